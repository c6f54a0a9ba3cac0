"""Copies folded: what adds nothing of its own stands under the account that has it, and never counts twice.

In: the accounts of a record. Out: those that remain, each with its `copies`, and a notice for each that was folded or that shares
much with another. The order of the inputs changes the order of the accounts and nothing else.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..types import Account, Copy
from .copies import SHARED, Index, Match
from .credit import Credit, credit
from .wording import COUNTED

OFFICIAL = frozenset({"official", "transcript"})  # a report that carries a statement in full is no copy of the statement
FIGURES = 4  # named of those that only a copy has
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
PART = 100  # words of each of two texts put together to a third: less may be two excerpts of it


class Folded(NamedTuple):
    """The accounts that remain, in input order, and one line for each copy or near-copy."""

    accounts: tuple[Account, ...]
    notices: tuple[str, ...]


def folded(accounts: Sequence[Account]) -> Folded:
    """Fold repeats and copies under the fullest text, the origin where several are as full.

    Primary sources fold with their exact repeats alone. A text put together from two others that are inputs too folds under
    the fuller one of these; they stay apart.
    """
    first, repeats = _repeats(accounts)
    texts = sorted((a for a in first if a.role == "account"), key=lambda a: a.sha256)
    index, matches = Index(), list[Match]()
    for account in texts:
        matches += index.add(account)
    under = _under(texts, index, matches)
    groups: dict[int, list[int]] = {}
    for i, root in under.items():
        groups.setdefault(root, []).append(i)
    copies = {a.sha256: [_copy(again, a, "exact", 1.0, f"identical to {a.uri}") for again in repeats[a.sha256]] for a in first if a.sha256 in repeats}
    notices = [f"{again.uri}: identical to {a.uri}; read once" for a in first for again in repeats.get(a.sha256, ())]
    for root, members in sorted(groups.items()):
        shown = credit([texts[root], *(texts[i] for i in members)])
        for i in sorted(members, key=lambda i: (texts[i].uri, i)):
            kind = "exact" if index.is_same(i, root) else "near" if index.held(root, i).is_copy else "contained"
            made = _copy(texts[i], texts[root], kind, index.held(i, root).share, _basis(texts[i], texts[root], shown) + _figures(texts[i], texts[root]))
            copies.setdefault(texts[root].sha256, []).extend([made, *copies.pop(texts[i].sha256, ())])
            notices.append(f"{made.uri}: {_said(made)} {texts[root].uri}, so it is read under that; {made.basis}")
    notices += [_near(texts, m) for m in matches if m.new not in under and m.old not in under]
    gone = {texts[i].sha256 for i in under}
    remain = (dataclasses.replace(a, copies=tuple(copies[a.sha256])) if a.sha256 in copies else a for a in first if a.sha256 not in gone)
    return Folded(tuple(remain), tuple(sorted(notices)))


def _repeats(accounts: Sequence[Account]) -> tuple[list[Account], Mapping[str, list[Account]]]:
    """One account for each digest, in input order (a primary source before others, then by file name), and its repeats."""
    same: dict[str, list[Account]] = {}
    for account in accounts:
        same.setdefault(account.sha256, []).append(account)
    ranked = {digest: sorted(found, key=lambda a: (a.role != "primary", a.uri.rpartition("/")[2], a.uri)) for digest, found in same.items()}
    return [found[0] for found in ranked.values()], {digest: found[1:] for digest, found in ranked.items() if len(found) > 1}


def _under(texts: Sequence[Account], index: Index, matches: Sequence[Match]) -> dict[int, int]:
    """The account under which each copy folds."""
    joined: dict[int, set[int]] = {}
    for m in matches:
        if m.is_copy and (texts[m.new].kind in OFFICIAL) == (texts[m.old].kind in OFFICIAL):
            joined[m.new] = joined[m.old] = joined.get(m.new, {m.new}) | joined.get(m.old, {m.old})
            for i in joined[m.new]:
                joined[i] = joined[m.new]
    under: dict[int, int] = {}
    for group in {min(g): g for g in joined.values()}.values():
        under |= _grouped(texts, index, sorted(group, key=lambda i: (-index.n_words(i), i)))
    return under


def _grouped(texts: Sequence[Account], index: Index, group: Sequence[int]) -> dict[int, int]:
    """Within a group, the fullest first: what each folds under. A chain of copies ends at one account."""
    under: dict[int, int] = {}
    kept: list[int] = []
    for i in group:
        if (part := _put_together(texts, index, i, group)) is not None:
            under[i] = part
        elif (root := next((k for k in kept if index.held(i, k).is_copy), None)) is not None:
            under[i] = root
        else:
            kept.append(i)
    for i, root in list(under.items()):
        while root in under:
            root = under[root]
        under[i] = root
    for root in kept:
        members = [i for i, r in under.items() if r == root]
        origin = credit([texts[i] for i in (root, *members)]).account if members else None
        better = next((i for i in members if texts[i] is origin and index.held(root, i).is_copy), None)
        if better is not None:  # as full, and the origin
            under |= dict.fromkeys((root, *members), better)
            del under[better]
    return under


def _put_together(texts: Sequence[Account], index: Index, whole: int, group: Sequence[int]) -> int | None:
    """The fuller of two texts with nothing in common of which a third is made; None for a text that is no such third."""
    parts = [i for i in group if PART <= index.n_words(i) < index.n_words(whole) and index.held(i, whole).is_copy and not index.held(whole, i).is_copy]
    for other in parts[1:]:
        if index.held(other, parts[0]).share < SHARED / 2 and index.held(whole, parts[0], other).is_copy:
            is_origin = any(credit([texts[whole], texts[i]]).account is texts[whole] for i in (parts[0], other))
            return None if is_origin else parts[0]
    return None


def _copy(account: Account, root: Account, kind: str, share: float, basis: str) -> Copy:
    return Copy(
        uri=account.uri, sha256=account.sha256, outlet=account.outlet.value if account.outlet else None, title=account.title.value if account.title else None,
        published=account.published.date if account.published else None, kind=kind, share=round(share, 3), basis=basis,
    )  # fmt: skip


def _basis(account: Account, root: Account, shown: Credit) -> str:
    """Where the text comes from, and why, as one line."""
    if shown.account is account:
        return f"this one is the origin: {shown.basis}"
    if shown.account is not None:
        return f"the origin is {shown.account.uri}: {shown.basis}"
    return f"the origin is {shown.name}: {shown.basis}" if shown.name else shown.basis


def _figures(account: Account, root: Account) -> str:
    """The figures of a copy that the text above it has not: all that may be news in a text with nothing else of its own."""
    there = set(_FIGURE.findall(root.text))
    own = [f for z in account.zones if z.kind in COUNTED for f in _FIGURE.findall(account.text[z.start : z.end]) if f not in there]
    return f"; it alone has the figures {', '.join(list(dict.fromkeys(own))[:FIGURES])}" if own else ""


def _said(copy: Copy) -> str:
    return "the same text as" if copy.kind == "exact" else f"{copy.share:.0%} of its words stand in"


def _near(texts: Sequence[Account], match: Match) -> str:
    """A pair that stays apart: the one of which more stands in the other is named first."""
    one, other, found = (match.new, match.old, match.forth) if match.forth.share >= match.back.share else (match.old, match.new, match.back)
    return f"{texts[one].uri}: {found.share:.0%} of its wording also stands in {texts[other].uri}; they share one origin in that"
