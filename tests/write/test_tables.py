"""CSV tables: one row per cell, nothing that a spreadsheet runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.types import Account, Cell, Conflict, ConflictValue, Generator, Mention, OriginCount, Point, Position, Record, Span, TimelineEntry
from rashomon.write.tables import COLUMNS, safe, tables


def record(text):
    origins = OriginCount(shown=0, unsourced=("a",), lower=1, upper=1)
    cell = Cell(account="a", evidence=(Span(0, len(text)),), value=None, voice="narrator", chain=("X", "Y"), realis="actual", zone="body", origins=())
    sides = tuple(ConflictValue(account="a", value=v, span=Span(0, 1)) for v in "12")
    conflict = Conflict(kind="number", strength="contradiction", scope="within", both_true_if=None, values=sides, rule="r", reason="1 is not 2")
    parts = {"silent": (), "origins": origins, "importance": "core", "by": "r"}
    point = Point(id="p", kind="quantity", summary="=1+1", relation="conflict", cells=(cell,), conflict=conflict, **parts)
    entry = TimelineEntry(earliest="2015", latest="2015", precision="year", label="@x", point="p", event_cluster=None, evidence=(Mention("a", 0, 1),), by="r")
    position = Position(id="s", actor="e", issue="i", stance="for", polarity=1.0, evidence=(Mention("a", 0, 1),), statements=(), by="r")
    account = Account(id="a", uri="a.txt", sha256="", text=text)
    return Record(
        id="r", title="t", generator=Generator(version="0", reader="n"), accounts=(account,), points=(point,), timeline=(entry,), positions=(position,)
    )


def read(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_table_has_its_columns_and_rows():
    made = tables(record("Ten men, he said."))
    assert sorted(made) == sorted(COLUMNS)
    row = read(made["points"])[0]
    assert (row["account"], row["text"], row["chain"], row["conflict_reason"]) == ("a.txt", "Ten men, he said.", "X < Y", "1 is not 2")
    assert read(made["timeline"])[0]["label"] == "'@x" and read(made["positions"])[0]["actor"] == "e"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|x", "%x"])
def test_formulas_are_defused(cell):
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["plain", " =1", 1, -1, 0.5, True])
def test_the_rest_is_left_alone(cell):
    assert safe(cell) == cell


@given(st.text(min_size=1).filter(lambda t: "\0" not in t))
def test_text_survives_the_table(text):
    row = read(tables(record(text))["points"])[0]
    assert row["text"].removeprefix("'") == text.removeprefix("'") or row["text"] == "'" + text
