"""The spaCy component `rashomon_reader`: fills a Doc from one network pass.

Sets tags, morphology, lemmas, heads, relations, sentences, `doc.ents`,
`doc._.attributions` and `doc._.span_scores`. White-space tokens are not words:
they never reach the network and hang on the word before them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import srsly
from spacy import attrs, registry
from spacy.language import Language
from spacy.tokens import Doc, Span

from . import decode
from .agreement import agreed
from .attribution import Attribution, Range
from .filled import Filled
from .network import FILES, FOLDER, Network
from .paragraphs import paragraphs
from .words import Splitter, windows

LONGEST = 900  # words: a longer paragraph is read as several, which bounds the memory
BLOCK = 48  # windows that are scored before their words are decoded
SENTENCE_ENDS = frozenset(".!?…")


@Language.factory(
    "rashomon_reader",
    default_config={"folder": ""},
    assigns=["doc.ents", "token.dep", "token.head", "token.tag", "token.pos", "token.lemma", "token.morph", "token.is_sent_start"],
)
def make(nlp: Language, name: str, folder: str) -> ReaderComponent:
    """The component; `folder` holds the model, the shipped one where it is empty. Loads it when it is first needed."""
    return ReaderComponent(Path(folder) if folder else FOLDER)


@registry.tokenizers("rashomon.words.v1")
def make_splitter() -> Callable[[Language], Splitter]:
    """The words that the network knows, for the `[nlp.tokenizer]` of a pipeline's config."""
    return lambda nlp: Splitter(nlp.vocab)


class ReaderComponent:
    """The network in a folder, or one at hand; calling it fills one Doc in place."""

    def __init__(self, folder: Path, network: Network | None = None) -> None:
        self._folder, self._network = folder, network
        self._kept: TemporaryDirectory | None = None

    def loaded(self) -> ReaderComponent:
        """The component with its network loaded; raises what the files raise."""
        _ = self.network
        return self

    @property
    def network(self) -> Network:
        """The network, loaded at the first use; raises what its files raise."""
        if self._network is None:
            self._network = Network(self._folder)
        return self._network

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model into the folder `path`."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copyfile(self._folder / name, Path(path) / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ReaderComponent:
        """Use the model in the folder `path` from now on."""
        self._folder, self._network = Path(path), None
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model's files as one message."""
        return srsly.msgpack_dumps({name: (self._folder / name).read_bytes() for name in FILES})

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> ReaderComponent:
        """Use the model in a message from now on; it lies in a temporary folder while the component lives."""
        self._kept = TemporaryDirectory(prefix="rashomon-reader-")
        files = srsly.msgpack_loads(data)
        for name in FILES:
            (Path(self._kept.name) / name).write_bytes(files[name])
        return self.from_disk(self._kept.name)

    def __reduce__(self) -> tuple[Callable[..., ReaderComponent], tuple[Any, ...]]:
        # a session of the run time cannot be pickled; the shipped model need not be
        return (ReaderComponent, (FOLDER,)) if self._folder == FOLDER else (_from_bytes, (self.to_bytes(),))

    def __call__(self, doc: Doc) -> Doc:
        register()
        is_space, offsets, names = doc.to_array([attrs.IS_SPACE, attrs.IDX, attrs.ORTH]).T if len(doc) else np.zeros((3, 0), np.uint64)
        places: list[int] = np.flatnonzero(is_space == 0).tolist()
        words = [doc.vocab.strings[orth] for orth in names[places].tolist()]
        groups = _groups(doc.text, words, offsets[places].tolist())
        found = Filled(self.network, words, {a for a, _ in groups})
        block: list[tuple[int, int]] = []
        for window in windows([[len(self.network.pieces.of(w)) for w in words[a:b]] for a, b in groups]):
            paragraph, start, _ = window[0]
            if start == 0 and len(block) >= BLOCK:
                found.add(block)
                block = []
            block.append((groups[paragraph][0] + start, groups[window[-1][0]][0] + window[-1][2]))
        if block:
            found.add(block)
        return write(doc, places, found)


def _from_bytes(data: bytes) -> ReaderComponent:
    return ReaderComponent(FOLDER).from_bytes(data)


def register() -> None:
    """The Doc extensions; setting them twice is harmless."""
    if not Doc.has_extension("attributions"):
        # kept as plain tuples, so that a Doc can be written and read again
        Doc.set_extension("attributions", getter=_attributions, setter=_set_attributions)
        Doc.set_extension("span_scores", default=None)


def _attributions(doc: Doc) -> tuple[Attribution, ...]:
    return tuple(Attribution.of(row) for row in doc.user_data.get("attributions", ()))


def _set_attributions(doc: Doc, found: Iterable[Attribution]) -> None:
    doc.user_data["attributions"] = [a.plain() for a in found]


def _groups(text: str, words: Sequence[str], offsets: Sequence[int]) -> list[tuple[int, int]]:
    """Word ranges of the paragraphs, the endless ones cut, best after a sentence."""
    ends = [end for _, end in paragraphs(text)]
    out: list[tuple[int, int]] = []
    begin, p = 0, 0
    for k in range(len(words) + 1):
        is_last = k == len(words)
        while p < len(ends) and not is_last and offsets[k] >= ends[p]:
            p += 1
            if begin < k:
                out.append((begin, k))
                begin = k
        n = k - begin
        ends_sentence = n > LONGEST * 0.8 and words[k - 1][-1] in SENTENCE_ENDS
        if n and (is_last or n >= LONGEST or ends_sentence):
            out.append((begin, k))
            begin = k
    return out


def write(doc: Doc, places: Sequence[int], found: Filled) -> Doc:
    """Put what was found into the Doc; words become tokens."""
    n, strings, morphology = len(doc), doc.vocab.strings, doc.vocab.morphology
    add = lru_cache(maxsize=None)(strings.add)
    space = [add("_SP"), add("SPACE"), morphology.add(""), 0, add("dep")]
    feats = {f: morphology.add("" if f == "_" else f) for f in set(found.feats)}
    columns = [attrs.TAG, attrs.POS, attrs.MORPH, attrs.LEMMA, attrs.DEP, attrs.HEAD]
    rows = np.zeros((n, len(columns)), np.uint64)
    previous = places[0] if places else 0
    k = 0
    for i in range(n):
        if k < len(places) and places[k] == i:
            relation = "ROOT" if found.relations[k] == "root" else found.relations[k]
            row = [add(found.xpos[k]), add(found.upos[k]), feats[found.feats[k]], add(found.lemmas[k]), add(relation)]
            head, previous, k = places[found.heads[k]], i, k + 1
        else:
            space[3] = add(doc[i].text)
            row, head = space, previous
        rows[i, :5] = row
        rows[i, 5] = (head - i) % (1 << 64)  # spaCy keeps relative heads as unsigned
    if n:
        values: Any = rows
        doc.from_array(columns, values)
    spans = [Span(doc, places[a], places[b - 1] + 1, label=label) for a, b, label in decode.spans(agreed([doc[i].text for i in places], found.names))]
    doc.set_ents(spans)
    doc._.attributions = tuple(_in_tokens(a, places) for a in found.attributions)
    scores = np.zeros((n, found.roles.shape[1]), np.float32)
    scores[list(places)] = found.roles
    doc._.span_scores = scores
    return doc


def _in_tokens(found: Attribution, places: Sequence[int]) -> Attribution:
    def tokens(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        return tuple((places[a], places[b - 1] + 1) for a, b in ranges)

    return replace(found, source=tokens(found.source), cue=tokens(found.cue), content=tokens(found.content))
