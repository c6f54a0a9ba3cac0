"""Copies among the inputs: identical texts are one account, near-copies are named.

In: accounts. Out: the different ones in input order, and a notice for each copy. Containment of word shingles, not
resemblance, so that an excerpt counts as contained in the longer text it was cut from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from ..types import Account

SHINGLE = 5  # words
NEAR = 0.6  # share of the shorter text's shingles that stand in the longer one
MIN_SHINGLES = 20  # shorter texts share phrases by chance


def distinct(accounts: Sequence[Account]) -> tuple[tuple[Account, ...], tuple[str, ...]]:
    """The accounts without repeats of the same text, in input order, and one notice for each copy or near-copy."""
    kept: list[Account] = []
    first: dict[str, Account] = {}
    notices: list[str] = []
    for account in accounts:
        if (earlier := first.get(account.sha256)) is not None:
            notices.append(f"{account.uri}: identical to {earlier.uri}; read once")
            continue
        first[account.sha256] = account
        kept.append(account)
    for shorter, longer, share in near_copies(kept):
        notices.append(f"{shorter.uri}: {share:.0%} of its wording also stands in {longer.uri}; they may share one origin")
    return tuple(kept), tuple(notices)


def near_copies(accounts: Sequence[Account]) -> list[tuple[Account, Account, float]]:
    """Pairs (shorter, longer, share 0..1 of the shorter's shingles found in the longer) at or above `NEAR`, whatever the input order."""
    shingled = [(account, shingles(account.text)) for account in accounts]
    pairs = []
    for i, j in _overlapping([own for _, own in shingled]):
        (shorter, few), (longer, many) = sorted([shingled[i], shingled[j]], key=lambda pair: (len(pair[1]), pair[0].id))
        if len(few) >= MIN_SHINGLES and (share := len(few & many) / len(few)) >= NEAR:
            pairs.append((shorter, longer, share))
    return sorted(pairs, key=lambda pair: (pair[0].uri, pair[1].uri))


def _overlapping(shingled: Sequence[frozenset[tuple[str, ...]]]) -> list[tuple[int, int]]:
    """The pairs that can be near-copies: of more of a text's shingles than a near-copy may lack, one at least stands in the other."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for i, own in enumerate(shingled):
        for shingle in own:
            holders.setdefault(shingle, []).append(i)
    found = set()
    for i, own in enumerate(shingled):
        some = islice(own, int((1 - NEAR) * len(own)) + 2)
        found.update((min(i, j), max(i, j)) for j in {j for shingle in some for j in holders[shingle]} if i != j)
    return sorted(found)


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of `SHINGLE` words, lower case, marks left out."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
