"""Hedges, and words that only look like them."""

import pytest

from rashomon.annotate.hedges import hedges
from readings import parsed, reading


def told(text):
    return [text[h.start : h.end] for h in hedges(reading(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They may leave.", "may"),
        ("It might work.", "might"),
        ("It appears to work.", "appears"),
        ("He seemed tired.", "seemed"),
        ("He reportedly left.", "reportedly"),
        ("It is unclear whether he left.", "unclear"),
        ("According to some, he left.", "According to some"),
        ("It remains to be seen.", "remains to be seen"),
        ("He is believed to be abroad.", "believed to"),
        ("The report could not be independently verified.", "could not be independently verified"),
    ],
)
def test_hits(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize("text", ["Theresa May left.", "in May", "the might of the army", "He appeared in court.", "He appeared at noon.", "as soon as possible", "He could not leave."])
def test_near_misses(text):
    assert told(text) == []


def test_the_part_of_speech_decides():
    rows = "Its PRON nmod:poss 2\nmight {0} root 0 might {1}\nfaded VERB acl 2 fade VBD"
    assert hedges(parsed(rows.format("NOUN", "NN"))) == ()
    assert len(hedges(parsed(rows.format("AUX", "MD")))) == 1
