"""Copies: found whatever the edit, folded under one account, credited to their origin; reports that share little stay apart."""

import dataclasses
import random

import pytest

from compare.made import account
from rashomon.errors import UsageError
from rashomon.gather.copies import Index
from rashomon.gather.folding import folded
from rashomon.gather.wording import wording
from rashomon.pipeline import record
from rashomon.types import Fact, Link, Published, Span, Zone

PLACES = "harbour lighthouse quay market council chapel bridge archive customs mill".split()
DEEDS = "opened closed repaired sold inspected painted flooded guarded measured emptied".split()


def sentences(n, seed):
    """A text of `n` different sentences, a paragraph each."""
    rng = random.Random(seed)
    names = ["".join(rng.choice(("ba", "ko", "li", "mar", "ten", "vu")) for _ in range(3)).title() for _ in range(60)]
    return [
        f"{rng.choice(names)} of {rng.choice(names)} {rng.choice(DEEDS)} the {rng.choice(PLACES)} with {rng.randrange(3, 900)} {rng.choice(names)} sailors before the {rng.choice(PLACES)} {rng.choice(DEEDS)} again."
        for _ in range(n)
    ]


ONE, OTHER = sentences(30, 1), sentences(30, 2)


def made(lines, name, **given):
    return account("\n\n".join(lines), name=name, **given)


def folds(*accounts):
    """Names of the accounts that remain, each with the copies under it."""
    return {a.uri: [c.uri for c in a.copies] for a in folded(accounts).accounts}


def edited(share, seed=5):
    rng = random.Random(seed)
    return [" ".join("then" if rng.random() < share else w for w in s.split()) for s in ONE]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (ONE[:14], "contained"),
        (ONE[10:18], "contained"),
        (["A by-line of the staff of another paper stands here.", *ONE], "near"),
        (edited(0.03), "near"),
        ([s.upper().replace(".", " !") for s in ONE], "exact"),
        (ONE[10:20] + ONE[:10] + ONE[20:], "near"),
    ],
    ids=["cut", "excerpt", "by-line", "words changed", "capitals", "order"],
)
def test_an_edited_copy_folds(lines, kind):
    accounts, notices = folded([made(ONE, "a.txt"), made(lines, "b.txt")])
    assert len(accounts) == 1 and [c.kind for c in accounts[0].copies] == [kind]
    assert len(notices) == 1 and "b.txt" in notices[0] and "a.txt" in notices[0]


def test_what_is_merged_with_another_text_holds_it():
    assert folds(made(ONE, "a.txt"), made([*ONE, *OTHER], "b.txt")) == {"b.txt": ["a.txt"]}


def test_two_texts_put_together_stay_two():
    kept = folds(made(ONE, "a.txt"), made([*ONE, *OTHER], "b.txt"), made(OTHER, "c.txt"))
    assert set(kept) == {"a.txt", "c.txt"} and [c for copies in kept.values() for c in copies] == ["b.txt"]


@pytest.mark.parametrize(
    "lines",
    [
        OTHER,
        [*OTHER, *(f"“{s}”" for s in ONE[:8])],
        [*OTHER[:15], *ONE[:15]],
        [*ONE[:25], *OTHER[:5]],
        edited(0.25),
    ],
    ids=["another", "a long quotation of it", "half of it", "five sentences of its own", "words changed throughout"],
)
def test_near_miss(lines):
    assert folds(made(ONE, "a.txt"), made(lines, "b.txt")) == {"a.txt": [], "b.txt": []}


def test_what_two_pages_of_an_outlet_share_makes_no_copy():
    furniture = "\n\n".join(sentences(25, 3))
    accounts = []
    for n, lines in enumerate((ONE[:6], OTHER[:6])):
        text = "\n\n".join(lines) + "\n\n" + furniture
        start = text.index(furniture)
        accounts.append(account(text, name=f"{n}.txt", zones=(Zone(kind="body", start=0, end=start), Zone(kind="boilerplate", start=start, end=len(text)))))
    assert folds(*accounts) == {"0.txt": [], "1.txt": []}
    assert len(wording(accounts[0]).starts) == len(wording(made(ONE[:6], "c.txt")).starts)


def test_short_texts_share_phrases_by_chance():
    assert folds(account("Ministers met in Sel on Monday.", name="a.txt"), account("Ministers met in Sel on Monday!", name="b.txt")) == {"a.txt": [], "b.txt": []}


@pytest.mark.parametrize("seed", range(20))
def test_short_texts_with_the_same_words_fold(seed):
    (line,) = sentences(1, seed)
    text = f"{line} {line.lower().replace('again', 'no more')}"
    assert len(folds(account(text, name="a.txt"), account(text.replace(".", " …"), name="b.txt"))) == 1


def test_a_report_that_carries_a_statement_in_full_is_no_copy_of_it():
    assert len(folds(made(ONE, "a.txt", kind="official"), made([*ONE, *OTHER[:2]], "b.txt"))) == 2


def test_identical():
    one = made(ONE, "a.txt")
    accounts, notices = folded([one, dataclasses.replace(one, uri="b.txt")])
    assert [(c.uri, c.kind, c.share) for c in accounts[0].copies] == [("b.txt", "exact", 1.0)]
    assert notices == ("b.txt: identical to a.txt; read once",)


def test_a_chain_of_copies_ends_at_one_account():
    accounts = folded([made(ONE, "a.txt"), made(ONE[:20], "b.txt"), made([*ONE[:10], "A last line of the editor's own making."], "c.txt")]).accounts
    assert [(a.uri, sorted(c.uri for c in a.copies)) for a in accounts] == [("a.txt", ["b.txt", "c.txt"])]


