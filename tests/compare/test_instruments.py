"""Instruments and their states: each rule with a hit and a near miss, read by the shipped reader."""

import dataclasses
import itertools

import pytest

from rashomon.annotate import annotate
from rashomon.compare.entities import cast
from rashomon.compare.instrument_mentions import mentions
from rashomon.compare.instruments import agree, instruments
from rashomon.compare.units import told
from rashomon.types import Account, Zone


@pytest.fixture(scope="module")
def read(nlp):
    """Texts to told accounts and their cast."""

    def made(*texts):
        accounts = [
            annotate(Account(id=f"a{n}", uri=f"{n}.txt", sha256=f"{n:064}", text=text, zones=(Zone(kind="body", start=0, end=len(text)),)), nlp) for n, text in enumerate(texts)
        ]
        return [told(a) for a in accounts], cast(accounts)

    return made


def states(read, text):
    return [s for i in instruments(*read(text)) for s in i.states]


@pytest.mark.parametrize(
    "text, change, realis",
    [
        ("Norway suspended the military hotline with Finland on Monday.", "suspended", "actual"),
        ("Norway will restore the military hotline with Finland.", "announced", "planned"),
        ("The sanctions on Belarus remain in place.", "no_change", "ongoing"),
        ("Britain has not reduced its troops in Poland.", "no_change", "actual"),
        ("France vetoed the resolution on Tuesday.", "vetoed", "actual"),
        ("Spain and Portugal agreed to set up a joint working group.", "announced", "planned"),
        ("Peru called for an outside investigation of the shooting.", "proposed", "actual"),
        ("The minister made no mention of dismantling the nuclear weapons.", "no_change", "actual"),
        ("Sweden announced the lifting of the sanctions.", "announced", "planned"),
        ("The truce expired in May.", "expired", "actual"),
        ("Norway imposed new sanctions on Belarus.", "imposed", "actual"),
        ("The treaty was signed in Vienna.", "adopted", "actual"),
        ("Finland might lift the sanctions on Belarus.", "proposed", "hypothetical"),
        ("There are 300 Danish troops in Estonia.", "no_change", "ongoing"),
    ],
)
def test_states_that_are_told(read, text, change, realis):
    assert (change, realis) in [(s.change, s.realis) for s in states(read, text)]


@pytest.mark.parametrize(
    "text",
    [
        "If Norway suspends the hotline, Finland will protest.",
        "Ministers praised the hotline for an hour.",
        "The bus line to Turku was closed on Sunday.",
        "He travelled to Oslo in order to lift the sanctions.",
        "The suspension of the hotline surprised nobody.",
    ],
)
def test_no_state_without_an_act(read, text):
    assert states(read, text) == []


def test_what_is_to_come_is_never_told_as_done(read):
    (state,) = states(read, "Norway has promised to reinstate the military hotline with Finland.")
    assert state.change == "announced" and state.after == "to be reinstated" and state.realis == "planned"


def test_a_condition_is_kept_with_who_says_so(read):
    one, people = read("“Our sanctions will remain in place until Belarus frees the prisoners,” said Ambassador Jane Smith.")
    ((state,),) = [i.states for i in instruments(one, people)]
    assert state.condition == "until Belarus frees the prisoners" and state.realis == "conditional" and state.change == "no_change"
    assert state.asserted_by != ("narrator",)
    assert set(state.asserted_by) <= {s.id for s in one[0].account.statements}


def test_a_suspension_that_was_taken_back(read):
    chain = states(read, "Norway reversed its earlier suspension of the military hotline.")
    assert [(s.change, s.realis) for s in chain] == [("suspended", "historical"), ("restored", "actual")]


def test_evidence_is_short_and_holds_the_act(read):
    text = "On Monday, after a long night of talks in the old town hall, Norway suspended the military hotline with Finland, which nobody had used for years."
    one, people = read(text)
    (mention,) = instruments(one, people)[0].states[0].evidence
    assert "suspended the military hotline" in text[mention.start : mention.end] and mention.end - mention.start < 120


def test_one_instrument_over_two_accounts(read):
    found = instruments(*read("Norway suspended the military hotline with Finland.", "Finland said Norway will restore the military hotline between the two countries. Finland thanked Norway."))
    assert len(found) == 1
    assert {e.account for s in found[0].states for e in s.evidence} == {"a0", "a1"}


def test_one_shared_word_makes_no_instrument(read):
    found = instruments(*read("Norway lifted the sanctions on Belarus.", "Japan kept the sanctions on Iran."))
    assert len(found) == 2


def test_temporary_and_permanent_are_two(read):
    found = instruments(*read("Norway granted Canada a temporary exemption. Norway granted Peru a permanent exemption."))
    assert len(found) == 2


def test_parties_of_talks_are_all_of_them():
    assert agree({"NOR": 1}, frozenset({"NOR", "FIN"}), "treaty")
    assert not agree({"NOR": 1, "SWE": 1}, frozenset({"NOR", "FIN"}), "talks")
    assert agree({}, frozenset({"NOR"}), "talks")


def test_a_line_is_a_channel_only_where_it_is_said_to_be(read):
    groups = lambda text: [m.group for t in read(text)[0] for m in mentions(t, read(text)[1])]
    assert groups("The telephone line was cut off.") == ["hotline"]
    assert groups("The party line was clear.") == []


def test_the_order_of_accounts_changes_nothing(read):
    stories, people = read("Norway suspended the military hotline.", "Norway will restore the military hotline.", "The hotline of Norway remains open.")
    results = {instruments(order, people) for order in itertools.permutations(stories)}
    assert len(results) == 1


def test_hostile_text_makes_no_noise(read):
    one, people = read("\u202e sanctions sanctions !!! lift lift the the \x00 hotline … " * 20)
    assert isinstance(instruments(one, people), tuple)
    bare = dataclasses.replace(one[0].account, tokens=(), sentences=(), statements=())
    assert instruments([told(bare)], people) == ()
