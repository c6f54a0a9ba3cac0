"""GDELT, POLECAT, ICEWS and PLOVER: exports read back with the fixed columns give the same events."""

import csv
import dataclasses
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import deeds as made
from rashomon.language.lexicon import table
from rashomon.types import EventPlace, Participant, Plover, Span, Zone
from rashomon.write import cameo, gdelt, icews, plover, polecat
from rashomon.write.exports import REALIS, cell, day, deeds

VERSION = "rashomon 0"
hostile = st.text(min_size=1, max_size=40) | st.sampled_from(["a\tb", "x\r\ny", '"', '"a\t', "=1+1", "@SUM(A1)", "\\", "\u2028", "\x85", "\ud800", "\0", ";", "; "])


def rows(text, columns, header):
    """The table as dictionaries, read without quoting, as the formats are."""
    lines = text.split("\n")
    assert lines.pop() == ""
    cells = [line.split("\t") for line in lines]
    assert all(len(row) == len(columns) for row in cells)
    assert not header or cells.pop(0) == columns
    return [dict(zip(columns, row, strict=True)) for row in cells]


def events_of(found):
    return rows(gdelt.events_text(found), gdelt.EVENT_COLUMNS, False)


def mentions_of(found):
    return rows(gdelt.mentions_text(found), gdelt.MENTION_COLUMNS, False)


def both():
    return deeds(made.read_back(made.both()))


def one(**more):
    """The single deed of the column, changed."""
    (deed,) = deeds(made.read_back(made.changed(made.column(), 0, **more)))
    return deed


def someone(country=None, sector=None, name="X"):
    return Participant(entity=None, name=name, country=country, sector=sector, span=Span(0, 7))


def test_the_formats_have_their_columns():
    assert [len(c) for c in (gdelt.EVENT_COLUMNS, gdelt.MENTION_COLUMNS, polecat.COLUMNS, icews.COLUMNS)] == [61, 16, 40, 20]
    assert all(len(set(c)) == len(c) for c in (gdelt.EVENT_COLUMNS, gdelt.MENTION_COLUMNS, polecat.COLUMNS, icews.COLUMNS))


def test_gdelt_events_come_back():
    found = both()
    closed, met = events_of(found)
    assert [int(row["GlobalEventID"]) for row in (closed, met)] == [d.number for d in found]
    assert (closed["SQLDATE"], closed["MonthYear"], closed["Year"], closed["FractionDate"]) == ("20200302", "202003", "2020", "2020.1699")
    assert (closed["Actor1Code"], closed["Actor1Name"], closed["Actor1CountryCode"], closed["Actor2Code"]) == ("NOR", "NORLAND", "NOR", "EGY")
    assert [closed[f"Event{part}Code"] for part in ("", "Base", "Root")] == ["161", "161", "16"]
    assert (closed["QuadClass"], closed["GoldsteinScale"], closed["IsRootEvent"], closed["AvgTone"]) == ("4", "-4", "1", "")
    assert (closed["NumMentions"], closed["NumSources"], closed["NumArticles"]) == ("2", "2", "2")
    assert (closed["ActionGeo_Type"], closed["ActionGeo_Fullname"], closed["ActionGeo_CountryCode"], closed["ActionGeo_Lat"]) == ("4", "Cairo", "EG", "")
    assert (closed["DATEADDED"], closed["SOURCEURL"]) == ("20200303000000", "wire.txt")
    assert (met["Actor1Code"], met["Actor1Type1Code"], met["Actor2Code"], met["EventCode"]) == ("NORGOV", "GOV", "EGYELI", "042")


def test_a_month_is_no_day_in_any_format():
    met = both()[1]
    assert [events_of([met])[0][c] for c in ("SQLDATE", "MonthYear", "Year", "FractionDate")] == ["", "202003", "2020", ""]
    assert rows(polecat.events_text([met], VERSION), polecat.COLUMNS, True)[0]["Event Date"] == ""
    assert rows(icews.events_text([met]), icews.COLUMNS, True)[0]["Event Date"] == ""
    assert "date" not in json.loads(plover.events_text([met], VERSION))


