"""What a page's mark-up says of it → candidates: JSON-LD, OpenGraph, other meta elements, canonical link, language, dates.

Surest first for each field. A basis names where the value stands; `page: ` marks what gives way to the words of the article.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from ..types import Candidate
from . import dates
from .stated import candidates, unescaped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 1_000_000  # characters of one JSON-LD script
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|NewsItem|DiscussionForumPosting)$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_AROUND = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)?\s*|\s*(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)?\s*;?\s*$")
_TEXT_OF = {name: re.compile(rf'"{name}"\s*:\s*"((?:[^"\\]|\\.){{1,500}})"') for name in ("headline", "datePublished")}
_META = {
    "title": "og:title twitter:title parsely-title dc.title dcterms.title citation_title sailthru.title",
    "author": "author article:author parsely-author dc.creator dcterms.creator citation_author sailthru.author byl twitter:creator_name",
    "outlet": "og:site_name publisher dc.publisher dcterms.publisher citation_journal_title application-name cre",
    "published": "article:published_time og:published_time parsely-pub-date datepublished dc.date.issued dcterms.issued dcterms.created dc.date citation_publication_date"
    " citation_date sailthru.date publish-date publish_date pubdate publication_date article.published date",
    "url": "og:url parsely-link",
    "language": "og:locale",
}
_CORPORATE = re.compile(r"(?:\b(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|GmbH|PLC|plc|Group|Holdings)\b\.?$|\bMedia (?:Limited|Group)\b)")


def stated(tree: HtmlElement, uri: str) -> tuple[Candidate, ...]:
    """All candidates of a page; `uri` is its address, or the name of its file. Never raises."""
    base = uri if re.match(r"(?i)https?://", uri) else ""
    linked = [*_json_ld(tree)]
    named = [*_meta(tree)]
    # a publisher's name with its legal form is the house behind the outlet, not the name on the page
    corporate = [one for one in linked if one.field == "outlet" and _CORPORATE.search(one.value)]
    found = [*_links(tree, base), *(one for one in linked if one not in corporate), *named, *corporate, *_properties(tree)]
    title = tree.findtext(".//head/title") or tree.findtext(".//title")
    found += candidates("page: title element", title=title)
    if base:
        found += candidates("address: as fetched", url=base, published=dates.address_day(base))
    elif canonical := next((one.value for one in found if one.field == "url"), None):
        found += candidates("address: date in it", published=dates.address_day(canonical))
    if not any(one.field == "published" for one in found):
        found += candidates("inferred: a date that htmldate finds in the mark-up", published=_htmldate(tree))
    return tuple(dict.fromkeys(found))


def article_body(tree: HtmlElement) -> list[str]:
    """The paragraphs of the article as linked data give them, for a page whose own text is made by scripts; mostly empty."""
    for script in tree.iter("script"):
        if "articleBody" in (script.text or "") and len(script.text) <= _LONGEST:
            for node in _nodes(_parsed(script.text)):
                if isinstance(node.get("articleBody"), str) and _is_a(node, _ARTICLE):
                    return [line.strip() for line in unescaped(node["articleBody"]).splitlines() if line.strip()]
    return []


def _links(tree: HtmlElement, base: str) -> Iterator[Candidate]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield from candidates("metadata: canonical link", url=_absolute(base, link.get("href")))
    root = tree.getroottree().getroot()
    yield from candidates("metadata: html element", language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))


def _absolute(base: str, url: str | None) -> str:
    try:
        return urljoin(base, (url or "").strip())
    except ValueError:
        return ""


def _meta(tree: HtmlElement) -> Iterator[Candidate]:
    """The meta elements, in the order of the table; an address or a handle is no author's name."""
    said: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if name and (content := (element.get("content") or "").strip()):
            said.setdefault(name, []).append(content)
    for field, names in _META.items():
        for name in names.split():
            values = [value for value in said.get(name, ()) if not (field == "author" and (value.startswith("@") or "://" in value))]
            basis = "metadata: OpenGraph" if name.startswith(("og:", "article:")) else f"metadata: meta {name}"
            yield from candidates(basis, **{field: values})


def _properties(tree: HtmlElement) -> Iterator[Candidate]:
    """Dates of time elements: a stated property is metadata, any other is only the page's."""
    for element in tree.iter("time"):
        value = element.get("datetime") or ""
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None or "published" in (element.get("class") or "").split():
            yield from candidates("metadata: time element", published=value)
    first = next((element.get("datetime") for element in tree.iter("time") if element.get("datetime")), None)
    yield from candidates("page: first time element", published=first)


def _htmldate(tree: HtmlElement) -> str | None:
    from htmldate import find_date

    try:
        return find_date(tree, extensive_search=False, original_date=True, max_date=datetime.date.today().isoformat())
    except Exception:  # whatever a guess at a date stumbles over, the page is read without it
        return None


def _json_ld(tree: HtmlElement) -> Iterator[Candidate]:
    """The first article that linked data describes, else its first page; the names of publishers and authors resolved."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _LONGEST:
            parsed = _parsed(script.text)
            if parsed is None:
                yield from _salvaged(script.text)
            nodes += _nodes(parsed)
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is_a(node, _ARTICLE)), None)
    page = next((node for node in nodes if _is_a(node, re.compile(r"(?:WebPage|VideoObject)$"))), None)
    for node in (article, page) if article else (page,):
        if node is not None:
            title = node.get("headline") or node.get("name")
            yield from candidates(
                "metadata: JSON-LD",
                title=unescaped(title) if isinstance(title, str) and node is (article or page) else None,
                author=_names(node.get("author") or node.get("creator"), by_id) if node is article else (),
                outlet=_names(node.get("publisher"), by_id),
                published=node["datePublished"] if isinstance(node.get("datePublished"), str) else None,
                url=[url for url in (node.get("url"), _id(node.get("mainEntityOfPage"))) if isinstance(url, str)],
                language=node["inLanguage"] if isinstance(node.get("inLanguage"), str) else None,
            )


def _parsed(text: str) -> Any:
    text = _AROUND.sub("", text)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _salvaged(text: str) -> Iterator[Candidate]:
    """The two plainest values of linked data that is no JSON."""
    title, day = (pattern.search(text) for pattern in _TEXT_OF.values())
    yield from candidates("metadata: JSON-LD (broken)", title=title and title.group(1), published=day and day.group(1))


def _nodes(value: Any) -> list[dict[str, Any]]:
    """The objects at the top of linked data, in its lists and graphs."""
    out: list[dict[str, Any]] = []
    waiting = [value]
    while waiting and len(out) < 500:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = one[:500] + waiting
        elif isinstance(one, dict):
            out.append(one)
            waiting = [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(one.get(key), (list, dict))] + waiting
    return out


def _is_a(node: dict[str, Any], pattern: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and pattern.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _id(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else value


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> list[str]:
    """The names that a person, an organisation or a list of them has."""
    out = []
    for one in (value if isinstance(value, list) else [value])[:20]:
        if isinstance(one, dict):
            one = by_id.get(one.get("@id", ""), one) if isinstance(one.get("@id", ""), str) and not one.get("name") else one
            one = one.get("name")
        for name in one if isinstance(one, list) else [one]:
            if isinstance(name, str) and "://" not in name:
                out.append(unescaped(name))
    return out


def words_of(found: Iterable[Candidate], field: str) -> list[str]:
    """The values that candidates give a field, in order."""
    return [one.value for one in found if one.field == field]
