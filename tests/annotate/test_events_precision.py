"""Words near an act that tell none: to the press, what a thing is called, journeys nowhere, types that nothing but the weights vouch for."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Span

from rashomon.annotate.events import figures, model, plover, sayings
from rashomon.annotate.events.beside import beside
from rashomon.annotate.events.contexts import contexts
from rashomon.annotate.events.predicates import Predicate, predicates
from rashomon.annotate.reading import Reading
from readings import parsed

DECLINES = "Oslo PROPN nsubj 2\ndeclined VERB root 0 decline\nto PART mark 4\n{} VERB xcomp 2"
TELLS = "Ruiz PROPN nsubj 2\ntold VERB root 0 tell\n{} NOUN obj 2 {}\nthat SCONJ mark 6\nit PRON nsubj 6\nrained VERB ccomp 2 rain"
MET = "Aims NOUN nsubj:pass 3 aim\nwere AUX aux:pass 3\nmet VERB root 0 meet{}"
EXPECTS = "Chad PROPN nsubj 2\nexpects VERB root 0 expect\n{}\nto PART mark 5\nsign VERB xcomp 2"
CALLS = "Chad PROPN nsubj 2\ncalled VERB root 0 call\nit PRON obj 2\na DET det 5\n{} NOUN xcomp 2 {}"
GOES = "Ruiz PROPN nsubj 2\nwent VERB root 0 go\nto ADP case 4\n{} PROPN obl 2"
DEMONSTRATES = "Crowds NOUN nsubj 2 crowd\ndemonstrated VERB root 0 demonstrate\n{}"


def verb(reading: Reading) -> Predicate:
    return next(p for p in predicates(reading) if p.kind == "verb")


@pytest.mark.parametrize(
    ("rows", "idle"),
    [
        (DECLINES.format("comment"), True),
        (DECLINES.format("attend"), False),
        (TELLS.format("reporters", "reporter"), True),
        (TELLS.format("ministers", "minister"), False),
        (MET.format(""), True),
        (MET.format("\nby ADP case 5\nChad PROPN obl:agent 3"), False),
        (EXPECTS.format("Togo PROPN nsubj 5"), True),
        (EXPECTS.format("soon ADV advmod 2"), False),
    ],
)
def test_what_passes_between_a_source_and_the_press_is_no_act(rows: str, idle: bool) -> None:
    reading = parsed(rows)
    assert sayings.is_idle(reading.doc, verb(reading), beside(reading, verb(reading))) is idle


@pytest.mark.parametrize(("word", "kind"), [("blunder", "ACCUSE"), ("achievement", "SUPPORT"), ("island", "NONE")])
def test_what_a_thing_is_called(word: str, kind: str) -> None:
    reading = parsed(CALLS.format(word, word))
    assert sayings.called(reading.doc, verb(reading)) == kind


def test_a_call_for_something_calls_nothing_a_name() -> None:
    reading = parsed("Chad PROPN nsubj 2\ncalled VERB root 0 call\nfor ADP case 4\ntalks NOUN obl 2 talk")
    assert sayings.called(reading.doc, verb(reading)) is None


@pytest.mark.parametrize(("kind", "label"), [("place", "GPE"), ("time", "DATE")])
def test_a_visit_goes_somewhere(kind: str, label: str) -> None:
    reading = parsed(GOES.format("Accra"))
    reading.doc.ents = (Span(reading.doc, 3, 4, label),)
    coded = plover.make(reading, verb(reading), "CONSULT", "visit", 0.7, "hand")
    assert (figures.meant(reading, verb(reading), coded) is not None) is (kind == "place")


@pytest.mark.parametrize(("rest", "stays"), [("loudly ADV advmod 2", True), ("skill NOUN obj 2", False)])
def test_to_demonstrate_something_is_no_protest(rest: str, stays: bool) -> None:
    reading = parsed(DEMONSTRATES.format(rest))
    coded = plover.make(reading, verb(reading), "PROTEST", "demo", 0.7, "hand")
    assert (figures.meant(reading, verb(reading), coded) is not None) is stays


@pytest.mark.parametrize(("familiar", "backing"), [((), None), ((("juggle", "AID"),), plover.Backing.ROWS)])
def test_a_type_that_only_the_weights_know_needs_to_be_sure(monkeypatch: pytest.MonkeyPatch, familiar: tuple[tuple[str, str], ...], backing: plover.Backing | None) -> None:
    weights = model.Model(("AID", "NONE"), {"verb=juggle": 0}, np.array([[0.4, 0.0], [0.0, 0.0]]), frozenset(familiar))
    monkeypatch.setattr(model, "shipped", lambda: weights)
    monkeypatch.setattr(model, "shipped_modes", lambda: None)
    reading = parsed("Chad PROPN nsubj 2\njuggled VERB root 0 juggle\nballs NOUN obj 2 ball")
    coded, found = plover.weighed(reading, verb(reading))
    assert (found if coded else None) is backing


def test_weights_that_are_sure_of_no_act_silence_the_lexicons(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = parsed("Chad PROPN nsubj 2\nattacked VERB root 0 attack\nTogo PROPN obj 2")
    for score, stands in ((0.0, True), (5.0, False)):
        monkeypatch.setattr(model, "shipped", lambda s=score: model.Model(("AID", "NONE"), {"verb=attack": 0}, np.array([[0.0, s], [0.0, 0.3]])))
        assert (plover.weighed(reading, verb(reading))[0] is not None) is stands


def test_contexts_stay_in_the_clause_and_press_freedom_with_harm() -> None:
    reading = parsed("Chad PROPN nsubj 2\njailed VERB root 0 jail\njournalists NOUN obj 2 journalist")
    assert contexts(reading, verb(reading), "COERCE") == ("rights_freedoms",)
    assert contexts(reading, verb(reading), "CONSULT") == ()
