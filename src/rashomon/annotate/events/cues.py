"""The words that say how real an act is, looked up: `language/en/realis.tsv`.

In: a token, the preposition or particle beside it. Out: what it makes of a clause or of a noun below it, or None.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...language.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb"}
MARKS = frozenset(("case", "mark", "prep"))
GOVERNED = frozenset("of for about to with against on like as from".split())
PARTICLES = frozenset(("compound:prt", "prt"))


@cache
def rows() -> dict[tuple[str, str], dict[str, str]]:
    """(part, cue) → its row."""
    return {(row["part"], row["cue"]): row for row in table("realis")}


def names(token: Token) -> tuple[str, ...]:
    """What a word may be listed under: its lemma, and itself."""
    return tuple(dict.fromkeys(((token.lemma_ or token.text).lower(), token.lower_)))


def cue(token: Token, column: str, *, joined: str = "", part: str | None = None) -> str | None:
    """What a word makes of what stands below it by `joined`, its preposition ("accused of"); None where it is not listed.

    `column` is that, to or noun. A particle ("called off") and "short" in "stop short" belong to the word.
    """
    part = part or PARTS.get(token.pos_, "")
    beside = [t.lower_ for t in token.children if t.dep_ in PARTICLES or (t.dep_ in ("advmod", "acomp", "xcomp") and t.lower_ in ("short", "guilty", "back", "away", "off", "out"))]
    joints = [f"{b} {joined}" for b in beside] + beside + [joined, ""] if joined else [*beside, ""]
    if joined and joined not in GOVERNED:
        joints.remove("")  # "projected calm in the meeting": the meeting is no object of the verb
    for joint in joints:
        for name in names(token):
            row = rows().get((part, f"{name} {joint}" if joint else name))
            if row is not None:
                return None if row[column] == "-" else row[column]
    return None


def joint(token: Token) -> str:
    """The preposition by which a word hangs on the one above it, or an empty string."""
    found = next((t.lower_ for t in token.children if t.dep_ in MARKS and t.i < token.i and t.lower_ not in ("'s", "’s", "'", "’", "that")), "")
    return "" if found == "to" and token.tag_ == "VB" else str(found)
