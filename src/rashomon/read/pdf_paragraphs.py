"""Printed lines → paragraphs, by where the lines stand: leading, indents, full lines, type size, and what comes back on every page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from .blocks import skeleton
from .pdf_lines import Line
from .words import FUNCTION_WORDS, ends_final

_MARGIN = 0.16  # share of the page's height at its top and foot where page numbers stand
_HEADS = 0.13  # the same for heads and feet
_NUMBER = re.compile(r"(?i)[\W_]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|\|)\s*\d{1,4})?[\W_]*$")
_ITEM = re.compile(r"(?:[•‣◦▪●·*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\[\d{1,3}\])\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"([^\W\d_]+)\W*$")
_LONGEST_WORD = 60  # characters at a line's end that are looked at
_HEADLINE = (4, 40)  # words
_LONGEST_HEADING = 25  # words


@dataclass(slots=True)
class Paragraph:
    """A paragraph's text, its zone where type or place state one, and its links as (address, start, end)."""

    text: str
    kind: str | None = None
    links: list[tuple[str, int, int]] = field(default_factory=list)


def paragraphs(lines: Sequence[Line], heights: Sequence[float]) -> Iterator[Paragraph]:
    """The paragraphs in reading order; heads, feet and page numbers come as `boilerplate` after the one that runs over them.

    A hyphen at a line's end goes where it only divides a word; it stays where the document writes the word with it elsewhere,
    or both halves as words of their own and never the whole. Linear in the number of lines.
    """
    rows = _rows(lines)
    furniture = _furniture(rows, heights)
    words = Counter(word.lower() for row in rows for word in _WORD.findall(_unbroken(row.text)))
    text = [row for row in rows if row not in furniture]
    body = _body_size(text)
    largest = max((row.size for row in text if row.page == rows[0].page), default=0.0)
    current: list[Line] = []
    waiting: list[Paragraph] = []
    has_headline = False
    for block in _blocks(rows, furniture):
        for i, found in enumerate(_split(block)):
            small = found[0].size < 0.92 * body
            if block[0] in furniture:
                waiting.append(Paragraph(" ".join(row.text for row in found), "boilerplate"))
            elif current and i == 0 and _goes_on(current, found, small):
                current += found
            elif current and small and current[0].size >= 0.92 * body and not ends_final(current[-1].text):
                waiting.append(_joined(found, words, None))  # a note at the foot of a page, in the midst of a sentence
            else:
                if current:
                    kind = _kind(current, body, largest, has_headline)
                    has_headline |= kind == "headline"
                    yield _joined(current, words, kind)
                yield from waiting
                current, waiting = found, []
    if current:
        yield _joined(current, words, _kind(current, body, largest, has_headline))
    yield from waiting


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines with those parts put together that stand side by side, as justified or tabular text is drawn."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if last and last.page == line.page and abs(last.bottom - line.bottom) < 0.35 * last.size and -1 <= line.left - last.right < 4 * last.size and len(last.text) < 2000:
            gap = "\t" if line.left - last.right > 1.5 * last.size else " "
            shift = len(last.text) + 1
            links = tuple((url, start + shift, end + shift) for url, start, end in line.links)
            out[-1] = replace(last, text=last.text + gap + line.text, right=line.right, links=(*last.links, *links))
        else:
            out.append(line)
    return out


