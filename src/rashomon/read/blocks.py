"""Text → blocks: the lines or hard-wrapped paragraphs that get a zone as a whole.

A line is cut further where one line holds two zones: an inline photo credit after a headline, an outlet's name after a
title, a dateline before the first sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from . import credits, datelines, hosts
from .words import ends_final, plain

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = " \t\xa0\u200b\u200c\u200d\u2060\ufeff\u00ad\u3000\u2002\u2003\u2009\u202f"
_FIRST_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"(?:[•‣◦▪●·*–—-]|\d{1,3}[.)]|\[\d{1,3}\]|>|#)\s")
_DIGITS = re.compile(r"\d+")
_MAX_WRAP = 120  # characters; longer lines were not wrapped by hand or printer
_MIN_WRAP = 45
_LONGEST_LINE = 3000


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text without white space around it, in code points.

    gap: blank lines before it (-1: on the same line as the block before). lines: how many lines it runs over.
    line: the text without Markdown marks, for looking at; as it stands where it is long or nothing but marks. Never empty.
    """

    start: int
    end: int
    text: str
    gap: int
    lines: int = 1
    line: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "line", (plain(self.text) if len(self.text) <= _LONGEST_LINE else "") or self.text)

    def __len__(self) -> int:
        return self.end - self.start


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order, covering all that is not white space; linear in the length of the text."""
    joined = _joined(list(_lines(text)), text)
    whole = [Block(start, end, text[start:end], gap, n) for start, end, gap, n in joined]
    # `NEW DELHI: ` once near the top is a place; twice it is a speaker's label.
    labels = [i for i, block in enumerate(whole) if datelines.colon_end(block.text) is not None]
    place = labels[0] if len(labels) == 1 and 0 < labels[0] < 12 else None
    return [piece for i, block in enumerate(whole) for piece in _pieces(block, i, is_place=i == place)]


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, blank lines before) of each line that holds more than white space."""
    previous_end, first = 0, True
    for match in _LINE.finditer(text):
        stripped = match.group().strip(_BLANK)
        if not stripped:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip(_BLANK))
        breaks = sum(1 for _ in _BREAK.finditer(text, previous_end, start))
        yield start, start + len(stripped), max(0, breaks - (0 if first else 1))
        previous_end, first = start + len(stripped), False


def _joined(lines: list[tuple[int, int, int]], text: str) -> list[tuple[int, int, int, int]]:
    """Lines with the hard-wrapped ones joined: (start, end, gap, number of lines)."""
    heads = running_heads(text[start:end] for start, end, _ in lines)
    width = _wrap_width([line for line in lines if line[1] - line[0] > 4 and skeleton(text[line[0] : line[1]]) not in heads] if heads else lines, text)
    out: list[tuple[int, int, int, int]] = []
    for i, (start, end, gap) in enumerate(lines):
        is_apart = any(skeleton(text[first:last]) in heads for first, last, _ in lines[max(0, i - 1) : i + 1]) if heads else False
        if width and i and gap == 0 and not is_apart and _is_wrapped(lines[i - 1], lines[i], width, text):
            first, _, first_gap, n = out[-1]
            out[-1] = (first, end, first_gap, n + 1)
        else:
            out.append((start, end, gap, 1))
    return out


def running_heads(lines: Iterable[str]) -> frozenset[str]:
    """The skeletons of short lines that come back three times or more and end no sentence: heads and feet of printed pages."""
    short = (skeleton(line) for line in lines if 4 <= len(line) <= 90 and line[-1] not in ".!?…:;,\"'”’)")
    return frozenset(line for line, n in Counter(short).items() if n >= 3 and any(c.isalpha() for c in line))


def skeleton(line: str) -> str:
    """A line with its numbers blanked, so that `Page 2` and `Page 3` are one."""
    return _DIGITS.sub("0", line)


def _wrap_width(lines: list[tuple[int, int, int]], text: str) -> int:
    """The width to which a text was wrapped, 0 where its lines are paragraphs."""
    inner = [i for i in range(len(lines) - 1) if lines[i + 1][2] == 0]
    if len(inner) < 3:
        return 0
    lengths = sorted(end - start for start, end, _ in lines)
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return 0
    # A wrapped line stops because the next word did not fit, and mostly in mid-sentence.
    full = [i for i in inner if _is_wrapped(lines[i], lines[i + 1], width, text)]
    open_ended = [i for i in full if not ends_final(text[lines[i][0] : lines[i][1]])]
    return width if len(full) >= 0.5 * len(inner) and len(open_ended) >= 0.5 * len(full) else 0


def _is_wrapped(line: tuple[int, int, int], following: tuple[int, int, int], width: int, text: str) -> bool:
    if _BULLET.match(text, following[0], following[1]):
        return False
    word = _FIRST_WORD.match(text, following[0], following[1])
    return word is not None and (line[1] - line[0]) + 1 + len(word.group()) > width - 2


def _pieces(block: Block, index: int, *, is_place: bool) -> list[Block]:
    """The block cut where it holds two zones: a dateline, an inline photo credit."""
    cuts = [block.start]
    cut = datelines.colon_end(block.text) if is_place else datelines.end(block.text, is_early=index < 12)
    if cut is not None:
        cuts.append(block.start + cut)
    if (cut := credits.inline_start(block.text)) is not None or (index < 10 and (cut := hosts.suffix_start(block.text)) is not None):
        cuts.append(block.start + cut)
    if len(cuts) == 1:
        return [block]
    return list(parted(block, [*cuts, block.end]))


def parted(block: Block, cuts: list[int]) -> Iterator[Block]:
    """The pieces of a block between offsets of the text, the first its start and the last its end; white space around them is left out."""
    gap = block.gap
    for start, end in zip(cuts, cuts[1:], strict=False):
        piece = block.text[start - block.start : end - block.start]
        stripped = piece.strip(_BLANK + "\r\n")
        if stripped:
            first = start + len(piece) - len(piece.lstrip(_BLANK + "\r\n"))
            yield Block(first, first + len(stripped), stripped, gap, block.lines)
            gap = -1
