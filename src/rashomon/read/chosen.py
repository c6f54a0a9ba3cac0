"""What mark-up and text say of an account → the value chosen for each field, every candidate kept with its basis.

The order, for title, authors, outlet and date: the metadata that the page, feed or file states (its reader gives the surest
first), then the page's own words, then what only its address or the rest of the page suggests. A date to come is not believed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..types import Candidate, Fact, Published, Span, Zone
from . import dates, hosts, metadata
from .document import Document
from .front import front_matter
from .published import published
from .words import words

_WEAK = ("address: ", "page: ", "file: ", "inferred: ")  # candidates on such a basis give way to the page's own words
_PRECISION = {4: "year", 7: "month", 10: "day"}
_BEHIND = re.compile(r"\s[|–—·-]\s+([^|–—]{2,60})$")
_SECTIONS = frozenset("opinion news world politics analysis business live video national international home europe asia africa americas sport comment".split())


class Facts(NamedTuple):
    """The chosen values, all candidates, and notices (one line each)."""

    title: Fact | None
    authors: tuple[Fact, ...]
    outlet: Fact | None
    published: Published | None
    url: Fact | None
    candidates: tuple[Candidate, ...]
    notices: tuple[str, ...]


def facts(document: Document, zones: Sequence[Zone]) -> Facts:
    """The title, authors, outlet, date and address of a document with its zones. Never raises.

    A value that also stands where the text itself says it has that place as its span.
    """
    text, stated = document.text, [one for one in document.candidates if one.value.strip()]
    title, writers, house, printed = metadata.title(text, zones), metadata.authors(text, zones), metadata.outlet(text, zones), published(text, zones)
    address = _own_address(text, zones)
    told = [*_candidates("title", title), *_candidates("author", *writers), *_candidates("outlet", house), *_candidates("url", address)]
    if printed:
        told.append(Candidate(field="published", value=printed.date, basis=printed.basis, span=printed.span))
    url = _first("url", stated) or address or _first("url", stated, weakest=True)
    day, notices = _day(document.uri, stated, printed)
    return Facts(
        title=_title(stated, title, house),
        authors=_authors(stated, writers),
        outlet=_first("outlet", stated) or house or _first("outlet", stated, weakest=True) or _behind_title(stated, title) or _from_host(url),
        published=day,
        url=url,
        candidates=(*stated, *told),
        notices=notices,
    )


def _candidates(field: str, *found: Fact | None) -> list[Candidate]:
    return [Candidate(field=field, value=fact.value, basis=fact.basis, span=fact.span) for fact in found if fact]


def _of(field: str, stated: Iterable[Candidate], *, weakest: bool = False) -> list[Candidate]:
    return [one for one in stated if one.field == field and one.basis.startswith(_WEAK) == weakest]


def _first(field: str, stated: Iterable[Candidate], *, weakest: bool = False) -> Fact | None:
    return next((Fact(value=one.value, span=one.span, basis=one.basis) for one in _of(field, stated, weakest=weakest)), None)


def _title(stated: Sequence[Candidate], headline: Fact | None, house: Fact | None) -> Fact | None:
    """The stated title; the headline itself where its words are the same or all that was added is a label or the outlet's name."""
    first = _first("title", stated)
    if first is None:
        return headline or _first("title", stated, weakest=True)
    if headline and first.span is None:
        own, said = (" ".join(words(title.lower())) for title in (headline.value, first.value))
        if own == said:
            return Fact(value=headline.value, span=headline.span, basis=first.basis)
        if " " in own and f" {own} " in f" {said} " and len(said) - len(own) <= 60:
            return headline
    names = {hosts.key(one.value) for one in _of("outlet", stated)} | ({hosts.key(house.value)} if house else set())
    value, bar, end = first.value, "", ""
    if match := _BEHIND.search(value):
        bar, end = value[: match.start()], match.group(1)
    is_house = bar and (hosts.key(end) in names or hosts.named(end))
    return Fact(value=bar if is_house else value, span=first.span, basis=first.basis)


