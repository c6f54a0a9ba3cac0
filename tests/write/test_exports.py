"""Which events are exported, as how many, with which dates; cells that no text can break; the side table."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import deeds as made
from rashomon.errors import InputError
from rashomon.types import EventPlace, Span
from rashomon.write.exports import AS_REAL, REALIS, SIDE_COLUMNS, cell, common, day, deeds, number, side_text, tab_text
from rashomon.write.stored import stored

hostile = st.text(max_size=60) | st.sampled_from(["a\tb", "x\r\ny", '"', '"a\t', "=1+1", "@SUM(A1)", "-2", "\\", "a\\\t", "\u2028", "\x85", "\ud800", "\0", "'", "", " "])


def side(found):
    return list(csv.DictReader(io.StringIO(side_text(found), newline="")))


def test_many_reports_are_one_deed():
    found = deeds(made.read_back(made.both()))
    assert [(d.event.trigger, len(d.told)) for d in found] == [(made.span(made.WIRE, "closed"), 2), (made.span(made.WIRE, "met"), 1)]
    assert len({d.number for d in found}) == 2 and all(0 < d.number <= 2**52 for d in found)


def test_accounts_alone_have_a_deed_for_each_event():
    first, second = made.wire(), made.column()
    found = deeds([*made.read_back(first), *made.read_back(second)])
    assert [d.told[0].account.uri for d in found] == ["wire.txt", "wire.txt", "opinion/column.txt"]


def test_what_is_not_told_as_real_stays_out():
    assert all(d.event.plover.type != "ASSAULT" for d in deeds(made.read_back(made.wire())))
    assert {d.event.realis for d in deeds(made.read_back(made.wire()), REALIS)} == {"actual", "conditional"}


@pytest.mark.parametrize("word", [w for w in REALIS if w not in AS_REAL])
def test_no_unreal_word_passes_by_default(word):
    changed = made.changed(made.column(), 0, realis=word)
    assert deeds(made.read_back(changed)) == ()
    assert len(deeds(made.read_back(changed), (word,))) == 1


def test_one_denial_does_not_take_away_what_another_affirms():
    first, second = made.wire(), made.changed(made.column(), 0, realis="negated")
    (deed, _) = deeds(made.read_back(made.record(first, second, clusters=(made.cluster((first, 0), (second, 0)),))))
    assert [t.account.id for t in deed.told] == ["wire"] and [t.event.realis for t in deed.otherwise] == ["negated"]
    assert [(row["exported"], row["realis"]) for row in side([deed])] == [("yes", "actual"), ("no", "negated")]


def test_the_accounts_own_voice_is_firmer_than_a_quotation():
    first, second = made.changed(made.wire(), 0, asserted_by=("s1",), confidence=1.0), made.column()
    deed = deeds(made.read_back(made.record(first, second, clusters=(made.cluster((first, 0), (second, 0)),))))[0]
    assert deed.told[0].account.id == second.id and deed.told[1].speakers == ("Berg",)
    assert deed.receiving.account.id == "wire"


def test_the_same_record_twice_counts_once_and_order_changes_no_number():
    source = made.read_back(made.both())
    again = made.read_back(made.record(*reversed(made.both().accounts), clusters=made.both().event_clusters))
    assert deeds([*source, *source]) == deeds(source)
    assert {(d.id, d.number) for d in deeds(again)} == {(d.id, d.number) for d in deeds(source)}


@pytest.mark.parametrize(
    ("dates", "whole", "month", "year"),
    [
        ([("2020-03-02", "2020-03-02")], "2020-03-02", "2020-03", "2020"),
        ([("2020-03", "2020-03")], None, "2020-03", "2020"),
        ([("2020-03-01", "2020-03-02")], None, "2020-03", "2020"),
        ([("2020-02-28", "2020-03-02")], None, None, "2020"),
        ([("2019", "2020")], None, None, None),
        ([("2020", "2020")], None, None, "2020"),
        ([("2020-03", "2020-03"), ("2020-03-02", "2020-03-02")], "2020-03-02", "2020-03", "2020"),  # one says it more precisely
        ([("2020-03-02", "2020-03-02"), ("2020-03-03", "2020-03-03")], None, "2020-03", "2020"),  # they differ
        ([("2020-03-01", "2020-03-05"), ("2020-03-05", "2020-03-09")], None, "2020-03", "2020"),  # no one says the fifth
        ([None, None], None, None, None),
    ],
)
def test_dates_are_never_more_precise_than_a_text(dates, whole, month, year):
    accounts = [made.changed(made.account(f"{n}.txt", made.COLUMN, made.column().events), 0, date=d and made.on(*d)) for n, d in enumerate(dates)]
    (deed,) = deeds(made.read_back(made.record(*accounts, clusters=(made.cluster(*[(a, 0) for a in accounts]),))))
    assert (day(deed.dates), common(deed.dates, 7), common(deed.dates, 4)) == (whole, month, year)


def test_a_place_in_dispute_is_no_place():
    places = [EventPlace(name=n, country=c, span=Span(0, 2)) for n, c in (("Cairo", "EGY"), ("Oslo", "NOR"))]
    accounts = [made.changed(made.account(f"{n}.txt", made.COLUMN, made.column().events), 0, place=place) for n, place in enumerate(places)]
    (deed,) = deeds(made.read_back(made.record(*accounts, clusters=(made.cluster(*[(a, 0) for a in accounts]),))))
    assert deed.place is None


def test_both_parties_of_a_meeting_are_the_pair():
    met = deeds(made.read_back(made.wire()))[1]
    assert [p.name for p in met.pair] == ["Berg", "Sami Aziz"]
    struck = deeds(made.read_back(made.changed(made.wire(), 0, actors=met.event.actors, recipients=())))[0]
    assert [p and p.name for p in struck.pair] == ["Berg", None]  # two who act are not one against the other


@pytest.mark.parametrize(("name", "country", "is_named"), [("We", None, False), ("them", None, False), ("We", "NOR", True), ("Norland", None, True), ("Us Too", None, True)])
def test_a_pronoun_that_nothing_settles_is_nobody(name, country, is_named):
    who = made.participant(made.COLUMN, "Norland", country, name=name)
    (deed,) = deeds(made.read_back(made.changed(made.column(), 0, actors=(who,))))
    assert bool(deed.actors) is is_named and deed.pair == ((who if is_named else None), None)
    assert side([deed])[0]["actors"].startswith(name)


def test_the_side_table_keeps_what_the_columns_cannot():
    found = deeds(made.read_back(made.both()), REALIS)
    rows = side(found)
    assert list(rows[0]) == SIDE_COLUMNS and len(rows) == 4
    texts = {"wire.txt": made.WIRE, "opinion/column.txt": made.COLUMN}
    for row in rows:
        text = texts[row["account"]]
        assert text[int(row["start"]) : int(row["end"])] == row["text"] and text[int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger"]
    (strike,) = [row for row in rows if row["trigger"] == "strike"]
    assert (strike["realis"], strike["speakers"], strike["rule"], strike["confidence"]) == ("conditional", "Berg", "event.made.v1", "0.7")
    assert json.loads(rows[0]["contested"]) == {"mode": ["withdraw", None]}
    assert {row["event_number"] for row in rows} == {str(d.number) for d in found}


@given(hostile)
def test_no_text_breaks_a_cell(text):
    written = cell(text)
    assert not set(written) & set('\t\r\n"\\\0\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029') and written.splitlines() in ([], [written])
    assert not written.startswith(("=", "+", "-", "@", "%", "|")) and cell(written).lstrip("'") == written.lstrip("'")
    written.encode("utf8")


@pytest.mark.parametrize(("value", "text"), [(None, ""), (-6.0, "-6"), (0.1 + 0.2, "0.3"), (-1, "-1"), ("-1", "'-1"), ("a  b\n", "a b"), (2**52, str(2**52))])
def test_cells(value, text):
    assert cell(value) == text


@given(st.lists(st.lists(hostile, min_size=3, max_size=3), max_size=4))
def test_rows_keep_their_columns_for_any_reader(rows):
    text = tab_text(rows, ["a", "b", "c"])
    assert [line.split("\t") for line in text.split("\n")[1:-1]] == [[cell(v) for v in row] for row in rows]
    assert list(csv.reader(io.StringIO(text), delimiter="\t"))[1:] == [[cell(v) for v in row] for row in rows]


@given(st.text())
def test_numbers_are_stable_and_small(key):
    assert number(key) == number(key) and 0 < number(key) <= 2**52


def test_a_number_known_by_heart():
    assert number("c-wire") == 1_550_777_585_955_869


BROKEN = {
    "empty": "",
    "no json": "{",
    "a list": "[1]",
    "a number": "3",
    "no schema": "{}",
    "other schema": '{"schema": "rashomon.record/9"}',
    "bare record": '{"schema": "rashomon.record/1"}',
    "bare account": '{"schema": "rashomon.account/1"}',
    "nested": "[" * 100_000,
    "infinite": '{"schema": "rashomon.record/1", "accounts": [Infinity]}',
    "second line": '{"schema": "rashomon.account/1"}\n{',
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_what_is_no_record_is_one_line(name):
    with pytest.raises(InputError) as error:
        stored(BROKEN[name], "x.json")
    assert str(error.value).startswith("x.json: ") and len(str(error.value).splitlines()) == 1 and "rashomon compare --json" in str(error.value)


def leaves(value, path=()):
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*path, key))
        yield path
    else:
        yield path


@pytest.mark.parametrize("junk", [None, 1, -1, "x", [], {}, True, 1.5, float("nan"), 10**400], ids=repr)
def test_a_record_with_junk_in_it_is_refused_or_read(junk):
    whole = made.as_json(made.both())
    for path in [p for p in leaves({"accounts": whole["accounts"], "event_clusters": whole["event_clusters"]}) if p]:
        copy = json.loads(json.dumps(whole))
        at = copy
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = junk
        try:
            found = deeds(stored(json.dumps(copy), "x.json"), REALIS)
        except InputError as error:
            assert len(str(error).splitlines()) == 1
        else:
            side_text(found)
