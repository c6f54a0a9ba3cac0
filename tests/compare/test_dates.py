"""Dates of one act: more than a time zone apart is a conflict; a day is not, and a month holds its days."""

from compare.made import account
from compare.test_numbers import sides
from rashomon.compare.dates import apart, date_conflict
from rashomon.types import DateMention

PARSE = {"Ministers": ("nsubj", "signed"), "accord": ("obj", "signed"), "the": ("det", "accord"), "May": ("obl", "signed"), "April": ("obl", "signed"), "on": ("case", "May")}


def day(earliest, latest=None):
    return DateMention(start=0, end=1, earliest=earliest, latest=latest or earliest, precision="day", basis="text", by="hand")


def test_apart():
    assert apart(day("2019-05-02"), day("2019-05-04"))
    assert apart(day("2019-04"), day("2019-05-02"))


def test_near_miss_apart():
    assert not apart(day("2019-05-02"), day("2019-05-03"))
    assert not apart(day("2019-05"), day("2019-05-31"))
    assert not apart(day("2019"), day("2019-12-31"))
    assert not apart(day("not a date"), day("2019-12-31"))


def signing(date, iso, verb="signed"):
    parse = {k: (d, verb if h == "signed" else h) for k, (d, h) in PARSE.items()}
    return account(f"Ministers {verb} the accord on {date}.", name=date, dates=[(date, iso)], parse=parse)


def conflict(one, other):
    (a,), (b,) = sides(one, other)
    return date_conflict(a, b)


def test_hit_one_signing_two_dates():
    found = conflict(signing("May 2", "2019-05-02"), signing("May 9", "2019-05-09"))
    assert found is not None
    assert (found.kind, found.strength, found.rule) == ("date", "contradiction", "conflict.date.v1")


def test_near_miss_a_time_zone():
    assert conflict(signing("May 2", "2019-05-02"), signing("May 3", "2019-05-03")) is None


def test_near_miss_another_act():
    assert conflict(signing("May 2", "2019-05-02"), signing("May 9", "2019-05-09", verb="announced")) is None
