"""Events in PLOVER's exchange format: one JSON object per line, with the field names of the PLOVER manual.

In: deeds. Out: text, one line for each deed. Fields that the accounts do not support are left out. The text itself is
not in it (an account may not be ours to hand on): `text_info` points to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..language.places import country_name
from ..types import Participant
from . import cameo
from .exports import Deed, Told, day
from .json import json_line

CODEBOOK = "plover-2.0"


def events_text(deeds: Iterable[Deed], version: str) -> str:
    """JSON Lines; `version` names what coded the events."""
    return "".join(json_line(_without_empty(_event(deed, version))) for deed in deeds)


def _event(deed: Deed, version: str) -> dict[str, Any]:
    told, event, dates, place = deed.told[0], deed.event, deed.dates, deed.place
    precise = dates if dates and all(len(d) == 10 for t in deed.told if (w := t.event.date) for d in (w.earliest, w.latest)) else None
    where = {"extracted_place": place.name, "country": country_name(place.country) if place.country else None, "country_code": place.country} if place else None
    return {
        "id": deed.id,
        "date": day(dates) or (precise[0] if precise else None),
        "enddate": precise[1] if precise and precise[0] != precise[1] else None,
        "actor": [_entity(p, deed.acting) for p in deed.actors],
        "recipient": [_entity(p, deed.receiving) for p in deed.recipients],
        "event": [event.plover.type],
        "mode": [event.plover.mode] if event.plover.mode else None,
        "context": list(event.plover.contexts),
        "quad_code": cameo.plover_quad(event.plover.type),
        "event_scale": cameo.intensity(event),
        "event_loc": _without_empty(where) if where else None,
        "event_text": [told.account.text[event.trigger.start : event.trigger.end]],
        "text_info": {"start": event.evidence.start, "end": event.evidence.end},
        "cite_info": _without_empty(_source(told)),
        "coder": version,
    }


def _entity(participant: Participant, told: Told) -> dict[str, Any]:
    return _without_empty(
        {
            "code": cameo.body(participant) or participant.country,
            "sector": participant.sector if participant.sector not in cameo.NOT_COUNTRIES else None,
            "entity_text": told.account.text[participant.span.start : participant.span.end],
            "identifier_text": participant.name,
        }
    )


def _source(told: Told) -> dict[str, Any]:
    account = told.account
    return {
        "url": account.uri,
        "title": account.title.value if account.title else None,
        "language": account.language,
        "publication": account.outlet.value if account.outlet else None,
        "codebook": CODEBOOK,
    }


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], "", {})}
