"""When an account was published: a date printed on the page, in its metadata, or inferred with its reason; else null."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..types import Published, Span, Zone
from . import dates, hosts
from .front import front_matter

_FURNITURE = frozenset(("dateline", "byline", "boilerplate"))
_OTHER_DATE = re.compile(r"(?i)©|copyright|\(c\)|updated|modified|accessed|retrieved|corrected|expires")
_DIGIT = re.compile(r"\d")
_PRINTED = re.compile(r"(?i)published|posted|issued|released|first")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{0,2000}[”\"]")
_YESTERDAY = re.compile(r"(?i)\b(yesterday|today)\b")
_EARLY = 3000  # characters of the body in which a relative day dates the account
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,}\b")


def published(text: str, zones: Sequence[Zone]) -> Published | None:
    """The date of publication, from the surest kind of evidence there is; None where nothing supports one.

    Order: printed on the page (`text`), front matter or the page's own address (`metadata`), inferred from a relative day
    in the text and a dated caption. Dates that say when a page was updated or copyrighted do not count.
    """
    return _printed(text, zones) or _in_front_matter(text, zones) or _in_address(text, zones) or _inferred(text, zones)


def _lines(text: str, zones: Sequence[Zone], kinds: frozenset[str]) -> Iterator[tuple[int, str]]:
    for zone in zones:
        if zone.kind in kinds:
            for match in re.finditer(r"[^\r\n]+", text[zone.start : zone.end]):
                if len(match.group()) <= 300:
                    yield zone.start + match.start(), match.group()


def _printed(text: str, zones: Sequence[Zone]) -> Published | None:
    found: list[tuple[int, int, Published]] = []
    for at, line in _lines(text, zones, _FURNITURE):
        if not _DIGIT.search(line) or "://" in line or (_OTHER_DATE.search(line) and not _PRINTED.search(line)):
            continue
        if ":" in line and text.startswith("---") and at < 2000 and re.match(r"[a-z_]+:\s", line):
            continue  # front matter is metadata
        for day in dates.days(line)[:1]:
            value = Published(date=day.iso, precision="day", basis="text", span=Span(at + day.start, at + day.end))
            found.append((0 if _PRINTED.search(line) else 1, at, value))
        if not dates.days(line) and dates.is_date_line(line):
            for iso, start, end in dates.months(line)[:1]:
                found.append((2, at, Published(date=iso, precision="month", basis="text", span=Span(at + start, at + end))))
    return min(found, key=lambda entry: entry[:2])[2] if found else None


def _in_front_matter(text: str, zones: Sequence[Zone]) -> Published | None:
    for name in ("date", "published", "pubdate", "publish_date", "publishdate", "created"):
        if (entry := front_matter(text).get(name)) and (found := dates.days(entry[0])):
            return Published(date=found[0].iso, precision="day", basis="metadata", span=Span(entry[1] + found[0].start, entry[1] + found[0].end))
    return None


def _in_address(text: str, zones: Sequence[Zone]) -> Published | None:
    for at, line in _lines(text, zones, frozenset(("boilerplate", "reference"))):
        if (found := hosts.source_address(line)) and (iso := dates.address_day(found[0])):
            return Published(date=iso, precision="day", basis="metadata", span=Span(at + found[1], at + found[2]))
    return None


def _inferred(text: str, zones: Sequence[Zone]) -> Published | None:
    """A relative day in the outlet's own words, in a sentence that shares a name with a caption that carries the day."""
    captions = [(zone, day) for zone in zones if zone.kind == "caption" for day in dates.days(text[zone.start : zone.end])]
    captions = [(zone, day) for zone, day in captions if day.weekday is None or day.weekday == dates.weekday_of(day.iso)]
    if not captions or len({day.iso for _, day in captions}) > 1:
        return None
    zone, day = captions[0]
    if from_dateline := _dateline_day(text, zones, day):
        return from_dateline
    names = set(_CAPITALISED.findall(text[zone.start : zone.end]))
    said = Span(zone.start + day.start, zone.start + day.end)
    for sentence in _own_sentences(text, zones):
        if not names & set(_CAPITALISED.findall(sentence)):
            continue
        if match := _YESTERDAY.search(sentence):
            word = match.group(1).lower()
            iso = dates.shifted(day.iso, 1 if word == "yesterday" else 0)
            return Published(date=iso, precision="day", basis=f"inferred: the text says “{word}” of what its caption dates {day.iso}", span=said)
    return _inferred_from_weekday(text, zones, day, said, names)


def _dateline_day(text: str, zones: Sequence[Zone], day: dates.Day) -> Published | None:
    """A dateline's month and day, with the year of a caption that is dated within a week of it."""
    for at, line in _lines(text, zones, frozenset(("dateline",))):
        for iso, start, end in dates.days_without_year(line, day.iso[:4]):
            if abs(dates.distance(iso, day.iso)) <= 7:
                basis = f"inferred: the dateline says “{line[start:end]}” and a caption dates {day.iso}"
                return Published(date=iso, precision="day", basis=basis, span=Span(at + start, at + end))
    return None


def _inferred_from_weekday(text: str, zones: Sequence[Zone], day: dates.Day, said: Span, names: set[str]) -> Published | None:
    """A bare weekday means the last few days: where it is the caption's, and no other is named, the day is the caption's at the earliest."""
    weekday = dates.WEEKDAYS[dates.weekday_of(day.iso)]
    bare = re.compile(r"(?<!last )(?<!next )\b(" + "|".join(dates.WEEKDAYS) + r")\b", re.IGNORECASE)
    named = {(match.group(1).lower(), bool(names & set(_CAPITALISED.findall(sentence)))) for sentence in _own_sentences(text, zones) for match in bare.finditer(sentence)}
    if {name for name, _ in named} != {weekday} or (weekday, True) not in named:
        return None
    basis = f"inferred: the text says “{weekday.capitalize()}” of what its caption dates {day.iso}; it may be up to six days later"
    return Published(date=day.iso, precision="day", basis=basis, span=said)


def _own_sentences(text: str, zones: Sequence[Zone]) -> list[str]:
    """Rough sentences of the body's beginning, quotations blanked: whose “yesterday” it is matters."""
    body = "\n".join(text[zone.start : min(zone.end, zone.start + _EARLY)] for zone in zones if zone.kind == "body")[:_EARLY]
    return _SENTENCE.findall(_QUOTED.sub("“”", body))
