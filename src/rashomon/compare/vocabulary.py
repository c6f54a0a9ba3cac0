"""What words weigh and which words meet: background frequency, matters, related words.

In: lemmas. Out: a weight of 0..1 (a word of every article weighs nothing), the matter a lemma names ("halt" and
"freeze" name one), and the lemmas near to it. Read once from the tables in `language/en`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from ..language.lexicon import table

COMMONEST = 550  # per mille of articles; no ending is cut to reach a word as common as "her"
MATTER = 0.35  # least weight of a word that names a matter: news of elections makes "election" common, but it still tells
NEAREST = 0.45  # cosine at which two words share nothing
PARTICLES = frozenset("be have do will would can could may might shall should must say tell not no more most very also just only even much many such other so than then there here now new year time way thing people".split())


@cache
def matters() -> Mapping[str, str]:
    """Lemma to the matter it names."""
    return {lemma: row["matter"] for row in table("matters") for lemma in row["lemmas"].split()}


@cache
def _background() -> Mapping[str, int]:
    return {row["lemma"]: int(row["per_mille"]) for row in table("background")}


@cache
def _related() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in table("related"):
        value = (float(row["cosine"]) - NEAREST) / (1 - NEAREST)
        found.setdefault(row["lemma"], {})[row["other"]] = value
        found.setdefault(row["other"], {})[row["lemma"]] = value
    return found


ENDINGS = (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", "e"), ("ed", ""), ("ied", "y"), ("ing", "e"), ("ing", ""))


@cache
def known(lemma: str, word: str) -> str:
    """The lemma, or where nobody ever used it ("successe", "stopp") a known one that the word's ending allows."""
    common = _background()
    if lemma in common:
        return lemma
    for ending, other in ENDINGS:
        stem = word.removesuffix(ending) + other if word.endswith(ending) else ""
        for guess in (stem, stem[:-1] if stem[-1:] == stem[-2:-1] and len(stem) > 4 else ""):
            if len(guess) > 2 and common.get(guess, COMMONEST) < COMMONEST:
                return guess
    return lemma


@cache
def weight(lemma: str) -> float:
    """How much a lemma tells: 0 for words of every article, 1 for rare ones."""
    if lemma in PARTICLES:
        return 0.0
    rare = 1.0 - math.log(1 + _background().get(lemma, 0)) / math.log(1001)
    return max(rare, MATTER if lemma in matters() else 0.0)


@cache
def polarity(name: str, kind: str | None = None) -> Mapping[str, float]:
    """Lemma to polarity (-1..1) of a table of words that judge: tone, or one kind of stance or verdicts."""
    return {row["lemma"]: float(row["polarity"]) for row in table(name) if kind is None or row["kind"] == kind}


@cache
def judging() -> frozenset[str]:
    """Words by which a writer judges rather than reports."""
    return frozenset(row["lemma"] for row in table("judging"))


@cache
def term(lemma: str) -> str:
    """The key under which a lemma is counted: its matter where it has one, else itself."""
    return f"matter:{matters()[lemma]}" if lemma in matters() else lemma


@cache
def near(lemma: str) -> Mapping[str, float]:
    """Terms near to a lemma with a weight of 0..1, its own term left out."""
    own = term(lemma)
    found: dict[str, float] = {}
    for other, value in _related().get(lemma, {}).items():
        if (key := term(other)) != own:
            found[key] = max(found.get(key, 0.0), value)
    return found


@cache
def _peoples() -> frozenset[str]:
    forms = (form for row in table("demonyms") for form in (row["adjective"], row["people"]))
    return frozenset(word.lower() for form in forms for word in form.replace(";", " ").replace("/", " ").split() if word[:1].isupper())


def is_of_a_country(word: str) -> bool:
    """Whether a word, as it stands in the text, is (part of) an adjective of a country: whose it is, not what is told."""
    return word[:1].isupper() and word.lower() in _peoples()
