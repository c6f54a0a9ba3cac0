"""Expressions of time in one account, resolved against its publication date and against each other.

In: a Reading. Out: `DateMention`s in order. Without a publication date a bare weekday, "last
month" or a day without year stays unresolved, unless the text dates it elsewhere.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..language.calendar import Context, Placed, as_day, place
from ..language.dates import Expression, expressions
from ..types import DateMention
from . import clauses
from .reading import Reading

FUTURE = frozenset("will would shall ll 'll ’ll".split())
OBLIGED = frozenset({"must", "shall", "should"})
PLANS = frozenset("plan expect schedule prepare intend hope promise aim due set slate want agree".split())
PLANNED = ("plan", "expect", "schedul", "prepar", "intend", "promis", "due", "set", "slated", "agreed")
RANGE = frozenset(("to", "through", "until", "till", "and", "-", "–", "—"))
FORTNIGHT = timedelta(days=14)
COUNTED = ("shift", "anchor")


def dates(reading: Reading) -> tuple[DateMention, ...]:
    """`date.expression.v1`: every expression of time with its interval, precision and what that rests on."""
    published = reading.account.published.date if reading.account.published else None
    found = _ranged(reading.doc.text, expressions(reading.doc.text))
    first = [place(e, Context(published=published)) for e in found]
    base = Context(published=published, weekdays=_weekdays(found, first), years=_years(found))
    out: list[DateMention] = []
    anchor: tuple[int, date, str] | None = None
    for expression in found:
        here = reading.tokens_at(expression.start, expression.end)
        if here is None or _is_name(expression, reading, here):
            continue
        sentence = reading.sentence_of[here[0]]
        near = (anchor[1], anchor[2]) if anchor and sentence - anchor[0] <= 1 else None
        placed = place(expression, base._replace(direction=_direction(reading, expression, here[0]), anchor=near))
        span = reading.view.span(expression.start, expression.end)
        rule = "date.counted.v1" if expression.kind in COUNTED else "date.expression.v1"
        out.append(DateMention(start=span[0], end=span[1], earliest=placed.earliest, latest=placed.latest, precision=placed.precision, basis=placed.basis, by=rule))
        if (day := _single_day(placed)) is not None:
            anchor = (sentence, day, expression.text)
    return tuple(out)


def _ranged(text: str, found: list[Expression]) -> list[Expression]:
    """`date.range_year.v1`: in "from April 11 to April 12, 2017" the year is that of both days."""
    out = list(found)
    for n, (first, last) in enumerate(zip(found, found[1:], strict=False)):
        is_range = text[first.end : last.start].strip() in RANGE and first.kind == last.kind == "day"
        if is_range and first.year is None and last.year and (first.month or 0, first.day or 0) <= (last.month or 0, last.day or 0):
            out[n] = first._replace(year=last.year)
    return out


def _single_day(placed: Placed) -> date | None:
    return as_day(placed.earliest) if placed.earliest == placed.latest and placed.precision == "day" else None


def _weekdays(found: list[Expression], placed: list[Placed]) -> dict[int, tuple[date, str]]:
    """The weekdays that exactly one full date of the text falls on; in a text that looks back, only dates told with their weekday."""
    told = [(e, day) for e, where in zip(found, placed, strict=True) if e.kind == "day" and (day := _single_day(where)) is not None]
    looks_back = bool(told) and max(day for _, day in told) - min(day for _, day in told) > FORTNIGHT
    days: dict[int, dict[date, str]] = {}
    for expression, day in told:
        if not looks_back or expression.weekday is not None:
            days.setdefault(day.weekday(), {}).setdefault(day, expression.text)
    return {weekday: next(iter(group.items())) for weekday, group in days.items() if len(group) == 1}


def _years(found: list[Expression]) -> dict[tuple[int, int], int]:
    years: dict[tuple[int, int], set[int]] = {}
    for e in found:
        if e.kind == "day" and e.year and e.month and e.day:
            years.setdefault((e.month, e.day), set()).add(e.year)
    return {key: next(iter(group)) for key, group in years.items() if len(group) == 1}


def _is_name(expression: Expression, reading: Reading, here: tuple[int, int]) -> bool:
    """`Theresa May`, `Black Friday`-like names and `May` as a verb are no dates."""
    token, before = reading.doc[here[1] - 1], reading.doc[here[0] - 1] if here[0] else None
    if expression.kind == "today" and expression.text[:1].isupper() and here[0] != reading.sentences[reading.sentence_of[here[0]]][0]:
        return before is not None and before.text[:1].isalnum()  # `USA Today`
    if expression.kind == "month" and expression.year is None:
        return token.pos_ in ("AUX", "VERB") or token.ent_type_ in ("PERSON", "PER")
    return expression.kind == "weekday" and before is not None and before.text in ("Black", "Bloody", "Ash", "Good", "Cyber", "Palm", "Super")


def _direction(reading: Reading, expression: Expression, i: int) -> str | None:
    """past or future by the verb that governs the expression; None when no verb tells."""
    doc = reading.doc
    if expression.modifier in ("next", "this coming"):
        return "future"
    verb = clauses.verb(reading, i) if reading.has_parse else None
    if verb is None:
        window = [doc[j].lower_ for j in range(max(reading.sentences[reading.sentence_of[i]][0], i - 12), i)]
        if FUTURE & set(window[-6:]) or any(word.startswith(PLANNED) and after == "to" for word, after in zip(window, window[1:], strict=False)):
            return "future"
        window = window[-6:]
        return "past" if any(word.endswith("ed") or word in ("said", "was", "were", "met", "told", "came", "held", "had") for word in window) else None
    token = doc[verb]
    children = {child.lower_ for child in token.children if child.dep_ in ("aux", "aux:pass", "auxpass", "mark")}
    if children & FUTURE and not children & {"have"}:
        return "future"
    if children & OBLIGED and not children & {"have"} or ("to" in children and children & {"is", "are"}):
        return "future"  # "must be published by", "are to be answered by"
    if "to" in children and token.head.i != verb and clauses.lemma(reading, token.head.i) in PLANS | {"be", "go"}:
        return "future"
    if clauses.lemma(reading, verb) in ("schedule", "slate", "plan", "expect") and token.tag_ in ("VBN", ""):
        return "future"
    return "past" if token.tag_ in ("VBD", "VBN", "") or children & {"has", "have", "had", "was", "were"} else None