def test_gdelt_mentions_point_into_the_texts():
    found = both()
    told = mentions_of(found)
    assert [row["GlobalEventID"] for row in told] == [str(found[0].number)] * 2 + [str(found[1].number)]
    first, second, met = told
    assert made.WIRE[int(first["ActionCharOffset"]) :].startswith("closed") and made.WIRE[int(first["Actor1CharOffset"]) :].startswith("Norland")
    assert (first["MentionSourceName"], first["MentionIdentifier"], first["MentionType"]) == ("The Wire", "wire.txt", "2")
    assert (first["Confidence"], first["MentionDocLen"], first["MentionTimeDate"]) == ("80", str(len(made.WIRE)), "20200303000000")
    assert (second["Actor2CharOffset"], second["MentionTimeDate"], second["EventTimeDate"]) == ("-1", "", "20200303000000")
    assert [row["SentenceID"] for row in told] == ["2", "1", "3"]
    assert made.WIRE[int(met["Actor2CharOffset"]) :].startswith("Sami Aziz")


def test_polecat_comes_back():
    closed, met = rows(polecat.events_text(both(), VERSION), polecat.COLUMNS, True)
    assert (closed["Event ID"], closed["Event Date"], closed["Event Type"], closed["Event Mode"]) == ("c-wire", "2020-03-02", "SANCTION", "withdraw")
    assert (closed["Quad Code"], closed["Intensity"], closed["Contexts"]) == ("MATERIAL CONFLICT", "-6", "diplomatic")
    assert (closed["Actor Name"], closed["Actor Country"], closed["Actor COW"], closed["Primary Actor Sector"]) == ("Norland", "Norway", "385", "None")
    assert (closed["Placename"], closed["City"], closed["Country"], closed["Version"]) == ("Cairo", "Cairo", "EGY", VERSION)
    assert (met["Actor Name"], met["Actor Name Raw"], met["Actor Sectors"]) == ("Berg; Sami Aziz", "Mr. Berg; Sami Aziz of Egypt", "GOV; ELI")
    assert (met["Actor Country"], met["Recipient Name"], met["Recipient COW"], met["Intensity"]) == ("Norway; Egypt", "None", "None", "4")
    assert (closed["Source"], closed["Publication Date"], closed["Language"]) == ("The Wire", "2020-03-03", "English")


def test_icews_comes_back():
    found = both()
    closed, met = rows(icews.events_text(found), icews.COLUMNS, True)
    assert (closed["Event ID"], closed["Event Date"], closed["CAMEO Code"], closed["Intensity"]) == (str(found[0].number), "2020-03-02", "161", "-4")
    assert (closed["Event Text"], closed["Source Country"], closed["Target Country"]) == ("Reduce or break diplomatic relations", "Norway", "Egypt")
    assert (met["Source Sectors"], met["Target Name"], met["Target Sectors"], met["Sentence Number"]) == ("Government", "Sami Aziz", "Elite", "3")
    assert (closed["City"], closed["Country"], closed["Publisher"]) == ("Cairo", "Egypt", "The Wire")


def test_plover_comes_back():
    closed, met = [json.loads(line) for line in plover.events_text(both(), VERSION).splitlines()]
    assert (closed["id"], closed["date"], closed["event"], closed["mode"], closed["context"]) == ("c-wire", "2020-03-02", ["SANCTION"], ["withdraw"], ["diplomatic"])
    assert closed["actor"] == [{"code": "NOR", "entity_text": "Norland", "identifier_text": "Norland"}]
    assert closed["event_loc"] == {"extracted_place": "Cairo", "country": "Egypt", "country_code": "EGY"}
    assert made.WIRE[closed["text_info"]["start"] : closed["text_info"]["end"]] == "Norland closed its embassy in Cairo on Monday"
    assert met["actor"][0] == {"code": "NOR", "sector": "GOV", "entity_text": "Mr. Berg", "identifier_text": "Berg"} and "recipient" not in met
    assert met["cite_info"]["publication"] == "The Wire" and met["quad_code"] == 1 and met["event_scale"] == 4


def test_an_interval_of_days_is_kept_where_there_is_room():
    event = json.loads(plover.events_text([one(date=made.on("2020-03-02", "2020-03-04"))], VERSION))
    assert (event["date"], event["enddate"]) == ("2020-03-02", "2020-03-04")


