"""What is known about one account: spans, metadata, zones, and what the account says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .event import Event


class Span(NamedTuple):
    """A half-open range of code points in the text of one account."""

    start: int
    end: int


class Mention(NamedTuple):
    """A span with the account that holds it."""

    account: str
    start: int
    end: int


# what `read` finds


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
class Candidate:
    """One value that something says of an account, with its basis (`metadata: JSON-LD`, `text: byline`), used or not.

    field: title, author, outlet, published, url, language, or captured (when an archive fetched it, which dates nothing). A date
    is written `YYYY[-MM[-DD]]`.
    """

    field: str
    value: str
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A text that adds nothing to the account under which it is folded: how much of its wording stands there, and where it came from.

    kind: exact, near or contained; share 0..1 of its own words, in runs of five or more; basis says which is the origin, and why.
    """

    uri: str
    sha256: str
    outlet: str | None
    title: str | None
    published: str | None
    kind: str
    share: float
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


# what `annotate` finds


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
    events: tuple[Event, ...] = ()
    terms: tuple[Term, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    links: tuple[Link, ...] = ()
    url: Fact | None = None
    candidates: tuple[Candidate, ...] = ()
    copies: tuple[Copy, ...] = ()
    generator: Generator | None = None
    notices: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()  # with `tokens`: for the later rooms, not written out
    tokens: tuple[Token, ...] = ()
