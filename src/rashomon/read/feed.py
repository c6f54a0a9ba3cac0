"""RSS and Atom → one document for each entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from ..errors import InputError
from ..settings import Settings
from ..types import Zone
from .document import Document
from .fragment import Fragment, article, fragment, is_marked_up, titled
from .parts import digest, together
from .stated import candidates

_MOST_ENTRIES = 1_000
_MOST_BYTES = 5_000_000  # of the feed that are read; a parsed feed takes several times its size in memory
_MOST_TAGS = 200_000
_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{20000}")
_ENTRY_END = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:item|entry)\s{0,9}>")
_FOOT = re.compile(r"(?:The post .{1,300} (?:appeared first on|first appeared on) |Continue reading\b|Read (?:more|the full story|the whole story)\b).{0,200}$")
_CUT = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|Continue reading.{0,200}|Read (?:more|the full story).{0,200})$")


def documents(data: bytes, name: str, settings: Settings) -> Iterator[Document]:
    """The entries of a feed, in its order, as `name#n`: the title as headline, then the content, or the summary with a notice.

    Nothing is fetched: an entry is what the feed itself holds. The publisher is the entry's `<source>` before the feed's title.
    At most 1,000 entries and 5 MB are read, with a notice. An entry's digest is that of its title, text and address. Raises
    InputError where there is no feed, or no entry with a text.
    """
    whole, notices = _bounded(data, name)
    feed = _parsed(whole, name)
    yield from together(_documents(feed, name, settings, notices), f"{name}: no entry with a text in this feed")


def _bounded(data: bytes, name: str) -> tuple[bytes, list[str]]:
    """The feed up to the last entry within the bounds, and what to say where that is not all of it."""
    end = 0
    for n, match in enumerate(_ENTRY_END.finditer(data, 0, _MOST_BYTES), 1):
        end = match.end()
        if n == _MOST_ENTRIES:
            break
    if len(data) <= _MOST_BYTES and not _ENTRY_END.search(data, end):
        return data, []
    line = f"{name}: a very long feed; only its beginning is read (at most {_MOST_ENTRIES:,} entries and {_MOST_BYTES:,} bytes)"
    return data[: end or _MOST_BYTES], [line]


def _parsed(data: bytes, name: str) -> Any:
    import feedparser

    if data.count(b"<") > _MOST_TAGS or _LONG_TAG.search(data):
        raise InputError(f"{name}: too many or too long tags for a feed; give the page or its text")
    try:
        # a stream of bytes, never a string: a string might be taken for an address and fetched
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a parser for whatever is found in the wild, with many ways to fail on what is no feed
        raise InputError(f"{name}: not a feed that can be read ({type(error).__name__}); give the page or its text") from error


def _documents(feed: Any, name: str, settings: Settings, notices: list[str]) -> Iterator[Document | str]:
    yield from notices
    for n, entry in enumerate(feed.get("entries") or (), 1):
        yield _document(entry, f"{name}#{n}", settings, feed.get("feed"))


def _document(entry: Any, uri: str, settings: Settings, feed: Any) -> Document | str:
    link, title = _string(entry, "link"), _string(entry, "title")
    title = fragment(title).text if is_marked_up(title) or "&" in title else title
    contents, summary = [_string(one, "value") for one in _list(entry, "content")], _string(entry, "summary")
    body = max([*contents, summary], key=len)
    told = article(body, uri, settings, link)
    if not told.text.strip():
        return f"{uri}: no text in this entry, only its title; left out"
    whole = titled(title, _without_foot(told))
    is_cut = not any(contents) or _CUT.search(told.text[-300:].rstrip())
    notices = (f"{uri}: the feed gives a summary only; the whole text is at {link or 'no address'}",) if is_cut else ()
    writers = [_string(one, "name") for one in _list(entry, "authors")]
    source = entry.get("source") if isinstance(entry.get("source"), dict) else {}
    stated = (
        *candidates("metadata: feed entry", title=title, author=[w for w in writers if w] or _string(entry, "author"), url=link),
        *(*candidates("metadata: feed entry", published=_string(entry, "published")), *candidates("metadata: feed entry, last updated", published=dict.get(entry, "updated")))[:1],
        *candidates("metadata: feed entry's source", outlet=_string(source, "title")),
        *candidates("metadata: feed entry's publisher", outlet=_string(entry, "publisher")),
        *candidates("metadata: feed", outlet=_string(feed, "title"), language=_string(feed, "language")),
    )
    return Document(text=whole.text, uri=uri, sha256=digest(title, body, link), marks=whole.marks, links=whole.links, candidates=stated, notices=notices)


def _without_foot(told: Fragment) -> Fragment:
    """With the line that leads on to the site marked as no part of the text."""
    start = told.text.rfind("\n") + 1
    if not start or not _FOOT.match(told.text, start) or (told.marks and told.marks[-1].end > start):
        return told
    return Fragment(told.text, (*told.marks, Zone(kind="boilerplate", start=start, end=len(told.text))), told.links)


def _list(entry: Any, key: str) -> list[Any]:
    value = entry.get(key) if isinstance(entry, dict) else None
    return value if isinstance(value, list) else []


def _string(entry: Any, key: str) -> str:
    value = entry.get(key) if isinstance(entry, dict) else None
    return value if isinstance(value, str) else ""
