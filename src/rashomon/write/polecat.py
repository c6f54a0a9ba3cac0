"""Events as POLECAT writes them: tab-separated with a header, 40 columns.

In: deeds. Out: text, one line for each deed; several actors stand in one cell, parted by "; ". Source of the columns:
POLECAT Weekly Data, Harvard Dataverse (doi:10.7910/DVN/AJGVIT). Actors and recipients that are not told are `None`, as
there; all else that is not known is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..language.places import country_name, lookup
from ..types import Account, Participant
from . import cameo
from .exports import Deed, day, tab_text

_WHO = ["{0} Name", "{0} Country", "{0} COW", "Primary {0} Sector", "{0} Sectors", "{0} Title", "{0} Name Raw", "Wikipedia {0} ID"]
COLUMNS = [
    *["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"],
    *[name.format(who) for who in ("Actor", "Recipient") for name in _WHO],
    *["Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type"],
    *["Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"],
]
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
# the countries that PLOVER names for what is none
BODIES = {
    **{"IGO": "International Governmental Organization", "UNO": "United Nations", "EUR": "European Union", "NGO": "Non-governmental Organization"},
    **{"ISM": "International Social Movement", "IMG": "Transnational Militarized Group", "MNC": "Multi-national Corporation"},
}
NONE = "None"
LANGUAGES = {"en": "English"}


def events_text(deeds: Iterable[Deed], version: str) -> str:
    """The table with its header; `version` names what coded the events."""
    return tab_text((_event(deed, version) for deed in deeds), COLUMNS)


def _event(deed: Deed, version: str) -> list[Any]:
    account, event, place = deed.told[0].account, deed.event, deed.place
    quad = cameo.plover_quad(event.plover.type)
    known = lookup(place.name) if place else None
    return [
        *[deed.id, day(deed.dates), event.plover.type, event.plover.mode, cameo.intensity(event), QUADS.get(quad or 0), "; ".join(event.plover.contexts)],
        *_who(deed.acting.account, deed.actors),
        *_who(deed.receiving.account, deed.recipients),
        *[place.name if place else None, place.name if place and known and known.kind == "capital" else None, None, None, place.country if place else None],
        *[None, None, None, place.name if place else None, None],
        *[account.outlet.value if account.outlet else None, account.published.date if account.published else None, None, None, None],
        *[LANGUAGES.get(account.language, account.language), version],
    ]


def _who(account: Account, people: Sequence[Participant]) -> list[Any]:
    if not people:
        return [NONE] * len(_WHO)
    countries = [_country(p) for p in people]
    cow = [cameo.country_row(p.country).get("cow", "-").replace("-", NONE) for p in people]
    sectors = [_sector(p) for p in people]
    return [
        *["; ".join(_part(p.name) for p in people), "; ".join(countries), "; ".join(cow)],
        *["; ".join(sectors), "; ".join(sectors), NONE, "; ".join(_part(account.text[p.span.start : p.span.end]) for p in people), NONE],
    ]


def _country(participant: Participant) -> str:
    body = cameo.body(participant)
    return BODIES[body] if body else country_name(participant.country) if participant.country else NONE


def _sector(participant: Participant) -> str:
    return participant.sector if participant.sector and participant.sector not in BODIES else NONE


def _part(name: str) -> str:
    return name.replace(";", ",")  # it parts the people of one cell
