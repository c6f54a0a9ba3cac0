"""Which units of the accounts say one thing: joint grouping of scored pairs.

In: units, and the scores of candidate pairs. Out: groups of unit indices. Groups grow from the surest pair on, and two
groups join only when their units agree on the whole and not by one link alone, so that a chain of half-similar
sentences does not become one point.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from .units import Unit

FOUND = 0.25  # probability from which a pair across accounts founds a group
JOIN = 0.18  # the same for joining a group that stands
RESTATED = 0.75  # the same inside one account
WHOLE = 0.45  # share of JOIN that the mean over all pairs of two groups must reach
BRIDGED = 0.4  # the mean that two groups of two or more need
AGAIN = 0.4  # score from which a pair that a group left apart founds a group of its own
UNSEEN = 0.02  # score of a pair that was never a candidate
UNREQUITED = 0.7  # what remains of a score when one of the two has a better partner
LARGEST = 4  # units of one account in one group
BESIDE = 0.3  # of several units of one account: the share of the best one's score that another needs to stay


def groups(units: Sequence[Unit], scores: Mapping[tuple[int, int], float]) -> list[tuple[int, ...]]:
    """Groups of two or more units that say one thing, each as sorted indices, the surest group first.

    A unit may stand in two groups: a clause that says two things has partners that are none of each other.
    """
    given = scores
    scores = requited(units, given)
    first = _grouped(units, scores, FOUND)
    together = {pair for group in first for n, i in enumerate(group) for pair in ((i, j) for j in group[n + 1 :])}
    # only pairs without a better partner: what a group left out for its size is a repetition
    apart = {pair: value for pair, value in scores.items() if pair not in together and value == given[pair] and units[pair[0]].account != units[pair[1]].account}
    taken: dict[int, list[int]] = defaultdict(list)
    for n, group in enumerate(first):
        for i in group:
            taken[i].append(n)
    second = [g for g in _grouped(units, apart, AGAIN) if max(Counter(n for i in g for n in taken.get(i, ())).values(), default=0) < 2]
    return [_pruned(units, group, given) for group in (*first, *second)]


def _pruned(units: Sequence[Unit], group: Sequence[int], scores: Mapping[tuple[int, int], float]) -> tuple[int, ...]:
    """The group without the units that say it far less surely than another of their account."""
    closest = {i: max((scores.get((min(i, j), max(i, j)), 0.0) for j in group if units[j].account != units[i].account), default=0.0) for i in group}
    best: dict[str, float] = defaultdict(float)
    for i, value in closest.items():
        best[units[i].account] = max(best[units[i].account], value)
    return tuple(i for i in group if closest[i] >= BESIDE * best[units[i].account])


def _grouped(units: Sequence[Unit], scores: Mapping[tuple[int, int], float], founding: float) -> list[tuple[int, ...]]:
    home: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    best: dict[int, float] = {}
    unfit: set[tuple[int, int, int, int]] = set()  # groups only grow, so root and size name one
    for (i, j), value in sorted(scores.items(), key=lambda kv: (-kv[1], kv[0])):
        within = units[i].account == units[j].account
        if value < (RESTATED if within else JOIN if i in home or j in home else founding):
            continue
        a, b = home.setdefault(i, i), home.setdefault(j, j)
        members.setdefault(a, [a])
        members.setdefault(b, [b])
        if a == b or (tried := (a, b, len(members[a]), len(members[b]))) in unfit:
            continue
        if not _fit(units, members[a], members[b], scores):
            unfit.add(tried)
            continue
        for k in members[b]:
            home[k] = a
        members[a].extend(members.pop(b))
        best[a] = max(best.get(a, 0.0), best.pop(b, 0.0), value)
    return [tuple(sorted(members[root])) for root in sorted(best, key=lambda r: (-best[r], r)) if len(members.get(root, ())) > 1]


def requited(units: Sequence[Unit], scores: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Scores in which a pair counts for less when either unit has a better partner in the other's account."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (i, j), value in scores.items():
        for one, other in ((i, j), (j, i)):
            key = (one, units[other].account)
            best[key] = max(best[key], value)
    found = {}
    for (i, j), value in scores.items():
        is_best = value >= best[i, units[j].account] and value >= best[j, units[i].account]
        found[i, j] = value if is_best or units[i].account == units[j].account else value * UNREQUITED
    return found


def _fit(units: Sequence[Unit], one: Sequence[int], other: Sequence[int], scores: Mapping[tuple[int, int], float]) -> bool:
    per_account: dict[str, int] = defaultdict(int)
    for k in (*one, *other):
        per_account[units[k].account] += 1
    if max(per_account.values()) > LARGEST:
        return False
    values = [scores.get((min(i, j), max(i, j)), UNSEEN) for i in one for j in other]
    # two groups that stand already need more than one strong link between them
    return sum(values) / len(values) >= (BRIDGED if len(one) > 1 and len(other) > 1 else JOIN * WHOLE)
