"""Of which country and sector someone is: by the words of the phrase, then by the account, then by the dictionaries.

In: a Reading, Mentions, a noun phrase and its head. Out: `Told`, or None when the phrase means nobody who acts in politics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...language import actors
from ...language.places import Place, find

if TYPE_CHECKING:
    from ...types import Entity
    from ..mentions import Mentions
    from ..reading import Reading

GOVERNED = frozenset("country part short capital seat".split())
OWN = frozenset("country part short capital seat adjective people".split())
PERSONS = frozenset("he she they we i him her them us me".split())
FORMER = frozenset("former ex ousted deposed toppled erstwhile".split())
IN_OFFICE = frozenset("GOV LEG MIL JUD COP SPY PTY".split())
NO_OWNER = frozenset("to against on about over with toward towards".split())  # an ambassador to Russia is not Russia's
JOINING = frozenset((",", "and", "or", "&", "both", "the"))
HYPHENS = frozenset("-‐‑–")
STANCES = frozenset("pro anti non post pre ex".split())
RELATIONS = frozenset(
    """backed linked allied supported aligned funded occupied controlled held sponsored affiliated friendly brokered trained armed inspired imposed
    dominated mediated bound administered loyal""".split()
)
# nouns for whoever speaks or acts for a body: its sector is theirs
FOR_BODY = frozenset(
    """official leader chief head member spokesman spokeswoman spokesperson representative envoy inspector delegation aide adviser advisor director staff
    headquarters group organization organisation agent observer mediator negotiator team mission commissioner president chairman""".split()
)
NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X", ""))


class Told(NamedTuple):
    """Country (ISO 3166-1 alpha-3) and sector (PLOVER code), None where nothing tells them; `name` only from a gazetteer."""

    country: str | None
    sector: str | None
    name: str | None = None


class Word(NamedTuple):
    """A country, capital, demonym or body named inside a phrase: tokens start..end."""

    start: int
    end: int
    place: Place


def told(reading: Reading, mentions: Mentions, start: int, end: int, head: int) -> tuple[Told, ...]:
    """What is known of those whom tokens start..end mean; () for a thing, a place that does not act, a pronoun for a thing.

    Several where the phrase names several countries: `the ministers of A and B`, `A and B soldiers`.
    """
    entity = mentions.by_id.get(mentions.entity_of(head) or "")
    token = reading.doc[head]
    if token.pos_ == "PRON":
        if entity is None:
            return (Told(None, None),) if token.lower_ in PERSONS else ()
        return (of_entity(reading, entity),)
    words = places(reading, start, end)
    place = next((w.place for w in words if w.start <= head < w.end), None)
    countries = of_countries(reading, words, head)
    country = countries[0] if countries else None
    sector = of_noun(reading, mentions, start, head, words)
    if place is not None and (known := _of_place(place)) is not None:
        return (Told(known.country or country, known.sector),)
    if entity is not None and entity.type in ("person", "organisation", "country", "group"):
        base = of_entity(reading, entity)
        if entity.type == "group" and any(_is_relation(reading, w) for w in words):
            return (Told(country, sector or base.sector),)
        return (Told(country or base.country, sector or base.sector),)
    listed = actors.actor(reading.text(start, end), year(reading)) if token.text[:1].isupper() else None
    if listed is not None:
        return (Told(country or listed[0], sector or listed[1]),)
    if sector is None or token.pos_ not in NOUNS:
        return ()
    return tuple(Told(one, sector) for one in countries or (None,))


def _of_place(place: Place) -> Told | None:
    """A country, its capital or its people, a body; None for a region that is no state."""
    if place.kind in OWN:
        return Told(place.country, "GOV" if place.kind in GOVERNED else None)
    if place.is_body:
        own = actors.sector(place.name.lower().split()) if place.kind in ("agency", "government") else None
        return Told(place.country, own[0] if own and own[0] in ("COP", "JUD") else actors.OF_KIND[place.kind])
    if place.name in actors.PARTLY_RECOGNISED:
        return Told(actors.PARTLY_RECOGNISED[place.name], "PRE")
    return None


def places(reading: Reading, start: int, end: int) -> list[Word]:
    """Countries, capitals, demonyms and bodies in tokens start..end, in text order."""
    out, offset = [], reading.doc[start].idx
    for first, last, place in find(reading.doc[start:end].text):
        if (tokens := reading.tokens_at(offset + first, offset + last)) is not None:
            out.append(Word(*tokens, place))
    return out


def of_countries(reading: Reading, words: list[Word], head: int) -> tuple[str, ...]:
    """The countries that a phrase tells: the head's own, else the first before it, else those of its complement (`of`, `in`, `from`).

    With a country come those joined to it by `and`.
    """
    known = [w for w in words if w.place.country and not _is_relation(reading, w)]
    own = next((n for n, w in enumerate(known) if w.start <= head < w.end), None)
    first = own if own is not None else next((n for n, w in enumerate(known) if w.end <= head), None)
    if first is None:
        first = next((n for n, w in enumerate(known) if belongs(reading, head, w.start)), None)
    if first is None:
        return ()
    out = [known[first]]
    for word in known[first + 1 :] if own is None else ():
        if not are_joined([t.text for t in reading.doc[out[-1].end : word.start]]):
            break
        out.append(word)
    return tuple(dict.fromkeys(w.place.country for w in out if w.place.country))


def is_relation(texts: Sequence[str], start: int, end: int) -> bool:
    """`pro-Russia rebels`, `Iran-backed militia`: a name that says whose friend or foe someone is, not who."""
    before = start > 1 and texts[start - 1] in HYPHENS and texts[start - 2].lower() in STANCES
    before = before or texts[start][:1].isalpha() and "-" in texts[start] and texts[start].lower().split("-")[0] in STANCES  # one token: `Pro-Peru`
    after = end + 1 < len(texts) and texts[end] in HYPHENS and texts[end + 1].lower() in RELATIONS
    return before or after


def _is_relation(reading: Reading, word: Word) -> bool:
    first = max(0, word.start - 2)
    return is_relation([t.text for t in reading.doc[first : word.end + 2]], word.start - first, word.end - first)


def belongs(reading: Reading, head: int, start: int) -> bool:
    """Does the preposition between a head and a place after it say whose or where someone is, not to or against whom?"""
    return next((t.lower_ for t in reversed(reading.doc[head:start]) if t.pos_ == "ADP" or t.lower_ in NO_OWNER), "") not in NO_OWNER


def are_joined(between: list[str]) -> bool:
    """Are two names with these tokens between them a list?"""
    return bool(between) and all(text.lower() in JOINING for text in between) and between != ["the"]


def of_noun(reading: Reading, mentions: Mentions, start: int, head: int, words: list[Word]) -> str | None:
    """The sector of the role noun of a phrase: the head, for a named person the title before the name; a former official is ELI."""
    doc = reading.doc
    lower = [token.lower_ for token in doc[start : head + 1]]
    name = mentions.reference_of(head)
    is_named = name is not None and name.kind in ("name", "surname") and mentions.by_id[name.entity].type == "person"
    last = head if not is_named or name is None else max(start, name.start) - 1
    ends = [last, *range(start, last)] if is_named else [last]
    for i in ends:
        if i >= start and (found := actors.sector(lower[: i - start + 1], doc[i].lemma_)) is not None and (i == head or doc[i].pos_ in NOUNS):
            break
    else:
        return None
    sector = found[0]
    if FORMER & set(lower[: i - start + 1]) and sector in IN_OFFICE:
        return "ELI"
    if found[1] == 1 and doc[i].lemma_.lower() in FOR_BODY:
        body = next((w.place for w in words if w.place.is_body), None)
        return actors.OF_KIND[body.kind] if body else _for_named_body(mentions, start, i) or sector
    return sector


def _for_named_body(mentions: Mentions, start: int, noun: int) -> str | None:
    """`Taliban leaders`, `UNSCOM inspectors`: the sector of a body named before its people's noun, as the dictionaries have it."""
    for i in range(start, noun):
        entity = mentions.by_id.get(mentions.entity_of(i) or "")
        if entity is not None and entity.type == "organisation" and (known := actors.actor(entity.name)) is not None:
            return known[1]
    return None


