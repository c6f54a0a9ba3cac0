"""Two drawings as plain numbers: dated things and reports on a time axis, and origins beside the accounts that show them.

In: an `Index` and the views that the lists under the drawings are made of. Out: dicts of coordinates (user units of an SVG) for the
template; None where there is nothing to draw. What stands in a drawing also stands in the list under it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ..types import TimelineEntry
from .calendar import MONTHS, date_words, interval_words
from .evidence import Index, shortened
from .words import n_words

WIDTH, LEFT, ROW, TOP = 900, 64, 26, 30
_MOST_ROWS = 30  # accounts in one drawing
_REACH = timedelta(days=45)  # from the middle of the reports; what is further away stays in the list
_MOST_TICKS, _DAYS_A_YEAR = 9, 365
_MOST_ORIGINS = 16
_RIGHT = 420  # where the names of origins begin


def timeline_chart(index: Index, rows: list[dict]) -> dict | None:
    """Accounts as rows, time from left to right: a bar as wide as the date is open, a diamond where the account was published."""
    if not rows or len(index.compared) > _MOST_ROWS:
        return None
    reports = {a.id: span for a in index.compared if a.published and (span := days(a.published.date, a.published.date))}
    spans = [(e, span) for e in index.record.timeline if (span := days(e.earliest, e.latest))]
    middle = _middle([s[0] for s in reports.values()], [s[0] for _, s in spans])
    if middle is None:
        return None
    near = [(e, s) for e, s in spans if s[0] >= middle - _REACH and s[1] <= middle + _REACH]
    ends = [s for _, s in near] + [s for s in reports.values() if abs(s[0] - middle) <= _REACH]
    if len({s for _, s in near}) < 2:
        return None
    first, last = min(s[0] for s in ends), max(s[1] for s in ends)
    scale = (WIDTH - LEFT - 16) / ((last - first).days + 1)
    place = lambda day: round(LEFT + (day - first).days * scale, 1)
    address = {(r["earliest"], r["latest"], r["when"]): r["id"] for r in rows}
    lines = [_line(index, a.id, near, reports, first, last, scale, place, address) for a in index.compared]
    y = TOP
    for line in lines:
        line["y"] = y
        y += ROW
    outside = len({(e.earliest, e.latest) for e, _ in spans}) - len({(e.earliest, e.latest) for e, _ in near})
    return {
        "width": WIDTH,
        "height": y + 8,
        "rows": lines,
        "ticks": ticks(first, last, place),
        "outside": f"{n_words(outside, 'date')} further away {'stands' if outside == 1 else 'stand'} in the list alone." if outside else "",
    }


def _line(index: Index, account: str, near: list[tuple[TimelineEntry, tuple[date, date]]], reports: dict, first: date, last: date, scale: float, place, address: dict) -> dict:
    bars: dict[tuple[date, date], dict] = {}
    for entry, (start, end) in near:
        if any(m.account == account for m in entry.evidence) and (start, end) not in bars:
            when = interval_words(entry.earliest, entry.latest, entry.precision)
            width = round(max(((end - start).days + 1) * scale - 2, 3), 1)
            bars[start, end] = {"is_day": start == end, "x": place(start), "width": width, "when": when, "href": address.get((entry.earliest, entry.latest, when))}
    wide_first = sorted((b for b in bars.values() if b["href"]), key=lambda b: (-b["width"], b["x"]))
    report = reports.get(account)
    inside = report and first <= report[0] <= last
    return {
        "label": index.labels[account],
        "bars": wide_first,
        "report": {"x": round(place(report[0]) + scale / 2, 1), "when": date_words(report[0].isoformat())} if report and inside else None,
    }


def ticks(first: date, last: date, place, most: int = _MOST_TICKS) -> list[dict]:
    """Marks on the axis, at most some `most`: days, or the beginnings of years; `place` gives the x of a day."""
    step = max(1, -(-((last - first).days + 1) // most))
    if step > _DAYS_A_YEAR // 2:
        years = range(first.year + 1, last.year + 1, -(-step // _DAYS_A_YEAR))
        return [{"x": place(date(year, 1, 1)), "label": str(year)} for year in years]
    shown = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
    return [
        {"x": place(day), "label": f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if n == 0 or day.year != shown[n - 1].year else "")}
        for n, day in enumerate(shown)
    ]


def _middle(reports: list[date], told: list[date]) -> date | None:
    """The middle of the reports; without dated reports the day around which most is told."""
    if reports:
        return sorted(reports)[len(reports) // 2]
    return max(sorted(told), key=lambda day: sum(abs(day - other) <= _REACH for other in told), default=None)


def days(earliest: str | None, latest: str | None) -> tuple[date, date] | None:
    """First and last day of an interval of dates `YYYY[-MM[-DD]]`; None where an end is open, no date, or at the end of the calendar."""
    try:
        start, end = [list(map(int, (d or "").split("-"))) for d in (earliest, latest)]
        start += [1, 1][len(start) - 1 :]
        if len(end) == 1:
            end.append(12)
        if len(end) == 2:
            end.append(monthrange(*end)[1])
        pair = date(*start), date(*end)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return pair if pair[0] <= pair[1] and pair[0].year > date.min.year and pair[1].year < date.max.year else None


def origins_chart(index: Index, rows: list[dict]) -> dict | None:
    """Accounts to the left, origins to the right, a line where a text shows one; origins of several accounts first."""
    if len(rows) > _MOST_ROWS:
        return None
    held: dict[str, dict] = {}
    for row in rows:
        for origin in row["origins"]:
            held.setdefault(origin["short"], {"name": origin["short"], "kind": origin["kind"] + (", for a caption" if origin["is_credit"] else ""), "accounts": []})["accounts"].append(row["account"])
    several = [o for o in held.values() if len(o["accounts"]) > 1]
    alone = [o for o in held.values() if len(o["accounts"]) == 1]
    if not several and len(alone) < 2:
        return None
    order = [r["account"] for r in rows]
    shown = sorted(several, key=lambda o: -len(o["accounts"]))[:_MOST_ORIGINS]
    for n in range(max(0, _MOST_ORIGINS - len(shown))):  # turn by turn, so that every account shows some
        turn = [[o for o in alone if o["accounts"] == [a]] for a in order]
        shown += [own[n] for own in turn if len(own) > n and len(shown) < _MOST_ORIGINS]
    shown.sort(key=lambda o: (sum(order.index(a) for a in o["accounts"]) / len(o["accounts"]), -len(o["accounts"]), o["name"]))
    height = max(len(shown), len(order)) * ROW
    left = {a: round((n + 0.5) * height / len(order), 1) for n, a in enumerate(order)}
    right = {o["name"]: round((n + 0.5) * height / len(shown), 1) for n, o in enumerate(shown)}
    return {
        "width": WIDTH,
        "height": height + 8,
        "right": _RIGHT,
        "accounts": [{"label": a, "y": y} for a, y in left.items()],
        "origins": [{**o, "name": shortened(o["name"], 56), "y": right[o["name"]], "is_shared": len(o["accounts"]) > 1} for o in shown],
        "lines": [{"a": a, "y": left[a], "to": right[o["name"]]} for o in shown for a in o["accounts"]],
        "left_out": len(held) - len(shown),
    }
