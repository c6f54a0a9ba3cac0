"""The accounts' own texts in full, untouched, cut into zones and sentences so that every cell can lead into them.

In: an `Index`. Out: per account its zones, each a list of runs: a sentence with its address, and in it the words that points
with more than one account rest on, leading back to the point. Web addresses are told apart, to stand back when read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ..types import Account, Span, Zone
from .evidence import Index
from .points import point_id
from .words import READABLE, ZONE, word


def texts_view(index: Index) -> list[dict]:
    """All texts, in the record's order."""
    marks = _marks(index)
    return [_text(index, account, marks.get(account.id, [])) for account in index.record.accounts]


def _marks(index: Index) -> dict[str, list[tuple[Span, str]]]:
    """The spans that shared points rest on, with the point's address; the first point keeps an overlap."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for point in index.record.points:
        if len({c.account for c in point.cells}) < 2 and point.conflict is None:
            continue
        address = point_id(point)
        for cell in point.cells:
            found.setdefault(cell.account, []).extend((span, address) for span in cell.evidence)
        for value in point.conflict.values if point.conflict else ():
            found.setdefault(value.account, []).append((value.span, address))
    for account in index.record.accounts:
        found.setdefault(account.id, []).extend((link.span, "") for link in account.links)
    flat: dict[str, list[tuple[Span, str]]] = {}
    for ident, spans in found.items():
        at, kept = 0, []
        for span, address in sorted(spans):
            start = max(span.start, at)
            if span.end > start:
                kept.append((Span(start, span.end), address))
                at = span.end
        flat[ident] = kept
    return flat


def _text(index: Index, account: Account, marks: list[tuple[Span, str]]) -> dict:
    ends = [span.end for span, _ in marks]
    units, starts = index.units[account.id], index.starts[account.id]
    zones: list[dict] = []
    for zone in _zones(account):
        runs: list[dict] = []
        at = zone.start
        for unit in units[max(bisect_right(starts, zone.start) - 1, 0) : bisect_left(starts, zone.end)]:
            start, end = max(unit.start, zone.start), min(unit.end, zone.end)
            if start >= end:
                continue
            if start > at:
                runs.append({"id": None, "parts": [{"text": account.text[at:start], "point": None}]})
            is_first = unit.start >= zone.start
            runs.append(
                {"id": index.anchor(account.id, unit) if is_first else None, "parts": _parts(account.text, start, end, marks, ends)}
            )
            at = end
        if at < zone.end:
            runs.append({"id": None, "parts": [{"text": account.text[at : zone.end], "point": None}]})
        zones.append({"kind": zone.kind, "name": word(ZONE, zone.kind), "is_read": zone.kind in READABLE, "runs": runs})
    return {
        "account": index.labels[account.id],
        "uri": account.uri,
        "sha256": account.sha256,
        "language": account.language,
        "zones": zones,
    }


def _zones(account: Account) -> list[Zone]:
    """The zones in order; a gap, which the reading should not leave, is shown as body."""
    found, at = [], 0
    for zone in sorted(account.zones, key=lambda z: z.start):
        start = max(zone.start, at)
        if start > at:
            found.append(Zone(kind="body", start=at, end=start))
        if zone.end > start:
            found.append(Zone(kind=zone.kind, start=start, end=zone.end))
            at = zone.end
    if at < len(account.text):
        found.append(Zone(kind="body", start=at, end=len(account.text)))
    return found


def _parts(text: str, start: int, end: int, marks: list[tuple[Span, str]], ends: list[int]) -> list[dict]:
    parts, at = [], start
    for span, address in marks[bisect_right(ends, start) :]:
        if span.start >= end:
            break
        first, last = max(span.start, at), min(span.end, end)
        if first > at:
            parts.append({"text": text[at:first], "point": None})
        parts.append({"text": text[first:last], "point": address})
        at = last
    if at < end:
        parts.append({"text": text[at:end], "point": None})
    return parts
