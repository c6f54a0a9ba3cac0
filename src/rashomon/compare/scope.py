"""How far an act reaches: one thing with a narrowing word in one account and without it in another, for good or for a time.

In: groups of sides that say one thing. Out: `Reach` values: a tension with the phrases of each account. Both may be true, since
writers shorten; but which tests, which troops, and for how long is what an analyst must know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..types import Conflict, Span
from .sides import Side, would_settle
from .vocabulary import is_of_a_country, judging, matters, polarity

RULE_NARROW, RULE_LASTING = "tension.scope.v1", "tension.lasting.v1"
LONGEST = 90  # code points of a phrase
MOST = 4  # tensions of one kind in one event
TIME = re.compile(r"year|month|week|day|decade|hour")
PLAIN = frozenset("new first last next other same many several such own recent late early more most little few big large great major good key".split())
FOR_A_TIME = frozenset("suspend suspension freeze pause moratorium".split())
FOR_GOOD = frozenset("stop end cease abolish scrap dismantle discontinue abandon terminate termination".split())
LASTING = re.compile(r"\b(?:altogether|permanently|for good|once and for all|forever|irreversibl[ey])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """One account's words for an act on a thing: what narrows the thing, and how long the act is to last ("", "time", "good")."""

    side: Side
    matter: str
    thing: str
    narrowing: frozenset[str]
    lasts: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reach:
    """Tellings in tension, one for each account that tells the act: those with the word (or for good) first."""

    told: tuple[Told, ...]
    conflict: Conflict


def reaches(groups: Sequence[Sequence[Side]]) -> list[Reach]:
    """The tensions of scope of an event, one of a kind for each act and thing, in the order of the groups.

    A word narrows only against an account that uses it nowhere in a sentence about the thing: writers shorten at the second mention.
    """
    acts: dict[tuple[str, str], list[Told]] = {}
    for group in groups:
        for told in (t for side in group for t in _told(side)):
            acts.setdefault((told.matter, told.thing), []).append(told)
    found = [reach for held in acts.values() for reach in (_narrowed(held), _lasting(held)) if reach]
    return [r for kind in (RULE_NARROW, RULE_LASTING) for r in [r for r in found if r.conflict.rule == kind][:MOST]]


def _narrowed(held: Sequence[Told]) -> Reach | None:
    """One account's narrowing word that another never uses of the thing; the word that most accounts use, of several."""
    by_account = _by_account(held)
    about = {account: _said_of(own[0]) for account, own in by_account.items()}
    words = sorted({w for t in held for w in t.narrowing})
    with_word = {w: [a for a, own in by_account.items() if any(w in t.narrowing for t in own)] for w in words}
    without = {w: [a for a in by_account if w not in about[a]] for w in words}
    split = [w for w in words if with_word[w] and without[w]]
    if not split:
        return None
    word = max(split, key=lambda w: (len(with_word[w]), w))
    narrow = [next(t for t in by_account[a] if word in t.narrowing) for a in with_word[word]]
    wide = [min(by_account[a], key=lambda t: (len(t.narrowing), t.span)) for a in without[word]]
    return _reach(narrow, wide, RULE_NARROW, f"“{word}” narrows it in one account and stands nowhere near it in another", "the wider words are meant in the narrower sense")


def _lasting(held: Sequence[Told]) -> Reach | None:
    """Accounts that have an act only for good, and others only for a time."""
    only: dict[str, list[Told]] = {"good": [], "time": []}
    for own in _by_account(held).values():
        lasting = [t for t in own if t.lasts]
        if len({t.lasts for t in lasting}) == 1:
            only[lasting[0].lasts].append(lasting[0])
    if not only["good"] or not only["time"]:
        return None
    return _reach(only["good"], only["time"], RULE_LASTING, "one account has it for good, another for a time", "the words were not weighed, or the end was left open")


def _by_account(held: Sequence[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for told in sorted(held, key=lambda t: (t.side.account.sha256, t.span)):
        found.setdefault(told.side.account.id, []).append(told)
    return found


def _reach(first: Sequence[Told], second: Sequence[Told], rule: str, reason: str, both_true_if: str) -> Reach:
    told = (*first, *second)
    conflict = Conflict(
        kind="scope", strength="tension", scope="between", both_true_if=both_true_if, values=tuple(t.side.value(t.span) for t in told),
        rule=rule, reason=reason, would_settle=would_settle(*(t.side for t in told)),
    )  # fmt: skip
    return Reach(told, conflict)


def _said_of(told: Told) -> frozenset[str]:
    """Every lemma, and part of one, in the account's sentences about the thing."""
    tree = told.side.tree
    tokens = tree.account.tokens
    sentences = {t.sentence for i, t in enumerate(tokens) if tree.lemma(i) == told.thing}
    return frozenset(w for i, t in enumerate(tokens) if t.sentence in sentences for w in (tree.lemma(i), _joined(told.side, i)))


def _told(side: Side) -> Iterator[Told]:
    tree = side.tree
    for i in side.unit.tokens:
        lemma = tree.lemma(i)
        if lemma not in matters() or tree.token(i).pos not in ("NOUN", "VERB"):
            continue
        below = [*tree.related(i, "object", "noun-modifier"), *(tree.related(i, "subject") if tree.is_passive(i) else ())]
        for thing in (c for c in below if tree.token(c).pos == "NOUN"):
            before = [t for t in tree.subtree(thing) if t < thing and tree.token(t).sentence == tree.token(thing).sentence]
            narrowing = frozenset(w for t in before if tree.token(t).pos == "ADJ" and _narrows(side, t) and not TIME.search(w := _joined(side, t)))
            span = Span(*(f(x) for f, x in ((min, [tree.token(t).start for t in (i, thing, *before)]), (max, [tree.token(t).end for t in (i, thing)]))))
            if side.within(*span) and span.end - span.start <= LONGEST:
                clause = side.text(Span(side.unit.start, side.unit.end))
                lasts = "good" if LASTING.search(clause) or lemma in FOR_GOOD else "time" if lemma in FOR_A_TIME else ""
                yield Told(side, matters()[lemma], tree.lemma(thing), narrowing, lasts, span)
            break


def _joined(side: Side, i: int) -> str:
    """The adjective with what a hyphen joins to it: "long-range"."""
    tokens, text = side.account.tokens, side.account.text
    first = last = i
    while first > 1 and text[tokens[first - 1].start : tokens[first - 1].end] in "-–" and tokens[first - 1].end == tokens[first].start:
        first -= 2
    while last + 2 < len(tokens) and text[tokens[last + 1].start : tokens[last + 1].end] in "-–" and tokens[last + 1].start == tokens[last].end:
        last += 2
    return side.tree.lemma(i) if first == last else text[tokens[first].start : tokens[last].end].lower()


def _narrows(side: Side, i: int) -> bool:
    """Whether an adjective says which, rather than how good: no judging word, no country, no word like "new"."""
    lemma, word = side.tree.lemma(i), side.account.text[side.tree.token(i).start : side.tree.token(i).end]
    return lemma not in PLAIN and lemma not in judging() and lemma not in polarity("tone") and not is_of_a_country(word)
