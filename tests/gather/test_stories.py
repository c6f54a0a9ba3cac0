"""Stories: one event together, two events of one kind apart, whatever the order; and every account says why."""

import random

import pytest

from rashomon.gather import linkage, signature, weights
from rashomon.gather.stories import stories, strangers
from rashomon.read import from_text

QUAKE = [
    "A quake of magnitude 6.3 shook Varenholm on March 4, 2019, and brought down the Solberg bridge. Governor Anneke Reuss said twelve people were hurt.",
    "The Solberg bridge in Varenholm fell when a 6.3 magnitude earthquake struck. Twelve people were hurt, Governor Reuss said on March 4.",
    "Varenholm counts its losses: the Solberg bridge is gone and twelve were hurt in the earthquake, said Anneke Reuss, the governor.",
]
OTHER_QUAKE = [
    "A quake of magnitude 5.1 shook Talmora on June 19, 2021, and cracked the Jadrine dam. Minister Pavo Lindt said four people were hurt.",
    "The Jadrine dam near Talmora cracked when a 5.1 magnitude earthquake struck. Four people were hurt, Minister Lindt said on June 19.",
    "Talmora counts its losses: the Jadrine dam is cracked and four were hurt in the earthquake, said Pavo Lindt, the minister.",
]
TREATY = "Envoys of Brevia and Oskland signed a fishing treaty in Lund Castle. Negotiator Hesper Quill called it fair."


def read(texts, prefix="t"):
    return [from_text(text, uri=f"{prefix}{i}.txt") for i, text in enumerate(texts)]


def groups(found):
    return sorted(sorted(member.uri for member in story.members) for story in found)


def test_two_events_of_one_kind_stay_apart():
    found = stories([*read(QUAKE, "q"), *read(OTHER_QUAKE, "o"), *read([TREATY])])
    assert groups(found) == [["o0.txt", "o1.txt", "o2.txt"], ["q0.txt", "q1.txt", "q2.txt"], ["t0.txt"]]


def test_the_order_changes_nothing():
    accounts = [*read(QUAKE, "q"), *read(OTHER_QUAKE, "o"), *read([TREATY])]
    first = stories(accounts)
    for seed in range(5):
        random.Random(seed).shuffle(accounts)
        assert stories(accounts) == first


def test_the_most_told_comes_first_and_has_an_id_of_its_content():
    found = stories([*read(QUAKE, "q"), *read(OTHER_QUAKE[:2], "o")])
    assert [(s.number, len(s.members)) for s in found] == [(1, 3), (2, 2)]
    assert found[0].id == stories(read(QUAKE, "renamed"))[0].id != found[1].id


def test_each_account_says_with_whom_and_why():
    story = stories(read(QUAKE))[0]
    for member in story.members:
        assert member.like in {other.uri for other in story.members} - {member.uri}
        assert ("name", "Solberg") in [(w.kind, w.text) for w in member.witnesses]
    shared = {(w.kind, w.text) for w in story.members[0].witnesses}
    assert ("date", "4 March") in shared and ("name", "Varenholm") in shared


def test_a_shared_quotation_is_a_witness():
    said = "we shall not give up a single metre of the Solberg shore"
    texts = [f'"{said.capitalize()}," Reuss said in Varenholm.', f'Reuss told Varenholm that “{said}”, to applause.', f"Varenholm will not give up, said Reuss. {TREATY}"]
    members = {member.uri: member for member in stories(read(texts))[0].members}
    assert any(w.kind == "quotation" for w in members["t0.txt"].witnesses)
    assert not any(w.kind == "quotation" for story in stories(read([texts[0], texts[2]])) for m in story.members for w in m.witnesses)


def test_one_rare_word_is_no_story():
    texts = ["Varenholm " * 6 + "opened its new library to readers.", "Varenholm " * 6 + "lost the cup final in overtime."]
    assert len(stories(read(texts))) == 2


def test_events_long_apart_are_two_but_one_running_story():
    day = "{}\n\nThe governor of Varenholm, Anneke Reuss, opened the Solberg bridge over the Kessel gorge before two thousand guests.\n"
    texts = [day.format("March 4, 2019"), day.format("November 9, 2019")]
    accounts = read(texts)
    assert all(account.published for account in accounts)
    assert len(stories(accounts)) == 2 and len(stories(accounts, "running")) == 1


def test_an_unknown_grain_is_refused():
    with pytest.raises(KeyError):
        stories(read(QUAKE), "novel")


@pytest.mark.parametrize("text", ["", " \n", "…", "\x00", "12 12 12", "@4-1 @", "’s ’", "http://", "“" * 50, "a" * 200_000])
def test_any_text_has_a_story(text):
    assert len(stories([from_text(text or " ", uri="x"), *read([TREATY])])) == 2


def test_none_is_none():
    assert stories([]) == [] and strangers([]) == ()


def test_a_stranger_is_found_among_accounts_of_one_event():
    accounts = [*read(QUAKE, "q"), *read([TREATY])]
    assert [account.uri for account in strangers(accounts)] == ["t0.txt"]
    assert strangers(accounts[:3]) == ()


def test_an_account_joins_a_story_or_bridges_two():
    accounts = sorted(read(QUAKE), key=lambda a: a.uri)
    known = weights.weighed([signature.terms(account) for account in accounts])
    grain = linkage.Grain(0.13, 0.9)
    pairs = weights.possible(known)
    assert linkage.groups(known, pairs, grain, before=[[0, 1]]) == [[0, 1, 2]]
    assert linkage.groups(known, [], grain, before=[[0, 2]]) == [[0, 2], [1]]


def test_days_in_figures():
    text = "On April 14, 2017, on 3 May, on 2018-02-28 and on Sept. 9th; not on 14:30, in May 2017 or at 31 Main Street."
    assert list(signature.dates(text)) == [(2017, 4, 14), (None, 5, 3), (None, 9, 9), (2018, 2, 28)]


def test_addresses_and_possessives_are_no_words():
    told = [signature.stem(word) for word in signature.words("See https://example.org/quake-in-varenholm\nVarenholm’s mayors' plan")]
    assert told == ["see", "varenholm", "mayor", "plan"]


def test_days_beside_wrap_round_months():
    assert signature.day_term(1, 1, -1) == "@12-31" and signature.day_term(12, 31, 1) == "@1-1" and signature.day_term(9, 17) == "@9-17"
