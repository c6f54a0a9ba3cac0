"""The same words in two mouths.

In: two sides of one point. Out: a `Conflict`, or None. Eight words in a row inside quotation marks, given to two different
persons, cannot both be right about that one occasion; an agency or a document may well carry a person's words.
"""

from __future__ import annotations

import re

from ..types import Conflict, Entity, Span, Statement
from .keys import PHRASE
from .sides import Side, scope, would_settle

RULE = "conflict.attribution.v2"
RUN = 8  # words in a row; shorter runs are stock phrases that two persons may well use
QUOTED = re.compile(r"[\"“][^\"”]{12,}[\"”]?")


def attribution_conflict(one: Side, other: Side) -> Conflict | None:
    """A contradiction when two accounts give the same quoted words to two different persons."""
    a, b = one.statement, other.statement
    if not a or not b or one.account.id == other.account.id or not one.keys.speaker or one.keys.speaker == other.keys.speaker:
        return None
    speakers = _person(one, a), _person(other, b)
    if not all(speakers) or len(one.keys.phrases & other.keys.phrases) < RUN - PHRASE + 1 or not (_is_quoted(one) and _is_quoted(other)):
        return None
    if not (_is_named(one, a) and _is_named(other, b)):
        return None  # whom "he" stands for is a reading, and no ground for a contradiction
    names = [s.name for s in speakers if s]
    if set(names[0].lower().split()) & set(names[1].lower().split()):
        return None  # one man under two forms of his name
    spans = [s.source or s.cue or s.content[0] for s in (a, b)]
    return Conflict(
        kind="attribution", strength="contradiction", scope=scope(one, other), both_true_if="both persons said these words, one repeating the other",
        values=(one.value(Span(*spans[0])), other.value(Span(*spans[1]))), rule=RULE,
        reason=f"the same words in quotation marks are given to {names[0]} and to {names[1]}", would_settle=would_settle(one, other),
    )  # fmt: skip


def _person(side: Side, statement: Statement) -> Entity | None:
    return next((e for e in side.account.entities if e.id == statement.speaker.entity and e.type == "person" and statement.speaker.status == "named"), None)


def _is_named(side: Side, statement: Statement) -> bool:
    """Whether the reporting words beside the quotation name the person."""
    return statement.source is not None and any(side.tree.token(i).pos == "PROPN" for i in side.tree.within(*statement.source))


def _is_quoted(side: Side) -> bool:
    """Whether most of the unit stands in quotation marks."""
    start, end = side.sentence()
    unit = {i for s in side.unit.spans for i in range(s.start, s.end)}
    quoted = {i for m in QUOTED.finditer(side.account.text, start, end) for i in range(*m.span())}
    statement = side.statement
    return len(unit & quoted) > len(unit) / 2 or bool(statement and statement.kind == "direct")
