"""What CAMEO, and the formats that rest on it, call the acts and actors of an event.

In: events and participants with PLOVER codes. Out: CAMEO codes, their words, scores and quad classes, and actor codes
as GDELT writes them. Tables: `language/en/{plover,cameo,cameo_texts,sectors,country_codes}.tsv`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..language.lexicon import Row, table
from ..language.places import lookup
from ..types import Event, Participant

# codes of countries where CAMEO kept an older one than ISO 3166-1
OLDER = {"ROU": "ROM", "TLS": "TMP"}
# (region, known group) of the bodies that diplomacy names most, as the Phoenix dictionaries (MIT) code them; one not here has no group
GROUPS = {
    **{"United Nations": ("", "UNO"), "European Union": ("EUR", "EEC"), "NATO": ("WST", "NAT"), "North Atlantic Treaty Organization": ("WST", "NAT")},
    **{"Arab League": ("MEA", "ARL"), "League of Arab States": ("MEA", "ARL")},
}
PARTS = ("United Nations ", "UN ", "U.N. ")
BODIES = {"UNO": ("", "UNO"), "EUR": ("EUR", "EEC")}  # PLOVER's own codes for two bodies
NOT_COUNTRIES = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"))


class ActorCode(NamedTuple):
    """The parts of a CAMEO actor code; empty where the text or CAMEO has none."""

    country: str
    group: str
    type: str

    @property
    def whole(self) -> str:
        """The parts in CAMEO's order: country first, but for bodies of many states the type (`RUSMIL`, `IGOUNO`, `IGOWSTNAT`)."""
        return "".join((self.type, self.country, self.group) if self.group else (self.country, self.type))


def event_code(event: Event) -> str:
    """The CAMEO code, three or four digits: the event's own, else that of its type and mode; empty for an unknown type."""
    code = event.cameo or _plover(event.plover.type, event.plover.mode).get("cameo", "")
    return code + "0" if len(code) == 2 else code


def goldstein(code: str) -> float | None:
    """The conflict and cooperation score of a code, or of the nearest code above it."""
    scores = _scores()
    return next((scores[c] for c in (code, code[:3], code[:2] + "0") if c in scores), None)


def words(code: str) -> str:
    """What a code stands for, in CAMEO's words, or those of the nearest code above it."""
    texts = _texts()
    return next((texts[c] for c in (code, code[:3], code[:2] + "0") if c in texts), "")


def cameo_quad(code: str) -> int | None:
    """GDELT's class of a code: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    root = int(code[:2]) if code[:2].isascii() and code[:2].isdigit() else 0
    return None if not 1 <= root <= 20 else 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def plover_quad(type_: str) -> int | None:
    """PLOVER's class of a type, counted as in `cameo_quad`; None for an unknown type."""
    quad = _plover(type_, None).get("quad", "")
    return int(quad) if quad else None


def intensity(event: Event) -> float | None:
    """The event's own intensity, else that of its type and mode."""
    if event.intensity is not None:
        return event.intensity
    row = _plover(event.plover.type, event.plover.mode)
    return float(row["intensity"]) if row.get("intensity") else None


def actor_code(participant: Participant) -> ActorCode:
    """Country, known group and type of a participant; a country by its own name has no type (`RUS`)."""
    country, sector = participant.country or "", participant.sector or ""
    if country in NOT_COUNTRIES:
        country, sector = "", sector or country
    name = participant.name.removeprefix("the ").removeprefix("The ")
    region, group = BODIES.get(sector) or GROUPS.get(name) or ("", "UNO" if name.startswith(PARTS) else "")
    kind = "" if is_state(participant) else sector_row(sector).get("cameo", "-").replace("-", "")
    if group and not country:
        return ActorCode(region, group, "IGO")
    return ActorCode(OLDER.get(country, country), "", kind)


def body(participant: Participant) -> str | None:
    """PLOVER's code for who is of no country: UNO, EUR, IGO, NGO, ISM, IMG or MNC; None for all others."""
    if participant.country:
        return participant.country if participant.country in NOT_COUNTRIES else None
    group = actor_code(participant).group
    named = {"UNO": "UNO", "EEC": "EUR"}.get(group)
    return named or ("IGO" if group else participant.sector if participant.sector in NOT_COUNTRIES else None)


def is_state(participant: Participant) -> bool:
    """Whether a participant is a country by its own name, not its government, its army or its people."""
    if participant.sector not in (None, "GOV"):
        return False
    known = lookup(participant.name)
    return known is not None and known.kind == "country"


@cache
def sector_row(sector: str) -> Row:
    """The row of a PLOVER sector in `sectors.tsv`; empty for an unknown one."""
    return next((row for row in table("sectors") if row["plover"] == sector), {})


@cache
def country_row(iso3: str | None) -> Row:
    """The row of a country in `country_codes.tsv`; empty for an unknown one."""
    return next((row for row in table("country_codes") if row["iso3"] == iso3), {})


@cache
def _plover(type_: str, mode: str | None) -> Row:
    rows = {row["mode"]: row for row in table("plover") if row["type"] == type_}
    return rows.get(mode or "") or rows.get("") or {}


@cache
def _scores() -> dict[str, float]:
    rows = [(row["code"], row["goldstein"]) for row in table("cameo")] + [(row["cameo"], row["goldstein"]) for row in table("plover")]
    return {code: float(score) for code, score in rows if score}


@cache
def _texts() -> dict[str, str]:
    return {row["code"]: row["text"] for row in table("cameo_texts")}
