"""Who did what to whom in one account, and what several accounts tell as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .account import Mention, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One who acts or is acted upon: the entity where it is resolved, its country (ISO 3166-1 alpha-3) and sector (PLOVER agent code)."""

    entity: str | None
    name: str
    country: str | None
    sector: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """The PLOVER code of an event: type (`CONSULT`), mode (`visit`) where the type has one that fits, contexts (`military`)."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When an event happened: both ends inclusive, `YYYY[-MM[-DD]]`, never more precise than the text; `span` is the words that date it."""

    earliest: str
    latest: str
    precision: str
    basis: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an event happened, as the text gives it; the country only where the name tells it."""

    name: str
    country: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One mention of a political act, with what the text says of its reality.

    `trigger` is the word or words of the act, `evidence` the clause. `realis` and `content_realis` are words of the contract: a vow is
    actual, what is vowed is not. `asserted_by` is "narrator", or statement ids, the outermost last.
    """

    id: str
    trigger: Span
    evidence: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    plover: Plover
    cameo: str | None
    intensity: float | None
    date: EventDate | None
    place: EventPlace | None
    realis: str
    content_realis: str | None
    asserted_by: tuple[str, ...]
    confidence: float
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCluster:
    """Mentions of one event; members are {account, event}; `agreed` and `contested` map a field to what its members say."""

    id: str
    members: tuple[dict[str, str], ...]
    agreed: dict[str, Any]
    contested: dict[str, Any]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentState:
    """A change (or none) in the state of an instrument, with who says so; words of the contract."""

    before: str | None
    after: str | None
    change: str
    date: EventDate | None
    realis: str
    condition: str | None
    asserted_by: tuple[str, ...]
    evidence: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """Something that states set up and change: sanctions, a channel, a treaty, a deployment …; parties are record entity ids."""

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    states: tuple[InstrumentState, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an actor (record entity id) stands on an issue named in the accounts' own words; polarity -1 to 1."""

    id: str
    actor: str
    issue: str
    stance: str
    polarity: float
    evidence: tuple[Mention, ...]
    statements: tuple[dict[str, str], ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What one account calls a referent: the words, whose voice ("narrator" or a statement id), and polarity -1, 0 or 1 of those words."""

    account: str
    start: int
    end: int
    voice: str
    polarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """One person, thing or act that accounts name in different words."""

    name: str
    entity: str | None
    labels: tuple[Label, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What an account's own voice concludes of a target, and against what it measures it, in its own words."""

    account: str
    target: str
    polarity: str
    benchmark: Span | None
    evidence: tuple[Span, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """How the accounts name and judge: referents under several labels, and each account's assessments."""

    referents: tuple[Referent, ...] = ()
    assessments: tuple[Assessment, ...] = ()
