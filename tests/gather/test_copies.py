"""Copies: identical inputs are one account; an excerpt counts as contained; strangers do not."""

import dataclasses

from compare.made import account
from rashomon.gather.copies import distinct, near_copies

LONG = "The ministers of nine coastal states met in the old lighthouse of Sel on Monday and signed an accord on fishing that had been prepared for more than two years by a council of experts and sailors. "
REST = "A choir sang, and the mayor opened a barrel of herring for everyone who had come from the islands to see the flags go up over the harbour at noon. "


def test_identical():
    one = account(LONG, name="a.txt")
    kept, notices = distinct([one, dataclasses.replace(one, uri="b.txt")])
    assert [a.uri for a in kept] == ["a.txt"]
    assert len(notices) == 1 and "identical" in notices[0]


def test_an_excerpt_is_named():
    one, other = account(LONG + REST, name="a.txt"), account(LONG, name="b.txt")
    kept, notices = distinct([one, other])
    assert len(kept) == 2 and len(notices) == 1 and "b.txt" in notices[0]


def test_near_miss():
    assert near_copies([account(LONG, name="a.txt"), account(REST, name="b.txt")]) == []
    assert distinct([account("Short.", name="a.txt"), account("Short!", name="b.txt")])[1] == ()


def test_the_order_of_inputs_changes_no_notice():
    one, other = account(LONG + REST, name="a.txt"), account(LONG.replace("nine", "ten") + REST, name="b.txt")
    assert distinct([one, other])[1] == distinct([other, one])[1] != ()
