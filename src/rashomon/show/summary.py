"""The summary for a terminal: what an analyst wants first, in 40 to 90 lines, in the words of the page.

In: a `Record`. Out: text. Nothing is printed here, and without `color` the text carries no escape codes.
"""

from __future__ import annotations

import textwrap

from ..types import Record
from .evidence import shortened
from .view import view
from .words import n_words, visible

_NARROWEST, _WIDEST = 40, 120
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_POINTS = 4  # of each class, fewer when the lines run out; the page has the rest
_MOST_LINES = 90


def summary(record: Record, *, width: int = 100, color: bool = False) -> str:
    """The record in 40 to 90 lines of at most `width` columns (40 to 120), in ANSI bold and dim if `color`.

    Hostile text is shown, never obeyed: control characters of the accounts come out as signs.
    """
    held = view(record)
    columns = max(_NARROWEST, min(width, _WIDEST))
    for most in range(_POINTS, 0, -1):
        lines = _written(held, _Lines(columns, color), most)
        if len(lines) <= _MOST_LINES:
            break
    return "\n".join(lines) + "\n"


def _written(held: dict, lines: _Lines, most: int) -> list[str]:
    """All sections, with at most `most` items of each class."""
    _head(lines, held, most)
    left = most + 1
    for group in held["same"]:
        if left > 0:
            lines.head(group["heading"].upper(), "repetition is no confirmation")
            left -= _points(lines, group, min(most, left))
    lines.head("CANNOT ALL BE RIGHT")
    _conflicts(lines, held["contradictions"], most + 1, "no contradiction found")
    if held["tensions"]["core"]:
        lines.head("IN TENSION", "both may be true")
        _conflicts(lines, held["tensions"], most - 1 or 1)
    if held["different"]["core"]:
        lines.head("SAME MATTER, DIFFERENT CERTAINTY OR WORDING")
        _points(lines, held["different"], most - 1 or 1)
    _only(lines, held, most)
    _missing(lines, held, most)
    _speakers(lines, held, most)
    _rests(lines, held, most)
    _checks(lines, held, most)
    if held["about"]["unread"]:
        lines.head("NOT READ YET")
        lines.add("; ".join(u.split(":")[0].lower() for u in held["about"]["unread"]))
    return lines.out


class _Lines:
    """Lines of one width; keeps what was added."""

    def __init__(self, width: int, color: bool) -> None:
        self.width, self.color = width, color
        self.out: list[str] = []

    def head(self, text: str, aside: str = "") -> None:
        fits = aside and len(text) + len(aside) + 4 <= self.width
        self.out.append("")
        self.out.append(self._in(_BOLD, shortened(text, self.width)) + (self._in(_DIM, f"  ({aside})") if fits else ""))

    def add(self, text: str, indent: int = 1, lead: str = "", most: int = 3) -> None:
        """A paragraph of at most `most` lines; `lead` stands out to its left."""
        wrapped = textwrap.wrap(
            visible(" ".join(text.split())),
            self.width,
            initial_indent=" " * indent + lead,
            subsequent_indent=" " * (indent + len(lead)),
            max_lines=most,
            placeholder=" …",
            break_on_hyphens=False,
        )
        self.out.extend(wrapped)

    def more(self, n: int, what: str = "on the page") -> None:
        if n > 0:
            self.out.append(self._in(_DIM, f"   … {n} more {what}"))

    def _in(self, code: str, text: str) -> str:
        return f"{code}{text}{_PLAIN}" if self.color else text


def _head(lines: _Lines, held: dict, most: int) -> None:
    title = [held["title"].upper(), held["days"], held["kinds"]]
    lines.add(" · ".join(filter(None, title)), indent=0, most=4)
    pad = _pad(held)
    for a in held["accounts"][: 3 * most]:
        date = a["date"] + (f" ({a['date_basis']})" if a["date_basis"] else "")
        said = (f"{a['outlet']}, {a['authors']}", date, a["kind"], f"{n_words(a['words'], 'word')} read", a["links"])
        lines.add(" · ".join(said), lead=f"{a['label']:<{pad}}  ", most=2)
    lines.more(len(held["accounts"]) - 3 * most)


def _pad(held: dict) -> int:
    return max((len(a["label"]) for a in held["accounts"]), default=1)


def _phrases(rows: list[dict], longest: int) -> str:
    said = []
    for row in rows[:4]:
        if row.get("is_summary"):
            said.append(f"{row['account']} in these words")
            continue
        phrase = shortened(row["phrase"], longest)
        said.append(f"{row['account']} {phrase}" if row["own_marks"] else f"{row['account']} “{phrase}”")
    return " · ".join(said) + (f" · and {len(rows) - 4} more" if len(rows) > 4 else "")


