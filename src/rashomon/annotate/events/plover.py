"""What kind of act a predicate tells: PLOVER type, mode, contexts, and a CAMEO code beside it.

In: a Reading and one of its Predicates. Out: `Coded`, or None where the words tell no political act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ...language.lexicon import table
from . import acts, model, verbal
from .beside import Beside, beside
from .contexts import contexts
from .features import features
from .modes import mode_of

if TYPE_CHECKING:
    from ..reading import Reading
    from .predicates import Predicate

Key = tuple[str, str | None]
NOTHING = 0.75  # chance of no act from which a predicate is none; set by five-fold on PLV's training part

SURE = 0.6  # confidence from which the lexicons speak where the model sees nothing


@dataclass(frozen=True, slots=True)
class Coded:
    """A PLOVER code; `intensity` -10 to 10, `confidence` 0 to 1, `by` the rule or model that gave the type."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    intensity: float | None
    confidence: float
    by: str


@cache
def scores() -> dict[Key, tuple[float | None, str]]:
    """(type, mode) to intensity and the CAMEO code that stands for it."""
    return {(row["type"], row["mode"] or None): (float(row["intensity"]) if row["intensity"] else None, row["cameo"]) for row in table("plover")}


def code(reading: Reading, predicate: Predicate) -> Coded | None:
    """The PLOVER code of a predicate, or None: no political act, or the content of another act ("agreed to *meet*")."""
    found = beside(reading, predicate)
    rule = verbal.decide(reading, predicate, found)
    learnt = model.shipped()
    if learnt is None:
        return _dress(reading, predicate, found, (), rule) if rule[0] else None
    seen = features(reading, predicate, found)
    decision = _by_model(learnt, seen, rule)
    return _dress(reading, predicate, found, seen, decision) if decision is not None else None


def weighed(reading: Reading, predicate: Predicate) -> tuple[Coded | None, bool]:
    """The code of a predicate, and whether the lexicons know its words as some act or the type rests on the model alone.

    Contexts are left out: they cost more than all the rest and are wanted of few. `event.lexicon_first.v1`: nouns are coded by
    the lexicons, and so is what the model passes over though the lexicons are sure of it.
    """
    found = beside(reading, predicate)
    rule = verbal.decide(reading, predicate, found)
    is_known, is_noun = rule[0] is not None, predicate.kind == "noun"
    learnt = model.shipped()
    if learnt is None:
        return (_typed(reading, predicate, found, (), rule), True) if is_known else (None, False)
    if is_noun:
        return (_typed(reading, predicate, found, (), rule), True) if is_known and rule[2] >= SURE else (None, False)
    seen = features(reading, predicate, found)
    decision = _by_model(learnt, seen, rule)
    if decision is not None:
        return _typed(reading, predicate, found, seen, decision), is_known
    return (_typed(reading, predicate, found, (), rule), True) if is_known and rule[2] >= SURE else (None, False)


def _by_model(learnt: model.Model, seen: Sequence[str], rule: verbal.Decision) -> verbal.Decision | None:
    """The likeliest type by the model, or None where it sees no act."""
    chances = learnt.chances(seen)
    nothing = chances.pop(model.NONE, 0.0)
    if nothing >= NOTHING:
        return None
    kind = max(sorted(chances), key=lambda name: chances[name])
    return kind, rule[1] if rule[0] == kind else None, 1 - nothing, "event.model.v1"


def make(reading: Reading, predicate: Predicate, kind: str, mode: str | None, confidence: float, by: str) -> Coded:
    """A code for a type and mode that another rule has found."""
    return _dress(reading, predicate, beside(reading, predicate), (), (kind, mode, confidence, by))


def _dress(reading: Reading, predicate: Predicate, found: Beside, seen: Sequence[str], decision: verbal.Decision) -> Coded:
    """A type with all that goes with it."""
    typed = _typed(reading, predicate, found, seen, decision)
    return replace(typed, contexts=contexts(reading, predicate, typed.type))


def _typed(reading: Reading, predicate: Predicate, found: Beside, seen: Sequence[str], decision: verbal.Decision) -> Coded:
    """A type with its mode, CAMEO code and intensity; without features the mode is taken as given."""
    kind, mode, confidence, by = decision
    assert kind is not None
    mode = mode_of(kind, mode, seen) if seen else mode
    mode = mode if (kind, mode) in scores() else None
    fine = acts.cameo(found, kind) or scores()[kind, mode][1]
    return Coded(kind, mode, (), fine, scores()[kind, mode][0], round(confidence, 3), by)
