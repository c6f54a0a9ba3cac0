"""Words that weaken a claim, where they do.

In: a Reading. Out: `Hedge`s in order, none inside another. The words and what must not stand beside
them are rows of `language/en/hedges.tsv`; `May` the month or the name and `might` the noun are no hedges.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..language.lexicon import table
from ..types import Hedge
from .reading import Reading

NOUN_BEFORE = frozenset("the a an its their his her our with full military all economic of naval whose by".split())


class Cue(NamedTuple):
    """One row of the table, ready to match."""

    cue: str
    words: tuple[str, ...]
    pos: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    needs: frozenset[str]


def _set(value: str) -> frozenset[str]:
    return frozenset() if value == "-" else frozenset(value.split("|"))


@cache
def _cues() -> dict[str, tuple[Cue, ...]]:
    out: dict[str, list[Cue]] = {}
    for row in table("hedges"):
        words = tuple(row["cue"].lstrip("*").split())
        cue = Cue(row["cue"], words, _set(row["pos"]), _set(row["before"]), _set(row["after"]), _set(row["needs"]))
        out.setdefault(words[0], []).append(cue)
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for first, cues in out.items()}


def hedges(reading: Reading) -> tuple[Hedge, ...]:
    """`hedge.cue.v1`: every hedge, the longest cue at each place."""
    out, i = [], 0
    while i < len(reading.doc):
        cue = next((cue for cue in _candidates(reading, i) if _fits(reading, i, cue)), None)
        if cue is None:
            i += 1
            continue
        start, end = reading.span(i, i + len(cue.words))
        out.append(Hedge(start=start, end=end, cue=cue.cue.lstrip("*"), by="hedge.cue.v1"))
        i += len(cue.words)
    return tuple(out)


def _candidates(reading: Reading, i: int) -> Iterator[Cue]:
    token = reading.doc[i]
    yield from _cues().get(token.lower_, ())
    stem = _stem(reading, i)
    if stem != token.lower_:
        yield from (cue for cue in _cues().get(stem, ()) if cue.cue.startswith("*"))


def _stem(reading: Reading, i: int) -> str:
    """The lemma; without a tagger the word less its ending."""
    token = reading.doc[i]
    if token.lemma_:
        return str(token.lemma_.lower())
    for ending in ("ed", "ing", "s"):
        if token.lower_.endswith(ending):
            return str(token.lower_[: -len(ending)])
    return str(token.lower_)


def _fits(reading: Reading, i: int, cue: Cue) -> bool:
    doc, end = reading.doc, i + len(cue.words)
    if end > len(doc) or any(doc[i + k].lower_ != word for k, word in enumerate(cue.words) if k):
        return False
    before = doc[i - 1].lower_ if i else ""
    after = doc[end].lower_ if end < len(doc) else ""
    if before in cue.before or after in cue.after:
        return False
    if cue.needs and not cue.needs & {doc[k].lower_ for k in range(end, min(len(doc), end + 3))}:
        return False
    return not cue.pos or _has_part(reading, i, cue.pos)


def _has_part(reading: Reading, i: int, parts: frozenset[str]) -> bool:
    token = reading.doc[i]
    if reading.has_tags:
        return token.pos_ in parts or ("AUX" in parts and token.tag_ == "MD")
    before = reading.doc[i - 1].lower_ if i else ""
    starts = i == reading.sentences[reading.sentence_of[i]][0]
    if "AUX" in parts:
        return (token.text[0].islower() or starts) and before not in NOUN_BEFORE
    return before not in ("a", "an", "the")
