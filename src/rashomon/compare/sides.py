"""What the rules of conflict look at: a unit with its account, its keys and its tree.

In: units of one point. Out: `Side` values, and helpers that several rules share: whose voice, what would settle it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..types import Account, Conflict, ConflictValue, DateMention, Quantity, Span, Statement
from .keys import Keys
from .syntax import Tree
from .units import Unit

ORDINAL = re.compile(r"(?:st|nd|rd|th|first|second|third)$", re.IGNORECASE)


@dataclass(frozen=True)
class Side:
    """One unit as a rule sees it."""

    account: Account
    tree: Tree
    unit: Unit
    keys: Keys

    def text(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(self.account.text[span.start : span.end].split())

    def value(self, span: Span) -> ConflictValue:
        """The span as one side of a conflict."""
        return ConflictValue(account=self.account.id, value=self.text(span), span=span)

    def within(self, start: int, end: int) -> bool:
        """Whether a range lies in the unit's evidence."""
        return self.unit.start <= start and end <= self.unit.end and any(s.start <= start and end <= s.end for s in self.unit.spans)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in the unit's evidence."""
        return tuple(q for q in self.account.quantities if self.within(q.start, q.end))

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """The quantities that count something: no ordinals, and a bound on one side at least."""
        last = lambda q: self.account.text[q.start : q.end].split()[-1:]
        return tuple(q for q in self.quantities if (q.low is not None or q.high is not None) and not any(map(ORDINAL.search, last(q))))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates in the unit's evidence."""
        return tuple(d for d in self.account.dates if self.within(d.start, d.end))

    @cached_property
    def statement(self) -> Statement | None:
        """The innermost statement the unit stands in."""
        return next((s for s in self.account.statements if self.unit.statements and s.id == self.unit.statements[0]), None)

    def sentence(self) -> Span:
        """The sentence the unit stands in."""
        return self.account.sentences[self.unit.sentence] if self.unit.sentence < len(self.account.sentences) else Span(self.unit.start, self.unit.end)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Phrases that stand against each other, each with its side, and the conflict they make."""

    shown: tuple[tuple[Side, Span], ...]
    conflict: Conflict


def opposed(shown: Iterable[tuple[Side, Span]], kind: str, rule: str, reason: str, both_true_if: str, strength: str = "tension") -> Opposed:
    """A tension (or a contradiction) of phrases in the order given; each phrase once."""
    phrases = tuple({(side.account.id, span): (side, span) for side, span in shown}.values())
    conflict = Conflict(
        kind=kind, strength=strength, scope="within" if len({side.account.id for side, _ in phrases}) == 1 else "between", both_true_if=both_true_if,
        values=tuple(side.value(span) for side, span in phrases), rule=rule, reason=reason, would_settle=would_settle(*(side for side, _ in phrases)),
    )  # fmt: skip
    return Opposed(phrases, conflict)


def apart(found: Sequence[Opposed]) -> list[Opposed]:
    """Those that share no phrase with a larger one."""
    kept: list[Opposed] = []
    seen: set[tuple[str, Span]] = set()
    for one in sorted(found, key=lambda o: (-len({side.account.id for side, _ in o.shown}), -sum(len(v.value) for v in o.conflict.values))):
        phrases = {(side.account.id, span) for side, span in one.shown}
        if not any(a == b and s.start < t.end and t.start < s.end for a, s in phrases for b, t in seen):
            kept.append(one)
            seen |= phrases
    return kept


def scope(one: Side, other: Side) -> str:
    """`within` one account or `between` two."""
    return "within" if one.account.id == other.account.id else "between"


def contradiction(kind: str, rule: str, reason: str, one: Side, a: Quantity | DateMention, other: Side, b: Quantity | DateMention) -> Conflict:
    """Two figures or dates of one thing that nothing reconciles; `{}` in the reason takes each phrase in turn."""
    spans = Span(a.start, a.end), Span(b.start, b.end)
    return Conflict(
        kind=kind, strength="contradiction", scope=scope(one, other), both_true_if=None, values=(one.value(spans[0]), other.value(spans[1])),
        rule=rule, reason=reason.format(f"“{one.text(spans[0])}”", f"“{other.text(spans[1])}”"), would_settle=would_settle(one, other),
    )  # fmt: skip


def would_settle(*sides: Side) -> tuple[dict, ...]:
    """Links to primary sources that stand in the sentence of a side or right after it."""
    found = []
    for side in sides:
        start, end = side.sentence()
        for link in side.account.links:
            if link.kind == "primary" and any(start <= a.start < end + 2 for a in link.anchors):
                found.append({"account": side.account.id, "n": link.n, "url": link.url, "kind": link.kind})
    return tuple({(d["account"], d["url"]): d for d in found}.values())
