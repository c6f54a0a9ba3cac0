"""The page as a document: sound, closed to the outside, complete, and in plain words."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re

import pytest

from rashomon.show import page
from rashomon.types import Assessment, Fact, Framing, Link, Span, Zone

from . import sample
from .document import Document

HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> \" onmouseover=alert(3) ' {{ 7*7 }} {% x %}\n"
    "\x00\x07\x1b[31m \u202egnp.exe\u202c </style> ]]> <!-- -- --> &amp; \ud800 " + "x" * 300 + " a\u200bb\ufeffc \U0001f469\u200d\U0001f680"
)


@pytest.fixture(scope="module")
def html() -> str:
    return page(sample.record())


@pytest.fixture(scope="module")
def document(html) -> Document:
    return Document(html)


def hostile_record():
    record = sample.record()
    wire = record.accounts[0]
    text = wire.text + HOSTILE
    end = len(wire.text)
    spans = (Span(end, len(text)),)
    link = Link(n=9, url="javascript:alert(4)", span=Span(end, end + 9), anchors=(), kind="primary")
    statement = dataclasses.replace(wire.statements[0], content=spans, addressee=HOSTILE, by=HOSTILE)
    wire = dataclasses.replace(
        wire, text=text, uri=HOSTILE, title=Fact(value=HOSTILE, span=None, basis=HOSTILE), outlet=Fact(value=HOSTILE, span=None, basis="text"),
        zones=(*wire.zones, Zone(kind="body", start=end, end=len(text))), links=(link,), statements=(statement, *wire.statements[1:]), notices=(HOSTILE,),
    )  # fmt: skip
    cell = dataclasses.replace(record.points[0].cells[0], evidence=spans, chain=(HOSTILE,), value=HOSTILE)
    conflict = dataclasses.replace(
        record.points[2].conflict, reason=HOSTILE, rule=HOSTILE, both_true_if=HOSTILE, would_settle=({"url": "javascript:alert(5)", "name": HOSTILE},)
    )
    points = (
        dataclasses.replace(record.points[0], id=HOSTILE, summary=HOSTILE, cells=(cell, *record.points[0].cells[1:])),
        dataclasses.replace(record.points[2], conflict=conflict),
        *record.points[3:],
    )
    return dataclasses.replace(record, title=HOSTILE, accounts=(wire, *record.accounts[1:]), points=points, notices=(HOSTILE,))


def test_same_record_same_page(html):
    assert page(sample.record()) == html


def test_policy_allows_the_inline_style_and_script_alone(document):
    policy = next(m["content"] for m in document.of("meta") if m.get("http-equiv") == "Content-Security-Policy")
    for directive, tag in (("style-src", "style"), ("script-src", "script")):
        digest = base64.b64encode(hashlib.sha256(document.inline[tag].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_nothing_is_fetched(document):
    assert {t for t, _ in document.elements}.isdisjoint({"link", "img", "iframe", "object", "embed", "video", "audio", "form", "base"})
    for tag, attributes in document.elements:
        assert not {"src", "srcset", "style", "background", "action", "data"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
    assert "url(" not in document.inline["style"] and "@import" not in document.inline["style"]


def test_every_link_inside_leads_somewhere(document):
    ids = [a["id"] for _, a in document.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    targets = [a["href"][1:] for a in document.of("a") if (a.get("href") or "").startswith("#")]
    assert targets and not set(targets) - set(ids)
    for _, attributes in document.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            assert name not in attributes or attributes[name] in ids


def test_headings_in_order_and_tables_with_scopes(document):
    levels = [int(t[1]) for t, _ in document.elements if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))
    assert all(a.get("scope") in ("col", "row") for a in document.of("th"))
    assert {"header", "nav", "main"} <= {t for t, _ in document.elements}


def test_the_texts_stand_whole_and_untouched(document):
    whole = {"text-HW": sample.WIRE, "text-MR": sample.REVIEW, "text-L": sample.COLUMN}
    assert {name: text.replace("\n", "") for name, text in document.zones.items()} == {n: t.replace("\n", "") for n, t in whole.items()}


@pytest.mark.parametrize("word", ["narrator", "realis", "only-one", "agreed by", "confirmed", "verdict", "silent", "characterised", "None"])
def test_machine_words_stay_off_the_page(document, word):
    assert not re.search(rf"\b{word}\b", document.words)


@pytest.mark.parametrize(
    "words",
    [
        "3 accounts: 1 news report, 2 commentary; no document",
        "Alike in all three",
        "Cannot all be right",
        "inside one account",
        "covers the topic, not this",
        "Both true if",
        "outlet not in text",
        "Speaker not in text",
        "a condition is left out",
        "not shown: L",
        "told as one event; the accounts differ on when",
        "(to be open again)",
        "MR gives a condition, if the patrols stop ; HW does not.",
        "conflict.number.v2",
    ],
)
def test_words_on_the_page(document, words):
    assert words in document.words


def test_hostile_text_is_shown_and_does_nothing():
    html = page(hostile_record())
    document = Document(html)
    html.encode("utf8")
    assert len(document.of("script")) == 1 and not document.of("img")
    assert not [n for _, a in document.elements for n in a if n.startswith("on")]
    assert not [a["href"] for a in document.of("a") if not re.match(r"#|https?://", a["href"])]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert "\u2039U+202E\u203a" in document.words and "{{ 7*7 }}" in document.words and "<img src=x onerror=alert(2)>" in document.words


def test_a_record_of_nothing_says_so():
    record = sample.record()
    bare = dataclasses.replace(
        record, entities=(), points=(), utterances=(), sourcing=(), origins=(), checks=(), timeline=(), positions=(),
        accounts=tuple(dataclasses.replace(a, zones=(), statements=(), terms=(), links=(), sentences=(), outlet=None, authors=(), published=None) for a in record.accounts),
    )  # fmt: skip
    words = Document(page(bare)).words
    for said in ("No contradiction was found", "No statement was found", "no account carries its date", "Looked for and not found", "Terms of diplomacy from a list"):
        assert said.casefold() in words.casefold()


def test_what_each_concludes_when_that_layer_was_read():
    record = sample.record()
    end, mark = sample.at(sample.REVIEW, "the ministers did well"), sample.at(sample.REVIEW, "Nobody who follows the strait expected a treaty")
    assessment = Assessment(account="acc-review", target="the meeting", polarity="positive", benchmark=mark, evidence=(end,), by="s")
    words = Document(page(dataclasses.replace(record, framing=Framing(assessments=(assessment,))))).words
    assert "What each concludes" in words and "HW, L: no conclusion of their own was found" in words and "the meeting: the ministers did well measured against Nobody who follows" in words
