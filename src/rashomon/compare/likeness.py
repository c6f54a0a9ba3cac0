"""How near two clauses are in meaning, by word vectors: among other signs, never alone.

In: sides of all accounts and the candidate pairs. Out: for each pair the cosine of the clauses, of their sentences, and of each
clause with the other's sentence; how many clauses of the other account are nearer; and by how much the pair stands out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from ..language.vectors import vector
from .nominate import LARGE, nearest
from .sides import Side

if TYPE_CHECKING:
    import numpy as np


BLOCK = 100_000  # pairs that are multiplied at once


class Likeness(NamedTuple):
    """cosine, sentences, across (-1..1); nearer_to_one, nearer_to_other: log1p of clauses that are nearer; lift: cosine above the mean of both."""

    cosine: float
    sentences: float
    across: float
    nearer_to_one: float
    nearer_to_other: float
    lift: float


@dataclass(frozen=True, slots=True)
class Meanings:
    """[sides, width] twice: the vector of each clause, and of the sentence it stands in."""

    units: np.ndarray
    wholes: np.ndarray


def neighbours(sides: Sequence[Side], meanings: Meanings, least: float) -> set[tuple[int, int]]:
    """Pairs (i < j) of clauses of two accounts that are each other's nearest, with a cosine of `least` or more; in a large story the best of them."""
    import numpy as np

    members: dict[str, list[int]] = defaultdict(list)
    for n, side in enumerate(sides):
        members[side.account.id].append(n)
    found: dict[tuple[int, int], float] = {}
    for one, other in combinations(members.values(), 2):
        near = meanings.units[one] @ meanings.units[other].T
        best = near.argmax(1)
        rows = np.arange(len(one))
        for x in ((near.argmax(0)[best] == rows) & (near[rows, best] >= least)).nonzero()[0].tolist():
            i, j = one[x], other[best[x]]
            found[min(i, j), max(i, j)] = float(near[x, best[x]])
    return nearest(found) if len(sides) > LARGE else set(found)


def near(meanings: Meanings, pairs: Iterable[tuple[int, int]], least: float) -> set[tuple[int, int]]:
    """The pairs of clauses with a cosine of `least` or more."""
    import numpy as np

    given = list(pairs)
    found = set()
    for n in range(0, len(given), BLOCK):
        block = given[n : n + BLOCK]
        ends = np.array(block)
        cosines = (meanings.units[ends[:, 0]] * meanings.units[ends[:, 1]]).sum(1)
        found.update(block[k] for k in (cosines.round(4) >= least).nonzero()[0].tolist())
    return found


def likenesses(sides: Sequence[Side], meanings: Meanings, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Likeness]:
    """The likeness of each pair of indices; cost grows with the pairs of accounts, in blocks that fit the memory."""
    import numpy as np

    units, wholes = meanings.units, meanings.wholes
    blocks: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for i, j in pairs:
        blocks[sides[i].account.id, sides[j].account.id].append((i, j))
    members: dict[str, list[int]] = defaultdict(list)
    for n, side in enumerate(sides):
        members[side.account.id].append(n)
    place = np.zeros(len(sides), np.intp)
    for own in members.values():
        place[own] = np.arange(len(own))
    found: dict[tuple[int, int], Likeness] = {}
    for (a, b), held in blocks.items():
        i, j = np.array(held).T
        near = units[members[a]] @ units[members[b]].T
        if a == b:
            np.fill_diagonal(near, 0.0)  # no clause is its own neighbour
        x, y = place[i], place[j]
        rows, columns = near[x], near[:, y]
        value = near[x, y]
        whole, left, right = (np.einsum("nd,nd->n", one[i], other[j]) for one, other in ((wholes, wholes), (units, wholes), (wholes, units)))
        ranks = np.log1p([(rows > value[:, None]).sum(1), (columns > value).sum(0)])
        values = (value, whole, np.maximum(left, right), *ranks, value - (rows.mean(1) + columns.mean(0)) / 2)
        # rounded: the last digits of a product may differ from machine to machine
        for pair, row in zip(held, np.array(values, np.float64).T.round(4).tolist(), strict=True):
            found[pair] = Likeness(*row)
    return found


def meanings(sides: Sequence[Side]) -> Meanings:
    """The vectors of all sides."""
    import numpy as np

    if not sides:
        return Meanings(np.zeros((0, 1), np.float32), np.zeros((0, 1), np.float32))
    by_sentence: dict[tuple[str, int], np.ndarray] = {}
    words: dict[tuple[str, int], list[str]] = defaultdict(list)
    for account in {side.account.id: side.account for side in sides}.values():
        for token in account.tokens:
            words[account.id, token.sentence].append(account.text[token.start : token.end])
    for key in {(side.account.id, side.unit.sentence) for side in sides}:
        by_sentence[key] = vector(words[key])
    units = [vector(side.account.text[side.account.tokens[t].start : side.account.tokens[t].end] for t in side.unit.tokens) for side in sides]
    return Meanings(np.array(units), np.array([by_sentence[side.account.id, side.unit.sentence] for side in sides]))
