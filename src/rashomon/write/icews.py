"""Events as the public ICEWS files write them: tab-separated with a header, 20 columns.

In: deeds. Out: text, one line for each deed. Source of the columns: ICEWS Coded Event Data, Harvard Dataverse
(doi:10.7910/DVN/28075). Cells that the accounts do not support are empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..language.places import country_name, lookup
from ..types import Participant
from . import cameo
from .exports import Deed, day, number, tab_text
from .gdelt import sentence_number

COLUMNS = [
    *["Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name"],
    *["Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"],
]
# the names under which ICEWS files countries, where they are not the usual ones
NAMES = {"RUS": "Russian Federation", "PSE": "Occupied Palestinian Territory"}


def events_text(deeds: Iterable[Deed]) -> str:
    """The table with its header."""
    return tab_text((_event(deed) for deed in deeds), COLUMNS)


def _event(deed: Deed) -> list[Any]:
    account, event = deed.told[0].account, deed.event
    code, place = cameo.event_code(event), deed.place
    source, target = deed.pair
    known = lookup(place.name) if place else None
    return [
        *[deed.number, day(deed.dates), *_actor(source), cameo.words(code), code, cameo.goldstein(code), *_actor(target)],
        *[number(account.id), sentence_number(account, event.trigger.start), account.outlet.value if account.outlet else None],
        *[place.name if place and known and known.kind == "capital" else None, None, None, _country(place.country if place else None), None, None],
    ]


def _actor(participant: Participant | None) -> list[Any]:
    if participant is None:
        return [None, None, None]
    country = participant.country if participant.country not in cameo.NOT_COUNTRIES else None
    sector = participant.sector or (participant.country if country is None else None) or ""
    words = "-" if cameo.is_state(participant) else cameo.sector_row(sector).get("icews", "-")
    return [participant.name, None if words == "-" else words, _country(country)]


def _country(iso3: str | None) -> str | None:
    return NAMES.get(iso3) or country_name(iso3) if iso3 else None
