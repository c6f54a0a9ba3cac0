"""Dates of one event that cannot both be right.

In: two sides of one point. Out: a `Conflict`, or None. The two dates must hang on the same predicate, be resolved from
the text, and lie more than a day apart: a day's difference may be a time zone. A month and a day inside it agree.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime
import re
from collections.abc import Sequence
from itertools import combinations

from ..types import Conflict, DateMention
from .sides import Opposed, Side, contradiction
from .sides import apart as apart_phrases

RULE, RULE_PARTIAL = "conflict.date.v1", "tension.date.v1"
PARTIAL = "both date the same act: {} and {}"
MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
MONTH_DAY = re.compile(r"\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?(?:\s+(\d{1,2})\b)?")
PARTS = {"early": (1, 10), "beginning": (1, 10), "start": (1, 10), "mid": (11, 20), "middle": (11, 20), "late": (21, 31), "end": (21, 31)}
LEAP = 2000  # a year in which every date of the calendar exists
HALF = 182  # days by which two dates without a year may lie apart before one may be of another year
REASON = "both date the same act; {} and {} lie more than a day apart, which no time zone explains"
MOST = 3  # tensions of dates in one event
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


def partial_dates(sides: Sequence[Side]) -> list[Opposed]:
    """One tension for each act whose dates, without a year, lie apart in two accounts."""
    held: dict[str, list[Side]] = {}
    for side in sides:
        if side.dates and side.unit.head is not None:
            held.setdefault(side.tree.lemma(side.unit.head), []).append(side)
    found: dict[tuple[str, str], Opposed] = {}
    for lemma, own in held.items():
        for one, other in combinations(own, 2):
            if (lemma, one.account.id) not in found and (conflict := partial_date_tension(one, other)):
                found[lemma, one.account.id] = Opposed(tuple((s, v.span) for s, v in zip((one, other), conflict.values, strict=True)), conflict)
    return apart_phrases(list(found.values()))[:MOST]


def partial_date_tension(one: Side, other: Side) -> Conflict | None:
    """Two dates without a year, of one doer's one act: a tension, since a plan may have changed between the accounts."""
    head_a, head_b = one.unit.head, other.unit.head
    if head_a is None or head_b is None or one.account.id == other.account.id or one.tree.lemma(head_a) != other.tree.lemma(head_b):
        return None
    if one.keys.subject is None or one.keys.subject != other.keys.subject:
        return None  # "a thief stole" may be two thefts
    for a in one.dates:
        for b in other.dates:
            days, others = _days(one, a), _days(other, b)
            if days and others and _far(days, others) and _hangs(one, a) and _hangs(other, b):
                found = contradiction("date", RULE_PARTIAL, PARTIAL, one, a, other, b)
                return dataclasses.replace(found, strength="tension", both_true_if="the day was changed between the accounts, or they date two acts")
    return None


def _days(side: Side, date: DateMention) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a month or a day whose year the text does not say, in the year `LEAP`."""
    found = MONTH_DAY.search(side.account.text, date.start, date.end)
    if found is None or date.earliest and date.basis == "text" and str(date.earliest)[:4] in side.account.text[date.start : date.end]:
        return None
    month = MONTHS.index(found[1][:3].lower()) + 1
    before = side.account.text[max(0, date.start - 1) : found.start()].lower().replace("-", " ").split()
    first, last = (int(found[2]), int(found[2])) if found[2] else next((PARTS[w] for w in before if w in PARTS), (1, 31))
    try:
        return datetime.date(LEAP, month, first), datetime.date(LEAP, month, min(last, calendar.monthrange(LEAP, month)[1]))
    except ValueError:
        return None


def _far(a: tuple[datetime.date, datetime.date], b: tuple[datetime.date, datetime.date]) -> bool:
    gap = max((b[0] - a[1]).days, (a[0] - b[1]).days)
    return TIME_ZONE < gap < HALF


def _hangs(side: Side, date: DateMention) -> bool:
    return any(date.start <= side.account.tokens[i].start < date.end for i in _below(side))


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
    tokens, hang = side.account.tokens, _below(side)
    found = []
    for date in side.dates:
        written = any(c.isdigit() for c in side.account.text[date.start : date.end])
        if date.precision in ("day", "month") and date.earliest and written:
            if any(date.start <= tokens[i].start < date.end for i in hang):
                found.append(date)
    return found


def _below(side: Side) -> set[int]:
    """The tokens of the phrases that hang on the clause's predicate."""
    if side.unit.head is None:
        return set()
    tree = side.tree
    hangs = lambda c: tree.relations[c] in ("oblique", "noun-modifier", "object", "adverb", "preposition") or tree.relations[c].startswith("obl")
    return {i for c in tree.children[side.unit.head] if hangs(c) for i in tree.subtree(c)}
