"""How the cells of a point stand to each other: agree, conflict, characterised differently.

In: the sides of a point. Out: the relation and the conflict, if one holds. A contradiction comes only from the rules that
can print why both cannot be true; a difference of certainty, of condition or of judging words makes the point
characterised differently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from ..types import Conflict, Span
from .dates import date_conflict
from .exclusions import exclusion
from .modality import LADDER
from .numbers import number_conflict
from .sides import Side, scope, would_settle
from .vocabulary import judging, term
from .wording import attribution_conflict

APART = 2  # steps on the ladder of certainty that make a difference worth showing

# words that make somebody guilty of an act
BLAME = frozenset("responsible blame guilty culprit perpetrator violate perpetrate murder assassinate poison massacre culpable".split())
COURTESY = frozenset({("VERB", "welcome")})  # a host who welcomes a guest is not praised for it
WILL = frozenset({"will", "would", "’ll", "'ll", "’d", "'d", "wo"})
OWN = frozenset({"he", "she", "i", "we", "they", "it"})
QUOTED = re.compile(r"[\"“]")
NOTHING = re.compile(r"\b(?:nothing|none|nobody|no one|without any|never|no)\b", re.IGNORECASE)
HAPPENED, DOUBTED, DENIED = map(LADDER.index, ("actual", "uncertain", "negated"))
UNLIKE = frozenset(frozenset(p) for p in (("demand", "agree"), ("demand", "refuse"), ("agree", "refuse"), ("promise", "refuse"), ("promise", "demand"), ("agree", "deny")))


def relation(sides: Sequence[Side]) -> tuple[str, Conflict | None]:
    """The relation of a point's cells and its conflict (a contradiction, a tension, or None)."""
    if len({s.account.id for s in sides}) < 2:
        return "only-one", None
    pairs = [(a, b) for n, a in enumerate(sides) for b in sides[n + 1 :] if a.account.id != b.account.id]
    for one, other in pairs:
        if conflict := number_conflict(one, other, grouped=True) or date_conflict(one, other) or attribution_conflict(one, other):
            return "conflict", conflict
    for one, other in pairs:
        if conflict := condition_conflict(one, other) or negation_tension(one, other):
            return "characterised-differently", conflict
    if _certainty_differs(sides) or any(_judged(one) != _judged(other) for one, other in pairs) or _charged(sides) or _acts_differ(sides) or _first_differs(sides) or _excludes(sides) or _two_mouths(sides):
        return "characterised-differently", None
    return "agree", None


def conditional(side: Side) -> bool:
    """Whether the unit stands in a saying that carries a condition in its own words."""
    statement = side.statement
    condition = statement.condition if statement else None
    return bool(condition and statement and any(c.start <= condition.start and condition.end <= c.end for c in statement.content))


def condition_conflict(one: Side, other: Side) -> Conflict | None:
    """One saying with two conditions, where both accounts show the speaker's own words of what he will do."""
    a, b = one.statement, other.statement
    if not a or not b or not a.condition or not b.condition or one.keys.speaker is None or one.keys.speaker != other.keys.speaker:
        return None
    if _terms(one, a.condition) & _terms(other, b.condition) or not all(QUOTED.search(side.text(side.sentence())) for side in (one, other)):
        return None
    if not (_own_act(one) and _own_act(other)) or not _done_to(one) & _done_to(other):
        return None  # two remarks with an "if" each are no one saying
    reason = f"one speaker, one saying, two conditions: “{one.text(a.condition)}” and “{other.text(b.condition)}”"
    return Conflict(
        kind="condition", strength="contradiction", scope=scope(one, other), both_true_if="one condition is a case of the other, or there were two remarks",
        values=(one.value(a.condition), other.value(b.condition)), rule="conflict.condition.v1", reason=reason, would_settle=would_settle(one, other),
    )  # fmt: skip


def _own_act(side: Side) -> bool:
    """Whether the clause says what its speaker will do: "he would leave the talks"."""
    tree, head = side.tree, side.unit.head
    if head is None or not any(tree.word(c) in WILL for c in tree.related(head, "auxiliary")):
        return False
    return any(tree.word(i) in OWN for i in tree.related(head, "subject"))


def _done_to(side: Side) -> set[str]:
    """What the clause's act is done to or with: the meeting that somebody would leave, or walk out of."""
    return {label for role, label in side.keys.roles if role != "doer" and not label.startswith("country:")} - side.keys.names


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
    statement = side.statement
    is_person = statement and any(e.id == statement.speaker.entity and e.type == "person" for e in side.account.entities)
    return side.keys.speaker if is_person else None


