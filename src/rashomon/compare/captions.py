"""A caption against the text it stands in.

In: the sides of one account. Out: a tension, or None. A caption with a credit of its own comes from somebody else than the
text; where it states as done what the text gives only as one speaker's words, the reader should see both.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Conflict
from .sides import Side, would_settle
from .vocabulary import term, weight

RULE = "tension.caption_body.v1"
TELLING = 0.3  # weight of a word that says what a clause is about
SHARED = 2  # such words that the caption and the sentence of the text must share


def caption_tensions(sides: Sequence[Side]) -> list[tuple[Side, Side, Conflict]]:
    """For each caption with a credit the clause of the text that says less of the same matter: (caption, text, tension)."""
    found = []
    bodies: dict[str, list[Side]] = {}
    for side in sides:
        if side.unit.zone == "body":
            bodies.setdefault(side.account.id, []).append(side)
    for side in (s for s in sides if s.unit.zone == "caption" and _is_credited(s) and _reports_an_act(s) and s.unit.realis in ("actual", "alleged")):
        text = bodies.get(side.account.id, [])
        focus = _focus(side, text)
        facing = [o for o in text if focus in o.keys.terms and _says_less(side, o)]
        if facing:
            other = max(facing, key=lambda o: (len(_telling(side) & o.keys.sentence_terms), -o.unit.order))
            found.append((side, other, _tension(side, other)))
    return found


def _focus(caption: Side, text: Sequence[Side]) -> str | None:
    """The word of a caption that the text has too, and has least often, the first of several: what the caption is about."""
    telling = _telling(caption)
    order = [t for i in caption.unit.tokens if caption.account.tokens[i].pos == "NOUN" and (t := term(caption.tree.lemma(i))) in telling]
    counts = {t: n for t in order if (n := sum(t in s.keys.terms for s in text))}
    return min(counts, key=lambda t: (counts[t], order.index(t)), default=None)


def _is_credited(side: Side) -> bool:
    return any(z.kind == "caption" and z.credit and z.start <= side.unit.start < z.end for z in side.account.zones)


def _reports_an_act(side: Side) -> bool:
    """Whether the caption's sentence tells what was done (past tense) rather than what the picture shows (present tense)."""
    tags = {t.tag for t in side.account.tokens if t.sentence == side.unit.sentence}
    return "VBD" in tags and not tags & {"VBP", "VBZ"}


def _telling(side: Side) -> set[str]:
    return {t for t, lemma in side.keys.terms.items() if weight(lemma) > TELLING}


def _says_less(caption: Side, text: Side) -> bool:
    """Whether the text gives the matter as one named speaker's words, and the caption as an act of more than that speaker."""
    one_speaker = text.keys.speaker is not None and bool(text.unit.statements)
    wider = caption.keys.speaker != text.keys.speaker and len({n for n in caption.keys.around if not n.startswith("country:")}) > 1
    shared = _telling(caption) & text.keys.sentence_terms
    return one_speaker and wider and len(shared) >= SHARED


def _tension(caption: Side, text: Side) -> Conflict:
    spans = [max(s.unit.spans, key=lambda span: span.end - span.start) for s in (caption, text)]
    return Conflict(
        kind="status", strength="tension", scope="within", both_true_if="the caption and the text speak of different moments, or the speaker's words are not the whole of it",
        values=(caption.value(spans[0]), text.value(spans[1])), rule=RULE,
        reason="the caption, which has a credit of its own, states what the text gives as one speaker's words", would_settle=would_settle(caption, text),
    )  # fmt: skip
