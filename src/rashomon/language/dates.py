"""Expressions of time in English text: found, not yet placed on a calendar.

In: a text. Out: `Expression`s in order, none inside another, offsets in code points.
Covers dates in full or in part, weekdays, months, years, decades, seasons, and what is
counted from another day ("last month", "three days earlier"). Clock times and durations
("for two days", "7 p.m.") are no dates. `calendar.py` places them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MONTHS = {m: i for i, m in enumerate("january february march april may june july august september october november december".split(), 1)}
MONTHS |= {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
WEEKDAYS = {d: i for i, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
WEEKDAYS |= {"mon": 0, "tues": 1, "tue": 1, "wed": 2, "thurs": 3, "thur": 3, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
SMALL = {w: i for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
SMALL |= {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "a couple of": 2, "a few": 3}

MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
LONG_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY = rf"(?:{LONG_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?(?=,? {MONTH} \d))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:,.]*\d|[.:]\d)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|[.,]\d|-year)"
PART = r"(?:early |late |mid-|the morning of |the evening of |the night of )?"
PART_AFTER = r"(?: (?:early |late )?(?:morning|afternoon|evening|night)s?)?"
NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|an?|a few|a couple of)"
UNIT = r"(?:day|week|month|year|decade)"
SEASON = r"(?:spring|summer|fall|autumn|winter)"

PATTERNS = [
    ("iso", rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>3[01]|[12]\d|0[1-9])(?!\d)"),
    ("slashes", r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/])"),
    ("day", rf"(?:(?P<w>{WEEKDAY}),? )?(?:the )?{PART}(?P<mon>{MONTH}) (?P<d>{DAY})(?:(?: ?[-–—] ?| to | and | through )(?P<d2>{DAY})(?! {MONTH}))?(?:,? (?P<y>{YEAR}))?"),
    ("day", rf"(?:(?P<w>{WEEKDAY}),? )?(?:the )?(?P<d>{DAY})(?: ?[-–—] ?(?P<d2>{DAY}))? (?:of )?(?P<mon>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    ("months", rf"(?:between |from |in )?(?P<mon>{MONTH})(?:,? (?P<y1>{YEAR}))?(?: and | to | or | through | until | ?[-–—] ?){PART}(?P<mon2>{MONTH})(?:,? (?P<y>{YEAR}))?(?! \d)"),
    ("month", rf"(?P<mod>last |next |this |this past |early |late |mid-|the end of |the beginning of |the start of )?(?P<mon>{MONTH})(?:,? (?:of )?(?P<y>{YEAR}))"),
    ("month", rf"(?P<mod>(?:last|next|this|this past|early|late|this coming) |mid-|early in |late in |the end of |the beginning of |the start of )(?P<mon>{MONTH})\b(?![-’'])"),
    ("month", rf"(?P<p>\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Tt]hrough|[Bb]y|[Ff]rom|[Bb]ack in) )(?P<mon>{MONTH})(?! (?:[A-Z]|\d)|\w|’s|'s)"),
    ("month", rf"(?P<p>\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[’']s) )(?P<mon>{MONTH})(?= [a-z])"),
    ("month", r"(?P<mon>January|February|September|October|November|December)(?! [A-Z\d])"),
    ("years", rf"(?:between |from )?(?P<y>{YEAR})(?: ?[-–—] ?| and | to | through )(?P<y2>(?:19|20)?\d\d)(?![\d,.]*\d|-)"),
    ("decade", r"(?:the )?(?:early |mid-|late )?(?P<y>(?:1[5-9]|20)\d0)[’']?s\b"),
    ("season", rf"(?:the )?(?P<mod>early |late |mid-)?(?P<season>{SEASON}) (?:of )?(?P<y>{YEAR})"),
    ("season", rf"(?P<mod>last |next |this |this past |this coming )(?P<season>{SEASON})\b"),
    ("year", rf"(?P<p>\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]y|[Ff]rom|[Oo]f|[Bb]ack in|[Ee]arly|[Ll]ate|[Ee]arly in|[Ll]ate in|[Bb]efore|[Aa]fter|[Mm]id-|[Tt]hrough|[Ii]n [Ee]arly|[Ii]n [Ll]ate|and|or) ?)(?P<y>{YEAR})(?![-–/]\d)\b(?! (?:people|troops|soldiers|tons|times|miles|dollars|men|votes))"),
    ("year", rf"(?P<p>\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]hat|[Tt]his|[’']s) )(?P<y>{YEAR})(?= [A-Za-z])(?! (?:people|troops|soldiers|tons|times|miles|dollars|men|votes))"),
    ("weekday", rf"(?P<mod>[Ll]ast |[Nn]ext |[Tt]his |[Tt]his past |[Tt]his coming |[Tt]he previous |[Tt]he following |[Ee]arly |[Ll]ate |[Ee]arlier on |[Ll]ater on )?(?P<w>{LONG_WEEKDAY}){PART_AFTER}(?!s\b|\w)"),
    ("today", r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening)|[Tt]he day before yesterday|[Tt]he day after tomorrow)\b"),
    ("unit", r"\b(?P<lead>(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<mod>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Tt]his coming) (?P<unit>week(?:end)?|month|year)\b(?![-’']|s\b)"),
    ("ago", rf"\b(?:(?:about|around|roughly|nearly|almost|some|more than|over|just|less than) )?(?P<n>{NUMBER}) (?P<unit>{UNIT})s? ago\b(?: (?:this|last) (?:week|month))?"),
    ("shift", rf"\b(?:(?:just|only|exactly|barely) )?(?P<n>{NUMBER}) (?P<unit>day|week|month|year)s? (?P<way>earlier|later|before(?=[.,;:!?)”]|$| and\b)|afterwards?)\b"),
    ("anchor", r"\b(?P<word>[Tt]he (?:very )?(?:next|following|same|previous) day|[Tt]hat (?:same )?day|[Tt]he day before|[Tt]he day after)\b(?! (?:he|she|it|they|the|a|his|her|[A-Z]))"),
]  # fmt: skip
COMPILED = [(kind, re.compile(pattern)) for kind, pattern in PATTERNS]
FINDS = [(kind, re.compile(rf"(?<![\w/$€£#.-]){pattern.pattern}")) for kind, pattern in COMPILED]


class Expression(NamedTuple):
    """Words about time: `kind` says which of the fields hold; months and weekdays are numbers (1..12, 0..6)."""

    start: int
    end: int
    kind: str
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None  # the last day, month or year of a range
    weekday: int | None = None
    modifier: str = ""
    n: int = 0
    unit: str = ""
    first_year: int | None = None


def expressions(text: str) -> list[Expression]:
    """Every expression of time, left to right; of two that overlap the longer, then the earlier pattern."""
    found = []
    flat = text.translate({0xA0: " ", 0x202F: " ", ord("\n"): " ", ord("\r"): " "})
    for rank, (kind, pattern) in enumerate(FINDS):
        for match in pattern.finditer(flat):
            if "\n\n" in text[match.start() : match.end()]:
                continue
            if (expression := _expression(kind, match)) is not None:
                found.append((expression.start, -(expression.end - expression.start), rank, expression))
    found.sort(key=lambda row: (row[1], row[2], row[0]))
    kept: list[Expression] = []
    taken = bytearray(len(text))  # linear in the text, however many expressions it has
    for *_, expression in found:
        if not any(taken[expression.start : expression.end]):
            kept.append(expression)
            taken[expression.start : expression.end] = b"\1" * (expression.end - expression.start)
    return sorted(kept)


def _expression(kind: str, match: re.Match[str]) -> Expression | None:
    """The fields of one match; None for what the pattern finds but is no date (`May` the name, 31 April)."""
    group = match.groupdict()
    start = match.end("p") if group.get("p") else match.start()
    text = match.string[start : match.end()]
    number = lambda key: int(re.sub(r"\D", "", group[key])) if group.get(key) else None
    month = MONTHS.get((group.get("mon") or "").lower().rstrip("."))
    base = Expression(start, match.end(), kind, text, number("y"), month, modifier=(group.get("mod") or "").strip().lower())
    if kind == "iso":
        base = base._replace(kind="day", month=number("m"), day=number("d"))
    if kind == "slashes":
        return _slashes(base, number("a") or 0, number("b") or 0)
    if kind in ("day", "iso"):
        weekday = WEEKDAYS.get((group.get("w") or "").lower().rstrip("."))
        base = base._replace(day=number("d") or base.day, last=number("d2"), weekday=weekday)
        return base if _is_day(base) else None
    if kind == "months":
        if not group.get("y") and text.startswith(("May", "March")) and not re.match(r"(?:between|from|in) ", match.group()):
            return None
        return base._replace(last=MONTHS.get(group["mon2"].lower().rstrip(".")), first_year=number("y1"))
    if kind == "month" and group.get("p", "").strip().lower() in ("by", "from", "the", "'s", "’s", "his", "her") and month in (5, 8) and "May" in text:
        return None
    if kind == "years":
        return _years(base, group["y2"])
    if kind == "season":
        return base._replace(unit=group["season"])
    if kind == "weekday":
        return base._replace(weekday=WEEKDAYS[group["w"].lower()])
    if kind in ("today", "anchor"):
        return base._replace(modifier=group["word"].lower())
    if kind == "unit":
        return base._replace(unit=group["unit"], modifier=group["mod"].lower(), text=text)
    if kind in ("ago", "shift"):
        n = SMALL.get(group["n"].lower()) or int(re.sub(r"\D", "", group["n"]) or 0)
        return base._replace(n=n, unit=group["unit"], modifier=(group.get("way") or "ago").rstrip("s"))
    return base


def _is_day(expression: Expression) -> bool:
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(expression.month or 0, 31)
    return 1 <= (expression.day or 0) <= longest and (expression.last is None or (expression.day or 0) < expression.last <= longest)


def _slashes(base: Expression, a: int, b: int) -> Expression | None:
    """4/14/2017 is clear, 4/5/2017 is not: nobody knows which is the month."""
    month, day = (a, b) if b > 12 else (b, a) if a > 12 else (0, 0) if a != b else (a, b)
    out = base._replace(kind="day", month=month, day=day)
    return out if 1 <= month <= 12 and _is_day(out) else None


def _years(base: Expression, second: str) -> Expression | None:
    first = base.year or 0
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    return base._replace(last=last) if first < last <= first + 120 and last < 2100 else None
