"""The timeline: what is dated, once for all accounts that tell it, with their own words; what dates nothing is left out."""

import dataclasses
import itertools

from compare.made import account, find
from rashomon.compare.clock import dated
from rashomon.compare.timeline import timeline
from rashomon.compare.units import told
from rashomon.types import DateMention


def entries(*accounts):
    stories = [told(a) for a in accounts]
    return timeline(stories, dated(stories), (), (), {})


def undated(one, *words, precision="day"):
    """The account with expressions of time that it could not resolve."""
    spans = [find(one.text, w) for w in words]
    made = [DateMention(start=s.start, end=s.end, earliest=None, latest=None, precision=precision, basis="no publication date to count from", by="hand") for s in spans]
    return dataclasses.replace(one, dates=tuple(sorted((*one.dates, *made), key=lambda d: d.start)))


def test_entries_in_order():
    one = account("Ruiz signed the accord on May 2. Orlov closed the port in April.", dates=[("May 2", "2019-05-02"), ("April", "2019-04")])
    found = entries(one)
    assert [(e.earliest, e.precision) for e in found] == [("2019-04", "month"), ("2019-05-02", "day")]
    assert found[1].label == "Ruiz signed the accord on May 2"
    assert found[0].point is None


def test_unresolved_dates_are_left_out():
    assert entries(account("Ruiz signed the accord on Monday.")) == ()


def test_one_thing_told_by_two_accounts_is_one_entry():
    one = account("Ruiz signed the herring accord on May 2.", name="1.txt", dates=[("May 2", "2019-05-02")])
    other = account("The herring accord that Ruiz signed Thursday pleased many.", name="2.txt", dates=[("Thursday", "2019-05-02")])
    (entry,) = entries(one, other)
    assert {m.account for m in entry.evidence} == {one.id, other.id}


def test_two_things_of_one_day_are_two_entries():
    one = account("Ruiz signed the herring accord on May 2.", name="1.txt", dates=[("May 2", "2019-05-02")])
    other = account("The lighthouse burned down on May 2.", name="2.txt", dates=[("May 2", "2019-05-02")])
    assert len(entries(one, other)) == 2


def test_clocks_may_differ_by_a_day():
    one = account("Ruiz signed the herring accord on May 2.", name="1.txt", dates=[("May 2", "2019-05-02")])
    other = account("Ruiz signed the herring accord on May 3.", name="2.txt", dates=[("May 3", "2019-05-03")])
    (entry,) = entries(one, other)
    assert (entry.earliest, entry.latest) == ("2019-05-02", "2019-05-03")


def test_a_year_that_only_names_a_thing_dates_nothing():
    parse = {"1962": ("compound", "law"), "law": ("obj", "cited")}
    assert entries(account("Ruiz cited a 1962 law.", dates=[("1962", "1962")], parse=parse)) == ()
    assert len(entries(account("The harbour opened in 1962.", dates=[("1962", "1962")]))) == 1


def test_an_undated_account_lies_beside_the_dated_ones():
    one = account("Ruiz signed the accord.", name="1.txt", published="2019-05-03")
    other = undated(account("Ruiz signed the accord on Thursday.", name="2.txt"), "Thursday")
    (entry,) = entries(one, other)
    assert (entry.earliest, entry.by) == ("2019-05-02", "timeline.clock.v1")


def test_what_the_window_leaves_open_stays_open():
    one = account("Ruiz signed the accord.", name="1.txt", published="2019-05-03")
    late = account("Ruiz signed the accord.", name="3.txt", published="2019-05-13")
    other = undated(account("Ruiz signed the accord on Thursday.", name="2.txt"), "Thursday")
    (entry,) = entries(one, late, other)
    assert (entry.earliest, entry.precision) == ("2019-05", "month")


def test_the_year_comes_from_what_the_texts_tie_together():
    one = account("The ferry carried 300 herring boats in 2018.", name="1.txt", dates=[("2018", "2018")])
    other = undated(account("The ferry carried herring boats last year.", name="2.txt"), "last year", precision="year")
    found = entries(one, other)
    assert [(e.earliest, len(e.evidence)) for e in found] == [("2018", 2)]


def test_no_year_without_a_tie():
    one = account("The choir was founded in 1998.", name="1.txt", dates=[("1998", "1998")])
    other = undated(account("The ferry carried herring boats last year.", name="2.txt"), "last year", precision="year")
    assert [e.earliest for e in entries(one, other)] == ["1998"]


def test_the_order_of_accounts_changes_nothing():
    accounts = [
        account("Ruiz signed the herring accord on May 2.", name="1.txt", dates=[("May 2", "2019-05-02")]),
        account("Ruiz signed the herring accord on May 3.", name="2.txt", dates=[("May 3", "2019-05-03")]),
        undated(account("Ruiz signed the herring accord on Thursday.", name="3.txt"), "Thursday"),
    ]
    assert len({entries(*order) for order in itertools.permutations(accounts)}) == 1


def test_the_ends_of_the_calendar_raise_nothing():
    one = account("Ruiz signed the accord on 1 January.", name="1.txt", published="0001-01-01", dates=[("1 January", "0001-01-01")])
    other = undated(account("Ruiz signed the accord on Thursday.", name="2.txt"), "Thursday")
    assert entries(one, other)