def test_the_order_of_inputs_changes_nothing_but_the_order():
    accounts = [made(ONE, "a.txt"), made(ONE[:20], "b.txt"), made(OTHER, "c.txt"), made([*OTHER[:25], *ONE[:9]], "d.txt"), made(edited(0.03), "e.txt")]
    accounts.append(dataclasses.replace(accounts[1], uri="f.txt"))
    first = folded(accounts)
    for seed in range(6):
        mixed = random.Random(seed).sample(accounts, len(accounts))
        again = folded(mixed)
        assert again.notices == first.notices
        assert sorted(again.accounts, key=lambda a: a.uri) == sorted(first.accounts, key=lambda a: a.uri)


def basis(*accounts):
    return [c.basis for a in folded(accounts).accounts for c in a.copies]


def test_credit_by_date():
    later, earlier = made(ONE, "a.txt", published="2021-03-05"), made(ONE[:20], "b.txt", published="2021-03-04")
    assert basis(later, earlier) == ["this one is the origin: dated 2021-03-04, the earliest"]
    same = dataclasses.replace(later, published=Published(date="2021-03", precision="month", basis="text", span=None))
    assert "no link" in basis(same, earlier)[0]


def test_credit_by_link_and_address():
    url = "https://example.org/news/1"
    origin = dataclasses.replace(made(ONE[:20], "b.txt"), url=Fact(value=url, span=None, basis="metadata"))
    copy = dataclasses.replace(made(ONE, "a.txt"), links=(Link(n=None, url=url + "?from=feed", span=Span(0, 1), anchors=(), kind="press"),))
    assert basis(copy, origin) == ["this one is the origin: a.txt gives its address"]
    fetched = dataclasses.replace(made(ONE[:20], url), uri=url)
    assert basis(dataclasses.replace(copy, links=(), url=origin.url), fetched) == ["this one is the origin: a.txt gives its address"]


def test_credit_of_an_agency():
    line = "SEL (Reuters) - " + ONE[0]
    paper = made([line, *ONE[1:]], "a.txt", outlet="Harbour Post", published="2021-03-04")
    wire = made(ONE[:20], "b.txt", outlet="Reuters", published="2021-03-05")
    assert basis(paper, wire) == ["this one is the origin: a.txt credits Reuters"]
    assert basis(paper, made(ONE[:20], "c.txt")) == ["the origin is Reuters: a.txt credits Reuters"]
    mentioned = made([*ONE[:3], "A ship called Reuters lay there.", *ONE[3:]], "d.txt")
    assert "Reuters" not in basis(mentioned, made(ONE[:20], "c.txt"))[0]


def test_credit_by_where_it_first_stood():
    origin = made(ONE, "a.txt", outlet="Harbour Post")
    copy = made([*ONE[:20], "This article first appeared in the Harbour Post."], "b.txt", outlet="Valley Herald")
    assert basis(origin, copy) == ["the origin is a.txt: b.txt credits Harbour Post"]


def test_of_texts_as_full_the_origin_stays():
    late, early = made(edited(0.02), "a.txt", published="2021-03-05"), made(ONE, "b.txt", published="2021-03-04")
    assert set(folds(late, early)) == {"b.txt"} == set(folds(made(edited(0.02, 6), "a.txt", published="2021-03-05"), early))


def test_an_index_tells_of_each_account_what_it_shares_with_those_before():
    index = Index()
    assert index.add(made(ONE, "a.txt")) == ()
    assert index.add(made(OTHER, "b.txt")) == ()
    (found,) = index.add(made(ONE[:20], "c.txt"))
    assert (found.new, found.old, found.forth.is_copy, found.back.is_copy) == (2, 0, True, False)
    assert found.forth.share == 1.0 and 0.6 < found.back.share < 0.7
    (half,) = index.add(made([*OTHER[:12], *sentences(18, 4)], "d.txt"))
    assert not half.is_copy and half.old == 1


def test_figures_that_only_a_copy_has_are_named():
    changed = [*ONE[:3], ONE[3].replace("with ", "with 12,345 "), *ONE[4:15]]
    (copy,) = folded([made(ONE, "a.txt"), made(changed, "b.txt")]).accounts[0].copies
    assert copy.basis.endswith("it alone has the figures 12,345")
    assert "figures" not in basis(made(ONE, "a.txt"), made(ONE[:15], "b.txt"))[0]


def test_a_newer_version_with_a_new_lead_stays():
    lead = "A former clerk of the customs house who was let go in spring has been charged over the flood, the police of the islands said late on Saturday."
    assert len(folds(made(ONE, "a.txt"), made([lead, *ONE[2:24]], "b.txt"))) == 2


def test_hostile_texts_raise_nothing():
    for text in ("", " ", "\ud800 \udfff", "é" * 50, "a " * 40, "\x00\n" * 30, "жить " * 60, "😀 " * 60):
        one = dataclasses.replace(made(ONE[:1], "a.txt"), text=text, zones=())
        folded([one, dataclasses.replace(one, text=text + "!", uri="b.txt", id="b", sha256="b"), made(ONE, "c.txt")])


def test_one_account_with_copies_alone_says_why():
    with pytest.raises(UsageError, match=r"b\.txt: 100% of its words stand in a\.txt"):
        record([made(ONE, "a.txt"), made(ONE[:20], "b.txt")])


def test_a_copy_counts_nowhere_in_the_record():
    told = record([made(ONE, "a.txt"), made(ONE[:20], "b.txt"), made(OTHER, "c.txt")])
    assert [a.uri for a in told.accounts] == ["a.txt", "c.txt"] and len(told.sourcing) == 2
    gone = {a.id for a in told.accounts}
    assert {c.account for p in told.points for c in p.cells} | {s.account for p in told.points for s in p.silent} <= gone