@pytest.mark.parametrize("type_", sorted({row["type"] for row in table("plover")}))
def test_every_type_and_mode_has_a_code_a_score_and_words(type_):
    for row in (r for r in table("plover") if r["type"] == type_):
        event = one(plover=Plover(type=type_, mode=row["mode"] or None, contexts=())).event
        code = cameo.event_code(event)
        assert len(code) in (3, 4) and cameo.goldstein(code) is not None and cameo.words(code) and cameo.cameo_quad(code) in (1, 2, 3, 4)
        assert cameo.plover_quad(type_) in (1, 2, 3, 4)


@pytest.mark.parametrize(("code", "whole", "quad"), [("11", "110", 3), ("1121", "1121", 3), ("08", "080", 2), ("0871", "0871", 2), ("163", "163", 4), ("02", "020", 1)])
def test_cameo_codes_are_written_whole(code, whole, quad):
    (row,) = events_of([one(cameo=code)])
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"], row["QuadClass"]) == (whole, whole[:3], whole[:2], str(quad))


@pytest.mark.parametrize(
    ("who", "whole", "country", "group", "kind"),
    [
        (someone("USA", "GOV"), "USAGOV", "USA", "", "GOV"),
        (someone("ROU", "MIL"), "ROMMIL", "ROM", "", "MIL"),
        (someone("FRA", "JRN"), "FRAMED", "FRA", "", "MED"),
        (someone("FRA", "MED"), "FRAHLH", "FRA", "", "HLH"),
        (someone(None, "REB"), "REB", "", "", "REB"),
        (someone("FRA", "PTY"), "FRA", "FRA", "", ""),
        (someone("UNO", None, "United Nations"), "IGOUNO", "", "UNO", "IGO"),
        (someone(None, "IGO", "UN Security Council"), "IGOUNO", "", "UNO", "IGO"),
        (someone(None, "IGO", "the European Union"), "IGOEUREEC", "EUR", "EEC", "IGO"),
        (someone(None, "IGO", "NATO"), "IGOWSTNAT", "WST", "NAT", "IGO"),
        (someone("GBR", "MIL", "UN force"), "GBRMIL", "GBR", "", "MIL"),
        (someone("RUS", "GOV", "Russia"), "RUS", "RUS", "", ""),
        (someone("RUS", "GOV", "Russian government"), "RUSGOV", "RUS", "", "GOV"),
        (someone("NGO", None), "NGO", "", "", "NGO"),
        (someone(None, None), "", "", "", ""),
    ],
)
def test_actor_codes(who, whole, country, group, kind):
    code = cameo.actor_code(who)
    assert (code.whole, *code) == (whole, country, group, kind)


@pytest.mark.parametrize(
    ("who", "code", "country", "sector"),
    [
        (someone("USA", "GOV"), "USA", "United States", "GOV"),
        (someone(None, "IGO", "United Nations Security Council"), "UNO", "United Nations", "None"),
        (someone(None, "IGO", "NATO"), "IGO", "International Governmental Organization", "None"),
        (someone("NGO", None), "NGO", "Non-governmental Organization", "None"),
        (someone(None, "REB"), None, "None", "REB"),
    ],
)
def test_bodies_of_no_country(who, code, country, sector):
    deed = one(actors=(who,))
    (row,) = rows(polecat.events_text([deed], VERSION), polecat.COLUMNS, True)
    assert (row["Actor Country"], row["Primary Actor Sector"]) == (country, sector)
    assert json.loads(plover.events_text([deed], VERSION))["actor"][0].get("code") == code


@pytest.mark.parametrize(("name", "country", "kind"), [("France", "FRA", "1"), ("Washington", "USA", "3"), ("Paris", "FRA", "4"), ("the harbour", None, "")])
def test_places(name, country, kind):
    (row,) = events_of([one(place=EventPlace(name=name, country=country, span=Span(0, 3)))])
    assert (row["ActionGeo_Type"], row["ActionGeo_Fullname"]) == (kind, name)
    assert events_of([one()])[0]["ActionGeo_Type"] == "0"


