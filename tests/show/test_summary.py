"""The summary for a terminal: its length, width and words."""

from __future__ import annotations

import re

import pytest

from rashomon.show import summary

from . import sample
from .test_page import hostile_record


@pytest.mark.parametrize("width", [80, 100, 120])
def test_length_and_width(width):
    lines = summary(sample.record(), width=width).splitlines()
    assert 40 <= len(lines) <= 90
    assert max(map(len, lines)) <= width


def test_colour_only_when_asked():
    plain = summary(sample.record())
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", summary(sample.record(), color=True)) == plain


@pytest.mark.parametrize("words", ["ALIKE IN ALL THREE", "CANNOT ALL BE RIGHT", "nearly three hours", "inside L", "CHECK BEFORE USE", "naval hotline: closed → (to be open again)", "WOULD SETTLE IT"])
def test_words(words):
    assert words in summary(sample.record())


def test_hostile_text_gives_no_orders_to_the_terminal():
    text = summary(hostile_record(), width=80)
    text.encode("utf8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert max(map(len, text.splitlines())) <= 80
