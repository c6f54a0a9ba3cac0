"""What kind of act a predicate tells: lexicon, rules, weights."""

from __future__ import annotations

import pytest

from rashomon.annotate.events import acts, model, plover, verbal
from rashomon.annotate.events.beside import beside
from rashomon.annotate.events.predicates import Predicate
from rashomon.annotate.reading import Reading
from readings import parsed

MEETS = """
France PROPN nsubj 3
will AUX aux 3
host VERB root 0
talks NOUN obj 3 talk
in ADP case 6
Geneva PROPN obl 3
"""
AGREES = """
Chad PROPN nsubj 2
agreed VERB root 0 agree
to PART mark 4
host VERB xcomp 2
talks NOUN obj 4 talk
"""
SAYS = """
Chad PROPN nsubj 2
said VERB root 0 say
it PRON nsubj 4
hosted VERB ccomp 2 host
talks NOUN obj 4 talk
"""
LIFTS = """
Ghana PROPN nsubj 2
lifted VERB root 0 lift
sanctions NOUN obj 2 sanction
on ADP case 5
Togo PROPN nmod 3
"""
LIFTS_BOX = """
Ghana PROPN nsubj 2
lifted VERB root 0 lift
boxes NOUN obj 2 box
"""


def predicate(reading: Reading, token: int, **more: object) -> Predicate:
    doc = reading.doc
    fields = {"token": token, "trigger": (token, token + 1), "lemma": doc[token].lemma_, "kind": "verb", "agents": (0,), "patients": (), "obliques": ()}
    fields |= {"passive": False, "negated": False, "clause": (0, len(doc))} | more
    return Predicate(**fields)  # type: ignore[arg-type]


def decided(rows: str, token: int) -> verbal.Decision:
    reading = parsed(rows)
    found = predicate(reading, token)
    return verbal.decide(reading, found, beside(reading, found))


def test_lexicon_needs_its_words() -> None:
    assert decided(LIFTS, 1)[:2] == ("RETREAT", None)
    assert decided(LIFTS, 1)[3] == "event.lexicon.v1"
    assert decided(LIFTS_BOX, 1)[3] != "event.lexicon.v1"


def test_cooperation_to_come_is_agreed() -> None:
    assert decided(MEETS, 2)[0] == "AGREE"
    assert decided(MEETS, 2)[3] == "event.future.v1"
    assert decided(MEETS.replace("will AUX", "did AUX"), 2)[0] == "CONSULT"


def test_what_is_agreed_is_no_act_of_its_own() -> None:
    assert decided(AGREES, 1)[0] == "AGREE"
    assert decided(AGREES, 3)[0] is None
    assert decided(SAYS, 3)[0] == "CONSULT"


def test_cameo_code_of_a_phrase() -> None:
    reading = parsed(LIFTS)
    assert acts.cameo(beside(reading, predicate(reading, 1)), "RETREAT") == "085"
    reading = parsed(LIFTS_BOX)
    assert acts.cameo(beside(reading, predicate(reading, 1)), "RETREAT") is None


def test_contexts_come_from_words() -> None:
    from rashomon.annotate.events.contexts import contexts

    reading = parsed("Chad PROPN nsubj 2\nfired VERB root 0 fire\nmissiles NOUN obj 2 missile")
    assert contexts(reading, predicate(reading, 1), "ASSAULT") == ("military",)
    reading = parsed("Chad PROPN nsubj 2\nfired VERB root 0 fire\nclerks NOUN obj 2 clerk")
    assert contexts(reading, predicate(reading, 1), "ASSAULT") == ()


def test_rules_code_where_no_weights_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "shipped", lambda: None)
    reading = parsed(LIFTS)
    coded = plover.weighed(reading, predicate(reading, 1))[0]
    assert coded is not None
    assert (coded.type, coded.mode, coded.cameo, coded.intensity) == ("RETREAT", None, "085", 6.5)
    assert plover.weighed(parsed(AGREES), predicate(parsed(AGREES), 3))[0] is None


def test_weights_decide_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np

    sure = model.Model(("AID", "NONE"), {"verb=lift": 0}, np.array([[9.0, 0.0], [0.0, 4.0]]))
    monkeypatch.setattr(model, "shipped", lambda: sure)
    monkeypatch.setattr(model, "shipped_modes", lambda: None)
    reading = parsed(LIFTS)
    coded = plover.weighed(reading, predicate(reading, 1))[0]
    assert coded is not None and (coded.type, coded.by) == ("AID", "event.model.v1")
    reading = parsed(MEETS)
    assert plover.weighed(reading, predicate(reading, 2))[0] is None


def test_mode_is_one_of_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np

    from rashomon.annotate.events.modes import mode_of

    weights = model.Model(("AID", "CONSULT", "CONSULT visit", "THREATEN violence"), {"verb=tour": 0}, np.array([[0.0, 0.0, 3.0, 9.0], [0.0, 1.0, 0.0, 0.0]]))
    monkeypatch.setattr(model, "shipped_modes", lambda: weights)
    assert mode_of("CONSULT", None, ("verb=tour",)) == "visit"
    assert mode_of("CONSULT", None, ("verb=meet",)) is None


def test_weights_keep_their_meaning_on_disk(tmp_path) -> None:  # type: ignore[no-untyped-def]
    import numpy as np

    path = tmp_path / "types.npz"
    model.save(path, ["verb=aid", "verb=meet"], ["AID", "CONSULT"], np.array([[2.0, -2.0], [-2.0, 2.0], [0.1, 0.0]]))
    chances = model.load(path).chances(("verb=meet", "unknown"))
    assert chances["CONSULT"] > 0.9 and abs(sum(chances.values()) - 1) < 1e-6


def test_every_mode_of_the_tables_is_one_of_plover() -> None:
    known = set(plover.scores())
    rows = [(row["type"], row["mode"] or None) for name in ("event_acts", "event_noun_acts", "cameo") for row in acts.table(name)]
    assert {row for row in rows if row not in known} == set()
    assert len({kind for kind, _ in known}) == 16