def _certainty_differs(sides: Sequence[Side]) -> bool:
    """Whether the firmest words of two accounts, both in the outlet's own voice or both quoted, lie apart on the ladder."""
    firmest: dict[tuple[str, bool], int] = {}
    for side in sides:
        if side.unit.realis == "negated" and not side.unit.statements and not _shares_predicate(side, sides):
            continue  # "none has met before" and "plans for a first meeting are made" go together
        key = side.account.id, bool(side.unit.statements)
        step = LADDER.index(side.unit.realis) if side.unit.realis in LADDER else 0
        firmest[key] = min(step, firmest.get(key, step))
    least = {a: min(v for (b, _), v in firmest.items() if b == a) for a, _ in firmest}
    shown = [(a, quoted, v) for (a, quoted), v in firmest.items() if v == least[a]]
    # a denial or a doubt stands apart from what is said to have happened, whoever speaks; other steps are counted within one kind of voice
    is_apart = lambda v, w: DENIED in (v, w) or (min(v, w) == HAPPENED and max(v, w) >= DOUBTED)
    return any(a != b and abs(v - w) >= APART and (p == q or is_apart(v, w)) for a, p, v in shown for b, q, w in shown)


def _shares_predicate(side: Side, sides: Sequence[Side]) -> bool:
    return any(o.account.id != side.account.id and o.keys.predicate == side.keys.predicate for o in sides)


def _charged(sides: Sequence[Side]) -> bool:
    """Whether one account lays the blame for an act in its own voice where another leaves it to a speaker."""
    blamed = [s for s in sides if any(s.tree.lemma(i) in BLAME for i in s.unit.tokens)]
    voices: dict[str, set[bool]] = {}
    for side in sides:
        voices.setdefault(side.account.id, set()).add(bool(side.unit.statements))
    return bool(blamed) and {True} in voices.values() and any(False in own for own in voices.values())


def _first_differs(sides: Sequence[Side]) -> bool:
    """Whether two accounts give one superlative to two names: "Lima is the largest port", "Callao, the largest port of the south"."""
    held = [(s.account.id, what, who) for s in sides for what, who in _superlatives(s)]
    return any(a[0] != b[0] and a[1] == b[1] and not a[2] & b[2] for a, b in combinations(held, 2))


def _superlatives(side: Side) -> list[tuple[tuple[str, str], set[str]]]:
    """(superlative, noun) of the clause with the named holder: the noun's subject, or the name it stands beside."""
    tree, found = side.tree, []
    for i in side.unit.tokens:
        if tree.token(i).tag != "JJS" or tree.relations[i] != "modifier":
            continue
        noun = tree.token(i).head
        holders = tree.related(noun, "subject") if tree.related(noun, "copula") else (tree.token(noun).head,) if tree.relations[noun] == "apposition" else ()
        names = {tree.lemma(t) for h in holders for t in (h, *tree.related(h, "modifier")) if tree.token(t).pos == "PROPN"}
        if names:
            found.append(((tree.lemma(i), tree.lemma(noun)), names))
    return found


def _acts_differ(sides: Sequence[Side]) -> bool:
    """Whether one account only has it demanded and another only agreed or refused, or one only has it unsaid.

    To call for a thing is not to agree to it, and "would not say whether" is neither.
    """
    acts: dict[str, set[str]] = {}
    for side in sides:
        statement = side.statement
        acts.setdefault(side.account.id, set()).add(statement.act if statement else "")
    single = [next(iter(found)) for found in acts.values() if len(found) == 1]
    unsaid = {all(own.negated if (own := s.statement) else bool(exclusion(s)) for s in sides if s.account.id == account) for account in acts}
    return len(unsaid) > 1 or any(frozenset(pair) in UNLIKE for pair in combinations(single, 2))


def _excludes(sides: Sequence[Side]) -> bool:
    """Whether one account says in its own voice what there was not ("ended without any result") where another affirms."""
    own = [s for s in sides if not s.unit.statements]
    empty = {s.account.id for s in own if (span := exclusion(s)) and NOTHING.search(s.text(span))}
    full = {s.account.id for s in own if s.unit.realis in ("actual", "planned") and not exclusion(s)}
    return bool(empty - full and full - empty)


def _judged(side: Side) -> bool:
    """Whether the account itself judges in the clause: in its predicate or the words on it, not in a word about some noun in passing."""
    tree, head = side.tree, side.unit.head
    if side.unit.statements:
        return False
    if head is None or not tree.is_parsed:
        return any(tree.lemma(i) in judging() for i in side.unit.tokens)
    said = [head, *tree.related(head, "adverb", "open-complement", "conjunct")]
    if tree.related(head, "copula"):
        said += tree.related(head, "modifier")
    return any(tree.lemma(i) in judging() and (tree.token(i).pos, tree.lemma(i)) not in COURTESY for i in said)


def _terms(side: Side, span: Span) -> set[str]:
    tokens = (side.account.tokens[i] for i in side.tree.within(*span))
    return {term(t.lemma.lower()) for t in tokens if t.pos in ("NOUN", "VERB", "ADJ")}


def _whole(side: Side) -> Span:
    return max(side.unit.spans, key=lambda s: (s.end - s.start, -s.start))
