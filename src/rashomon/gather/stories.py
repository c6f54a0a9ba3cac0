"""Which accounts report one event: tf-idf over words and names, average linkage.

In: accounts, of which only text, zones and headline are used. Out: a story number for each account. Words weigh by how
rare they are in news at large and among the accounts given; capitalised words weigh more. English only. Two events of
one kind at one place (two votes of one body, two storms) may be taken for one.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ..language.lexicon import table
from ..types import Account

READABLE = {"headline", "standfirst", "caption", "body", "heading"}
SAME_STORY = 0.24  # mean cosine at or above which two groups are one; B-cubed F1 .95 on BASIL, .89 on ECB+ subtopics
STRANGER = 0.25  # cosine to the nearest other account below which it seems to report something else; BASIL: 0 of 120 wrongly
NAME, HEADLINE = 2.0, 2.0  # how much more a capitalised word, and a word of the headline, counts
BACKGROUND = 1000  # the background frequencies are per mille of articles
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
POSSESSIVE = re.compile(r"[’']s?$")


def stories(accounts: Sequence[Account]) -> list[int]:
    """The number of the story of each account, from 1, in order of first appearance; every account has one."""
    vectors = weighted([counts(account) for account in accounts])
    groups = _merged([[i] for i in range(len(vectors))], _similarities(vectors))
    number = {i: n for n, group in enumerate(sorted(groups, key=min), 1) for i in group}
    return [number[i] for i in range(len(accounts))]


def strangers(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts that share too little with any other to report one event with it, in the order given."""
    similar = _similarities(weighted([counts(account) for account in accounts]))
    return tuple(account for account, row in zip(accounts, similar, strict=True) if row.max() < STRANGER)


def counts(account: Account) -> dict[str, float]:
    """How often each word stands in the readable zones; names and the headline counted up."""
    found: dict[str, float] = defaultdict(float)
    for zone in account.zones:
        if zone.kind not in READABLE:
            continue
        times = HEADLINE if zone.kind == "headline" else 1.0
        for match in WORD.finditer(account.text, zone.start, zone.end):
            word = POSSESSIVE.sub("", match[0])
            found[_stem(word)] += times * (NAME if word[:1].isupper() else 1.0)
    return found


def weighted(documents: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """tf-idf vectors of length 1; document frequencies from these documents and from news at large."""
    among = Counter(word for document in documents for word in document)
    background = _background()
    total = len(documents) + BACKGROUND

    def weight(word: str, n: float) -> float:
        return (1 + math.log(max(n, 1))) * math.log(total / (among[word] + background.get(word, 0)))

    vectors = [{word: weight(word, n) for word, n in document.items()} for document in documents]
    lengths = [math.sqrt(sum(value * value for value in vector.values())) or 1.0 for vector in vectors]
    return [{word: value / length for word, value in vector.items()} for vector, length in zip(vectors, lengths, strict=True)]


@cache
def _background() -> Mapping[str, int]:
    return {_stem(row["lemma"]): int(row["per_mille"]) for row in table("background")}


def _stem(word: str) -> str:
    small = word.lower()
    for ending, least in (("ing", 6), ("ied", 5), ("ies", 5), ("ed", 5), ("es", 5), ("s", 4)):
        if small.endswith(ending) and len(small) >= least and not small.endswith("ss"):
            return small[: -len(ending)]
    return small.removesuffix("e") if len(small) > 4 else small


def _similarities(vectors: Sequence[dict[str, float]]) -> Any:
    import numpy

    places: dict[str, list[tuple[int, float]]] = {}
    for i, vector in enumerate(vectors):
        for word, value in vector.items():
            places.setdefault(word, []).append((i, value))
    similar = numpy.zeros((len(vectors), len(vectors)), dtype=numpy.float32)
    for row in places.values():
        if len(row) > 1:
            index = numpy.array([i for i, _ in row])
            values = numpy.array([value for _, value in row], dtype=numpy.float32)
            similar[numpy.ix_(index, index)] += numpy.outer(values, values)
    numpy.fill_diagonal(similar, -1)
    return similar


def _merged(groups: list[list[int]], similar: Any) -> list[list[int]]:
    # average linkage: the two most similar groups become one until none are similar enough
    while len(groups) > 1:
        best = int(similar.argmax())
        a, b = sorted(divmod(best, len(similar)))
        if similar[a, b] < SAME_STORY:
            break
        n, m = len(groups[a]), len(groups[b])
        similar[a] = similar[:, a] = (n * similar[a] + m * similar[b]) / (n + m)
        similar[b] = similar[:, b] = similar[a, a] = -1
        groups[a], groups[b] = groups[a] + groups[b], []
    return [group for group in groups if group]
