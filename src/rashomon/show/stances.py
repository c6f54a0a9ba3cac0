"""How accounts judge and name: conclusions, positions, and what each calls the same thing.

In: an `Index`. Out: plain dicts.
"""

from __future__ import annotations

from ..types import Assessment, Label, Mention, Span
from .evidence import Index, shortened
from .words import TONE


def conclusions_view(index: Index) -> list[dict]:
    """What each account concludes, about what, measured against what, in its own words."""
    held: dict[str, list[Assessment]] = {account: [] for account in index.labels}
    for one in index.record.framing.assessments:
        held[one.account].append(one)
    return [_conclusion(index, account, found) for account, found in held.items() if found]


def about(target: str, phrase: str) -> str:
    """What an assessment is of, shortened; "" where the phrase itself names it."""
    return "" if " ".join(target.split()).casefold() in phrase.casefold() else shortened(target, 80)


def _conclusion(index: Index, account: str, found: list[Assessment]) -> dict:
    benchmarks = list(dict.fromkeys(a.benchmark for a in found if a.benchmark))
    return {
        "account": index.labels[account],
        "said": [{"target": about(a.target, phrase := index.phrase(account, a.evidence)), "phrase": phrase} for a in found],
        "benchmarks": [index.phrase(account, [b]) for b in benchmarks],
        "excerpts": [e for a in found for e in index.excerpts(account, a.evidence)] + [e for b in benchmarks for e in index.excerpts(account, [b])],
    }


def positions_view(index: Index) -> list[dict]:
    """Actors with the issues on which they take a stand, those heard in most accounts first."""
    names = {e.id: e for e in index.record.entities}
    groups: dict[str, dict] = {}
    for position in index.record.positions:
        actor = names[position.actor]
        group = groups.setdefault(position.actor, {"name": actor.name, "role": actor.role, "issues": [], "accounts": set()})
        group["accounts"].update(m.account for m in position.evidence)
        group["issues"].append(
            {"issue": shortened(position.issue, 80), "leaning": _leaning(position.polarity), "rows": [_row(index, m) for m in _once(position.evidence)]}
        )
    order = sorted(groups.values(), key=lambda g: (-len(g["accounts"]), -len(g["issues"]), g["name"]))
    return [{**g, "accounts": [label for a, label in index.labels.items() if a in g["accounts"]]} for g in order]


def _leaning(polarity: float) -> str:
    return TONE["for"] if polarity > 0.4 else TONE["against"] if polarity < -0.4 else TONE["mixed"]


def _once(evidence: tuple[Mention, ...]) -> list[Mention]:
    return sorted(evidence, key=lambda m: (m.account, m.start))


def _row(index: Index, mention: Mention) -> dict:
    spans = [Span(mention.start, mention.end)]
    return {"account": index.labels[mention.account], "line": index.line(mention.account, spans), "excerpts": index.excerpts(mention.account, spans)}


def referents_view(index: Index) -> dict:
    """One row for each thing that accounts call by different words, one cell for each account."""
    columns = [index.labels[a.id] for a in index.compared]
    rows = []
    for referent in index.record.framing.referents:
        cells: dict[str, list[dict]] = {label: [] for label in columns}
        for label in referent.labels:
            if (column := index.labels.get(label.account)) in cells:
                cells[column].append(_label(index, label))
        rows.append({"name": _titled(referent.name), "is_named": referent.entity is not None, "cells": [{"account": c, "labels": cells[c]} for c in columns]})
    return {"columns": columns, "rows": rows}


def _titled(name: str) -> str:
    """ "meeting + A + B" as "meeting: A, B"."""
    first, *rest = name.split(" + ")
    return f"{first}: {', '.join(rest)}" if rest else first


def _label(index: Index, label: Label) -> dict:
    span = Span(label.start, label.end)
    return {"phrase": index.phrase(label.account, [span], 80), "is_own": label.voice == "narrator", "excerpts": index.excerpts(label.account, [span])}
