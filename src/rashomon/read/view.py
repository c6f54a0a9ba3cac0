"""Account → view: its readable zones as one clean text for the language tools, with an exact map back.

The view leaves out what is no account (furniture, teasers, biographies, references, bylines, datelines, photo credits) and
looks through mark-up: link targets, emphasis, tags, footnote marks, invisible characters, odd spaces, hard line wraps, a
page break inside a sentence. An editor's `deplore[s]` stays. The account's text itself is never changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape

from ..types import Account, Span, Zone
from .blocks import Block, blocks
from .links import MARKDOWN, numbers
from .words import FUNCTION_WORDS, ends_final

READABLE = frozenset(("headline", "standfirst", "caption", "body", "heading"))

_START_MARKS = re.compile(r"(?:#{1,6}\s+|>\s+|[•‣◦▪●·*–—-]\s+)+")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,400}\]\([^()\s]{0,2000}\)")
_SUPERSCRIPT = re.compile(r"\s?<sup>\s*\[?\s*\d{1,3}\s*\]?\s*</sup>|(?<=[.,;:!?\"”’)])[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[^\W\d_]{3})[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_NUMBER_MARK = re.compile(r"\s?\[\^?(\d{1,3})\](?![(:\[])")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>|<!--[^<>]{0,300}-->")
_AUTOLINK = re.compile(r"<(?:https?://|www\.|mailto:)[^<>\s]{1,2000}>")
_EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]{1,400})(?<=[^\s*_])(\1)(?![\w*_])")
_ESCAPE = re.compile(r"\\(?=[_*\[\]()#>~`])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]+")
_SPACE = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?:amp|nbsp|quot|lt|gt|apos|mdash|ndash|rsquo|lsquo|ldquo|rdquo|hellip|eacute|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")


@dataclass(frozen=True, slots=True)
class View:
    """The clean text and its map to the account; made by `view`. Offsets are code points of `text`.

    Run k of the view begins at `starts[k]` and comes from `sources[k]`, which is (start, length) in the account's text: of
    the same length, or a replacement as a whole (an entity), or nothing (a separator, length 0).
    """

    text: str
    zones: tuple[Zone, ...]
    starts: tuple[int, ...]
    sources: tuple[tuple[int, int], ...]

    def offset(self, i: int) -> int:
        """The place in the account's text of view character `i`; a separator has that of what stands before it."""
        k = max(0, bisect_right(self.starts, i) - 1)
        if not self.starts:
            return 0
        start, length = self.sources[k]
        return start + min(max(0, i - self.starts[k]), max(0, length - 1)) if self._is_copied(k) else start

    def span(self, start: int, end: int) -> Span:
        """The span of the account's text that view range [start, end) comes from, mark-up inside it included."""
        start, end = max(0, start), min(end, len(self.text))
        while start < end and self.text[start].isspace() and self._length_at(start) == 0:
            start += 1
        first = self.offset(start)
        if end <= start:
            return Span(first, first)
        k = bisect_right(self.starts, end - 1) - 1
        source, length = self.sources[k]
        last = source + (end - self.starts[k]) if self._is_copied(k) else source + length
        return Span(first, max(first, last))

    def zone(self, i: int) -> Zone:
        """The zone that view character `i` comes from."""
        at = self.offset(i)
        return self.zones[max(0, bisect_right(self.zones, at, key=lambda zone: zone.start) - 1)]

    def find(self, offset: int) -> int | None:
        """The view character that comes from `offset` of the account's text; None where the view leaves it out."""
        after = bisect_right(self.sources, offset, key=lambda source: source[0])
        for k in range(after - 1, max(-1, after - 4), -1):
            start, length = self.sources[k]
            if start <= offset < start + length:
                return self.starts[k] + (offset - start if self._is_copied(k) else 0)
        return None

    def _is_copied(self, k: int) -> bool:
        end = self.starts[k + 1] if k + 1 < len(self.starts) else len(self.text)
        return self.sources[k][1] == end - self.starts[k]

    def _length_at(self, i: int) -> int:
        return self.sources[bisect_right(self.starts, i) - 1][1]


