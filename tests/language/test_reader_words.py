"""Words, paragraphs, windows and lemmas: what reaches the network, and that nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.reader import lemmas, words
from rashomon.language.reader.paragraphs import paragraphs


@pytest.fixture(scope="module")
def split():
    import spacy

    return words.Splitter(spacy.blank("en").vocab)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a U.S.-Russia channel", ["a", "U.S.", "-", "Russia", "channel"]),
        ("the long-term plan", ["the", "long", "-", "term", "plan"]),
        ("What?!?! ====", ["What", "?!?!", "===="]),
        ("an anti-war, pre-dawn re-election", ["an", "anti-war", ",", "pre-dawn", "re-election"]),
        ("Capt. Ree and Sens. Oh, etc.", ["Capt.", "Ree", "and", "Sens.", "Oh", ",", "etc", "."]),
        ("ports, etc. in spring", ["ports", ",", "etc.", "in", "spring"]),
        ("its not its port", ["it", "s", "not", "its", "port"]),
        ("Call 555-0100 or 202-555-0100, not 12-15.", ["Call", "555-0100", "or", "202-555-0100", ",", "not", "12", "-", "15", "."]),
        ("(the port): open", ["(", "the", "port", ")", ":", "open"]),
        ("one(two)(three", ["one(two", ")", "(", "three"]),
        ("1. One\n2. Two in 2017.", ["1.", "One", "2.", "Two", "in", "2017", "."]),
        ("a UN-backed plan", ["a", "UN", "-", "backed", "plan"]),
        ("a post - and more", ["a", "post", "-", "and", "more"]),
        ("Wait... what??", ["Wait", "...", "what", "??"]),
        ("He didn't", ["He", "did", "n't"]),
        ("S-300 missiles", ["S-300", "missiles"]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(split, text, expected):
    assert [t.text for t in split(text) if not t.is_space] == expected


@given(st.text(max_size=300))
def test_splitting_keeps_every_character(split, text):
    assert split(text).text == text


def test_endless_words_are_cut_and_kept(split):
    text = "see " + "x" * 5000 + " end"
    doc = split(text)
    assert doc.text == text and max(map(len, doc)) <= 400


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("the", words.LOWER),
        ("Rome", words.TITLE),
        ("NATO", words.UPPER),
        ("A", words.LETTER),
        ("McCain", words.MIXED),
        ("2017", words.DIGITS),
        ("B52", words.DIGITS_AND_LETTERS),
        ("—", words.PUNCTUATION),
    ],
)
def test_shapes(word, kind):
    assert words.shape(word) == kind


@given(st.lists(st.lists(st.integers(1, 8), max_size=700), max_size=12))
def test_windows_lose_no_word(sizes):
    seen = [set() for _ in sizes]
    for window in words.windows(sizes):
        assert sum(b - a for _, a, b in window) <= words.MAX_WORDS
        assert sum(sum(sizes[p][a:b]) for p, a, b in window) <= words.MAX_PIECES
        for p, a, b in window:
            seen[p] |= set(range(a, b))
    assert [len(s) for s in seen] == [len(s) for s in sizes]


def test_long_paragraphs_overlap_and_short_ones_share_a_window():
    long = words.windows([[1] * 400])
    assert all(first[0][2] > second[0][1] for first, second in zip(long, long[1:]))
    assert words.windows([[1] * 40, [1] * 50, [1] * 60, [1] * 50]) == [[(0, 0, 40), (1, 0, 50), (2, 0, 60)], [(3, 0, 50)]]


def test_a_line_end_is_a_paragraph_and_a_wrapped_line_is_not():
    headed = "Talks end without a deal\nThe two sides met in Rome.\n\nThey will meet again."
    assert [headed[a:b] for a, b in paragraphs(headed)] == ["Talks end without a deal", "The two sides met in Rome.", "They will meet again."]
    going_on = "The minister said that the\ntalks were over."
    assert len(paragraphs(going_on)) == 1
    line = "The committee of the two chambers met on Monday and heard the Chief\n"
    assert len(paragraphs(line * 8 + "of Staff.\n\nA second one.")) == 2


@given(st.text(alphabet="ab.\n\r\t \u2028", max_size=80))
def test_paragraphs_hold_all_that_is_not_blank(text):
    ranges = paragraphs(text)
    inside = "".join(text[a:b] for a, b in ranges)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(text[a:b].strip() == text[a:b] != "" for a, b in ranges)


@pytest.mark.parametrize(("form", "lemma"), [("countries", "country"), ("said", "say"), ("Ministers", "minister"), ("KILLED", "kill"), ("n’t", "not")])
def test_scripts_come_back(form, lemma):
    assert lemmas.apply(lemmas.script(form, lemma), form) == lemma


def test_a_lemma_nobody_knows_gives_way_to_one_that_is_known():
    known = {"charge", "country"}.__contains__
    assert lemmas.lemma("charged", ["l|ed|", "l|d|", "l||"], known) == "charge"
    assert lemmas.lemma("countries", ["l|s|", "l|ies|y"], known) == "country"
    assert lemmas.lemma("Houthis", ["k|s|", "k||"], known) == "Houthi"
    assert lemmas.lemma("granted", ["l||"], known, is_inflected=True) == "grant"
    assert lemmas.lemma("granted", ["l||"], known) == "granted"
    assert lemmas.lemma("sanctions", ["l||"], known, is_inflected=True) == "sanction"
    assert lemmas.lemma("zzyxed", ["l||"], known, is_inflected=True) == "zzyxed"
    assert lemmas.lemma("bus", ["l||", "l|s|"], {"bu"}.__contains__) == "bus"
    assert lemmas.lemma("ran", ["l|ning|"], known) == "ran"
