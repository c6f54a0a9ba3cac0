"""The drawings: places on the axis, widths as wide as a date is open, lines from accounts to origins."""

from __future__ import annotations

import dataclasses

import pytest

from rashomon.show import view
from rashomon.show.charts import LEFT, WIDTH
from rashomon.types import Mention, TimelineEntry

from . import crowd, sample


def entry(account, earliest: str | None, latest: str | None, precision: str = "day") -> TimelineEntry:
    evidence = (Mention(account=account.id, start=0, end=5),)
    return TimelineEntry(earliest=earliest, latest=latest, precision=precision, label="x", point=None, event_cluster=None, evidence=evidence, by="s")


def chart(*spans: tuple[str | None, str | None]) -> dict | None:
    record = sample.record()
    return view(dataclasses.replace(record, timeline=tuple(entry(record.accounts[0], *s) for s in spans)))["timeline"]["chart"]


def test_a_date_is_drawn_as_wide_as_it_is_open():
    drawn = chart(("2031-03-01", "2031-03-01"), ("2031-03", "2031-03"))
    month, day = drawn["rows"][0]["bars"]
    assert month["width"] > 20 * day["width"] and day["is_day"] and not month["is_day"]
    assert month["x"] == day["x"] == LEFT and LEFT + month["width"] <= WIDTH


def test_reports_stand_where_the_accounts_were_published():
    drawn = chart(("2031-03-01", "2031-03-01"), ("2031-03-06", "2031-03-06"))
    first, second, third = (r["report"]["x"] for r in drawn["rows"])
    assert first < second == third


def test_what_is_far_away_is_counted_not_drawn():
    drawn = chart(("2031-03-01", "2031-03-01"), ("2031-03-06", "2031-03-06"), ("1990", "1990"))
    assert len(drawn["rows"][0]["bars"]) == 2 and drawn["outside"].startswith("1 date further away stands")


@pytest.mark.parametrize("spans", [(), (("2031-03-01", "2031-03-01"),), ((None, "2031-03-01"), ("2031-03-02", None)), (("soon", "soon"), ("2031-13-40", "x")), (("0001", "0001"), ("9999", "9999"))])
def test_too_little_to_draw(spans):
    assert chart(*spans) is None


def test_every_bar_leads_into_the_list():
    record = sample.record()
    days = tuple(entry(a, f"2031-03-0{n}", f"2031-03-0{n}") for n, a in enumerate(record.accounts, 1))
    held = view(dataclasses.replace(record, timeline=days))["timeline"]
    ids = {row["id"] for row in held["rows"]}
    assert held["chart"] and {b["href"] for r in held["chart"]["rows"] for b in r["bars"]} <= ids


def test_origins_that_several_show_have_several_lines():
    held = view(sample.record())["origins"]["chart"]
    assert held is None or all(sum(line["to"] == o["y"] for line in held["lines"]) == len(o["accounts"]) for o in held["origins"])


def test_a_crowd_is_not_drawn():
    assert view(crowd.record(40))["timeline"]["chart"] is None and view(crowd.record(40))["origins"]["chart"] is None
