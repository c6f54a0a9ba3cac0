"""Which accounts report one event: rare words, names and days that they share.

In: accounts, of which only text, zones, title, outlet and date are used; no language model. Out: `Story`s. Each account founds a story,
joins one or bridges two, the most alike first, until none are alike enough (`linkage`); what a word weighs is set by how rare it is in
news at large and among these accounts (`weights`). Near-linear in the number of accounts; their order changes nothing. English only.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ..types import Account, Member, Story
from .linkage import RARE, Grain, groups
from .signature import terms
from .weights import Weighed, possible, product, weighed
from .witnesses import witnesses

if TYPE_CHECKING:
    import numpy

# Set on BASIL and ECB+ together, in the middle of a plateau; docs/stories.md has the figures.
GRAINS = {"event": Grain(least=0.13, cohesion=0.93, days_apart=60), "running": Grain(least=0.1, cohesion=0.6, days_apart=None)}
STRANGER = 0.17  # likeness to the nearest other account below which it seems to report something else; BASIL: 0 of 120 wrongly, 40 of 40 strangers found
NAMING = 1.0  # rarity of a word that may be part of a name: the New of New Zealand, but no The
RULE = "story.average_link.v1"


def stories(accounts: Sequence[Account], grain: str = "event") -> list[Story]:
    """The stories that the accounts tell, the most told first, then by date and name; every account is in one.

    grain: `event`, one thing that happened; `running`, what goes on over weeks. Raises KeyError for another.
    """
    ordered = sorted(accounts, key=_order)
    weights = weighed([terms(account) for account in ordered])
    pairs = possible(weights)
    days = [_day(account) for account in ordered]
    found = groups(weights, pairs, GRAINS[grain], days)
    links = _links(pairs, found, weights)
    told = [[_member(ordered[i], _shared(i, links[i], weights, ordered) if i in links else None) for i in group] for group in found]
    told = [sorted(members, key=lambda m: (m.published or "9", m.uri)) for members in told]
    told.sort(key=lambda members: (-len(members), members[0].published or "9", members[0].uri))
    return [_story(number, members, grain) for number, members in enumerate(told, 1)]


def strangers(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts that share too little with any other to report one event with it, in the order given."""
    ordered = sorted(accounts, key=_order)
    weights = weighed([terms(account) for account in ordered])
    nearest = dict.fromkeys((account.id for account in accounts), 0.0)
    for a, wide in _spread(range(len(ordered)), weights):
        for b in range(a):
            likeness = product(wide, weights.vectors[b])
            for i in (a, b):
                nearest[ordered[i].id] = max(nearest[ordered[i].id], likeness)
    return tuple(account for account in accounts if nearest[account.id] < STRANGER)


def _order(account: Account) -> tuple[str, str, str]:
    # the order of time, and then one that the user's naming and ordering of files does not change
    return (account.published.date if account.published else "9", account.sha256, account.uri)


def _day(account: Account) -> int | None:
    if account.published is None or account.published.precision != "day":
        return None
    try:
        return date.fromisoformat(account.published.date).toordinal()
    except ValueError:
        return None


def _spread(numbers: Iterable[int], weights: Weighed) -> Iterator[tuple[int, numpy.ndarray[Any, Any]]]:
    # one vector after another spread out over all terms, in the same array
    import numpy as np

    wide = np.zeros(len(weights.words))
    for i in numbers:
        vector = weights.vectors[i]
        wide[vector.terms] = vector.weights
        yield i, wide
        wide[vector.terms] = 0.0


class _Shared(NamedTuple):
    likeness: float
    other: Account
    rare: list[str]
    common: list[str]


def _links(pairs: Iterable[tuple[int, int]], found: Sequence[Sequence[int]], weights: Weighed) -> dict[int, tuple[float, int]]:
    # the likeness and the number of the account most like each, in its own story
    home = {i: n for n, members in enumerate(found) for i in members}
    inside: dict[int, list[int]] = {}
    for a, b in pairs:
        if home[a] == home[b]:
            inside.setdefault(a, []).append(b)
    best: dict[int, tuple[float, int]] = {}
    for a, wide in _spread(sorted(inside), weights):
        for b in inside[a]:
            likeness = product(wide, weights.vectors[b])
            for one, other in ((a, b), (b, a)):
                if likeness > best.get(one, (0.0, 0))[0]:
                    best[one] = (likeness, other)
    return best


def _shared(i: int, link: tuple[float, int], weights: Weighed, ordered: Sequence[Account]) -> _Shared:
    import numpy as np

    likeness, j = link
    one, other = weights.vectors[i], weights.vectors[j]
    both, here, there = np.intersect1d(one.terms, other.terms, assume_unique=True, return_indices=True)
    weightiest = both[np.argsort(-one.weights[here] * other.weights[there], kind="stable")]
    rarity = weights.rarity[weightiest]
    named = lambda chosen: [weights.words[k] for k in weightiest[chosen].tolist()]
    return _Shared(likeness, ordered[j], named(rarity >= RARE), named((rarity < RARE) & (rarity >= NAMING)))


def _member(account: Account, shared: _Shared | None) -> Member:
    known = Member(
        account=account.id,
        uri=account.uri,
        sha256=account.sha256,
        outlet=account.outlet.value if account.outlet else None,
        title=account.title.value if account.title else None,
        published=account.published.date if account.published else None,
    )
    if shared is None:
        return known
    return replace(known, like=shared.other.uri, likeness=round(shared.likeness, 3), witnesses=witnesses(account, shared.other, shared.rare, shared.common))


def _story(number: int, members: list[Member], grain: str) -> Story:
    likes = Counter(member.like for member in members)
    days = sorted(member.published for member in members if member.published)
    return Story(
        number=number,
        id="s" + hashlib.sha256("".join(sorted(member.sha256 for member in members)).encode()).hexdigest()[:12],
        title=max(members, key=lambda member: (member.title is not None, likes[member.uri])).title,
        earliest=days[0] if days else None,
        latest=days[-1] if days else None,
        members=tuple(members),
        by=f"{RULE} {grain}",
    )
