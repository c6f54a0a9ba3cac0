"""Numbers as intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.numbers import numbers, value


def one(text):
    (n,) = numbers(text)
    return n.low, n.high, n.low_open, n.high_open


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("nearly two hours", (1.5, 2, False, True)),
        ("over two hours", (2, None, True, False)),
        ("at least 72 dead", (72, None, False, False)),
        ("up to 50 ships", (None, 50, False, False)),
        ("fewer than ten men", (0, 10, False, True)),
        ("about four minutes", (3.5, 4.5, False, False)),
        ("some 5,000 soldiers", (4500, 5500, False, False)),
        ("several hours", (3, 10, False, True)),
        ("dozens of boats", (24, 100, False, True)),
        ("tens of thousands of people", (20_000, 100_000, False, True)),
        ("between 20 and 30 people", (20, 30, False, False)),
        ("20 to 30 million people", (20e6, 30e6, False, False)),
        ("two or three days", (2, 3, False, False)),
        ("half a million", (5e5, 5e5, False, False)),
        ("28,500 troops", (28_500, 28_500, False, False)),
        ("two dozen men", (24, 24, False, False)),
        ("two and a half years", (2.5, 2.5, False, False)),
    ],
)
def test_intervals(text, interval):
    assert one(text) == interval


@pytest.mark.parametrize(("text", "unit"), [("$1.2 billion", "USD"), ("40 percent", "percent"), ("12.5%", "percent"), ("€3 million", "EUR"), ("nine ships", None)])
def test_units_that_belong_to_the_number(text, unit):
    assert numbers(text)[0].unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "the second time", "the vote was 10-2", "Resolution 2254", "in 2015", "at 10:30 a.m.", "at 7 p.m.", "F-16 jets", "G20", "the S-300", "No. 10", "1600 Pennsylvania Avenue",
        "[6]", "Article 5 says", "Olsen, 34, said", "on 9/11", "anyone", "someone", "the 21st century",
    ],
)  # fmt: skip
def test_near_misses(text):
    assert numbers(text) == []


@pytest.mark.parametrize(("words", "n"), [("one hundred and twenty", 120), ("twenty-one", 21), ("3 million", 3e6), ("a dozen", 12), ("1,234.5", 1234.5), ("frog", None)])
def test_value(words, n):
    assert value(words) == n


@given(st.text(alphabet="0123456789 ,-.$%\nabouttwonearlyhundredmillion", max_size=80))
def test_spans_lie_in_the_text_and_do_not_overlap(text):
    end = 0
    for n in numbers(text):
        assert end <= n.start < n.end <= len(text)
        assert n.low is None or n.high is None or n.low <= n.high
        end = n.end
