"""From a finder's score to a probability: how often such a statement is right.

The table is measured on the development articles (`training/calibrate.py`).
"""

from __future__ import annotations

from functools import cache

from ...language.lexicon import table
from .candidate import Candidate

UNMEASURED = 0.5  # for a finder that the development articles say nothing about: nested statements, rare labels


@cache
def _rows() -> dict[tuple[str, str], tuple[tuple[float, float], ...]]:
    """(finder, kind) to its rows (lowest score, share that was right), lowest first."""
    out: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in table("confidence"):
        out.setdefault((row["by"], row["kind"]), []).append((float(row["from"]), float(row["share"])))
    return {key: tuple(sorted(rows)) for key, rows in out.items()}


def calibrated(found: Candidate, kind: str) -> float:
    """The share of statements of this finder, kind and score that were right; 0..1."""
    rows = _rows().get((found.by, kind)) or _rows().get((found.by, "*"))
    if not rows:
        return UNMEASURED
    return next((share for low, share in reversed(rows) if low <= found.score), rows[0][1])
