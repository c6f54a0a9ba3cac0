"""At the meeting or after it: one act placed at, before or after one occasion.

In: groups of sides that say one thing. Out: `Opposed` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ..types import Span
from .acts import LONGEST
from .sides import Opposed, Side, opposed
from .vocabulary import matters, term

RULE = "tension.occasion.v1"
MOST = 2
OCCASIONS = frozenset("conference speech session hearing interview visit dinner ceremony rally trip briefing debate".split())
WHEN = {"at": "at", "during": "at", "to": "at", "after": "after", "following": "after", "before": "before", "ahead": "before"}


def occasions(groups: Sequence[Sequence[Side]]) -> list[Opposed]:
    """One tension for each group whose accounts place the act differently to one occasion."""
    found = []
    for group in groups:
        placed = [(side, p) for side in group for p in _placed(side)]
        for (one, a), (other, b) in combinations(placed, 2):
            if one.account.id != other.account.id and a[0] == b[0] and a[1] != b[1] and a[2] & b[2]:
                reason = f"one account places it {a[1]} the occasion, another {b[1]} it"
                found.append(opposed(((one, a[3]), (other, b[3])), "date", RULE, reason, "it was said more than once, or one account is loose about the hour"))
                break
    return found[:MOST]


def _placed(side: Side) -> Iterator[tuple[str, str, frozenset[str], Span]]:
    """(kind of occasion, at | before | after, what it is the occasion of, phrase) of a clause."""
    tree = side.tree
    for i in side.unit.tokens:
        lemma = tree.lemma(i)
        kind = "meet" if matters().get(lemma) == "meet" else lemma if lemma in OCCASIONS else None
        if kind is None or tree.token(i).pos != "NOUN":
            continue
        is_told = tree.relations[i] == "object" and tree.lemma(tree.token(i).head) in ("tell", "address")
        when = {"at"} if is_told else {WHEN[w] for c in tree.related(i, "case", "mark") if (w := tree.word(c)) in WHEN}
        words = [t for t in tree.subtree(i) if t in side.unit.tokens and tree.token(t).end - tree.token(i).start <= LONGEST]
        of = frozenset(term(tree.lemma(t)) for t in words if t != i and tree.token(t).pos in ("NOUN", "PROPN", "ADJ") and tree.lemma(t) not in ("next", "last", "week"))
        span = Span(min(tree.token(t).start for t in words), max(tree.token(t).end for t in words))
        if len(when) == 1 and of and side.within(*span):
            yield kind, when.pop(), of, span
