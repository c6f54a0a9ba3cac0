"""Dates in words. In: `YYYY[-MM[-DD]]`. Out: `12 April 2017`, `11–12 April 2017`; what is no date is shown as it is."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_words(date: str | None) -> str:
    """`2017-04-12` as `12 April 2017`; null as `date not in text`."""
    if not date:
        return "date not in text"
    parts = date.split("-")
    try:
        year, rest = parts[0], [int(p) for p in parts[1:]]
        if not rest:
            return year
        month = MONTHS[rest[0] - 1]
        return f"{month} {year}" if len(rest) == 1 else f"{rest[1]} {month} {year}"
    except (ValueError, IndexError):
        return date


def interval_words(earliest: str | None, latest: str | None, precision: str = "day") -> str:
    """An interval, both ends inclusive, as short as it can be said; an open end is named."""
    width = {"year": 4, "month": 7}.get(precision, 10)
    if earliest and latest and earliest[:width] == latest[:width]:
        return date_words(earliest[:width])
    if not earliest and not latest:
        return date_words(None)
    if not latest:
        return f"from {date_words(earliest)}"
    if not earliest:
        return f"until {date_words(latest)}"
    first, last = date_words(earliest).split(" "), date_words(latest).split(" ")
    if len(first) == len(last) == 3:
        if first[1:] == last[1:]:
            return f"{first[0]}–{' '.join(last)}"
        if first[2] == last[2]:
            return f"{first[0]} {first[1]} – {' '.join(last)}"
    return f"{' '.join(first)} – {' '.join(last)}"
