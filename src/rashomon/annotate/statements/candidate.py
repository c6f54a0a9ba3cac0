"""A statement while it is being found: ranges of tokens, not yet offsets.

Ranges are half-open token indices of one Doc.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

Range = tuple[int, int]


class Candidate(NamedTuple):
    """Content, cue and source of one possible statement; `score` 0..1 as its maker gives it, `by` the rule or model."""

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    score: float
    by: str

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]


def overlap(a: Iterable[Range], b: Iterable[Range]) -> int:
    """How many tokens two sets of ranges share."""
    b = tuple(b)
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def size(ranges: Iterable[Range]) -> int:
    return sum(end - start for start, end in ranges)


def is_word(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def words(doc: Doc, start: int, end: int) -> int:
    """How many tokens of the range are words."""
    return sum(is_word(doc[i]) for i in range(start, end))


def trimmed(doc: Doc, start: int, end: int) -> Range | None:
    """The range without the blanks, commas, dashes and colons at its ends; None when nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in EDGES):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in EDGES):
        end -= 1
    return (start, end) if any(is_word(doc[i]) for i in range(start, end)) else None


EDGES = frozenset((",", ";", ":", "—", "–", "-", "--"))


def merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges in order, those that touch or overlap made one."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return tuple(out)


def without(ranges: Iterable[Range], taken: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges with the taken ones cut out."""
    out = list(ranges)
    for start, end in taken:
        out = [p for s, e in out for p in ((s, min(e, start)), (max(s, end), e)) if p[0] < p[1]]
    return merged(out)


def is_break(token: Token) -> bool:
    """Whether a paragraph or zone ends at this blank token."""
    return token.is_space and "\n\n" in token.text


def in_paragraphs(doc: Doc, ranges: Iterable[Range]) -> Iterator[Range]:
    """The ranges cut where paragraphs end, so that no piece runs over what lies between them."""
    for start, end in ranges:
        at = start
        for i in range(start, end):
            if is_break(doc[i]) or ("\n\n" in doc[i].text):
                if at < i:
                    yield at, i
                at = i + 1
        if at < end:
            yield at, end
