"""Quantities: unit, counted noun, span."""

import pytest

from rashomon.annotate.dates import dates
from rashomon.annotate.quantities import quantities
from readings import parsed, reading


def told(text):
    r = reading(text)
    return [(text[q.start : q.end], q.unit, q.of) for q in quantities(r, dates(r))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met for over two hours.", ("over two hours", "hour", None)),
        ("a nearly two-hour meeting", ("nearly two-hour", "hour", "meeting")),
        ("It took several hours of talks.", ("several hours", "hour", "talk")),
        ("He fired 59 U.S. missiles.", ("59 U.S. missiles", None, "missile")),
        ("He sent 900 troops.", ("900 troops", None, "troop")),
        ("and ten members of the Council", ("ten members", None, "member")),
        ("He promised $1.2 billion in aid.", ("$1.2 billion", "USD", "aid")),
        ("He won about 40 percent of voters.", ("about 40 percent", "percent", "voter")),
        ("He saw tens of thousands of people.", ("tens of thousands of people", None, "people")),
        ("It flew 300 kilometres.", ("300 kilometres", "kilometer", None)),
        ("He fired over 20 rockets.", ("over 20 rockets", None, "rocket")),
    ],
)
def test_hits(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize("text", ["The two men met.", "It was one of them.", "one side calls", "No one came.", "the second time", "On April 7, 2017", "in 2013", "these three points"])
def test_near_misses(text):
    assert told(text) == []


LASTED = """
They PRON nsubj 2
met VERB root 0 meet VBD
for ADP case 5
two NUM nummod 5
hours NOUN obl 2 hour NNS
. PUNCT punct 2
"""


def test_a_measure_is_of_what_it_measures():
    (quantity,) = quantities(parsed(LASTED))
    assert (quantity.unit, quantity.of, quantity.low, quantity.high) == ("hour", "meet", 2, 2)
