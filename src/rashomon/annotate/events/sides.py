"""Who acts and to whom it is done: the first place around the word of an act where somebody stands.

In: a reading, its mentions, a predicate. Out: participants. Where the grammar's own place holds a thing or nobody, the next likely one is
tried; who is somebody is for `participants` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...types import Participant
from . import arguments, around
from .around import Heads
from .participants import meant, participants
from .phrases import phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ...language.gazetteer import Gazetteer
    from ..mentions import Mentions
    from ..reading import Reading
    from .predicates import Predicate

Parties = tuple[Participant, ...]
TARGETING = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
MUTUAL = frozenset(("CONSULT", "COOPERATE", "AGREE"))
WIELDING = frozenset("use fire launch throw hurl drop detonate explode deploy carry commit wage open stage take plant lob".split())  # their object is the means
BEFORE = frozenset(("amod", "compound", "nmod:poss", "poss", "nmod:desc"))
SHARED = frozenset("talk meeting negotiation summit discussion consultation dialogue".split())  # "spoke after a meeting with Putin": the speaker met him
AUTHOR = frozenset(("i", "we", "you", "us", "me", "one"))  # whoever writes, and whoever reads, is nobody in the story
OWN = frozenset(("its", "their", "his", "her", "our", "my"))
PRONOUNS = frozenset("it he she they we i him her them its his their who which that".split())


def sides(predicate: Predicate, kind: str, known: Known) -> tuple[Parties, Parties]:
    """Actors and recipients. Of a mutual act told of joint subjects ("A and B met") all are actors and there is no recipient.

    `kind` is the PLOVER type. In "A met with B" the text itself sets A before B: actor and recipient.
    """
    reading = known.reading
    if kind == "MOBILIZE" and predicate.passive and not predicate.agents:
        predicate = replace(predicate, agents=predicate.patients, patients=())  # "troops are stationed in": it is they who stand there
    actors = known.first(list(actor_places(reading.doc, predicate)), ())
    if kind in MUTUAL and len(actors) > 1 and not _names_another(predicate):
        return actors, ()
    direct = tuple(i for i in predicate.patients if i not in predicate.agents)
    return actors, (
        known.first(around.near(reading.doc, predicate, kind), actors)
        or (known.things(direct, actors) if kind in around.STRUCK and predicate.lemma not in WIELDING else ())
        or known.first(around.far(reading.doc, predicate, kind), actors)
        or (known.things(direct, actors) if kind in TARGETING else ())
    )


def _names_another(predicate: Predicate) -> bool:
    """Does a joint act name a further party: "A and B met with C"?"""
    return bool(predicate.patients) or any(word in ("with", "to") for word, _ in predicate.obliques)


class Known:
    """Who is somebody in one reading; an answer once given is kept."""

    def __init__(self, reading: Reading, mentions: Mentions, gazetteer: Gazetteer | None) -> None:
        self.reading, self.mentions, self.gazetteer = reading, mentions, gazetteer
        self._heads: dict[int, int | None] = {}

    def first(self, places: Sequence[Heads], but: Parties) -> Parties:
        """The participants of the first place that holds any but those: first a phrase that means somebody itself, then one that somebody owns."""
        for is_itself in (True, False):
            for heads in places:
                chosen = [i for i in named(self.reading, self.mentions, heads) if self._fits(i, is_itself)]
                found = participants(self.reading, self.mentions, chosen, self.gazetteer) if chosen else ()
                if fresh := tuple(p for p in _fresh(found, but) if not self._is_own(p, chosen, but)):
                    return fresh
        return ()

    def _is_own(self, found: Participant, heads: Sequence[int], but: Parties) -> bool:
        """Is it only the actor's own country before some thing: "Trump promised to realign US policy"?"""
        own = found.country is not None and found.country in {p.country for p in but}
        return own and all(self.reading.doc[i].dep_ in BEFORE for i in heads)

    def things(self, heads: Heads, but: Parties) -> Parties:
        """What an act is aimed at where nobody is named: "captured the town", "condemned the attack"."""
        nouns = [i for i in named(self.reading, self.mentions, heads) if self.reading.doc[i].pos_ in ("NOUN", "PROPN")]
        return _fresh(tuple(self._thing(i) for i in nouns), but)

    def _thing(self, i: int) -> Participant:
        start, end = phrase(self.reading, self.mentions, i)
        entity = self.mentions.by_id.get(self.mentions.entity_of(i) or "")
        return Participant(
            entity=entity.id if entity else None,
            name=entity.name if entity else self.reading.text(start, end),
            country=entity.country if entity else None,
            sector=None,
            span=self.reading.span(start, end),
        )

    def _fits(self, i: int, is_itself: bool) -> bool:
        if self.reading.doc[i].lower_ in AUTHOR and self.mentions.entity_of(i) is None:
            return False
        if i not in self._heads:
            found = meant(self.reading, self.mentions, i, self.gazetteer)
            self._heads[i] = found.head if found is not None else None
        head = self._heads[i]
        if head is None:
            return False
        return head == i if is_itself else self.reading.doc[head].lower_ not in OWN


