"""How the cells of a point stand to each other: agree, conflict, characterised differently.

In: the sides of a point. Out: the relation and the conflict, if one holds. A contradiction comes only from the rules that
can print why both cannot be true; a difference of certainty, of condition or of judging words makes the point
characterised differently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from ..language.lexicon import table
from ..types import Conflict, Span, Statement
from .dates import date_conflict
from .exclusions import exclusion
from .modality import LADDER
from .numbers import number_conflict
from .sides import Side, scope, would_settle
from .vocabulary import term
from .wording import attribution_conflict

APART = 2  # steps on the ladder of certainty that make a difference worth showing

COURTESY = frozenset({("VERB", "welcome")})  # a host who welcomes a guest is not praised for it
NOTHING = re.compile(r"\b(?:nothing|none|nobody|no one|without any|never|no)\b", re.IGNORECASE)
DENIED = LADDER.index("negated")
UNLIKE = frozenset(frozenset(p) for p in (("demand", "agree"), ("demand", "refuse"), ("agree", "refuse"), ("promise", "refuse"), ("promise", "demand"), ("agree", "deny")))


def relation(sides: Sequence[Side]) -> tuple[str, Conflict | None]:
    """The relation of a point's cells and its conflict (a contradiction, a tension, or None)."""
    if len({s.account.id for s in sides}) < 2:
        return "only-one", None
    pairs = [(a, b) for n, a in enumerate(sides) for b in sides[n + 1 :] if a.account.id != b.account.id]
    for one, other in pairs:
        if conflict := number_conflict(one, other) or date_conflict(one, other) or attribution_conflict(one, other):
            return "conflict", conflict
    for one, other in pairs:
        if conflict := condition_tension(one, other) or negation_tension(one, other):
            return "characterised-differently", conflict
    if _certainty_differs(sides) or any(_judged(one) != _judged(other) for one, other in pairs) or _acts_differ(sides) or _excludes(sides) or _two_mouths(sides):
        return "characterised-differently", None
    return "agree", None


def conditional(side: Side) -> bool:
    """Whether the unit stands in a saying that carries a condition in its own words."""
    statement = _statement(side)
    condition = statement.condition if statement else None
    return bool(condition and statement and any(c.start <= condition.start and condition.end <= c.end for c in statement.content))


def condition_tension(one: Side, other: Side) -> Conflict | None:
    """One saying with two conditions: both may be meant, so it is a tension."""
    a, b = _statement(one), _statement(other)
    if not a or not b or not a.condition or not b.condition or one.keys.speaker is None or one.keys.speaker != other.keys.speaker:
        return None
    if _terms(one, a.condition) & _terms(other, b.condition):
        return None
    reason = f"one speaker, one saying, two conditions: “{one.text(a.condition)}” and “{other.text(b.condition)}”"
    return Conflict(
        kind="condition", strength="tension", scope=scope(one, other), both_true_if="one condition is a case of the other, or there were two remarks",
        values=(one.value(a.condition), other.value(b.condition)), rule="tension.condition.v1", reason=reason, would_settle=would_settle(one, other),
    )  # fmt: skip


def negation_tension(one: Side, other: Side) -> Conflict | None:
    """One account denies in its own voice what another says happened, of the same act and the same people."""
    standing = {one.unit.realis, other.unit.realis}
    if standing != {"negated", "actual"} or one.unit.statements or other.unit.statements:
        return None
    if one.keys.predicate is None or one.keys.predicate != other.keys.predicate or not one.keys.names & other.keys.names:
        return None
    if not {r for r in one.keys.roles if r[0] == "done-to"} & {r for r in other.keys.roles if r[0] == "done-to"}:
        return None
    spans = [_whole(s) for s in (one, other)]
    return Conflict(
        kind="status", strength="tension", scope=scope(one, other), both_true_if="the two clauses speak of different times or of different parts of it",
        values=(one.value(spans[0]), other.value(spans[1])), rule="tension.negation.v1", reason="one account says that it happened, another that it did not", would_settle=would_settle(one, other),
    )  # fmt: skip


def _two_mouths(sides: Sequence[Side]) -> bool:
    """Whether the accounts give like words to different persons: two men of one mind are not one report."""
    by_account: dict[str, set[str]] = {}
    for side in sides:
        speaker = _person(side)
        if speaker is None:
            return False
        by_account.setdefault(side.account.id, set()).add(speaker)
    said = list(by_account.values())
    return not any(a & b for n, a in enumerate(said) for b in said[n + 1 :])


def _person(side: Side) -> str | None:
    statement = _statement(side)
    is_person = statement and any(e.id == statement.speaker.entity and e.type == "person" for e in side.account.entities)
    return side.keys.speaker if is_person else None


def _certainty_differs(sides: Sequence[Side]) -> bool:
    """Whether the firmest words of two accounts, both in the outlet's own voice or both quoted, lie apart on the ladder."""
    firmest: dict[tuple[str, bool], int] = {}
    for side in sides:
        key = side.account.id, bool(side.unit.statements)
        step = LADDER.index(side.unit.realis) if side.unit.realis in LADDER else 0
        firmest[key] = min(step, firmest.get(key, step))
    least = {a: min(v for (b, _), v in firmest.items() if b == a) for a, _ in firmest}
    shown = [(a, quoted, v) for (a, quoted), v in firmest.items() if v == least[a]]
    # a denial stands apart from an affirmation whoever speaks; other steps are counted within one kind of voice
    return any(a != b and abs(v - w) >= APART and (p == q or DENIED in (v, w)) for a, p, v in shown for b, q, w in shown)


def _acts_differ(sides: Sequence[Side]) -> bool:
    """Whether one account only has it demanded and another only agreed or refused: to call for a thing is not to agree to it."""
    acts: dict[str, set[str]] = {}
    for side in sides:
        statement = _statement(side)
        acts.setdefault(side.account.id, set()).add(statement.act if statement else "")
    single = [next(iter(found)) for found in acts.values() if len(found) == 1]
    return any(frozenset(pair) in UNLIKE for pair in combinations(single, 2))


def _excludes(sides: Sequence[Side]) -> bool:
    """Whether one account says in its own voice what there was not ("ended without any result") where another affirms."""
    own = [s for s in sides if not s.unit.statements]
    empty = {s.account.id for s in own if (span := exclusion(s)) and NOTHING.search(s.text(span))}
    full = {s.account.id for s in own if s.unit.realis in ("actual", "planned") and not exclusion(s)}
    return bool(empty - full and full - empty)


@cache
def _judging() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("judging"))


def _judged(side: Side) -> bool:
    """Whether the account itself judges in the clause: in its predicate or the words on it, not in a word about some noun in passing."""
    tree, head = side.tree, side.unit.head
    if side.unit.statements:
        return False
    if head is None or not tree.is_parsed:
        return any(tree.lemma(i) in _judging() for i in side.unit.tokens)
    said = [head, *tree.related(head, "adverb", "open-complement", "conjunct")]
    if tree.related(head, "copula"):
        said += tree.related(head, "modifier")
    return any(tree.lemma(i) in _judging() and (tree.token(i).pos, tree.lemma(i)) not in COURTESY for i in said)


def _statement(side: Side) -> Statement | None:
    return next((s for s in side.account.statements if side.unit.statements and s.id == side.unit.statements[0]), None)


def _terms(side: Side, span: Span) -> set[str]:
    return {term(t.lemma.lower()) for t in side.account.tokens if span.start <= t.start < span.end and t.pos in ("NOUN", "VERB", "ADJ")}


def _whole(side: Side) -> Span:
    return max(side.unit.spans, key=lambda s: (s.end - s.start, -s.start))
