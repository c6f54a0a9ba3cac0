"""Words that could tell a political act, each with who stands around it.

In: a Reading. Out: `Predicate`s in order of the text: verbs, light verbs with their noun, event nouns. Nothing is typed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...language.reader import is_negated
from . import arguments, copular, lemmas, light, nominal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading

ZONES = frozenset(("headline", "standfirst", "caption", "body"))
LONGEST_WORD = 40
# `event.phase.v1`: the act is in the infinitive, "began to shell", "used the occasion to criticise"
BEGINNING = frozenset("use try attempt begin start continue manage tend seem appear happen get have proceed rush go come".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that could tell an act. All numbers are tokens of the Doc, ranges half-open.

    `token` is the head word of the act; `trigger` its words (from the light verb to its noun); `lemma` what is looked up
    ("condemn", "hold talk", "strike"); `kind` is verb, light, noun or copula. `agents` and `patients` are head words of noun
    phrases, coordination unrolled, relative pronouns and missing subjects traced to the words they stand for. `obliques` are
    (preposition, head word). `clause` is the smallest clause that holds the act.
    """

    token: int
    trigger: tuple[int, int]
    lemma: str
    kind: str
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    passive: bool
    negated: bool
    clause: tuple[int, int]


def predicates(reading: Reading) -> tuple[Predicate, ...]:
    """Every verb, light-verb construction and event noun that could be an act, in text order; () without a parse.

    A verb and its nominal object are one ("held talks"). Auxiliaries, and words outside headline, standfirst, caption and
    body, are left out. English only.
    """
    if not reading.has_parse:
        return ()
    doc = reading.doc
    found: list[Predicate] = []
    taken: set[int] = set()
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and _is_word(reading, token):
            made = _of_verb(reading, token, taken)
            if made is not None:
                found.append(made)
    for token in doc:
        if token.pos_ == "ADJ" and _is_word(reading, token) and copular.is_act(token):
            agents, patients = arguments.of_verb(token)
            found.append(
                Predicate(token.i, (token.i, token.i + 1), token.lower_, "copula", agents, patients, arguments.obliques_of(token), False, is_negated(token), arguments.clause(reading, token))
            )
        if token.pos_ in ("NOUN", "PROPN") and token.i not in taken and _is_word(reading, token):
            noun = nominal.event_noun(token)
            if noun is not None:
                found.append(_of_noun(reading, token, noun))
    return tuple(sorted(found, key=lambda p: (p.trigger, p.token)))


def _is_word(reading: Reading, token: Token) -> bool:
    return len(token.text) <= LONGEST_WORD and token.text[:1].isalpha() and reading.zone(token.i) in ZONES


def _of_verb(reading: Reading, verb: Token, taken: set[int]) -> Predicate | None:
    if verb.dep_ in ("aux", "aux:pass", "auxpass", "cop", "amod", "compound", "case", "mark"):
        return None
    if lemmas.lemma_of(verb) in BEGINNING and any(t.dep_ == "xcomp" or (t.dep_ == "advcl" and verb.lower_.startswith("us")) for t in verb.children):
        return None
    pair = light.light_noun(verb)
    passive = arguments.is_passive_form(verb)
    agents, patients = arguments.of_verb(verb)
    obliques = arguments.obliques_of(verb)
    lemma, kind, trigger = lemmas.lemma_of(verb), "verb", arguments.verb_group(verb)
    if pair is not None:
        noun, lemma = pair
        taken.add(noun.i)
        kind = "light"
        more_agents, patients = nominal.participants_of(noun)
        found = [p for p in arguments.of_verb(verb)[1] if p != noun.i] or [i for word, i in obliques if word in ("on", "against", "upon", "with")]
        patients = tuple(dict.fromkeys((*found, *patients)))
        if passive and not agents:
            agents = more_agents
        obliques = (*obliques, *arguments.obliques_of(noun))
        trigger = (min(verb.i, noun.i), max(verb.i, noun.i) + 1)
    negated = is_negated(verb) or (pair is not None and any(t.lower_ in ("no", "neither") and t.dep_ == "det" for t in pair[0].children))
    return Predicate(verb.i, trigger, lemma, kind, agents, patients, obliques, passive, negated, arguments.clause(reading, verb))


def _of_noun(reading: Reading, noun: Token, lemma: str) -> Predicate:
    agents, patients = nominal.participants_of(noun)
    negated = any(t.lower_ in ("no", "neither") and t.dep_ == "det" for t in noun.children)
    return Predicate(
        noun.i, (noun.i, noun.i + 1), lemma, "noun", agents, patients, arguments.obliques_of(noun), False, negated, arguments.noun_clause(reading, noun)
    )
