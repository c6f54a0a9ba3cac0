"""To which act a phrase of time or place belongs.

In: a `Predicate`, a phrase's head word. Out: the words that carry the act's circumstances, and the word a phrase hangs on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.reader import subjects
from . import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading
    from .predicates import Predicate

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass"))
OBJECTS = frozenset(("obj", "dobj"))
SCHEDULED = frozenset("schedule plan set slate expect".split())
STEPS = 6


def holders(reading: Reading, predicate: Predicate) -> list[tuple[Token, str]]:
    """(word, how) pairs, the nearest first: own, shared (as real and as long as the act), front (only what stands before that word)."""
    doc = reading.doc
    first, last = predicate.trigger
    token = doc[predicate.token]
    own = [token, *(doc[i] for i in range(first, min(last, len(doc))) if i != token.i and doc[i].pos_ in ("NOUN", "PROPN") and doc[i].head.i == token.i and predicate.kind == "light")]
    out = [(t, "own") for t in own]
    out += [(t, "shared") for t in own if t.pos_ == "NOUN" for t in _told_of(t)]
    out += _above(token)
    return out


def _told_of(noun: Token) -> list[Token]:
    """ "talks held on Monday", "the attack, which took place in Gao": verbs that tell of a noun's act and nothing else."""
    verbs = [t for t in noun.children if t.dep_ in ("acl", "acl:relcl", "relcl") and t.pos_ == "VERB"]
    return [t for t in verbs if cues.cue(t, "noun") == "carry" or cues.names(t)[0] in SCHEDULED]


def _above(token: Token) -> list[tuple[Token, str]]:
    out: list[tuple[Token, str]] = []
    for _ in range(STEPS):
        head = token.head
        if head.i == token.i or head.pos_ not in ("VERB", "AUX"):
            break
        if token.pos_ in ("NOUN", "PROPN"):
            if not (token.dep_ in SUBJECTS | OBJECTS and cues.cue(head, "noun") == "carry"):
                break
            out.append((head, "shared"))
        elif token.dep_ == "xcomp" and cues.cue(head, "to") in ("carry", "ongoing") or token.dep_ == "advcl" and token.tag_ == "VBG" and not any(t.dep_ in ("mark", "case") for t in token.children):
            out.append((head, "shared"))
        elif token.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in token.children) and subjects(head):
            out.append((head, "front"))
        else:
            break
        token = head
    return out


def hung_on(token: Token) -> Token:
    """The word a phrase hangs on; a name or a place has no date, so what hangs on one belongs to what is above it."""
    if (said := _speech_before(token)) is not None:
        return said
    above, below = token.head, token
    for _ in range(STEPS):
        if above.head.i == above.i or above.pos_ not in ("PROPN", "PRON", "NUM") or below.dep_ in ("nmod:poss", "poss", "compound", "nummod", "amod", "flat"):
            break
        above, below = above.head, above
    return above


def _speech_before(token: Token) -> Token | None:
    """ "…, he said on Monday": words that follow a verb of speech at once are its own, whatever the parse says."""
    first = token.i
    while first > 0 and not token.doc[first - 1].is_punct and token.is_ancestor(token.doc[first - 1]):
        first -= 1
    if first == 0:
        return None
    before = token.doc[first - 1]
    is_late = before.pos_ == "VERB" and cues.cue(before, "that") == "open" and before.i != token.head.i
    return before if is_late and cues.cue(before, "noun") == "fact" else None
