"""An instrument as a step chart, in plain numbers: time from left to right, its states as levels, a step where a text dates a change.

In: an `Index` and an instrument. Out: a dict of coordinates (user units of an SVG) for the template; None where no change is dated
or only one state is told. A line is whole only between two dated steps: nothing says since when, or how long, the rest held.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from ..types import Instrument
from .calendar import interval_words
from .charts import WIDTH, days, ticks
from .evidence import Index, shortened
from .words import HELD, listed

_LEFT, _TOP, _ROW, _LONGEST_NAME = 210, 46, 34, 28
_REACH = timedelta(days=200)  # from the middle of all that is drawn
_NO_STATE = {None, "", "none", "elsewhere"}


class Mark(NamedTuple):
    """One told state: first and last day, whether the day is that of the change or of the report, the states, who tells it, where on the page."""

    start: date
    end: date
    is_dated: bool
    before: str | None
    after: str
    is_held: bool
    accounts: tuple[str, ...]
    href: str


def steps_charts(told: list[list[Mark]]) -> list[dict | None]:
    """A chart for the marks of each instrument; those near in time share one axis, so that they read down the page."""
    drawn = [sorted(marks, key=lambda m: (m.start, m.end, not m.is_dated, m.after)) if _is_worth(marks) else [] for marks in told]
    starts = sorted(m.start for marks in drawn for m in marks)
    middle = starts[len(starts) // 2] if starts else date.min
    near = [marks for marks in drawn if marks and all(abs(end - middle) <= _REACH for m in marks for end in (m.start, m.end))]
    shared = [m for marks in near for m in marks]
    return [_chart(marks, shared if marks in near else marks) if marks else None for marks in drawn]


def _is_worth(marks: list[Mark]) -> bool:
    return any(m.is_dated for m in marks) and len(_levels(marks)) > 1


def _levels(marks: list[Mark]) -> list[tuple[str, bool]]:
    """The states, each with whether it came about, in order of time."""
    return list(dict.fromkeys(level for m in marks for level in ([(m.before, True)] if m.before and m.is_dated else []) + [(m.after, m.is_held)]))


def _chart(marks: list[Mark], axis: list[Mark]) -> dict:
    names = _levels(marks)
    first, last = min(m.start for m in axis), max(m.end for m in axis)
    pad = max(1, (last - first).days // 12)
    first, last = date.fromordinal(max(1, first.toordinal() - pad)), date.fromordinal(min(date.max.toordinal(), last.toordinal() + pad))
    scale = (WIDTH - _LEFT - 12) / ((last - first).days + 1)

    def place(day: date) -> float:
        return round(_LEFT + (day - first).days * scale, 1)

    y = {level: _TOP + n * _ROW for n, level in enumerate(names)}
    return {
        "width": WIDTH,
        "height": _TOP + len(names) * _ROW,
        "left": _LEFT,
        "levels": [{"name": shortened(name if is_held else f"({name})", _LONGEST_NAME), "y": y[name, is_held], "is_held": is_held} for name, is_held in names],
        "lines": _lines([m for m in marks if m.is_dated and m.is_held], y, place, place(last) + scale),
        "marks": [_drawn(m, y[m.after, m.is_held], place, scale) for m in marks],
        "ticks": ticks(first, last, place, most=6),
        "said": "; ".join(_said(m) for m in marks),
    }


def told_states(index: Index, instrument: Instrument, addresses: dict[tuple[int, str], str]) -> list[Mark]:
    """What can be placed in time; `addresses` gives the id on the page of each (number of the state, account)."""
    held: dict[tuple, list[tuple[str, str]]] = {}
    for n, state in enumerate(instrument.states):
        if state.after in _NO_STATE:
            continue
        told = days(state.date.earliest, state.date.latest) if state.date else None
        is_held = state.realis in HELD and state.change not in ("announced", "proposed")
        for account in dict.fromkeys(m.account for m in state.evidence):
            published = index.accounts[account].published
            span = told or (days(published.date, published.date) if published else None)
            if span:
                key = (*span, told is not None, None if state.before in _NO_STATE else state.before, state.after, is_held)
                held.setdefault(key, []).append((index.labels[account], addresses[n, account]))
    return [
        Mark(start, end, is_dated, before, after, is_held, tuple(dict.fromkeys(a for a, _ in where)), where[0][1])
        for (start, end, is_dated, before, after, is_held), where in held.items()
    ]


def _lines(steps: list[Mark], y: dict[tuple[str, bool], int], place, right: float) -> list[dict]:
    """Paths between the steps: whole where one dated state leads to the next, broken elsewhere."""
    lines: list[dict] = []
    at, now = float(_LEFT), None
    for step in steps:
        start, end = place(step.start), place(step.end + timedelta(days=1))
        middle = round((start + end) / 2, 1)
        level = step.before or now
        if level is not None:
            lines.append({"d": f"M{at} {y[level, True]}H{middle}", "is_whole": level == now})
            lines.append({"d": f"M{middle} {y[level, True]}V{y[step.after, True]}", "is_whole": True})
        at, now = middle, step.after
    if now is not None:
        lines.append({"d": f"M{at} {y[now, True]}H{right}", "is_whole": False})
    return lines


def _drawn(mark: Mark, y: int, place, scale: float) -> dict:
    start, width = place(mark.start), round(((mark.end - mark.start).days + 1) * scale, 1)
    kind = "report" if not mark.is_dated else "day" if mark.start == mark.end else "open"
    return {
        "kind": kind,
        "is_held": mark.is_held,
        "x": start,
        "middle": round(start + width / 2, 1),
        "width": max(width, 3),
        "y": y,
        "href": mark.href,
        "label": ", ".join(mark.accounts[:4]) + (" …" if len(mark.accounts) > 4 else ""),
        "said": _said(mark),
    }


def _said(mark: Mark) -> str:
    change = f"{mark.before} to {mark.after}" if mark.before and mark.before != mark.after else mark.after
    when = interval_words(mark.start.isoformat(), mark.end.isoformat())
    return f"{listed(list(mark.accounts))}: {change}{'' if mark.is_held else ', not come about'}, {when if mark.is_dated else 'as reported on ' + when}"
