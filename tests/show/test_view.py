"""What the page is made of: labels, dates, sentences around spans, words."""

from __future__ import annotations

import dataclasses
import itertools
import json
from pathlib import Path

import pytest

from rashomon.show import view
from rashomon.show.calendar import date_words, interval_words
from rashomon.show.evidence import index, marked, plain, shortened
from rashomon.show.labels import labels
from rashomon.show.lists import once_a_sentence
from rashomon.show.view import kinds_words
from rashomon.show.words import visible
from rashomon.types import Account, Fact, Framing, Label, Record, Referent, Span

from . import crowd, sample


def account(ident: str, outlet: str | None = None, author: str | None = None, uri: str = "a-long-file-name.txt") -> Account:
    return Account(
        id=ident, uri=uri, sha256="", text="", outlet=Fact(value=outlet, span=None, basis="text") if outlet else None,
        authors=(Fact(value=author, span=None, basis="text"),) if author else (),
    )  # fmt: skip


def test_view_is_plain():
    assert json.loads(json.dumps(view(sample.record())))["title"] == "Ministers of Norvale and Castria in Port Alden"


def test_labels_are_short_unique_and_know_no_order():
    accounts = [
        account("1", "The Meridian Review"), account("2", "BBC"), account("3", None, "Per Lindqvist"), account("4", "BBC"),
        account("5", uri="2_L.txt"), account("6"), account("7", "Vox"),
    ]  # fmt: skip
    assert labels(accounts) == {"1": "MR", "2": "BBC1", "4": "BBC2", "3": "L", "5": "2L", "7": "V", "6": "A"}
    for order in itertools.permutations(accounts, len(accounts)):
        assert labels(order) == labels(accounts)


def test_two_hundred_accounts_have_two_hundred_labels():
    accounts = [account(str(n), "Vox" if n % 2 else None) for n in range(200)]
    assert len(set(labels(accounts).values())) == 200


@pytest.mark.parametrize(
    "given, said",
    [
        (("2017-04-11", "2017-04-12"), "11–12 April 2017"),
        (("2017-04-12", "2017-04-12"), "12 April 2017"),
        (("2017-03-30", "2017-04-02"), "30 March – 2 April 2017"),
        (("2016-12-30", "2017-01-02"), "30 December 2016 – 2 January 2017"),
        (("2017-04-01", "2017-04-30", "month"), "April 2017"),
        (("2017", "2017", "year"), "2017"),
        (("2017-04-12", None), "from 12 April 2017"),
        ((None, None), "date not in text"),
        (("soon", "soon"), "soon"),
    ],
)
def test_interval_words(given, said):
    assert interval_words(*given) == said


@pytest.mark.parametrize("date, said", [("2017-04", "April 2017"), ("2017-13-01", "2017-13-01"), (None, "date not in text")])
def test_date_words(date, said):
    assert date_words(date) == said


@pytest.mark.parametrize(
    "text, shown",
    [("a [link](https://example.org/x_(y)) b", "a link b"), ("said.<sup>[3]</sup> Then", "said. Then"), ("the [then] minister", "the [then] minister"), ("a\n b", "a b"), ("## A heading", "A heading"), ("#tag", "#tag")],
)
def test_plain(text, shown):
    assert plain(text) == shown


def test_shortened_cuts_at_a_word():
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one two", 12) == "one two"


@pytest.mark.parametrize("text, shown", [("\x1b[2J", "‹U+001B›[2J"), ("a\u202eb", "a\u2039U+202E\u203ab"), ("tab\tline\n", "tab\tline\n"), ("👩\u200d🚀", "👩\u200d🚀")])
def test_visible(text, shown):
    assert visible(text) == shown


def test_marked_keeps_every_character_once():
    parts = marked("0123456789", 1, 9, [Span(2, 5), Span(4, 6), Span(8, 20)])
    assert "".join(p["text"] for p in parts) == "12345678"
    assert [p["text"] for p in parts if p["mark"]] == ["234", "5", "8"]


def test_a_span_opens_the_sentence_it_stands_in():
    held = index(sample.record())
    (excerpt,) = held.excerpts("acc-wire", [sample.at(sample.WIRE, "nearly three hours")])
    assert "".join(p["text"] for p in excerpt["parts"]).startswith("The foreign ministers") or "PORT ALDEN" in excerpt["parts"][0]["text"]
    assert [p["text"] for p in excerpt["parts"] if p["mark"]] == ["nearly three hours"]


def test_a_sentence_of_a_megabyte_is_cut_around_its_span():
    record = sample.record()
    long = dataclasses.replace(record.accounts[0], text="x" * 500_000 + "HERE" + "y" * 500_000, sentences=(Span(0, 1_000_004),))
    held = index(dataclasses.replace(record, accounts=(long, *record.accounts[1:])))
    (excerpt,) = held.excerpts("acc-wire", [Span(500_000, 500_004)])
    assert sum(len(p["text"]) for p in excerpt["parts"]) < 2000 and {"text": "HERE", "mark": True} in excerpt["parts"]


@pytest.mark.parametrize(
    "kinds, said",
    [
        (("opinion", "analysis", "opinion"), "3 accounts, all commentary; no news report, no document"),
        (("report", "report"), "2 accounts, all news reports; no document"),
        (("report", "official"), "2 accounts: 1 news report, 1 document"),
    ],
)
def test_kinds_words(kinds, said):
    record = sample.record()
    accounts = tuple(dataclasses.replace(account(str(n)), kind=k) for n, k in enumerate(kinds))
    assert kinds_words(index(dataclasses.replace(record, accounts=accounts))) == said


