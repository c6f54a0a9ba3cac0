"""Capitals, seats and short names that mean a country.

In: a Reading, groups, names. Out: the groups with references more. A capital is its
government only where the sentence makes it act or be dealt with; in doubt it is a city.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.places import country_name
from . import clauses
from .candidates import Name

if TYPE_CHECKING:
    from .entities import Group
    from .reading import Reading

DEALINGS = frozenset("between with against toward towards".split())
BETWEEN_ONLY = frozenset(("relations", "ties", "talks", "tensions", "tension", "dialogue", "negotiations", "rhetoric", "pressure", "dispute", "deal", "agreement", "cooperation", "relationship", "pact", "war", "conflict", "rift"))
# verbs that take a place as subject without making it act
STATIVE = frozenset("be lie have become host see wake remain sit stand look boast experience enjoy".split())
# verbs that take a government, seldom a city, as object
DEALT_WITH = frozenset(
    """accuse urge pressure press push displease warn condemn blame sanction punish isolate persuade convince criticize criticise tell ask
    lambaste embarrass anger infuriate irritate provoke threaten reassure alienate antagonize placate deter court engage thank praise""".split()
)


def with_metonyms(reading: Reading, groups: list[Group], found: list[Name]) -> list[Group]:
    """Add `entity.capital.v1`, `entity.point.v1`, `entity.short.v1` references; a country meant only so becomes a group."""
    groups = _shorts(reading, groups, found)
    named = {name.place.country for name in found if name.place and name.type in ("country", "adjective", "people") and not _is_address(reading, name)}
    moved: dict[str, tuple[Group, set[tuple[int, int]]]] = {}
    capitals = frozenset(i for name in found if name.place and name.place.kind == "capital" for i in range(name.start, name.end))
    cities = {(start, end): group for group in groups for start, end, *_ in group.references}
    for name in found:
        if name.place and name.place.kind == "capital" and name.place.country and is_government(reading, name, capitals):
            is_subject = clauses.function(reading, name.start, name.end) == "subject" and not _is_paired(reading, name, capitals)
            if is_subject and name.place.country not in named and not _says(reading, name):
                continue  # a venue: nobody speaks of that country here
            if (city := cities.get((name.start, name.end))) is not None:
                moved.setdefault(city.key, (city, set()))[1].add((name.start, name.end))
            country = _country(groups, name.place.country)
            country.add(name.start, name.end, name.end - 1, "metonym", "entity.capital.v1")
    for city, places in moved.values():
        city.references = [reference for reference in city.references if reference[:2] not in places]
    return groups


def _country(groups: list[Group], iso3: str) -> Group:
    from .entities import Group

    for group in groups:
        if group.type == "country" and group.country == iso3:
            return group
    groups.append(Group("country", iso3, iso3, [country_name(iso3)]))
    return groups[-1]


def is_government(reading: Reading, name: Name, capitals: frozenset[int] = frozenset()) -> bool:
    """True where a capital acts, speaks, or is dealt with as a government."""
    doc = reading.doc
    kind = clauses.function(reading, name.start, name.end)
    if _is_paired(reading, name, capitals):
        return True
    i = clauses.head(reading, name.start, name.end)
    if kind == "subject":
        verb = clauses.verb(reading, i)
        return verb is not None and clauses.lemma(reading, verb) not in STATIVE and not _is_passive_place(reading, i)
    if kind == "object" and reading.has_parse:
        return clauses.lemma(reading, doc[i].head.i) in DEALT_WITH
    before = doc[name.start - 1].lower_ if name.start else ""
    if before == "by" and name.start > 1 and (doc[name.start - 2].tag_ == "VBN" or doc[name.start - 2].lower_.endswith("ed")):
        return True
    if before in ("between", "both") or clauses.preposition(reading, i) == "between":
        return True
    if before == "on" and name.start > 1 and doc[name.start - 2].lower_ in ("pressure", "sanctions"):
        return True
    if clauses.preposition(reading, i) in DEALINGS or before in DEALINGS:
        return _governed_by(reading, name) in BETWEEN_ONLY or before in ("against", "toward", "towards")
    return False


def _is_address(reading: Reading, name: Name) -> bool:
    """`Vienna, Austria`: the country only says where the city lies."""
    return name.start > 1 and reading.doc[name.start - 1].text == "," and reading.doc[name.start - 2].text[:1].isupper()


def _says(reading: Reading, name: Name) -> bool:
    verb = clauses.verb(reading, clauses.head(reading, name.start, name.end))
    return verb is not None and clauses.lemma(reading, verb) in clauses.speech() | {"said", "says"}


def _is_paired(reading: Reading, name: Name, capitals: frozenset[int]) -> bool:
    """`Washington and Moscow have …`: two capitals side by side are two governments, but not after `in` or `to`."""
    doc = reading.doc
    if name.end + 1 < len(doc) and doc[name.end].lower_ == "and" and name.end + 1 in capitals:
        lead = doc[name.start - 1].lower_ if name.start else ""
    elif name.start > 1 and doc[name.start - 1].lower_ == "and" and name.start - 2 in capitals:
        lead = doc[name.start - 3].lower_ if name.start > 2 else ""
    else:
        return False
    return lead not in ("in", "at", "to", "from", "visited", "near", "around", "via", "through", "into", ",")


def _is_passive_place(reading: Reading, i: int) -> bool:
    return reading.has_parse and reading.doc[i].dep_ in ("nsubj:pass", "nsubjpass") and clauses.lemma(reading, reading.doc[i].head.i) not in DEALT_WITH


def _governed_by(reading: Reading, name: Name) -> str:
    for j in range(name.start - 1, max(-1, name.start - 5), -1):
        if reading.doc[j].lower_ in BETWEEN_ONLY:
            return str(reading.doc[j].lower_)
    return ""


def _shorts(reading: Reading, groups: list[Group], found: list[Name]) -> list[Group]:
    """`the North`, `the Islamic Republic`: short names that hold where the country, or its twin, has been named."""
    named = {name.place.country for name in found if name.type == "country" and name.place}
    for name in found:
        if name.type == "short" and name.place and name.place.country and (name.by == "entity.point.v1" or name.place.country in named):
            _country(groups, name.place.country).add(name.start, name.end, name.end - 1, "short", name.by.replace("gazetteer", "short"))
    return groups
