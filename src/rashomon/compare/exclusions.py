"""Exclusive and negative claims: "nothing", "no … other than", "did not repeat".

In: sides (single units). Out: whether a unit makes such a claim, and the tension it stands in with a unit of another
account that affirms what it rules out. Such a claim is a point of its own: it says more than silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..types import Conflict, Span
from .sides import Side, would_settle
from .vocabulary import near, term, weight

RULE, RULE_LIST = "tension.exclusion.v1", "conflict.exclusion.v1"
BEYOND = 40  # code points after a clause in which its exception may begin
NEAR = 0.25  # nearness at which another noun counts as the one ruled out
LEAST = 0.3  # weight of a noun that a negative claim must rule out
MODALS = frozenset({"can", "could", "may", "might", "must", "should", "would", "ought"})
EXCLUSIVE = re.compile(
    r"\bnothing\b|\b(?:not|\w+n[’']t) \w+ any\b|\bno one\b|\bnobody\b|\bnone of\b|\bonly known\b|\bnever\b|\bfirst[- ]ever\b"
    r"|\b(?:no|without any|not any|any)\b[^.;]{0,60}\b(?:other than|except|besides|but)\b"
    r"|\b(?:did|does|do|has|have|had)(?: not|n[’']t)(?: \w+ly)? (?:repeat|mention|specify|say|state|address|answer|disclose|name|indicate|rule out|clearly state)\b"
    r"|\b(?:made|make|makes|gave|give|gives) no (?:mention|indication|sign|reference|hint)\b|\bwould not (?:say|disclose|specify|name)\b|\bwithout any\b|\bno (?:progress|agreement|deal|plans?|evidence|sign|further|date|comment)\b",
    re.IGNORECASE,
)
LIST = re.compile(r"\b(?:nothing|no|none|without any|not any)\b[^.;]{0,60}\b(?:other than|except|besides)\b", re.IGNORECASE)
RULED_OUT = re.compile(r"\b(?:nothing|no|without any|not any|never|(?:not|\w+n[’']t)\s+\w+\s+any)\s+((?:\w+\s+){0,2}\w+)", re.IGNORECASE)


def exclusion(side: Side) -> Span | None:
    """The span of the exclusive claim inside the unit, or None."""
    for span in side.unit.spans:
        if EXCLUSIVE.search(side.account.text[span.start : span.end]):
            return span
    return None


def affirmed(sides: Sequence[Side]) -> Mapping[str, Sequence[Side]]:
    """By the terms that their nouns meet, the sides that affirm something in the outlet's own voice, in order."""
    found: dict[str, list[Side]] = {}
    for side in sides:
        if _affirms(side):
            for noun in _nouns(side):
                found.setdefault(noun, []).append(side)
    return found


def exclusion_tensions(one: Side, affirming: Mapping[str, Sequence[Side]]) -> list[tuple[Side, Conflict]]:
    """All tensions of one side's exclusive claim with what others affirm (see `affirmed`)."""
    span = exclusion(one)
    met = {id(s): s for noun in sorted(_ruled_out(one, span)) for s in affirming.get(noun, ())} if span and not one.unit.statements else {}
    return [(other, conflict) for other in met.values() if (conflict := exclusion_tension(one, other))]


def excluding(sides: Sequence[Side]) -> Mapping[int, set[str]]:
    """By the id() of a side the accounts whose own claim leaves no room for what it reports."""
    affirming = affirmed(sides)
    found: dict[int, set[str]] = {}
    for one in sides:
        for other, conflict in exclusion_tensions(one, affirming):
            if conflict.strength == "contradiction":
                found.setdefault(id(other), set()).add(one.account.id)
    return found


def exclusion_tension(one: Side, other: Side) -> Conflict | None:
    """`one` rules out what `other`, in another account, affirms in the outlet's own voice.

    A tension, since words are wide; a contradiction where `one` counts out what there was ("no … other than"), for then
    what the other reports beside it was left out on purpose.
    """
    span = exclusion(one)
    if span is None or one.account.id == other.account.id or one.unit.statements or not _affirms(other):
        return None
    ruled = _ruled_out(one, span)
    if not ruled & _nouns(other) or not one.keys.around & other.keys.around:
        return None
    # the exception may stand in the next clause: "no progress other than" + "his agreeing to …"
    listed = LIST.search(one.account.text, span.start, min(one.sentence().end, span.end + BEYOND))
    is_list = listed is not None and listed.start() < span.end
    facing = max(other.unit.spans, key=lambda s: s.end - s.start)
    reason = f"one account rules out what another reports: “{one.text(span)}”"
    return Conflict(
        kind="scope", strength="contradiction" if is_list else "tension", scope="between", both_true_if="the excluding words are meant of something narrower than the other account reports",
        values=(one.value(span), other.value(facing)), rule=RULE_LIST if is_list else RULE, reason=reason, would_settle=would_settle(one, other),
    )  # fmt: skip


def _affirms(side: Side) -> bool:
    return not side.unit.statements and side.unit.realis == "actual" and not _is_modal(side) and not exclusion(side)


def _is_modal(side: Side) -> bool:
    """Whether a clause says what can or ought to be ("talking can be a success"), which reports nothing that was."""
    return any(side.tree.word(i) in MODALS for i in side.unit.tokens)


def _nouns(side: Side) -> set[str]:
    """Terms of the nouns of a unit, and terms near to them."""
    lemmas = [side.tree.lemma(i) for i in side.unit.tokens if side.account.tokens[i].pos == "NOUN"]
    return {term(lemma) for lemma in lemmas} | {t for lemma in lemmas for t, value in near(lemma).items() if value >= NEAR}


def _ruled_out(side: Side, span: Span) -> set[str]:
    """Terms of the nouns that the negative words rule out."""
    found: set[str] = set()
    for match in RULED_OUT.finditer(side.account.text, span.start, span.end):
        nouns = [i for i in side.unit.tokens if match.start(1) <= side.account.tokens[i].start < match.end(1) and side.account.tokens[i].pos == "NOUN"]
        found.update(term(side.tree.lemma(i)) for i in nouns[:1] if weight(side.tree.lemma(i)) > LEAST)
    return found
