"""Which units of a large story are looked at together: so many for each unit, whatever the number of accounts.

In: for each unit the things it can be recognised by, or pairs with how near they are. Out: pairs of indices. In a story of
a few accounts every pair that shares something rare is looked at; where two hundred tell one thing, each telling needs the
others that are most like it and not all of them, so that the cost grows with the accounts and not with their pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

LARGE = 1500  # units from which a story is large: some fifteen accounts
PARTNERS = 30  # units that share the rarest things with a unit, in a large story
NEIGHBOURS = 8  # units that are nearest to a unit in meaning, in a large story
WINDOW = 128  # holders of one thing that a unit looks at, from itself on


def partners(holders: Sequence[Sequence[int]], n: int) -> set[tuple[int, int]]:
    """Pairs (i < j) of `n` units, for each unit the `PARTNERS` that share the rarest things with it.

    `holders` has for each thing the units that hold it, in order. Of a thing that many hold, a unit looks at the `WINDOW` holders that
    follow it, so that all are linked and none to all.
    """
    import numpy as np

    held_by: list[list[tuple[int, int]]] = [[] for _ in range(n)]
    arrays = []
    for thing, held in enumerate(holders):
        # twice in a row: the window of the last holder begins again with the first
        arrays.append(np.array([*held, *held] if len(held) > WINDOW else held, np.int32))
        for place, i in enumerate(held):
            held_by[i].append((thing, place))
    found: set[tuple[int, int]] = set()
    for i, things in enumerate(held_by):
        if not things:
            continue
        near = [arrays[t][place : place + WINDOW] if len(arrays[t]) > WINDOW else arrays[t] for t, place in things]
        weights = np.repeat([1 / len(holders[t]) for t, _ in things], [len(part) for part in near])
        others, at = np.unique(np.concatenate(near), return_inverse=True)
        value = np.bincount(at, weights)
        value[np.searchsorted(others, i)] = -1.0
        best = np.argsort(-value, kind="stable")[: min(PARTNERS, len(others) - 1)]
        found.update((min(i, j), max(i, j)) for j in others[best].tolist())
    return found


def nearest(pairs: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """The pairs that are among the `NEIGHBOURS` nearest of either of their units."""
    import numpy as np

    if not pairs:
        return set()
    ends: np.ndarray = np.array(list(pairs), np.int64)
    value = np.tile(np.array(list(pairs.values())), 2)
    one, other = np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]])
    order = np.lexsort((other, -value, one))
    first = np.searchsorted(one[order], one[order])
    kept = order[np.arange(len(order)) - first < NEIGHBOURS] % len(ends)
    return {(i, j) for i, j in ends[np.unique(kept)].tolist()}
