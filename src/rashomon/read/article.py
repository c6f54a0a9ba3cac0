"""The blocks of a page → those of its article: trafilatura finds the running text, the tree around it gives back what that drops.

trafilatura reads the whole tree once. A block that it kept is article, unless the page's own names say furniture. What it
drops by design or by accident is put back where it stands inside the article: headline, standfirst, byline, date, captions
with credits, lists, tables, quoted posts, short paragraphs between kept ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import TYPE_CHECKING

from . import credits
from .bylines import is_byline
from .captions import caption_points
from .dates import is_date_line
from .page_parts import Part
from .words import content_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_SIZE = 4  # words of a shingle
_MOST_ELEMENTS = 50_000  # above it the pass would take too long, and all blocks that are no furniture stay
_LENGTHS = {"byline": 250, "dateline": 160, "caption": 1500, "credit": 250, "standfirst": 700, "kicker": 60, "bio": 1500, "headline": 400, "heading": 300}
_HEAD = frozenset("standfirst byline dateline caption credit heading".split())
_TEASER = re.compile(r"(?i)\W{0,3}(?:(?:read|see|watch|listen|hear) (?:more|next|also|:)|also read|related|more on (?:this|that)|recommended|you may also|don'?t miss|advertisement|sponsored|sign up|subscribe)\b")
_ENDS = re.compile(r"[.!?…:]['\"”’)\]]*$")


def running_text(tree: HtmlElement) -> list[str]:
    """The paragraphs that trafilatura takes for the article, one pass in its fast mode; empty where it finds none. Never raises."""
    if next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is not None:
        return []
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # whatever shape of page it stumbles over, the blocks are still there
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    return [text for element in body.iter("p", "head", "item", "quote", "cell", "code", "ab") if (text := " ".join(element.itertext()).strip())]


def article(found: Sequence[Part], running: Sequence[str], title: str | None) -> list[Part]:
    """The blocks of the article in order, each with its role: empty for body. `title` is what the metadata call it."""
    found = _measured(found)
    kept = _kept(found, running) if running else [not part.role and part.linked < 0.5 for part in found]
    furniture = _furniture(found, kept)
    kept = [was and not is_in for was, is_in in zip(kept, furniture, strict=True)]
    if not any(kept):
        return []
    region = _region(found, kept)
    running_at = [i for i, was in enumerate(kept) if was and found[i].role in ("", "heading")] or [kept.index(True)]
    first, last = running_at[0], len(kept) - 1 - kept[::-1].index(True)
    top = _headline(found, kept, furniture, title, first)
    alone = Counter(part.path[:-1] for part in found)
    brothers = Counter(part.path[:-1] for part, was in zip(found, kept, strict=True) if was and part.role == "")
    chosen: list[Part] = []
    for i, part in enumerate(found):
        is_head = top is not None and top < i < first
        if i == top:
            chosen.append(replace(part, role="headline"))
        elif furniture[i] or (top is not None and i < top and part.role != "caption"):
            continue
        elif part.role == "bio" and last < i:
            chosen.append(part)
        elif not is_head and (region is not None and region not in part.path):
            continue
        elif is_head and not kept[i]:
            if role := part.role if part.role in _HEAD else _told_by_words(part, i) or _told_by_image(part, alone):
                chosen.append(replace(part, role=role))
        elif kept[i] or part.role not in ("", "kicker", "headline"):
            chosen.append(part)
        elif role := _told_by_words(part, i) or _told_by_image(part, alone):
            chosen.append(replace(part, role=role))
        elif i <= last and _belongs(part, brothers):
            chosen.append(part)
    return _tidied(chosen)


def _told_by_words(part: Part, i: int) -> str:
    """The role of a block without one that speaks as bylines, dates and captions do, whatever its class is called."""
    if part.role or len(part.text) > 600:
        return ""
    if is_byline(part.text):
        return "byline"
    if is_date_line(part.text):
        return "dateline"
    return "caption" if credits.trailing(part.text) or credits.alone(part.text) or caption_points(part.text, i) >= 2 else ""


def _told_by_image(part: Part, alone: Counter[tuple[int, ...]]) -> str:
    """A caption where nothing else is said in the element that holds an image."""
    return "caption" if not part.role and part.is_by_image and alone[part.path[:-1]] == 1 and 20 <= len(part.text) <= 500 and part.linked < 0.5 else ""


def _measured(found: Sequence[Part]) -> list[Part]:
    """The blocks, those roles gone that blocks in a row have at greater length than what is called so; a date alone in a byline is a dateline."""
    out: list[Part] = []
    for role, run in groupby(found, key=lambda part: part.role):
        blocks = list(run)
        is_too_long = role in _LENGTHS and sum(len(part.text) for part in blocks) > _LENGTHS[role] * (1 if role in ("standfirst", "kicker", "dateline") else len(blocks))
        for part in blocks:
            own = "" if is_too_long else "dateline" if role == "byline" and is_date_line(part.text) else role
            out.append(part if own == role else replace(part, role=own))
    return out


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _shingles(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(_SIZE)), strict=False)


def _kept(found: Sequence[Part], running: Sequence[str]) -> list[bool]:
    """Whether each block stands in the running text: most of its shingles do, or all of it is one of its paragraphs."""
    listed = [_words(text) for text in running]
    whole = {tuple(words) for words in listed}
    known = {shingle for words in listed for shingle in _shingles(words)}
    out = []
    for part in found:
        words = _words(part.text)
        own = list(_shingles(words))
        out.append(bool(words) and (sum(one in known for one in own) >= 0.7 * len(own) if own else tuple(words) in whole))
    return out


def _furniture(found: Sequence[Part], kept: Sequence[bool]) -> list[bool]:
    """Whether each block stands in furniture: in an element of such a name that does not hold much of the running text."""
    total = sum(len(part.text) for part, was in zip(found, kept, strict=True) if was)
    held: Counter[int] = Counter()
    for part, was in zip(found, kept, strict=True):
        if was and part.linked < 0.5:
            held.update(dict.fromkeys(part.furniture, len(part.text)))
    return [any(3 * held[one] < total for one in part.furniture) for part in found]


def _region(found: Sequence[Part], kept: Sequence[bool]) -> int | None:
    """The innermost element that holds nine tenths of the running text."""
    total = 0
    held: Counter[int] = Counter()
    for part, was in zip(found, kept, strict=True):
        if was:
            total += len(part.text)
            held.update(dict.fromkeys(part.path, len(part.text)))
    return max((one for one in held if 10 * held[one] >= 9 * total), default=None)


def _headline(found: Sequence[Part], kept: Sequence[bool], furniture: Sequence[bool], title: str | None, first: int) -> int | None:
    """The block that is the title: of the headings above the first paragraph the one that says most of `title`, else the last h1."""
    above = [i for i in range(min(len(found), first + 3)) if found[i].role in ("headline", "heading") and not furniture[i]]
    wanted = content_words(title or "")
    if wanted and above:
        best = max(above, key=lambda i: (len(wanted & content_words(found[i].text)) / max(1, len(wanted | content_words(found[i].text))), found[i].role == "headline"))
        if 3 * len(wanted & content_words(found[best].text)) >= len(wanted):
            return best
    return next((i for i in reversed(above) if found[i].role == "headline"), next((i for i in range(len(found)) if found[i].role == "headline" and kept[i]), None))


def _belongs(part: Part, brothers: Counter[tuple[int, ...]]) -> bool:
    """Whether a block that trafilatura dropped is article all the same: it has kept brothers, and is no list of links."""
    if part.linked >= 0.5 or _TEASER.match(part.text):
        return False
    reach = 4 if part.is_quoted or part.tag == "tr" else 2 if part.tag in ("p", "li", "dd", "dt", "pre") else 1
    near = max(brothers[part.path[:-up]] for up in range(1, reach + 1))
    return near > 0 if reach > 1 else near > 1 and len(part.text) >= 40


def _tidied(chosen: list[Part]) -> list[Part]:
    """Without what says a thing twice, links to other pages that stand alone, and headings with nothing below."""
    out: list[Part] = []
    seen: set[str] = set()
    has_body = any(part.role == "" and part.linked < 0.5 for part in chosen)
    for part in chosen:
        key = " ".join(_words(part.text))
        if not key or (part.role and key in seen) or (out and out[-1].text == part.text):
            continue
        if part.role in ("", "heading") and part.linked >= 0.95 and not _ENDS.search(part.text) and has_body:
            if part.role == "" or not all(url.startswith("#") for _, _, url in part.links):
                continue
        if part.role in ("", "heading") and _TEASER.match(part.text) and (part.linked > 0.3 or len(part.text) < 60):
            continue
        seen.add(key)
        out.append(part)
    while out and out[-1].role == "heading":
        out.pop()
    return out
