"""Names of persons: titles before them, the family name in them, the gender they tell.

In: words. Out: counts of title words, family names, keys under which two
spellings of one name meet. Facts only (`titles.tsv`, `given_names*.tsv`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .lexicon import table

LONGEST_TITLE = 5  # words of the longest title in the table
PARTICLES = frozenset("al el bin ibn bint van von der den de da di du dos del della la le ter ten".split())
# family names that stand first in Korean, Chinese and Vietnamese names
FAMILY_FIRST = frozenset(
    """Kim Lee Park Pak Moon Choi Choe Chung Jung Jeong Cho Jo Kang Yoon Youn Yun Jang Chang Lim Im Han Shin Sin Seo Suh Kwon Hwang Ahn An Song
    Hong Ri Ro Roh Noh Yang Oh Bae Baek Nam Ko Koh Hyun Hyon Cha Ban Xi Hu Jiang Deng Li Wang Zhang Liu Chen Zhao Zhou Wu Xu Sun Zhu Ma Guo He
    Lin Gao Luo Mao Tsai Wen Wei Hua Peng Cui Geng Nguyen Tran Pham Vo Truong Phan""".split()
)
ALSO_GIVEN = frozenset("Kim Lee Park Han Song An He Im Ma Jung Lin Sun Hong Shin Jang".split())  # family names that are given names elsewhere
TOPICS = frozenset("affairs and development treasury navy army war labor labour tourism communications transportation immigration".split())
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())


class Title(NamedTuple):
    """A word or phrase for an office: kind title|honorific, gender m|f|None, class of nouns that may mean one person."""

    form: str
    kind: str
    gender: str | None
    group: str


@cache
def _titles() -> dict[str, Title]:
    rows = (row for row in table("titles") if row["kind"] in ("title", "honorific"))
    return {row["form"]: Title(row["form"], row["kind"], None if row["gender"] == "-" else row["gender"], row["class"]) for row in rows}


@cache
def modifiers() -> frozenset[str]:
    """Words that may stand inside a title before its noun: `deputy`, `foreign`, `former`."""
    return frozenset(row["form"] for row in table("titles") if row["kind"] == "modifier")


@cache
def collectives() -> frozenset[str]:
    """Plural nouns for people without names who speak: `officials`, `analysts`."""
    return frozenset(row["form"] for row in table("titles") if row["kind"] == "collective")


def title(phrase: str) -> Title | None:
    """The title a phrase is, in any case, or None."""
    return _titles().get(phrase.lower().replace("’", "'").replace(" - ", "-"))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word for form in _titles() for word in (form.split()[0], form.split()[0].split("-")[0]))


def may_begin_title(word: str) -> bool:
    """False for a word with which no title begins: spares the longer look."""
    return word.lower() in _first_words()


def title_at(words: Sequence[str], start: int) -> tuple[Title, int] | None:
    """The longest title that starts at a word, and the index after it; `Minister of Foreign Affairs` takes its topic along."""
    if not may_begin_title(words[start]):
        return None
    for end in range(min(len(words), start + LONGEST_TITLE), start, -1):
        if found := title(" ".join(words[start:end])):
            if found.kind == "title" and [w.lower() for w in words[end : end + 1]] in (["of"], ["for"]):
                after = end + 1 + (words[end + 1 : end + 2] == ["the"])
                topic = after
                while after < len(words) and words[after].lower() in modifiers() | TOPICS:
                    after += 1
                if after > topic:
                    return found, after
            return found, end
    return None


@cache
def _given() -> dict[str, str]:
    out = {row["form"]: row["gender"] for row in table("given_names")}
    out.update({row["form"]: row["gender"] for row in table("given_names_world")})
    return out


def gender(given_name: str) -> str | None:
    """m or f where a given name is borne almost only by one sex; else None."""
    names = _given()
    word = given_name.strip(".,").replace("’", "'")
    found = names.get(word) or names.get(word.split("-")[0]) or names.get(word.capitalize())
    return found if found in ("m", "f") else None


def name_gender(name: str) -> str | None:
    """The gender a full name tells: by its given name, wherever that stands."""
    words = name.split()
    if len(words) < 2:
        return None
    if (words[0] in FAMILY_FIRST and gender(words[0]) is None) or is_family_first(words):
        return gender(" ".join(words[1:]).replace(" ", "-")) or gender(words[1])
    return gender(words[0]) or (gender(words[1]) if len(words[0].strip(".")) == 1 else None)


def is_family_first(words: Sequence[str]) -> bool:
    """True for names such as `Kim Jong-un`, `Kim Jong Un`, `Xi Jinping`; in doubt False."""
    if len(words) not in (2, 3) or words[0] not in FAMILY_FIRST:
        return False
    if len(words) == 3:
        return all(len(word) <= 6 and word.isalpha() for word in words[1:])
    head, _, tail = words[1].partition("-")
    if tail:
        return len(head) <= 6
    return words[1] not in FAMILY_FIRST and words[0] not in ALSO_GIVEN


def family_names(name: str) -> tuple[str, ...]:
    """The words by which a person is called after the first mention, the usual one first.

    `Bashar al-Assad` gives `al-Assad`, `Assad`; `Kim Jong-un` gives `Kim`; `Staffan de Mistura` `de Mistura`, `Mistura`.
    """
    words = [word for word in name.split() if word.lower().strip(",") not in SUFFIXES]
    if not words:
        return ()
    if is_family_first(words):
        return (words[0],)
    out = [words[-1]]
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    if first < len(words) - 1:
        out.insert(0, " ".join(words[first:]))
    if (bare := re.sub(r"^(?:al|el|Al|El)-", "", words[-1])) != words[-1]:
        out.append(bare)
    return tuple(out)


def key(name: str) -> str:
    """A form under which spellings of one name meet: accents, hyphens, case, doubled letters and y/i aside."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).lower()
    plain = re.sub(r"[-‐‑’'`.]", " ", plain).replace("y", "i")
    plain = re.sub(r"\b(?:al|el) (?=\w)", "", plain)
    plain = re.sub(r"(\w)\1", r"\1", re.sub(r"\s+", " ", plain)).strip()
    return plain


def same_person(first: str, second: str) -> bool:
    """True when two names of two words or more can be one person's: same key, or one adds a middle name or initial."""
    a, b = key(first).split(), key(second).split()
    if a == b:
        return True
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    short, long = sorted((a, b), key=len)
    return len(long) > len(short) and short[0] == long[0] and len(short) == 2
