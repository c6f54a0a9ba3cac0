"""Units: what one account says, clause by clause, with its zone, its voices and its standing as fact.

In: an account. Out: `Unit` values in text order. Units come from headline, standfirst, caption and body only; a
reporting clause ("he said on Thursday") is a unit of its own only when it says more than who spoke.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..types import Account, Span
from .clauses import CONTENT, JOINERS, Clause, clauses
from .modality import realis
from .syntax import Tree, tree

ZONES = frozenset({"headline", "standfirst", "caption", "body"})
LEAST = 2  # content words without which a stretch says nothing
LEAST_REPORT = 3  # the same for a reporting clause
LEAST_PART = 3  # the same for a part of a clause in another voice
WHOLE = 0.6  # share of a clause's stretch that its own words must fill for the stretch to be its evidence


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause: token indices, evidence spans, zone, statements that hold it (innermost first), and its realis.

    `order` is its place in the account, `parent` the order of the unit it hangs on.
    """

    account: str
    order: int
    tokens: tuple[int, ...]
    head: int | None
    parent: int | None
    relation: str
    spans: tuple[Span, ...]
    sentence: int
    zone: str
    statements: tuple[str, ...]
    realis: str

    @property
    def start(self) -> int:
        """Where its evidence begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its evidence ends."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class Told:
    """One account with its tree and its units."""

    account: Account
    tree: Tree
    units: tuple[Unit, ...]


def told(account: Account) -> Told:
    """Everything one account says, as units."""
    grown = tree(account)
    zones = [z.start for z in account.zones]
    holders = _holders(account)
    reporting = _reporting(account)
    found: list[tuple[Clause, tuple[int, ...], str, tuple[str, ...]]] = []
    for clause in clauses(grown):
        for statements, tokens in _segments(account, clause.tokens, holders, reporting):
            if not tokens:
                continue
            place = account.tokens[tokens[0]].start
            zone = account.zones[max(0, bisect_right(zones, place) - 1)].kind if account.zones else "body"
            if zone in ZONES and _says_something(account, tokens, frozenset() if clause.relation == "relative" else reporting):
                found.append((clause, tokens, zone, statements))
    order_of = {clause.head: n for n, (clause, *_) in reversed(list(enumerate(found))) if clause.head is not None}
    by_id = {s.id: s for s in account.statements}
    units = tuple(
        Unit(
            account=account.id, order=n, tokens=tokens, head=clause.head if clause.head in tokens else None, parent=order_of.get(clause.parent) if clause.parent is not None else None, relation=clause.relation,
            spans=_spans(account, tokens), sentence=account.tokens[tokens[0]].sentence, zone=zone, statements=statements,
            realis=realis(grown, tokens, clause.head, [by_id[s] for s in statements], account.hedges),
        )
        for n, (clause, tokens, zone, statements) in enumerate(found)
    )  # fmt: skip
    return Told(account, grown, units)


def _holders(account: Account) -> list[tuple[str, ...]]:
    # for each token the statements whose content holds it, the shortest (innermost) first
    inside: list[list[tuple[int, str]]] = [[] for _ in account.tokens]
    starts = [t.start for t in account.tokens]
    for statement in account.statements:
        size = sum(s.end - s.start for s in statement.content)
        for span in statement.content:
            first = max(0, bisect_right(starts, span.start) - 1)
            for i in range(first, len(starts)):
                if starts[i] >= span.end:
                    break
                if account.tokens[i].end > span.start:
                    inside[i].append((size, statement.id))
    return [tuple(dict.fromkeys(s for _, s in sorted(held))) for held in inside]


def _reporting(account: Account) -> frozenset[int]:
    spans = [s for statement in account.statements for s in (statement.cue, statement.source) if s]
    starts = [t.start for t in account.tokens]
    return frozenset(i for s in spans for i in range(bisect_left(starts, s.start), bisect_left(starts, s.end)))


def _segments(account: Account, tokens: Sequence[int], holders: Sequence[tuple[str, ...]], reporting: frozenset[int]) -> Iterable[tuple[tuple[str, ...], tuple[int, ...]]]:
    # a clause that is partly quoted is cut where the voice changes; a part too small to say anything stays with the largest
    groups: dict[tuple[str, ...], list[int]] = {}
    for i in tokens:
        groups.setdefault(holders[i], []).append(i)
    if len(groups) > 1:
        size = {held: sum(account.tokens[i].pos in CONTENT and i not in reporting for i in inside) for held, inside in groups.items()}
        largest = max(size, key=lambda held: (size[held], -groups[held][0]))
        for held in [h for h in groups if h != largest and 0 < size[h] < LEAST_PART]:
            groups[largest].extend(groups.pop(held))
    for statements, inside in groups.items():
        yield statements, tuple(sorted(inside))


def _says_something(account: Account, tokens: Sequence[int], reporting: frozenset[int]) -> bool:
    content = [i for i in tokens if account.tokens[i].pos in CONTENT]
    said = [i for i in content if i not in reporting]
    return len(said) >= (LEAST_REPORT if len(said) < len(content) else LEAST)


def _spans(account: Account, tokens: Sequence[int]) -> tuple[Span, ...]:
    # contiguous runs of tokens; a hole of one token (a comma, a stray mark) is bridged
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i - runs[-1][-1] <= 2 and account.tokens[i].sentence == account.tokens[runs[-1][-1]].sentence:
            runs[-1].append(i)
        else:
            runs.append([i])
    trimmed = [t for run in runs if (t := _trimmed(account, run))]
    if len(trimmed) > 1:
        width = [account.tokens[t[-1]].end - account.tokens[t[0]].start for t in trimmed]
        hull = account.tokens[trimmed[-1][-1]].end - account.tokens[trimmed[0][0]].start
        if sum(width) >= WHOLE * hull:
            return (Span(account.tokens[trimmed[0][0]].start, account.tokens[trimmed[-1][-1]].end),)
    full = [t for t in trimmed if sum(account.tokens[i].pos in CONTENT for i in t) >= LEAST] or trimmed
    if not full:
        return (Span(account.tokens[tokens[0]].start, account.tokens[tokens[-1]].end),)
    return tuple(Span(account.tokens[t[0]].start, account.tokens[t[-1]].end) for t in full)


def _trimmed(account: Account, run: list[int]) -> list[int]:
    word = lambda i: account.text[account.tokens[i].start : account.tokens[i].end].lower()
    is_edge = lambda i: not any(c.isalnum() for c in word(i))
    is_marker = lambda i: account.tokens[i].dep == "mark" and word(i) != "to"
    while run and (is_edge(run[0]) or word(run[0]) in JOINERS or is_marker(run[0])):
        run = run[1:]
    while run and (is_edge(run[-1]) or word(run[-1]) in JOINERS):
        run = run[:-1]
    return run
