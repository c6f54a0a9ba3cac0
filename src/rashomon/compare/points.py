"""From groups of units to the points of the record.

In: groups of units with what the rules say of them. Out: `Point` values with cells, silences, origins and a summary in an
account's own words. Ids come from the evidence, so the order of inputs changes none of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..gather.origins import Origins
from ..types import Account, Cell, Conflict, OriginCount, Point, Silence, Span
from .clauses import is_finite
from .entities import Cast
from .exclusions import exclusion
from .modality import weakest
from .sides import Side

ZONES_BY_WORTH = {"headline": 2, "body": 1}
SHORTEST, LONGEST = 40, 180  # code points between which a clause reads well as a summary
LONGEST_SENTENCE = 260  # code points of a sentence that stands in for a fragment
SHOWN_FIRST = 0.5  # sureness below which a shared point is never on the first screen
RELATIVE = frozenset({"who", "which", "that", "what", "whom"})
EARLY = 6  # units from the top of an account that count as its lead


@dataclass(frozen=True)
class Scene:
    """What all points of one event share: accounts, cast, origins, speakers of statements."""

    accounts: Mapping[str, Account]
    cast: Cast
    origins: Origins
    speakers: Mapping[tuple[str, str], str]

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each account."""
        return {account: n for n, account in enumerate(self.accounts)}


@dataclass(frozen=True, slots=True)
class Draft:
    """A point before its silences: sides (the one that fits the others best first) with their evidence, kind, relation, conflict."""

    sides: tuple[tuple[Side, tuple[Span, ...]], ...]
    kind: str
    relation: str
    conflict: Conflict | None
    by: str
    sureness: float = 1.0

    @property
    def accounts(self) -> set[str]:
        """Ids of the accounts that report it."""
        return {side.account.id for side, _ in self.sides}


def point(draft: Draft, scene: Scene, silent: tuple[Silence, ...]) -> Point:
    """The point of a draft."""
    cells = _cells(draft, scene)
    return Point(
        id=point_id(draft), kind=draft.kind, summary=summary(draft), relation=draft.relation, cells=cells, silent=silent,
        conflict=draft.conflict, origins=count(cells), importance=importance(draft, len(scene.accounts)), by=draft.by,
    )  # fmt: skip


def point_id(draft: Draft) -> str:
    """A digest of kind, accounts' digests and evidence."""
    evidence = sorted(f"{side.account.sha256}:{span.start}:{span.end}" for side, spans in draft.sides for span in spans)
    return "p-" + hashlib.sha256("|".join([draft.kind, draft.by, *evidence]).encode()).hexdigest()[:10]


