"""Groups of alike vectors: the two most alike groups become one until none are alike enough for how close-knit they are.

In: vectors of length 1, and pairs that may be alike; groups made before, if any. Out: groups. Average linkage over a sparse graph: the
likeness of two groups is the mean product of their members, kept as the sum of each group's vectors, so a vector may join a group, found
one or bridge two without a look at the members. Two groups whose members are far more alike among themselves than across are two events
of one kind, and stay apart.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .weights import Vector, Weighed, product

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, Any]

UNKNOWN, DOUBT = 0.21, 7  # how alike the members of a group are before any are known, and how many pairs that belief is worth
RARE = 3.0  # rarity (log of 1 / share of articles) of a word that can bear witness: one article in twenty
WITNESSES = 2  # such words that two groups must share
FAINT = 0.02  # likeness below which a pair is forgotten


class Grain(NamedTuple):
    """How alike groups must be: at least `least`, and at least `cohesion` times as alike as the members of the looser of the two are.

    days_apart: the longest silence between the days on which the two were published; None for any.
    """

    least: float
    cohesion: float
    days_apart: int | None = None


class Group(NamedTuple):
    """Some members, and the sum of their vectors."""

    members: tuple[int, ...]
    total: Vector
    days: tuple[int, int] | None  # the first and the last on which one was published
    inside: float  # mean likeness of its members, as far as it is known

    @classmethod
    def of(cls, members: Sequence[int], total: Vector, days: tuple[int, int] | None) -> Group:
        """A group of these members."""
        n = len(members)
        alike = (float(total.weights @ total.weights) - n) / 2
        return cls(tuple(members), total, days, (alike + DOUBT * UNKNOWN) / (n * (n - 1) / 2 + DOUBT))

    def and_(self, other: Group) -> Group:
        """The two together."""
        days = [day for group in (self, other) for day in group.days or ()]
        return Group.of(self.members + other.members, _sum(self.total, other.total), (min(days), max(days)) if days else None)


def groups(
    weighed: Weighed, pairs: Iterable[tuple[int, int]], grain: Grain, days: Sequence[int | None] = (), before: Iterable[Sequence[int]] = ()
) -> list[list[int]]:
    """The groups, each in rising order, by their first member.

    days: when each was published (any count of days), None where unknown. before: members found to belong together earlier; the
    others stand alone at first.
    """
    import numpy as np

    vectors = weighed.vectors
    wide = np.zeros(len(weighed.words))
    live: dict[int, Group] = {}
    home = list(range(len(vectors)))
    for members in before:
        for i in members:
            home[i] = min(members)
    for i, vector in enumerate(vectors):
        day = days[i] if days else None
        alone = Group.of((i,), vector, None if day is None else (day, day))
        live[home[i]] = live[home[i]].and_(alone) if home[i] in live else alone
    near: dict[int, dict[int, float]] = {key: {} for key in live}
    heap: list[tuple[float, int, int]] = []
    by_first: dict[int, set[int]] = {}
    for a, b in pairs:
        if home[a] != home[b]:
            by_first.setdefault(home[a], set()).add(home[b])
    for a in sorted(by_first):
        _link(a, by_first[a], live, near, heap, wide)
    last = len(vectors)
    while heap:
        minus, a, b = heapq.heappop(heap)
        if a not in live or b not in live or not _belong(live[a], live[b], -minus, grain, weighed.rarity):
            continue
        live[last] = live.pop(a).and_(live.pop(b))
        around = (near.pop(a).keys() | near.pop(b).keys()) - {a, b}
        for c in around:
            near[c].pop(a, None)
            near[c].pop(b, None)
        near[last] = {}
        _link(last, around, live, near, heap, wide)
        last += 1
    return sorted(sorted(group.members) for group in live.values())


def _belong(one: Group, other: Group, likeness: float, grain: Grain, rarity: Numbers) -> bool:
    import numpy as np

    if likeness < max(grain.least, grain.cohesion * min(one.inside, other.inside)):
        return False
    if grain.days_apart is not None and one.days and other.days and max(one.days[0], other.days[0]) - min(one.days[1], other.days[1]) > grain.days_apart:
        return False
    shared = np.intersect1d(one.total.terms, other.total.terms, assume_unique=True)
    return int((rarity[shared] >= RARE).sum()) >= WITNESSES


def _link(a: int, others: Iterable[int], live: dict[int, Group], near: dict[int, dict[int, float]], heap: list[tuple[float, int, int]], wide: Numbers) -> None:
    total = live[a].total
    wide[total.terms] = total.weights
    for b in sorted(others):
        likeness = product(wide, live[b].total) / (len(live[a].members) * len(live[b].members))
        if likeness >= FAINT:
            near[a][b] = near[b][a] = likeness
            heapq.heappush(heap, (-likeness, a, b))
    wide[total.terms] = 0.0


def _sum(one: Vector, other: Vector) -> Vector:
    import numpy as np

    terms = np.concatenate((one.terms, other.terms))
    order = np.argsort(terms, kind="stable")
    terms, weights = terms[order], np.concatenate((one.weights, other.weights))[order]
    first = np.flatnonzero(np.concatenate(([True], terms[1:] != terms[:-1]))) if len(terms) else np.zeros(0, dtype=np.intp)
    return Vector(terms[first], np.add.reduceat(weights, first) if len(first) else weights)
