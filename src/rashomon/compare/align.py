"""Which units of the accounts say one thing: joint grouping of scored pairs.

In: units, and the scores of candidate pairs. Out: groups of unit indices. Groups grow from the surest pair on, and two
groups join only when their units agree on the whole and not by one link alone, so that a chain of half-similar
sentences does not become one point.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .units import Unit

SURE = 0.10  # probability from which a pair across accounts may found or join a group
JOIN = 0.2  # the same for joining a group that stands
RESTATED = 0.50  # the same inside one account
WHOLE = 0.4  # share of SURE that the mean over all pairs of two groups must reach
UNSEEN = 0.02  # score of a pair that was never a candidate
UNREQUITED = 0.7  # what remains of a score when one of the two has a better partner
LARGEST = 3  # units of one account in one group


def groups(units: Sequence[Unit], scores: Mapping[tuple[int, int], float]) -> list[tuple[int, ...]]:
    """Groups of two or more units that say one thing, each as sorted indices, the surest group first."""
    scores = requited(units, scores)
    home: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    best: dict[int, float] = {}
    ranked = sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))
    for (i, j), value in ranked:
        within = units[i].account == units[j].account
        if value < (RESTATED if within else SURE):
            continue
        if value < JOIN and (i in home or j in home):
            continue  # enough to found a group, not to join one
        a, b = home.setdefault(i, i), home.setdefault(j, j)
        members.setdefault(a, [a])
        members.setdefault(b, [b])
        if a == b or not _fit(units, members[a], members[b], scores):
            continue
        for k in members[b]:
            home[k] = a
        members[a].extend(members.pop(b))
        best[a] = max(best.get(a, 0.0), best.pop(b, 0.0), value)
    found = [tuple(sorted(members[root])) for root in sorted(best, key=lambda r: (-best[r], r)) if len(members.get(root, ())) > 1]
    return found


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
    return sum(values) / len(values) >= SURE * WHOLE
