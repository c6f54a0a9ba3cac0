"""Verbs that say little beside a noun that says what was done: "held talks", "imposed sanctions on".

In: a verb's token. Out: the noun and the name of the act, from `language/en/light_verbs.tsv`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...language.lexicon import table
from ...language.reader import objects
from . import arguments, lemmas

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def pairs() -> dict[tuple[str, str], str]:
    """(verb, noun) → the name of the act."""
    out = {}
    for row in table("light_verbs"):
        for verb in row["verbs"].split(", "):
            for noun in row["nouns"].split(", "):
                out[verb, noun] = f"{verb} {noun}"
    return out


def light_noun(verb: Token) -> tuple[Token, str] | None:
    """`event.light_verb.v1`: the noun that names the act of a light verb and the act's name ("hold talk"), or None.

    The noun is the object, or the subject of a passive or the word a participle describes ("sanctions imposed on Iran").
    """
    lemma = lemmas.lemma_of(verb)
    found = arguments.of_verb(verb)[1] if arguments.is_passive_form(verb) else [t.i for t in objects(verb)]
    for i in found:
        noun = verb.doc[i]
        name = pairs().get((lemma, noun.lemma_.lower()))
        if name:
            return noun, name
    return None
