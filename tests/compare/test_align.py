"""Grouping: the surest pair first, no chains of half-similar clauses, a clause that says two things in two groups."""

from rashomon.compare.align import groups, requited
from rashomon.compare.units import Unit
from rashomon.types import Span


def unit(name, order=0):
    return Unit(account=name, order=order, tokens=(0,), head=None, parent=None, relation="root", spans=(Span(0, 1),), sentence=0, zone="body", statements=(), realis="actual")


def test_three_accounts_that_agree_are_one_group():
    units = [unit("a"), unit("b"), unit("c")]
    assert groups(units, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}) == [(0, 1, 2)]


def test_a_chain_is_no_group():
    units = [unit("a"), unit("b"), unit("c"), unit("d")]
    found = groups(units, {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.21})
    assert (0, 1) in found and (2, 3) in found and (0, 1, 2, 3) not in found


def test_a_weak_pair_founds_nothing():
    assert groups([unit("a"), unit("b")], {(0, 1): 0.05}) == []


def test_a_better_partner_weakens_a_pair():
    units = [unit("a"), unit("b"), unit("b", 1)]
    found = requited(units, {(0, 1): 0.9, (0, 2): 0.5})
    assert found[0, 1] == 0.9 and found[0, 2] < 0.5


def test_a_clause_that_says_two_things_has_two_points():
    units = [unit("a"), unit("b"), unit("c"), unit("d")]
    scores = {(0, 1): 0.95, (0, 2): 0.94, (2, 3): 0.99, (1, 3): 0.0}
    found = groups(units, scores)
    assert sum(0 in g for g in found) + sum(2 in g for g in found) >= 3


def test_a_pair_that_founds_nothing_may_join_a_group():
    units = [unit("a"), unit("b"), unit("c")]
    assert groups(units, {(0, 2): 0.2}) == []
    assert groups(units, {(0, 1): 0.9, (0, 2): 0.2, (1, 2): 0.2}) == [(0, 1, 2)]


def test_a_far_weaker_clause_of_an_account_leaves_the_group():
    units = [unit("a"), unit("b"), unit("a", 1)]
    assert groups(units, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.15}) == [(0, 1)]


def test_near_miss_a_clause_that_says_it_as_well_stays():
    units = [unit("a"), unit("b"), unit("a", 1)]
    assert groups(units, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}) == [(0, 1, 2)]
