"""Participants: each rule with a hit and a near miss, on texts read by the shipped reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.entities import entities
from rashomon.annotate.events.participants import meant, participants
from rashomon.annotate.reading import Reading
from rashomon.language.gazetteer import parsed
from rashomon.language.reader import read
from rashomon.types import Account, Published
from readings import Whole, reading

OWN = parsed(
    "form\tkind\tcountry\tsector\tname\n"
    "Verland;Port Verland\tactor\tVER\t\tVerland\n"
    "Old Mill\tactor\tVER\tGOV\tGovernment of Verland\n"
    "Twin Isles\tactor\tISA\n"
    "Twin Isles\tactor\tISB\n"
    "Norway\tactor\tNRW\n"
    "river guard\tagent\t\tCOP\n"
)


@pytest.fixture(scope="module")
def met(nlp):
    """(span text, country, sector) of each participant whose phrase is headed by the words of a text."""

    def find(text, *words, gazetteer=None, published=None):
        doc = read(nlp, text)
        when = Published(date=published, precision="day", basis="text", span=None) if published else None
        r = Reading(Account(id="a", uri="a", sha256="", text=text, published=when), Whole(text), doc)
        heads = [next(t.i for t in doc if t.text == word) for word in words]
        found = participants(r, entities(r), heads, gazetteer)
        return [(text[p.span.start : p.span.end], p.country, p.sector) for p in found]

    return find


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The Norwegian foreign minister met union leaders.", "minister", [("Norwegian foreign minister", "NOR", "GOV")]),
        ("The government of Peru condemned the raid.", "government", [("government of Peru", "PER", "GOV")]),
        ("Peru's security forces arrested a fisherman.", "forces", [("Peru's security forces", "PER", "COP")]),
        ("Protesters blocked the bridge.", "Protesters", [("Protesters", None, "CVL")]),
        ("Chile recalled its ambassador to Peru.", "ambassador", [("its ambassador to Peru", None, "GOV")]),
        ("The former Chilean president was jailed.", "president", [("former Chilean president", "CHL", "ELI")]),
        ("Chile condemned Peru's decision.", "decision", [("Peru's decision", "PER", "GOV")]),
        ("Hundreds of Chilean miners marched.", "Hundreds", [("Hundreds of Chilean miners", "CHL", "LAB")]),
        ("Oil prices rose in Peru.", "prices", []),
        ("The report angered the judges.", "report", []),
        ("The United Nations urged restraint.", "Nations", [("United Nations", None, "IGO")]),
        ("The Kremlin rejected the offer.", "Kremlin", [("Kremlin", "RUS", "GOV")]),
        ("Abkhazia opened its border.", "Abkhazia", [("Abkhazia", "GEO", "PRE")]),
    ],
)
def test_a_phrase_tells_who_it_means(met, text, head, expected):
    assert met(text, head) == expected


def test_a_name_takes_its_title_along_and_the_rest_of_the_account(met):
    text = "Chilean Foreign Minister Marta Olivares flew to Lima. Olivares praised the talks."
    assert met(text, "Olivares") == [("Chilean Foreign Minister Marta Olivares", "CHL", "GOV")]
    assert met("Marta Olivares, the foreign minister of Chile, spoke. Later Olivares left Lima.", "Olivares")[0][1:] == ("CHL", "GOV")


def test_relative_clauses_and_appositions_stay_outside(met):
    assert met("The minister, a former miner, resigned.", "minister") == [("minister", None, "GOV")]
    assert met("Soldiers who had guarded the port fled.", "Soldiers") == [("Soldiers", None, "MIL")]


def test_one_phrase_may_mean_several(met):
    assert met("The foreign ministers of Chile and Peru met.", "ministers") == [
        ("foreign ministers of Chile and Peru", "CHL", "GOV"),
        ("foreign ministers of Chile and Peru", "PER", "GOV"),
    ]
    assert [p[1] for p in met("The ambassador of Chile to Peru resigned.", "ambassador")] == ["CHL"]


def test_a_country_told_once_holds_for_both_nouns(met):
    text = "Peruvian soldiers and police stormed the hall."
    assert [p[1:] for p in met(text, "soldiers", "police")] == [("PER", "MIL"), ("PER", "COP")]
    text = "Peruvian soldiers and the police stormed the hall."
    assert [p[1:] for p in met(text, "soldiers", "police")] == [("PER", "MIL"), (None, "COP")]


@pytest.mark.parametrize(("text", "head"), [("Pro-Peru rebels seized the town.", "rebels"), ("Peru-backed rebels seized the town.", "rebels")])
def test_whose_friend_someone_is_tells_no_country(met, text, head):
    assert [p[1:] for p in met(text, head)] == [(None, "REB")]


def test_a_leader_holds_office_in_his_years(met):
    assert met("Merkel rejected the plan.", "Merkel", published="2016-05-01")[0][1:] == ("DEU", "GOV")
    assert met("Merkel rejected the plan.", "Merkel", published="2024-05-01")[0][1:] == ("DEU", "ELI")


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The Old Mill rejected the plan.", "Mill", [("VER", "GOV")]),
        ("Verland river guards closed the pier.", "guards", [("VER", "COP")]),
        ("Envoys of Verland and Norway met.", "Envoys", [("VER", None), ("NRW", None)]),
        ("Norway closed the pier.", "Norway", [("NRW", None)]),
        ("The Twin Isles closed the pier.", "Isles", [("ISA", None), ("ISB", None)]),
        ("Peru closed the pier.", "Peru", [("PER", "GOV")]),
    ],
)
def test_the_users_gazetteer_goes_before_all(met, text, head, expected):
    assert [p[1:] for p in met(text, head, gazetteer=OWN)] == expected


def test_the_users_name_is_shown(nlp):
    text = "The Old Mill rejected the plan."
    r = Reading(Account(id="a", uri="a", sha256="", text=text), Whole(text), read(nlp, text))
    assert participants(r, entities(r), [2], OWN)[0].name == "Government of Verland"


def test_a_city_that_stands_for_no_government_does_not_act(nlp):
    text = "The city of Barcelona woke to rain. Peru woke to rain."
    r = Reading(Account(id="a", uri="a", sha256="", text=text), Whole(text), read(nlp, text))
    heads = [t.i for t in r.doc if t.text in ("Barcelona", "Peru")]
    assert [meant(r, entities(r), i) is not None for i in heads] == [False, True]


def test_heads_outside_the_text_and_doubles_do_no_harm(met, nlp):
    r = reading("Peru and Chile met.")
    m = entities(r)
    assert [p.country for p in participants(r, m, [2, 0, 0, 99, -1])] == ["PER", "CHL"]


@given(st.text(max_size=80))
def test_nothing_raises_on_any_text(text):
    r = reading(text)
    m = entities(r)
    for p in participants(r, m, range(len(r.doc)), OWN):
        assert 0 <= p.span.start < p.span.end <= len(text)
