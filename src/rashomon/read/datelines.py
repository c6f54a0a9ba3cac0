"""Place lines before a report's first words, and dates printed on their own."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_AGENCY = r"\((?:AP|Reuters|REUTERS|AFP|UPI|TASS|dpa|DPA|Xinhua|Kyodo|Yonhap|ANI|PTI|IANS|EFE|ANSA|Bloomberg|CNN|KCNA|Sputnik|RFE/RL|Anadolu|JTA|TNS|Interfax|RIA Novosti|Interfax-Ukraine|Ukrinform|CBS|NBC|ABC|VOA|CNN Business|Thomson Reuters Foundation|Kyodo News|[A-Z]{2,6})\)"
_CITY = r"[^\W\d_a-z][^\W\d_a-z.'’-]*(?:[ /-][^\W\d_a-z][^\W\d_a-z.'’-]*){0,3}"
_MIXED_CITY = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_REGION = r"(?:, (?:[A-Z][\w.'’-]*\.?)(?: (?:[A-Z][\w.'’-]*|of|and|the)){0,3}){0,2}"
_DATE = rf"(?:,? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_MONTH} \d{{1,2}}(?:, \d{{4}})?|,? \d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_DASH = r"\s?[—–-]+\s+|\s?(?:—|--)"
_CAPITALS = re.compile(rf"({_CITY}){_REGION}{_DATE}?(?: (?:{_AGENCY}|\([A-Z][\w.& ]{{1,30}}\)))?(?:{_DASH})")
_MIXED = re.compile(rf"({_MIXED_CITY}){_REGION}(?:{_DATE}(?: {_AGENCY})?|{_DATE}? {_AGENCY})(?:{_DASH})")
_STOPPED = re.compile(rf"({_CITY}){_REGION}{_DATE}?\.? /(?:TASS|ITAR-TASS|Interfax|RIA Novosti|[A-Z]{{3,8}})/\.?\s+|([^\W\d_a-z][^\W\d_a-z'’-]+)\. {_MONTH} \d{{1,2}} {_AGENCY}{_DASH}")
_COLON = re.compile(rf"(?:{_CITY}){_REGION}:\s+(?=[\"“‘']?[A-Z])")
# Words in capitals before a dash that are labels, not places.
_LABELS = frozenset(
    """RELATED BREAKING UPDATE UPDATED WATCH READ MORE EXCLUSIVE OPINION ANALYSIS VIDEO PHOTOS LIVE NEWS NOTE EDITOR CORRECTION FILE ALSO SEE
    LISTEN REPORT POLL FACT VERDICT CLAIM ADVERTISEMENT WARNING SPOILER TRANSCRIPT INTERVIEW COMMENTARY EDITORIAL REVIEW TLDR FAQ BACKGROUND
    GOP FBI CIA NATO US USA UN EU UK ISIS ISIL NFL NBA DNC RNC I A Q MR MRS MS DR""".split()
)
_LONGEST = 90


def colon_end(text: str) -> int | None:
    """Where `NEW DELHI: ` at the start of a paragraph ends; a speaker's label looks the same, so the caller counts them."""
    match = _COLON.match(text[: _LONGEST + 1]) if len(text) >= 60 else None
    if not match or match.group().rstrip(": \t").split()[0].replace(".", "") in _LABELS or len(match.group()) < 5:
        return None
    return match.end()


def end(text: str, *, is_early: bool) -> int | None:
    """Where the dateline at the start of a paragraph ends, its dash and space included; None where there is none.

    Hits `MOSCOW — `, `SEOUL, South Korea — `, `WASHINGTON, April 30 (Reuters) - `, `Washington (AFP) – `; late in a text
    (not `is_early`) only with an agency. Misses lower-case places without agency or date.
    """
    if len(text) < 40:
        return None
    head = text[: _LONGEST + 1]
    if stopped := _STOPPED.match(head):
        return stopped.end()
    match = _CAPITALS.match(head) or _MIXED.match(head)
    if not match or match.end() > _LONGEST or match.end() >= len(text) - 20:
        return None
    place = match.group(1)
    if len(place) < 3 or place.replace(".", "").split()[0].split("’")[0].split("'")[0] in _LABELS:
        return None
    region = match.group()[match.end(1) :].split("(")[0].strip(" ,—–-")
    if region.isupper() and "." not in region and len(region) > 4:
        return None  # a slogan in capitals, not a country
    has_agency = "(" in match.group()
    if not has_agency and (not is_early or (not text[match.end()].isupper() and text[match.end()] not in "\"'“‘[")):
        return None
    return match.end()
