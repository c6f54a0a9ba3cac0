"""Points in lists: by class, by account that lacks them, and as a table of points and accounts.

In: an `Index`. Out: plain dicts. A point stands in one class only: a tension under tensions whatever else relates its cells.
"""

from __future__ import annotations

from ..types import Conflict, Point
from .evidence import Index
from .points import headline, point_id, point_view
from .words import REASON_OF_SILENCE, number, word

OPEN_POINTS = 6  # points of one class shown unfolded; the rest are one click away
_FEW_ACCOUNTS = 4
_LONG_MATRIX = 40
_MANY_ACCOUNTS, _LONGEST_MATRIX, _LONGEST_TAIL = 8, 120, 6
_MIXED = 2


def points_view(index: Index) -> dict:
    """All points of the record by class: same, contradictions, tensions, different, only."""
    points = [(p, point_view(index, p)) for p in index.record.points]
    tension = [(p, v) for p, v in points if _is_tension(p)]
    against = [(p, v) for p, v in points if _is_contradiction(p)]
    rest = [(p, v) for p, v in points if not _is_tension(p) and not _is_contradiction(p)]
    alone = [(p, v) for p, v in rest if p.relation == "only-one" or (p.relation == "agree" and len(v["accounts"]) < 2)]
    return {
        # what no reading reconciles comes before what one may
        "contradictions": folded([v for p, v in sorted(against, key=lambda pair: bool(pair[0].conflict and pair[0].conflict.both_true_if))]),
        "tensions": folded([v for p, v in tension]),
        "same": _same(index, [(p, v) for p, v in rest if p.relation == "agree" and len(v["accounts"]) > 1]),
        "different": folded([v for p, v in rest if p.relation == "characterised-differently"], least=1),
        "only": _only(index, alone),
        "matrix": _matrix(index, points),
    }


def _is_contradiction(point: Point) -> bool:
    return point.relation == "conflict" or (point.conflict is not None and point.conflict.strength == "contradiction")


def _is_tension(point: Point) -> bool:
    return point.conflict is not None and point.conflict.strength == "tension"