def _furniture(rows: Sequence[Line], heights: Sequence[float]) -> set[Line]:
    """The rows at the edges of pages that come back on other pages, and lone page numbers there."""
    edges: defaultdict[tuple[int, bool], list[Line]] = defaultdict(list)
    for row in rows:
        height = heights[row.page] or 1.0
        if row.top < _MARGIN * height or row.bottom > (1 - _MARGIN) * height:
            edges[row.page, row.top < _MARGIN * height].append(row)
    pages: defaultdict[tuple[str, bool, int], set[int]] = defaultdict(set)
    for (page, is_top), found in edges.items():
        for row in found:
            if row.top < _HEADS * heights[page] or row.bottom > (1 - _HEADS) * heights[page]:
                pages[_furniture_key(row, is_top)].add(page)
    often = max(2, min(5, len(heights) // 4))
    out: set[Line] = set()
    for (_, is_top), found in edges.items():
        for row in sorted(found, key=lambda row: row.top if is_top else -row.bottom):
            if len(pages[_furniture_key(row, is_top)]) < often and not _NUMBER.match(row.text):
                break
            out.add(row)
    return out


def _furniture_key(row: Line, is_top: bool) -> tuple[str, bool, int]:
    """What makes two rows at the edges of pages one: their words, the numbers in them blanked unless they are a sentence."""
    is_sentence = ends_final(row.text) and len(row.text.split()) > 6
    return row.text if is_sentence else skeleton(row.text.lower()), is_top, round(row.size)


def _body_size(rows: Sequence[Line]) -> float:
    """The type size in which most of the text is set, in half points."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size * 2) / 2] += len(row.text)
    return max(sizes.items(), key=lambda entry: (entry[1], -entry[0]))[0] if sizes else 1.0


def _blocks(rows: Sequence[Line], furniture: set[Line]) -> list[list[Line]]:
    """Runs of rows of one size under each other at the usual distance."""
    steps: defaultdict[int, list[float]] = defaultdict(list)
    for one, other in zip(rows, rows[1:]):
        if one.page == other.page and 0.5 * one.size < other.bottom - one.bottom < 3 * one.size and abs(one.size - other.size) < 0.12 * one.size:
            steps[round(one.size)].append(other.bottom - one.bottom)
    leading = {size: median(found) for size, found in steps.items()}
    out: list[list[Line]] = []
    for row in rows:
        last = out[-1][-1] if out else None
        if (
            last
            and last.page == row.page
            and (last in furniture) == (row in furniture)
            and abs(last.size - row.size) <= 0.12 * last.size
            and 0.3 * last.size < row.bottom - last.bottom <= 1.2 * leading.get(round(last.size), 1.5 * last.size) + 1
            and row.left < last.right
            and last.left < row.right
        ):
            out[-1].append(row)
        else:
            out.append([row])
    return out


def _split(block: list[Line]) -> list[list[Line]]:
    """The paragraphs of a block: a new one begins at an indent, at an item of a list, and after a line that was not full."""
    left, right = min(row.left for row in block), max(row.right for row in block)
    out = [[block[0]]]
    for last, row in zip(block, block[1:]):
        hangs = _ITEM.match(out[-1][0].text)  # the lines of an item stand under its words, not under its mark
        is_indented = not hangs and row.left - left > 0.7 * row.size and last.left - left < 0.5 * row.size and row.right - left > 0.5 * (right - left)
        is_short = right - last.right > _width_of_first_word(row) + 0.2 * row.size and not (row.text[0].islower() and not ends_final(last.text))
        if is_indented or is_short or _ITEM.match(row.text):
            out.append([row])
        else:
            out[-1].append(row)
    return out


def _width_of_first_word(row: Line) -> float:
    return (row.right - row.left) * (len(row.text.split(maxsplit=1)[0]) + 1) / max(1, len(row.text))


def _goes_on(current: list[Line], found: list[Line], small: bool) -> bool:
    """Whether a paragraph at the top of a page or column goes on with the sentence that was left open."""
    last, row = current[-1], found[0]
    is_break = row.page > last.page or (row.page == last.page and row.top < last.top - last.size)
    if not is_break or abs(last.size - row.size) > 0.12 * last.size or ends_final(last.text) or _ITEM.match(row.text):
        return False
    if row.text[0].islower() or last.text[-1] in ",-":
        return True
    end = _LAST.search(last.text[-_LONGEST_WORD:])
    is_full = len(current) > 1 and max(line.right for line in current[-4:]) - last.right < _width_of_first_word(row)
    return is_full or bool(end and end.group(1).lower() in FUNCTION_WORDS)


def _kind(found: list[Line], body: float, largest: float, has_headline: bool) -> str | None:
    """Headline or heading, by type larger than that of the text."""
    size, n_words = found[0].size, sum(len(row.text.split()) for row in found)
    if found[0].page == 0 and not has_headline and size >= 1.2 * body and size >= 0.97 * largest and _HEADLINE[0] <= n_words <= _HEADLINE[1]:
        return "headline"
    return "heading" if size >= 1.15 * body and n_words <= _LONGEST_HEADING else None


def _joined(found: list[Line], words: Counter[str], kind: str | None) -> Paragraph:
    """The lines as one text, with the places of its links."""
    out = Paragraph("", kind)
    pieces: list[str] = []
    length = 0
    for row, following in zip(found, [*found[1:], None]):
        text, gap = row.text, " "
        if following and (broken := _BROKEN.search(text[-_LONGEST_WORD:])):
            gap = ""
            if not _keeps_hyphen(broken.group(1), following.text, words):
                text = text[:-1]
        pieces.append(text + (gap if following else ""))
        out.links += [(url, length + start, length + min(end, len(text))) for url, start, end in row.links if start < len(text)]
        length += len(pieces[-1])
    out.text = "".join(pieces)
    return out


def _unbroken(text: str) -> str:
    """A line without the half of a word at its end."""
    broken = _BROKEN.search(text[-_LONGEST_WORD:])
    return text[: len(text) - len(broken.group())] if broken else text


def _keeps_hyphen(before: str, following: str, words: Counter[str]) -> bool:
    match = _FIRST.match(following)
    if not match or not match.group()[0].islower():
        return True
    one, other = before.lower(), match.group().lower()
    if f"{one}-{other}" in words or one + other in words:
        return f"{one}-{other}" in words
    return one in words and other in words
