"""One event for each act: what is told twice, only wished for inside another act, or weakly shown beside something surer, is left out.

In: drafts of the events of one account. Out: those that stand, in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...types import Participant
from .plover import Backing, Coded
from .predicates import Predicate
from .reality import Reality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading

IMAGINED = frozenset(("hypothetical", "conditional", "counterfactual", "uncertain"))
NOT_YET = IMAGINED | {"planned", "negated"}
MAIN = frozenset(("ROOT", "ccomp", "conj", "parataxis"))
CERTAIN = 0.95  # and from which it stands beside one that they know
TRUSTED = 0.8  # confidence from which a type stands that the lexicons do not know
UNREAL = frozenset(("hypothetical", "conditional", "counterfactual", "uncertain", "negated"))
FRAMES = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE", "AID", "COOPERATE"))
SAYING = frozenset("say tell report state add note quote mention speak claim announce assert comment remark explain write believe think".split())
WEAK = 0.4


class Draft(NamedTuple):
    """An event before it is a value."""

    predicate: Predicate
    coded: Coded
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    reality: Reality
    backing: Backing = Backing.LEXICON

    @property
    def is_sure(self) -> bool:
        """Is the type known from the words themselves?"""
        return self.backing > Backing.MODEL and self.coded.confidence >= WEAK


def kept(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that are events, each told once."""
    told = [d for d in drafts if _is_told(reading, d)]
    out: list[Draft] = []
    for sentence in _by_sentence(reading, told):
        frames = {d.predicate.token: d for d in sentence if d.coded.type in FRAMES and d.is_sure}
        real = [d for d in sentence if not _is_content(reading, d, frames)]
        sure = [d for d in real if d.is_sure]
        learnt = [d for d in real if not d.is_sure and d.coded.confidence >= CERTAIN and _is_plain(reading, d)]
        first = [d for d in real if _is_plain(reading, d)][:1]
        out += _once(sorted((*sure, *learnt), key=lambda d: d.predicate.trigger) or first)
    return out


def _by_sentence(reading: Reading, drafts: Sequence[Draft]) -> list[list[Draft]]:
    groups: dict[int, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(reading.sentence_of[draft.predicate.token], []).append(draft)
    return [groups[n] for n in sorted(groups)]


def _is_told(reading: Reading, draft: Draft) -> bool:
    """`event.told.v1`: an act has somebody who does it, or its word is itself an act to the lexicons and is done to somebody; plain saying is none."""
    predicate, coded = draft.predicate, draft.coded
    if predicate.kind == "verb" and predicate.lemma in SAYING and coded.confidence < WEAK:
        return False
    is_shown = predicate.passive or predicate.kind == "noun"
    if not draft.actors and not (draft.recipients and draft.backing is Backing.LEXICON and is_shown):
        return False
    is_aside = reading.doc[predicate.token].dep_ == "acl" and predicate.kind == "verb"
    return not (is_aside and predicate.passive and not predicate.agents and coded.confidence < 0.7)


def _is_plain(reading: Reading, draft: Draft) -> bool:
    """`event.weak.v1`: a weakly shown type stands only for the main act of a clause, done, between two who are known."""
    main = reading.doc[draft.predicate.token].dep_ in MAIN
    known = all(any(p.entity or p.country for p in side) for side in (draft.actors, draft.recipients))
    trusted = draft.backing > Backing.MODEL or draft.coded.confidence >= TRUSTED
    return main and known and trusted and draft.reality.realis not in UNREAL


def _is_content(reading: Reading, draft: Draft, frames: dict[int, Draft]) -> bool:
    """`event.content.v1`: what another act of the sentence is about and has not happened: the meeting in "agreed to meet"."""
    if draft.reality.realis == "planned" and any(frames[a.i].coded.type == draft.coded.type for a in _governors(reading.doc[draft.predicate.token]) if a.i in frames):
        return True  # "plans to meet" is told by its plan
    if draft.reality.realis not in (IMAGINED if draft.predicate.kind != "noun" else NOT_YET):
        return False
    token = reading.doc[draft.predicate.token]
    return any(above.i in frames and above.i != token.i for above in _governors(token))


def _governors(token: Token) -> list[Token]:
    """The words whose content a word is part of."""
    out = []
    for below in (token, *token.ancestors):
        if below.head.i == below.i:
            break
        out.append(below.head)
    return out


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """`event.once.v1`: of two words for one act ("tortured and killed", "announced a halt") the surer one stays."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((n for n, other in enumerate(out) if _same(draft, other)), None)
        if twin is None:
            out.append(draft)
        elif _weight(draft) > _weight(out[twin]):
            out[twin] = draft
    return out


def _same(one: Draft, other: Draft) -> bool:
    if one.coded.type != other.coded.type or one.reality.realis != other.reality.realis:
        return False
    if {p.span for p in one.actors} != {p.span for p in other.actors}:
        return False
    to, too = {p.span for p in one.recipients}, {p.span for p in other.recipients}
    return not to or not too or bool(to & too)


def _weight(draft: Draft) -> tuple[bool, bool, float, bool]:
    return bool(draft.actors), bool(draft.recipients), draft.coded.confidence, draft.coded.mode is not None
