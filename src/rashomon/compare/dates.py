"""Dates of one event that cannot both be right.

In: two sides of one point. Out: a `Conflict`, or None. The two dates must hang on the same predicate, be resolved from
the text, and lie more than a day apart: a day's difference may be a time zone. A month and a day inside it agree.
"""

from __future__ import annotations

import datetime

from ..types import Conflict, DateMention
from .sides import Side, contradiction

RULE = "conflict.date.v1"
REASON = "both date the same act; {} and {} lie more than a day apart, which no time zone explains"
TIME_ZONE = 1  # days by which two clocks can differ
SURE = ("text", "explicit")


def date_conflict(one: Side, other: Side) -> Conflict | None:
    """The first pair of dates of the same predicate that are apart, or None."""
    head_a, head_b = one.unit.head, other.unit.head
    if head_a is None or head_b is None or one.account.id == other.account.id or one.unit.realis != other.unit.realis:
        return None
    if one.tree.lemma(head_a) != other.tree.lemma(head_b) or not one.keys.pairs & other.keys.pairs:
        return None
    for a in _of_predicate(one):
        for b in _of_predicate(other):
            if apart(a, b):
                return contradiction("date", RULE, REASON, one, a, other, b)
    return None


def apart(a: DateMention, b: DateMention) -> bool:
    """Whether two intervals of days lie more than a time zone apart."""
    first_a, last_a, first_b, last_b = _day(a.earliest, first=True), _day(a.latest, first=False), _day(b.earliest, first=True), _day(b.latest, first=False)
    if not (first_a and last_a and first_b and last_b):
        return False
    return (first_b - last_a).days > TIME_ZONE or (first_a - last_b).days > TIME_ZONE


def _day(date: str | None, *, first: bool) -> datetime.date | None:
    """A date at any precision as its first or last day."""
    parts = (date or "").split("-")
    try:
        year, month, day = int(parts[0]), int(parts[1]) if len(parts) > 1 else (1 if first else 12), int(parts[2]) if len(parts) > 2 else 0
        if day:
            return datetime.date(year, month, day)
        if first:
            return datetime.date(year, month, 1)
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)
    except ValueError:
        return None


def _of_predicate(side: Side) -> list[DateMention]:
    """Day or month dates in the text's own figures that hang on the clause's predicate."""
    tokens = side.account.tokens
    hang = {i for c in side.tree.children[side.unit.head] if side.tree.relations[c] in ("oblique", "noun-modifier", "object", "adverb", "preposition") or side.tree.relations[c].startswith("obl") for i in side.tree.subtree(c)} if side.unit.head is not None else set()
    found = []
    for date in side.dates:
        written = any(c.isdigit() for c in side.account.text[date.start : date.end])
        if date.precision in ("day", "month") and date.earliest and written:
            if any(date.start <= tokens[i].start < date.end for i in hang):
                found.append(date)
    return found
