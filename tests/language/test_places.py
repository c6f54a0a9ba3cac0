"""Countries, demonyms, capitals and bodies in text."""

import re

import pytest

from rashomon.language import places
from rashomon.language.lexicon import table


def found(text):
    return [(text[f.start : f.end], f.place.kind, f.place.country) for f in places.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and the UK met.", [("U.S.", "country", "USA"), ("UK", "country", "GBR")]),
        ("the Russians in Moscow", [("Russians", "people", "RUS"), ("Moscow", "capital", "RUS")]),
        ("North Korean envoys", [("North Korean", "adjective", "PRK")]),
        ("South Sudan’s army", [("South Sudan", "country", "SSD")]),
        ("the UN Security Council", [("UN Security Council", "igo", None)]),
        ("a U.S.-Russia channel", [("U.S.", "country", "USA"), ("Russia", "country", "RUS")]),
        ("SEOUL, South Korea", [("SEOUL", "capital", "KOR"), ("South Korea", "country", "KOR")]),
    ],
)
def test_find(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("text", ["tell us more", "Russiagate", "Indianapolis", "a polish finish", "LET US BEGIN TODAY", "china cups", "The nigerian"])
def test_near_misses(text):
    assert found(text) == []


def test_lookup_looks_through_article_and_apostrophe():
    assert places.lookup("the Workers’ Party").name == "Workers' Party of Korea"
    assert places.lookup("Atlantis") is None


def test_every_code_is_three_capitals_and_named():
    for row in (*table("countries"), *table("country_aliases"), *table("demonyms")):
        assert re.fullmatch(r"[A-Z]{3}|-", row["iso3"]), row
        assert row["source"], row
    assert places.country_name("PRK") == "North Korea"
    assert places.country_name("TUR") == "Turkey"
    assert places.country_name("QQQ") == "QQQ"


def test_one_form_has_one_row():
    for name in ("countries", "country_aliases", "regions", "titles"):
        rows = [(row["form"], row.get("iso3"), row.get("kind")) for row in table(name)]
        assert len(rows) == len(set(rows)), name
