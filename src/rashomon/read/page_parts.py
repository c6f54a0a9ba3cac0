"""The tree of a page → its blocks in order: text, links, and what tags and class names say each is.

One pass over the tree, whatever its shape; nothing is judged here but by names (`Role`), and `article` decides what stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup
    hr html li main nav ol p pre section summary table tbody tfoot thead tr ul caption amp-carousel""".split()
)
_SKIPPED = frozenset(
    """script style noscript template svg math head iframe object embed select button textarea input audio video canvas map nav
    option datalist progress meter dialog amp-ad amp-analytics amp-sidebar amp-social-share""".split()
)
_NAMED = frozenset("byline dateline caption credit standfirst kicker bio".split())  # roles that make a block of an inline element
_APART = frozenset("td th label".split())
_IMAGES = frozenset("img amp-img picture".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SPACE = re.compile(r"\s+")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
# Names of classes and ids, split into words; the first pattern that matches says what the element is.
_ROLES = tuple(
    (role, re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])"))
    for role, names in (
        ("hidden", "sr only|visually hidden|visuallyhidden|screen reader text|screenreader only|hidden|print only|skip link|assistive text|offscreen"),
        (
            "furniture",
            "related|relatedlinks|related links|recommend(?:ed|ations?)?|(?:read|see) (?:more|next|also)|more (?:stories|from|on|like)|also read|most (?:read|popular|viewed)|trending|popular"
            "|share|sharing|sharedaddy|share(?: ?bar)?|addtoany|social (?:share|sharing|links?|icons?|bar|buttons?|follow|media links)|follow us|newsletter|subscribe|subscription|signup|sign up|sign in|login"
            "|promo|promotion|promoted|teaser|advert(?:isement|ising)?|ads?|ad (?:slot|unit|container|wrapper)|sponsor(?:ed)?|outbrain|taboola|dfp|comments?|respond|disqus|breadcrumbs?|menu|navbar|navigation"
            "|nav|site footer|page footer|footer|sidebar|cookies?|consent|gdpr|popup|modal|tags?|tag list|topics|categories|cat links|toolbar|paywall|regwall|piano|meter|print|donate|donation|support us"
            "|pull ?quote|pullquote|widget|banner|masthead|site header|skip|jump links|toc|table of contents|player|video player|copyright|rights|correction contact|feedback|polls?|quiz|crosslink|crosslinks|up next|next up|next article|prev next|post navigation|pagination|pager|inline story|storylink|story link|read more|readmore|hashtags|bookmark|carousel|slideshow nav|rail",
        ),
        ("credit", "credit|credits|photo credit|image credit|photographer|image source|copyright holder|img credit|photocredit|attribution"),
        ("caption", "caption|captions|wp caption text|image caption|photo caption|img caption|media caption|figcaption|cutline|photocaption|imagecaption"),
        ("bio", "author bio|author box|author info|about (?:the )?author|author description|author card|bio|biography|contributor bio|author profile|post author"),
        ("byline", "bylines?|authors?|author name|contributors?|writer|by line|posted by|article author|credits? by"),
        ("dateline", "dateline|timestamp|time stamp|date|datetime|pubdate|pub date|publish(?:ed)?(?: date| on| time)?|posted on|entry date|article date|post date|dates|last updated|updated"),
        ("standfirst", "standfirst|dek|deck|lede?|subtitle|sub title|sub ?head(?:line|ing)?|subhed|summary|excerpt|tagline|article intro|intro(?:duction)?|strapline|description|kicker text|abstract|chapo|sell"),
        ("kicker", "kicker|eyebrow|section label|category|section name|label|flag"),
        ("meta", "meta|entry meta|post meta|article meta|article info"),
    )
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT = re.compile(r"[^A-Za-z0-9]+")


@dataclass(slots=True)
class Part:
    """One block of a page: what it says, with links as (start, end, address) in it, and where in the tree it stands.

    role: what the names nearest to it say, empty for running text. path: serial numbers of the elements around it. furniture:
    those of them whose names say that they hold no article. is_bold: all of it is set in bold. is_quoted: inside a blockquote. is_by_image: an image
    stands in the element around it.
    """

    text: str
    tag: str
    role: str
    path: tuple[int, ...]
    furniture: tuple[int, ...]
    links: list[tuple[int, int, str]] = field(default_factory=list)
    credit: tuple[int, int] | None = None
    is_bold: bool = False
    is_quoted: bool = False
    is_by_image: bool = False

    @property
    def linked(self) -> float:
        """Share of its characters that stand in links."""
        return sum(end - start for start, end, _ in self.links) / max(1, len(self.text))


@lru_cache(maxsize=4096)
def role_of(names: str) -> str:
    """What an element's class and id say it is; empty where they say nothing. Hit: `article__byline`. Near miss: `headline`."""
    said = " ".join(word for word in _SPLIT.split(_CAMEL.sub(" ", names)) if word).lower()
    return next((role for role, pattern in _ROLES if pattern.search(said)), "") if said else ""


class _Open(NamedTuple):
    """An element the walk is inside of; its role is that of what is around it where its own names say nothing."""

    tag: str
    role: str
    path: tuple[int, ...]
    furniture: tuple[int, ...]
    is_block: bool
    is_quoted: bool


_OUTSIDE = _Open("", "", (), (), False, False)


def parts(tree: HtmlElement) -> list[Part]:
    """The blocks of a page in order, those of scripts, menus and hidden elements left out; linear in the page."""
    from lxml import etree

    writing = _Writing()
    stack = [_OUTSIDE]
    walk = etree.iterwalk(tree, events=("start", "end"))
    for serial, (event, element) in enumerate(walk):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _SKIPPED or not tag or is_hidden(element):
                walk.skip_subtree()
                stack.append(_OUTSIDE)
                continue
            opened = _opened(element, tag, serial, stack[-1])
            stack.append(opened)
            writing.open(element, opened, stack[-2])
            if element.text:
                writing.write(element.text)
        else:
            opened = stack.pop()
            if opened.tag:
                writing.end(opened)
            if element.tail:
                writing.around = stack[-1] if stack[-1].tag else writing.around
                writing.write(element.tail)
    writing.close()
    return writing.parts


def _opened(element: HtmlElement, tag: str, serial: int, around: _Open) -> _Open:
    role = _own_role(element, tag)
    if around.is_quoted and tag == "footer":
        role = ""  # who was quoted
    is_named = role in _NAMED and role != around.role and (around.role != "caption" or role != "credit") and (around.tag not in ("p", "li") or bool(around.role))
    if tag not in BLOCKS and not is_named:
        return _Open(tag, around.role, around.path, around.furniture, False, around.is_quoted)
    furniture = (*around.furniture, serial) if role == "furniture" else around.furniture
    inherited = role if role not in ("", "furniture", "meta") else around.role
    return _Open(tag, inherited, (*around.path, serial), furniture, True, around.is_quoted or tag == "blockquote")


class _Writing:
    """The block being put together; a block ends where an element that is one begins or ends."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.around = _OUTSIDE
        self._pre = self._bold = 0
        self._anchor = ""
        self._image: tuple[int, ...] = ()  # path of the last one
        self._clear()

    def _clear(self) -> None:
        self._pieces: list[str] = []
        self._length = self._in_bold = 0
        self._space = ""  # owed before the next word
        self._links: list[tuple[int, int, str]] = []
        self._credit: tuple[int, int] | None = None
        self._anchor_at = self._credit_at = -1  # where their first word stands
        self._in_credit = False

    def open(self, element: HtmlElement, opened: _Open, around: _Open) -> None:
        """An element begins."""
        tag = opened.tag
        if opened.is_block:
            self.close()
            self.around = opened
        elif tag == "br":
            if self._space == "\n":
                self.close()
            else:
                self._space = "\n"
        elif tag in _IMAGES:
            self._image = around.path
            self._space = self._space or " "
        elif tag == "span" and around.is_block and around.tag != "p" and not (element.getparent().text or "").strip():
            self._space = self._space or " "  # set apart by its style
        elif tag in _APART:
            self._space = self._space or ("\t" if tag in ("td", "th") else " ")
        if tag == "a":
            self._end_anchor()
            self._anchor = element.get("href") or ""
        elif tag == "q":
            self.write("“")
        elif around.role == "caption" and _own_role(element, tag) == "credit" and not opened.is_block:
            self._space = self._space or " "
            self._in_credit = True
        self._pre += tag == "pre"
        self._bold += tag in ("b", "strong")

    def end(self, opened: _Open) -> None:
        """An element ends."""
        tag = opened.tag
        if opened.is_block:
            self.close()
        elif tag == "a":
            self._end_anchor()
            self._anchor = ""
        elif tag == "q":
            self._space = ""
            self.write("”")
        self._pre -= tag == "pre"
        self._bold -= tag in ("b", "strong")
        if self._credit_at >= 0 and tag in ("span", "cite", "small", "em", "i"):
            self._credit, self._credit_at, self._in_credit = (self._credit_at, self._length), -1, False

    def write(self, text: str) -> None:
        """Words inside the element that is open."""
        if self._pre:
            shown, ends = text.rstrip("\n"), ""
        else:
            collapsed = _SPACE.sub(" ", text)
            shown, ends = collapsed.strip(" "), " " if collapsed[-1:] == " " else ""
            if collapsed[:1] == " ":
                self._space = self._space or " "
        if not shown:
            return
        if self._length and self._space:
            self._pieces.append(self._space)
            self._length += len(self._space)
        if self._anchor and self._anchor_at < 0:
            self._anchor_at = self._length
        if self._in_credit and self._credit_at < 0:
            self._credit_at = self._length
        self._pieces.append(shown)
        self._length += len(shown)
        self._in_bold += len(shown) * (self._bold > 0)
        self._space = ends

    def close(self) -> None:
        """The block ends; a link that is still open goes on in the next."""
        self._end_anchor()
        text = "".join(self._pieces)
        if text.strip():
            at = self.around
            is_bold = self._in_bold >= len(text) - text.count(" ")
            self.parts.append(Part(text, at.tag, at.role, at.path, at.furniture, self._links, self._credit, is_bold, at.is_quoted, self._is_by_image(at.path)))
        self._clear()

    def _is_by_image(self, path: tuple[int, ...]) -> bool:
        depth = len(path) - 1
        return 0 < depth <= len(self._image) <= depth + 2 and self._image[:depth] == path[:-1]

    def _end_anchor(self) -> None:
        if self._anchor and 0 <= self._anchor_at < self._length:
            self._links.append((self._anchor_at, self._length, self._anchor))
        self._anchor_at = -1


def _own_role(element: HtmlElement, tag: str) -> str:
    """What an element's tag and names say it is."""
    if tag == "h1":
        return "headline"
    if tag in ("figcaption", "caption"):
        return "caption"
    if tag in ("aside", "form", "footer"):
        return "furniture"
    if tag in ("html", "body", "main", "article"):
        return ""  # their names tell of the page's theme and topics
    itemprop = element.get("itemprop") or ""
    if element.get("rel") == "author" or itemprop == "author":
        return "byline"
    if itemprop in ("description", "alternativeHeadline") or element.get("role") == "doc-subtitle":
        return "standfirst"
    if itemprop in ("datePublished", "dateModified"):
        return "dateline"
    names = " ".join(filter(None, map(element.get, ("class", "id", "data-testid", "data-component"))))
    role = role_of(names) if names else ""
    if tag in _HEADINGS:
        return role if role in ("standfirst", "furniture", "kicker", "byline") else "heading"
    if tag == "blockquote" and role == "furniture" and "pull" not in names.lower():
        return ""  # a quoted post is no sharing button
    return role or ("dateline" if tag == "time" else "")


def is_hidden(element: HtmlElement) -> bool:
    """Whether the page itself hides an element from its readers."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true" or element.get("role") in ("navigation", "search", "dialog", "menu", "complementary"):
        return True
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    names = element.get("class")
    return bool(names) and role_of(names or "") == "hidden"
