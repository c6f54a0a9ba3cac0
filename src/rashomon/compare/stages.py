"""The thing itself, or only a decision or talk about it.

In: the sides of an event. Out: `Opposed` values. "Delayed the tariffs" and "delayed a decision on the tariffs", "agreed to
disarm" and "agreed to talk about disarming" differ by a step, and readers take the one for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from ..types import Span
from .acts import LONGEST
from .sides import Opposed, Side, opposed
from .vocabulary import matters, near, term, weight

RULE = "tension.deed_or_word.v1"
MOST = 3
CLOSE = 0.25  # nearness at which a word stands for what a decision or a talk is about
LEAST = 0.25  # weight of a word that says what a decision or a talk is about
WORDS = frozenset("decision talk talks discussion consideration vote statement announcement declaration question ruling debate process review negotiation".split())
WORD_VERBS = frozenset("discuss talk negotiate consider debate review engage explore study weigh mull".split())
DISPOSED = frozenset("willing ready prepared willingness readiness".split())
SAYING = frozenset({"announce", "warn", "meet", "invite", "send", "free"})  # matters of which a decision or a statement is no step


@dataclass(frozen=True, slots=True)
class Stage:
    """One act on a thing (`is_deed`) or on a decision or talk about it; `topics` are the terms of what it is about, the head's for a deed."""

    side: Side
    matter: str
    lemma: str
    is_deed: bool
    topics: frozenset[str]
    span: Span


def stages(sides: Sequence[Side]) -> list[Opposed]:
    """One tension for each matter on which accounts differ by a step."""
    held: dict[str, list[Stage]] = {}
    for stage in (s for side in sides for s in _stages(side)):
        held.setdefault(stage.matter, []).append(stage)
    return [found for own in held.values() if (found := _tension(own))][:MOST]


def _tension(held: Sequence[Stage]) -> Opposed | None:
    met = [(d, w) for d, w in product([s for s in held if s.is_deed], [s for s in held if not s.is_deed]) if _is_met(d, w)]
    words = {w.side.account.id: w for _, w in reversed(met)}
    deeds: dict[str, tuple[int, Stage]] = {}
    for deed, word in met:
        if deed.side.account.id not in words:
            fit = 2 * (deed.lemma == word.lemma) + len(deed.side.keys.around & word.side.keys.around)
            deeds[deed.side.account.id] = max(deeds.get(deed.side.account.id, (-1, deed)), (fit, deed), key=lambda f: f[0])
    if not words or not deeds:
        return None
    shown = [(s.side, s.span) for s in (*(s for _, (_, s) in sorted(deeds.items())), *(s for _, s in sorted(words.items())))]
    return opposed(shown, "scope", RULE, "one account has the thing itself, another only a decision, a statement or talk about it", "the one leads to the other")


def _is_met(deed: Stage, word: Stage) -> bool:
    one, other = deed.side, word.side
    if one.account.id == other.account.id or not deed.topics & word.topics:
        return False
    return bool(one.keys.countries & other.keys.countries or one.keys.around & other.keys.around)


def _stages(side: Side) -> Iterator[Stage]:
    tree = side.tree
    for i in side.unit.tokens:
        lemma = tree.lemma(i)
        matter = "willing" if lemma in DISPOSED else matters().get(lemma)
        if matter is None or matter in SAYING or tree.token(i).pos not in ("VERB", "ADJ", "NOUN") or side.unit.realis == "negated":
            continue
        things = tree.related(i, "object", "open-complement", *(("noun-clause",) if matter == "willing" else ()))
        if tree.token(i).pos == "VERB" and tree.is_passive(i):
            things += tree.related(i, "subject")
        for thing in things:
            if thing not in side.unit.tokens or thing in tree.in_names or tree.token(thing).pos not in ("NOUN", "VERB"):
                continue
            span = _span(side, i, thing)
            if not side.within(*span):
                continue
            if tree.lemma(thing) in (WORDS if tree.token(thing).pos == "NOUN" else WORD_VERBS):
                yield Stage(side, matter, lemma, False, _topics(side, thing), span)
            elif weight(tree.lemma(thing)) > LEAST:
                yield Stage(side, matter, lemma, True, frozenset({term(tree.lemma(thing)), *(t for t, value in near(tree.lemma(thing)).items() if value > CLOSE)}), span)


def _topics(side: Side, thing: int) -> frozenset[str]:
    tree = side.tree
    below = [i for i in tree.subtree(thing) if i != thing and tree.token(i).pos in ("NOUN", "VERB") and weight(tree.lemma(i)) > LEAST and i not in tree.in_names]
    return frozenset(term(tree.lemma(i)) for i in below)


def _span(side: Side, i: int, thing: int) -> Span:
    tree = side.tree
    start, end = min(tree.token(i).start, tree.token(thing).start), max(tree.token(i).end, tree.token(thing).end)
    for t in tree.subtree(thing):
        if t in side.unit.tokens and tree.token(t).end - start <= LONGEST:
            start, end = min(start, tree.token(t).start), max(end, tree.token(t).end)
    return Span(start, end)
