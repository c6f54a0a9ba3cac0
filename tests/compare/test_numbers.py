"""Figures: disjoint intervals of one referent conflict; granularity, another referent, a change over time do not."""

import pytest

from compare.made import account
from rashomon.compare.entities import cast
from rashomon.compare.keys import keys
from rashomon.compare.numbers import number_conflict
from rashomon.compare.sides import Side
from rashomon.compare.units import told


def sides(*accounts):
    people = cast(accounts)
    found = []
    for one in accounts:
        story = told(one)
        found.append([Side(one, story.tree, u, k) for u, k in zip(story.units, keys(story, people), strict=True)])
    return found


MARTA = ("Marta Ruiz", "person", None)
ORLOV = ("Pavel Orlov", "person", None)


def meeting(text, figure, low, high=None, **kw):
    return account(text, name=text[:12], people=[(*MARTA, ["Ruiz"]), (*ORLOV, ["Orlov"])], figures=[(figure, low, high, "hour")], **kw)


def conflict(one, other):
    a, b = sides(one, other)
    return next((c for x in a for y in b if (c := number_conflict(x, y))), None)


def test_hit_two_lengths_of_one_meeting():
    found = conflict(meeting("Ruiz met Orlov for almost two hours in Lima.", "almost two hours", 1.5, 2.0), meeting("Ruiz met Orlov in Lima for three hours.", "three hours", 3.0, 3.0))
    assert found is not None
    assert (found.strength, found.kind, found.rule) == ("contradiction", "number", "conflict.number.v2")
    assert [v.value for v in found.values] == ["almost two hours", "three hours"]


def test_hit_open_ends_that_only_touch():
    one = account("Ruiz met Orlov for nearly two hours in Lima.", people=[(*MARTA, ["Ruiz"]), (*ORLOV, ["Orlov"])], figures=[("nearly two hours", 1.5, 2.0, "hour", False, True)])
    other = account("Ruiz met Orlov in Lima for over two hours.", people=[(*MARTA, ["Ruiz"]), (*ORLOV, ["Orlov"])], figures=[("over two hours", 2.0, None, "hour", True, False)])
    assert conflict(one, other) is not None


def test_near_miss_granularity():
    assert conflict(meeting("Ruiz met Orlov for about two hours in Lima.", "about two hours", 1.5, 2.5), meeting("Ruiz met Orlov for two hours in Lima.", "two hours", 2.0, 2.0)) is None


def test_near_miss_another_referent():
    one = account("The army fired 16 rockets at the port of Sel.", figures=[("16 rockets", 16, 16)])
    other = account("The army fired 300 shells at the port of Sel.", figures=[("300 shells", 300, 300)])
    assert conflict(one, other) is None


def test_near_miss_a_narrower_kind():
    one = account("The army fired 40 rockets at the port of Sel.", figures=[("40 rockets", 40, 40)])
    other = account("The army fired three cluster rockets at the port of Sel.", figures=[("three cluster rockets", 3, 3)])
    assert conflict(one, other) is None


def test_hit_one_referent():
    one = account("The army fired 16 rockets at the port of Sel.", figures=[("16 rockets", 16, 16)])
    other = account("The army fired 25 rockets at the port of Sel.", figures=[("25 rockets", 25, 25)])
    assert conflict(one, other) is not None


def test_near_miss_a_change_over_time():
    one = account("The army fired 16 rockets at the port of Sel in May.", figures=[("16 rockets", 16, 16)], dates=[("May", "2021-05")])
    other = account("The army fired 25 rockets at the port of Sel in June.", figures=[("25 rockets", 25, 25)], dates=[("June", "2021-06")])
    assert conflict(one, other) is None


@pytest.mark.parametrize("word", ["another", "more", "additional"])
def test_near_miss_an_addition(word):
    one = account("The army fired 16 rockets at the port of Sel.", figures=[("16 rockets", 16, 16)])
    other = account(f"The army fired {word} 25 rockets at the port of Sel.", figures=[("25 rockets", 25, 25)])
    assert conflict(one, other) is None


def test_near_miss_little_in_common():
    one = account("The army fired 16 rockets at the port of Sel.", figures=[("16 rockets", 16, 16)])
    other = account("A museum shows 25 rockets in a garden.", figures=[("25 rockets", 25, 25)])
    assert conflict(one, other) is None


def test_near_miss_two_figures_that_both_clauses_share():
    one = account("Sel put a levy of 25 percent on herring and 10 percent on cod.", figures=[("25 percent", 25, 25, "percent"), ("10 percent", 10, 10, "percent")])
    other = account("Sel put a levy of 10 percent on cod.", figures=[("10 percent", 10, 10, "percent")])
    assert conflict(one, other) is None


def toll(text, figure, low, high):
    return account(text, name=text[:9], figures=[(figure, low, high, None)], parse={"people": ("obj", "killed"), "war": ("nsubj", "killed")})


def test_a_toll_of_one_deed():
    found = conflict(toll("The war killed tens of thousands of people.", "tens of thousands of people", 20000, 1e5), toll("A war killed hundreds of thousands of people.", "hundreds of thousands of people", 2e5, 1e6))
    assert found and found.strength == "contradiction"


def test_near_miss_people_in_two_deeds():
    assert not conflict(toll("The war killed thousands of people.", "thousands of people", 2000, 1e4), toll("A march drew hundreds of thousands of people.", "hundreds of thousands of people", 2e5, 1e6))
