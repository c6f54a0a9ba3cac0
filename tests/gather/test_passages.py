"""Passages in common show one origin; what is quoted, short or told in other words does not."""

from compare.made import account, find
from gather.test_copies import ONE, OTHER, made
from rashomon.gather.origins import origins
from rashomon.gather.passages import passages

SHARED = " ".join(ONE[:2])


def both(first, second):
    one, other = made([*ONE[20:], first], "a.txt"), made([*OTHER[:9], second], "b.txt")
    return one, other, passages([one, other])


def test_a_passage_in_two_accounts():
    one, other, found = both(SHARED, SHARED)
    assert list(found) == [(one.id, other.id)]
    shared = [a.text[m.start : m.end] for a in (one, other) for m in found[one.id, other.id] if m.account == a.id]
    assert len(shared) == 2 and all(text.endswith(SHARED[:-1]) for text in shared)


def test_near_misses():
    assert both(f"“{SHARED}”", f"“{SHARED}”")[2] == {}
    assert both(" ".join(SHARED.split()[:12]), " ".join(SHARED.split()[:12]))[2] == {}
    assert both(SHARED, " ".join(w if n % 5 else "then" for n, w in enumerate(SHARED.split())))[2] == {}
    assert passages([]) == {} and passages([account("", name="a.txt")]) == {}


def test_what_three_share_is_one_origin_and_what_two_share_another():
    three = [made([ONE[0], ONE[1], OTHER[n]], f"{n}.txt") for n in (0, 1)] + [made([ONE[0], *OTHER[4:6]], "2.txt")]
    found = passages(three)
    assert {tuple(a.uri for a in three if a.id in ids) for ids in found} == {("0.txt", "1.txt", "2.txt")}
    apart = passages([made([ONE[0]], "a.txt"), made([ONE[0], "A line that parts them and stands in one text alone.", ONE[1]], "b.txt"), made([ONE[1]], "c.txt")])
    assert sorted(len(ids) for ids in apart) == [2, 2]


def test_the_origin_shows_where_the_passage_stands_and_lowers_the_bound():
    one, other, _ = both(SHARED, SHARED)
    shown = origins([one, other], {})
    assert [(o.kind, o.name, o.by) for o in shown.origins] == [("unknown", "same words in a.txt, b.txt", "origin.same_wording.v1")]
    inside, outside = find(one.text, ONE[0]), find(one.text, ONE[22])
    assert shown.of(one, inside, ()) == shown.of(other, find(other.text, ONE[0]), ()) == (shown.origins[0].id,)
    assert shown.of(one, outside, ()) == ()


def test_an_agency_that_one_of_them_credits_is_the_origin_of_what_they_share():
    one, other = made(["SEL (AP) - " + ONE[2], SHARED], "a.txt"), made([*OTHER[:9], SHARED], "b.txt")
    shown = origins([one, other], {})
    assert [(o.kind, o.name) for o in shown.origins] == [("wire", "Associated Press")]
