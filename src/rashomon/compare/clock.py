"""When the accounts of one event speak, and what their dates come to once that is known.

In: the accounts as told. Out: for each account its dates, those resolved that the account alone could not resolve. An
account without a date of its own lies beside the others that have one; where none has, the year is taken from what the
texts themselves tie together (a weekday with a day of the month, "last year" with a year told elsewhere), and a date
is given only as closely as every day that the account may have been written on agrees. Every such date says so in its
basis.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..language.calendar import Context, as_day, place
from ..language.dates import Expression, expressions
from ..types import DateMention
from .units import Told, Unit
from .vocabulary import weight

BY = "date.clock.v1"
BESIDE = datetime.timedelta(days=1)  # how far from the others' dates an undated account may lie
APART = datetime.timedelta(days=14)  # dated accounts farther apart than this tell nothing of an undated one
CLOSED = ("until", "through", "by", "before", "till", "beyond", "after")
RUNNING = 0.5  # share of the weekdays told that must be the news day or the day before it
SHARED = 2  # content words that make two dated clauses speak of one thing
CLOSE = 60  # days within which a day of the month is the nearest one, whatever the verb says
AHEAD = frozenset({"expect", "schedule", "plan", "prepare", "due", "upcoming", "ahead", "intend"})
HAVE = frozenset({"be", "have", "do"})
COMPARES = frozenset("increase decrease rise fall drop up down more less than compare growth decline jump".split())


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which an account was written, and why."""

    first: datetime.date
    last: datetime.date
    basis: str


@dataclass(frozen=True, slots=True)
class _Dated:
    """An expression of time in its clause; `mention` as the account resolved it."""

    told: Told
    mention: DateMention
    expression: Expression
    unit: Unit | None

    @property
    def is_ahead(self) -> bool:
        return ahead(self.told, self.mention, self.unit)


def dated(told: Sequence[Told]) -> Mapping[str, tuple[DateMention, ...]]:
    """The dates of each account by its id, in text order; what stays unknown keeps its nulls."""
    held = {t.account.id: list(_read(t)) for t in told}
    windows = _windows(told, [d for dates in held.values() for d in dates])
    found: dict[str, tuple[DateMention, ...]] = {}
    for one in told:
        window = windows.get(one.account.id)
        known = {id(d.mention): d for d in held[one.account.id]}
        found[one.account.id] = tuple(
            _placed(known[id(m)], window) if window and m.earliest is None and id(m) in known else m for m in one.account.dates
        )
    return found


def ahead(told: Told, date: DateMention, unit: Unit | None) -> bool:
    """Whether what a date dates is still to come: its clause says so, or a verb over it ("expected to meet in May")."""
    first = bisect_left(told.account.tokens, date.start, key=lambda t: t.start)
    at = first if first < len(told.account.tokens) else None
    if at and told.tree.token(at - 1).tag == "VBD":
        return False  # "media reported Saturday", whatever the parse hangs the day on
    for _ in range(6):
        if at is None or (up := told.tree.token(at).head) == at:
            break
        at = up
        if told.tree.lemma(at) in AHEAD or any(told.tree.word(c) in ("will", "’ll", "'ll") for c in told.tree.related(at, "auxiliary")):
            return True
        if told.tree.token(at).tag in ("VBD", "VBZ", "VBP") and told.tree.lemma(at) not in HAVE:
            return False
    return unit is not None and unit.realis in ("planned", "conditional")


def _read(told: Told) -> Iterator[_Dated]:
    at = {e.start: e for e in expressions(told.account.text)}
    for mention in told.account.dates:
        if (expression := at.get(mention.start)) is not None:
            unit = next((u for u in told.units if any(s.start < mention.end and mention.start < s.end for s in u.spans)), None)
            yield _Dated(told, mention, expression, unit)


def shifted(day: datetime.date, by: datetime.timedelta) -> datetime.date:
    """A day some days on, or the day itself where the calendar ends."""
    try:
        return day + by
    except OverflowError:
        return day


def _windows(told: Sequence[Told], dates: Sequence[_Dated]) -> Mapping[str, Window]:
    days = [day for t in told if (day := as_day(t.account.published.date if t.account.published else None))]
    undated = [t for t in told if not t.account.published]
    if days and max(days) - min(days) <= APART:
        basis = "inferred: between the dates of the other accounts"
        return {t.account.id: Window(shifted(min(days), -BESIDE), shifted(max(days), BESIDE), basis) for t in undated}
    if days or len(undated) < len(told) or (found := _year(dates)) is None:
        return {}
    window = _narrowed(*found, dates)
    return {t.account.id: window for t in undated}


