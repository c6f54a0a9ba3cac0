"""Statements for spaCy users: `nlp.add_pipe("rashomon_statements")`.

In: a Doc of any English pipeline with a tagger and a parser. Out: the same Doc
with `doc._.statements` (a tuple of `Statement`, offsets into `doc.text`) and
`doc.spans["statements"]` (one span per piece of content; its label is the kind,
its id the number of the statement, so that pieces of one statement meet again).
"""

from __future__ import annotations

from types import SimpleNamespace

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from ..types import Account, Span


class _Whole:
    """A view without zones: all of the text is body."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, start: int, end: int) -> Span:
        return Span(start, end)

    def zone(self, offset: int) -> SimpleNamespace:
        return SimpleNamespace(kind="body")


def annotated(doc: Doc) -> Doc:
    """Find the statements of a Doc and keep them on it."""
    from .entities import entities
    from .reading import Reading
    from .statements import statements

    reading = Reading(Account(id="doc", uri="", sha256="", text=doc.text), _Whole(doc.text), doc)
    found = statements(reading, entities(reading))
    doc._.statements = found
    spans = [
        span
        for n, statement in enumerate(found)
        for start, end in statement.content
        if (span := doc.char_span(start, end, label=statement.kind, span_id=str(n + 1), alignment_mode="expand")) is not None
    ]
    doc.spans["statements"] = SpanGroup(doc, name="statements", spans=spans)
    return doc


@Language.factory("rashomon_statements", assigns=["doc._.statements", "doc.spans"], requires=["token.pos", "token.dep"])
def component(nlp: Language, name: str):
    """The factory behind `nlp.add_pipe("rashomon_statements")`; registers `doc._.statements`."""
    if not Doc.has_extension("statements"):
        Doc.set_extension("statements", default=())
    return annotated
