"""A user's own gazetteer: what is read, what is refused, and which row holds on which day."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.language.gazetteer import gazetteer, parsed, split

HEAD = "form\tkind\tcountry\tsector\tname\tfrom\tto\tcode\ttype\n"
ROWS = HEAD + (
    "Verland;Port Verland\tactor\tVER\t\tVerland\n"
    "U.S.\t\tUSA\n"
    "Tomas Reik\t\tVER\tOPP\t\t2015\t2018-05\n"
    "Tomas Reik\t\tVER\tGOV\t\t2018-06-01\n"
    "Twin Isles\t\tISA\n"
    "Twin Isles\t\tISB\n"
    "river guard\tagent\t\tCOP\n"
    "said would call*_for talks\tact\t\t\t\t\t\t022\n"
    "ties;diplomatic links\twords\t\t\t&ties\n"
)


def found(words, kind="actor", day=None):
    return [(m.start, m.end, [(r.country, r.sector) for r in m.rows]) for m in parsed(ROWS).find(kind, words.split(), day)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the port VERLAND mayor", [(1, 3, [("VER", None)])]),
        ("Verland 's U.S. envoy", [(0, 1, [("VER", None)]), (2, 3, [("USA", None)])]),
        ("the Twin Isles", [(1, 3, [("ISA", None), ("ISB", None)])]),
        ("the Verlander", []),
        ("us", []),
    ],
)
def test_names_are_found_as_whole_words(words, expected):
    assert found(words) == expected


def test_a_noun_is_found_in_its_plural():
    assert found("three river guards", "agent") == [(1, 3, [(None, "COP")])]
    assert found("the river guarded", "agent") == []


@pytest.mark.parametrize(("day", "sector"), [("2016-03-01", "OPP"), ("2018-05-31", "OPP"), ("2018-06-01", "GOV"), ("2030", "GOV"), (None, "GOV"), ("2014-12-31", None)])
def test_the_day_chooses_the_row(day, sector):
    rows = found("Tomas Reik", day=day)
    assert [told for _, _, group in rows for _, told in group] == ([sector] if sector else [])


def test_an_act_is_cut_into_words_beside_its_verb():
    (act,) = parsed(ROWS).acts["call"]
    assert (act.before, act.after, act.code, act.type) == ((("said",), ("would",)), (("", "for"), ("talks",)), "022", None)
    assert parsed(ROWS).lists["&ties"] == (("diplomatic", "links"), ("ties",))


@pytest.mark.parametrize(
    "text",
    [
        "Verland\tVER\n",
        "form\tcolour\nVerland\tblue\n",
        HEAD + "Verland\tcity\tVER\n",
        HEAD + "\tactor\tVER\n",
        HEAD + "Verland\t\tVER\t\t\t1/2/2015\n",
        HEAD + "close harbour\tact\t\t\t\t\t\t172\n",
        HEAD + "close* harbour\tact\n",
        HEAD + "close*\tact\t\t\t\t\t\t172\tQUARREL\n",
        HEAD + "ties;relations\twords\t\t\tties\n",
    ],
)
def test_what_is_no_gazetteer_is_one_line_with_its_place(text):
    with pytest.raises(UsageError, match=r"line \d") as error:
        parsed(text)
    assert "\n" not in str(error.value)


def test_a_file_that_cannot_be_read_is_one_line(tmp_path):
    for path in (tmp_path, tmp_path / "none.tsv"):
        with pytest.raises(UsageError):
            gazetteer(path)
    (tmp_path / "bytes.tsv").write_bytes(b"form\n\xff\xfe")
    with pytest.raises(UsageError, match="UTF-8"):
        gazetteer(tmp_path / "bytes.tsv")


def test_the_example_in_the_docs_is_a_gazetteer(root):
    page = (root / "docs" / "gazetteer.md").read_text(encoding="utf8")
    example = next(block for block in re.findall(r"```\n(.*?)```", page, re.DOTALL) if block.startswith("form\t"))
    known = parsed(example)
    assert known.find("actor", ["Old", "Mill"])[0].rows[0].name == "Government of Verland"
    assert set(known.acts) == {"close", "restore", "call", "salute"} and len(known.agents) == 2


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        known = parsed(text)
    except UsageError:
        return
    known.find("actor", text.split())


@given(st.text(max_size=60))
def test_words_of_a_token_have_no_blanks(text):
    assert all(word and not word.isspace() for word in split(text))
