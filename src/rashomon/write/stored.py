"""Accounts and records read back from JSON, as far as event tables need them.

In: the text of a file that `compare --json` or `read --jsonl` wrote. Out: `Stored` values: accounts with their text,
metadata, zones, speakers and events, and the clusters of events. What is no such file is refused in one line.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from ..errors import InputError
from ..types import Account, Event, EventCluster, EventDate, EventPlace, Fact, Participant, Plover, Published, Span, Zone

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
HINT = "give what `rashomon compare --json` or `rashomon read --jsonl` wrote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Accounts with the clusters of their events; `speakers` maps (account id, statement id) to the speaker's name."""

    accounts: tuple[Account, ...]
    clusters: tuple[EventCluster, ...] = ()
    speakers: dict[tuple[str, str], str]


def stored(text: str, name: str) -> tuple[Stored, ...]:
    """One `Stored` for each record, and one for all accounts that stand alone in the file.

    Takes one JSON object, or one per line. Raises InputError, naming `name`, when the text is something else.
    """
    values = _values(text, name)
    records = [v for v in values if _schema(v) == "rashomon.record/1"]
    accounts = [v for v in values if _schema(v) == "rashomon.account/1"]
    if len(records) + len(accounts) < len(values):
        other = next(v for v in values if _schema(v) not in ("rashomon.record/1", "rashomon.account/1"))
        said = f"its schema is {_schema(other)!r}" if _schema(other) else "it has no schema"
        raise InputError(f"{name}: JSON, but no record and no account ({said}); {HINT}")
    out = [_stored(record.get("accounts"), record.get("event_clusters", []), name) for record in records]
    return tuple(out + ([_stored(accounts, [], name)] if accounts else []))


def _values(text: str, name: str) -> list[Any]:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InputError(f"{name}: the file is empty; {HINT}")
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError) as error:
        whole = error
    out = []
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            out.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            why = str(error if out else whole)
            raise InputError(f"{name}: not JSON ({why}{f', on line {n}' if out else ''}); {HINT}") from error
    return out


def _schema(value: Any) -> str | None:
    schema = value.get("schema") if isinstance(value, dict) else None
    return schema if isinstance(schema, str) else None


def _stored(accounts: Any, clusters: Any, name: str) -> Stored:
    try:
        kept = tuple(_account(a) for a in _list(accounts))
        speakers = {(a["id"], s["id"]): _text(s["speaker"]["name"]) for a in accounts for s in _list(a["statements"]) if s["speaker"]["name"]}
        return Stored(accounts=kept, clusters=tuple(_cluster(c) for c in _list(clusters)), speakers=speakers)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise InputError(f"{name}: a record or account with a field that is not as docs/record.md has it ({what}); {HINT}") from error


def _account(value: dict[str, Any]) -> Account:
    published = value["published"]
    return Account(
        id=_text(value["id"]),
        uri=_text(value["uri"]),
        sha256=_text(value["sha256"]),
        text=_text(value["text"]),
        outlet=_or_none(value["outlet"], lambda v: Fact(value=_text(v["value"]), span=_or_none(v["span"], _span), basis=_text(v["basis"]))),
        title=_or_none(value["title"], lambda v: Fact(value=_text(v["value"]), span=_or_none(v["span"], _span), basis=_text(v["basis"]))),
        published=_or_none(published, lambda v: Published(date=_day(v["date"]), precision=_text(v["precision"]), basis=_text(v["basis"]), span=None)),
        language=_text(value["language"]),
        zones=tuple(Zone(kind=_text(z["kind"]), start=_whole(z["start"]), end=_whole(z["end"])) for z in _list(value["zones"])),
        events=tuple(_event(e) for e in _list(value["events"])),
    )


def _event(value: dict[str, Any]) -> Event:
    plover, date = value["plover"], value["date"]
    return Event(
        id=_text(value["id"]),
        trigger=_span(value["trigger"]),
        evidence=_span(value["evidence"]),
        actors=tuple(_participant(p) for p in _list(value["actors"])),
        recipients=tuple(_participant(p) for p in _list(value["recipients"])),
        plover=Plover(type=_text(plover["type"]), mode=_or_none(plover["mode"], _text), contexts=tuple(_text(c) for c in _list(plover["contexts"]))),
        cameo=_or_none(value["cameo"], _text),
        intensity=_or_none(value["intensity"], _number),
        date=_or_none(date, _date),
        place=_or_none(value["place"], lambda v: EventPlace(name=_text(v["name"]), country=_or_none(v["country"], _text), span=_span(v["span"]))),
        realis=_text(value["realis"]),
        content_realis=_or_none(value["content_realis"], _text),
        asserted_by=tuple(_text(s) for s in _list(value["asserted_by"])),
        confidence=_number(value["confidence"]),
        by=_text(value["by"]),
    )


def _participant(value: dict[str, Any]) -> Participant:
    return Participant(
        entity=_or_none(value["entity"], _text),
        name=_text(value["name"]),
        country=_or_none(value["country"], _text),
        sector=_or_none(value.get("sector"), _text),
        span=_span(value["span"]),
    )


def _date(value: dict[str, Any]) -> EventDate:
    span = _or_none(value.get("span"), _span)
    return EventDate(earliest=_day(value["earliest"]), latest=_day(value["latest"]), precision=_text(value["precision"]), basis=_text(value["basis"]), span=span)


def _cluster(value: dict[str, Any]) -> EventCluster:
    members = tuple({"account": _text(m["account"]), "event": _text(m["event"])} for m in _list(value["members"]))
    return EventCluster(id=_text(value["id"]), members=members, agreed=dict(value["agreed"]), contested=dict(value["contested"]), by=_text(value.get("by", "")))


def _or_none(value: Any, read: Callable[[Any], Any]) -> Any:
    return None if value is None else read(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} where words belong")
    return value


def _day(value: Any) -> str:
    if not DATE.fullmatch(_text(value)):
        raise ValueError(f"{value!r:.40} where a date belongs")
    Date.fromisoformat(value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value)  # a 31 February ends here
    return str(value)


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r:.40} where an offset belongs")
    return value


def _number(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise TypeError(f"{value!r:.40} where a number belongs")
    return float(value)


def _span(value: Any) -> Span:
    return Span(_whole(value["start"]), _whole(value["end"]))


def _list(value: Any) -> Sequence[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r:.40} where a list belongs")
    return value
