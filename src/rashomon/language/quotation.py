"""Quotation marks: where a text quotes.

In: a text. Out: its quotations, in order, as offsets. A state machine reads one
paragraph at a time: curly, straight, single, doubled and low marks and
guillemets; an apostrophe never opens a quotation; an unclosed mark ends with
its paragraph, unless the next paragraph opens with the same mark again: then
both are one quotation. Nothing here raises, and time is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple


class Quotation(NamedTuple):
    """One quotation, marks included.

    `pieces` are the parts in each paragraph, marks included; `start`/`end` their
    hull; `mark` is the opening mark; `depth` 0 outside any other quotation.
    """

    start: int
    end: int
    mark: str
    is_closed: bool
    depth: int
    pieces: tuple[tuple[int, int], ...]

    def inner(self, text: str) -> tuple[tuple[int, int], ...]:
        """The pieces without their marks and the blanks beside them."""
        out = []
        for number, (start, end) in enumerate(self.pieces):
            start += len(self.mark)
            if self.is_closed and number == len(self.pieces) - 1:
                end -= len(_closing_mark(text, end))
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if start < end:
                out.append((start, end))
        return tuple(out)


class Mark(NamedTuple):
    """One mark in the text; `family` groups marks that can pair: double, single, guillemet."""

    start: int
    end: int
    family: str
    may_open: bool
    may_close: bool


MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»‘’‚‹›']")
FAMILIES = {"«": "guillemet", "»": "guillemet", "‹": "single guillemet", "›": "single guillemet"}
SINGLE = frozenset("‘’‚'")
ONLY_OPEN = frozenset(("``", "‘‘", "“", "„", "‟", "«", "‹"))
ONLY_CLOSE = frozenset(("’’", "”", "»", "›"))
OPENERS_BEFORE = frozenset("([{—–-/:…*_>\"“”«„‘'`|")  # what may stand right before an opening mark
LINE_BREAK = re.compile(r"\r\n?|\n|\u2028|\u2029|\x85")
ENDS_A_LINE = frozenset(".!?:;…)]}\"”’'»*_|>-—–=#")
DEEPEST = 3
WRAPPED_LINE = 50  # code points: a shorter line is a line of its own


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text: cut at line breaks, except where a long line was wrapped before its sentence ended."""
    start = line = 0
    for match in LINE_BREAK.finditer(text):
        if match.start() < line:
            continue
        after = text[match.end() : match.end() + 1]
        before = text[match.start() - 1 : match.start()]
        is_wrapped = (
            match.start() - line >= WRAPPED_LINE
            and before not in ENDS_A_LINE
            and (after.isalnum() or after in "\"“‘'(«")
            and after != ""
        )
        line = match.end()
        if not is_wrapped:
            if match.start() > start:
                yield start, match.start()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def quotations(text: str) -> list[Quotation]:
    """All quotations of a text, in order of their start, inner ones after the one that holds them.

    Single marks count only when they pair inside their paragraph; inch and foot
    signs after a digit do not open. Limits: a quotation that lacks both its mark
    and its paragraph's end is not seen.
    """
    out: list[Quotation] = []
    carried: Quotation | None = None
    for start, end in paragraphs(text):
        if not text[start:end].strip():
            continue
        found = _paragraph(text, start, end)
        if carried is not None:
            first = found[0] if found else None
            if first is not None and first.depth == 0 and first.mark == carried.mark and not text[start : first.start].strip(" \t\xa0>*_"):
                pieces = carried.pieces + first.pieces
                found[0] = Quotation(carried.start, first.end, carried.mark, first.is_closed, 0, pieces)
            else:
                out.append(carried)
            carried = None
        if found:
            last = max((q for q in found if q.depth == 0), key=lambda q: q.start)
            if not last.is_closed:
                carried = last
                found.remove(last)
        out.extend(found)
    if carried is not None:
        out.append(carried)
    return sorted(out, key=lambda q: (q.start, -q.end))


