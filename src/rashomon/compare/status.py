"""How far along an act is: already done or still to come, agreed or announced alone, none of a thing or few of it.

In: acts of an event. Out: `Opposed` values. Accounts of one moment that differ here describe one act differently, or one of
them has it wrong; a later account would say so of itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from ..types import Span
from .acts import LONGEST, Act, may_be_one
from .sides import Opposed, apart, opposed
from .standing import standing

ALREADY, AGREED, QUANTITY, FORMER = "tension.already.v1", "tension.agreed_or_announced.v1", "tension.none_or_few.v1", "conflict.former.v1"
MOST = 3  # tensions of one kind in one event
TOGETHER = frozenset("agree consent accept".split())
ALONE = frozenset("announce declare decide order".split())
GROUPS = frozenset("side party country nation leader government both two minister neighbor neighbour official".split())
OVER = frozenset("former defunct disused abandoned erstwhile".split())
ENDING = frozenset("close stop end withdraw abandon dismantle demolish destroy abolish".split())


def statuses(acts: Sequence[Act]) -> list[Opposed]:
    """The tensions of status of an event, of each kind at most `MOST`."""
    held: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        held.setdefault((act.matter, act.side.tree.lemma(act.thing)), []).append(act)
    found = []
    for rule in (_former, _already, _quantity):
        found += [o for own in held.values() if len({a.side.account.id for a in own}) > 1 and (o := rule(own))][:MOST]
    return found


def _already(held: Sequence[Act]) -> Opposed | None:
    """One account has an act as done already, another as still to come."""
    done = [act for act in held if _is_already(act)]
    coming = {act.side.account.id: act for act in reversed(held) if _mood(act) == "planned" and not any(a.side.account.id == act.side.account.id for a in done)}
    met = [c for _, c in sorted(coming.items()) if any(may_be_one(c, a) for a in done)]
    if not done or not met:
        return None
    shown = [(done[0].side, _with_adverbs(done[0])), *((c.side, c.span) for c in met)]
    return opposed(shown, "status", ALREADY, "one account has it as done already, another as still to come", "what was done in practice is now declared, or more of it is to come")


def _is_already(act: Act) -> bool:
    tree = act.side.tree
    if act.side.unit.realis == "negated" or _mood(act) != "done" or tree.token(act.token).tag not in ("VBD", "VBN"):
        return False
    return any(tree.word(c) == "already" for c in tree.children[act.token])


def _mood(act: Act) -> str | None:
    if act.side.tree.token(act.token).pos != "VERB" or not act.side.tree.is_parsed:
        return None
    how = standing(act.side.tree, act.token, in_headline=act.side.unit.zone == "headline", is_reported=bool(act.side.unit.statements))
    return how.mood if how and not how.is_negated else None


def _with_adverbs(act: Act) -> Span:
    tree = act.side.tree
    first = min([act.token, *tree.related(act.token, "adverb", "auxiliary")])
    return Span(min(act.span.start, tree.token(first).start), act.span.end)


def _former(held: Sequence[Act]) -> Opposed | None:
    """One account calls a thing former that others, of one mind, have still to be closed or ended."""
    if held[0].matter not in ENDING:
        return None
    is_over = lambda act: any(act.side.tree.word(t) in OVER for t in act.before(act.thing))
    over = [act for act in held if is_over(act)]
    coming = {act.side.account.id: act for act in reversed(held) if not is_over(act) and _mood(act) == "planned" and any(may_be_one(act, o) for o in over)}
    if not over or not any(a != over[0].side.account.id for a in coming):
        return None
    shown = [(over[0].side, over[0].span), *((act.side, act.span) for _, act in sorted(coming.items()))]
    return opposed(shown, "status", FORMER, "what one account calls former is still to be ended in another", "it is called so in advance, or has been out of use for long", strength="contradiction")


def agreed(acts: Sequence[Act]) -> list[Opposed]:
    """One account has an act agreed to, others have it announced by the same one alone; nobody names who agreed with it."""
    held: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        held.setdefault(("end" if act.matter in ENDING else act.matter, act.side.tree.lemma(act.thing)), []).append(act)
    return apart([o for own in held.values() if (o := _agreed(own))])[:1]


def _agreed(held: Sequence[Act]) -> Opposed | None:
    over = [(act, verb) for act in held for verb in _over(act)]
    together = [(act, verb) for act, verb in over if act.side.tree.lemma(verb) in TOGETHER and not _has_partner(act, verb)]
    alone = [(act, verb) for act, verb in over if act.side.tree.lemma(verb) in ALONE]
    met = [(a, b) for a, b in product(together, alone) if a[0].side.account.id != b[0].side.account.id and a[0].doers & b[0].doers]
    if not met:
        return None
    first = {act.side.account.id: (act, verb) for act, verb in reversed([a for a, _ in met])}
    other = {act.side.account.id: (act, verb) for act, verb in reversed([b for _, b in met])}
    shown = [(act.side, _from(act, verb)) for own in (first, other) for _, (act, verb) in sorted(own.items())]
    return opposed(shown, "status", AGREED, "“agreed” has somebody to agree with; another account tells it as announced alone", "“agreed” is meant loosely, of one side's word")


def _over(act: Act) -> Iterator[int]:
    """The verbs above an act in its sentence, the nearest first: "announced he will halt", "has agreed to halt"."""
    tree, at = act.side.tree, act.token
    for _ in range(4):
        above = tree.token(at).head
        if above == at or tree.token(above).sentence != tree.token(act.token).sentence:
            return
        at = above
        if tree.token(at).pos == "VERB":
            yield at


def _has_partner(act: Act, verb: int) -> bool:
    tree = act.side.tree
    subjects = tree.related(verb, "subject")
    many = any(tree.related(s, "conjunct") or tree.lemma(s) in GROUPS or tree.token(s).tag == "NNS" for s in subjects)
    return many or any(tree.word(c) == "with" for o in tree.related(verb, "oblique") for c in tree.related(o, "case"))


def _from(act: Act, verb: int) -> Span:
    """From the verb above an act to its thing; where that is long, the verb with who it is that says so."""
    side, token = act.side, act.side.tree.token(verb)
    start = min(token.start, act.span.start)
    if act.span.end - start <= LONGEST:
        return Span(start, act.span.end)
    source = next((s.source for s in side.account.statements if s.cue and s.source and s.cue.start <= token.start < s.cue.end), None)
    return Span(source.start, token.end) if source and 0 < token.end - source.start <= LONGEST else Span(token.start, token.end)


def _quantity(held: Sequence[Act]) -> Opposed | None:
    """One account has none of a thing needed or done any more, another not many."""
    none = [act for act in held if _amount(act) == "none"]
    few = [act for act in held if _amount(act) == "few"]
    met = [(a, b) for a, b in product(none, few) if a.side.account.id != b.side.account.id and may_be_one(a, b)]
    if not met:
        return None
    shown = [(act.side, act.span) for act in (*(a for a, _ in met), *(b for _, b in met))]
    return opposed(shown, "scope", QUANTITY, "one account says none, another not many", "the words were not weighed")


def _amount(act: Act) -> str:
    """none ("no further", "not any more"), few ("not many more") or ""."""
    tree = act.side.tree
    words = {tree.word(t) for t in range(max(0, act.thing - 7), act.thing) if tree.token(t).sentence == tree.token(act.thing).sentence}
    above = {tree.word(c) for v in (act.token, *_over(act)) for c in tree.children[v]}
    denied = act.side.unit.realis == "negated" or bool(above & {"not", "n't", "n’t", "no"})
    if denied and words & {"many", "much"}:
        return "few"
    return "none" if (denied and words & {"any", "further"}) or ("no" in words and words & {"further", "more"}) else ""
