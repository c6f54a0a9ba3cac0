"""Statements for spaCy users: `nlp.add_pipe("rashomon_statements")`.

In: a Doc of any English pipeline with a tagger and a parser. Out: the same Doc
with `doc._.statements` (a tuple of `Statement`, offsets into `doc.text`) and
`doc.spans["statements"]` (one span per piece of content; its label is the kind,
its id the number of the statement, so that pieces of one statement meet again).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from functools import cache
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from ..types import Account, Span, Statement


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
        # kept as plain values, so that a Doc can be written and read again
        Doc.set_extension("statements", getter=_kept, setter=_keep)
    return annotated


def _keep(doc: Doc, found: Iterable[Statement]) -> None:
    doc.user_data["statements"] = [asdict(statement) for statement in found]


def _kept(doc: Doc) -> tuple[Statement, ...]:
    return tuple(_made(Statement, row) for row in doc.user_data.get("statements", ()))


def _made(kind: Any, value: Any) -> Any:
    """A value of the annotated type from the plain value that `asdict` and a file made of it."""
    if value is None or get_origin(kind) not in (None, tuple, Union, UnionType):
        return value
    if get_origin(kind) in (Union, UnionType):
        return _made(next(k for k in get_args(kind) if k is not NoneType), value)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], v) for v in value)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return kind(*value)
    if not isinstance(kind, type) or not is_dataclass(kind):
        return value
    return kind(**{name: _made(hint, value[name]) for name, hint in _hints(kind).items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
