"""Who wrote it: byline lines, lone names, contributor notes, and biographies of authors."""

from __future__ import annotations

import re

from .blocks import Block
from .furniture import Kinds
from .words import FUNCTION_WORDS, ends_final, plain, sentence_count

_PART = r"(?:[^\W\d_a-z][\w.'’-]*|d[aeiu]|del|della|van|von|der|den|al|bin|la|le|ibn|ter|ten)"
NAME = rf"[^\W\d_a-z][\w.'’-]*(?:\s{_PART}){{1,4}}"
_LONE_FIRST = rf"[^\W\d_a-z][\w.'’-]*(?:\s{_PART}){{0,4}}"
_BYLINE = re.compile(
    rf"(?i:by|text by|story by|written by|reported by|words by|analysis by|opinion by|commentary by|from|author:|authors:)\s+(?P<names>{NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){NAME}){{0,5}})"
    r"(?P<rest>\W*$|(?:\s*[,|/·•–—-]\s*|\s+(?:in|for|of|at)\s+).{1,80}$)"
)
_ROLE_LINE = re.compile(
    rf"(?P<names>{NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){NAME}){{0,3}})\s*(?:,|\||—|–)\s*(?:(?:(?i:staff|senior|chief|deputy|managing|foreign|diplomatic|political|politics|national|international|world|defen[cs]e|security|white house|washington|europe|asia|middle east|special|contributing|opinion|guest|assistant|associate|news|business|economics)\s){{0,3}}(?i:writer|correspondent|reporter|editor|columnist|contributor|staff|bureau chief|analyst|opinion)\b.{{0,60}}|(?:USA TODAY|The Associated Press|Associated Press|Reuters|AFP|CNN|AP|BBC News|Special to .{{2,40}}))\W*$"
)
_CREDITED = re.compile(
    r"(?i)\(?\s*(?:(?:additional |further )?(?:reporting|writing|editing|production)\s+by\b.{3,240}|.{3,160}\bcontributed (?:to this (?:report|story|article|piece)|reporting|to this)\b.{0,80}|the associated press contributed.{0,60}|[^\"“”]{3,80}\breported from .{3,60})$"
)
_REPORTED = re.compile(r"(?i)\(?\s*reporting by ([^;()]{3,200}?)(?: (?:in|at) [^;()]{2,60})?\s*(?:;|\)|$)")
_LONE = re.compile(rf"{_LONE_FIRST}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_LONE_FIRST}){{0,3}}$")
_NOT_NAMES = frozenset(
    """news world politics opinion analysis breaking update updated live video photos report special exclusive editorial commentary review today
    daily times post journal press agency council committee affairs foreign international national department ministry office government house senate
    congress parliament union nations states state united republic north south east west new summit talks deal war peace crisis visit trip meeting
    sponsor message advertisement homepage account sanctions nuclear missile attack strike election vote president minister secretary court law policy january february march april june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday links notes sources references comments related share
    background conclusion introduction timeline summary overview history context what why how who more less no yes glass half""".split()
)


def is_byline(text: str) -> bool:
    """Whether a line gives an author: `By Ada Reyes`, `Ada Reyes, Staff Writer`. Near miss: `By Monday Moscow Had Won.`"""
    line = plain(text)
    if len(line) > 160:
        return False
    if match := _BYLINE.match(line):
        # the outlet may follow the names: "By Ada Reyes, The Harbour Post"
        first, *rest = names_in(match.group("names"))
        return is_name(first) and all(is_name(name) or name.startswith("The ") for name in rest)
    if match := _ROLE_LINE.match(line):
        return all(is_name(name) for name in names_in(match.group("names")))
    return False


def is_name(text: str) -> bool:
    """Whether a text looks like one person's name: two to five capitalised words, none of them a common word of news."""
    parts = text.replace(".", ". ").split() if " " in text else []
    if not 2 <= len(parts) <= 5 or len(text) > 50 or any(c.isdigit() for c in text) or text[-1] in "!?:;":
        return False
    lower = [part.strip(".'’,").lower() for part in parts]
    if lower[0] in FUNCTION_WORDS or lower[-1] in FUNCTION_WORDS or any(word in _NOT_NAMES for word in lower):
        return False
    small = {"da", "de", "di", "du", "del", "della", "van", "von", "der", "den", "al", "bin", "la", "le", "ibn", "ter", "ten"}
    return all(part[0].isupper() or part in small for part in parts) and not any(word in FUNCTION_WORDS for word in lower if word not in small and len(word) > 1)


def is_lone_names(text: str) -> bool:
    """Whether a line is nothing but one to four names, without a sentence's end."""
    line = plain(text)
    return len(line) <= 90 and not ends_final(line) and bool(_LONE.match(line)) and all(is_name(name) for name in names_in(line))


def names_in(text: str) -> list[str]:
    """The names in a list such as `Ada Reyes, Tom Okoro and Li Wei`, in order."""
    return [name.strip(" .") for name in re.split(r"\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s+AND\s+|\s*&\s*", text) if name.strip(" .")]


