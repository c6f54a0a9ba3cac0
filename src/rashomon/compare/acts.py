"""Acts: what is done to what, in the words of each account.

In: the sides of an event. Out: `Act` values, one for each word that names an act and each thing it is done to. Rules that
compare how accounts tell one act look at these and not at whole clauses, so the phrases they show are short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..types import Span
from .sides import Side
from .vocabulary import is_of_a_country, judging, matters, polarity, weight

LONGEST = 110  # code points of a phrase
PLAIN = frozenset("new first last next other same many several such own recent late early more most little few big large great major good key further additional".split())
INSIDE = ("noun-modifier", "modifier", "conjunct")
OBJECTS = frozenset("deal tariff troops site missile arsenal hotline evidence war truce tension mission purpose doubt leader".split())  # matters that are no acts
POINTING = frozenset({"this", "that", "these", "those", "such"})
TIME = frozenset("year month week day decade hour today yesterday tomorrow".split())


@dataclass(frozen=True)
class Act:
    """One act on one thing; `token` and `thing` are places in the account's tokens, `chief` the thing it is coordinated with, if any."""

    side: Side
    token: int
    thing: int
    chief: int

    @property
    def matter(self) -> str:
        """The matter the act's word names, else its lemma."""
        lemma = self.side.tree.lemma(self.token)
        return matters().get(lemma, lemma)

    @cached_property
    def span(self) -> Span:
        """From the act's word to the thing, with what stands before either."""
        tree, side = self.side.tree, self.side
        first = min(self.token, *(t for t in self.before(self.chief) if t < self.token or t <= self.thing), self.thing, self.chief)
        last = max(self.token, self.thing, self.chief)
        tail = [t for t in self.inside if t > last and tree.token(t).end - tree.token(first).start <= LONGEST]
        return Span(tree.token(first).start, side.account.tokens[max([last, *tail])].end)

    @cached_property
    def doers(self) -> frozenset[str]:
        """Who does it, as names and their countries; who says so where it is "he" or nobody; empty where the clause does not say."""
        keys = self.side.keys
        said = {label for role, label in keys.roles if role == "doer"}
        if not said and keys.subject is None and keys.speaker is not None:
            return frozenset({keys.speaker})
        return frozenset(said | ({keys.subject} if keys.subject else set())) | frozenset(f"country:{c}" for c in keys.countries if said or keys.subject)

    def before(self, noun: int) -> list[int]:
        """The words that stand before a noun and belong to it, as far as the next joining word or mark."""
        tree, found = self.side.tree, []
        for t in range(noun - 1, max(-1, noun - 7), -1):
            token = tree.token(t)
            if token.sentence != tree.token(noun).sentence or not (token.pos in ("ADJ", "NOUN", "PROPN", "NUM", "ADV") or token.tag == "HYPH" or tree.word(t) in "-–"):
                break
            found.append(t)
        return found[::-1]

    @cached_property
    def inside(self) -> tuple[int, ...]:
        """Nouns inside the thing: what it is made of, what it is a thing of ("launches of rockets")."""
        tree, found, stack = self.side.tree, [], [self.thing]
        while stack:
            at = stack.pop()
            for c in tree.related(at, *(INSIDE if at != self.thing else INSIDE[:2])):
                if c in self.side.unit.tokens and tree.token(c).pos in ("NOUN", "PROPN", "ADJ") and c not in tree.in_names:
                    stack.append(c)
                    found += [c] if tree.token(c).pos != "ADJ" else []
        return tuple(sorted(found))

    def narrowing(self, noun: int) -> frozenset[str]:
        """The words before a noun that say which: no judging word, no country, no word like "new"."""
        side, before = self.side, self.before(noun)
        first = before[0] if before else noun
        if first and side.tree.word(first - 1) in POINTING:
            return frozenset()  # "those early tests" points back
        if any(side.tree.token(t).pos == "NUM" for t in before):
            return frozenset()  # what is counted is described, not told apart: "two young men"
        return frozenset(joined(side, t) for t in before if side.tree.token(t).pos == "ADJ" and narrows(side, t))


