"""Nouns that tell an act with somebody in it: "the strike on X", "Russia's veto", "talks between A and B".

In: a noun's token. Out: the name of the act and who stands around it, from `language/en/event_nouns.tsv`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...language.lexicon import table
from ...language.reader import obliques
from . import arguments

if TYPE_CHECKING:
    from spacy.tokens import Token

POSSESSIVE = frozenset(("nmod:poss", "poss"))
NO_HEAD = frozenset(("compound", "flat", "flat:name", "amod", "nmod:desc", "name"))
NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "LAW", "PRODUCT", "WORK_OF_ART"))
TIMES = frozenset(("DATE", "TIME"))
ANY = frozenset(("on", "against", "with", "to", "of", "at", "into", "for", "toward", "towards", "over", "about", "between"))


class Frame(NamedTuple):
    """Prepositions of a noun's agents and patients, and whether both must be there."""

    agents: frozenset[str]
    patients: frozenset[str]
    needs_both: bool


@cache
def nouns() -> dict[str, Frame]:
    """The event nouns, by lemma."""
    out = {}
    for row in table("event_nouns"):
        agents, patients = (frozenset(row[name].split()) - {"-"} for name in ("agents", "patients"))
        for noun in row["nouns"].split(", "):
            out[noun] = Frame(agents, patients, row["needs"] == "both")
    return out


def event_noun(noun: Token) -> str | None:
    """`event.noun.v1`: the name of the act a noun tells, or None; a noun without anybody around it, or inside a name, tells none."""
    lemma = lemma_of(noun)
    frame = nouns().get(lemma)
    if frame is None or noun.dep_ in NO_HEAD or noun.ent_type_ in NAMES:
        return None
    agents, patients = participants_of(noun)
    return lemma if (agents and patients if frame.needs_both else agents or patients) else None


def lemma_of(noun: Token) -> str:
    """The noun's lemma, "phone call" with its first word."""
    lemma = (noun.lemma_ or noun.text).lower()
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    return f"{before} {lemma}" if f"{before} {lemma}" in nouns() else lemma


def participants_of(noun: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Agents and patients around a noun: its possessor, a nationality before it, and the nouns after its prepositions."""
    frame = nouns().get(lemma_of(noun))
    by, to = (frame.agents, frame.patients) if frame else (frozenset(("by",)), ANY)
    found = [(word.lower_, n) for word, n in obliques(noun) if n.ent_type_ not in TIMES]
    agents = [t for t in noun.children if t.dep_ in POSSESSIVE and t.ent_type_ not in TIMES]
    agents += [n for word, n in found if word in by]
    patients = [n for word, n in found if word in to]
    names = [t for t in noun.children if t.dep_ in ("amod", "compound") and t.text[:1].isupper() and t.ent_type_ not in TIMES and (t.ent_type_ or t.pos_ == "PROPN")]
    places = [t for t in names if _is_aim(t)]
    patients = patients or places
    agents = agents or [t for t in names if t not in places]
    doers = arguments.heads(agents)
    return doers, tuple(i for i in arguments.heads(patients) if i not in doers)


def _is_aim(name: Token) -> bool:
    """`event.aim.v1`: in "the Syria bombing", "his Moscow trip" the place is where it went; in "the US attack" who did it."""
    return name.dep_ == "compound" and name.ent_type_ == "GPE" and not name.text.replace(".", "").isupper()
