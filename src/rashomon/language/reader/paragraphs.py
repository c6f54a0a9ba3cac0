"""Paragraphs of a text, so that no sentence runs over a blank line.

In: any text. Out: (start, end) ranges of paragraphs without the white space
around them. A blank line always ends a paragraph; a single line end does too,
unless the text looks hard-wrapped (many lines of one width) or the next line
goes on in lower case.
"""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_END = re.compile(r"[.!?:;…\"”’)\]»]\s*$")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Ranges of the paragraphs, in order; white space lies between them."""
    lines = []
    for m in _LINE.finditer(text):
        inner = m[0].strip()
        if inner:
            start = m.start() + m[0].index(inner[0])
            lines.append((start, start + len(inner)))
    wrapped = _is_wrapped(text, lines)
    out: list[tuple[int, int]] = []
    for start, end in lines:
        if out and _goes_on(text, out[-1], start, end, wrapped):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _line_ends(text: str, a: int, b: int) -> int:
    gap = text[a:b].replace("\r\n", "\n").replace("\r", "\n")
    return len(_LINE.sub("", gap).replace(" ", "").replace("\t", ""))


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Most lines within a block are of one width, 50 to 100 code points."""
    inner = [b - a for (a, b), (c, _) in zip(lines, lines[1:], strict=False) if _line_ends(text, b, c) == 1]
    if len(inner) < 5:
        return False
    width = max(inner)
    return 50 <= width <= 100 and sum(n >= width - 20 for n in inner) > 0.7 * len(inner)


def _goes_on(text: str, last: tuple[int, int], start: int, end: int, wrapped: bool) -> bool:
    if _line_ends(text, last[1], start) != 1:
        return False
    if wrapped:
        begin = max(text.rfind("\n", last[0], last[1]) + 1, last[0])
        return last[1] - begin > 45 or text[start].islower()
    return text[start].islower() and not _END.search(text[max(last[0], last[1] - 3) : last[1]])