def _year(dates: Sequence[_Dated]) -> tuple[int, str] | None:
    """The year in which the accounts were written, where the texts tie it down; None where clues are missing or differ."""
    told_years = [d for d in dates if d.mention.earliest and d.mention.basis == "text" and not d.is_ahead]
    latest = max((int((d.mention.latest or d.mention.earliest or "0")[:4]) for d in told_years), default=0)
    votes: Counter[tuple[int, str]] = Counter()
    lasts = [d for d in dates if d.unit and d.expression.kind == "unit" and d.expression.unit == "year" and d.expression.modifier == "last"]
    words = {id(d): _words(d) for d in (*lasts, *told_years)}
    beside = {(d.told.account.id, d.unit.sentence) for d in lasts if d.unit}
    for last in lasts:
        for other in (d for d in told_years if d.unit and d.mention.precision in ("year", "month")):
            year = int((other.mention.earliest or "0")[:4])
            if _sentence(last) == _sentence(other):
                if year + 1 >= latest and _compares(last):
                    votes[year + 2, "inferred: “last year” beside the year before it"] += 1
            elif year == latest and _sentence(other) not in beside and sum(weight(w) > 0 for w in words[id(last)] & words[id(other)]) >= SHARED:
                votes[year + 1, f"inferred: “last year” is {year} elsewhere in the accounts"] += 1
    for d in dates:
        if d.expression.kind == "day" and d.expression.weekday is not None and d.expression.year is None and d.expression.month and d.expression.day:
            fits = [y for y in range(latest, latest + 4) if _weekday(y, d.expression.month, d.expression.day) == d.expression.weekday]
            if latest and len(fits) == 1:
                votes[fits[0], "inferred: the weekday of a day of the month"] += 1
    years = {year for year, _ in votes}
    return max(votes, key=lambda v: (votes[v], v)) if len(years) == 1 else None


def _sentence(date: _Dated) -> tuple[str, int]:
    return date.told.account.id, date.unit.sentence if date.unit else -1


def _compares(last: _Dated) -> bool:
    tree, unit = last.told.tree, last.unit
    sentence = {tree.lemma(i) for u in last.told.units if unit and u.sentence == unit.sentence for i in u.tokens}
    return bool(sentence & COMPARES)


def _words(date: _Dated) -> frozenset[str]:
    """The nouns and verbs of the sentence a date stands in."""
    tree, unit = date.told.tree, date.unit
    return frozenset(tree.lemma(i) for u in date.told.units if unit and u.sentence == unit.sentence for i in u.tokens if tree.token(i).pos in ("NOUN", "VERB"))


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return datetime.date(year, month, day).weekday()
    except ValueError:
        return None


def _narrowed(year: int, basis: str, dates: Sequence[_Dated]) -> Window:
    """The part of a year that the days of the month in the texts leave open: after what is past, before what is to come."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    named: dict[datetime.date, set[str]] = {}
    for d in dates:
        if d.expression.kind != "day" or d.expression.year or _weekday(year, d.expression.month or 0, d.expression.day or 0) is None:
            continue
        day = datetime.date(year, d.expression.month or 1, d.expression.day or 1)
        before = d.told.account.text[: d.mention.start].split()[-1:]
        if [w.lower() for w in before] in [[w] for w in CLOSED]:
            last = min(last, day)
            continue
        named.setdefault(day, set()).add(d.told.account.id)
        if d.is_ahead:
            last = min(last, shifted(day, BESIDE))
        elif day <= last:
            first = max(first, day)
    told_on = Counter(d.expression.weekday for d in dates if d.expression.kind == "weekday" and not d.expression.modifier.startswith(("next", "last")))
    for day in sorted(named, key=lambda n: (-len(named[n]), n)):
        share = (told_on[day.weekday()] + told_on[(day.weekday() - 1) % 7]) / max(1, told_on.total())
        if len(named[day]) > 1 and told_on[day.weekday()] > 1 and share >= RUNNING and max(first, day) <= min(last, shifted(day, BESIDE)):
            return Window(max(first, day), min(last, shifted(day, BESIDE)), basis)  # the day the news is of
    return Window(first, last, basis) if first <= last else Window(datetime.date(year, 1, 1), datetime.date(year, 12, 31), basis)


def _placed(date: _Dated, window: Window) -> DateMention:
    """A date as closely as both ends of the window agree on it."""
    if (near := _nearest(date.expression, window)) is not None:
        return replace(date.mention, earliest=near.isoformat(), latest=near.isoformat(), precision="day", basis=window.basis, by=BY)
    if date.expression.kind == "month" and date.expression.year is None and not date.expression.modifier:
        inside = [d for d in (window.first, window.last) if d.month == date.expression.month]
        if inside:
            return replace(date.mention, earliest=inside[0].isoformat()[:7], latest=inside[0].isoformat()[:7], precision="month", basis=window.basis, by=BY)
    ends = [place(date.expression, Context(published=day.isoformat(), direction="future" if date.is_ahead else "past")) for day in (window.first, window.last)]
    if any(e.earliest is None or e.latest is None for e in ends):
        return date.mention
    earliest, latest = min(str(e.earliest) for e in ends), max(str(e.latest) for e in ends)
    precision = ends[0].precision
    if (ends[0].earliest, ends[0].latest) != (ends[1].earliest, ends[1].latest):
        if earliest[:7] == latest[:7] and len(earliest) > 4:
            earliest, latest, precision = earliest[:7], latest[:7], "month"
        elif earliest[:4] == latest[:4]:
            earliest, latest, precision = earliest[:4], latest[:4], "year"
        else:
            return date.mention
    return replace(date.mention, earliest=earliest, latest=latest, precision=precision, basis=window.basis, by=BY)


def _nearest(expression: Expression, window: Window) -> datetime.date | None:
    """The day of the month that lies nearest to the window, where one lies close."""
    if expression.kind != "day" or expression.year or expression.last:
        return None
    days = [datetime.date(y, expression.month or 1, expression.day or 1) for y in range(window.first.year - 1, window.last.year + 2) if _weekday(y, expression.month or 0, expression.day or 0) is not None]
    away = lambda day: max((window.first - day).days, (day - window.last).days, 0)
    best = min(days, key=away, default=None)
    return best if best is not None and away(best) <= CLOSE else None