def view(account: Account) -> View:
    """The view of an account's readable zones; paragraphs and zones are separated by a blank line, linear in the text.

    Needs `account.text` and `account.zones`. Never raises.
    """
    notes = numbers(account.text)
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[tuple[int, int]] = []
    length = 0
    previous: tuple[Block, str] | None = None
    k = 0
    for block in blocks(account.text):
        while k + 1 < len(account.zones) and account.zones[k + 1].start <= block.start:
            k += 1
        zone = account.zones[k] if account.zones else Zone(kind="body", start=0, end=len(account.text))
        if zone.kind not in READABLE:
            continue
        runs = list(_runs(account.text, block, zone.credit, notes))
        if not runs:
            continue
        if previous:
            separator = " " if zone.kind == previous[1] == "body" and _continues(previous[0], block) else "\n\n"
            runs.insert(0, (separator, previous[0].end, 0))
        for written, start, source_length in runs:
            pieces.append(written)
            starts.append(length)
            sources.append((start, source_length))
            length += len(written)
        previous = (block, zone.kind)
    return View("".join(pieces), account.zones, tuple(starts), tuple(sources))


def _runs(text: str, block: Block, credit: Span | None, notes: frozenset[int]) -> list[tuple[str, int, int]]:
    """(written, source start, source length) for one block: what is copied and what is replaced; the rest is left out."""
    cuts = _cuts(text, block, notes)
    if credit and block.start <= credit.start < block.end:
        opened = credit.start - (text[credit.start - 1 : credit.start] in ("(", "["))
        cuts.append((opened, block.end, ""))
    runs: list[tuple[str, int, int]] = []
    at = block.start
    for start, end, written in sorted(cuts):
        if start < at:  # inside what was already cut
            continue
        if start > at:
            runs.append((text[at:start], at, start - at))
        is_space = written == " " and (not runs or runs[-1][0].endswith(" "))
        if written and not is_space:
            runs.append((written, start, end - start))
        at = end
    if at < block.end:
        runs.append((text[at : block.end], at, block.end - at))
    while runs and not runs[-1][0].strip():
        runs.pop()
    if runs and (kept := runs[-1][0].rstrip()) != runs[-1][0]:  # only what was copied can end in white space
        runs[-1] = (kept, runs[-1][1], len(kept))
    return runs


def _cuts(text: str, block: Block, notes: frozenset[int]) -> list[tuple[int, int, str]]:
    """(start, end, what is written instead) of all that the view looks through in a block."""
    first, last, body = block.start, block.end, block.text
    cuts: list[tuple[int, int, str]] = []
    if (match := _START_MARKS.match(body)) and match.end() < len(body):
        cuts.append((first, first + match.end(), ""))
    for match in _SPACE.finditer(text, first, last):
        if match.group() != " ":
            hyphen = "\n" in match.group() and match.start() > first + 1 and text[match.start() - 1] == "-" and text[match.start() - 2].isalpha()
            cuts.append((*match.span(), "" if hyphen else " "))
    for match in _INVISIBLE.finditer(text, first, last):
        cuts.append((*match.span(), ""))
    if "[" in body or "<" in body:
        for match in MARKDOWN.finditer(text, first, last):
            cuts += [(match.start(), match.start() + 1, ""), (match.end(1), match.end(), "")]
        for match in _NUMBER_MARK.finditer(text, first, last):
            if int(match.group(1)) in notes:
                cuts.append((*match.span(), ""))
        for pattern in (_IMAGE, _AUTOLINK, _TAG):
            cuts += [(*match.span(), "") for match in pattern.finditer(text, first, last)]
    cuts += [(*match.span(), "") for match in _SUPERSCRIPT.finditer(text, first, last)]
    if "*" in body or "_" in body:
        for match in _EMPHASIS.finditer(text, first, last):
            cuts += [(*match.span(1), ""), (*match.span(3), "")]
    if "\\" in body:
        cuts += [(*match.span(), "") for match in _ESCAPE.finditer(text, first, last)]
    if "&" in body:
        cuts += [(*match.span(), unescape(match.group()).replace("\xa0", " ")) for match in _ENTITY.finditer(text, first, last)]
    return cuts


def _continues(before: Block, block: Block) -> bool:
    """Whether a page break cut one sentence into two blocks: the first stays open, the second goes on in mid-sentence."""
    end = before.text[-40:].rstrip()
    if len(before) < 60 or ends_final(end) or end[-1:] in ":;" or _START_MARKS.match(block.text):
        return False
    head = block.text.lstrip("\"'“‘([")[:1]
    last = _LAST_WORD.search(end)
    if not last or not head:
        return False
    if head.islower():
        return True
    return end[-1] == "," or (last.group(1).lower() in FUNCTION_WORDS and end[-1].isalpha())

