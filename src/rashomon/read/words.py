"""Facts about the look of a short piece of text: its words, case, end, and the marks around them."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_FINAL = re.compile(r"[.!?…]['\"”’»)\]*_]{0,4}$")
_SENTENCE_BREAK = re.compile(r"[.!?…]['\"”’)\]]{0,3}\s+['\"“‘(\[]{0,2}[A-Z0-9]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|Capt|Sgt|Adm|Prof|St|Jr|Sr|No|vs|etc|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd)|\b[A-Z])\.$"
)
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}\)")
_MARKS = re.compile(r"^(?:#{1,6}\s+|>\s+|[•‣◦▪●*–—-]\s+)+|\*{1,3}|__|<[^<>\n]{0,200}>|\\(?=[_*\[\]()#])")

_FIRST_MARKS = frozenset("#>•‣◦▪●*–—-")

# Words that a title leaves small and that no name begins with.
FUNCTION_WORDS = frozenset(
    """a an the and or but nor so yet if as at by for from in into of off on onto out over per than that to up via with within without
    about above after against along among around before behind below between beyond during since through toward towards under until upon
    is are was were be been being am has have had do does did will would shall should may might can could must not no
    i you he she it we they me him her us them my your his its our their this these those who whom whose which what when where why how
    s t re ve ll d m""".split()
)


def words(text: str) -> list[str]:
    """The words of a text, in order, as written; numbers and marks are left out."""
    return _WORD.findall(text)


def content_words(text: str) -> set[str]:
    """The distinct lower-case words of a text without function words, possessive endings cut off."""
    bare = (re.sub(r"['’]s?$", "", word.lower()) for word in words(text))
    return {word for word in bare if len(word) > 1 and word not in FUNCTION_WORDS}


def plain(text: str) -> str:
    """A short text without Markdown marks, tags and link targets; for looking at, never for offsets."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    # Most lines hold no mark at all, and a text may have a million lines.
    if text[:1] in _FIRST_MARKS or "*" in text or "<" in text or "__" in text or "\\" in text:
        text = _MARKS.sub("", text)
    return text.strip()


def ends_final(text: str) -> bool:
    """Whether a text ends as a sentence does, closing marks looked through."""
    return _FINAL.search(text[-12:].rstrip()) is not None


def sentence_count(text: str) -> int:
    """About how many sentences a short text holds; common abbreviations and initials do not end one."""
    breaks = sum(1 for m in _SENTENCE_BREAK.finditer(text) if not _ABBREVIATION.search(text[max(0, m.start() - 8) : m.start() + 1]))
    return breaks + 1


def title_share(text: str) -> float:
    """Share (0..1) of the words a title would capitalise that begin with a capital, the first word left out."""
    counted = [word for word in words(text)[1:] if word.lower() not in FUNCTION_WORDS]
    if not counted:
        return 0.0
    return sum(word[0].isupper() for word in counted) / len(counted)


def is_all_caps(text: str) -> bool:
    """Whether a text has letters and all of them are capitals."""
    return text.isupper()