def byline_names(text: str) -> list[str]:
    """The authors that a byline or a lone-name line gives, in order; empty where it gives none."""
    line = plain(text)
    if reported := _REPORTED.match(line):
        line = "By " + reported.group(1)
    match = _BYLINE.match(line) or _ROLE_LINE.match(line)
    if match:
        names = names_in(match.group("names"))
    elif is_lone_names(line):
        names = names_in(line)
    else:
        return []
    return [name for name in names if is_name(name)]


def bylines(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Bylines near the top or the end, and notes on who reported, edited or contributed."""
    found: Kinds = {}
    for i, block in enumerate(blocks):
        if i in kinds or len(block) > 300:
            continue
        line = block.line
        near_edge = i <= 15 or i >= len(blocks) - 8
        # The first line of a text may be a title with a comma in it.
        if (near_edge and (i > 0 or _BYLINE.match(line)) and is_byline(line)) or (i >= len(blocks) - 8 and _CREDITED.match(line) and sentence_count(line) <= 2):
            found[i] = "byline"
    return found


_ROLES = (
    r"(?:correspondent|reporter|writer|journalist|columnist|editor|contributor|author|fellow|professor|lecturer|scholar|analyst|researcher|historian|director|"
    r"critic|producer|blogger|novelist|co-?host|host|diplomat|ambassador|expert|economist|consultant|teaches|covers|writes|reports|edits|associate|chair|president|founder|strategist|attorney|lawyer|student|adviser|advisor|member)"
)
_IS_ROLE = re.compile(
    rf"(?P<name>{NAME}),?(?:\s\([^)]{{1,60}}\))?,?\s(?:(?:is|was|are|were)\s(?:now\s|also\s|currently\s)?(?:[\w.,&'’/-]+\s){{0,10}}?(?i:{_ROLES})\b|(?:covers|writes|reports|edits|teaches|has (?:written|covered|reported))\b)"
)
_PERSONAL = re.compile(
    r"(?i)\b(?:where (?:he|she|they) (?:covers?|writes?|teach(?:es)?|leads?|directs?|focus(?:es)?)|(?:he|she|they) (?:previously|also (?:writes|teaches|edits|hosts)|covers?|writes? (?:about|on|for)|joined|reports? on)|before (?:joining|coming to)"
    r"|(?:his|her|their) (?:latest |new |most recent |forthcoming |first |next )?(?:book|books|work|writing|reporting|novel|research)|author of|on twitter|@\w{3,}|(?:latest|new|forthcoming) book|is based in|can be reached|e-?mail|follow (?:him|her|them)|special report|previously (?:worked|served|covered))\b"
)
_ABOUT = re.compile(r"(?i)(?:.{0,60}\babout the (?:authors?|writers?|contributors?)\b.{0,60}|(?:the )?(?:authors?|contributors?)(?: bio(?:graphy)?)?|bio(?:graphy)?|written by)\W*$")


def biographies(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Paragraphs that present the author: at the edges by a role, elsewhere by a role and a biography's own phrases."""
    found: Kinds = {}
    names = {name.lower() for i, block in enumerate(blocks) if kinds.get(i) == "byline" or (i <= 15 and is_lone_names(block.text)) for name in byline_names(block.text)}
    last_open = max((i for i in range(len(blocks)) if i not in kinds), default=-1)
    for i, block in enumerate(blocks):
        if i in kinds or i in found or len(block) > 1200 or i == 0:
            continue
        line = block.line
        if len(line) <= 130 and _ABOUT.match(line):
            found[i] = "bio"
            if i + 1 < len(blocks) and i + 1 not in kinds and len(blocks[i + 1]) <= 1200 and _IS_ROLE.match(blocks[i + 1].line):
                found[i + 1] = "bio"
            continue
        match = _IS_ROLE.match(line)
        if not match or re.search(r"[“\"]", line[: match.end()]) or re.search(r"\b(?:told|tells|said|says)\b", line):
            continue
        is_known = match.group("name").lower() in names
        at_end = i >= last_open - 2
        points = 2 * is_known + 2 * bool(_PERSONAL.search(line)) + at_end + (i <= 6) + _is_italic(block.text)
        if points >= 3 or (at_end and i == last_open and points >= 1 and _is_new_name(match.group("name"), blocks, i)):
            found[i] = "bio"
    return found


def bio_name(text: str) -> str | None:
    """The name that a biography begins with, as written; None where it begins with none."""
    match = _IS_ROLE.match(plain(text))
    return match.group("name") if match else None


def _is_italic(text: str) -> bool:
    return len(text) > 2 and text[0] in "*_" and text[-1] in "*_"


def _is_new_name(name: str, blocks: list[Block], i: int) -> bool:
    """Whether nobody of that surname occurs in the running text before: the last paragraph presents a stranger."""
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return not any(surname.search(block.text) for block in blocks[max(0, i - 400) : i] if len(block) > 60)
