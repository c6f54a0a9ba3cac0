"""What is said that tells no act, and what a thing is called that does: "declined to comment", "told reporters", "called it a mistake".

In: a predicate of speech and the words around it. Out: whether it is idle, and the type of what a thing is called.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...language.lexicon import table
from ...language.reader.syntax import SUBJECTS
from .beside import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .beside import Beside
    from .predicates import Predicate

TO_PRESS = frozenset("comment name identify elaborate speculate answer respond reply say".split())
SHUNNING = frozenset("decline refuse ask request".split())
TELLING = frozenset("tell brief speak talk say address".split())
PRESS = frozenset("reporter journalist newspaper paper magazine broadcaster interviewer anonymity".split())
AWAITING = frozenset(("expect", "hope", "predict"))
SUFFERED = frozenset(("meet", "brief"))
LABELLING = frozenset("describe label brand characterize characterise portray dub term".split())
NAMED = frozenset(("xcomp", "oprd", "ccomp", "obj2"))
CALLS = frozenset("for on upon off up in out back".split())


@cache
def _tones() -> dict[str, int]:
    return {row["lemma"]: int(row["polarity"]) for row in table("tone")}


def is_idle(doc: Doc, predicate: Predicate, found: Beside) -> bool:
    """`event.idle.v1`: what passes between a source and a reporter is no act: "declined to comment", "told reporters".

    Nor are aims that are met, those who have been briefed, and what one expects of others.
    """
    if predicate.lemma in SHUNNING and found.complement is not None and lemma(found.complement) in TO_PRESS:
        return True
    if predicate.lemma in TELLING and not predicate.passive:
        others = [*predicate.patients, *(i for word, i in predicate.obliques if word in ("to", "on", "with"))]
        return bool(others) and (all(lemma(doc[i]) in PRESS for i in others) or "anonymity" in found.words)
    if predicate.lemma in AWAITING and not predicate.passive and found.complement is not None:
        return any(t.dep_ in SUBJECTS for t in found.complement.children) or bool(predicate.patients)
    return predicate.lemma in SUFFERED and predicate.passive and not predicate.agents


def called(doc: Doc, predicate: Predicate) -> str | None:
    """`event.called.v1`: calling something good is SUPPORT, bad ACCUSE, and neither is NONE; None where nothing is called anything.

    The words of praise and blame are those of `tone.tsv`.
    """
    head = doc[predicate.token]
    if predicate.kind != "verb" or not predicate.patients:
        return None
    if lemma(head) == "call" and not any(t.lower_ in CALLS and t.i > head.i and t.dep_ != "mark" for t in head.children):
        names = [t for t in head.children if t.dep_ in NAMED and t.i > head.i]
    elif lemma(head) in LABELLING:
        names = [doc[i] for word, i in predicate.obliques if word == "as"] + [t for t in head.children if t.dep_ in NAMED and t.i > head.i]
    else:
        return None
    if not names and lemma(head) == "call" or any(word in CALLS for word, _ in predicate.obliques if lemma(head) == "call"):
        return None
    tone = sum(_tone(word) for name in names for word in name.subtree)
    return "NONE" if tone == 0 else "SUPPORT" if tone > 0 else "ACCUSE"


def _tone(word: Token) -> int:
    return _tones().get(lemma(word), _tones().get(word.lower_, 0))