def test_an_address_is_a_web_source():
    account = dataclasses.replace(made.column(), uri="https://news.example/a?b=1")
    (row,) = mentions_of(deeds(made.read_back(account)))
    assert (row["MentionType"], row["MentionSourceName"], row["MentionIdentifier"]) == ("1", "news.example", "https://news.example/a?b=1")


SENTENCES = "A headline\n\nMr. A. Berg of the U.S. left. \"He is gone!\" they said. NATO. Then\n\n\nnothing… 3 more"


@pytest.mark.parametrize(("words", "n"), [("A headline", 1), ("Mr.", 2), ("left", 2), ("gone", 3), ("they", 3), ("NATO", 4), ("Then", 5), ("nothing", 6), ("3 more", 7)])
def test_sentences_are_counted(words, n):
    account = made.account("a.txt", SENTENCES, (), zones=(Zone(kind="headline", start=0, end=12), Zone(kind="body", start=12, end=len(SENTENCES))))
    assert gdelt.sentence_number(account, SENTENCES.index(words)) == n


@pytest.mark.parametrize(("at", "lead"), [(0, True), (12, True), (50, True), (len(SENTENCES) - 1, False)])
def test_the_first_paragraph_leads(at, lead):
    account = made.account("a.txt", SENTENCES, (), zones=(Zone(kind="headline", start=0, end=12), Zone(kind="body", start=12, end=len(SENTENCES))))
    assert gdelt.is_lead(account, Span(at, at + 1)) is lead


def test_much_white_space_is_counted_at_once():
    text = "A." + " \n" * 200_000 + "B." + "\n" * 200_000
    account = made.account("a.txt", text, ())
    assert gdelt.sentence_number(account, text.index("B")) == 2 and not gdelt.is_lead(account, Span(len(text) - 1, len(text)))


@given(hostile, hostile, hostile)
def test_no_text_breaks_the_columns(name, place, uri):
    wire = made.wire()
    who = dataclasses.replace(wire.events[0].actors[0], name=name)
    where = EventPlace(name=place, country=None, span=Span(0, 1))
    account = dataclasses.replace(made.changed(wire, 0, actors=(who, who), place=where), uri=uri)
    found = deeds(made.read_back(account), REALIS)
    closed = events_of(found)[0]
    assert (closed["Actor1Name"], closed["ActionGeo_Fullname"], closed["SOURCEURL"]) == (cell(found[0].event.actors[0].name.upper()), cell(place), cell(uri))
    assert mentions_of(found)[0]["MentionIdentifier"] == cell(uri)
    for text, columns in ((polecat.events_text(found, VERSION), polecat.COLUMNS), (icews.events_text(found), icews.COLUMNS)):
        assert len(rows(text, columns, True)) == 3
        quoted = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
        assert quoted == [line.split("\t") for line in text.split("\n")[:-1]]
    assert rows(polecat.events_text(found, VERSION), polecat.COLUMNS, True)[0]["Actor Name Raw"] == "Norland; Norland"
    assert len([json.loads(line) for line in plover.events_text(found, VERSION).split("\n")[:-1]]) == 3


@given(st.lists(st.sampled_from(REALIS), min_size=3, max_size=3), st.booleans())
def test_each_deed_is_one_row_in_every_format(words, clustered):
    first = made.wire()
    for n, word in enumerate(words):
        first = made.changed(first, n, realis=word)
    second = made.column()
    value = made.record(first, second, clusters=(made.cluster((first, 0), (second, 0)),) if clustered else ())
    found = deeds(made.read_back(value))
    numbers = [str(d.number) for d in found]
    assert [row["GlobalEventID"] for row in events_of(found)] == numbers
    assert [row["Event ID"] for row in rows(icews.events_text(found), icews.COLUMNS, True)] == numbers
    assert [row["Event ID"] for row in rows(polecat.events_text(found, VERSION), polecat.COLUMNS, True)] == [d.id for d in found]
    assert [json.loads(line)["id"] for line in plover.events_text(found, VERSION).splitlines()] == [d.id for d in found]
    assert {row["GlobalEventID"] for row in mentions_of(found)} == set(numbers)
    assert [row["SQLDATE"] for row in events_of(found)] == [(day(d.dates) or "").replace("-", "") for d in found]
