"""The head of a page: headline, standfirst, lone names and dates before the first paragraph."""

from __future__ import annotations

import re

from . import datelines
from .blocks import Block
from .bylines import is_byline, is_lone_names
from .dates import is_date_line
from .furniture import Kinds, edges, is_prose
from .words import FUNCTION_WORDS, content_words, ends_final, sentence_count, title_share, words

_LONGEST_HEADLINE = 200
_LONGEST_STANDFIRST = 330
_REACH = 40  # blocks looked at from the top
_PAST = re.compile(r"\b(?:said|told|was|were|had|has|have|announced|reported|according to|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_SPEAKER = re.compile(r"(?:[A-Z][A-Z .'’-]{1,40}|[QA]|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}):\s")


def head(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Headline, standfirst, byline and date lines from the top down to the first paragraph of the body.

    A first line that is itself a sentence of running text ends the head at once: the text has no headline.
    """
    found: Kinds = {}
    headline: Block | None = None
    for i, block in enumerate(blocks[:_REACH]):
        if i in kinds:
            if kinds[i] == "dateline" and i + 1 < len(blocks) and blocks[i + 1].gap < 0:
                break
            continue
        line = block.line
        if is_date_line(line):
            found[i] = "dateline"
        elif headline is None:
            if is_lone_names(line) and i + 1 < len(blocks) and len(found) == 0 and _better_headline_below(blocks, kinds, i):
                found[i] = "byline"
            elif _is_menu_line(blocks, kinds, i):
                found[i] = "boilerplate"
            elif is_headline(blocks, kinds, i):
                found[i], headline = "headline", block
            else:
                break
        elif _same_words(line, headline.line):
            found[i] = "headline"
        elif is_lone_names(line) and not is_prose(block):
            found[i] = "byline"
        elif is_standfirst(blocks, kinds, i, headline):
            found[i] = "standfirst"
        else:
            break
    return found


def _is_menu_line(blocks: list[Block], kinds: Kinds, i: int) -> bool:
    """Whether a line of one to three words stands among several such lines over a fuller title."""

    def is_short(j: int) -> bool:
        return len(blocks[j].line.split()) <= 3 and not ends_final(blocks[j].line)

    if not is_short(i):
        return False
    near = range(max(0, i - 6), min(len(blocks), i + 7))
    if sum(is_short(j) for j in near if kinds.get(j) in (None, "boilerplate")) < 4:
        return False
    below = [j for j in range(i + 1, min(len(blocks), i + 15)) if j not in kinds and not is_short(j)]
    return bool(below) and len(words(blocks[below[0]].line)) >= 4 and is_headline(blocks, kinds, below[0])


def is_headline(blocks: list[Block], kinds: Kinds, i: int) -> bool:
    """Whether block `i`, the first of the page's own words, is its title: short, and no sentence that merely begins a text."""
    line = blocks[i].line
    if len(line) > _LONGEST_HEADLINE or is_prose(blocks[i]) or not words(line) or (ends_final(line) and _is_turn(blocks, i)):
        return False
    if re.match(r"#{1,2}\s", blocks[i].text):
        return True
    if i + 1 < len(blocks) and blocks[i + 1].gap < 0 and i + 1 not in kinds:
        return False
    if len(blocks) == 1 or line[0].islower() or line.endswith((",", "-", "–", "—")):
        return False
    if not ends_final(line):
        return True
    if sentence_count(line) > 2:
        return False
    if title_share(line) >= 0.6 and len(words(line)) >= 3:
        return True
    return sentence_count(line) == 1 and len(line) <= 130 and _reads_as_title(line, blocks, i)


def _is_turn(blocks: list[Block], i: int) -> bool:
    """Whether a block is what one speaker of several says: its label has like labels below."""
    return _SPEAKER.match(blocks[i].text) is not None and sum(_SPEAKER.match(block.text) is not None for block in blocks[i + 1 : i + 12]) >= 2


def _reads_as_title(line: str, blocks: list[Block], i: int) -> bool:
    """A sentence with a full stop is a title where it speaks like one and the text below says it again at more length."""
    if (line[0] in "\"“‘'" and len(line) > 60) or (_PAST.search(line) and not line.endswith("?")):
        return False
    if i + 1 < len(blocks) and blocks[i + 1].gap < 0:
        return False
    below = blocks[i + 1 : i + 4]
    if not below or max(len(block) for block in below) < 1.3 * len(line):
        return False
    own = content_words(line)
    articles = sum(word.lower() in ("a", "an", "the") for word in words(line))
    repeated = len(own & content_words(" ".join(block.text[:400] for block in below))) / max(1, len(own))
    return (articles <= 1 and repeated >= 0.4) or (articles == 0 and repeated >= 0.25)


def is_standfirst(blocks: list[Block], kinds: Kinds, i: int, headline: Block) -> bool:
    """Whether block `i`, under the headline, still belongs to the head rather than begins the body."""
    block = blocks[i]
    line = block.line
    if len(line) > _LONGEST_STANDFIRST or (is_prose(block) and len(line) > 250) or _is_turn(blocks, i) or line[-1] in ":,":
        return False
    if re.match(r"[•‣◦▪●*–—-]\s|\d{1,2}[.)]\s", block.text) or (i + 1 < len(blocks) and blocks[i + 1].gap < 0):
        return False
    if not ends_final(line):
        return len(line) <= 200 and i + 1 < len(blocks)
    following = _next_open(blocks, kinds, i)
    if following is None or sentence_count(line) > 2:
        return False
    if _head_continues(blocks, kinds, i):
        return True
    if block.gap == 0 and blocks[following].gap > 0 and headline.gap >= 0:
        return True
    return sentence_count(line) == 1 and len(line) <= 170 and _lead_comes_later(line, blocks, kinds, i, headline)


def _head_continues(blocks: list[Block], kinds: Kinds, i: int) -> bool:
    """Whether a byline, a date or a dateline comes right below block `i`, perhaps after furniture."""
    for j in range(i + 1, min(len(blocks), i + 5)):
        kind = kinds.get(j)
        if kind in ("byline", "dateline") or is_byline(blocks[j].text) or is_date_line(blocks[j].line) or is_lone_names(blocks[j].text):
            return True
        if kind != "boilerplate" and kind != "caption":
            return datelines.end(blocks[j].text, is_early=True) is not None
    return False


def _lead_comes_later(line: str, blocks: list[Block], kinds: Kinds, i: int, headline: Block) -> bool:
    """The lead says the headline again: where one of the next two blocks does so far more than this one, this is no lead."""
    title = content_words(headline.line)
    own = len(title & content_words(line))
    j, best = i, 0
    for _ in range(2):
        following = _next_open(blocks, kinds, j)
        if following is None:
            break
        j = following
        best = max(best, len(title & content_words(blocks[j].text[:400])))
    return best >= 0.5 * len(title) and best >= own + 2


def _next_open(blocks: list[Block], kinds: Kinds, i: int) -> int | None:
    return next((j for j in range(i + 1, min(len(blocks), i + 12)) if j not in kinds), None)


def _same_words(one: str, other: str) -> bool:
    return words(one.lower()) == words(other.lower()) != []


def _better_headline_below(blocks: list[Block], kinds: Kinds, i: int) -> bool:
    following = _next_open(blocks, kinds, i)
    return following is not None and not is_lone_names(blocks[following].text) and len(words(blocks[following].text)) >= 4 and is_headline(blocks, kinds, following)


def headings(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Short lines without a sentence's end between paragraphs; none where the whole text is made of such lines."""
    open_blocks = [i for i in range(len(blocks)) if i not in kinds]
    found = {i for i in open_blocks if _is_heading(blocks, kinds, i)}
    marked = {i for i in found if re.match(r"#{1,6}\s", blocks[i].text)}
    if len(found - marked) > 0.5 * len(open_blocks):
        found = marked
    runs = {i for i in found if (i - 1 in found and i + 1 in found) or (i - 2 in found and i - 1 in found) or (i + 1 in found and i + 2 in found)}
    return dict.fromkeys(found - (runs - marked), "heading")


def _is_heading(blocks: list[Block], kinds: Kinds, i: int) -> bool:
    block = blocks[i]
    if len(block) > 120:
        return False
    if re.match(r"#{1,6}\s+\S", block.text):
        return True
    line = block.line
    if not 2 <= len(line) <= 90 or len(line.split()) > 14 or block.gap < 0 or (block.gap == 0 and i and len(blocks[i - 1]) < 90):
        return False
    following = i + 1 < len(blocks) and any(j not in kinds and len(blocks[j]) > len(line) for j in range(i + 1, min(len(blocks), i + 4)))
    if not following or (i + 1 < len(blocks) and blocks[i + 1].gap < 0):
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "\"“‘'") or re.match(r"[•‣◦▪●*–—-]\s", block.text):
        return False
    if not ends_final(line):
        after = blocks[i + 1]
        if after.gap == 0 and len(after) <= 90 and not ends_final(after.line) and i + 1 not in kinds:
            return False  # a list
        return line[-1] not in ",;:-–—…" and line.split()[-1].lower() not in FUNCTION_WORDS
    return len(line) <= 60 and block.text.startswith("**") and block.text.rstrip().endswith("**")


def date_lines(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Lines outside the running text that are a date with its label."""
    first, last = edges(blocks)
    return {i: "dateline" for i, block in enumerate(blocks) if i not in kinds and (0 < i < first or i > last) and is_date_line(block.line)}


def _is_place_line(text: str) -> bool:
    """Whether a piece cut off a paragraph is a dateline; a title cut off its credit or its outlet is not."""
    line = text + " " + "X" * 60
    return datelines.end(line, is_early=True) is not None or datelines.colon_end(line) is not None


def datelines_of_pieces(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Pieces that were cut off the start of a paragraph because they are datelines."""
    return {
        i: "dateline"
        for i in range(len(blocks) - 1)
        if i not in kinds and blocks[i + 1].gap < 0 and len(blocks[i]) <= 90 and blocks[i].text[-1] in "—–-:./" and _is_place_line(blocks[i].text) and len(blocks[i + 1]) > 20
    }
