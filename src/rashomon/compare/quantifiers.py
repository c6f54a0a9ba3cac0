"""All of them or nearly all, none or not many: one thing counted in words that do not fit.

In: groups of sides that say one thing. Out: `Opposed` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ..types import Span
from .sides import Opposed, Side, opposed

RULE = "tension.all_or_most.v1"
MOST = 3
WHOLE = frozenset("all every each".split())
PART = frozenset("most some several certain".split())
NEARLY = frozenset("nearly almost virtually".split())
BACK = 4  # words before a noun in which its quantity may stand


def quantifiers(groups: Sequence[Sequence[Side]]) -> list[Opposed]:
    """One tension for each group in which one account has all of a thing and another nearly all, most or some of it."""
    found = []
    for group in groups:
        told = [(side, *t) for side in group for t in _told(side)]
        for (one, noun, kind, a), (other, noun_b, kind_b, b) in combinations(told, 2):
            if one.account.id != other.account.id and noun == noun_b and {kind, kind_b} == {"all", "part"}:
                found.append(opposed(((one, a), (other, b)), "scope", RULE, "one account says all, another not all", "the words were not weighed"))
                break
    return found[:MOST]


def _told(side: Side) -> Iterator[tuple[str, str, Span]]:
    tree = side.tree
    for i in side.unit.tokens:
        if tree.token(i).tag != "NNS":
            continue
        for t in range(i - 1, max(-1, i - 1 - BACK), -1):
            if t not in side.unit.tokens or tree.token(t).pos in ("VERB", "PUNCT", "ADP", "AUX", "SCONJ", "CCONJ"):
                break
            word = tree.word(t)
            if word in WHOLE or word in PART:
                first = t - 1 if t and tree.word(t - 1) in NEARLY else t
                if not (t and tree.word(t - 1) in ("not", "at", "of")):
                    yield tree.lemma(i), "part" if word in PART or first < t else "all", Span(tree.token(first).start, tree.token(i).end)
                break
