"""The mode of an act: how it was done ("visit", "aerial"), or what a verbal act is about ("meet", "violence").

In: a type, the mode the lexicon gives, the features of the predicate. Out: the mode, or None for the type as such.
"""

from __future__ import annotations

from collections.abc import Sequence

from . import model

LEAST = 0.6  # share of its type's chance from which a mode is taken from the weights


def mode_of(kind: str, given: str | None, seen: Sequence[str]) -> str | None:
    """`event.mode.v1`: the likeliest mode of this type by the learnt weights; the lexicon's where none are shipped."""
    learnt = model.shipped_modes()
    if learnt is None:
        return given
    chances = {name: chance for name, chance in learnt.chances(seen).items() if name.split(" ")[0] == kind}
    if not chances:
        return given
    best = max(sorted(chances), key=lambda name: chances[name])
    if chances[best] < LEAST * sum(chances.values()):
        return given
    return best.partition(" ")[2] or None
