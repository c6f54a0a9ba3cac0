"""Points: origins are counted as the texts prove them; ids come from the evidence."""

from rashomon.compare.points import count
from rashomon.types import Cell, Span


def cell(account, *origins):
    return Cell(account=account, evidence=(Span(0, 1),), value=None, voice="narrator", chain=(), realis="actual", zone="body", origins=origins)


def test_one_occasion_three_accounts():
    found = count([cell("a", "O1"), cell("b", "O1"), cell("c", "O1")])
    assert (found.shown, found.unsourced, found.lower, found.upper) == (1, (), 1, 1)


def test_an_account_that_shows_none_may_be_another_origin():
    found = count([cell("a", "O1"), cell("b", "O1"), cell("c")])
    assert (found.shown, found.unsourced, found.lower, found.upper) == (1, ("c",), 1, 2)


def test_independence_is_never_claimed():
    found = count([cell("a", "O1"), cell("b", "O2"), cell("c", "O3")])
    assert (found.lower, found.upper) == (1, 3)


def test_a_shared_origin_joins_the_chains_around_it():
    found = count([cell("a", "O1", "O2"), cell("b", "O2", "O3"), cell("c", "O3")])
    assert (found.shown, found.upper) == (3, 1)
