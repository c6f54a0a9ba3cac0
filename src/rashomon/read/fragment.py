"""A piece of HTML that holds one article and nothing else → its text, with the headings, captions and links of its mark-up.

For what feeds, rows and mails carry. Whole pages have menus and more around the article and are read by `html`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from ..errors import InputError
from ..settings import Settings
from ..types import Link, Span, Zone
from .hosts import link_kind

_MARKUP = re.compile(r"(?i)<(?:p|div|br|a|b|i|em|strong|span|ul|ol|li|h[1-6]|img|figure|blockquote|article|section|table|html)(?:\s[^<>]*|\s*/)?>|</(?:p|div|a|span)>")
_PAGE = re.compile(r"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?(?:<!doctype html|<html)", re.DOTALL)
_SPACE = re.compile(r"[^\S\xa0]+|\xa0(?=\s)")
_SKIPPED = frozenset("script style noscript template svg head title iframe object select button textarea audio video math".split())
_PARAGRAPHS = frozenset("p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr blockquote section article aside header footer main figure figcaption pre hr".split())
_MARKED = {f"h{n}": "heading" for n in range(1, 7)} | {"figcaption": "caption"}
_DEEPEST = 200  # elements; what is nested deeper is read, its mark-up not


@dataclass(frozen=True, slots=True)
class Fragment:
    """A text with the zones and links that its mark-up states; offsets are code points of `text`."""

    text: str
    marks: tuple[Zone, ...] = ()
    links: tuple[Link, ...] = ()


def is_marked_up(text: str) -> bool:
    """Whether a text is HTML rather than plain: it holds a tag that articles are made of."""
    return _MARKUP.search(text) is not None


def article(markup: str, uri: str, settings: Settings, base: str = "") -> Fragment:
    """The article in mark-up that may be a piece of HTML or, by its first tag, a whole page with more around it. Never raises."""
    if _PAGE.match(markup):
        from .html import documents as pages

        try:
            page = next(iter(pages(markup.encode("utf-8", "replace"), uri, settings)))
            return Fragment(page.text, page.marks, page.links)
        except InputError:
            pass  # a page in which no article is found is taken whole
    return fragment(markup, base)


def fragment(markup: str, base: str = "") -> Fragment:
    """The text of a piece of HTML, paragraphs apart by a blank line; relative links are resolved against the address `base`.

    Linear in its length; whatever the mark-up, nothing is raised.
    """
    from lxml import etree

    taken = _Taken(base)
    parser = etree.HTMLParser(target=taken, no_network=True, huge_tree=True)
    try:
        for start in range(0, len(markup), 1 << 16):
            parser.feed(_xml_safe(markup[start : start + (1 << 16)]))
        parser.close()
    except (etree.LxmlError, AssertionError, ValueError):
        pass  # what was taken until then stands
    return taken.fragment()


def titled(title: str | None, body: Fragment) -> Fragment:
    """The same with the title above it as its headline, unless the text begins with the title anyway."""
    title = " ".join((title or "").split())
    if not title or " ".join(body.text[: 2 * len(title) + 20].split()).startswith(title):
        return body
    by = len(title) + 2
    marks = (Zone(kind="headline", start=0, end=len(title)), *(shifted(zone, by) for zone in body.marks))
    links = tuple(Link(n=x.n, url=x.url, span=_moved(x.span, by), anchors=tuple(_moved(a, by) for a in x.anchors), kind=x.kind) for x in body.links)
    return Fragment(f"{title}\n\n{body.text}", marks, links)


def shifted(zone: Zone, by: int) -> Zone:
    """A zone `by` code points later."""
    return Zone(kind=zone.kind, start=zone.start + by, end=zone.end + by, credit=_moved(zone.credit, by) if zone.credit else None)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _xml_safe(text: str) -> str:
    """Without NULs and lone surrogates, at which the parser stops."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


class _Taken:
    """What the parser has met so far: the events of its target interface."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""  # white space owed before the next word
        self._skipping = self._preformatted = self._depth = 0
        self._open: dict[str, int] = {}
        self._anchor: tuple[str, int] | None = None
        self._marks: list[Zone] = []
        self._links: list[Link] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag == "br":
            self._gap = "\n\n" if "\n" in self._gap else "\n"
        elif tag in _PARAGRAPHS and self._depth < _DEEPEST:
            self._close_anchor()
            self._gap = "\n\n"
        elif tag in ("td", "th") and self._length:
            self._gap = self._gap or "\t"
        if tag == "pre":
            self._preformatted += 1
        if tag in _MARKED:
            self._open.setdefault(tag, -1)
        if tag == "a" and not self._skipping:
            self._close_anchor()
            if url := self._address(attributes.get("href") or ""):
                self._anchor = (url, -1)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        if tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)
        if tag == "a" or tag in _PARAGRAPHS:
            self._close_anchor()
        if tag in _MARKED and (start := self._open.pop(tag, -1)) >= 0:
            if not self._marks or self._marks[-1].end <= start:
                self._marks.append(Zone(kind=_MARKED[tag], start=start, end=self._length))
        if tag in _PARAGRAPHS and self._depth < _DEEPEST:
            self._gap = "\n\n"

    def data(self, text: str) -> None:
        if self._skipping:
            return
        if self._preformatted:
            self._write(text)
            return
        text = _SPACE.sub(" ", text)
        if text[:1] == " ":
            self._gap = self._gap or " "
        if shown := text.strip(" "):
            self._write(shown)
            self._gap = " " if text[-1] == " " else ""

    def comment(self, text: str) -> None:
        """Comments say nothing."""

    def close(self) -> None:
        self._close_anchor()

    def fragment(self) -> Fragment:
        self._close_anchor()
        return Fragment("".join(self._pieces), tuple(self._marks), tuple(self._links))

    def _write(self, text: str) -> None:
        if self._length and self._gap:
            self._pieces.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        if self._anchor and self._anchor[1] < 0:
            self._anchor = (self._anchor[0], self._length)
        for tag, at in self._open.items():
            if at < 0:
                self._open[tag] = self._length
        self._pieces.append(text)
        self._length += len(text)

    def _close_anchor(self) -> None:
        if self._anchor and self._anchor[1] >= 0:
            url, start = self._anchor
            span = Span(start, self._length)
            self._links.append(Link(n=None, url=url, span=span, anchors=(span,), kind=link_kind(url)))
        self._anchor = None

    def _address(self, href: str) -> str | None:
        try:
            url = urljoin(self._base, href.strip()) if self._base else href.strip()
        except ValueError:
            return None
        return url if url[:4].lower() == "http" and "://" in url and len(url) <= 2000 and not any(c.isspace() for c in url) else None
