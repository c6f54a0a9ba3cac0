"""Full calendar dates as pages print them, and the date inside an address."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)(?=\b|\d{{1,2}}:\d\d)",
        rf"\b{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>(?:19|20)\d\d)(?=\b|\d{{1,2}}:\d\d)",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
    )
)
_SLASHED = re.compile(r"\b(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b")
_YEARLESS = (re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\b", re.IGNORECASE), re.compile(rf"\b(?P<day>\d{{1,2}})\s+{_MONTH}(?!\w)", re.IGNORECASE))
_MONTH_ONLY = re.compile(rf"\b{_MONTH}\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})[/-](?P<day>\d{1,2})(?!\d)")
_COMPACT_IN_ADDRESS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)")
_AROUND = re.compile(
    r"(?i)\b(?:published|updated|posted|last|modified|first|on|date|dated|at|created|issued|released|original|gmt|utc|edt|est|et|pdt|pst|pt|bst|cet|cest|am|pm|a\.m\.|p\.m\.|"
    r"mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[:.]\d\d(?::\d\d)?|[\W\dTZ_]"
)


_LABELLED = re.compile(r"(?i)(?:.{0,40}\s[|·•]\s+)?(?:first |last |originally )?(?:published|posted|updated|modified|issued|released)\b[^.!?]{0,90}$")


class Day(NamedTuple):
    """A day as ISO text with where it stands (offsets in the text given) and the weekday printed with it (0 = Monday)."""

    iso: str
    start: int
    end: int
    weekday: int | None


def days(text: str) -> list[Day]:
    """Full dates in a short text, in order of position; impossible days and ambiguous 3/4/2021 are left out."""
    found = [day for form in _FORMS for match in form.finditer(text) if (day := _day(match))]
    for match in _SLASHED.finditer(text):
        one, two = int(match["one"]), int(match["two"])
        if one != two and one <= 12 and two <= 12:
            continue
        month, day_of_month = (one, two) if one <= 12 else (two, one)
        if iso := _iso(int(match["year"]), month, day_of_month):
            found.append(Day(iso, *match.span(), None))
    return sorted(found, key=lambda day: day.start)


def months(text: str) -> list[tuple[str, int, int]]:
    """Month and year without a day: (`YYYY-MM`, start, end)."""
    return [(f"{match['year']}-{_month(match['month']):02d}", *match.span()) for match in _MONTH_ONLY.finditer(text)]


def days_without_year(text: str, year: str) -> list[tuple[str, int, int]]:
    """`July 14` and `14 July` with the year given: (ISO day, start, end)."""
    found = []
    for form in _YEARLESS:
        for match in form.finditer(text):
            if iso := _iso(int(year), _month(match["month"]), int(match["day"])):
                found.append((iso, *match.span()))
    return found


def address_day(url: str) -> str | None:
    """The day written in an address (`/2017/04/14/`, `2017-04-14`, `20170414`), as ISO text; None where there is none."""
    match = _IN_ADDRESS.search(url.lower()) or _COMPACT_IN_ADDRESS.search(url)
    if not match:
        return None
    month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
    return _iso(int(match["year"]), month, int(match["day"])) if month else None


def is_date_line(line: str) -> bool:
    """Whether a short line is a date and nothing else but its label and clock."""
    if len(line) > 120 or not any(c.isdigit() for c in line):
        return False
    found = days(line)
    spans = [(day.start, day.end) for day in found] or [(start, end) for _, start, end in months(line)] + [m.span() for m in _SLASHED.finditer(line)]
    if not spans:
        return False
    if _LABELLED.match(line) and not re.search(r"[.!?]\s+[A-Z]", line):
        return True
    rest = line
    for start, end in sorted(spans, reverse=True):
        rest = rest[:start] + " " + rest[end:]
    return len(re.sub(r"\s", "", _AROUND.sub("", rest))) <= 4


def weekday_of(iso: str) -> int:
    """The weekday of an ISO day, 0 = Monday."""
    return datetime.date.fromisoformat(iso).weekday()


def shifted(iso: str, by: int) -> str:
    """The ISO day `by` days later."""
    return (datetime.date.fromisoformat(iso) + datetime.timedelta(days=by)).isoformat()


def distance(one: str, other: str) -> int:
    """Days from `other` to `one`."""
    return (datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days


def _day(match: re.Match[str]) -> Day | None:
    month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
    iso = _iso(int(match["year"]), month, int(match["day"]))
    printed = match.groupdict().get("weekday")
    weekday = next((i for i, name in enumerate(WEEKDAYS) if printed and name.startswith(printed.lower()[:3])), None)
    return Day(iso, *match.span(), weekday) if iso else None


def _month(name: str) -> int:
    short = name.lower()[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