def folded(views: list[dict], least: int = OPEN_POINTS // 2) -> dict:
    """The core points first, as many as a reader takes in, or the first `least` where none is core; the others to be folded away."""
    core = [v for v in views if v["is_core"]][:OPEN_POINTS]
    if not core:
        core = views[:least]
    shown = {v["id"] for v in core}
    return {"core": core, "minor": [v for v in views if v["id"] not in shown]}


def _same(index: Index, points: list[tuple[Point, dict]]) -> list[dict]:
    n_all = len(index.compared)
    sizes: dict[int, list[tuple[Point, dict]]] = {}
    for point, view in points:
        sizes.setdefault(len(view["accounts"]), []).append((point, view))
    return [
        {"heading": _heading(n, n_all), "n": n, **_likest(held)}
        for n, held in sorted(sizes.items(), reverse=True)
    ]


def _likest(held: list[tuple[Point, dict]]) -> dict:
    """The sure ones: first what one speaker is given alike, then what all say in their own voice; mixed voices are shown where there is nothing else."""
    ranked = [(_likeness(p), v) for p, v in sorted(held, key=lambda pair: (_likeness(pair[0]), pair[0].by.startswith("point.circumstance")))]
    sure = [(rank, v) for rank, v in ranked if v["is_core"]]
    shown = [v for rank, v in sure if rank < _MIXED][:OPEN_POINTS] or [v for rank, v in sure if rank == _MIXED][: OPEN_POINTS // 2]
    ids = {v["id"] for v in shown}
    return {"core": shown, "minor": [v for _, v in ranked if v["id"] not in ids]}


def _likeness(point: Point) -> int:
    """0: one speaker, one modality in every cell; 1: every account in its own voice, one modality; 2: voices or modalities mixed; 3: a caption."""
    if any(c.zone == "caption" for c in point.cells):
        return _MIXED + 1  # a picture's caption shares its names with everything
    if len({c.realis for c in point.cells}) > 1:
        return _MIXED
    speakers = {c.chain[0] if c.voice != "narrator" and c.chain else c.voice == "narrator" for c in point.cells}
    return (1 if True in speakers else 0 if False not in speakers else _MIXED) if len(speakers) == 1 else _MIXED


def _heading(n: int, n_all: int) -> str:
    if n < n_all:
        return f"Alike in {number(n).lower()} of {number(n_all).lower()}"
    return "Alike in both" if n == 2 else f"Alike in all {number(n).lower()}"


def _only(index: Index, points: list[tuple[Point, dict]]) -> list[dict]:
    by_account: dict[str, list[dict]] = {}
    for point, view in points:
        if point.cells:
            by_account.setdefault(point.cells[0].account, []).append(view)
    return [{"account": index.labels[a.id], **folded(once_a_sentence(by_account[a.id]))} for a in index.record.accounts if a.id in by_account]


def once_a_sentence(views: list[dict]) -> list[dict]:
    """The points with those of a sentence that stands there already last, and of less weight."""
    first: dict[str, dict] = {}
    again: list[dict] = []
    for view in views:
        sentence = next((e["href"] for row in view["joint"] for e in row["excerpts"]), view["id"])
        if first.setdefault(sentence, view) is not view:
            again.append({**view, "is_core": False})
    return [*first.values(), *again]


def missing_from(n_accounts: int) -> int:
    """How many accounts must report a point for its absence elsewhere to be listed."""
    return max(2, -(-n_accounts // 4))


def missing_view(index: Index) -> list[dict]:
    """By account: the points it does not mention, by reason; those that `missing_from` others report, or one as a main point."""
    n_accounts = len(index.compared)
    few, enough = n_accounts <= _FEW_ACCOUNTS, missing_from(n_accounts)
    held: dict[str, dict[str, dict[str, dict]]] = {}
    for point in index.record.points:
        n = len({c.account for c in point.cells})
        if point.by.startswith(("point.circumstance", "point.occasion")) or n < enough and not (few and point.importance == "core"):
            continue  # a date, a place or an occasion alone, such as “last week”, is nothing to miss
        entry: dict = {
            "summary": headline(index, point),
            "href": "#" + point_id(point),
            "is_core": point.importance == "core",
            "id": point_id(point),
            "accounts": [index.labels[a] for a in sorted({c.account for c in point.cells}, key=index.order.__getitem__)],
        }
        for silence in point.silent:
            listed_already = held.setdefault(silence.account, {}).setdefault(silence.reason, {})
            listed_already.setdefault(entry["summary"], entry)
    return [
        {
            "account": index.labels[a.id],
            "reasons": [
                {"reason": word(REASON_OF_SILENCE, reason), **_capped(folded(list(held[a.id][reason].values())), few)}
                for reason in [*REASON_OF_SILENCE, *sorted(set(held.get(a.id, ())) - set(REASON_OF_SILENCE))]
                if reason in held.get(a.id, {})
            ],
        }
        for a in index.compared
    ]


def _capped(group: dict, few: bool) -> dict:
    """Among many accounts the long tails of these lists would fill the page; the table of points has them all."""
    most = len(group["minor"]) if few else _LONGEST_TAIL
    return {**group, "minor": group["minor"][:most], "n_left_out": len(group["minor"][most:])}


def _matrix(index: Index, points: list[tuple[Point, dict]]) -> dict:
    columns = [index.labels[a.id] for a in index.compared]
    chosen = [(p, v) for p, v in points if len(v["accounts"]) > 1 or p.conflict]
    if len(columns) <= _FEW_ACCOUNTS:
        chosen += [(p, v) for p, v in points if len(v["accounts"]) == 1 and not p.conflict and p.importance == "core"]
    most = len(chosen) if len(columns) <= _MANY_ACCOUNTS else _LONGEST_MATRIX
    rows = []
    for point, view in chosen[:most]:
        reasons = {index.labels[s.account]: word(REASON_OF_SILENCE, s.reason) for s in point.silent}
        by_account: dict[str, list[dict]] = {}
        for row in view["rows"]:
            by_account.setdefault(row["account"], []).append(row)
        rows.append(
            {
                "id": view["id"],
                "summary": view["summary"],
                "relation": _relation_words(point),
                "cells": [{"account": c, "rows": by_account.get(c, []), "reason": reasons.get(c, REASON_OF_SILENCE["not-mentioned"])} for c in columns],
            }
        )
    return {"columns": columns, "rows": rows[:_LONG_MATRIX], "more": rows[_LONG_MATRIX:], "n_left_out": len(chosen[most:])}


def _relation_words(point: Point) -> str:
    conflict: Conflict | None = point.conflict
    if conflict and conflict.strength == "tension":
        return "≈ in tension"
    if conflict:
        return "≠ cannot all be right"
    return {
        "agree": "= same",
        "conflict": "≠ cannot all be right",
        "characterised-differently": "~ different certainty or wording",
        "only-one": "1 only one account",
    }.get(point.relation, point.relation)
