"""Rules over the lexicon: what is agreed, planned, threatened, refused or called for is the content of that act.

In: a predicate and the words around it. Out: its PLOVER type, mode, confidence and rule; a type of None is no act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import acts
from .beside import SAYING, Beside, bare, lemma

if TYPE_CHECKING:
    from ..reading import Reading
    from .predicates import Predicate

Decision = tuple[str | None, str | None, float, str]
COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST"})
FUTURE = frozenset({"will", "would", "shall", "’ll", "'ll"})
PLANS = frozenset("plan intend prepare expect hope schedule aim decide consider mean set want seek ready wish".split())
NONE: Decision = (None, None, 0.0, "")


def decide(reading: Reading, predicate: Predicate, found: Beside) -> Decision:
    """The type by lexicon, then what its setting makes of it."""
    if is_content(reading, found):
        return NONE
    act = acts.act(found)
    if act is None:
        code = acts.cameo(found)
        kind, mode = acts.types().get(code or "", (None, None))
        act = acts.Act(kind, mode, 0) if kind else None
        confidence, by = 0.45, "event.cameo.v1"
    else:
        confidence, by = 0.6 + 0.1 * min(act.words, 2), "event.lexicon.v1"
    if act is None:
        return NONE
    return setting(predicate, found, (act.type, act.mode, confidence, by))


def setting(predicate: Predicate, found: Beside, decision: Decision) -> Decision:
    """`event.future.v1`: cooperation to come is AGREE, a concession to come CONCEDE, harm to come THREATEN."""
    kind, _, confidence, _ = decision
    if not is_future(found):
        return decision
    if kind in COOPERATIVE:
        return "AGREE", None, confidence, "event.future.v1"
    if kind in YIELDING:
        return "CONCEDE", None, confidence, "event.future.v1"
    if kind in HOSTILE:
        return "THREATEN", None, confidence - 0.1, "event.future.v1"
    return decision


def is_future(found: Beside) -> bool:
    """Is the act still to come by its own words ("will meet", "plans to meet")?"""
    if not FUTURE.isdisjoint(found.modals):
        return True
    return found.infinitive and found.governor is not None and lemma(found.governor) in PLANS


def is_content(reading: Reading, found: Beside) -> bool:
    """`event.content.v1`: is this only what another act is about ("agreed to meet", "accused of killing", "threat to attack")?"""
    over = found.governor
    if over is None or lemma(over) in SAYING | PLANS:
        return False
    rows = acts.act(bare(over))
    return rows is not None and rows.type in ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT")
