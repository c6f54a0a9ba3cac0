"""What one says and another disputes, in the words of one account.

In: the sides of an event. Out: `Opposed` values. A dispute that an account itself reports is the surest conflict there is:
the account says who says what, and who says that it is not so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..types import Span
from .sides import Opposed, Side, opposed
from .vocabulary import near, weight

RULE = "conflict.disputed.v1"
MOST = 4
BACK = 2  # sentences before a dispute in which what is disputed may stand
DISPUTES = frozenset("dismiss deny dispute reject refute contradict rebut".split())
CLAIMS = frozenset("remark claim report comment statement suggestion allegation charge accusation assertion account rumor rumour characterization notion idea".split())
LEAST = 0.3  # weight of a word that says what a claim is about


def disputes(sides: Sequence[Side]) -> list[Opposed]:
    """A contradiction for each dispute that an account reports."""
    by_account: dict[str, list[Side]] = {}
    for side in sides:
        by_account.setdefault(side.account.id, []).append(side)
    return [o for own in by_account.values() for o in _disputed(own)][:MOST]


def _disputed(own: Sequence[Side]) -> Iterator[Opposed]:
    """ "But officials dismissed the remarks, saying …": what they say, against what another said just before."""
    for said in own:
        if not said.unit.statements or not _is_dispute(said):
            continue
        before = [s for s in own if 0 < said.unit.sentence - s.unit.sentence <= BACK and s.unit.statements and s.keys.speaker != said.keys.speaker]
        met = [(n, s.unit.order, s) for s in before if (n := _shared(s, said))]
        if met:
            claim = max(met, key=lambda m: m[:2])[2]
            reason = "the account reports that one says so and another disputes it"
            yield opposed(((claim, _whole(claim)), (said, _whole(said))), "status", RULE, reason, "the two speak of different things, or of what was asked and what was on offer", strength="contradiction")


def _is_dispute(said: Side) -> bool:
    """Whether a saying hangs on a verb by which its speaker disputes what was said: "dismissed the remarks, saying …"."""
    tree, statement = said.tree, said.statement
    if statement is None or statement.cue is None or said.unit.head is None or not tree.related(said.unit.head, "subject"):
        return False
    for cue in tree.within(*statement.cue):
        verb = tree.token(cue).head
        hangs = verb != cue and tree.relations[cue] in ("adverbial", "conjunct", "parataxis") and tree.lemma(verb) in DISPUTES and not tree.is_negated(verb)
        if hangs and any(tree.lemma(o) in CLAIMS and not tree.related(o, "noun-clause", "relative") for o in tree.related(verb, "object")):
            return True
    return False


def _shared(one: Side, other: Side) -> int:
    terms = {t for t, lemma in other.keys.terms.items() if weight(lemma) > LEAST}
    close = {t for lemma in other.keys.terms.values() for t in near(lemma)}
    return 2 * len(terms & one.keys.terms.keys()) + len(close & one.keys.terms.keys())


def _whole(side: Side) -> Span:
    return max(side.unit.spans, key=lambda s: (s.end - s.start, -s.start))
