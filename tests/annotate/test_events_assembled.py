"""From sentences to events with the shipped reader: sides, joint acts, one event for each act, figures of speech, hostile text."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate import annotate
from rashomon.read.account import from_text

NONSENSE = st.lists(st.sampled_from(["Chile", "attacked", "the", "talks", "with", "“", "”", ",", ".", "\n\n", "and", "who", "was", "by", "to", "🙂", "x" * 300]), max_size=40)


def told(nlp, text):
    """(type, actors, recipients) of the events of a text, in its own words."""
    account = annotate(from_text(text, uri="t.txt"), nlp)

    def words(parties):
        return [account.text[p.span.start : p.span.end] for p in parties]

    return [(e.plover.type, words(e.actors), words(e.recipients)) for e in account.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway was condemned by France on Monday.", ("ACCUSE", ["France"], ["Norway"])),
        ("Norway and Chile held talks in Geneva on Monday.", ("CONSULT", ["Norway", "Chile"], [])),
        ("Norway held talks with Chile on Monday.", ("CONSULT", ["Norway"], ["Chile"])),
        ("France imposed sanctions on Norway last week.", ("SANCTION", ["France"], ["Norway"])),
        ("Police arrested three Chilean diplomats on Friday.", ("COERCE", ["Police"], ["three Chilean diplomats"])),
        ("Norway said on Monday it had expelled two Chilean diplomats.", ("SANCTION", ["Norway"], ["two Chilean diplomats"])),
    ],
)
def test_sides(nlp, text, expected):
    assert expected in told(nlp, text)


def test_one_event_for_one_act(nlp):
    assert len(told(nlp, "Norway held talks with Chile on Monday.")) == 1
    assert len(told(nlp, "Norway condemned Chile on Monday.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The minister broke the ice with Chile at dinner.",
        "The government is fighting inflation.",
        "Relations between Norway and Chile have cooled.",
        "The ambassador left Oslo on Friday.",
        "The weather was fine in Geneva.",
        "The minister said that it was late.",
    ],
)
def test_figures_and_plain_words_are_no_events(nlp, text):
    assert not [kind for kind, *_ in told(nlp, text) if kind in ("ASSAULT", "COERCE", "SANCTION")]


def test_a_verbal_attack_is_no_assault(nlp):
    found = told(nlp, "The Norwegian president launched a scathing attack on France in a speech on Monday.")
    assert [kind for kind, *_ in found] == ["ACCUSE"]


def test_spans_ids_and_order(nlp):
    text = "France condemned Norway on Monday. Norway rejected the French demand."
    account = annotate(from_text(text, uri="t.txt"), nlp)
    assert [e.id for e in account.events] == [f"v{n}" for n in range(1, len(account.events) + 1)]
    assert account.events == annotate(from_text(text, uri="t.txt"), nlp).events
    known = {entity.id for entity in account.entities}
    said = {statement.id for statement in account.statements} | {"narrator"}
    for event in account.events:
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end
        assert all(p.entity is None or p.entity in known for p in (*event.actors, *event.recipients))
        assert set(event.asserted_by) <= said and event.asserted_by
        assert event.plover.type and 0 <= event.confidence <= 1


@settings(max_examples=25)
@given(NONSENSE)
def test_hostile_text_never_raises(nlp, words):
    annotate(from_text(" ".join(words), uri="t.txt"), nlp)


def test_a_pipeline_without_a_parse_gives_no_events():
    assert annotate(from_text("France condemned Norway.", uri="t.txt"), spacy.blank("en")).events == ()


def test_a_plan_and_what_is_planned_are_one(nlp):
    assert len(told(nlp, "Norway plans to meet Chile in June.")) == 1


def test_leaving_a_town_is_no_break_but_leaving_a_treaty_is(nlp):
    assert told(nlp, "The Norwegian president left Geneva on Monday.") == []
    assert [kind for kind, *_ in told(nlp, "Norway withdrew from the treaty with Chile on Monday.")] != []