def of_entity(reading: Reading, entity: Entity) -> Told:
    """What the account and the dictionaries know of an entity: its role, its country, its kind of body, its name."""
    sector = _of_role(entity.role or "")
    named = [found.place for found in find(entity.name)]
    body = next((place for place in named if place.is_body and place.name == entity.name), None)
    country = entity.country or next((place.country for place in named if place.country), None)
    if entity.type == "country":
        return Told(country, sector or "GOV")
    if sector is None and body is not None and (known := _of_place(body)) is not None:
        return Told(known.country or country, known.sector)
    listed = actors.actor(entity.name, year(reading)) if sector is None or country is None else None
    if listed is not None:
        country, sector = country or listed[0], sector or listed[1]
    if sector is None and entity.type == "organisation":
        sector = _of_name(entity.name)
    return Told(country, sector)


def _of_role(role: str) -> str | None:
    """The sector of a person's role: its first noun that has one, so that `spokesman for the army` is no soldier."""
    words = [word.lower() for word in re.findall(r"[\w'’-]+", role)]
    for n in range(1, len(words) + 1):
        if (found := actors.sector(words[:n])) is not None:
            longer = actors.sector(words[: n + 1]) if n < len(words) else None
            sector = longer[0] if longer and longer[1] > 1 else found[0]
            return "ELI" if FORMER & set(words[:n]) and sector in IN_OFFICE else sector
    return None


def _of_name(name: str) -> str | None:
    """The sector that the words of a body's name tell: `Ministry of Defence`, `Lebanese Parliament`."""
    words = [word.lower() for word in re.findall(r"[\w'’-]+", name)]
    for n in (len(words), *range(1, len(words))):
        if n and (found := actors.sector(words[:n])) is not None:
            return found[0]
    return None


def year(reading: Reading) -> int | None:
    """The year in which the account was published, where it is known."""
    published = reading.account.published
    return int(published.date[:4]) if published and published.date[:4].isdigit() else None
