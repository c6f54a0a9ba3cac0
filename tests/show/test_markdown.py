"""The Markdown: the page's order and words, places behind every quoted line, and no mark-up from an account."""

from __future__ import annotations

import dataclasses
import re

import pytest

from rashomon.show import markdown

from . import sample
from .test_page import hostile_record


def test_same_record_same_text():
    assert markdown(sample.record()) == markdown(sample.record())


def test_the_order_is_the_page_s():
    heads = re.findall(r"^## (.*)$", markdown(sample.record()), re.M)
    wanted = ["Alike in all three", "Cannot all be right", "In tension", "Same matter", "Not mentioned", "What each rests on", "Check before use", "Would settle it", "Only one account", "About"]
    assert [next(n for n, head in enumerate(heads) if head.startswith(w)) for w in wanted] == sorted(next(n for n, head in enumerate(heads) if head.startswith(w)) for w in wanted)


def test_every_place_holds_the_words():
    text = markdown(sample.record())
    by_label = {"HW": sample.WIRE, "MR": sample.REVIEW, "L": sample.COLUMN}
    places = re.findall(r"“([^”“]*)” (?:\([^)]*\) )?\[(HW|MR|L) (\d+)–(\d+)\]", text)
    assert len(places) > 5
    assert all(" ".join(by_label[a][int(s) : int(e)].split())[:20] == words.replace("\\", "")[:20] for words, a, s, e in places if "…" not in words)


@pytest.mark.parametrize("title, said", [("a | b", r"a \| b"), ("[x](http://y)", r"\[x\](http://y)"), ("`c` <b>", r"\`c\` \<b\>"), ("1. one", r"1\. one"), ("- one", r"\- one"), ("3 March", "3 March")])
def test_signs_of_an_account_are_no_mark_up(title, said):
    assert markdown(dataclasses.replace(sample.record(), title=title)).startswith(f"# {said}\n")


def test_hostile_text_is_no_mark_up():
    text = markdown(hostile_record())
    text.encode("utf8")
    outside_code = re.sub(r"`[^`\n]*`", "", text)
    assert not re.search(r"(?<!\\)<(script|img|/?style)", outside_code)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