def _paragraph(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of one paragraph; a double mark left open runs to its end."""
    marks = [_mark(text, m.start(), m.end(), start, end) for m in MARK.finditer(text, start, end)]
    out = [q for family in ("double", "guillemet") for q in _paired(text, [m for m in marks if m.family == family], end)]
    for opener, closing in _single_ends(text, marks).items():
        out.append(Quotation(opener, closing, text[opener], True, 0, ((opener, closing),)))
    return _nested(out)


def _paired(text: str, marks: list[Mark], end: int) -> Iterator[Quotation]:
    """Pair the marks of one family; one that opens while another is open ends the earlier one before itself."""
    opened: Mark | None = None
    for mark in marks:
        if opened is None:
            opened = mark if mark.may_open else None
        elif mark.may_close:
            yield Quotation(opened.start, mark.end, text[opened.start : opened.end], True, 0, ((opened.start, mark.end),))
            opened = None
        else:
            yield from _left_open(text, opened, mark.start)
            opened = mark
    if opened is not None:
        yield from _left_open(text, opened, end)


def _left_open(text: str, mark: Mark, end: int) -> Iterator[Quotation]:
    while end > mark.end and text[end - 1].isspace():
        end -= 1
    if end > mark.end:
        yield Quotation(mark.start, end, text[mark.start : mark.end], False, 0, ((mark.start, end),))


def _nested(found: list[Quotation]) -> list[Quotation]:
    """Set each quotation's depth from what holds it, and drop those that cross another; double marks win over single ones."""
    found.sort(key=lambda q: (q.start, -q.end))
    out: list[Quotation] = []
    holders: list[Quotation] = []
    for q in found:
        while holders and holders[-1].end <= q.start:
            holders.pop()
        if holders and holders[-1].end < q.end:
            if q.mark in SINGLE or holders[-1].mark not in SINGLE:
                continue
            while holders and holders[-1].end < q.end and holders[-1].mark in SINGLE:
                out.remove(holders.pop())
            if holders and holders[-1].end < q.end:
                continue
        if len(holders) < DEEPEST:
            q = q._replace(depth=len(holders))
            out.append(q)
            holders.append(q)
    return out


def _mark(text: str, start: int, end: int, low: int, high: int) -> Mark:
    """What the mark at start..end can do, from its shape and its neighbours inside the paragraph low..high."""
    shape = text[start:end]
    before = text[start - 1] if start > low else " "
    after = text[end] if end < high else " "
    family = FAMILIES.get(shape) or ("single" if shape in SINGLE else "double")
    family = "guillemet" if family.endswith("guillemet") else family
    can_open = (before.isspace() or before in OPENERS_BEFORE) and not after.isspace()
    can_close = not before.isspace() and (after.isspace() or not after.isalnum())
    if shape in ONLY_OPEN:
        return Mark(start, end, family, True, shape == "“" and not can_open and can_close)
    if shape in ONLY_CLOSE:
        return Mark(start, end, family, False, True)
    if family == "single":
        is_word_inside = before.isalnum() and after.isalnum()
        return Mark(start, end, family, can_open and shape != "’", not is_word_inside and (can_close or not before.isspace()) and shape not in "‘‚")
    # a straight double mark or '': inches and feet never open; one with blanks on both sides takes its turn
    is_inches = before.isdigit() or (before in "'’" and text[start - 2 : start - 1].isdigit())
    if before.isspace() and after.isspace():
        return Mark(start, end, family, True, True)
    return Mark(start, end, family, not is_inches and not (can_close and not can_open), not can_open or can_close)


DECADE = re.compile(r"\d{2}s?\b")
CLIPPED = re.compile(r"(?:em|tis|twas|til|cause|bout|round|n|neath|ere|nother|nuff|cuz|coz)\b", re.I)


def _single_ends(text: str, marks: list[Mark]) -> dict[int, int]:
    """For each single mark that opens a quotation: where that quotation ends.

    A mark that also could be a plural possessive ("the ministers' talks") closes
    only when no better mark comes before the next opening one.
    """
    singles = [m for m in marks if m.family == "single"]
    openers = [m.start for m in singles if m.may_open and not DECADE.match(text, m.end) and not CLIPPED.match(text, m.end)]
    strong, weak = [], []
    for m in singles:
        if m.may_close:
            before, after = text[m.start - 1 : m.start], text[m.end : m.end + 1]
            is_possessive = before in "sSxXzZ" and (after.isspace() and text[m.end + 1 : m.end + 2].isalnum())
            is_clipped = before in "nN" and after.isspace() and text[m.end + 1 : m.end + 2].islower()  # goin' home
            (weak if is_possessive or is_clipped else strong).append(m)
    out: dict[int, int] = {}
    last = -1
    for number, opener in enumerate(openers):
        if opener < last:
            continue
        limit = openers[number + 1] if number + 1 < len(openers) else len(text)
        end = _next(strong, opener, limit) or _next(weak, opener, limit)
        if end is not None and end - opener > 2:
            out[opener] = end
            last = end
    return out


def _next(marks: list[Mark], start: int, limit: int) -> int | None:
    """The end of the first mark after `start` and before `limit`."""
    at = bisect_right(marks, start, key=lambda m: m.start)
    return marks[at].end if at < len(marks) and marks[at].start < limit else None


def _closing_mark(text: str, end: int) -> str:
    """The mark that ends at `end`."""
    return text[end - 2 : end] if text[end - 2 : end] in ("''", "’’") else text[end - 1 : end]
