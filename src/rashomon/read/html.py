"""A web page → a Document: the article's text, a blank line between blocks, with the zones, links and metadata of its mark-up."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from ..errors import InputError
from ..settings import Settings
from ..types import Link, Span, Zone
from .article import article, running_text
from .document import Document
from .hosts import link_kind
from .mark_up import page, strip_unread
from .page_parts import Part, parts
from .stated_page import article_body, stated, words_of

_ZONES = {"headline": "headline", "standfirst": "standfirst", "byline": "byline", "dateline": "dateline", "caption": "caption", "credit": "caption", "bio": "bio", "heading": "heading"}
_SCRIPTED = 500  # characters of an article in linked data, where the page itself shows less than half as many
_GAP = "\n\n"
_FINAL = re.compile(r"[.!…:;,]['\"”’)\]]*$")


def documents(data: bytes, name: str, settings: Settings, *, content_type: str | None = None, base: str = "") -> Iterator[Document]:
    """The one document of a page; `content_type` may name its charset, `base` is the address it came from where `name` is none.

    Raises InputError where the page holds no text, is above `settings.max_bytes` or has more elements than any article.
    Nothing is executed or fetched.
    """
    if len(data) > settings.max_bytes:
        raise InputError(f"{name}: above the limit of {settings.max_bytes:,} bytes; split it or raise max_bytes")
    try:
        tree, notices = page(data, name, content_type)
        candidates = stated(tree, base or name)
        told = article_body(tree)
        strip_unread(tree)
        found = parts(tree)
        chosen = article(found, running_text(tree), next(iter(words_of(candidates, "title")), None))
        if sum(len(line) for line in told) >= _SCRIPTED and sum(len(part.text) for part in chosen if not part.role) < _SCRIPTED // 2:
            chosen = [*(part for part in chosen if part.role == "headline"), *(Part(line, "p", "", (), ()) for line in told)]
            notices = (*notices, f"{name}: the page shows no article without a browser; its text is what its linked data hold")
    except RecursionError as error:
        raise InputError(f"{name}: nested too deeply; save its text as .txt") from error
    if not chosen:
        chosen, notices = [part for part in found if part.role != "kicker"], (*notices, f"{name}: no article found in the page; all of its text is read")
    if not chosen:
        raise InputError(f"{name}: a page without text (it may need a browser to show any); save its text as .txt")
    base = next((one for one in (base, name, *words_of(candidates, "url")) if re.match(r"(?i)https?://", one)), "")
    text, marks, links = laid_out(chosen, base)
    yield Document(text=text, uri=name, sha256=hashlib.sha256(data).hexdigest(), marks=marks, links=links, candidates=candidates, notices=notices)


def laid_out(chosen: Sequence[Part], base: str) -> tuple[str, tuple[Zone, ...], tuple[Link, ...]]:
    """The text of blocks with its marks and links; a credit goes on in the line of its caption."""
    pieces: list[str] = []
    marks: list[Zone] = []
    links: list[Link] = []
    at = 0
    in_head = any(part.role == "headline" for part in chosen)
    before: Part | None = None
    for i, part in enumerate(chosen):
        in_head = in_head and not (part.role == "" and not part.is_bold)
        is_credit = part.role == "credit" and before is not None and before.role == "caption" and marks[-1].credit is None
        if before is not None:
            gap = " " if is_credit else _GAP
            pieces.append(gap)
            at += len(gap)
        kind = _kind(part, chosen[i + 1] if i + 1 < len(chosen) else None, in_head=in_head)
        credit = Span(at, at + len(part.text)) if part.role == "credit" else Span(at + part.credit[0], at + part.credit[1]) if part.credit else None
        if is_credit:
            marks[-1] = Zone(kind="caption", start=marks[-1].start, end=at + len(part.text), credit=credit)
        elif kind:
            marks.append(Zone(kind=kind, start=at, end=at + len(part.text), credit=credit if kind == "caption" else None))
        links += _links(part, at, base)
        pieces.append(part.text)
        at += len(part.text)
        before = part
    return "".join(pieces), tuple(marks), tuple(links)


def _kind(part: Part, following: Part | None, *, in_head: bool) -> str | None:
    """The zone of a block; None for running text, which the rules on words look at again."""
    if part.role == "standfirst":
        return "standfirst" if in_head else None
    if part.role == "heading":
        # a heading right under the headline that speaks in a sentence, or above the byline, is the standfirst
        is_under = in_head and (len(part.text) >= 60 or (following is not None and following.role in ("byline", "dateline")))
        return "standfirst" if is_under else "heading"
    if part.role == "" and part.is_bold and len(part.text) <= 90 and not _FINAL.search(part.text) and following is not None and following.role == "" and not following.is_bold:
        return "heading"
    return _ZONES.get(part.role)


def _links(part: Part, at: int, base: str) -> Iterator[Link]:
    for start, end, href in part.links:
        try:
            url = urljoin(base, href.strip()) if base else href.strip()
        except ValueError:
            continue
        if url[:4].lower() == "http" and "://" in url and len(url) <= 2000 and not href.startswith("#") and not re.search(r"\s", url):
            span = Span(at + start, at + end)
            yield Link(n=None, url=url, span=span, anchors=(span,), kind=link_kind(url))
