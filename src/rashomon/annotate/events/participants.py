"""Those who act and are acted upon: who a noun phrase means, of which country and sector.

In: a Reading, its Mentions, the heads of noun phrases. Out: `Participant`s. The text goes first (title, apposition, role noun,
demonym), then what the account says of the entity elsewhere, then capitals and seats of power, then the dictionaries; a user's
own gazetteer goes before all. A thing is no participant; who it belongs to is: in "condemned Moscow's decision" it is Moscow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...language.reader.syntax import conjuncts
from ...types.event import Participant
from .phrases import phrase
from .sectors import Told, of_countries, places, told

if TYPE_CHECKING:
    from ...language.gazetteer import Gazetteer
    from ..mentions import Mentions
    from ..reading import Reading

OWNED_BY = frozenset(("of", "by", "from"))


class Found(NamedTuple):
    """A participant before it is a value: the phrase, the head that tells who it is, what is known; `also` where one name means several."""

    start: int
    end: int
    head: int
    told: Told
    also: tuple[Told, ...] = ()


def participants(reading: Reading, mentions: Mentions, heads: Sequence[int], gazetteer: Gazetteer | None = None) -> tuple[Participant, ...]:
    """The participants whose noun phrases have these heads, in text order; a head that means nobody gives none.

    Spans are noun phrases as coders mark them. `country` is ISO 3166-1 alpha-3, `sector` a code of the PLOVER manual
    (chapter on sectors; IGO, NGO and MNC stand here too). A gazetteer may give codes of its own, and one name for several.
    Raises nothing.
    """
    out: dict[tuple[int, int], tuple[Participant, ...]] = {}
    for head in named_one_by_one(reading, heads):
        if 0 <= head < len(reading.doc) and (found := meant(reading, mentions, head, gazetteer)) is not None:
            out.setdefault((found.start, found.end), tuple(_value(reading, mentions, found, known) for known in (found.told, *found.also)))
    return tuple(participant for group in out.values() for participant in group)


def named_one_by_one(reading: Reading, heads: Sequence[int]) -> list[int]:
    """`the neighbours Peru and Chile`: a plural noun with the names of those it means right behind it is these."""
    out: set[int] = set()
    for head in heads:
        token = reading.doc[head] if 0 <= head < len(reading.doc) else None
        names = [] if token is None or token.tag_ != "NNS" else [t for t in token.children if t.dep_ == "appos" and t.pos_ == "PROPN" and t.left_edge.i == head + 1]
        listed = [t.i for t in conjuncts(names[0]) if t.pos_ == "PROPN"] if names else []
        out.update((names[0].i, *listed) if listed else (head,))
    return sorted(out)


def meant(reading: Reading, mentions: Mentions, head: int, gazetteer: Gazetteer | None = None) -> Found | None:
    """Who a noun phrase means: itself (`participant.phrase.v1`), for a thing its owner (`participant.owner.v1`), or None."""
    start, end = phrase(reading, mentions, head)
    if known := _known(reading, mentions, start, end, head, gazetteer):
        known = _shared(reading, mentions, head, known, gazetteer)
        return Found(start, end, head, known[0], known[1:])
    for owner in owners(reading, head):
        low, high = phrase(reading, mentions, owner)
        if known := _known(reading, mentions, low, high, owner, gazetteer):
            start, end = min(start, low), max(end, high)
            return Found(start, end, owner, _completed(reading, known[0], start, end, owner), known[1:])
    return None


def _known(reading: Reading, mentions: Mentions, start: int, end: int, head: int, gazetteer: Gazetteer | None) -> tuple[Told, ...]:
    """What is known of a phrase; where the user's gazetteer speaks, nothing else is asked."""
    if gazetteer is not None:
        from .userwords import from_gazetteer

        if found := from_gazetteer(reading, start, end, head, gazetteer):
            return found
    return told(reading, mentions, start, end, head)


def _shared(reading: Reading, mentions: Mentions, head: int, known: tuple[Told, ...], gazetteer: Gazetteer | None) -> tuple[Told, ...]:
    """`British soldiers and police`, `lawmakers and officials in Bonn`: a country told once holds for both nouns."""
    token = reading.doc[head]
    if len(known) > 1 or known[0].country or not known[0].sector or token.pos_ != "NOUN":
        return known
    for other in conjuncts(token):
        is_before = other.i < head
        if other.pos_ != "NOUN" or (is_before and any(t.dep_ == "det" or t.dep_ == "nmod:poss" for t in token.children)):
            continue
        start, end = phrase(reading, mentions, other.i)
        there = _known(reading, mentions, start, other.i + 1 if is_before else end, other.i, gazetteer)
        if there and there[0].country and (is_before or end > other.i + 1):
            return tuple(known[0]._replace(country=one.country) for one in there)
    return known


def _completed(reading: Reading, known: Told, start: int, end: int, head: int) -> Told:
    """`Syrian government missiles`: the country of an owner may stand before it in the whole phrase."""
    countries = () if known.country else of_countries(reading, places(reading, start, end), head)
    return known._replace(country=countries[0]) if countries else known


def owners(reading: Reading, head: int) -> list[int]:
    """Whose a thing is, the surest first: possessive, name or noun before it, demonym, `of` and `by` after it."""
    if not reading.has_parse:
        return []
    before, after = [], []
    for child in reading.doc[head].children:
        kind = child.dep_.split(":")[0]
        is_own = child.dep_ in ("nmod:poss", "poss")
        if child.i < head and (is_own or kind in ("compound", "nmod") or kind == "amod" and places(reading, child.i, child.i + 1)):
            before.append((0 if is_own else 2 if kind == "amod" else 1, child.i))
        elif kind in ("nmod", "obl") and any(c.dep_ == "case" and c.lower_ in OWNED_BY for c in child.children):
            after.append(child.i)
    return [i for _, i in sorted(before)] + after


def _value(reading: Reading, mentions: Mentions, found: Found, known: Told) -> Participant:
    """The participant as the contract has it."""
    entity = mentions.by_id.get(mentions.entity_of(found.head) or _beside(reading, mentions, found) or "")
    if entity is not None and entity.type in ("place", "other") and known.country:
        entity = next((e for e in mentions.entities if e.type == "country" and e.country == known.country), entity)
    name = entity.name if entity else reading.text(found.start, found.end)
    return Participant(
        entity=entity.id if entity else None,
        name=known.name or name,
        country=known.country,
        sector=known.sector,
        span=reading.span(found.start, found.end),
    )


def _beside(reading: Reading, mentions: Mentions, found: Found) -> str | None:
    """`the charity Oxfam`: the entity of the name right behind a noun."""
    names = [t for t in reading.doc[found.head].children if t.dep_ == "appos" and t.i > found.head and t.i < found.end]
    return mentions.entity_of(names[0].i) if names else None
