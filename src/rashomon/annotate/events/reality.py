"""How real an act is, how real what it is about is, and on whose word it stands.

In: a Reading, a `Predicate`, the account's statements. Out: a `Reality`. A vow is actual, what is vowed is not. A reported clause is never the
account's own assertion: `asserted_by` names the statements that hold it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...language.lexicon import table
from ...language.reader import objects, obliques
from ...types import Statement
from . import cues
from .mood import REAL, weaker
from .past import is_long_past
from .scope import real
from .voices import chain, told

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading
    from .predicates import Predicate

NARRATOR = ("narrator",)
WISHES = frozenset(("planned", "hypothetical", "alleged", "negated"))
ACTS = {"promise": "planned", "threaten": "planned", "accuse": "alleged", "deny": "negated", "refuse": "negated", "demand": "hypothetical"}


class Reality(NamedTuple):
    """Words of the contract: of the act, of its content (None where it has none), and the voices, innermost first."""

    realis: str
    content_realis: str | None
    asserted_by: tuple[str, ...]


def reality(reading: Reading, predicate: Predicate, statements: Sequence[Statement]) -> Reality:
    """`reality.act.v1`: how real an act is by its own clause, by what stands above it, and by who says so.

    Raises nothing. English only; without a parse everything is taken as said.
    """
    voices = chain(reading, predicate, statements)
    asserted = tuple(s.id for s in voices) or NARRATOR
    if not reading.has_parse:
        return Reality("actual", None, asserted)
    token = reading.doc[predicate.token]
    realis = real(token)
    if realis in REAL:
        realis = weaker(realis, told(reading, predicate, voices))
    if realis in REAL and is_long_past(reading, token):
        realis = "historical"
    return Reality(realis, content(token), asserted)


def content(token: Token) -> str | None:
    """What an act makes of its own content: "vowed to …" planned, "denied …" negated; None where it makes nothing of it."""
    below = next((t for t in token.children if t.i > token.i and _is_content(token, t)), None)
    if below is not None:
        value = real(below)
        return value if value not in REAL else None
    for word, noun in obliques(token):
        made = cues.cue(token, "noun", joined=word.lower_)
        if made in WISHES and noun.pos_ == "NOUN" and noun.i > token.i and word.lower_ in ("for", "with"):
            return made  # "called for a strike"
    if cues.cue(token, "that") == "open" or cues.cue(token, "noun") == "carry":
        told = (cues.cue(t, "to") for t in objects(token) if t.pos_ == "NOUN")
        if (made := next((value for value in told if value in WISHES), None)) is not None:
            return made  # "announced plans"
    act = next((ACTS[a] for name in cues.names(token) if (a := acts().get(name)) in ACTS), None)
    return act if act and (cues.cue(token, "to") or cues.cue(token, "noun")) else None


def _is_content(token: Token, below: Token) -> bool:
    if below.dep_ not in ("ccomp", "xcomp", "acl", "advcl"):
        return False
    joined = cues.joint(below)
    if below.dep_ == "advcl" and not joined:
        return False
    made = [cues.cue(token, column, joined=joined) for column in ("that", "to")]
    return any(value is not None and value not in ("carry", "fact") for value in made)


@cache
def acts() -> dict[str, str]:
    """What kind of speech act a verb or noun is, by its lemma."""
    return {row["cue"]: row["act"] for row in table("cues")}
