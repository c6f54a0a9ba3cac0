"""Points that no group of clauses shows, but other parts of the comparison do: one saying, one stand, one thing set up.

In: what those parts hold together as mentions, the drafts that stand, all sides. Out: more `Draft` values. What a draft that stands
tells already is left out, so that nothing is told twice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..types import Account, Instrument, Mention, Position, Span, Utterance
from .points import Draft, kind_of
from .relate import relation
from .sides import Side

BY_SAYING, BY_STAND, BY_THING = "point.one_saying.v1", "point.one_stand.v1", "point.one_thing.v1"
INSIDE = 0.5  # share of a clause, or of the mention, that the other must hold
MOST = 3  # clauses of one account
SURENESS = 0.4  # told apart in words, so never on the first screen

Told = dict[tuple[str, int], list[tuple[int, tuple[Span, ...]]]]  # by account and sentence: which draft has what for evidence


def held(utterances: Sequence[Utterance], positions: Sequence[Position], instruments: Sequence[Instrument], accounts: Mapping[str, Account]) -> list[tuple[str, tuple[Mention, ...]]]:
    """(rule, mentions) of each saying, stand and change of a thing that more than one account gives."""
    content = {(a.id, s.id): s.content for a in accounts.values() for s in a.statements}
    found = [(BY_SAYING, tuple(Mention(m["account"], *span) for m in u.statements for span in content[m["account"], m["statement"]])) for u in utterances]
    found += [(BY_STAND, p.evidence) for p in positions]
    for one in instruments:
        by_change: dict[str, list[Mention]] = {}
        for state in one.states:
            by_change.setdefault(state.change, []).extend(state.evidence)
        found += [(BY_THING, tuple(mentions)) for mentions in by_change.values()]
    return [(by, mentions) for by, mentions in found if len({m.account for m in mentions}) > 1]


def further(given: Iterable[tuple[str, Sequence[Mention]]], made: Sequence[Draft], sides: Sequence[Side]) -> list[Draft]:
    """A draft for each of the given that no draft made tells in two of its accounts."""
    by_sentence: dict[tuple[str, int], list[Side]] = defaultdict(list)
    for side in sides:
        by_sentence[side.account.id, side.unit.sentence].append(side)
    accounts = {side.account.id: side.account for side in sides}
    told: Told = defaultdict(list)
    for n, draft in enumerate(d for d in made if len(d.accounts) > 1):
        _tell(told, draft, n)
    found: list[Draft] = []
    for by, mentions in given:
        group = [side for account in dict.fromkeys(m.account for m in mentions) for side in _clauses(accounts[account], [m for m in mentions if m.account == account], by_sentence)]
        if len({s.account.id for s in group}) < 2:
            continue
        draft = Draft(tuple((s, s.unit.spans) for s in group), kind_of(group), *relation(group), by, SURENESS)
        if not _is_told(told, draft):
            found.append(draft)
            _tell(told, draft, -len(found))
    return found


def _clauses(account: Account, mentions: Sequence[Mention], by_sentence: Mapping[tuple[str, int], Sequence[Side]]) -> list[Side]:
    """The clauses of an account that the mentions are, those they fill most first."""
    starts = [s.start for s in account.sentences]
    share: dict[int, tuple[float, Side]] = {}
    for mention in mentions:
        for sentence in range(max(0, bisect_right(starts, mention.start) - 1), bisect_left(starts, mention.end)):
            for side in by_sentence.get((account.id, sentence), ()):
                size = min(sum(s.end - s.start for s in side.unit.spans), mention.end - mention.start)
                common = sum(max(0, min(mention.end, s.end) - max(mention.start, s.start)) for s in side.unit.spans) / max(1, size)
                if common >= max(INSIDE, share.get(side.unit.order, (0.0, side))[0]):
                    share[side.unit.order] = common, side
    best = sorted(share, key=lambda order: (-share[order][0], order))[:MOST]
    return [share[order][1] for order in sorted(best)]


def _tell(told: Told, draft: Draft, n: int) -> None:
    for side, spans in draft.sides:
        told[side.account.id, side.unit.sentence].append((n, spans))


def _is_told(told: Told, draft: Draft) -> bool:
    """Whether one draft has evidence that overlaps this one's in two accounts."""
    seen: dict[int, set[str]] = defaultdict(set)
    for side, own in draft.sides:
        for n, spans in told.get((side.account.id, side.unit.sentence), ()):
            if any(a.start < b.end and b.start < a.end for a in own for b in spans):
                seen[n].add(side.account.id)
    return any(len(accounts) > 1 for accounts in seen.values())
