"""Where each actor stands on each issue, as far as the accounts give it.

In: accounts with their units' trees, and the cast. Out: `Position` values: actor, issue in the accounts' own words,
the words of the stance, polarity, evidence. Stands of one actor on one issue are one position, with all their evidence,
so that a shift keeps both sides. Two names are of one issue when they have one head and one is the other narrowed ("tests",
"nuclear tests", but not "missile tests"), or when the actor judges both in the same words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from ..types import Account, Position
from .entities import Cast
from .issues import Issue
from .stances import Stand, stands
from .units import Told

BY = "position.stance.v2"
LONGEST = 160  # code points of a stance
SAME_WORDS = 2  # words of judgement by which two judgements of one actor are one
SHELL_NAMES = frozenset({"announcement", "decision", "statement"})


def positions(told: Sequence[Told], cast: Cast) -> tuple[Position, ...]:
    """All positions of the event, those heard in most accounts first; the order of the accounts changes nothing."""
    found = sorted((s for one in told for s in stands(one, cast)), key=lambda s: (s.actor, s.digest, s.evidence.start, s.evidence.end, s.issue.key))
    accounts = {one.account.id: one.account for one in told}
    made = []
    for actor in dict.fromkeys(s.actor for s in found):
        own = [s for s in found if s.actor == actor and s.polarity is not None]
        more = [s for s in found if s.actor == actor and s.polarity is None]
        for group in _groups(own):
            made.append(_position(actor, [*group, *_further(group, more)], accounts))
    return tuple(sorted(made, key=lambda p: (-len({m.account for m in p.evidence}), -len(p.evidence), p.id)))


def _groups(own: Sequence[Stand]) -> Iterator[list[Stand]]:
    """Stands on one issue: those that narrow it most come first, so that "tests" joins the larger of two kinds of tests."""
    groups: list[list[Stand]] = []
    order = sorted(own, key=lambda s: (-len(s.issue.narrowed), s.digest, s.evidence.start, s.issue.name))
    for one in order:
        fitting = [g for g in groups if all(one.issue.fits(other.issue) for other in g)]
        if fitting:
            max(fitting, key=len).append(one)
        else:
            groups.append([one])
    merged: list[list[Stand]] = []
    for group in groups:
        alike = next((m for m in merged if any(len(a.predicate & b.predicate) >= SAME_WORDS for a in m for b in group)), None)
        if alike is not None:
            alike.extend(group)
        else:
            merged.append(group)
    yield from merged


def _further(group: Sequence[Stand], more: Sequence[Stand]) -> list[Stand]:
    """What the actor says of the issue besides: his reasons, as a rule."""
    held = {(s.evidence.account, s.statement) for s in group}
    return [s for s in more if all(s.issue.fits(g.issue) for g in group) and (s.evidence.account, s.statement) not in held]


def _once(group: Sequence[Stand]) -> list[Stand]:
    """Of overlapping evidence of one issue the widest that can still be read at a glance."""
    kept: list[Stand] = []
    width = lambda s: s.evidence.end - s.evidence.start
    for one in sorted(group, key=lambda s: (s.polarity is None, width(s) > LONGEST, -width(s) if width(s) <= LONGEST else width(s), s.statement is None)):
        if not any(k.evidence.account == one.evidence.account and k.evidence.start < one.evidence.end and one.evidence.start < k.evidence.end for k in kept):
            kept.append(one)
    return kept


def _name(issues: Sequence[Issue]) -> str:
    """The plainest name: a noun rather than a verb, in small letters, the shortest of these that narrows the issue."""
    first = lambda i: i.name.partition(" ")[0]
    capitals = lambda i: sum(c.isupper() for c in i.name)
    return min(issues, key=lambda i: (i.key == "shell" and first(i) not in SHELL_NAMES, i.is_verbal, "," in i.name, capitals(i), not i.narrowed, len(i.name), i.name)).name


def _position(actor: str, group: Sequence[Stand], accounts: dict[str, Account]) -> Position:
    ordered = sorted(_once(group), key=lambda s: (s.digest, s.evidence.start))
    own = [s for s in ordered if s.polarity is not None]
    said = {(s.evidence.account, s.statement): None for s in ordered if s.statement}
    first = min(own, key=lambda s: (s.evidence.end - s.evidence.start > LONGEST, s.digest, s.evidence.start))
    words = " ".join(accounts[first.evidence.account].text[first.evidence.start : first.evidence.end].split())
    shells = [s.issue for s in own if s.issue.key == "shell"]
    name = _name(shells or [s.issue for s in own])
    return Position(
        id="s" + hashlib.sha256(f"{actor}|{own[0].issue.key}|{sorted(own[0].issue.narrowed)}".encode()).hexdigest()[:10],
        actor=actor,
        issue=name,
        stance=words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …",
        polarity=round(sum(s.polarity or 0.0 for s in own) / len(own), 2),
        evidence=tuple(dict.fromkeys(s.evidence for s in ordered)),
        statements=tuple({"account": a, "statement": s} for a, s in said if s),
        by=BY,
    )
