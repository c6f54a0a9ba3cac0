"""About this record: measured figures are those of the bench, inputs carry digests, empty layers say what was looked for."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

import rashomon
from rashomon.show import page, view
from rashomon.show.about import measured

from . import sample
from .document import Document

FLOORS = json.loads((Path(__file__).parents[2] / "bench" / "floors.json").read_text(encoding="utf8"))


@pytest.mark.parametrize("row", measured(), ids=lambda row: row["key"])
def test_a_figure_on_the_page_is_the_bound_of_the_bench(row):
    assert row["key"] in FLOORS, "src/rashomon/show/measured.tsv names a figure that bench/floors.json does not bound"
    floor = FLOORS[row["key"]]["floor"]
    assert float(row["figure"]) == pytest.approx(floor if floor > 1 else 100 * floor), "bring src/rashomon/show/measured.tsv up to bench/floors.json"


def test_inputs_carry_their_digests():
    words = Document(page(sample.record())).words
    assert all(f"{a.sha256}" in words and a.uri in words for a in sample.record().accounts)


def test_what_was_found_is_not_said_to_be_missing():
    told = view(sample.record())["about"]["not_found"]
    assert not [said for said in told if said.startswith(("claims that cannot", "points that", "sanctions, channels"))]


def test_an_empty_layer_says_what_it_looked_for():
    record = dataclasses.replace(sample.record(), instruments=())
    assert any(said.startswith("sanctions, channels") for said in view(record)["about"]["not_found"])


def test_a_record_shows_itself_in_a_notebook():
    shown = sample.record()._repr_html_()
    assert shown.startswith("<iframe") and 'sandbox="allow-scripts' in shown and "allow-same-origin" not in shown
    assert shown.count("<") == 2 and "Norvale" in shown
    assert rashomon.Record is type(sample.record())
