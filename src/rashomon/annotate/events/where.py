"""Where an act happened, as far as the words say that hang on the act itself.

In: a Reading, a `Predicate`, who and what is named where. Out: an `EventPlace`, or None. A dateline is no place of an act, nor is "the war in Syria"
when the act is another's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.places import lookup
from ...types import EventPlace
from . import cues
from .attached import holders, hung_on

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..mentions import Mentions
    from ..reading import Reading
    from .predicates import Predicate

IN = frozenset("in at near outside inside off around along across within throughout through above aboard beneath".split())
ON = frozenset(("on", "over"))  # of a site, not of a state: "on the peninsula", not "sanctions on Iran"
TOWARDS = frozenset("to into".split())
GOING = frozenset("visit travel fly go arrive come head sail return trip journey move walk march drive land pull withdraw deport send extradite evacuate deploy".split())
GONE_TO = frozenset("visit enter tour reach leave quit bomb shell bombard strike attack storm raid besiege capture seize recapture retake occupy annex invade".split())
PLACES = frozenset(("country", "part", "capital", "seat", "region", "short"))
LABELS = frozenset(("GPE", "LOC", "FAC"))
SITES = frozenset(
    "town city village port province region district island capital airport base camp border strait valley embassy consulate square hotel palace hospital "
    "prison school bridge river sea gulf mountain desert coast hall checkpoint crossing dam refinery suburb neighborhood neighbourhood county state resort "
    "summit peninsula headquarters airspace waters".split()
)
AREAS = frozenset("region province district island city town village port state county peninsula strait valley sea gulf".split())


def where(reading: Reading, predicate: Predicate, mentions: Mentions) -> EventPlace | None:
    """`event.place.v1`: the place that the act's own words name, with its country where the name tells it; None otherwise.

    Raises nothing. English only.
    """
    if not reading.has_parse:
        return None
    first, last = reading.sentences[reading.sentence_of[predicate.token]]
    is_quoted = reading.quoted[predicate.token]
    for holder, how in holders(reading, predicate):
        for t in reading.doc[first:last]:
            if t.pos_ not in ("PROPN", "NOUN") or reading.zone(t.i) == "dateline" or (is_quoted and not reading.quoted[t.i]) or (how == "front" and t.i > holder.i):
                continue
            if _is_locative(reading, t, holder, predicate) and (found := _named(reading, t, mentions)) is not None:
                return found
    return None


def _is_locative(reading: Reading, noun: Token, holder: Token, predicate: Predicate) -> bool:
    """Does the noun say where the holder's act is?"""
    if noun.dep_ in ("obj", "dobj", "nsubj:pass", "nsubjpass") and noun.head.i == holder.i:
        return cues.names(holder)[0] in GONE_TO and _is_named_place(reading, noun, country=cues.names(holder)[0] in ("visit", "tour"))
    if noun.dep_.split(":")[0] not in ("obl", "nmod") or noun.dep_ in ("nmod:poss", "obl:agent"):
        return False
    word = cues.joint(noun)
    if word in TOWARDS:
        return noun.head.i == holder.i and (cues.names(holder)[0] in GOING)
    if word not in IN and not (word in ON and noun.lower_ in SITES):
        return False
    if hung_on(noun).i == holder.i:
        return True
    return noun.head.i in predicate.patients and noun.head.head.i == holder.i and any(("deed", name) in cues.rows() for name in cues.names(holder))


def _is_named_place(reading: Reading, noun: Token, *, country: bool) -> bool:
    place = lookup(noun.text)
    if noun.lower_ in AREAS:
        return True
    if place is not None:
        return place.kind in ("part", "capital", "region", "seat") or (country and place.kind == "country")
    return noun.ent_type_ in LABELS


def _named(reading: Reading, noun: Token, mentions: Mentions, is_site: bool = False) -> EventPlace | None:
    """The proper name in a phrase of place: of the noun itself, of its parts ("the port of Odessa"), of what it lies in ("a hotel near Geneva")."""
    names = _name(noun)
    if names:
        place = lookup(" ".join(t.text for t in names)) or lookup(noun.text)
        entity = mentions.entity_of(noun.i)
        kind = next((e.type for e in mentions.entities if e.id == entity), None)
        is_body = (place is not None and place.is_body) or (place is None and kind in ("organisation", "person", "group"))
        known = (place is not None and place.kind in PLACES) or noun.ent_type_ in LABELS or kind in ("country", "place") or noun.lower_ in SITES or is_site
        if known and not is_body:
            return _place(reading, noun, names, place.country if place else None, mentions)
        return None
    if noun.lower_ not in SITES and noun.lemma_ not in SITES:
        return None
    for t in noun.children:
        if t.dep_ in ("nmod", "appos", "compound", "obl", "flat") and (t.dep_ == "compound" or cues.joint(t) in IN | {"of", ""}) and (found := _named(reading, t, mentions, cues.joint(t) == "of")) is not None:
            return found
    return None


def _name(noun: Token) -> list[Token]:
    """The words of a proper name around its head, in order: "Idlib province", "New York"."""
    if noun.pos_ != "PROPN" and not (noun.lower_ in AREAS and any(t.dep_ in ("compound", "amod", "flat") and t.pos_ == "PROPN" for t in noun.children)):
        return []
    parts = {noun.i, *(t.i for t in noun.children if t.dep_ in ("compound", "flat", "flat:name", "amod") and t.text[:1].isupper() and t.dep_ != "punct")}
    first = last = noun.i
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    while last + 2 < len(noun.doc) and noun.doc[last + 1].text == "-" and not noun.doc[last].whitespace_ and not noun.doc[last + 1].whitespace_:
        last += 2  # "Mar-a-Lago" is one name
    return [noun.doc[i] for i in range(first, last + 1)]


def _place(reading: Reading, noun: Token, names: list[Token], country: str | None, mentions: Mentions) -> EventPlace:
    if country is None:
        around = [t for t in noun.children if t.dep_ in ("nmod:poss", "poss", "appos", "nmod", "compound", "amod", "conj", "flat")]
        country = next((p.country for t in around if (p := lookup(t.text)) is not None and p.country and not p.is_body), None)
    if country is None and (entity := mentions.by_id.get(mentions.entity_of(noun.i) or "")) is not None and entity.type in ("country", "place"):
        country = entity.country
    span = reading.span(names[0].i, names[-1].i + 1)
    return EventPlace(name=reading.text(names[0].i, names[-1].i + 1), country=country, span=span)
