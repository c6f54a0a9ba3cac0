"""The record of several accounts of one event, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .account import Account, Generator, Mention, Span
from .event import EventCluster, Framing, Instrument, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEntity:
    """One entity over all accounts; members are {account, entity}."""

    id: str
    name: str
    type: str
    country: str | None
    role: str | None
    members: tuple[dict[str, str], ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one account gives on one point: the smallest clauses that say it, whose voice, and the chain of speakers."""

    account: str
    evidence: tuple[Span, ...]
    value: str | None
    voice: str
    chain: tuple[str, ...]
    realis: str
    zone: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """An account that does not report a point, and why that may be."""

    account: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictValue:
    """One side of a conflict: the phrase itself."""

    account: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Values that cannot all be true (contradiction) or stand against each other (tension), with rule and reason."""

    kind: str
    strength: str
    scope: str
    both_true_if: str | None
    values: tuple[ConflictValue, ...]
    rule: str
    reason: str
    settled_by: Mention | None = None
    would_settle: tuple[dict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginCount:
    """How many origins the texts show for a point, which accounts show none, and the bounds that follow."""

    shown: int
    unsourced: tuple[str, ...]
    lower: int
    upper: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One checkable thing on which accounts agree, conflict, differ in words, or only one speaks."""

    id: str
    kind: str
    summary: str
    relation: str
    cells: tuple[Cell, ...]
    silent: tuple[Silence, ...]
    conflict: Conflict | None
    origins: OriginCount
    importance: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing said on one occasion, as each account gives it; diff is a list of word operations."""

    id: str
    speaker: str | None
    statements: tuple[dict[str, str], ...]
    difference: str
    diff: tuple[dict, ...]
    check: dict | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUse:
    """How one account uses one source: counts of statements by kind and words given to it."""

    name: str
    entity: str | None
    role: str | None
    kind: str
    named: bool
    direct: int
    mixed: int
    indirect: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Whom one account lets speak, and the spans of its unnamed sources."""

    account: str
    sources: tuple[SourceUse, ...]
    unnamed: tuple[Span, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where information comes from, as the texts show it; kind occasion|wire|document|social|interview|outlet|unknown."""

    id: str
    kind: str
    name: str
    evidence: tuple[Mention, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A mechanical check on one account that found a gap; kind weekday|link-date|arithmetic|internal."""

    kind: str
    account: str
    evidence: tuple[Span, ...]
    message: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One dated thing, with its interval and the words that date it."""

    earliest: str | None
    latest: str | None
    precision: str
    label: str
    point: str | None
    event_cluster: str | None
    evidence: tuple[Mention, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The accounts of one event, together."""

    id: str
    title: str
    generator: Generator
    accounts: tuple[Account, ...]
    entities: tuple[RecordEntity, ...] = ()
    points: tuple[Point, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    event_clusters: tuple[EventCluster, ...] = ()
    positions: tuple[Position, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    framing: Framing = field(default_factory=Framing)
    sourcing: tuple[Sourcing, ...] = ()
    origins: tuple[Origin, ...] = ()
    checks: tuple[Check, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    notices: tuple[str, ...] = ()
