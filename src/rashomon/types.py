"""The values that pass between the rooms: frozen, without work in them.

Every `Span` is half-open, in Unicode code points, into the untouched `text` of one account. Dates are strings
`YYYY[-MM[-DD]]`. `by` names the rule or model that made a value. Field names are those of the JSON that is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in the text of one account."""

    start: int
    end: int


class Mention(NamedTuple):
    """A span with the account that holds it."""

    account: str
    start: int
    end: int


# ---------------------------------------------------------------- one account: what `read` finds


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """What made a record: the program's version, the reader's name, the settings that change results."""

    version: str
    reader: str
    settings: dict[str, str | int | float | bool | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value about an account (outlet, title, author) with the span and the basis it rests on."""

    value: str
    span: Span | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an account was published; basis is `text`, `metadata` or `inferred: …`."""

    date: str
    precision: str
    basis: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A part of the page: headline, standfirst, byline, dateline, caption, body, heading, teaser, bio, reference, boilerplate."""

    kind: str
    start: int
    end: int
    credit: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A cited address: its number, the span of the address, the places in the text that point to it; kind primary|press|social|other."""

    n: int | None
    url: str
    span: Span
    anchors: tuple[Span, ...]
    kind: str


# ---------------------------------------------------------------- one account: what `annotate` finds


class Token(NamedTuple):
    """One word as the reader saw it; `head` and `sentence` are indices into the account's tokens and sentences.

    `pos` is a UD part of speech, `tag` a Penn tag, `dep` the reader's own label, `feats` its morphology (`Tense=Past|…`);
    a root is its own head.
    """

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    feats: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something named in one account; type person|organisation|country|place|group|other."""

    id: str
    name: str
    type: str
    country: str | None
    role: str | None
    mentions: tuple[Span, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who stands behind a statement; status named|role|collective|anonymous|none."""

    entity: str | None
    name: str | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When and where something was said, as far as the account itself says so; evidence holds the spans."""

    name: str | None
    date: str | None
    venue: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution: source, cue and content, with the resolved speaker (see the contract for each field's values)."""

    id: str
    kind: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: Speaker
    cue_class: str
    act: str
    addressee: str | None
    occasion: Occasion | None
    condition: Span | None
    rendering: str
    hedged: bool
    negated: bool
    quoted_in: str | None
    confidence: float
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of diplomacy, what it usually means, and the account's own explanation where it gives one."""

    term: str
    start: int
    end: int
    gloss: str
    explained: tuple[Span, ...]
    statement: str | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word that weakens a claim."""

    start: int
    end: int
    cue: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """An expression of time resolved to an interval, both ends inclusive; null where the text does not carry it."""

    start: int
    end: int
    earliest: str | None
    latest: str | None
    precision: str
    basis: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as an interval: `nearly two hours` is 1.5..2 h open at 2; `of` is the head noun it counts or measures."""

    start: int
    end: int
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    unit: str | None
    of: str | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One text, read: the untouched text, its zones and metadata, and what it says."""

    id: str
    uri: str
    sha256: str
    text: str
    outlet: Fact | None = None
    title: Fact | None = None
    authors: tuple[Fact, ...] = ()
    published: Published | None = None
    kind: str = "unknown"
    role: str = "account"
    language: str = "en"
    zones: tuple[Zone, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[dict, ...] = ()
    terms: tuple[Term, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    links: tuple[Link, ...] = ()
    generator: Generator | None = None
    notices: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()  # with `tokens`: for the later rooms, not written out
    tokens: tuple[Token, ...] = ()


# ---------------------------------------------------------------- many accounts of one event: the record


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
    """The accounts of one event, together. Fields of layers that are not read yet are empty and named in `unread`."""

    id: str
    title: str
    generator: Generator
    accounts: tuple[Account, ...]
    entities: tuple[RecordEntity, ...] = ()
    points: tuple[Point, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    event_clusters: tuple[dict, ...] = ()
    positions: tuple[dict, ...] = ()
    instruments: tuple[dict, ...] = ()
    framing: dict = field(default_factory=lambda: {"referents": [], "assessments": []})
    sourcing: tuple[Sourcing, ...] = ()
    origins: tuple[Origin, ...] = ()
    checks: tuple[Check, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    unread: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
