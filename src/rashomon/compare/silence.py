"""Which accounts do not report a point, and why that may be.

In: the accounts, the point's evidence and terms. Out: `Silence` values with the contract's reasons. Not mentioned is
claimed only of an account that could have known and was read whole; a text's silence is no intent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..types import Account, Silence
from .keys import Keys
from .units import ZONES

COVERED = 0.5  # share of the point's weight in names and terms that one sentence's neighbourhood must hold


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which accounts touch a term or a name at all in their readable zones: numbers of accounts, in the order given."""

    accounts: tuple[Account, ...]
    is_read: tuple[bool, ...]
    by_term: Mapping[str, Sequence[int]]
    by_name: Mapping[str, Sequence[int]]

    def topical(self, point: Sequence[Keys], weights: Mapping[str, float]) -> Collection[int]:
        """The accounts that hold half of a point's weight in terms, and one of its names where it has any."""
        terms = {t for k in point for t in k.terms}
        names = {n for k in point for n in k.names}
        total = sum(weights.get(t, 1.0) for t in terms)
        held = [0.0] * len(self.accounts)
        for term in terms:
            weight = weights.get(term, 1.0)
            for n in self.by_term.get(term, ()):
                held[n] += weight
        named = {n for name in names for n in self.by_name.get(name, ())} if names else range(len(self.accounts))
        return {n for n in named if total and held[n] / total >= COVERED}


def coverage(told: Sequence[tuple[Account, Sequence[Keys]]]) -> Coverage:
    """Terms and names of the units of each account."""
    by_term: dict[str, list[int]] = {}
    by_name: dict[str, list[int]] = {}
    for n, (_, keys) in enumerate(told):
        for term in {t for k in keys for t in k.terms}:
            by_term.setdefault(term, []).append(n)
        for name in {name for k in keys for name in k.names}:
            by_name.setdefault(name, []).append(n)
    accounts = tuple(account for account, _ in told)
    return Coverage(accounts, tuple(any(z.kind in ZONES for z in a.zones) for a in accounts), by_term, by_name)


def silences(covered: Coverage, reporting: set[str], point: Sequence[Keys], happened: str | None, weights: Mapping[str, float], excluding: Collection[str] = ()) -> tuple[Silence, ...]:
    """A reason for each account without a cell; `happened` is the point's earliest date (YYYY[-MM[-DD]]) or None, `excluding` the accounts
    whose own claim leaves no room for the point."""
    topical = covered.topical(point, weights)
    # what one account could announce beforehand another could have announced too
    is_foretold = happened is not None and any(a.id in reporting and _is_before(a, happened) for a in covered.accounts)
    silent = [(n, account) for n, account in enumerate(covered.accounts) if account.id not in reporting]
    return tuple(_silence(a.id, "excluded" if a.id in excluding else _reason(a, covered.is_read[n], n in topical, happened, is_foretold)) for n, a in silent)


@lru_cache(maxsize=4096)
def _silence(account: str, reason: str) -> Silence:
    # one value for all points: their number grows with the accounts, and so does that of silences
    return Silence(account=account, reason=reason)


def _reason(account: Account, is_read: bool, is_topical: bool, happened: str | None, is_foretold: bool) -> str:
    if not is_read:
        return "unread"
    if happened and not is_foretold and _is_before(account, happened):
        return "before-it-happened"
    if is_topical:
        return "topic-covered"
    return "not-mentioned" if account.published or not happened else "date-unknown"


def _is_before(account: Account, day: str) -> bool:
    published = account.published
    return published is not None and published.precision == "day" and len(day) == 10 and published.date < day
