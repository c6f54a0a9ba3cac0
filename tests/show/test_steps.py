"""Instruments as step charts, and positions as a grid: what is drawn, what is left out."""

from __future__ import annotations

import dataclasses

import pytest

from rashomon.show import page, view
from rashomon.types import EventDate, Instrument, InstrumentState, Mention

from . import sample
from .document import Document

HERE = Mention(account="acc-wire", start=0, end=20)
THERE = Mention(account="acc-review", start=0, end=20)


def state(before: str | None, after: str, when: tuple[str, str] | None = None, *, realis: str = "actual", change: str = "adopted", at: Mention = HERE) -> InstrumentState:
    date = EventDate(earliest=when[0], latest=when[1], precision="day", basis="s", span=None) if when else None
    return InstrumentState(before=before, after=after, change=change, date=date, realis=realis, condition=None, asserted_by=("narrator",), evidence=(at,))


def chart(*states: InstrumentState, undated: bool = False) -> dict | None:
    record = sample.record()
    made = Instrument(id="i-9", name="truce", kind="treaty", parties=(), states=states, by="s")
    accounts = tuple(dataclasses.replace(a, published=None) if undated else a for a in record.accounts)
    return view(dataclasses.replace(record, accounts=accounts, instruments=(made,)))["instruments"]["rows"][0]["chart"]


def test_a_line_is_whole_only_between_two_dated_steps():
    drawn = chart(state("not signed", "signed", ("2031-03-01", "2031-03-01")), state("signed", "broken", ("2031-03-03", "2031-03-03")))
    assert [level["name"] for level in drawn["levels"]] == ["not signed", "signed", "broken"]
    across = [line for line in drawn["lines"] if "H" in line["d"]]
    assert [line["is_whole"] for line in across] == [False, True, False]
    assert drawn["marks"][0]["middle"] < drawn["marks"][1]["middle"]


def test_a_bar_is_as_wide_as_its_date_is_open():
    drawn = chart(state("open", "closed", ("2031-03-01", "2031-03-04"), at=THERE), state("closed", "open", ("2031-03-05", "2031-03-05")))
    wide, day = drawn["marks"]
    assert (wide["kind"], day["kind"]) == ("open", "day") and wide["width"] > 3.9 * day["width"]


def test_what_has_not_come_about_stands_in_brackets_and_off_the_line():
    drawn = chart(state("in force", "suspended", ("2031-03-01", "2031-03-01")), state("suspended", "to be restored", realis="planned", change="announced"))
    assert [level["name"] for level in drawn["levels"]] == ["in force", "suspended", "(to be restored)"]
    planned = drawn["marks"][-1]
    assert planned["kind"] == "report" and not planned["is_held"] and "not come about, as reported on" in planned["said"]
    assert not any(str(planned["y"]) in line["d"].split("V")[-1].split() for line in drawn["lines"] if "V" in line["d"])


@pytest.mark.parametrize(
    "states, undated",
    [
        ((state("not signed", "signed"),), False),  # no date of its own
        ((state(None, "announced", ("2031-03-01", "2031-03-01")),), False),  # one state alone
        ((state("not signed", "signed", ("soon", "soon")),), True),
        ((state("none", "elsewhere", ("2031-03-01", "2031-03-01")),), True),
    ],
)
def test_little_is_not_drawn(states, undated):
    assert chart(*states, undated=undated) is None


@pytest.mark.parametrize("when", [("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("0002", "9998")])
def test_the_ends_of_the_calendar_break_nothing(when):
    drawn = chart(state("closed", "open", when), state("open", "closed", ("2031-03-05", "2031-03-05")))
    assert drawn and all(0 <= m["x"] <= 900 for m in drawn["marks"])


def test_steps_near_in_time_share_an_axis():
    record = sample.record()
    near = [state("no", "yes", (f"2031-03-0{n}", f"2031-03-0{n}")) for n in (1, 4)]
    far = state("no", "yes", ("1990-01-01", "1990-12-31"))
    made = tuple(Instrument(id=f"i-{n}", name="x", kind="treaty", parties=(), states=(s,), by="s") for n, s in enumerate([*near, far]))
    one, two, three = (row["chart"] for row in view(dataclasses.replace(record, instruments=made))["instruments"]["rows"])
    assert one["ticks"] == two["ticks"] != three["ticks"] and one["marks"][0]["middle"] < two["marks"][0]["middle"]


def test_every_mark_and_stance_leads_to_its_words():
    document = Document(page(sample.record()))
    ids = {attributes["id"] for _, attributes in document.elements if attributes.get("id")}
    hrefs = [a["href"][1:] for a in document.of("a") if a["href"].startswith(("#i-", "#stand-"))]
    assert len(hrefs) >= 6 and set(hrefs) <= ids


def test_issues_of_several_actors_stand_first():
    grid = view(sample.record())["positions"]["grid"]
    rows = grid["shown"]["rows"]
    assert grid["shown"]["columns"] == ["Teodor Brandt", "Ilse Maren"] and rows[0]["issue"] == "sanctions"
    assert [[one["side"] for one in cell] for cell in rows[0]["cells"]] == [["against"], ["for"]]
    assert {one["side"] for row in rows for cell in row["cells"] for one in cell} == {"for", "against", "mixed"}


def test_one_actor_needs_no_grid():
    record = sample.record()
    held = view(dataclasses.replace(record, positions=record.positions[:2]))["positions"]
    assert held["grid"] is None and len(held["actors"]) == 1
