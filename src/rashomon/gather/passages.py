"""Passages that accounts have word for word in common: one of them wrote, or neither did, but not both.

In: accounts. Out: for each set of accounts the passages that they share, outside of quotation marks: words that are quoted come from
who said them, and two reporters may both have heard. The cost grows with the length of all texts together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..language.quotation import quotations
from ..types import Account, Mention
from .wording import SHINGLE, Wording, wording

if TYPE_CHECKING:
    from .wording import Numbers

RULE = "origin.same_wording.v1"
LONG = 14  # words in a row that two writers do not hit upon; a name with its title may have 12; none in 39 of BASIL's 40 events


def passages(accounts: Sequence[Account]) -> Mapping[tuple[str, ...], tuple[Mention, ...]]:
    """Ids of the accounts that share a passage, in the order given, and where it stands in each of them."""
    worded = [wording(a) for a in accounts]
    free = [_unquoted(a, w) for a, w in zip(accounts, worded, strict=True)]
    found = [(a, first, last) for a, flags in enumerate(_repeated(worded, free)) for first, last in _stretches(flags)]
    parent: dict[int, int] = {}

    def top(run: int) -> int:
        while (up := parent.setdefault(run, run)) != run:
            parent[run] = run = parent[up]
        return run

    for a, first, last in found:
        runs = worded[a].shingles[first : last + 1].tolist()
        for run in runs[1:]:
            parent[top(run)] = top(runs[0])
    holders: dict[int, dict[int, list[Mention]]] = {}
    for a, first, last in found:
        span = Mention(accounts[a].id, int(worded[a].starts[first]), int(worded[a].ends[last + SHINGLE - 1]))
        holders.setdefault(top(int(worded[a].shingles[first])), {}).setdefault(a, []).append(span)
    shared: dict[tuple[str, ...], list[Mention]] = {}
    for held in holders.values():
        if len(held) > 1:
            shared.setdefault(tuple(accounts[a].id for a in sorted(held)), []).extend(m for a in sorted(held) for m in held[a])
    return {ids: tuple(sorted(mentions)) for ids, mentions in shared.items()}


def _unquoted(account: Account, worded: Wording) -> Numbers:
    """For each run of words whether it stands outside of quotation marks."""
    import numpy as np

    inside = np.zeros(len(account.text) + 1, dtype=bool)
    for quotation in quotations(account.text):
        for start, end in quotation.pieces:
            inside[start:end] = True
    words = inside[worded.starts]
    n = len(worded.shingles)
    quoted = np.zeros(n, dtype=bool)
    for k in range(SHINGLE):
        quoted |= words[k : k + n]
    return ~quoted


def _repeated(worded: Sequence[Wording], free: Sequence[Numbers]) -> list[Numbers]:
    """For each run of words of each account whether it stands unquoted in another account too."""
    import numpy as np

    lengths = [len(w.shingles) for w in worded]
    runs = np.concatenate([w.shingles for w in worded]) if worded else np.zeros(0, dtype=np.uint32)
    of = np.repeat(np.arange(len(worded)), lengths)
    open_ = np.flatnonzero(np.concatenate(list(free))) if worded else np.zeros(0, dtype=np.int64)
    order = open_[np.lexsort((of[open_], runs[open_]))]
    same = (runs[order][1:] == runs[order][:-1]) & (of[order][1:] != of[order][:-1])
    # within equal runs the accounts stand in order: one that differs from its neighbour has a holder beside it
    several = np.zeros(len(runs), dtype=bool)
    several[order[:-1][same]] = several[order[1:][same]] = True
    return list(np.split(several, np.cumsum(lengths)[:-1])) if worded else []


def _stretches(flags: Numbers) -> Iterator[tuple[int, int]]:
    """First and last run of each stretch of `LONG` words or more."""
    import numpy as np

    padded = np.zeros(len(flags) + 2, dtype=bool)
    padded[1:-1] = flags
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - first >= LONG - SHINGLE + 1:
            yield first, end - 1
