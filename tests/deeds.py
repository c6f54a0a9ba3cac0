"""Accounts with made-up events, for the tests of exports: three texts of our own and what happened in them."""

from __future__ import annotations

import dataclasses
import json

from rashomon.types import (
    Account,
    Event,
    EventCluster,
    EventDate,
    EventPlace,
    Fact,
    Generator,
    Participant,
    Plover,
    Published,
    Record,
    Span,
    Speaker,
    Statement,
    Zone,
)
from rashomon.write.json import account_json, json_line, json_text, record_json
from rashomon.write.stored import stored

WIRE = """Norland shuts its embassy

OSLO, 3 March 2020 (Wire) - Norland closed its embassy in Cairo on Monday. Mr. Berg, the foreign minister, met Sami Aziz of Egypt in Cairo.

Norland would strike the port if talks fail, Berg said.
"""
COLUMN = """Norland's embassy in Cairo was shut on March 2. Nobody was surprised."""


def span(text: str, words: str) -> Span:
    """Where some words stand first."""
    return Span(text.index(words), text.index(words) + len(words))


def participant(text: str, words: str, country: str | None = None, sector: str | None = None, name: str | None = None) -> Participant:
    """Someone named by these words."""
    return Participant(entity=None, name=name or words, country=country, sector=sector, span=span(text, words))


def event(text: str, trigger: str, evidence: str, plover: str, **more) -> Event:
    """An event told as actual by the account itself, unless `more` says otherwise."""
    type_, _, mode = plover.partition(".")
    fields = {
        "id": f"v{span(text, trigger).start}",
        "trigger": span(text, trigger),
        "evidence": span(text, evidence),
        "actors": (),
        "recipients": (),
        "plover": Plover(type=type_, mode=mode or None, contexts=("diplomatic",)),
        "cameo": None,
        "intensity": None,
        "date": None,
        "place": None,
        "realis": "actual",
        "content_realis": None,
        "asserted_by": ("narrator",),
        "confidence": 0.8,
        "by": "event.made.v1",
    }
    return Event(**{**fields, **more})


def on(earliest: str, latest: str | None = None, precision: str = "day") -> EventDate:
    """A date."""
    return EventDate(earliest=earliest, latest=latest or earliest, precision=precision, basis="text", span=None)


def account(uri: str, text: str, events: tuple[Event, ...], **more) -> Account:
    """An account whose text is body."""
    zones = more.pop("zones", (Zone(kind="body", start=0, end=len(text)),))
    return Account(id=uri.split(".")[0].replace("/", "-"), uri=uri, sha256=uri, text=text, zones=zones, events=events, **more)


def statement(id_: str, name: str) -> Statement:
    """A statement of which only the speaker matters."""
    speaker = Speaker(entity=None, name=name, status="named")
    marks = {"kind": "indirect", "content": (Span(0, 4),), "cue": None, "source": None, "cue_class": "speech", "act": "assert", "addressee": None}
    rest = {"occasion": None, "condition": None, "rendering": "original", "hedged": False, "negated": False, "quoted_in": None, "confidence": 1.0, "by": "x.v1"}
    return Statement(id=id_, speaker=speaker, **marks, **rest)


def wire() -> Account:
    """A closed embassy, a meeting, and a strike that is only imagined."""
    norland, egypt = participant(WIRE, "Norland", "NOR"), participant(WIRE, "Egypt", "EGY")
    berg = participant(WIRE, "Mr. Berg", "NOR", "GOV", "Berg")
    aziz = participant(WIRE, "Sami Aziz of Egypt", "EGY", "ELI", "Sami Aziz")
    cairo = EventPlace(name="Cairo", country="EGY", span=span(WIRE, "Cairo"))
    closed = event(
        *[WIRE, "closed", "Norland closed its embassy in Cairo on Monday", "SANCTION.withdraw"],
        **{"actors": (norland,), "recipients": (egypt,), "cameo": "161", "intensity": -6.0, "date": on("2020-03-02"), "place": cairo},
    )
    met = event(WIRE, "met", "Mr. Berg, the foreign minister, met Sami Aziz of Egypt in Cairo", "CONSULT.visit", actors=(berg, aziz), date=on("2020-03", None, "month"))
    strike = event(
        *[WIRE, "strike", "Norland would strike the port if talks fail", "ASSAULT.aerial"],
        **{"actors": (norland,), "realis": "conditional", "asserted_by": ("s1",), "confidence": 0.7},
    )
    head = WIRE.index("\n\n") + 2
    zones = (Zone(kind="headline", start=0, end=head), Zone(kind="body", start=head, end=len(WIRE)))
    outlet, published = Fact(value="The Wire", span=None, basis="text"), Published(date="2020-03-03", precision="day", basis="text", span=None)
    return account("wire.txt", WIRE, (closed, met, strike), zones=zones, outlet=outlet, published=published, statements=(statement("s1", "Berg"),))


def column() -> Account:
    """The same closed embassy, told in the passive."""
    shut = event(COLUMN, "was shut", "Norland's embassy in Cairo was shut on March 2", "SANCTION", actors=(participant(COLUMN, "Norland", "NOR"),), date=on("2020-03-02"))
    return account("opinion/column.txt", COLUMN, (shut,))


def record(*accounts: Account, clusters: tuple[EventCluster, ...] = ()) -> Record:
    """A record of accounts and clusters alone."""
    return Record(id="r1", title="Embassy", generator=Generator(version="0", reader="none"), accounts=accounts, event_clusters=clusters)


def cluster(*members: tuple[Account, int], **more) -> EventCluster:
    """A cluster of the n-th events of accounts."""
    at = tuple({"account": a.id, "event": a.events[n].id} for a, n in members)
    return EventCluster(**{"id": "c-" + members[0][0].id, "members": at, "agreed": {}, "contested": {}, "by": "cluster.made.v1", **more})


def both() -> Record:
    """The wire and the column, with the embassy as one event."""
    first, second = wire(), column()
    return record(first, second, clusters=(cluster((first, 0), (second, 0), contested={"mode": ["withdraw", None]}),))


def read_back(value: Record | Account):
    """What the export reads of a record or an account that was written as JSON."""
    return stored(json_text(record_json(value)) if isinstance(value, Record) else json_line(account_json(value)), "x.json")


def as_json(value: Record | Account) -> dict:
    """The JSON object that is written."""
    return json.loads(json_text(record_json(value)) if isinstance(value, Record) else json_line(account_json(value)))


def changed(account_: Account, n: int, **more) -> Account:
    """An account with the n-th event changed."""
    events = tuple(dataclasses.replace(e, **more) if i == n else e for i, e in enumerate(account_.events))
    return dataclasses.replace(account_, events=events)
