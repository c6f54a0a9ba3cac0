"""The lexicon of acts: words to a PLOVER type, and to a CAMEO code.

In: the words around a predicate. Out: the best row of the hand-made tables `event_acts` and `event_noun_acts`, and the best code of the
distilled ones `event_verbs` and `event_phrases`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...language.lexicon import table
from .beside import Beside

Alternative = tuple[str, ...]
Phrase = tuple[str, Alternative, Alternative, frozenset[str], str]  # verb, words before, words after, those of them that are no classes, code


@dataclass(frozen=True, slots=True)
class Act:
    """A row of the lexicon that fits: type, mode or None, and how many words beside the verb it asked for."""

    type: str
    mode: str | None
    words: int


@cache
def _acts(name: str, column: str) -> dict[str, list[tuple[Alternative, str, str]]]:
    out: dict[str, list[tuple[Alternative, str, str]]] = {}
    for row in table(name):
        ways = [tuple(way.split()) for way in row["beside"].split(",")] if row["beside"].strip() else [()]
        for verb in row[column].split(", "):
            out.setdefault(verb, []).extend((way, row["type"], row["mode"]) for way in ways)
    return out


@cache
def classes() -> dict[str, frozenset[str]]:
    """Word classes that phrases name: single words only."""
    out: dict[str, set[str]] = {}
    for row in table("event_words"):
        out.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in out.items()}


@cache
def _blocks() -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[Phrase]]]:
    verbs: dict[str, list[tuple[str, str]]] = {}
    for row in table("event_verbs"):
        verbs.setdefault(row["verb"], []).append((row["block"], row["code"]))
    phrases: dict[str, list[Phrase]] = {}
    for row in table("event_phrases"):
        left, _, right = (tuple(side.split()) for side in row["words"].partition("*"))
        plain = frozenset(word for word in right if word[0] != "&")
        phrases.setdefault(row["block"], []).append((row["verb"], left, right, plain, row["code"]))
    return verbs, phrases


@cache
def types() -> dict[str, tuple[str, str | None]]:
    """CAMEO code to PLOVER type and mode."""
    return {row["code"]: (row["type"], row["mode"] or None) for row in table("cameo")}


def act(found: Beside) -> Act | None:
    """`event.lexicon.v1`: the row with the most words that fits; of equals the first. A light verb's noun speaks where the pair does not."""
    best: Act | None = None
    if found.noun is None or found.verb != found.noun:
        best = _best(_acts("event_acts", "verbs").get(found.verb, []), found.words)
    if found.noun is not None and (best is None or best.words == 0):
        return _best(_acts("event_noun_acts", "nouns").get(found.noun, []), {**found.words, found.verb: 1}) or best
    return best


def _best(rows: list[tuple[Alternative, str, str]], words: dict[str, int]) -> Act | None:
    best: tuple[int, int, Act] | None = None
    for way, kind, mode in rows:
        if all(word in words for word in way):
            rank = (len(way), -sum(words[word] for word in way))
            if best is None or rank > best[:2]:
                best = (*rank, Act(kind, mode or None, len(way)))
    return best[2] if best else None


def cameo(found: Beside, kind: str | None = None) -> str | None:
    """The CAMEO code of the phrase with the most words that fits, the verb's own where none does; None when it is no act.

    With `kind`, only codes of that PLOVER type are looked at.
    """
    verbs, phrases = _blocks()
    name = f"{found.verb} {found.particle}" if found.particle else found.verb
    entries = verbs.get(name) or verbs.get(found.verb) or []
    best: tuple[tuple[int, bool, int], str] | None = None
    beside = found.words.keys()
    for block, code in entries:
        rank = (0, True, 0)
        if best is None and code and _is_of(code, kind):
            best = (rank, code)
        for verb, left, right, plain, phrase_code in phrases.get(block, ()):
            if plain <= beside and _is_of(phrase_code, kind) and _fits(left, found.before) and _fits(right, found.words):
                rank = (len(left) + len(right), verb == found.verb, -sum(found.words.get(w, 2) for w in right))
                if best is None or rank > best[0]:
                    best = (rank, phrase_code)
    return best[1] or None if best else None


def _is_of(code: str, kind: str | None) -> bool:
    return kind is None or types().get(code, ("", None))[0] == kind


def _fits(pattern: Alternative, words: dict[str, int] | frozenset[str]) -> bool:
    return all((not classes().get(w[1:], frozenset()).isdisjoint(words)) if w[0] == "&" else w in words for w in pattern)
