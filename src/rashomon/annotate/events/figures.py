"""Figures of speech: words of force that tell none, and what they tell instead.

In: a predicate with its code. Out: the code as the words mean it, or None for no act. The rows stand in `language/en/metaphors.tsv`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...language.lexicon import table
from .plover import Coded, make

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..reading import Reading
    from .predicates import Predicate

MODIFIERS = frozenset(("amod", "compound", "nmod", "nmod:poss", "nmod:desc", "poss", "advmod", "compound:prt", "prt"))

GOING = frozenset("travel fly arrive go head journey return come".split())
TO = frozenset("to in for at on into".split())
SOMEWHERE = frozenset(("GPE", "LOC", "FAC", "ORG", "NORP", "PERSON"))


class Figure(NamedTuple):
    """One row: which words, beside which, become what."""

    type: str
    words: frozenset[str]
    beside: tuple[tuple[str, ...], ...]
    becomes: str


@cache
def figures() -> tuple[Figure, ...]:
    """The rows of the table."""

    def parts(text: str) -> list[str]:
        return [part for part in text.split(", ") if part]

    return tuple(
        Figure(row["type"], frozenset(parts(row["words"])), tuple(tuple(p.split()) for p in parts(row["beside"])), row["becomes"]) for row in table("metaphors")
    )


def meant(reading: Reading, predicate: Predicate, coded: Coded) -> Coded | None:
    """`event.figure.v1`: the code of an act as its words are meant; None where they are a figure for no act at all."""
    if _is_departure(reading.doc, predicate):
        return None
    if _is_elsewhere(reading.doc, predicate, coded):
        return None
    words = _words(reading.doc, predicate)
    around: frozenset[str] | None = None
    for figure in figures():
        if figure.type and figure.type != coded.type or figure.words and not (figure.words & words):
            continue
        around = _around(reading.doc, predicate) if around is None else around
        if figure.beside and not any(around.issuperset(p) for p in figure.beside):
            continue
        if figure.becomes == "-":
            return None
        kind, *mode = figure.becomes.split()
        return make(reading, predicate, kind, mode[0] if mode else None, coded.confidence, "event.figure.v1")
    return coded


def _is_elsewhere(doc: Doc, predicate: Predicate, coded: Coded) -> bool:
    """`event.destination.v1`: going is a visit where it goes to some place or body; `event.showing.v1`: to demonstrate something is no protest."""
    if predicate.kind != "verb":
        return False
    if coded.type == "CONSULT" and predicate.lemma.split()[0] in GOING:
        ends = (*predicate.patients, *(i for word, i in predicate.obliques if word in TO))
        return predicate.lemma.endswith(" up") or not any(t.ent_type_ in SOMEWHERE for i in ends for t in doc[i].subtree)
    shown = predicate.patients or any(t.dep_ == "ccomp" for t in doc[predicate.token].children)
    return coded.type == "PROTEST" and predicate.lemma == "demonstrate" and bool(shown)


def _is_departure(doc: Doc, predicate: Predicate) -> bool:
    """`event.departure.v1`: to leave a town is no break with anybody; to leave a union is."""
    if predicate.lemma not in ("leave", "depart"):
        return False
    places = (*predicate.patients, *(i for word, i in predicate.obliques if word in ("for", "from")))
    return bool(places) and all(doc[i].ent_type_ in ("GPE", "LOC", "FAC") for i in places)


def _words(doc: Doc, predicate: Predicate) -> frozenset[str]:
    """The lemmas of an act's own words: its head, the name of the act, the noun of a light verb."""
    last = doc[predicate.trigger[1] - 1]
    noun = {_lemma(last)} if predicate.kind == "light" else set()
    return frozenset({predicate.lemma, predicate.lemma.split()[0], _lemma(doc[predicate.token]), *noun})


def _around(doc: Doc, predicate: Predicate) -> frozenset[str]:
    """Lemmas of the nouns an act has as object or after a preposition, of the words that modify it, and of the particle."""
    heads = [doc[predicate.token], *(doc[i] for i in (*predicate.patients, *(i for _, i in predicate.obliques)))]
    out = {_lemma(t) for t in heads[1:]} | {word for word, _ in predicate.obliques}
    if predicate.kind == "light":
        heads.append(doc[predicate.trigger[1] - 1])
    for head in heads:
        out |= {_lemma(t) for t in head.children if t.dep_ in MODIFIERS and not t.ent_type_}
    own = [doc[predicate.token], *([heads[-1]] if predicate.kind == "light" else [])]
    for token in own:
        out |= {_lemma(t) for t in token.children if t.dep_ in ("obj", "dobj")}
        if predicate.kind != "verb":
            out |= {_lemma(t) for t in token.children if t.dep_ == "nmod"}
    return frozenset(out)


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()
