"""Text and zones → outlet, title and authors, each with its span and the basis it rests on; null when nothing supports it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..types import Fact, Span, Zone
from . import hosts
from .bylines import bio_name, byline_names
from .front import front_matter
from .words import is_all_caps, plain

_LINE = re.compile(r"[^\r\n]+")
_COPYRIGHT = re.compile(
    r"(?i)(?:©|\(c\)|copyright)[\s©(c)]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?,?\s*(?:by\s+)?(?-i:(?:the\s+)?(?P<name>[A-Z][\w.&'’-]*(?:\s(?:of|the|on|and|&|for|in|[A-Z][\w.&'’-]*)){0,7}))"
)
_PUBLISHED_IN = re.compile(r"(?i)(?:first |originally )?published (?:in|by) ([^,|]{2,40}?)(?:,| on\b| \||$)")
_LEGAL_FORM = re.compile(r",?\s+(?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|PLC|Plc|All Rights|All)\b.*$")


def title(text: str, zones: Sequence[Zone]) -> Fact | None:
    """The headline as one line, or the front matter's title."""
    for zone in zones:
        if zone.kind == "headline":
            raw = text[zone.start : zone.end].strip("\ufeff \t\r\n\xa0\u200b")
            start = text.index(raw, zone.start) if raw else zone.start
            return Fact(value=re.sub(r"\s+", " ", plain(raw)), span=Span(start, start + len(raw)), basis="text: headline")
    if entry := front_matter(text).get("title"):
        return Fact(value=entry[0], span=Span(*entry[1:]), basis="metadata: front matter")
    return None


def authors(text: str, zones: Sequence[Zone]) -> tuple[Fact, ...]:
    """The authors in the order of the byline; else those whom a biography presents, or the front matter names.

    A name all in capitals is given in the case in which the page writes it elsewhere, else capitalised.
    """
    found: dict[str, Fact] = {}
    for at, line in lines(text, zones, "byline"):
        if re.match(r"(?i)\(?(?:additional |further )?(?:writing|editing|production)\b", line):
            continue
        for name in byline_names(line):
            _add(found, text, name, at + max(0, line.find(name)), "text: byline")
    for at, line in lines(text, zones, "bio") if not found else ():
        if author := bio_name(line):
            _add(found, text, author, at + max(0, line.find(author)), "text: biography")
    if not found and (entry := front_matter(text).get("author")):
        return (Fact(value=entry[0], span=Span(*entry[1:]), basis="metadata: front matter"),)
    return tuple(found.values())


def outlet(text: str, zones: Sequence[Zone]) -> Fact | None:
    """Who published the account: masthead, the page's own address, front matter, copyright line, or its newsletter.

    Never from a photo credit, a link or a dateline's agency, and never from a biography alone.
    """
    return _address(text, zones) or _masthead(text, zones) or _front(text) or _copyright(text, zones) or _furniture(text, zones)


def _masthead(text: str, zones: Sequence[Zone]) -> Fact | None:
    for at, line in list(lines(text, zones, "boilerplate"))[:40]:
        shown = plain(line).lstrip("|–—- ").strip()
        name: str | None = hosts.named(shown) if len(shown) <= 60 else None
        if name and (shown.isupper() or shown.removeprefix("The ") == name.removeprefix("The ")):
            start = at + max(0, line.find(shown))
            return Fact(value=name, span=Span(start, start + len(shown)), basis="text: masthead")
    for at, line in lines(text, zones, "dateline"):
        if (match := _PUBLISHED_IN.match(line)) and (name := hosts.named(match.group(1))):
            return Fact(value=name, span=Span(at + match.start(1), at + match.end(1)), basis="text: where it says it was published")
    return None


def _address(text: str, zones: Sequence[Zone]) -> Fact | None:
    for kind in ("boilerplate", "reference"):
        for at, line in lines(text, zones, kind):
            if found := hosts.source_address(line):
                url, start, end = found
                known = hosts.known_host(url)
                name: str | None = known.name if known else _masthead_spelled(text, zones, hosts.source_label(line)) or hosts.host_of(url)
                return Fact(value=name, span=Span(at + start, at + end), basis="text: the page's own address") if name else None
    return None


def _masthead_spelled(text: str, zones: Sequence[Zone], label: str | None) -> str | None:
    """The masthead line that spells the host of the page's own address."""
    for _, line in list(lines(text, zones, "boilerplate"))[:20] if label else ():
        shown = plain(line).strip()
        if hosts.key(shown) == hosts.key(label or ""):
            return shown.title() if is_all_caps(shown) and len(shown) > 5 else shown
    return None


def _front(text: str) -> Fact | None:
    entries = front_matter(text)
    for name in ("outlet", "publisher", "publication", "site", "source"):
        if (entry := entries.get(name)) and "://" not in entry[0]:
            return Fact(value=entry[0], span=Span(*entry[1:]), basis="metadata: front matter")
    for name in ("url", "source", "link", "canonical"):
        if (entry := entries.get(name)) and (known := hosts.known_host(entry[0])) and known.kind == "press":
            return Fact(value=known.name, span=Span(*entry[1:]), basis="metadata: address")
    return None


def _copyright(text: str, zones: Sequence[Zone]) -> Fact | None:
    for at, line in lines(text, zones, "boilerplate"):
        match = _COPYRIGHT.match(line.strip("*_ "))
        if match and match.group("name"):
            name = _LEGAL_FORM.sub("", match.group("name")).strip(" ,.")
            if len(name) >= 2:
                start = at + max(0, line.find(name))
                return Fact(value=hosts.named(name) or name, span=Span(start, start + len(name)), basis="text: copyright line")
    return None


def _furniture(text: str, zones: Sequence[Zone]) -> Fact | None:
    """An outlet that the page's own furniture names, where a biography or a second line of furniture names it too."""
    in_furniture: list[tuple[str, Span]] = []
    for at, line in lines(text, zones, "boilerplate"):
        if len(line) <= 400:
            in_furniture += [(name, Span(at + start, at + end)) for name, start, end in hosts.mentioned(line)]
    if not in_furniture or len({name for name, _ in in_furniture}) > 1:
        return None
    name, span = in_furniture[0]
    in_bio = any(found == name for _, line in lines(text, zones, "bio") for found, _, _ in hosts.mentioned(line))
    apart = {text.rfind("\n", 0, at.start) for _, at in in_furniture}
    if not in_bio and len(apart) < 2:
        return None
    also = "the author's biography" if in_bio else "a second line of it"
    return Fact(value=name, span=span, basis=f"text: named in the page's furniture and in {also}")


def _add(found: dict[str, Fact], text: str, name: str, at: int, basis: str) -> None:
    value = name
    if is_all_caps(name):
        same = re.search(re.escape(name), text, re.IGNORECASE) and [m.group() for m in re.finditer(re.escape(name), text, re.IGNORECASE)]
        value = next((written for written in same or [] if not written.isupper() and not written.islower()), name.title())
    found.setdefault(value.lower(), Fact(value=value, span=Span(at, at + len(name)), basis=basis))


def lines(text: str, zones: Sequence[Zone], *kinds: str) -> Iterator[tuple[int, str]]:
    """(start, line) of the lines in zones of some kinds, white space around them left out."""
    for zone in zones:
        if zone.kind in kinds:
            for match in _LINE.finditer(text, zone.start, zone.end):
                line = match.group().strip("\ufeff \t\xa0\u200b")
                if line:
                    yield match.start() + match.group().index(line), line
