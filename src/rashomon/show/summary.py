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
_FEW = 8  # accounts that are always listed
_ROWS = 5  # accounts of one point


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
    _conclusions(lines, held, most)
    left, pad = most + 1, _pad(held)
    for group in held["same"]:
        if left > 0:
            lines.head(group["heading"].upper(), "repetition is no confirmation")
            left -= _points(lines, group, min(most, left), pad)
    lines.head("CANNOT ALL BE RIGHT")
    _conflicts(lines, held["contradictions"], most + 1, pad, "no contradiction found")
    if held["tensions"]["core"]:
        lines.head("IN TENSION", "both may be true")
        _conflicts(lines, held["tensions"], most - 1 or 1, pad)
    if held["different"]["core"]:
        lines.head("SAME MATTER, DIFFERENT CERTAINTY OR WORDING")
        _points(lines, held["different"], most - 1 or 1, pad)
    _only(lines, held, most)
    _missing(lines, held, most)
    _instruments(lines, held, most)
    _speakers(lines, held, most)
    _rests(lines, held, most)
    _checks(lines, held, most)
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
    shown = max(3 * most, _FEW)
    for a in held["accounts"][:shown]:
        date = a["date"] + (f" ({shortened(a['date_basis'], 64)})" if a["date_basis"] else "")
        said = [f"{a['outlet']}, {a['authors']}", date, a["kind"], f"{n_words(a['words'], 'word')} read", a["links"]]
        if not (a["has_outlet"] or a["has_author"] or a["has_date"]):
            said[:2] = [f"“{shortened(a['title'], 60)}”"] if a["title"] else []
            said.insert(len(said) - 3, "outlet, author and date not in text")
        lines.add(" · ".join(said), lead=f"{a['label']:<{pad}}  ", most=2)
        if a["copies"]:
            lines.add("also ran as: " + ", ".join(c["name"] for c in a["copies"]), indent=pad + 3, most=1)
    lines.more(len(held["accounts"]) - shown)


def _conclusions(lines: _Lines, held: dict, most: int) -> None:
    if not held["conclusions"]:
        return
    lines.head("WHAT EACH CONCLUDES, ABOUT WHAT", "in its own words")
    shown = max(2 * most, _FEW)
    for c in held["conclusions"][:shown]:
        said = "; ".join((f"{shortened(x['target'], 40)}: " if x["target"] else "") + f"“{shortened(x['phrase'], 110)}”" for x in c["said"][:1])
        against = f"; measured against “{shortened(c['benchmarks'][0], 110)}”" if c["benchmarks"] else ""
        lines.add(said + against, lead=f"{c['account']:<{_pad(held)}}  ", most=3)
    lines.more(len(held["conclusions"]) - shown)


def _pad(held: dict) -> int:
    return max((len(a["label"]) for a in held["accounts"]), default=1)


def _lines_of(lines: _Lines, rows: list[dict], pad: int) -> None:
    """One line for each account: its words in their sentence, cut to the width around them."""
    for row in rows[:_ROWS]:
        room = lines.width - pad - 6
        lines.add(_around(row["line"]["parts"], room), indent=3, lead=f"{row['account']:<{pad}} ", most=1)
    lines.more(len(rows) - _ROWS)


def _around(parts: list[dict], room: int) -> str:
    """The line's text, cut so that the first marked words stay in view."""
    text = "".join(p["text"] for p in parts)
    before = next((sum(len(q["text"]) for q in parts[:i]) for i, p in enumerate(parts) if p["mark"]), 0)
    first = next((len(p["text"]) for p in parts if p["mark"]), 0)
    if before + first > room and before > room // 3:
        text = "… " + text[before - room // 4 :].partition(" ")[2]
    return shortened(text, room)


def _points(lines: _Lines, group: dict, most: int, pad: int) -> int:
    for p in group["core"][:most]:
        lines.add(p["summary"], lead="· ", most=1)
        _lines_of(lines, p["led"], pad)
    left, shown = len(group["core"][most:]) + len(group["minor"]), len(group["core"][:most])
    if shown or not left:
        lines.more(left)
    else:
        lines.add(f"{left} of less weight, on the page")
    return shown


def _conflicts(lines: _Lines, group: dict, most: int, pad: int, nothing: str = "") -> None:
    if not group["core"]:
        lines.add(nothing)
    for n, p in enumerate(group["core"][:most], 1):
        c = p["conflict"]
        inside = f" (inside {c['within']})" if c and c["within"] else ""
        sides = " / ".join(f"{v['account']} “{shortened(v['phrase'], 60)}”" for v in c["values"]) if c else p["summary"]
        lines.add(f"{c['kind'] + inside + ': ' if c else ''}{sides}", lead=f"{n} ", most=2)
        _lines_of(lines, c["values"] if c else p["led"], pad)
        if c:
            because = c["reason"][:1].upper() + c["reason"][1:]
            lines.add(because + (f" Both true if {c['both_true_if']}" if c["both_true_if"] else ""), indent=3, most=3)
    lines.more(len(group["core"][most:]) + len(group["minor"]))


def _only(lines: _Lines, held: dict, most: int) -> None:
    if not held["only"]:
        return
    lines.head("ONLY ONE ACCOUNT")
    each, pad = max(1, most // 2), _pad(held)
    for group in held["only"][: 2 * most]:
        for p in group["core"][:each]:
            lines.add(_around(p["rows"][0]["line"]["parts"], 2 * lines.width - 24), lead=f"{group['account']:<{pad}}  ", most=2)
    rest = sum(len(g["core"]) + len(g["minor"]) for g in held["only"]) - sum(len(g["core"][:each]) for g in held["only"][: 2 * most])
    lines.more(rest)


def _missing(lines: _Lines, held: dict, most: int) -> None:
    rows = [m for m in held["missing"] if m["reasons"]]
    if not rows:
        return
    lines.head("NOT MENTIONED", "the texts seldom show why")
    for m in rows[: 2 * most]:
        said = []
        for r in m["reasons"]:
            names = [shortened(p["summary"], 50) for p in r["core"][:2]]
            rest = len(r["core"][2:]) + len(r["minor"])
            said.append(f"{r['reason']}: {'; '.join(names)}" + (f"; {rest} more" if rest else ""))
        lines.add(". ".join(said), lead=f"{m['account']:<{_pad(held)}}  ", most=min(3, most))
    lines.more(len(rows) - 2 * most)


def _instruments(lines: _Lines, held: dict, most: int) -> None:
    """The chain of states of the first instruments, a line each, with the accounts that tell them."""
    rows = [i for i in (*held["instruments"]["rows"], *held["instruments"]["more"]) if i["steps"]]
    if not rows:
        return
    lines.head("INSTRUMENTS", "in brackets: announced, proposed or doubted, not come about")
    for i in rows[:most]:
        chain = " → ".join(s["state"] if s["is_held"] else f"({s['state']})" for s in i["steps"])
        told = dict.fromkeys(r["account"] for r in i["rows"])
        lines.add(f"{i['name']}: {chain}  {' · '.join(list(told)[:_ROWS])}", most=2)
    lines.more(len(rows) - most, "instruments on the page")


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
        names = [o["short"] + (f" ({o['times']} places)" if o["times"] > 1 else "") for o in row["origins"][:3]]
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
