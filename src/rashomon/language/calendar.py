"""Expressions of time placed on the calendar.

In: an `Expression`, the day of publication, a day to count from, the direction of the
verb. Out: a `Place in time`: earliest and latest, `YYYY[-MM[-DD]]`, both inclusive; null where
nothing carries it. Weeks run from Monday to Sunday. Never more precise than the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from .dates import Expression

NOTHING: Mapping[Any, Any] = MappingProxyType({})
SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FAR = 300  # days from publication beyond which a day of the month is told with its year
NO_PUBLICATION = "no publication date to count from"


class Placed(NamedTuple):
    """An interval, both ends inclusive, its precision and what it rests on."""

    earliest: str | None
    latest: str | None
    precision: str
    basis: str


class Context(NamedTuple):
    """What an expression may be counted from.

    published: `YYYY[-MM[-DD]]` or None; direction: past, future or None; anchor: a day told just before, and its words;
    weekdays: the one day of that weekday that the text dates elsewhere, with its words; years: year of a day and month
    that the text gives in full elsewhere.
    """

    published: str | None = None
    direction: str | None = None
    anchor: tuple[date, str] | None = None
    weekdays: Mapping[int, tuple[date, str]] = NOTHING
    years: Mapping[tuple[int, int], int] = NOTHING

    @property
    def day(self) -> date | None:
        """The day of publication, when the day is known."""
        return as_day(self.published)

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return int(self.published[:4]) if self.published else None


def as_day(text: str | None) -> date | None:
    """The day that `YYYY-MM-DD` names; None for less and for what is no day."""
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def place(expression: Expression, context: Context) -> Placed:
    """Where an expression lies on the calendar; never raises."""
    try:
        return RULES[expression.kind](expression, context)
    except (ValueError, OverflowError):
        return Placed(None, None, "day", "outside the calendar")


def _one(day: date, precision: str, basis: str) -> Placed:
    return Placed(day.isoformat(), day.isoformat(), precision, basis)


def _unknown(precision: str, basis: str = NO_PUBLICATION) -> Placed:
    return Placed(None, None, precision, basis)


def _nearest_year(month: int, day: int | None, context: Context) -> tuple[int, str] | None:
    """The year in which a month (and day) without one lies: the past nearest to publication, or the future for such verbs."""
    if day is not None and (month, day) in context.years:
        return context.years[month, day], "the year is given elsewhere in the text"
    if context.published is None or context.year is None:
        return None
    published = (context.year, int(context.published[5:7] or 0) if len(context.published) > 4 else 12, context.day.day if context.day else 31)
    here = (month, day if day is not None else 1)
    before = here <= published[1:] if day is not None else month <= published[1]
    if context.direction == "future":
        year = context.year if here >= published[1:] or (day is None and month >= published[1]) else context.year + 1
    else:
        year = context.year if before else context.year - 1
    if context.direction is None and not before and day is not None and context.day:
        ahead = date(context.year, month, day) - context.day
        year = context.year if ahead.days <= 120 else context.year - 1
    return year, "year from the publication date"


def _years_of_weekday(expression: Expression, context: Context) -> list[int]:
    """The years, nearest to publication first, in which a day without a year falls on the weekday told beside it."""
    here = context.day
    if expression.weekday is None or here is None:
        return []
    days = [date(year, expression.month or 1, min(expression.day or 1, 28)) for year in (here.year - 1, here.year, here.year + 1)]
    far = {day.year: abs((day - here).days) for day in days}
    return sorted((y for y in far if far[y] <= FAR and _falls_on(y, expression)), key=lambda y: far[y])


def _falls_on(year: int, expression: Expression) -> bool:
    try:
        return date(year, expression.month or 1, expression.day or 1).weekday() == expression.weekday
    except ValueError:
        return False


def _day(expression: Expression, context: Context) -> Placed:
    month, day, basis, year = expression.month or 1, expression.day or 1, "text", expression.year
    if year is None:
        found = _nearest_year(month, day, context)
        if found is None:
            return _unknown("day", "no year in the text and no publication date")
        year, basis = found
        if fitting := _years_of_weekday(expression, context):
            year, basis = fitting[0], "year from the publication date and the weekday"
    first = date(year, month, day)
    if expression.weekday is not None and first.weekday() != expression.weekday:
        basis += f"; not a {WEEKDAY_NAMES[expression.weekday]}"
    last = first.replace(day=expression.last) if expression.last else first
    return Placed(first.isoformat(), last.isoformat(), "day", basis)


def _month(expression: Expression, context: Context) -> Placed:
    month, basis, year = expression.month or 1, "text", expression.year
    if year is None and expression.modifier in ("last", "this past", "next", "this coming", "this") and context.year:
        here = int((context.published or "")[5:7] or 12)
        if expression.modifier in ("last", "this past"):
            year = context.year if month < here else context.year - 1
        elif expression.modifier == "this":
            year = context.year
        else:
            year = context.year if month > here else context.year + 1
        basis = "publication date"
    if year is None:
        found = _nearest_year(month, None, context)
        if found is None:
            return _unknown("month", "no year in the text and no publication date")
        year, basis = found
    return Placed(f"{year:04}-{month:02}", f"{year:04}-{month:02}", "month", basis)


def _months(expression: Expression, context: Context) -> Placed:
    first, last, year, basis = expression.month or 1, expression.last or 1, expression.year, "text"
    if year is None:
        found = _nearest_year(first, None, context)
        if found is None:
            return _unknown("month", "no year in the text and no publication date")
        start, basis = found
        year = start if last >= first else start + 1
    else:
        start = expression.first_year or (year if last >= first else year - 1)
    return Placed(f"{start:04}-{first:02}", f"{year:04}-{last:02}", "month", basis)


def _year(expression: Expression, context: Context) -> Placed:
    year = f"{expression.year:04}"
    return Placed(year, year, "year", "text")


def _years(expression: Expression, context: Context) -> Placed:
    return Placed(f"{expression.year:04}", f"{expression.last:04}", "year", "text")


def _decade(expression: Expression, context: Context) -> Placed:
    return Placed(f"{expression.year:04}", f"{(expression.year or 0) + 9:04}", "decade", "text")


def _season(expression: Expression, context: Context) -> Placed:
    first, last = SEASONS[expression.unit]
    year, basis = expression.year, "text"
    if year is None:
        if context.day is None:
            return _unknown("season")
        here, basis = context.day, "publication date"
        running = first <= here.month <= last if first < last else here.month >= first or here.month <= last
        if expression.modifier in ("last", "this past"):
            year = here.year if here.month > last and first < last else here.year - 1
        elif expression.modifier in ("next", "this coming"):
            year = here.year if here.month < first else here.year + 1
        else:
            year = here.year - 1 if running and first > last and here.month <= last else here.year
    end = year if last >= first else year + 1
    return Placed(f"{year:04}-{first:02}", f"{end:04}-{last:02}", "season", basis)


def _weekday(expression: Expression, context: Context) -> Placed:
    wanted = expression.weekday or 0
    if context.day is None:
        if wanted in context.weekdays and expression.modifier not in ("last", "next", "the previous", "the following"):
            day, words = context.weekdays[wanted]
            return _one(day, "day", f"the only dated {WEEKDAY_NAMES[wanted]} of the text: {words}")
        return _unknown("day")
    here = context.day
    back = (here.weekday() - wanted) % 7
    ahead = (wanted - here.weekday()) % 7
    modifier = expression.modifier
    if modifier in ("last", "the previous"):
        day = here - timedelta(days=back or 7)
        same_week = day.isocalendar()[:2] == here.isocalendar()[:2]
        first = day - timedelta(days=7) if same_week else day
        return Placed(first.isoformat(), day.isoformat(), "day", "publication date" + ("; this week or the last" if same_week else ""))
    if modifier in ("next", "the following"):
        day = here + timedelta(days=ahead or 7)
        same_week = day.isocalendar()[:2] == here.isocalendar()[:2]
        last = day + timedelta(days=7) if same_week else day
        return Placed(day.isoformat(), last.isoformat(), "day", "publication date" + ("; this week or the next" if same_week else ""))
    if modifier in ("this", "this coming"):
        day = here + timedelta(days=wanted - here.weekday()) if modifier == "this" else here + timedelta(days=ahead or 7)
        return _one(day, "day", "publication date")
    if context.direction == "future":
        return _one(here + timedelta(days=ahead), "day", "publication date; verb of the future")
    return _one(here - timedelta(days=back), "day", "publication date")


def _today(expression: Expression, context: Context) -> Placed:
    if context.day is None:
        return _unknown("day")
    shifts = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return _one(context.day + timedelta(days=shifts.get(expression.modifier, 0)), "day", "publication date")


def _unit(expression: Expression, context: Context) -> Placed:
    step = {"last": -1, "this past": -1, "this": 0, "next": 1, "this coming": 1}[expression.modifier]
    if expression.unit == "year":
        return Placed(y := f"{context.year + step:04}", y, "year", "publication date") if context.year else _unknown("year")
    if expression.unit == "month":
        if not context.published or len(context.published) < 7:
            return _unknown("month")
        month = _add_months(int(context.published[:4]), int(context.published[5:7]), step)
        return Placed(month, month, "month", "publication date")
    if context.day is None:
        return _unknown(expression.unit)
    monday = context.day - timedelta(days=context.day.weekday())
    if expression.unit == "weekend":
        if step < 0 and context.day.weekday() == 6:
            step = -1
        first = monday + timedelta(days=5 + 7 * step)
        return Placed(first.isoformat(), (first + timedelta(days=1)).isoformat(), "weekend", "publication date")
    first = monday + timedelta(days=7 * step)
    last = first + timedelta(days=6)
    lead = expression.text.split()[0].lower()
    if step == 0 and lead == "earlier":
        last = context.day
    elif step == 0 and lead == "later":
        first = context.day
    return Placed(first.isoformat(), last.isoformat(), "week", "publication date")


def _add_months(year: int, month: int, n: int) -> str:
    total = year * 12 + month - 1 + n
    return f"{total // 12:04}-{total % 12 + 1:02}"


def _ago(expression: Expression, context: Context) -> Placed:
    return _counted(expression, context.published, -1, "publication date", vague=expression.text.startswith(("a few", "about", "around", "some", "nearly", "almost")))


def _counted(expression: Expression, base: str | None, sign: int, basis: str, vague: bool = False) -> Placed:
    """n units from a day: days to the day, weeks to the week, months to the month, years to the year."""
    day, n = as_day(base), expression.n * sign
    if not base:
        return _unknown(expression.unit)
    if expression.unit in ("year", "decade"):
        year = f"{int(base[:4]) + n * (10 if expression.unit == 'decade' else 1):04}"
        return Placed(year, year, expression.unit, basis)
    if expression.unit == "month":
        return Placed(m := _add_months(int(base[:4]), int(base[5:7]), n), m, "month", basis) if len(base) >= 7 else _unknown("month")
    if day is None or vague:
        return _unknown(expression.unit, "counted only roughly" if day else NO_PUBLICATION)
    if expression.unit == "week":
        middle = day + timedelta(days=7 * n)
        return Placed((middle - timedelta(days=3)).isoformat(), (middle + timedelta(days=3)).isoformat(), "week", basis)
    return _one(day + timedelta(days=n), "day", basis)


def _shift(expression: Expression, context: Context) -> Placed:
    if context.anchor is None:
        return _unknown(expression.unit, "counted from something the text does not date")
    day, words = context.anchor
    sign = -1 if expression.modifier in ("earlier", "before") else 1
    return _counted(expression, day.isoformat(), sign, f"counted from “{words}”")


def _anchor(expression: Expression, context: Context) -> Placed:
    if context.anchor is None:
        return _unknown("day", "counted from something the text does not date")
    day, words = context.anchor
    step = -1 if expression.modifier in ("the day before", "the previous day") else 0 if "same" in expression.modifier or expression.modifier == "that day" else 1
    return _one(day + timedelta(days=step), "day", f"counted from “{words}”")


RULES = {
    "day": _day, "month": _month, "months": _months, "year": _year, "years": _years, "decade": _decade, "season": _season,
    "weekday": _weekday, "today": _today, "unit": _unit, "ago": _ago, "shift": _shift, "anchor": _anchor,
}  # fmt: skip
