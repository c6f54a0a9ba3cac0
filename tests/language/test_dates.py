"""Expressions of time: found and placed; never more precise than the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.calendar import Context, place
from rashomon.language.dates import expressions

FRIDAY = "2017-04-14"


def placed(text, published=FRIDAY, **more):
    return [(e.text, p.earliest, p.latest, p.precision) for e in expressions(text) for p in [place(e, Context(published=published, **more))]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Friday, April 14, 2017,", ("Friday, April 14, 2017", "2017-04-14", "2017-04-14", "day")),
        ("on 14 April 2017", ("14 April 2017", "2017-04-14", "2017-04-14", "day")),
        ("dated 2017-04-14", ("2017-04-14", "2017-04-14", "2017-04-14", "day")),
        ("the 4/14/2017 memo", ("4/14/2017", "2017-04-14", "2017-04-14", "day")),
        ("On April 7, a strike", ("April 7", "2017-04-07", "2017-04-07", "day")),
        ("on April 11-12 in Oslo", ("April 11-12", "2017-04-11", "2017-04-12", "day")),
        ("signed in March 2015", ("March 2015", "2015-03", "2015-03", "month")),
        ("since January", ("January", "2017-01", "2017-01", "month")),
        ("a September deal", ("September", "2016-09", "2016-09", "month")),
        ("in 2013", ("2013", "2013", "2013", "year")),
        ("the 2015 memorandum", ("2015", "2015", "2015", "year")),
        ("the 1950-53 war", ("1950-53", "1950", "1953", "year")),
        ("in the 1990s", ("the 1990s", "1990", "1999", "decade")),
        ("in the summer of 2016", ("the summer of 2016", "2016-06", "2016-08", "season")),
        ("said Wednesday", ("Wednesday", "2017-04-12", "2017-04-12", "day")),
        ("on Friday", ("Friday", "2017-04-14", "2017-04-14", "day")),
        ("last Monday", ("last Monday", "2017-04-03", "2017-04-10", "day")),  # this week's or the last: both are said
        ("next Friday", ("next Friday", "2017-04-21", "2017-04-21", "day")),
        ("yesterday", ("yesterday", "2017-04-13", "2017-04-13", "day")),
        ("last week", ("last week", "2017-04-03", "2017-04-09", "week")),
        ("earlier this week", ("earlier this week", "2017-04-10", "2017-04-14", "week")),
        ("possibly this weekend", ("this weekend", "2017-04-15", "2017-04-16", "weekend")),
        ("last month", ("last month", "2017-03", "2017-03", "month")),
        ("last year", ("last year", "2016", "2016", "year")),
        ("two years ago", ("two years ago", "2015", "2015", "year")),
        ("three months ago", ("three months ago", "2017-01", "2017-01", "month")),
        ("ten days ago", ("ten days ago", "2017-04-04", "2017-04-04", "day")),
        ("between February and December 2017", ("between February and December 2017", "2017-02", "2017-12", "month")),
    ],
)
def test_hits(text, expected):
    assert placed(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Mrs. May spoke", "they may leave", "Theresa May said", "troops march on", "for two days", "at 7 p.m.", "10:30", "over two hours", "Resolution 2254",
        "2,015 people", "$2015", "room 2014", "a 4/5/2017 note", "31 June", "months or years", "a week-long trip", "Route 2000", "sat down", "the second time",
    ],
)  # fmt: skip
def test_near_misses(text):
    assert placed(text) == []


@pytest.mark.parametrize("text", ["on Wednesday", "last month", "yesterday", "On April 7, a strike", "two weeks ago", "this weekend", "last summer"])
def test_nothing_is_invented_without_a_publication_date(text):
    assert [p[1:3] for p in placed(text, None)] == [(None, None)]


def test_the_direction_of_the_verb_turns_a_weekday():
    assert placed("Tuesday", direction="future")[0][1] == "2017-04-18"
    assert placed("Tuesday", direction="past")[0][1] == "2017-04-11"
    assert placed("June 2", direction="future")[0][1] == "2017-06-02"


def test_the_weekday_chooses_the_year_of_a_day():
    assert placed("Friday, Sept. 14", "2013-05-15")[0][1] == "2012-09-14"
    assert placed("Saturday, Sept. 14", "2013-05-15")[0][1] == "2013-09-14"
    assert placed("Wednesday, Sept. 14", "2013-05-15")[0][1] == placed("Sept. 14", "2013-05-15")[0][1]


def test_a_year_alone_is_enough_for_last_year_and_no_more():
    assert placed("last year", "2017") == [("last year", "2016", "2016", "year")]
    assert placed("on Monday", "2017")[0][1] is None


@given(st.text(alphabet="0123456789 ,-/.\nAprilMayJuneFridaylastweekthe20h", max_size=80))
def test_spans_lie_in_the_text_and_do_not_overlap(text):
    end = 0
    for e in expressions(text):
        assert end <= e.start < e.end <= len(text)
        end = e.end
        place(e, Context(published=FRIDAY))
