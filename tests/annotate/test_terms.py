"""Terms of diplomacy, and the account's own explanations."""

import pytest

from rashomon.annotate.terms import terms
from rashomon.language.lexicon import table
from readings import reading


def told(text):
    return [(t.term, [text[s:e] for s, e in t.explained]) for t in terms(reading(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks were frank.", ("frank", [])),
        ("They spoke “frankly” there.", ("frank", [])),
        ("They set up a working group.", ("working group", [])),
        ("The Council will veto the draft.", ("veto", [])),
        ("He asked for complete, verifiable and irreversible steps.", ("complete, verifiable and irreversible", [])),
        ("The mood was “frank,” and that’s polite code for chilly – or worse.", ("frank", ["chilly"])),
        ("In that trade “frank” means quarrelsome, he said.", ("frank", ["quarrelsome"])),
        ("They kept up “deconfliction”—or the art of not colliding—for years.", ("deconfliction", ["the art of not colliding"])),
        ("They spoke of “denuclearization of the island,” a phrase that some take to mean a withdrawal.", ("denuclearization", ["a withdrawal"])),
    ],
)
def test_hits(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize("text", ["Then Frank left.", "a productive farm", "The house on the table mountain", "She has a constructive hobby.", "He reset his watch.", "a frank child"])
def test_near_misses(text):
    assert told(text) == []


def test_one_explanation_serves_every_use():
    found = told("The talks were frank. In diplomacy “frank” means quarrelsome.")
    assert found == [("frank", ["quarrelsome"]), ("frank", ["quarrelsome"])]


def test_each_row_is_whole():
    rows = table("terms")
    assert len(rows) >= 60
    for row in rows:
        assert row["forms"] and row["gloss"] and row["source"] and row["needs"]
