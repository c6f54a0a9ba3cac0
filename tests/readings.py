"""Readings for tests: a text alone, or a text with a parse written by hand."""

from __future__ import annotations

from types import SimpleNamespace

import spacy
from spacy.tokens import Doc, Span

from rashomon.annotate.reading import Reading
from rashomon.language.reader.words import Splitter
from rashomon.types import Account, Published
from rashomon.types import Span as Place

NLP = spacy.blank("en")
SPLIT = Splitter(NLP.vocab)


class Whole:
    """A view that is the text itself; all of it is body."""

    def __init__(self, text: str, shift: int = 0) -> None:
        self.text, self.shift = text, shift

    def span(self, start: int, end: int) -> Place:
        return Place(start + self.shift, end + self.shift)

    def zone(self, _: int) -> SimpleNamespace:
        return SimpleNamespace(kind="body")


def reading(text: str, published: str | None = None, names: dict[str, str] | None = None) -> Reading:
    """A reading without tags or parse; `names` are the reader's named entities by their words."""
    doc = SPLIT(text)
    spans = []
    for words, label in (names or {}).items():
        start = text.index(words)
        span = doc.char_span(start, start + len(words), label=label, alignment_mode="expand")
        spans.append(Span(doc, span.start, span.end, label=label))
    doc.ents = spacy.util.filter_spans(spans)
    return Reading(_account(text, published), Whole(text), doc)


def parsed(rows: str, published: str | None = None) -> Reading:
    """A reading from rows `word pos dep head [lemma [tag]]`, one word a line; heads count from 1, 0 is the root."""
    fields = [row.split() for row in rows.strip().splitlines()]
    words = [f[0] for f in fields]
    spaces = [i + 1 < len(words) and words[i + 1] not in (",", ".", "'s", "n't") for i in range(len(words))]
    doc = Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        pos=[f[1] for f in fields],
        deps=["ROOT" if f[2] == "root" else f[2] for f in fields],
        heads=[int(f[3]) - 1 if f[3] != "0" else i for i, f in enumerate(fields)],
        lemmas=[f[4] if len(f) > 4 else f[0].lower() for f in fields],
        tags=[f[5] if len(f) > 5 else "" for f in fields],
    )
    return Reading(_account(doc.text, published), Whole(doc.text), doc)


def _account(text: str, published: str | None) -> Account:
    when = Published(date=published, precision="day", basis="text", span=None) if published else None
    return Account(id="a1", uri="a.txt", sha256="", text=text, published=when)
