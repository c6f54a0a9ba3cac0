"""Dates in their account: what they are counted from."""

from rashomon.annotate.dates import dates
from readings import parsed, reading


def told(text, published=None):
    return [(text[d.start : d.end], d.earliest, d.basis) for d in dates(reading(text, published))]


def test_counted_from_a_day_told_before():
    text = "The strike came on April 7. The attack had happened three days earlier."
    assert told(text, "2017-04-14")[1] == ("three days earlier", "2017-04-04", "counted from “April 7”")


def test_nothing_to_count_from():
    assert told("The attack had happened three days earlier.", "2017-04-14")[0][1] is None


def test_a_weekday_the_text_dates_elsewhere():
    found = told("They met on Wednesday. The picture shows them on Wednesday, April 12, 2017.")
    assert found[0][1] == "2017-04-12"
    assert "Wednesday, April 12, 2017" in found[0][2]


def test_two_dated_wednesdays_settle_nothing():
    text = "They met on Wednesday. Pictures of April 12, 2017 and April 19, 2017 show them."
    assert told(text)[0][1] is None


def test_a_year_given_elsewhere():
    assert told("On April 7 they met. The visit of April 7, 2017 was short.")[0][1:] == ("2017-04-07", "the year is given elsewhere in the text")


def test_a_date_of_long_ago_names_no_weekday_of_the_news():
    back = "They met on Wednesday, as they had on April 12, 2017. The pact is of March 3, 2015."
    assert told(back)[0][1] is None
    assert told(back.replace("April 12", "Wednesday, April 12"))[0][1] == "2017-04-12"


def test_a_wrong_weekday_is_said():
    assert "not a Monday" in told("on Monday, April 12, 2017")[0][2]


def test_plans_lie_ahead():
    assert told("They are expected to meet on Tuesday.", "2017-04-14")[0][1] == "2017-04-18"
    assert told("They met on Tuesday.", "2017-04-14")[0][1] == "2017-04-11"


FUTURE = """
They PRON nsubj 3
will AUX aux 3
meet VERB root 0 meet VB
Tuesday PROPN obl:tmod 3
. PUNCT punct 3
"""


def test_the_verb_tells_the_direction():
    assert dates(parsed(FUTURE, "2017-04-14"))[0].earliest == "2017-04-18"
    assert dates(parsed(FUTURE.replace("will AUX", "had AUX").replace("meet VB", "meet VBN"), "2017-04-14"))[0].earliest == "2017-04-11"


def test_a_man_of_that_name_is_no_month():
    assert dates(reading("Talks in May’s office", "2017-04-14")) == ()
    assert dates(reading("Black Friday sales", "2017-04-14")) == ()