def summary(draft: Draft) -> str:
    """The clause that reads best among the half that fits the others best: with its subject, of middling length, in the outlet's own voice.

    A caption tells what a picture shows, and sums up only where nothing else does. Where no side has a clause with a subject, the sentence of the best one stands in, if it is short.
    """

    def worth(item: tuple[Side, tuple[Span, ...]]) -> tuple:
        side, spans = item
        text = " ".join(side.text(s) for s in _clause(side, spans))
        is_readable = SHORTEST <= len(text) <= LONGEST
        return (side.unit.zone != "caption", wholeness(side), is_readable, len(spans) == 1, ZONES_BY_WORTH.get(side.unit.zone, 0), not side.unit.statements, -abs(len(text) - 100), side.account.sha256, -side.unit.start)

    central = draft.sides[: max(2, (len(draft.sides) + 1) // 2)]
    side, spans = max(central, key=worth)
    if not wholeness(side):
        side, spans = max(draft.sides, key=worth)
    text = " … ".join(side.text(s) for s in _clause(side, spans)) + _closing(side, _clause(side, spans))
    if not wholeness(side) and len(whole := side.text(side.sentence())) <= LONGEST_SENTENCE:
        text = whole
    return text if len(text) <= 2 * LONGEST else text[: 2 * LONGEST].rsplit(" ", 1)[0] + " …"


def _closing(side: Side, spans: Sequence[Span]) -> str:
    """The quotation mark that closes what the last span opened, where it follows at once or after a full stop."""
    text, end = side.account.text, spans[-1].end
    said = text[spans[-1].start : end]
    is_open = said.count("“") > said.count("”") or said.count('"') % 2 == 1
    after = text[end : end + 2].lstrip(".,")[:1]
    return after if is_open and after in ("”", '"') else ""


def wholeness(side: Side) -> int:
    """2 for a clause that says who does what by name or noun, 1 where a pronoun stands for who, 0 for a fragment.

    A relative clause is a fragment: what it speaks of stands outside it ("[nothing] Ruiz did in Lima").
    """
    head, tree = side.unit.head, side.tree
    if head is None:
        return 0 if tree.is_parsed else 2
    subjects = [i for i in tree.related(head, "subject", "subject-clause", "expletive") if i in side.unit.tokens and tree.word(i) not in RELATIVE]
    if not subjects or side.unit.relation == "relative" or not is_finite(tree, head):
        return 0
    return 1 if all(tree.token(i).pos in ("PRON", "DET") for i in subjects) else 2


def _clause(side: Side, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    # a phrase alone ("on Friday") says nothing: its clause does
    around = tuple(s for s in side.unit.spans if any(s.start <= e.start and e.end <= s.end for e in spans))
    return around or spans


def importance(draft: Draft, n_accounts: int) -> str:
    """core: surely shared by half of the accounts (two at least), or in a lead or headline, or in conflict; else minor."""
    n = len(draft.accounts)
    if draft.conflict and draft.conflict.strength == "contradiction":
        return "core"
    if draft.sureness < SHOWN_FIRST:
        return "minor"
    if n > 1 and (2 * n >= n_accounts or any(s.unit.zone in ("headline", "standfirst") or s.unit.order < EARLY for s, _ in draft.sides)):
        return "core"
    return "core" if n == 1 and any(s.unit.zone == "headline" or s.unit.order < EARLY // 2 for s, _ in draft.sides) else "minor"


def kind_of(sides: Sequence[Side]) -> str:
    """event | statement | state | exclusion, by what most of the sides are."""
    if all(exclusion(s) for s in sides):
        return "exclusion"
    if all(s.unit.statements for s in sides):
        return "statement"
    predicates = [s.unit.head for s in sides]
    if all(h is not None and s.tree.related(h, "copula") for s, h in zip(sides, predicates, strict=True)):
        return "state"
    return "event"


def _cells(draft: Draft, scene: Scene) -> tuple[Cell, ...]:
    # the outlet's own voice and each quoted voice stay apart
    held: dict[tuple[str, str], list[tuple[Side, tuple[Span, ...]]]] = {}
    is_within = draft.conflict is not None and draft.conflict.scope == "within"
    for side, spans in draft.sides:
        spoken = scene.speakers.get((side.account.id, side.unit.statements[0]), "?") if side.unit.statements else ""
        voice = "" if is_within else spoken
        held.setdefault((side.account.id, voice), []).append((side, spans))
    cells = []
    for (account_id, _), items in held.items():
        first = min(items, key=lambda item: item[0].unit.start)[0]
        spans = tuple(sorted({span for _, spans in items for span in spans}))
        statements = first.unit.statements
        chain = tuple(dict.fromkeys(name for s in statements if (name := scene.speakers.get((account_id, s)))))
        value = first.text(spans[0]) if draft.kind in ("quantity", "date") else None
        shown = tuple(dict.fromkeys(o for side, own in items for s in own for o in scene.origins.of(side.account, s, side.unit.statements)))
        cells.append(
            Cell(
                account=account_id, evidence=spans, value=value, voice=statements[0] if statements else "narrator", chain=chain,
                realis=weakest([s.unit.realis for s, _ in items]), zone=first.unit.zone, origins=shown,
            )
        )  # fmt: skip
    return tuple(sorted(cells, key=lambda c: (scene.order[c.account], c.evidence)))


def count(cells: Sequence[Cell]) -> OriginCount:
    """Origins that the texts show for a point, and the bounds that follow: one at least, each unsourced account one more at most."""
    by_account: dict[str, set[str]] = {}
    for cell in cells:
        by_account.setdefault(cell.account, set()).update(cell.origins)
    shown = set().union(*by_account.values())
    unsourced = tuple(a for a, found in by_account.items() if not found)
    families: list[set[str]] = []
    for found in by_account.values():
        joined = [f for f in families if f & found]
        families = [f for f in families if not f & found]
        if found:
            families.append(set(found).union(*joined))
    return OriginCount(shown=len(shown), unsourced=unsourced, lower=1, upper=max(1, len(families) + len(unsourced)))
