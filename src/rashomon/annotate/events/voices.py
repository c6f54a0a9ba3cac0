"""Who says that an act was done, and what that makes of it.

In: a Reading, a `Predicate`, the statements that hold it. Out: `alleged` where one says of another what the other would not say of himself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...language.places import find
from ...language.reader import noun_phrase
from ...types import Span, Statement
from . import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading
    from .predicates import Predicate

EVIDENCE = frozenset("image imagery footage video photo photograph record recording data transcript satellite log audit".split())
FIRST = frozenset("i we us our my me ourselves myself ours".split())
OWN = frozenset("it he she they its his her their itself himself herself themselves who which that".split())


def chain(reading: Reading, predicate: Predicate, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements whose content holds an act, the innermost first; what one condemns or hails is named by the account itself."""
    at = reading.span(predicate.token).start
    holding = [s for s in statements if any(a <= at < b for a, b in s.content) and not (s.cue and s.cue.start <= at < s.cue.end)]
    if predicate.kind == "noun" and not reading.quoted[predicate.token]:
        holding = [s for s in holding if _cue(reading, s, "noun") != "fact" or s.kind != "indirect"]
    return tuple(sorted(holding, key=lambda s: (sum(end - start for start, end in s.content), s.id)))


def told(reading: Reading, predicate: Predicate, voices: Sequence[Statement]) -> str:
    """`reality.told.v1`: what the voices make of a deed: actual, alleged, uncertain or negated.

    One's own act is actual. So is another's that nobody need be blamed for ("said the ministers had met"), or with nobody named
    ("said twelve people had been killed"). What one says another did amiss is alleged, unless it is admitted, found or confirmed.
    """
    for statement in voices:
        made = _cue(reading, statement)
        if made == "fact" or _is_evidence(reading, statement):
            continue
        if statement.negated and statement.act != "deny" and not _is_above(reading, predicate, statement):
            return "uncertain"
        if statement.act == "deny":
            return "negated" if made == "negated" else "actual"
        if made in ("alleged", "uncertain") and not _is_above(reading, predicate, statement) and not _is_own(reading, predicate, statement):
            return made
        if statement.source is None and statement.speaker.status == "none":
            continue  # "there is no doubt that": the account's own words
        hostile = statement.act == "accuse" or _is_blamed(reading, predicate)
        if hostile and predicate.agents and not _is_own(reading, predicate, statement):
            return "alleged"
    return "actual"


def _tokens(reading: Reading, span: Span) -> list[Token]:
    """The tokens that begin in a place of the account."""
    everywhere, start_of = range(len(reading.doc)), lambda i: reading.span(i).start
    return list(reading.doc[bisect_left(everywhere, span.start, key=start_of) : bisect_left(everywhere, span.end, key=start_of)])


def _is_above(reading: Reading, predicate: Predicate, statement: Statement) -> bool:
    """Do the words of saying stand above the act in the tree, so that `scope` has weighed them?"""
    if statement.cue is None:
        return False
    return any(statement.cue.start <= reading.span(t.i).start < statement.cue.end for t in reading.doc[predicate.token].ancestors)


def _is_evidence(reading: Reading, statement: Statement) -> bool:
    """Satellite images and recordings blame nobody."""
    if statement.source is None:
        return False
    words = reading.account.text[statement.source.start : statement.source.end].lower().split()
    return any(word.strip(".,").rstrip("s") in EVIDENCE for word in words)


def _cue(reading: Reading, statement: Statement, column: str = "that") -> str | None:
    """What the table says of the words of saying."""
    if statement.cue is None:
        return None
    found = [v for t in _tokens(reading, statement.cue) if t.pos_ in ("VERB", "NOUN") and (v := cues.cue(t, column))]
    return found[-1] if found else None


def _is_blamed(reading: Reading, predicate: Predicate) -> bool:
    first, last = predicate.trigger
    words = {reading.doc[i] for i in (*range(first, min(last, first + 8)), predicate.token)}
    return any(("deed", name) in cues.rows() for t in words for name in cues.names(t))


def _is_own(reading: Reading, predicate: Predicate, statement: Statement) -> bool:
    """Does the speaker tell what he, his side or his country did?"""
    doc = reading.doc
    source = statement.source
    named = {word.lower() for word in (statement.speaker.name or "").split() if word[:1].isupper()}
    if source is not None:
        words = _tokens(reading, source)
        named |= {t.lower_ for t in words if t.pos_ in ("NOUN", "PROPN")}
        lands = {f.place.country for f in find(reading.account.text[source.start : source.end])} - {None}
    else:
        lands = set()
    for i in predicate.agents:
        agent = doc[i]
        around = {t.lower_ for t in agent.children if t.dep_ in ("nmod:poss", "poss", "det", "amod")} | {agent.lower_}
        if around & FIRST or (around & OWN and statement.kind != "direct"):
            return True
        if source is not None and source.start <= reading.span(i).start < source.end:
            return True
        if agent.lower_ in named and agent.pos_ == "PROPN":
            return True
        if lands & {f.place.country for f in find(noun_phrase(agent).text)}:
            return True
    return False