def _points(lines: _Lines, group: dict, most: int) -> int:
    for p in group["core"][:most]:
        lines.add(p["summary"], lead="· ", most=2)
        lines.add(_phrases(p["rows"], lines.width), indent=3, most=2)
    lines.more(len(group["core"][most:]) + len(group["minor"]))
    return len(group["core"][:most])


def _conflicts(lines: _Lines, group: dict, most: int, nothing: str = "") -> None:
    if not group["core"]:
        lines.add(nothing)
    for n, p in enumerate(group["core"][:most], 1):
        c = p["conflict"]
        inside = f" (inside {c['within']})" if c and c["within"] else ""
        lines.add(p["summary"] + inside, lead=f"{n} ", most=2)
        lines.add(_phrases(c["values"] if c else p["rows"], lines.width), indent=3, most=3)
        if c:
            lines.add(c["reason"] + (f" Both true if {c['both_true_if']}" if c["both_true_if"] else ""), indent=3, most=3)
    lines.more(len(group["core"][most:]) + len(group["minor"]))


def _only(lines: _Lines, held: dict, most: int) -> None:
    if not held["only"]:
        return
    lines.head("ONLY ONE ACCOUNT")
    each, pad = max(1, most // 2), _pad(held)
    for group in held["only"][: 2 * most]:
        for p in group["core"][:each]:
            lines.add(shortened(p["rows"][0]["phrase"], lines.width), lead=f"{group['account']:<{pad}}  ", most=2)
    rest = sum(len(g["core"]) + len(g["minor"]) for g in held["only"]) - sum(len(g["core"][:each]) for g in held["only"][: 2 * most])
    lines.more(rest)


def _missing(lines: _Lines, held: dict, most: int) -> None:
    rows = [m for m in held["missing"] if m["reasons"]]
    if not rows:
        return
    lines.head("NOT MENTIONED", "nothing here says why")
    for m in rows[: 2 * most]:
        said = []
        for r in m["reasons"]:
            names = [shortened(p["summary"], 50) for p in r["core"][:2]]
            rest = len(r["core"][2:]) + len(r["minor"])
            said.append(f"{r['reason']}: {'; '.join(names)}" + (f"; {rest} more" if rest else ""))
        lines.add(". ".join(said), lead=f"{m['account']:<{_pad(held)}}  ", most=min(3, most))
    lines.more(len(rows) - 2 * most, "accounts on the page")


def _speakers(lines: _Lines, held: dict, most: int) -> None:
    if not held["speakers"]:
        return
    lines.head("WHO IS HEARD", "statements in each account")
    known = [s for s in held["speakers"] if s["known"]]
    for s in known[: most + 2]:
        lines.add(f"{s['name']}: " + " · ".join(f"{c['account']} {c['n']}" for c in s["counts"]), most=1)
    for s in held["speakers"]:
        if not s["known"]:
            lines.add("speaker not in text: " + " · ".join(f"{c['account']} {c['n']}" for c in s["counts"]), most=1)
    lines.more(len(known) - most - 2, "speakers on the page")


def _rests(lines: _Lines, held: dict, most: int) -> None:
    origins = held["origins"]
    lines.head("RESTS ON")
    missing = f"; not shown: {', '.join(origins['missing'])}" if origins["missing"] else ""
    lines.add(f"origins shown: {origins['shown']}{missing}")
    for row in origins["rows"][: 2 * most]:
        names = [o["name"] + (f" ({o['times']} places)" if o["times"] > 1 else "") for o in row["origins"][:3]]
        if len(row["origins"]) > 3:
            names.append(f"{len(row['origins']) - 3} more")
        if row["n_links"]:
            names.append("links: " + row["links"])
        if names:
            lines.add("; ".join(names), lead=f"{row['account']:<{_pad(held)}}  ", most=2)


def _checks(lines: _Lines, held: dict, most: int) -> None:
    if held["checks"]:
        lines.head("CHECK BEFORE USE")
        for c in held["checks"][: most + 1]:
            lines.add(f"{c['account']}: {c['message']}", lead="· ", most=2)
        lines.more(len(held["checks"]) - most - 1)
    if held["settle"]:
        lines.head("WOULD SETTLE IT")
        lines.add("; ".join(link["name"] for link in held["settle"][:most]), most=3)
