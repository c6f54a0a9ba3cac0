"""Copies among accounts, found one by one as accounts come in, by the words they have in common.

In: accounts, added to an `Index`. Out: for each the `Match`es with those before it: how much of the one stands in the other, both ways.
Containment, not resemblance, so that an excerpt counts as contained in what it was cut from. A fixed eighth of all stretches of eight
words nominates, the runs of five of both texts confirm; cost grows with the number of accounts, not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ..types import Account
from .wording import SHINGLE, wording

if TYPE_CHECKING:
    from .wording import Numbers

SHARED = 0.3  # share of the words of either text from which a pair is worth naming
COPIED = 0.75  # share of a text's words that stand in the other from which it may be a copy
PASSAGE = 12  # words in a row that the other has not: a passage of its own, not a word changed here and there
OWN = 25  # words in such passages that a copy may have: one sentence; an update of a story tells its news in two
OWN_SHARE = 0.2  # and as a share of its words
FEWEST = 20  # runs of words: shorter texts share phrases by chance
SAMPLE = 8  # one of so many stretches, the same everywhere, is kept for the search
AHEAD = 3  # words further on begins the run that is kept with it: eight words in a row are few texts' by chance
COMMON = 64  # holders of a stretch after which it is a phrase of the trade
MOST = 40  # nominated texts that are compared in full


@dataclass(frozen=True, slots=True)
class Held:
    """How much of one text stands in another: its words, those in runs of five that the other has too, those in passages of its own."""

    words: int
    shared: int
    own: int

    @property
    def share(self) -> float:
        """0..1 of its words."""
        return self.shared / self.words if self.words else 0.0

    @property
    def is_copy(self) -> bool:
        """Whether little of its own is left beside what the other has."""
        return self.share >= COPIED and self.own <= min(OWN, OWN_SHARE * self.words)


@dataclass(frozen=True, slots=True)
class Match:
    """Two texts by the order in which they were added, and how much of each stands in the other."""

    new: int
    old: int
    forth: Held  # of the new one in the old
    back: Held  # of the old one in the new

    @property
    def is_copy(self) -> bool:
        """Whether one of them adds little to the other."""
        return self.forth.is_copy or self.back.is_copy


class Index:
    """Texts by their wording; knows for a new one which of those before share much with it."""

    def __init__(self) -> None:
        self._runs: list[Numbers] = []
        self._sampled: list[int] = []
        self._first: dict[int, int] = {}  # a sampled stretch -> the text that had it first
        self._more: dict[int, list[int]] = {}  # and all that have it, where they are several

    def add(self, account: Account) -> tuple[Match, ...]:
        """Take in an account; gives its matches with those before it, the one with most words in common first."""
        return self.add_runs(wording(account).shingles)

    def add_runs(self, runs: Numbers) -> tuple[Match, ...]:
        """The same for the runs of words of `wording`, for a caller that has them."""
        new = len(self._runs)
        self._runs.append(runs)
        sample = _sample(runs) if len(runs) >= FEWEST else set()
        self._sampled.append(len(sample))
        found = [self._match(new, old) for old in self._nominated(new, sample)]
        near = [m for m in found if max(m.forth.share, m.back.share) >= SHARED]
        return tuple(sorted(near, key=lambda m: (-m.forth.shared, m.old)))

    def held(self, one: int, *others: int) -> Held:
        """How much of one text stands in others, all by the order in which they were added."""
        return held(self._runs[one], *(self._runs[other] for other in others))

    def is_same(self, one: int, other: int) -> bool:
        """Whether two texts have the same words in the same order."""
        import numpy as np

        return np.array_equal(self._runs[one], self._runs[other])

    def n_words(self, one: int) -> int:
        """Words of a text that count."""
        return len(self._runs[one]) + SHINGLE - 1

    def _nominated(self, new: int, sample: set[int]) -> Sequence[int]:
        seen: list[int] = []
        common: list[list[int]] = []
        for run in sample:
            first = self._first.setdefault(run, new)
            if first == new:
                continue
            holders = self._more.get(run)
            if holders is None:
                self._more[run] = [first, new]
                seen.append(first)
            elif len(holders) < COMMON:
                seen += holders
                holders.append(new)
            else:
                common.append(holders)
        if len(common) > SHARED / 2 * len(sample):  # not a phrase here and there: a story that many have printed
            seen += chain.from_iterable(common)
        # half of what a pair worth naming shares on average: few such pairs fall below by chance
        many, sampled = SHARED / 2 * len(sample), self._sampled
        enough = {old: n for old, n in Counter(seen).items() if n >= many or n >= SHARED / 2 * sampled[old]}
        return sorted(enough, key=lambda old: (-enough[old], old))[:MOST]

    def _match(self, new: int, old: int) -> Match:
        return Match(new, old, self.held(new, old), self.held(old, new))


def _sample(runs: Numbers) -> set[int]:
    """What stands for a text: the stretches of eight words whose first five say so, in whatever text they are, and the whole of it."""
    import numpy as np

    at = np.flatnonzero(runs[:-AHEAD] % SAMPLE == 0)
    return {int(runs.sum(dtype=np.uint64)), *(runs[at].astype(np.uint64) << np.uint64(32) | runs[at + AHEAD]).tolist()}


def held(one: Numbers, *others: Numbers) -> Held:
    """How much of one text's wording stands in others taken together, from their runs of words."""
    import numpy as np

    n_words = len(one) + SHINGLE - 1
    other = others[0] if len(others) == 1 else np.concatenate(others)
    if not len(one) or not len(other):
        return Held(n_words if len(one) else 0, 0, 0)
    words = np.zeros(n_words + 2, dtype=bool)
    words[1:-1] = covered(shared(one, other))
    edges = np.flatnonzero(words[1:] != words[:-1])
    begins, ends = edges[::2], edges[1::2]
    gaps = np.concatenate((begins, [n_words])) - np.concatenate(([0], ends))
    return Held(n_words, int((ends - begins).sum()), int(gaps[gaps >= PASSAGE].sum()))


def shared(one: Numbers, other: Numbers) -> Numbers:
    """For each run of words of one text whether the other has it."""
    import numpy as np

    known = np.sort(other)
    return known[np.minimum(np.searchsorted(known, one), len(known) - 1)] == one


def covered(shared: Numbers) -> Numbers:
    """For each word whether a shared run of five covers it; from one flag for each run."""
    import numpy as np

    words = np.zeros(len(shared) + SHINGLE - 1, dtype=bool)
    for k in range(SHINGLE):
        words[k : len(words) - SHINGLE + 1 + k] |= shared
    return words