def _fresh(found: Parties, but: Parties) -> Parties:
    spans, entities = {p.span for p in but}, {p.entity for p in but if p.entity}
    return tuple(p for p in found if p.span not in spans and p.entity not in entities)


def actor_places(doc: Doc, predicate: Predicate) -> Iterator[Heads]:
    """Head tokens in groups, to be tried in order: the agents; whoever stands behind a thing that is said to act."""
    token = doc[predicate.token]
    is_aside = token.dep_ == "acl"
    yield predicate.agents
    for i in predicate.agents:
        yield from _behind(doc[i], is_aside)
    if predicate.kind == "verb" and is_aside:
        yield from _behind(token.head, is_aside)
    if predicate.kind == "noun" and predicate.lemma in SHARED and any(word == "with" for word, _ in predicate.obliques):
        verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
        if verb is not None and not arguments.is_passive_form(verb):
            yield tuple(i for i in arguments.of_verb(verb)[0] if i < token.i)


def _behind(thing: Token, is_aside: bool) -> Iterator[Heads]:
    """`issued a statement condemning …`: whoever issued it; `missiles fired by the army struck …`: the army; of "agreed to end a war that killed" not who agreed."""
    if thing.dep_ in (("obj", "dobj", "obl") if is_aside else ("obj", "dobj")) and thing.head.pos_ == "VERB":
        yield arguments.of_verb(thing.head)[0]
    for clause in thing.children:
        if clause.dep_ == "acl" and clause.pos_ == "VERB" and arguments.is_passive_form(clause):
            yield arguments.of_verb(clause)[0]


def named(reading: Reading, mentions: Mentions, heads: Sequence[int]) -> Heads:
    """The same heads, a pronoun replaced by what it stands for in its own sentence: "Japan said it had halted aid" is Japan's halt."""
    out: dict[int, None] = {}
    for i in heads:
        for j in _antecedent(reading, mentions, i):
            out.setdefault(j)
    return tuple(out)


def _antecedent(reading: Reading, mentions: Mentions, i: int) -> Heads:
    token = reading.doc[i]
    if token.pos_ != "PRON" or token.lower_ not in PRONOUNS:
        return (i,)
    entity = mentions.entity_of(i)
    if entity is not None:
        first = reading.sentences[reading.sentence_of[i]][0]
        told = [r for r in mentions.references if r.entity == entity and r.kind != "pronoun" and first <= r.head < i]
        return (max(told, key=lambda r: (r.end - r.start, -r.start)).head,) if told else (i,)
    return _speaker(reading, token) or (_possessor(token) if token.lower_ in OWN else ()) or (i,)


def _possessor(pronoun: Token) -> Heads:
    """`event.own.v1`: an unresolved "their" stands for the subject of its clause: "A and B spoke after their talks"."""
    verb = next((t for t in pronoun.ancestors if t.pos_ == "VERB"), None)
    doers = arguments.of_verb(verb)[0] if verb is not None and not arguments.is_passive_form(verb) else ()
    return doers if doers and max(doers) < pronoun.i and all(verb is not None and verb.doc[d].pos_ != "PRON" for d in doers) else ()


def _speaker(reading: Reading, pronoun: Token) -> Heads:
    """`event.logophor.v1`: an unresolved "it" or "they" inside what someone said is the one who said it."""
    for above in pronoun.ancestors:
        if above.dep_ == "ccomp" and above.head.pos_ == "VERB":
            doers = arguments.of_verb(above.head)[0]
            if doers and all(reading.doc[d].pos_ != "PRON" for d in doers) and max(doers) < pronoun.i:
                return doers
    return ()
