"""Why two accounts stand together: the rare names, words, numbers and days that both hold, and the words both quote.

In: two accounts and the terms they share, the weightiest first. Out: `Witness`es in the words of the first account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..types import Account, Witness
from .signature import LONGEST, POSSESSIVE, WORD, dates, readable, stem, words

MOST = 6  # witnesses named
QUOTED = 6  # words that a quotation must share to be a witness
QUOTATION = re.compile(r"[“\"«]([^“”\"«»\n]{20,600})[”\"»]|``([^`\n]{20,600}?)''")
MONTH_NAMES = "January February March April May June July August September October November December".split()


def witnesses(account: Account, other: Account, rare: Sequence[str], common: Sequence[str] = ()) -> tuple[Witness, ...]:
    """At most `MOST` witnesses, quotations and days first.

    `rare` are the rare terms that both hold, the weightiest first; `common` are others that both hold and that may be part of a name.
    """
    found = [*_quotations(account, other), *_days(account, other)]
    texts = _written(account, [term for term in rare if not term.startswith("@")], common)
    return tuple(found + texts[: MOST - len(found)])


def _written(account: Account, rare: list[str], common: Sequence[str]) -> list[Witness]:
    # names in capitals that stand side by side are one name; each is told once, in the order of what its words weigh
    rank = {term: i for i, term in enumerate([*rare, *common])}
    text = "\n".join(account.text[zone.start : zone.end] for zone in readable(account))[:LONGEST]
    told_by = min(len(rare), 3 * MOST)  # a rank below it can be a witness; the others only stand beside one in a name
    forms = {word: rank[stem(word)] for word in set(words(text)) if stem(word) in rank and (word[0].isupper() or rank[stem(word)] < told_by)}
    best: dict[tuple[int, ...], tuple[int, str]] = {}
    for ranks, said in _runs(text, forms):
        if min(ranks) < told_by:
            best[ranks] = min(best.get(ranks, (min(ranks), said)), (min(ranks), said))
    told: set[int] = set()
    out = []
    for ranks, (_, said) in sorted(best.items(), key=lambda item: (item[1][0], -len(item[0]), item[1][1])):
        if not told.issuperset(rank for rank in ranks if rank < told_by):
            out.append(Witness("name" if said[0].isupper() else "number" if said[0].isdigit() else "word", said))
            told.update(ranks)
    return out


def _runs(text: str, forms: dict[str, int]) -> Iterator[tuple[tuple[int, ...], str]]:
    ranks: tuple[int, ...] = ()
    start = end = 0
    for match in WORD.finditer(text):
        rank = forms.get(match[0])
        if rank is None:
            continue
        is_name = match[0][0].isupper()
        if ranks and is_name and text[start].isupper() and text[end : match.start()] in (" ", "-"):
            ranks, end = (*ranks, rank), match.end()
            continue
        if ranks:
            yield ranks, POSSESSIVE.sub("", text[start:end])
        ranks, start, end = (rank,), match.start(), match.end()
    if ranks:
        yield ranks, POSSESSIVE.sub("", text[start:end])


def _days(account: Account, other: Account) -> list[Witness]:
    there = {(month, day) for _, month, day in dates(other.text)}
    found = [(month, day) for _, month, day in dates(account.text) if (month, day) in there]
    return [Witness("date", f"{day} {MONTH_NAMES[month - 1]}") for month, day in found[:1]]


def _quotations(account: Account, other: Account) -> list[Witness]:
    there = ""
    for match in QUOTATION.finditer(account.text, 0, LONGEST):
        there = there or f" {' '.join(words(other.text.lower()))} "
        said = words((match[1] or match[2]).lower())
        for start in range(0, len(said) - QUOTED + 1, QUOTED):
            if f" {' '.join(said[start : start + QUOTED])} " in there:
                text = " ".join((match[1] or match[2]).split())
                return [Witness("quotation", text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + " …")]
    return []
