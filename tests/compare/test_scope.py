"""How far an act reaches: what one account narrows and another does not; well judged and ill judged."""

import pytest

from rashomon.annotate import annotate
from rashomon.compare.acts import acts
from rashomon.compare.assessments import assessments
from rashomon.compare.drafts import drafts
from rashomon.compare.entities import cast
from rashomon.compare.keys import keys
from rashomon.compare.likeness import likenesses, meanings, neighbours
from rashomon.compare.scope import reaches
from rashomon.compare.sides import Side
from rashomon.compare.units import told
from rashomon.types import Account, Zone


@pytest.fixture(scope="module")
def sides(nlp):
    def made(*texts, kind="report", headline=0):
        zones = ((Zone(kind="headline", start=0, end=headline),) if headline else ()) + (Zone(kind="body", start=headline, end=400),)
        accounts = [annotate(Account(id=f"a{n}", uri=f"{n}.txt", sha256=f"{n}" * 8, text=text, kind=kind, zones=zones), nlp) for n, text in enumerate(texts)]
        people, stories = cast(accounts), [told(a) for a in accounts]
        return [Side(t.account, t.tree, unit, key) for t in stories for unit, key in zip(t.units, keys(t, people), strict=True)], stories

    return made


def reasons(found):
    return [(o.conflict.rule, [v.value for v in o.conflict.values]) for o in found]


def test_one_account_narrows(sides):
    both, _ = sides("Norway suspended the long-range missile tests.", "Norway suspended the missile tests.")
    assert reasons(reaches(acts(both))) == [("tension.scope.v2", ["suspended the long-range missile tests", "suspended the missile tests"])]


def test_near_miss_words_that_judge_or_say_whose(sides):
    both, _ = sides("Norway suspended the historic Norwegian tests.", "Norway suspended the tests.")
    assert not reaches(acts(both))


def test_near_miss_another_one_does_it(sides):
    both, _ = sides("Norway suspended the long-range missile tests.", "Chile suspended the missile tests.")
    assert not reaches(acts(both))


def test_for_good_or_for_a_time(sides):
    both, _ = sides("Norway stopped the missile tests.", "Norway suspended the missile tests.")
    assert [rule for rule, _ in reasons(reaches(acts(both)))] == ["tension.lasting.v2"]


def test_near_miss_an_account_that_has_both(sides):
    both, _ = sides("Norway stopped the missile tests. Norway suspended the missile tests.", "Norway suspended the missile tests.")
    assert not reaches(acts(both))


def test_conclusions_of_two_writers_are_one_point(sides):
    head = "The visit was a failure"
    both, stories = sides(head + "\n\nThe minister came to Lima on Monday.", "The visit was a success\n\nThe minister came to Lima again.", kind="opinion", headline=len(head) + 1)
    (found,) = [d for d in drafts(both, stories, judged=assessments(stories)) if d.kind == "evaluation"]
    assert found.conflict and found.conflict.kind == "evaluation" and found.conflict.strength == "tension" and found.conflict.both_true_if


def test_neighbours_in_meaning(sides):
    both, _ = sides("Norway halted the rocket tests. The king slept well.", "A singer bought a house.\n\nOslo suspended testing of its missiles.")
    text = lambda i: both[i].account.text[both[i].unit.start : both[i].unit.end]
    pairs = neighbours(both, meanings(both), 0.4)
    assert {(text(i), text(j)) for i, j in pairs} == {("Norway halted the rocket tests", "Oslo suspended testing of its missiles")}
    like = likenesses(both, meanings(both), pairs)
    assert all(v.nearer_to_one == v.nearer_to_other == 0 and v.lift > 0 for v in like.values())
