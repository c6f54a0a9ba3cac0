"""The dated sentences of the event, in order of time.

In: accounts with resolved dates, and the points. Out: `TimelineEntry` values: one for each date an account resolves,
with the clause's own words; the same date of one point in several accounts is one entry.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Account, DateMention, Mention, Point, Span, TimelineEntry
from .units import Told, Unit

BY = "timeline.dated_clause.v1"
PRECISE = ("day", "month", "year")
LONGEST = 160  # code points of a label


def timeline(told: Sequence[Told], points: Sequence[Point]) -> tuple[TimelineEntry, ...]:
    """Entries sorted by time, then by the accounts' digests, so that input order changes nothing."""
    at_point = _points_at(points)
    merged: dict[tuple, list[tuple[str, Mention, str]]] = {}
    for one in told:
        for date in one.account.dates:
            if not date.earliest or date.precision not in PRECISE or (unit := _unit_at(one, date)) is None:
                continue
            point = next((p for span, p in at_point.get(one.account.id, ()) if span.start < date.end and date.start < span.end), None)
            key = (date.earliest, date.latest, date.precision, point or (one.account.sha256, unit.order))
            merged.setdefault(key, []).append((one.account.sha256, Mention(one.account.id, date.start, date.end), label(one.account, unit, date)))
    known = {p.id for p in points}
    entries = []
    for (earliest, latest, precision, point), held in merged.items():
        held.sort()
        entries.append(
            TimelineEntry(
                earliest=earliest, latest=latest, precision=precision, label=held[0][2], point=point if point in known else None,
                event_cluster=None, evidence=tuple(dict.fromkeys(m for _, m, _ in held)), by=BY,
            )
        )  # fmt: skip
    return tuple(sorted(entries, key=lambda e: (e.earliest or "", e.latest or "", e.label)))


def label(account: Account, unit: Unit, date: DateMention) -> str:
    """The clause's own words around the date, blanks made single, cut at a word."""
    span = next((s for s in unit.spans if s.start <= date.start < s.end), unit.spans[0])
    text = " ".join(account.text[span.start : span.end].split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _unit_at(told: Told, date: DateMention) -> Unit | None:
    return next((u for u in told.units if any(s.start < date.end and date.start < s.end for s in u.spans)), None)


def _points_at(points: Sequence[Point]) -> dict[str, list[tuple[Span, str]]]:
    found: dict[str, list[tuple[Span, str]]] = {}
    for point in points:
        for cell in point.cells:
            found.setdefault(cell.account, []).extend((span, point.id) for span in cell.evidence)
    return found
