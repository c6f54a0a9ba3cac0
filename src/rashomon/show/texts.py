"""The accounts' own texts in full, untouched, cut into zones and sentences so that every cell can lead into them.

In: an `Index`. Out: per account its zones, each a list of runs: a sentence with its address, and in it the words that points
with more than one account rest on, leading back to the point, and layers to switch: `s` someone's words, `e` events, `f` naming and
judging, `h` hedges, `u` addresses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from ..read.view import READABLE
from ..types import Account, Span, Zone
from ..write.webannotation import reference
from .evidence import Index
from .points import point_id
from .words import ZONE, word


class Mark(NamedTuple):
    """A stretch of a text: the points it supports (their addresses), whether the accounts differ on one, and its layers."""

    start: int
    end: int
    points: tuple[str, ...]
    differs: bool
    layers: str


def texts_view(index: Index) -> list[dict]:
    """All texts, in the record's order."""
    marks = _marks(index)
    return [_text(index, account, marks.get(account.id, [])) for account in index.record.accounts]


def _marks(index: Index) -> dict[str, list[Mark]]:
    """The stretches of each account that carry something, in order and without overlap."""
    found: dict[str, list[tuple[Span, str]]] = {a.id: [] for a in index.record.accounts}
    for point in index.record.points:
        if len({c.account for c in point.cells}) < 2 and point.conflict is None:
            continue
        address = point_id(point)
        differs = "!" if point.conflict is not None or point.relation == "characterised-differently" else ""
        for cell in point.cells:
            found[cell.account].extend((span, differs + address) for span in cell.evidence)
        for value in point.conflict.values if point.conflict else ():
            found[value.account].append((value.span, differs + address))
    framing: dict[str, list[Span]] = {a.id: [] for a in index.record.accounts}
    for label in (label for referent in index.record.framing.referents for label in referent.labels):
        framing[label.account].append(Span(label.start, label.end))
    for one in index.record.framing.assessments:
        framing[one.account].extend([*one.evidence, *([one.benchmark] if one.benchmark else [])])
    return {a.id: _flat(a, framing[a.id], sorted(found[a.id])) for a in index.record.accounts}


def _flat(account: Account, framing: list[Span], points: list[tuple[Span, str]]) -> list[Mark]:
    """One sweep over all starts and ends."""
    layers = [
        *((span, "f") for span in framing),
        *((span, "s") for s in account.statements for span in s.content),
        *((e.trigger, "e") for e in account.events),
        *((Span(h.start, h.end), "h") for h in account.hedges),
        *((link.span, "u") for link in account.links),
    ]
    turns: dict[int, list[tuple[bool, str, int]]] = {}
    for n, (span, what) in enumerate([*layers, *points]):
        if span.end > span.start:
            turns.setdefault(span.start, []).append((True, what, n))
            turns.setdefault(span.end, []).append((False, what, n))
    marks, at, held = [], 0, {}
    for offset in sorted(turns):
        if held and offset > at:
            marks.append(_mark(at, offset, list(held.values())))
        for is_start, what, n in turns[offset]:
            if is_start:
                held[n] = what
            else:
                held.pop(n, None)
        at = offset
    return marks


def _mark(start: int, end: int, held: list[str]) -> Mark:
    points = tuple(dict.fromkeys(w.lstrip("!") for w in held if len(w) > 1))
    return Mark(start, end, points, any(w.startswith("!") for w in held), "".join(k for k in "sefhu" if k in held))


def _text(index: Index, account: Account, marks: list[Mark]) -> dict:
    ends = [m.end for m in marks]
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
                runs.append({"id": None, "parts": [{"text": account.text[at:start]}]})
            is_first = unit.start >= zone.start
            runs.append(
                {"id": index.anchor(account.id, unit) if is_first else None, "parts": _parts(account.text, start, end, marks, ends)}
            )
            at = end
        if at < zone.end:
            runs.append({"id": None, "parts": [{"text": account.text[at : zone.end]}]})
        zones.append({"kind": zone.kind, "name": word(ZONE, zone.kind), "is_read": zone.kind in READABLE, "runs": runs})
    return {
        "account": index.labels[account.id],
        "uri": account.uri,
        "sha256": account.sha256,
        "cited_as": reference(account),
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


def _parts(text: str, start: int, end: int, marks: list[Mark], ends: list[int]) -> list[dict]:
    parts: list[dict] = []
    at = start
    for mark in marks[bisect_right(ends, start) :]:
        if mark.start >= end:
            break
        first, last = max(mark.start, at), min(mark.end, end)
        if first > at:
            parts.append({"text": text[at:first]})
        points = mark.points if not text[first:last].isspace() else ()  # a link has a name
        parts.append({"text": text[first:last], "points": points, "differs": mark.differs, "classes": "".join(f" l{k}" for k in mark.layers)})
        at = last
    if at < end:
        parts.append({"text": text[at:end]})
    return parts
