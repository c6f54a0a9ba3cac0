"""Opposite words for one act: resigned or was fired, asked or ordered, postponed or cancelled.

In: the sides of an event. Out: `Opposed` values. The rows of `opposites.tsv` say which words stand against each other and what
question is left open; both clauses must have the same doer and the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

from ..language.lexicon import Row, table
from .sides import Opposed, Side, opposed

RULE = "tension.opposite_words.v1"
MOST = 4
BEFORE = frozenset("previously formerly once earlier initially originally".split())
UNSURE = frozenset({"negated", "conditional", "uncertain"})


@cache
def _rows() -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, tuple[Row, ...]] = {}
    for row in table("opposites"):
        for lemma in row["one"].split():
            found[lemma] = (*found.get(lemma, ()), row)
    return found


def opposites(sides: Sequence[Side]) -> list[Opposed]:
    """One tension for each pair of opposite words that two accounts have of one doer and one thing."""
    held: dict[str, list[Side]] = {}
    for side in sides:
        head = side.unit.head
        if head is not None and side.tree.token(head).pos == "VERB" and side.unit.realis not in UNSURE and not _is_past(side) and (side.keys.roles or side.keys.subject):
            held.setdefault(side.tree.lemma(head), []).append(side)
    met: dict[str, list[Side]] = {}
    for lemma, own in held.items():
        for row in _rows().get(lemma, ()):
            facing = [s for other in row["other"].split() for s in held.get(other, ())]
            for one, other in product(own, facing):
                if one.account.id != other.account.id and _is_one(one, other, row["roles"]):
                    met.setdefault(row["question"], []).extend((one, other))
    return [_tension(question, both) for question, both in met.items()][:MOST]


def _tension(question: str, both: Sequence[Side]) -> Opposed:
    first = {(s.account.id, s.tree.lemma(s.unit.head or 0)): s for s in reversed(both)}
    shown = [(s, max(s.unit.spans, key=lambda span: (span.end - span.start, -span.start))) for _, s in sorted(first.items())]
    return opposed(shown, "status", RULE, f"the accounts differ on {question}", "the words are meant loosely, or of two moments")


def _is_one(one: Side, other: Side, roles: str) -> bool:
    years = [any(d.precision == "year" for d in side.dates) for side in (one, other)]
    if years[0] != years[1]:
        return False  # "he retired in 1993" is of another time
    if roles == "turned":
        return bool(_of(one, "doer") & _of(other, "done-to"))
    things = _of(one, "done-to"), _of(other, "done-to")
    return bool(_of(one, "doer") & _of(other, "doer")) and (bool(things[0] & things[1]) or not (things[0] or things[1]))


def _is_past(side: Side) -> bool:
    """Whether the sentence sets a former state against a later one: a change is no conflict."""
    return any(side.tree.word(i) in BEFORE for i in side.tree.within(*side.sentence()))


def _of(side: Side, role: str) -> frozenset[str]:
    return frozenset(label for r, label in side.keys.roles if r == role and not label.startswith("country:"))
