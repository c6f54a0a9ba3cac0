"""What kind of act a predicate tells: PLOVER type, mode, contexts, and a CAMEO code beside it.

In: a Reading and one of its Predicates. Out: `Coded`, or None where the words tell no political act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from ...language.lexicon import table
from . import acts, model, sayings, verbal
from .beside import Beside, beside
from .contexts import contexts
from .features import features
from .modes import mode_of

if TYPE_CHECKING:
    from ..reading import Reading
    from .predicates import Predicate

Key = tuple[str, str | None]
NOTHING = 0.55  # chance of no act from which the model gives no type

LEAST = 0.4  # chance of a type from which the model is believed
VETO = 0.8  # chance of no act from which the lexicons are not asked
STRANGE = 0.8  # chance of a type from which the model is believed of a word that neither lexicon nor rows know so

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


class Backing(IntEnum):
    """What a type rests on: the model alone, sentences it learnt from with this word and type, or the lexicons."""

    MODEL = 0
    ROWS = 1
    LEXICON = 2


def weighed(reading: Reading, predicate: Predicate) -> tuple[Coded | None, Backing]:
    """The PLOVER code of a predicate and what it rests on; None is no political act, or the content of another ("agreed to *meet*").

    Contexts are left out: they cost more than all the rest and are wanted of few. `event.lexicon_first.v1`: nouns are coded by
    the lexicons, and so is what the model passes over though the lexicons are sure of it.
    """
    found = beside(reading, predicate)
    if sayings.is_idle(reading.doc, predicate, found):
        return None, Backing.MODEL
    if named := sayings.called(reading.doc, predicate):
        told = (named, "disapprove" if named == "ACCUSE" else None, 0.8, "event.called.v1")
        return (None if named == model.NONE else _typed(reading, predicate, found, (), told)), Backing.LEXICON
    rule = verbal.decide(reading, predicate, found)
    learnt = model.shipped()
    by_rule = _typed(reading, predicate, found, (), rule) if rule[0] is not None and (rule[2] >= SURE or learnt is None) else None
    if learnt is None or predicate.kind == "noun":
        return by_rule, Backing.LEXICON
    seen = features(reading, predicate, found)
    chances = learnt.chances(seen)
    if chances.get(model.NONE, 0.0) >= VETO:
        return None, Backing.MODEL
    decision = _by_model(chances, rule)
    if decision is None:
        return by_rule, Backing.LEXICON
    is_known = decision[0] == rule[0] and rule[2] >= SURE
    backing = Backing.LEXICON if is_known else Backing(int((predicate.lemma, str(decision[0])) in learnt.familiar))
    if backing is Backing.MODEL and decision[2] < STRANGE:
        return by_rule, Backing.LEXICON
    return _typed(reading, predicate, found, seen, decision), backing


def _by_model(chances: Mapping[str, float], rule: verbal.Decision) -> verbal.Decision | None:
    """The likeliest type by the model, or None where it sees no act or is in doubt between types."""
    kind = max(sorted(chances.keys() - {model.NONE}), key=lambda name: chances[name])
    if chances.get(model.NONE, 0.0) >= NOTHING or chances[kind] < LEAST:
        return None
    return kind, rule[1] if rule[0] == kind else None, chances[kind], "event.model.v1"


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
