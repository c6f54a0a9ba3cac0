"""How accounts judge and name: conclusions, positions, and what each calls the same thing.

In: an `Index`. Out: plain dicts.
"""

from __future__ import annotations

import re

from ..types import Assessment, Label, Mention, Span
from .evidence import Index, shortened
from .words import TONE

_MOST_COLUMNS, _OPEN_ROWS = 8, 12  # of the grid of actors and issues
_SIGN = {"for": "+", "against": "−", "mixed": "±"}


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


def positions_view(index: Index) -> dict:
    """Where actors stand: `actors` with their issues, those heard in most accounts first, and `grid`, the same at a glance, or None."""
    names = {e.id: e for e in index.record.entities}
    groups: dict[str, dict] = {}
    for position in index.record.positions:
        actor = names[position.actor]
        group = groups.setdefault(position.actor, {"name": actor.name, "role": actor.role, "issues": [], "accounts": set()})
        held = {m.account for m in position.evidence}
        group["accounts"].update(held)
        group["issues"].append(
            {
                "id": "stand-" + re.sub(r"[^A-Za-z0-9_.-]", "-", position.id),
                "issue": shortened(position.issue, 80),
                "accounts": _labels(index, held),
                **_leaning(position.polarity),
                "rows": [_row(index, m) for m in _once(position.evidence)],
            }
        )
    order = sorted(groups.values(), key=lambda g: (-len(g["accounts"]), -len(g["issues"]), g["name"]))
    actors = [{**g, "accounts": _labels(index, g["accounts"])} for g in order]
    return {"actors": actors, "grid": _grid(actors)}


def _grid(actors: list[dict]) -> dict | None:
    """Issues × actors `{shown, more, n_left_out}`; issues of several actors, then of several accounts, first; None where a list says as much."""
    columns = actors[:_MOST_COLUMNS]
    held: dict[str, dict] = {}
    for n, actor in enumerate(columns):
        for one in actor["issues"]:
            held.setdefault(one["issue"].casefold(), {"issue": one["issue"], "cells": [[] for _ in columns]})["cells"][n].append(one)
    rows = sorted(held.values(), key=lambda row: (-sum(map(bool, row["cells"])), -_n_accounts(row), [not c for c in row["cells"]]))
    if len(columns) < 2 or len(rows) < 2:
        return None
    names = [a["name"] for a in columns]
    return {"shown": _part(names, rows[:_OPEN_ROWS]), "more": _part(names, rows[_OPEN_ROWS:]), "n_left_out": len(actors) - len(columns)}


def _part(names: list[str], rows: list[dict]) -> dict:
    """Some rows of the grid, with the columns that hold anything in them."""
    kept = [n for n in range(len(names)) if any(row["cells"][n] for row in rows)]
    return {"columns": [names[n] for n in kept], "rows": [{**row, "cells": [row["cells"][n] for n in kept]} for row in rows]}


def _n_accounts(row: dict) -> int:
    return len({a for cell in row["cells"] for one in cell for a in one["accounts"]})


def _labels(index: Index, accounts: set[str]) -> list[str]:
    return [label for a, label in index.labels.items() if a in accounts]


def _leaning(polarity: float) -> dict:
    key = "for" if polarity > 0.4 else "against" if polarity < -0.4 else "mixed"
    return {"side": key, "sign": _SIGN[key], "leaning": TONE[key]}


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
        cells: dict[str, dict[tuple[str, bool], list[Label]]] = {column: {} for column in columns}
        for label in referent.labels:
            if (column := index.labels.get(label.account)) in cells:
                words = index.phrase(label.account, [Span(label.start, label.end)], 80), label.voice == "narrator"
                cells[column].setdefault(words, []).append(label)
        phrases = [phrase for column in columns for (phrase, _), held in cells[column].items() for _ in held]
        rows.append({"name": _titled(referent.name, phrases), "cells": [{"account": c, "labels": [_wording(index, *key, held) for key, held in cells[c].items()]} for c in columns]})
    return {"columns": columns, "rows": rows}


def _titled(name: str, phrases: list[str]) -> str:
    """ "meeting + A + B" as "meeting: A, B"; without a name among its parts the phrase most used, of those the shortest, says more."""
    parts = name.split(" + ")
    names = [part for part in parts if part != part.lower()]
    if len(parts) == 1 or not names:
        return name if len(parts) == 1 or not phrases else max(phrases, key=lambda p: (phrases.count(p), -len(p), p))
    matter = [part for part in parts if part not in names]
    return f"{' '.join(matter)}: {', '.join(names)}" if matter else ", ".join(names)


def _wording(index: Index, phrase: str, is_own: bool, held: list[Label]) -> dict:
    """One wording of one account, in one voice, with every sentence it stands in."""
    return {"phrase": phrase, "is_own": is_own, "times": len(held), "excerpts": index.excerpts(held[0].account, [Span(m.start, m.end) for m in held])}
