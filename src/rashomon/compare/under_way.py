"""In force or still to come, going on or over: how a law, a tariff or a round of talks stands.

In: the sides of an event. Out: `Opposed` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .sides import Opposed, Side, opposed
from .standing import standing
from .vocabulary import matters, term

RULE = "tension.under_way.v1"
MOST = 3
FORCE = frozenset({"effect", "force"})
ENTER = frozenset({"go", "come", "enter", "put", "bring", "remain", "stay"})
HOLD = frozenset({"hold", "have", "conduct"})
PERFECT = frozenset({"has", "have", "had", "’ve", "'ve"})
REASONS = {
    "coming": ("one account has it in force or under way, another still to come", "it holds for some and is to come for others"),
    "over": ("one account has it going on, another as having been", "it has been, and goes on"),
}


def under_way(sides: Sequence[Side]) -> list[Opposed]:
    """What one account has in force or under way, another has still to come, or over."""
    held: dict[str, list[tuple[str, Side]]] = {}
    for side in sides:
        for what, stand in _stands(side):
            held.setdefault(what, []).append((stand, side))
    found = []
    for own in held.values():
        of = {stand: [side for s, side in own if s == stand] for stand in ("now", "coming", "over")}
        for other, (reason, both_true_if) in REASONS.items():
            met = [(a, b) for a in of["now"] for b in of[other] if a.account.id != b.account.id and (a.keys.around & b.keys.around or other == "coming")]
            if met:
                first = {a.account.id: a for a, _ in reversed(met)}
                second = {b.account.id: b for _, b in reversed(met) if b.account.id not in first}
                shown = [(s, max(s.unit.spans, key=lambda span: (span.end - span.start, -span.start))) for part in (first, second) for _, s in sorted(part.items())]
                if second:
                    found.append(opposed(shown, "status", RULE, reason, both_true_if))
    return found[:MOST]


def _stands(side: Side) -> Iterator[tuple[str, str]]:
    """(what, now | coming | over) of a clause that says how a thing stands."""
    if side.unit.realis in ("negated", "conditional"):
        return
    for i in side.unit.tokens:
        if side.tree.word(i) in FORCE:
            yield from _in_force(side, i)
        elif side.tree.token(i).pos == "NOUN" and matters().get(side.tree.lemma(i)) == "negotiate" and (stand := _talks(side, i)):
            yield "talks", stand


def _in_force(side: Side, i: int) -> Iterator[tuple[str, str]]:
    """ "Are in force", "will take effect", "go into effect"."""
    tree = side.tree
    is_in = any(tree.word(c) in ("in", "into") for c in tree.related(i, "case"))
    verb = i if is_in and tree.related(i, "copula") else tree.token(i).head
    if verb != i and not (tree.lemma(verb) in ENTER and is_in or tree.lemma(verb) == "take" and tree.relations[i] == "object"):
        return
    how = standing(tree, verb, in_headline=side.unit.zone == "headline", is_reported=bool(side.unit.statements))
    at = verb
    while not tree.related(at, "subject") and tree.token(at).head != at and tree.relations[at] == "open-complement":
        at = tree.token(at).head
    for what in tree.related(at, "subject"):
        if how is not None and not how.is_negated and tree.token(what).pos == "NOUN":
            yield term(tree.lemma(what)), "coming" if how.mood in ("planned", "proposed") else "now"


def _talks(side: Side, i: int) -> str | None:
    """ "Are in talks", "are holding talks" go on; "have had talks", "talks had taken place" are over."""
    tree, verb = side.tree, side.tree.token(i).head
    if tree.related(i, "copula"):
        return "now" if any(tree.word(c) == "in" for c in tree.related(i, "case")) else None
    is_held = tree.relations[i] == "object" and tree.lemma(verb) in HOLD
    took_place = tree.relations[i] == "subject" and tree.lemma(verb) == "take" and any(tree.word(o) == "place" for o in tree.related(verb, "object"))
    if not is_held and not took_place:
        return None
    helpers = {tree.word(h) for h in tree.related(verb, "auxiliary")}
    if tree.token(verb).tag == "VBG" and helpers - {"to"}:
        return "now"
    return "over" if helpers & PERFECT and tree.token(verb).tag == "VBN" else None
