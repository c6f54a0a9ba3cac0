"""Events and mentions as GDELT 2.0 writes them: tab-separated, no header, 61 and 16 columns.

In: deeds. Out: text. One line of events for each deed, one line of mentions for each mention told as real. Cells that
the accounts do not support are empty. Source of the columns: GDELT Event Database codebook 2.0 (19 February 2015).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from ..language.places import lookup
from ..read.view import READABLE
from ..types import Account, EventPlace, Participant, Span
from . import cameo
from .exports import Deed, Told, common, day, tab_text

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
_GEO = "Type Fullname CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
EVENT_COLUMNS = [
    *["GlobalEventID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
    *[f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR],
    *["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"],
    *[f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO],
    *["DATEADDED", "SOURCEURL"],
]
MENTION_COLUMNS = [
    *["GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID"],
    *["Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone"],
    *["MentionDocTranslationInfo", "Extras"],
]
NO_GEO = [0, *[None] * 7]
WEB, CITATION = 1, 2
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def events_text(deeds: Iterable[Deed]) -> str:
    """The events table: one line for each deed."""
    return tab_text(_event(deed) for deed in deeds)


def mentions_text(deeds: Iterable[Deed]) -> str:
    """The mentions table: one line for each mention, with the offsets of actors and act in code points of the account's text."""
    return tab_text(_mention(deed, told) for deed in deeds for told in deed.told)


def _event(deed: Deed) -> list[Any]:
    dates, code = deed.dates, cameo.event_code(deed.event)
    source, target = deed.pair
    date = day(dates)
    return [
        *[deed.number, _digits(date), _digits(common(dates, 7)), common(dates, 4), _fraction(date)],
        *_actor(source),
        *_actor(target),
        *[int(any(is_lead(t.account, t.event.evidence) for t in deed.told)), code, code[:3], code[:2], cameo.cameo_quad(code), cameo.goldstein(code)],
        *[len(deed.told), len({_outlet(t.account) or t.account.uri for t in deed.told}), len({t.account.id for t in deed.told}), None],
        *[*NO_GEO, *NO_GEO, *_geo(deed.place)],
        *[_published(deed.told), deed.told[0].account.uri],
    ]


def _mention(deed: Deed, told: Told) -> list[Any]:
    account, event = told.account, told.event
    source, target = deed._replace(told=(told,)).pair
    is_web = bool(ADDRESS.match(account.uri))
    return [
        *[deed.number, _published(deed.told), _published([told]), WEB if is_web else CITATION],
        *[_outlet(account), account.uri, sentence_number(account, event.trigger.start)],
        *[source.span.start if source else -1, target.span.start if target else -1, event.trigger.start],
        *[1, round(event.confidence * 100), len(account.text), None, None, None],
    ]


def _actor(participant: Participant | None) -> list[Any]:
    if participant is None:
        return [None] * len(_ACTOR)
    code = cameo.actor_code(participant)
    return [code.whole, participant.name.upper(), code.country, code.group, None, None, None, code.type, None, None]


def _geo(place: EventPlace | None) -> list[Any]:
    if place is None:
        return NO_GEO
    known = lookup(place.name)
    kind = known.kind if known else ""
    at = 1 if kind == "country" else (3 if place.country == "USA" else 4) if kind == "capital" else None
    fips = cameo.country_row(place.country).get("fips", "-")
    return [at, place.name, None if fips == "-" else fips, *[None] * 5]


def _digits(date: str | None) -> str | None:
    return date.replace("-", "") if date else None


def _fraction(date: str | None) -> str | None:
    if date is None:
        return None
    year, month, at = (int(part) for part in date.split("-"))
    return f"{year + ((month - 1) * 30 + at) / 365:.4f}"


def _published(mentions: Sequence[Told]) -> str | None:
    days = [p.date for t in mentions if (p := t.account.published) is not None and len(p.date) == 10]
    return f"{_digits(min(days))}000000" if days else None


def _outlet(account: Account) -> str | None:
    if account.outlet is not None:
        return account.outlet.value
    try:
        return urlsplit(account.uri).hostname if ADDRESS.match(account.uri) else None
    except ValueError:
        return None


PARAGRAPH = re.compile(r"\S\s*\n[^\S\n]*\n")
NOTE = r"(?:(?:<sup>)?\[\d+\](?:</sup>)?)*"  # footnote marks after the end mark
SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)(?<!Gen)(?<!Sen)(?<!Gov)[.]|[!?…])[\"'”’)\]]*" + NOTE + r"\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n[^\S\n]*\n\s*"
)


def is_lead(account: Account, span: Span) -> bool:
    """Whether a span stands in the headline, the standfirst or the first paragraph of the body."""
    zone = next((z for z in account.zones if z.start <= span.start < z.end), None)
    if zone is None or zone.kind != "body":
        return zone is not None and zone.kind in ("headline", "standfirst")
    first = next(z for z in account.zones if z.kind == "body")
    if zone is not first:
        return False
    gap = PARAGRAPH.search(account.text, first.start, first.end)
    return gap is None or span.start <= gap.start()


def sentence_number(account: Account, at: int) -> int:
    """Which sentence of the account, counted from 1 over headline, standfirst, captions, headings and body, holds a place.

    Counted by end marks, blank lines and zones: near what a reader counts, not always the same. The offsets are exact.
    """
    before = 0
    for zone in account.zones:
        if zone.kind in READABLE and account.text[zone.start : zone.end].strip():
            inside = [m.end() for m in SENTENCE_END.finditer(account.text, zone.start, zone.end) if m.end() < zone.end]
            if at < zone.end:
                return before + 1 + sum(end <= at for end in inside)
            before += 1 + len(inside)
    return max(before, 1)