def acts(sides: Sequence[Side]) -> list[Act]:
    """Every act of every side: account by account, the text before its headline, for headlines shorten."""
    found = [act for side in sides for act in _acts(side)]
    return sorted(found, key=lambda act: (act.side.account.sha256, act.side.unit.zone in ("headline", "standfirst"), act.span))


def _acts(side: Side) -> Iterator[Act]:
    tree = side.tree
    for i in side.unit.tokens:
        if not is_act(side, i):
            continue
        below = [*tree.related(i, "object"), *(c for c in tree.related(i, "open-complement") if tree.token(c).tag == "VBG")]
        if tree.token(i).pos == "VERB" and tree.is_passive(i):
            below += tree.related(i, "subject")
        if tree.token(i).tag == "VBN" and tree.relations[i] == "noun-clause" and tree.token(tree.token(i).head).pos == "NOUN":
            below.append(tree.token(i).head)  # "a plant closed by the ministry", and headlines
        if tree.token(i).pos == "NOUN":
            below += [c for c in tree.related(i, "noun-modifier") if {tree.word(k) for k in tree.related(c, "case")} & {"of", "on", "in", "to"}]
            below += [c for c in tree.related(i, "modifier") if c < i and tree.token(c).pos in ("NOUN", "PROPN") and tree.lemma(c) not in matters()][-1:]
        for chief in below:
            for thing in (chief, *tree.related(chief, "conjunct")):
                if thing in side.unit.tokens and is_thing(side, thing):
                    act = Act(side, i, thing, chief)
                    if side.within(*act.span) and act.span.end - act.span.start <= LONGEST:
                        yield act


def may_be_one(one: Act, other: Act) -> bool:
    """Whether nothing tells two acts apart: no two doers, no names that have nothing in common."""
    for a, b in ((one.doers, other.doers), (one.side.keys.names, other.side.keys.names)):
        if a and b and not a & b and not one.side.keys.countries & other.side.keys.countries:
            return False
    return True


def is_act(side: Side, i: int) -> bool:
    """Whether a token names an act: a verb that tells something, or a noun of a matter."""
    token, lemma = side.tree.token(i), side.tree.lemma(i)
    if token.pos == "VERB":
        return weight(lemma) > 0 and side.tree.relations[i] not in ("modifier", "auxiliary", "case")
    return token.pos == "NOUN" and matters().get(lemma, "deal") not in OBJECTS and side.tree.relations[i] != "modifier"


def is_thing(side: Side, i: int) -> bool:
    """Whether a token is a common noun (or a verb's -ing form) that something can be done to; headlines write nouns like names."""
    token = side.tree.token(i)
    if token.pos == "PROPN" and side.unit.zone != "headline":
        return False
    return (token.pos in ("NOUN", "PROPN") or token.tag == "VBG") and i not in side.tree.in_names and side.tree.lemma(i) not in TIME


def joined(side: Side, i: int) -> str:
    """The adjective with what a hyphen joins to it: "long-range"."""
    tokens, text = side.account.tokens, side.account.text
    first = last = i
    while first > 1 and text[tokens[first - 1].start : tokens[first - 1].end] in "-–" and tokens[first - 1].end == tokens[first].start:
        first -= 2
    while last + 2 < len(tokens) and text[tokens[last + 1].start : tokens[last + 1].end] in "-–" and tokens[last + 1].start == tokens[last].end:
        last += 2
    return side.tree.lemma(i) if first == last else text[tokens[first].start : tokens[last].end].lower()


def narrows(side: Side, i: int) -> bool:
    """Whether an adjective says which, rather than how good: no judging word, no country, no word like "new"."""
    lemma, word = side.tree.lemma(i), side.account.text[side.tree.token(i).start : side.tree.token(i).end]
    whole = joined(side, i)
    return lemma not in PLAIN and not lemma.startswith("un") and lemma not in judging() and lemma not in polarity("tone") and not is_of_a_country(word) and not any(t in whole for t in TIME)
