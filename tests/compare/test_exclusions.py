"""Exclusive and negative claims are points of their own and meet what they rule out."""

from compare.made import account
from compare.test_numbers import sides
from rashomon.compare.exclusions import exclusion, exclusion_tension
from rashomon.compare.silence import coverage, silences

RUIZ = ("Marta Ruiz", "person", None, ["Ruiz"])


def test_hit():
    for text in ("Ruiz left without any progress other than a photograph.", "Ruiz did not repeat the claim.", "Ruiz made no mention of the fishing accord.", "Nothing Ruiz said changed the accord."):
        ((side,),) = sides(account(text, people=[RUIZ]))
        assert exclusion(side), text


def test_near_miss():
    ((side,),) = sides(account("Ruiz did repeat the claim about the accord.", people=[RUIZ]))
    assert exclusion(side) is None


def test_tension_with_what_is_ruled_out():
    one = account("Ruiz left Lima without any progress.", people=[RUIZ])
    other = account("Ruiz brought home progress on fishing.", people=[RUIZ])
    (a,), (b,) = sides(one, other)
    found = exclusion_tension(a, b)
    assert found and found.strength == "tension" and found.kind == "scope"
    assert exclusion_tension(b, a) is None


def test_near_miss_somebody_else():
    one = account("Ruiz left Lima without any progress.", people=[RUIZ])
    other = account("Orlov brought home progress on fishing.", people=[("Pavel Orlov", "person", None, ["Orlov"])])
    (a,), (b,) = sides(one, other)
    assert exclusion_tension(a, b) is None


def test_a_list_that_leaves_out_what_another_reports_is_a_contradiction():
    one = account("Ruiz left Lima without any progress other than a photograph.", people=[RUIZ])
    other = account("Ruiz brought home progress on fishing.", people=[RUIZ])
    (a,), (b,) = sides(one, other)
    found = exclusion_tension(a, b)
    assert found and found.strength == "contradiction" and found.both_true_if and found.rule == "conflict.exclusion.v1"


def test_near_miss_a_quoted_claim():
    one = account("Orlov said Ruiz left Lima without any progress other than a photograph.", people=[RUIZ], said=[{"speaker": "Pavel Orlov", "content": "Ruiz left Lima without any progress other than a photograph", "cue": "said", "source": "Orlov"}])
    other = account("Ruiz brought home progress on fishing.", people=[RUIZ])
    (a,), (b,) = (own[-1:] for own in sides(one, other))
    assert exclusion_tension(a, b) is None


def test_near_miss_what_can_be_is_no_report():
    one = account("Ruiz left Lima without any progress.", people=[RUIZ])
    other = account("Talking to Ruiz can be progress on fishing.", people=[RUIZ])
    (a,), (b, *_) = sides(one, other)
    assert exclusion_tension(a, b) is None


def test_an_account_whose_list_leaves_no_room_is_silent_by_its_own_claim():
    one = account("Ruiz left Lima without any progress other than a photograph.", people=[RUIZ])
    other = account("Ruiz brought home progress on fishing.", people=[RUIZ])
    (a,), (b,) = sides(one, other)
    covered = coverage([(one, [a.keys]), (other, [b.keys])])
    assert [s.reason for s in silences(covered, {other.id}, [b.keys], None, {}, {one.id})] == ["excluded"]
    assert [s.reason for s in silences(covered, {other.id}, [b.keys], None, {})] != ["excluded"]


def test_what_was_foretold_could_have_been_known():
    early = account("Ruiz arrived.", name="early.txt", published="2020-03-01")
    teller = account("The commission meets on April 2.", name="teller.txt", published="2020-03-02")
    later = account("The commission met on April 2.", name="later.txt", published="2020-04-03")
    covered = coverage([(early, ()), (teller, ()), (later, ())])

    def reason(*telling):
        return next(s.reason for s in silences(covered, {a.id for a in telling}, [], "2020-04-02", {}) if s.account == early.id)

    assert reason(later) == "before-it-happened"
    assert reason(teller, later) != "before-it-happened"