def test_a_primary_source_is_no_account():
    record = sample.record()
    document = dataclasses.replace(account("4", uri="transcript.txt"), kind="transcript", role="primary")
    held = view(dataclasses.replace(record, accounts=(*record.accounts, document)))
    assert held["kinds"].endswith("1 document to check against") and held["n_accounts"] == 3
    assert held["same"][0]["heading"] == "Alike in all three"
    assert len(held["accounts"]) == len(held["texts"]) == 4 and len(held["matrix"]["columns"]) == len(held["missing"]) == 3


def test_a_tension_stands_in_one_place_only():
    held = view(sample.record())
    assert [p["id"] for p in held["tensions"]["core"]] == ["p-pt-inquiry"]
    assert "p-pt-inquiry" not in [p["id"] for g in held["only"] for p in g["core"] + g["minor"]]


def test_a_dropped_condition_is_seen_in_the_difference():
    (utterance,) = view(sample.record())["utterances"]
    assert {"text": "if the patrols stop", "op": "delete"} in utterance["versions"][2]["parts"]


def test_the_view_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "page.md").read_text(encoding="utf8")
    assert not [key for key in view(sample.record()) if f"`{key}`" not in page]


def test_copies_of_one_sentence_stand_as_one_row():
    record = crowd.record(6)
    held = view(record)
    rows = [r for g in held["same"] for p in g["core"] + g["minor"] for r in p["joint"]]
    assert any(r["others"] for r in rows)
    for r in rows:
        assert all([e["parts"] for e in o["excerpts"]] == [e["parts"] for e in r["excerpts"]] and o["account"] != r["account"] for o in r["others"])


def test_mixed_voices_are_never_shown_first_as_alike():
    record = sample.record()
    first = record.points[0]
    narrator, other = first.cells[0], first.cells[1]
    mixed = dataclasses.replace(first, id="pt-mixed", cells=(dataclasses.replace(narrator, realis="uncertain"), dataclasses.replace(other, realis="actual")))
    plain_one = dataclasses.replace(first, id="pt-plain", cells=tuple(dataclasses.replace(c, voice="narrator", chain=(), realis="actual") for c in first.cells[:2]))
    (group,) = view(dataclasses.replace(record, points=(mixed, plain_one)))["same"]
    assert [p["id"] for p in group["core"]] == ["p-pt-plain"] and [p["id"] for p in group["minor"]] == ["p-pt-mixed"]


def framed() -> Record:
    """The sample with what the accounts call one thing: two words of one account in two voices, one said twice; one of another."""
    record = sample.record()
    wire, review = ("acc-wire", sample.WIRE), ("acc-review", sample.REVIEW)
    places = [(wire, "the naval hotline", "narrator", 0), (wire, "frank exchange", "s1", 0), (review, "the hotline between", "narrator", 0)]
    labels = tuple(Label(account=a, start=(span := sample.at(text, phrase, nth)).start, end=span.end, voice=voice, polarity=0) for (a, text), phrase, voice, nth in places)
    referent = Referent(name="hotline + reopen", entity=None, labels=(*labels, labels[0]), by="s")
    return dataclasses.replace(record, framing=Framing(referents=(referent,)))


def test_one_wording_of_one_account_stands_once():
    (row,) = view(framed())["referents"]["rows"]
    wire = row["cells"][0]["labels"]
    assert [(w["phrase"], w["is_own"], w["times"]) for w in wire] == [("the naval hotline", True, 2), ("frank exchange", False, 1)]
    assert row["name"] == "the naval hotline"  # two parts of which none is a name say less than the words most used


@pytest.mark.parametrize("name, said", [("meeting + Ilse Maren + Castria", "meeting: Ilse Maren, Castria"), ("Ilse Maren + welcome", "welcome: Ilse Maren"), ("Castria", "Castria")])
def test_what_a_referent_is_called(name, said):
    record = framed()
    (referent,) = record.framing.referents
    named = dataclasses.replace(record, framing=Framing(referents=(dataclasses.replace(referent, name=name),)))
    assert view(named)["referents"]["rows"][0]["name"] == said


def test_naming_is_a_layer_of_the_texts():
    (wire, *_) = view(framed())["texts"]
    marked = [p["text"] for z in wire["zones"] for run in z["runs"] for p in run["parts"] if "lf" in p.get("classes", "")]
    assert "".join(marked) == "frank exchangethe naval hotline"


def test_each_account_has_one_line_under_what_several_say_alike():
    record = sample.record()
    point = next(p for p in record.points if p.relation == "agree" and len({c.account for c in p.cells}) > 1)
    cell = point.cells[0]
    far = dataclasses.replace(cell, evidence=(sample.at(sample.WIRE, "Two officials who asked not to be named"),)) if cell.account == "acc-wire" else cell
    held = view(dataclasses.replace(record, points=(dataclasses.replace(point, cells=(far, *point.cells)),)))["same"][0]
    (shown,) = held["core"] + held["minor"]
    assert sorted(r["account"] for r in shown["led"]) == sorted(shown["accounts"])
    assert [r["phrase"] for r in shown["further"]] == ["Two officials who asked not to be named"]


def test_two_points_of_one_sentence_do_not_both_lead():
    def told(name, href):
        return {"id": name, "is_core": True, "joint": [{"excerpts": [{"href": href}]}]}

    assert [(v["id"], v["is_core"]) for v in once_a_sentence([told("a", "#1"), told("b", "#1"), told("c", "#2")])] == [("a", True), ("c", True), ("b", False)]
