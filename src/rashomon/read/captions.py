"""Captions: the words under a picture, with the credit that names its origin."""

from __future__ import annotations

import re

from . import credits
from .blocks import Block
from .furniture import Kinds, edges
from .words import sentence_count

_LONGEST = 600
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_FULL_DATE = re.compile(rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_MONTH} \d{{1,2}},? \d{{4}}|\b\d{{1,2}} {_MONTH},? \d{{4}}")
_SURE = re.compile(
    r"(?:(?:A|An|The|This|In this|An undated|A file|This file|This undated|In this undated)\s+(?:\w+[ -]){0,3}?(?:photograph|photo|picture|image|handout|screengrab|screenshot|frame grab|video frame)\b"
    r"(?:,? (?:taken|made|released|provided|distributed|published|supplied|issued|obtained|grabbed|shows|from video|dated|by)\b|\s+(?:\w+ )?(?:released|provided|taken|made|distributed)\b)"
    r"|FILE\s?(?:PHOTO)?\s?[-–—:]|File photo\b|Pictured:|(?:[Ii]mage|[Mm]edia|[Pp]hoto|[Vv]ideo) ?caption[,:]? ?\w|(?:Photo|Image|Picture) (?:caption|description)\b|In this (?:\w+day,? )?" + _MONTH + r"\b.{0,40}\b(?:photo|image|picture|frame)"
    r"|In an? (?:image|photo|picture|photograph|frame grab) (?:made|taken|from|released|provided))"
)
_SIDES = re.compile(
    r",\s(?:left|right|center|centre|second from (?:left|right)|third from (?:left|right)|far (?:left|right)|top|bottom|seated|standing)[,;]\s"
    r"|\((?:left|right|center|centre|L to R|from left|2nd [LR])\)|\([LC]\).{0,150}\([RC]\)|\(R\).{0,150}\([LC]\)|\b(?:from|clockwise from) (?:left|right|top left)\b[,:]?"
)
_SHOWN = re.compile(
    r"\b(?:attends?|speaks?|shakes? hands|walks?|arrives?|leaves?|poses?|waves?|looks? on|listens?|gestures?|stands?|sits?|meets?|greets?|holds?|wears?|delivers?"
    r"|reacts?|watch(?:es)?|gathers?|takes? part|takes? questions|board(?:s)?|smiles?|answers? questions|welcomes?|inspects?|salutes?|applauds?|addresses|is seen|are seen|pictured|is shown|are shown)\b"
)
_LABEL = re.compile(r"(?i)(?:image|media|photo|video|picture) ?caption\W*$")
_SPOKEN = re.compile(r"[\"“”]|\b(?:said|says|told|added|asked|according to)\b")


def captions(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Blocks that are captions or credits, by a credit of their own, one below them, or a caption's way of speaking.

    Misses captions that have neither: they read as body.
    """
    found: Kinds = {}
    first, _ = edges(blocks)
    for i, block in enumerate(blocks):
        if i in kinds or len(block) > 2 * _LONGEST:
            continue
        if credits.alone(block.text):
            found[i] = "caption"
            if i and i - 1 not in kinds and i - 1 not in found and _is_under_credit(blocks, i, i < first):
                found[i - 1] = "caption"
        elif _LABEL.match(block.line):
            found[i] = "caption"
            if i + 1 < len(blocks) and i + 1 not in kinds and len(blocks[i + 1]) <= 300:
                found[i + 1] = "caption"
        elif i not in found and _is_caption(block, i):
            found[i] = "caption"
    return found


def _is_caption(block: Block, i: int) -> bool:
    points = caption_points(block.text, i)
    if len(block) <= _LONGEST:
        return points >= 2 or credits.trailing(block.text) is not None
    return points >= 1 and credits.trailing(block.text) is not None


def caption_points(text: str, index: int) -> int:
    """Points for a caption's grammar: sides of a picture, the present tense of looking, a full date; `index` of the block.

    Hit: `Ministers Ada Reyes, left, and Tom Okoro attend a ceremony in Porto, Monday, May 3, 2021.`
    Near miss: `The ministers attend a ceremony every year, she said.`
    """
    if _SURE.match(text):
        return 2
    first = text[:250]
    points = 2 * bool(_SIDES.search(first))
    if (date := _FULL_DATE.search(text)) and _SHOWN.search(first) and ("day" in date.group() or index <= 4):
        points += 2
    return points - 4 * bool(_SPOKEN.search(first))


def _is_under_credit(blocks: list[Block], i: int, is_opening: bool) -> bool:
    """Whether the block before the lone credit `i` is its caption: close to it and short, no headline of a page."""
    before = blocks[i - 1]
    if blocks[i].gap < 0:
        return False
    if caption_points(before.text, i - 1) >= 2:
        return len(before) <= _LONGEST
    if blocks[i].gap > 0 or (i == 1 and sentence_count(before.text) == 1):
        return False
    # Without blank lines between paragraphs, standing right above says nothing.
    has_gaps = 2 * sum(block.gap > 0 for block in blocks[1:]) >= len(blocks) - 1
    return (has_gaps and len(before) <= _LONGEST) or ((is_opening or before.gap > 0) and len(before) <= 150)


def credit_of(block: Block) -> tuple[int, int] | None:
    """Start and end of the credit inside a caption block, relative to the block; None where it names none."""
    return credits.alone(block.text) or credits.trailing(block.text)
