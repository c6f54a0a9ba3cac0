"""A headline that goes further than its own text.

In: acts of an event. Out: `Opposed` values inside one account: the headline has a thing ended of which the text, which speaks of
it too, says nothing of the kind, while it has something narrower ended.
"""

from __future__ import annotations

from collections.abc import Sequence

from .acts import Act
from .sides import Opposed, opposed
from .status import ENDING
from .vocabulary import near, term

RULE = "conflict.headline.v1"
MOST = 2  # phrases of the text


def headlines(acts: Sequence[Act]) -> list[Opposed]:
    """A contradiction for each account whose headline ends another thing than its text."""
    by_account: dict[str, list[Act]] = {}
    for act in acts:
        if act.matter in ENDING:
            by_account.setdefault(act.side.account.id, []).append(act)
    found = []
    for own in by_account.values():
        for head in (a for a in own if a.side.unit.zone == "headline"):
            text = [a for a in own if a.side.unit.zone == "body"]
            told = {a.side.tree.lemma(t) for a in text for t in (a.thing, *a.inside)}
            thing = head.side.tree.lemma(head.thing)
            like = [a for a in text if _kind(head) & _kind(a) and term(thing) not in near(a.side.tree.lemma(a.thing))]
            if thing not in told and like and _is_spoken_of(head, thing):
                reason = "the headline has ended what the text has not; the text has something narrower"
                found.append(opposed([(a.side, a.span) for a in (head, *like[:MOST])], "status", RULE, reason, "the headline shortens", strength="contradiction"))
                break
    return found


def _kind(act: Act) -> set[str]:
    """The words that say what kind of thing it is: "nuclear" of a programme and of tests."""
    tree = act.side.tree
    words = [t for t in (*tree.subtree(act.thing), *act.before(act.thing)) if t < act.thing and tree.token(t).sentence == tree.token(act.thing).sentence]
    return {tree.lemma(t) for t in words if tree.token(t).pos in ("ADJ", "NOUN", "PROPN")}


def _is_spoken_of(act: Act, thing: str) -> bool:
    """Whether the text below the headline speaks of the thing: then the headline's word is no other name for what the text has."""
    tree = act.side.tree
    return any(tree.lemma(i) == thing for i in range(len(tree.account.tokens)) if tree.token(i).sentence > act.side.unit.sentence)
