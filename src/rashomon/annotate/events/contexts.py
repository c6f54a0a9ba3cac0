"""The contexts of an act ("military", "legal"): shown by the words of its own clause.

In: a Reading and a Predicate. Out: names of PLOVER contexts, in the order of the table.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ...language.lexicon import table
from .beside import lemma

if TYPE_CHECKING:
    from ..reading import Reading
    from .predicates import Predicate

MOST = 3
HARM = frozenset(("ACCUSE", "ASSAULT", "COERCE", "PROTEST", "SANCTION", "THREATEN"))
HARMED = frozenset(("rights_freedoms",))  # a reporter who is told something is no matter of press freedom


@cache
def _words() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...], dict[str, int]]:
    """Words and pairs to contexts; beginnings; the order of the contexts."""
    whole: dict[str, list[str]] = {}
    begins: list[tuple[str, str]] = []
    order: dict[str, int] = {}
    for row in table("contexts"):
        order[row["context"]] = len(order)
        for word in row["words"].split(", "):
            if word.endswith("*"):
                begins.append((word[:-1], row["context"]))
            else:
                whole.setdefault(word, []).append(row["context"])
    return {word: tuple(names) for word, names in whole.items()}, tuple(begins), order


@lru_cache(maxsize=1 << 16)
def _names(form: str) -> tuple[str, ...]:
    """The contexts that a word or a short run of words tells."""
    whole, begins, _ = _words()
    return (*whole.get(form, ()), *(name for beginning, name in begins if form.startswith(beginning)))


def contexts(reading: Reading, predicate: Predicate, kind: str) -> tuple[str, ...]:
    """`event.context.v1`: the contexts with most words in the act's clause, three at most."""
    order = _words()[2]
    start, end = predicate.clause
    score: dict[str, int] = {}
    doc = reading.doc
    for i in range(start, end):
        if not doc[i].text[:1].isalnum():
            continue
        for name in {name for form in _forms(reading, i, end) for name in _names(form)}:
            score[name] = score.get(name, 0) + (name not in HARMED or kind in HARM)
    best = sorted((name for name, n in score.items() if n), key=lambda name: (-score[name], order[name]))[:MOST]
    return tuple(sorted(best, key=order.__getitem__))


def _forms(reading: Reading, i: int, end: int) -> set[str]:
    """A word and its lemma, and the two and three words that begin with it."""
    doc = reading.doc
    first = doc[i]
    out = {first.lower_, lemma(first)}
    if i + 1 < end:
        out |= {f"{first.lower_} {doc[i + 1].lower_}", f"{first.lower_} {lemma(doc[i + 1])}"}
    if i + 2 < end:
        out.add(f"{first.lower_} {doc[i + 1].lower_} {doc[i + 2].lower_}")
    return out