def _authors(stated: Sequence[Candidate], writers: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The stated authors of the surest basis, with their place in the byline where it names them too."""
    named = _of("author", stated)
    if not named:
        return writers or tuple(Fact(value=one.value, span=one.span, basis=one.basis) for one in _of("author", stated, weakest=True)[:1])
    spans = {writer.value.lower(): writer.span for writer in writers}
    surest = dict.fromkeys(one.value for one in named if one.basis == named[0].basis)
    own = {one.value: one.span for one in named}
    return tuple(Fact(value=value, span=own[value] or spans.get(value.lower()), basis=named[0].basis) for value in surest)


def _behind_title(stated: Sequence[Candidate], headline: Fact | None) -> Fact | None:
    """The name that a page's title element adds to the headline: `Talks end | World | The Harbour Post`."""
    own = " ".join(words(headline.value.lower())) if headline else ""
    for one in _of("title", stated, weakest=True):
        match = _BEHIND.search(one.value)
        if match and own and " ".join(words(one.value[: match.start()].lower())).startswith(own) and match.group(1).lower() not in _SECTIONS:
            return Fact(value=match.group(1).strip(), span=None, basis=one.basis)
    return None


def _from_host(url: Fact | None) -> Fact | None:
    """The known outlet, else the host itself, that the page's address names."""
    if url is None or not (host := hosts.host_of(url.value)):
        return None
    known = hosts.known_host(url.value)
    return Fact(value=known.name if known else host, span=url.span, basis="address: host")


def _own_address(text: str, zones: Sequence[Zone]) -> Fact | None:
    """The address of itself that a page prints (`Source URL: …`), or its front matter."""
    for at, line in metadata.lines(text, zones, "boilerplate", "reference"):
        if found := hosts.source_address(line):
            return Fact(value=found[0], span=Span(at + found[1], at + found[2]), basis="text: the page's own address")
    for name in ("url", "canonical", "link", "source"):
        if (entry := front_matter(text).get(name)) and re.match(r"(?i)https?://", entry[0]):
            return Fact(value=entry[0], span=Span(*entry[1:]), basis="metadata: front matter")
    return None


def _day(uri: str, stated: Sequence[Candidate], printed: Published | None) -> tuple[Published | None, tuple[str, ...]]:
    """The date of publication and a notice for each that lies after today.

    A day that the page prints beside the stated one (clocks of two places) is the page's own day.
    """
    refused = sorted({one.value for one in stated if one.field == "published" and _is_future(one.value)} | ({printed.date} if printed and _is_future(printed.date) else set()))
    notices = tuple(f"{uri}: says it was published on {day}, which is yet to come; not believed" for day in refused)
    printed = printed if printed and printed.date not in refused else None
    sure = [one for one in _of("published", stated) if one.value not in refused]
    if sure:
        one = sure[0]
        if printed and printed.basis == "text" and len(one.value) == len(printed.date) == 10 and abs(dates.distance(one.value, printed.date)) <= 1:
            return printed, notices
        return _published(one), notices
    weak = [one for one in _of("published", stated, weakest=True) if one.value not in refused]
    return printed or (_published(weak[0]) if weak else None), notices


def _published(one: Candidate) -> Published:
    basis = one.basis if one.basis.startswith("inferred: ") else "text" if one.basis.startswith("text") else "metadata"
    return Published(date=one.value, precision=_PRECISION.get(len(one.value), "day"), basis=basis, span=one.span)


def _is_future(day: str) -> bool:
    """Whether a day lies after tomorrow's start anywhere on Earth; the clock only ever refuses, it decides nothing else."""
    return day > (today() + datetime.timedelta(days=1)).isoformat()


def today() -> datetime.date:
    """The clock, in one place."""
    return datetime.date.today()
