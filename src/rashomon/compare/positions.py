"""Where each actor stands on each issue, as far as the accounts give it.

In: accounts with their units' trees, and the cast. Out: `Position` values: actor, issue in the accounts' own words,
the words of the stance, polarity, evidence. A clause counts when someone who can be named says it and it wants, rejects,
promises or judges something; a plain report of facts is no position. Positions of one actor on one issue are one,
with all their evidence, so that a shift keeps both sides.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..language.lexicon import table
from ..types import Account, Mention, Position, Span, Statement
from .entities import Cast
from .keys import named_tokens
from .syntax import NEGATIVE, Tree
from .units import Told
from .vocabulary import term, weight

BY = "position.stance.v1"
ACTS = {"promise": 1.0, "demand": 1.0, "ask": 1.0, "praise": 1.0, "agree": 1.0, "refuse": -1.0, "threaten": -1.0, "criticise": -1.0, "accuse": -1.0, "deny": -1.0}
OF_THINGS = frozenset({"praise", "criticise", "demand", "agree", "refuse"})  # acts whose content may be a thing: "praised the deal"
APART = frozenset({"to", "in", "at", "from", "with", "after", "before", "during", "throughout", "by", "over", "amid"})
DUTY = frozenset({"must", "should", "ought", "shall"})
WILL = frozenset({"will", "’ll", "'ll", "wo", "would"})
DISPOSED = frozenset({"ready", "willing", "prepared", "open", "eager", "determined", "committed", "unwilling", "opposed", "keen", "reluctant"})
GOVERNED = ("object", "open-complement", "complement", "oblique")
SKIPPED = frozenset({"determiner", "mark-up", "possessor", "relative", "noun-clause", "coordinator", "case"})
LONGEST = 160  # code points of a stance


@cache
def _stance() -> Mapping[tuple[str, str], float]:
    return {(row["lemma"], row["kind"]): float(row["polarity"]) for row in table("stance")}


@dataclass(frozen=True, slots=True)
class _Found:
    actor: str
    issue: str
    key: str
    polarity: float
    evidence: Mention
    account: Account
    statement: str | None


def positions(told: Sequence[Told], cast: Cast) -> tuple[Position, ...]:
    """All positions of the event, the ones with most evidence first; the order of the accounts changes nothing."""
    groups: dict[tuple[str, str], list[_Found]] = {}
    for one in told:
        for found in _of_account(one, cast):
            groups.setdefault((found.actor, found.key), []).append(found)
    made = [_position(actor, key, group) for (actor, key), group in groups.items()]
    return tuple(sorted(made, key=lambda p: (-len({m.account for m in p.evidence}), -len(p.evidence), p.id)))


def _position(actor: str, key: str, group: Sequence[_Found]) -> Position:
    ordered = sorted(group, key=lambda f: (f.account.sha256, f.evidence.start))
    said = {(f.account.id, f.statement): None for f in ordered if f.statement}
    first = min(ordered, key=lambda f: (f.evidence.end - f.evidence.start > LONGEST, f.account.sha256, f.evidence.start))
    words = " ".join(first.account.text[first.evidence.start : first.evidence.end].split())
    return Position(
        id="s" + hashlib.sha256(f"{actor}|{key}".encode()).hexdigest()[:10],
        actor=actor,
        issue=min((f.issue for f in ordered), key=lambda i: (len(i), i)),
        stance=words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …",
        polarity=round(sum(f.polarity for f in ordered) / len(ordered), 2),
        evidence=tuple(dict.fromkeys(f.evidence for f in ordered)),
        statements=tuple({"account": a, "statement": s} for a, s in said if s),
        by=BY,
    )


def _of_account(told: Told, cast: Cast) -> Iterator[_Found]:
    account, tree = told.account, told.tree
    if not tree.is_parsed:
        return
    starts = [t.start for t in account.tokens]
    named = named_tokens(account, cast)
    for statement in account.statements:
        speaker = cast.named(account.id, statement.speaker.entity)
        inside = [i for span in statement.content for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end))]
        before: int | None = None
        for head in _predicates(tree, inside):
            if (judged := _judged(tree, head, statement)) is None:
                continue
            actor = _actor(tree, head, named, speaker, cast) if judged.is_doers else speaker
            matter = judged.matter if tree.token(judged.matter).pos != "PRON" else before if before is not None else _antecedent(tree, statement, starts)
            tokens = _own(tree, head, frozenset(inside))
            if actor is None or matter is None or not tokens or named.get(matter) == actor or tree.token(matter).pos == "PRON":
                continue
            before = matter
            issue = cast.by_id[named[matter]].name if matter in named else _issue(tree, matter)
            span = Span(account.tokens[tokens[0]].start, account.tokens[tokens[-1]].end)
            yield _Found(actor, issue, named.get(matter) or term(tree.lemma(matter)), judged.polarity, Mention(account.id, *span), account, statement.id)


def _predicates(tree: Tree, inside: Sequence[int]) -> Iterator[int]:
    """The heads of the content: tokens whose own head stands outside it, and what is coordinated with them."""
    held = frozenset(inside)
    tops: set[int] = set()
    for i in inside:
        head = tree.token(i).head
        is_beside = tree.relations[i] in ("conjunct", "parataxis") and head in tops
        if (head not in held or head == i or is_beside) and tree.token(i).pos in ("VERB", "NOUN", "ADJ", "PROPN"):
            tops.add(i)
            yield i


@dataclass(frozen=True, slots=True)
class _Judged:
    polarity: float
    matter: int
    is_doers: bool  # the stand of whoever does it, rather than of whoever says it


def _judged(tree: Tree, head: int, statement: Statement) -> _Judged | None:
    """The stand a clause takes and the word that names the issue; None where it takes none."""
    sign = -1.0 if _is_negated(tree, head) != statement.negated else 1.0
    if tree.token(head).pos != "VERB":
        return _judgement(tree, head, statement, sign)
    if (found := _matter(tree, head)) is None:
        return None
    matter, below = found
    helpers = {tree.word(i) for i in tree.related(head, "auxiliary")}
    is_asked = tree.token(head).tag == "VB" and not helpers and bool(tree.related(head, "subject"))  # "that it leave": asked for, not told
    own = _stance().get((tree.lemma(head), "verb"))
    if (wish := _wish(tree, statement)) is not None and (helpers or is_asked):
        return _Judged(wish * sign * below, matter, False)
    if helpers & DUTY or is_asked:
        return _Judged(sign * (own or 1.0) * below, matter, False)
    if own is not None:
        return _Judged(own * sign * below, matter, True)
    if statement.act in ACTS or statement.cue_class == "intention":
        return _Judged(ACTS.get(statement.act, 1.0) * sign * below, matter, False)
    return _Judged(sign * below, matter, True) if helpers & WILL and tree.related(head, "subject") else None


def _judgement(tree: Tree, head: int, statement: Statement, sign: float) -> _Judged | None:
    """ "X is a mistake", "ready to meet", "time to talk": the word of judgement tells the polarity, what it is said of the issue."""
    subject = next(iter(tree.related(head, "subject", "subject-clause")), None)
    words = (head, *tree.related(head, "modifier"))
    value = next((v for w in words if (v := _stance().get((tree.lemma(w), "judgement")))), None)
    if value is None:
        is_thing = subject is None and statement.act in OF_THINGS and weight(tree.lemma(head)) > 0 and not any(tree.word(c) in APART for c in tree.related(head, "case"))
        return _Judged(ACTS[statement.act] * sign, head, False) if is_thing else None
    below = next(iter(tree.related(head, "open-complement", "complement", "subject-clause", "adverbial", "noun-clause")), None)
    if below is not None and tree.token(below).pos == "VERB":
        found = _matter(tree, below)
        return _Judged(value * sign * found[1], found[0], tree.lemma(head) in DISPOSED) if found else None
    return _Judged(value * sign, subject, False) if subject is not None else None


def _wish(tree: Tree, statement: Statement) -> float | None:
    """The polarity of a cue that is itself a stand: "hope", "demand", "fear"; None of the others."""
    if statement.cue is None or statement.cue_class == "speech" and statement.act not in ACTS:
        return None
    starts = tree.account.tokens
    first = bisect_left(starts, statement.cue.start, key=lambda t: t.start)
    last = bisect_left(starts, statement.cue.end, key=lambda t: t.start)
    return next((v for i in range(first, last) if (v := _stance().get((tree.lemma(i), "verb"))) is not None), None)


def _is_negated(tree: Tree, head: int) -> bool:
    below = [*tree.related(head, "adverb"), *(c for a in tree.related(head, "adverb") for c in tree.children[a])]
    return tree.is_negated(head) or any(tree.word(c) in NEGATIVE for c in below)


def _actor(tree: Tree, head: int, named: Mapping[int, str], speaker: str | None, cast: Cast) -> str | None:
    """Whoever the clause names as its subject, but a person who speaks for the country named; the speaker where it names none, or by a
    pronoun; nobody where the subject stays unknown."""
    below = tree.related(head, "subject")
    if found := next((named[i] for s in below for i in (s, *tree.related(s, "modifier", "apposition")) if i in named), None):
        doer, teller = cast.by_id[found], cast.by_id.get(speaker or "")
        is_own = teller is not None and teller.type == "person" and doer.type == "country" and doer.country == teller.country
        return speaker if is_own else found
    return speaker if all(tree.token(s).pos == "PRON" for s in below) else None


def _antecedent(tree: Tree, statement: Statement, starts: Sequence[int]) -> int | None:
    """What "it" is in "praised the deal, calling it good": the object of the verb that the cue hangs on."""
    if statement.cue is None:
        return None
    cue = bisect_left(starts, statement.cue.start)
    head = tree.token(cue).head
    return next((o for o in tree.related(head, "object") if tree.token(o).pos in ("NOUN", "PROPN")), None) if head != cue else None


def _matter(tree: Tree, head: int) -> tuple[int, float] | None:
    """What a verb is about and how the verbs below turn its polarity: the object, of it or of the verb it governs, else the verb itself."""
    for relation in GOVERNED:
        for child in tree.related(head, relation):
            if tree.token(child).pos in ("NOUN", "PROPN") and not _is_time(tree, child):
                return child, 1.0
            if tree.token(child).pos in ("VERB", "ADJ") and relation in ("open-complement", "complement") and (found := _matter(tree, child)):
                turned = _stance().get((tree.lemma(child), "verb"), 1.0)
                return found[0], found[1] * turned * (-1.0 if _is_negated(tree, child) else 1.0)
    tells = tree.token(head).tag != "VBN" and weight(tree.lemma(head)) > 0 and bool(tree.related(head, "oblique", "particle"))
    return (head, 1.0) if tells else None


def _is_time(tree: Tree, i: int) -> bool:
    token = tree.token(i)
    return any(d.start <= token.start < d.end for d in tree.account.dates)


def _issue(tree: Tree, i: int) -> str:
    """The noun with what is joined to it, without articles and clauses: "the nuclear test site" is "nuclear test site"."""
    held = [i]
    for child in tree.children[i]:
        if tree.relations[child] in ("modifier", "noun-modifier") and tree.token(i).pos != "VERB":
            held.extend(t for t in tree.subtree(child) if tree.relations[t] not in SKIPPED or tree.relations[child] == "noun-modifier")
    held = sorted(t for t in held if tree.relations[t] != "mark-up")
    if not held or held[-1] - held[0] > 8:
        held = [i]
    account = tree.account
    return " ".join(account.text[account.tokens[held[0]].start : account.tokens[held[-1]].end].split())


def _own(tree: Tree, head: int, held: frozenset[int]) -> list[int]:
    """The tokens of the clause inside the content, without what is coordinated with it."""
    apart = {t for c in tree.related(head, "conjunct", "parataxis") for t in tree.subtree(c)}
    tokens = [t for t in tree.subtree(head) if t in held and t not in apart and tree.account.tokens[t].pos != "SPACE"]
    while tokens and tree.relations[tokens[0]] in ("mark-up", "mark", "coordinator"):
        tokens.pop(0)
    while tokens and tree.relations[tokens[-1]] in ("mark-up", "coordinator"):
        tokens.pop()
    return tokens
