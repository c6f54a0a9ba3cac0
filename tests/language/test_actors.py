"""Sectors of nouns and names known to the dictionaries."""

import pytest

from rashomon.language.actors import actor, sector
from rashomon.language.lexicon import table

CODES = set("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO NGO MNC".split())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("security forces", "COP"),
        ("coalition forces", "MIL"),
        ("opposition leader", "OPP"),
        ("prime ministers", "GOV"),
        ("human rights groups", "NGO"),
        ("gunmen", "UAF"),
        ("asylum seekers", "REF"),
        ("attorney general", "JUD"),
        ("oil prices", None),
        ("long report", None),
        ("leader of the opposition in exile abroad", None),
    ],
)
def test_the_longest_form_that_ends_the_phrase_tells_the_sector(words, expected):
    found = sector(words.split())
    assert (found[0] if found else None) == expected


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Angela Merkel", 2017, ("DEU", "GOV")),
        ("ANGELA MERKEL", 2023, ("DEU", "ELI")),
        ("Angela Merkel", 1999, ("DEU", None)),
        ("Recep Tayyip Erdoğan", 2018, ("TUR", "GOV")),
        ("Kim Jong-un", None, ("PRK", "GOV")),
        ("World Health Organization", 2020, (None, "IGO")),
        ("Jane Nobody", 2020, None),
    ],
)
def test_names_hold_for_their_years(name, year, expected):
    assert actor(name, year) == expected


@pytest.mark.parametrize("name", ["agents", "actors", "role_sectors", "leaders"])
def test_every_row_has_a_sector_of_the_codebook(name):
    rows = table(name)
    assert rows and {row["sector"] for row in rows} <= CODES
    assert all(row["source"] for row in rows)


def test_countries_of_actors_are_codes_of_the_country_table():
    known = {row["iso3"] for row in table("countries")} | {"-", "SUN", "YUG", "CSK", "DDR", "SCG"}
    assert {row["country"] for name in ("leaders", "actors") for row in table(name)} <= known


def test_kosovo_has_the_user_assigned_code():
    assert {row["iso3"] for row in table("countries") if row["form"] == "Kosovo"} == {"XKX"}
