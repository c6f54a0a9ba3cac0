"""Which accounts do not report a point, and why that may be.

In: the accounts, the point's evidence and terms. Out: `Silence` values with the contract's reasons. Not mentioned is
claimed only of an account that could have known and was read whole; a text's silence is no intent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ..types import Account, Silence
from .keys import Keys

COVERED = 0.5  # share of the point's weight in names and terms that one sentence's neighbourhood must hold
READABLE = frozenset({"headline", "standfirst", "caption", "body"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the readable zones of one account touch at all."""

    account: Account
    terms: frozenset[str]
    names: frozenset[str]


def coverage(account: Account, keys: Sequence[Keys]) -> Coverage:
    """Terms and names of one account's units."""
    return Coverage(account, frozenset(t for k in keys for t in k.terms), frozenset(n for k in keys for n in k.names))


def silences(covered: Sequence[Coverage], reporting: set[str], point: Sequence[Keys], happened: str | None, weights: Mapping[str, float], excluding: Collection[str] = ()) -> tuple[Silence, ...]:
    """A reason for each account without a cell; `happened` is the point's earliest date (YYYY[-MM[-DD]]) or None, `excluding` the accounts
    whose own claim leaves no room for the point."""
    silent = [c for c in covered if c.account.id not in reporting]
    return tuple(Silence(account=c.account.id, reason="excluded" if c.account.id in excluding else _reason(c, point, happened, weights)) for c in silent)


def _reason(covered: Coverage, point: Sequence[Keys], happened: str | None, weights: Mapping[str, float]) -> str:
    account = covered.account
    if not any(z.kind in READABLE for z in account.zones):
        return "unread"
    published = account.published
    if happened and published and published.precision == "day" and len(happened) == 10 and published.date < happened:
        return "before-it-happened"
    terms = {t for k in point for t in k.terms}
    names = {n for k in point for n in k.names}
    total = sum(weights.get(t, 1.0) for t in terms)
    held = sum(weights.get(t, 1.0) for t in terms & covered.terms)
    if total and held / total >= COVERED and (not names or names & covered.names):
        return "topic-covered"
    return "not-mentioned" if published or not happened else "date-unknown"
