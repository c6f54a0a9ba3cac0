"""Load a reader and read texts with it.

A reader is any spaCy pipeline. The shipped one reads a whole text at once; any
other is given one paragraph at a time (treebanks know no blank lines) and the
parts are joined. Either way one Doc comes out whose text is the text given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import ReaderError
from .network import FILES, FOLDER
from .paragraphs import paragraphs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "rashomon-reader 0.1"
LONGEST = 50_000  # code points a foreign pipeline is given at once


def load(name: str | None = None) -> Language:
    """The shipped reader, or any spaCy pipeline by package name or path.

    Loaded once per name. Raises ReaderError, with one line, when it cannot be.
    """
    return _load(str(name) if name else "")


@lru_cache(maxsize=4)
def _load(name: str) -> Language:
    try:
        import spacy
    except ImportError as error:
        raise ReaderError(f"reader: spaCy is not installed ({error}); install rashomon with its dependencies") from error
    from .component import register

    register()
    if not name:
        return shipped(FOLDER)
    if (Path(name) / "model.onnx").is_file():
        return shipped(Path(name))
    try:
        return spacy.load(name)
    except Exception as error:
        first = str(error).strip().split("\n")[0][:160]
        raise ReaderError(f"reader {name!r}: cannot be loaded ({first}); name an installed spaCy pipeline or its folder") from error


def shipped(folder: Path) -> Language:
    """A blank English pipeline with the network in `folder` as its one component."""
    from spacy.lang.en import English

    from . import component  # noqa: F401  (registers the factory)
    from .words import Splitter

    missing = [n for n in FILES if not (folder / n).is_file()]
    if missing:
        raise ReaderError(f"reader: {folder.name} lacks {missing[0]}; reinstall rashomon or name another reader")
    nlp = English()
    nlp.tokenizer = Splitter(nlp.vocab, nlp)
    nlp.config["nlp"]["tokenizer"] = {"@tokenizers": "rashomon.words.v1"}
    nlp.max_length = 1 << 40
    try:
        # the shipped folder goes unnamed, so that a pipeline that is written can be read elsewhere
        nlp.add_pipe("rashomon_reader", config={"folder": "" if folder == FOLDER else str(folder)})
        nlp.get_pipe("rashomon_reader").loaded()  # type: ignore[attr-defined]
    except Exception as error:
        first = str(error).strip().split("\n")[0][:160]
        raise ReaderError(f"reader: the model in {folder.name} cannot be loaded ({first}); reinstall rashomon") from error
    nlp.meta["name"] = NAME
    return nlp


def name(nlp: Language) -> str:
    """What to write as `generator.reader`: name and version of the pipeline."""
    if "rashomon_reader" in nlp.pipe_names:
        return NAME
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', 'pipeline')} {nlp.meta.get('version', '')}".strip()


def read(nlp: Language, text: str) -> Doc:
    """One Doc for a text of any size; `doc.text == text`, offsets are the text's.

    Lone surrogates, which no text file can hold, become U+FFFD.
    """
    from spacy.tokens import Doc

    text = text.encode("utf-8", "replace").decode("utf-8") if text.isascii() else _without_surrogates(text)
    if not text or text.isspace():
        return _blank(nlp, text)
    if "rashomon_reader" in nlp.pipe_names:
        return nlp(text)
    parts = [nlp(text[a:b]) if has_words else _blank(nlp, text[a:b]) for a, b, has_words in _pieces(text)]
    return Doc.from_docs(parts, ensure_whitespace=False, exclude=["tensor"]) or _blank(nlp, text)  # type: ignore[call-arg]


def read_many(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """A Doc for each text, in order."""
    return (read(nlp, text) for text in texts)


def _without_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _blank(nlp: Language, text: str) -> Doc:
    """White space as a Doc that claims nothing."""
    from spacy.tokens import Doc

    if not text:
        return Doc(nlp.vocab)
    doc = Doc(nlp.vocab, words=[text], spaces=[False], tags=["_SP"], pos=["SPACE"], deps=["dep"], heads=[0], lemmas=[text])
    return doc


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """The text in order: paragraphs (True), and the white space between (False)."""
    at = 0
    for start, end in paragraphs(text):
        if at < start:
            yield at, start, False
        while start < end:
            cut = end if end - start <= LONGEST else text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
            yield start, cut, True
            start = cut
        at = end
    if at < len(text):
        yield at, len(text), False
