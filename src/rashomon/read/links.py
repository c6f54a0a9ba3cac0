"""Text → cited addresses: Markdown links, `<address>`, bare addresses and numbered reference lists, with the words that point to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from ..types import Link, Span
from .hosts import link_kind

MARKDOWN = re.compile(r"(?<!!)\[([^\[\]\n]{1,400})\]\(\s*<?([^()\s<>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,2000})?)>?(?:\s+\"[^\"\n]{0,200}\")?\s*\)")
ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”\[\]{}|\\^`]+|\bwww\.[\w-]+\.[^\s<>\"“”\[\]{}|\\^`]+")
# `[6]`, `<sup>[6]</sup>`, `<sup>6</sup>`, `[^6]`: a mark in running text that points to a numbered reference.
MARK = re.compile(r"<sup>\s*\[?\s*(\d{1,3})\s*\]?\s*</sup>|\[\^?(\d{1,3})\](?![(:\[])")
_LIST_NUMBER = re.compile(r"[ \t]*(?:[-*•]\s*)?(?:\[\^?(\d{1,3})\]:?|\((\d{1,3})\)|(\d{1,3})[.):]|<sup>\[?(\d{1,3})\]?</sup>)[ \t]*(?=\S)")
_LABEL = re.compile(r"[ \t]*\[([^\[\]\n^]{1,60})\]:[ \t]+<?(\S+?)>?(?=[ \t]|$)", re.MULTILINE)
_USE = re.compile(r"\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{0,60})\]")
_LINE = re.compile(r"[^\r\n]+")


@dataclass(slots=True)
class _Cited:
    """A link being put together: the address, where it stands, and what points to it."""

    url: str
    span: Span
    n: int | None
    anchors: list[Span] = field(default_factory=list)


def links(text: str) -> tuple[Link, ...]:
    """The addresses that a text cites, in the order in which they stand; linear in its length. Never raises.

    `span` is the address itself; `anchors` are the words of a link, or the marks `[6]` that point to a numbered address.
    A link to nowhere (`[words](#)`) before a mark lends its words to the mark's address.
    """
    found = sorted(_addresses(text), key=lambda cited: cited.span)
    by_number: dict[int | None, _Cited] = {cited.n: cited for cited in found if cited.n is not None}
    for number, span in _pointing(text, by_number):
        by_number[number].anchors.append(span)
    _labelled(text, found)
    return tuple(
        Link(n=cited.n, url=cited.url, span=cited.span, anchors=tuple(sorted(set(cited.anchors))), kind=link_kind(cited.url)) for cited in found
    )


def numbers(text: str) -> frozenset[int]:
    """The numbers under which a text lists references: marks with these numbers are footnotes, others may be an editor's."""
    listed = set()
    for line in _LINE.finditer(text):
        if (match := _LIST_NUMBER.match(line.group())) and ADDRESS.search(line.group(), match.end(), match.end() + 2200):
            listed.add(_number(match))
    if (not listed and "<sup>" in text) or "[^" in text:
        listed |= {_number(match) for match in re.finditer(r"<sup>\s*\[?\s*(\d{1,3})\s*\]?\s*</sup>|\[\^(\d{1,3})\]", text)}
    return frozenset(listed)


def _addresses(text: str) -> list[_Cited]:
    """Every address once, with its list number where its line begins with one."""
    numbered = _line_numbers(text)
    starts = [start for start, _, _ in numbered]
    out: list[_Cited] = []
    covered: list[tuple[int, int]] = []
    for match in MARKDOWN.finditer(text):
        start, end = match.span(2)
        covered.append(match.span())
        if not ADDRESS.match(match.group(2)):
            continue
        n = _line_number(numbered, starts, match.start())
        shows_itself = ADDRESS.match(match.group(1)) is not None
        out.append(_Cited(match.group(2), Span(start, end), n, [] if shows_itself or n is not None else [Span(*match.span(1))]))
    ends = [end for _, end in covered]
    for match in ADDRESS.finditer(text):
        i = bisect_right(ends, match.start())
        if i < len(covered) and covered[i][0] <= match.start():
            continue
        url = _trimmed(match.group())
        out.append(_Cited(url, Span(match.start(), match.start() + len(url)), _line_number(numbered, starts, match.start())))
    return out


def _line_numbers(text: str) -> list[tuple[int, int, int]]:
    """(start, end, number) of the lines that begin with a list number."""
    out = []
    for line in _LINE.finditer(text):
        if match := _LIST_NUMBER.match(line.group()):
            out.append((line.start() + match.end(), line.end(), _number(match)))
    return out


def _line_number(numbered: list[tuple[int, int, int]], starts: list[int], at: int) -> int | None:
    """The list number of an address that comes first on its line: at most a bracket stands between them."""
    i = bisect_right(starts, at) - 1
    if i < 0 or at - numbered[i][0] > 1 or at >= numbered[i][1]:
        return None
    return numbered[i][2]


def _pointing(text: str, by_number: dict[int | None, _Cited]) -> list[tuple[int, Span]]:
    """(number, anchor) for each mark in running text, and for the words of a link to nowhere right before one."""
    nowhere = {match.end(): Span(*match.span(1)) for match in MARKDOWN.finditer(text) if not ADDRESS.match(match.group(2))}
    out = []
    for match in MARK.finditer(text):
        n = _number(match)
        if n not in by_number or _begins_its_line(text, match.start(), by_number[n].span):
            continue
        before = match.start() - (text[match.start() - 1 : match.start()] in (" ", "\xa0"))
        out.append((n, nowhere.get(before) or nowhere.get(match.start()) or Span(*match.span())))
    return out


def _begins_its_line(text: str, at: int, address: Span) -> bool:
    """Whether a mark is the list number of the address itself: first on the address's line."""
    if not at < address.start <= at + 3000 or "\n" in text[at : address.start]:
        return False
    return not text[max(0, at - 12) : at].rpartition("\n")[2].strip(" \t\r-*•")


def _labelled(text: str, found: list[_Cited]) -> None:
    """Markdown reference links, `[words][label]` with `[label]: address` elsewhere: the words become anchors."""
    if "]:" not in text:
        return
    by_start = {cited.span.start: cited for cited in found}
    labels = {match.group(1).lower(): by_start[match.start(2)] for match in _LABEL.finditer(text) if match.start(2) in by_start}
    for match in _USE.finditer(text) if labels else ():
        cited = labels.get((match.group(2) or match.group(1)).lower())
        if cited:
            cited.anchors.append(Span(*match.span(1)))


def _trimmed(url: str) -> str:
    """An address without the punctuation of the sentence around it; a closing bracket stays where the address opened it."""
    while url and (url[-1] in ".,;:!?'’*_»" or (url[-1] == ")" and url.count("(") < url.count(")"))):
        url = url[:-1]
    return url


def _number(match: re.Match[str]) -> int:
    return int(next(group for group in match.groups() if group))
