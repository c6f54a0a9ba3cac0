"""The dictionary form of a verb, put right where the reader's guess is no verb at all.

In: a verb's token. Out: its lemma, with a particle ("carry out"). The verbs known are those of `event_verbs.tsv` and `cues.tsv`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...language.lexicon import table
from ...language.reader import particles

if TYPE_CHECKING:
    from spacy.tokens import Token

IRREGULAR = {"led": "lead", "fled": "flee", "blew": "blow", "held": "hold", "met": "meet", "struck": "strike", "shot": "shoot", "fought": "fight", "sought": "seek", "withdrew": "withdraw", "overthrew": "overthrow", "tied": "tie", "tried": "try", "died": "die", "lied": "lie"}  # fmt: skip


@cache
def verbs() -> frozenset[str]:
    """Verbs in dictionary form."""
    return frozenset(row["verb"].split()[0] for row in table("event_verbs")) | frozenset(row["cue"] for row in table("cues") if row["part"] == "verb")


def lemma_of(verb: Token) -> str:
    """The verb's lemma in lower case, with its particle."""
    return " ".join([repaired((verb.lemma_ or verb.text).lower(), verb.lower_, verb.tag_), *(t.lower_ for t in particles(verb)[:1])])


def repaired(lemma: str, word: str, tag: str) -> str:
    """`confiscat` is `confiscate`: a lemma that is no known verb gives way to a known one that makes the word by rule."""
    if lemma in verbs() or not word.isalpha():
        return lemma
    if word in IRREGULAR:
        return IRREGULAR[word]
    return next((form for form in _stems(word, tag) if form in verbs()), lemma)


def _stems(word: str, tag: str) -> list[str]:
    """What could stand behind a form in -ed, -ing or -s."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2 and tag != "VB":
            stem = word[: -len(ending)]
            forms = [stem + "e", stem]
            if stem[-1] == stem[-2]:
                forms.append(stem[:-1])
            if stem.endswith("i"):
                forms.append(stem[:-1] + "y")
            return forms
    return []
