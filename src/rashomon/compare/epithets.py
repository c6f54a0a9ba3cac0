"""What one account calls people, countries and bodies beside their names.

In: one account as a `Namer` reads it, and the cast. Out: (rule, key) with `Said`: the words before a name ("the strongman
Vega"), words that stand for it ("the dictator"), what it is said to be ("remains a pariah"), and a country without its name
("his impoverished nation"), the last only where one country alone can be meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ..language.lexicon import table
from .entities import Cast
from .namings import PLAIN, STATES, Key, Namer, Said, is_name
from .vocabulary import polarity

BY_ENTITY = "framing.entity.v2"
BEING = frozenset({"be", "remain", "become"})


@cache
def offices() -> frozenset[str]:
    """Nouns of offices and trades, those that praise or blame left out."""
    rows = [*table("titles"), *table("role_sectors")]
    return frozenset(word for row in rows for word in row["form"].lower().split()) - polarity("tone").keys()


def is_epithet(words: frozenset[str]) -> bool:
    """Whether words tell more than an office: one of them praises or blames."""
    return any(w in polarity("tone") for w in words)


def epithets(namer: Namer, cast: Cast) -> Iterator[tuple[Key, Said]]:
    """What the account calls its entities, each way once."""
    yield from _beside_names(namer, cast)
    yield from _predicates(namer)
    yield from _states(namer, cast)


def _beside_names(namer: Namer, cast: Cast) -> Iterator[tuple[Key, Said]]:
    account, tree = namer.account, namer.tree
    starts = [t.start for t in account.tokens]
    for entity in account.entities:
        record = cast.named(account.id, entity.id)
        if record is None or entity.type not in ("person", "country", "organisation"):
            continue
        for mention in entity.mentions:
            tokens = _phrase(namer, bisect_left(starts, mention.start), bisect_left(starts, mention.end))
            words = frozenset(tree.lemma(i) for i in tokens if tree.token(i).pos in ("NOUN", "ADJ") and not is_name(tree, i) and tree.lemma(i) not in PLAIN)
            is_noun = any(tree.token(i).pos == "NOUN" and tree.lemma(i) in words for i in tokens)
            if tokens and words and (is_noun or is_epithet(words)):  # "northeastern Utopia" is a place in it
                yield (BY_ENTITY, record), namer.said(tokens, words)


def _phrase(namer: Namer, start: int, end: int) -> list[int]:
    """The mention with the adjectives and nouns before its head, no clause, nothing after it."""
    tree, inside = namer.tree, set(range(start, end))
    heads = [i for i in inside if tree.token(i).head not in inside or tree.token(i).head == i]
    held = {t for h in heads for c in tree.related(h, "modifier") if c < end for t in tree.subtree(c) if t < end}
    governed = {tree.token(h).head for h in heads if tree.relations[h] in ("apposition", "modifier", "flat") and tree.token(tree.token(h).head).pos == "NOUN"}
    tokens = sorted(inside | held | {g for g in governed if g < start and start - g <= 4})
    return [t for t in range(tokens[0], tokens[-1] + 1) if tree.token(t).pos != "SPACE"] if tokens else []


def _predicates(namer: Namer) -> Iterator[tuple[Key, Said]]:
    """ "Utopia remains the worst offender", "the agency, which is a mouthpiece": what something named is said to be."""
    tree = namer.tree
    for i in namer.readable:
        if tree.token(i).pos != "NOUN" or tree.is_negated(i) or i in namer.named:
            continue
        governor = tree.token(i).head
        if tree.related(i, "copula"):
            subjects = [governor] if tree.relations[i] == "relative" else list(tree.related(i, "subject"))
        elif tree.lemma(governor) in BEING - {"be"} and tree.relations[i] in ("object", "subject", "open-complement", "complement") and i > governor and not tree.is_negated(governor):
            subjects = [s for s in tree.related(governor, "subject") if s < governor]
        else:
            continue
        named = next((namer.named[s] for s in subjects if s in namer.named), None)
        kind = namer.by_id[named].type if named is not None else ""
        is_person = tree.lemma(i) in offices() or tree.lemma(i) in polarity("tone")
        if named is not None and (kind in ("country", "organisation") or kind == "person" and is_person) and not tree.related(i, "case"):
            held, words = namer.noun(i)
            yield (BY_ENTITY, named), namer.said(held, words)


def _states(namer: Namer, cast: Cast) -> Iterator[tuple[Key, Said]]:
    """ "The communist country", "his impoverished nation": a country by a common noun, where only one can be meant."""
    tree = namer.tree
    by_home = {e.country: e.id for e in cast.entities if e.type == "country" and e.country}
    for i in namer.readable:
        if tree.token(i).pos != "NOUN" or tree.lemma(i) not in STATES or tree.token(i).tag == "NNS" or tree.relations[i] == "modifier":
            continue
        # a pronoun may mean another than it is taken for, and a wrong country insulted is worse than none
        whose = [namer.homes[t] for c in tree.related(i, "possessor", "modifier") for t in tree.subtree(c) if t in namer.homes and tree.token(t).pos != "PRON"]
        is_definite = bool(whose) or any(tree.word(d) in ("the", "this") for d in tree.related(i, "determiner"))
        found = set(whose) or (_before(namer, i) if is_definite else set())
        if is_definite and len(found) == 1 and (record := by_home.get(next(iter(found)))):
            held, words = namer.noun(i)
            yield (BY_ENTITY, record), namer.said(held, words)


def _before(namer: Namer, i: int) -> set[str]:
    """The countries that the words before stand for: of this sentence, else of the one before."""
    sentence = namer.account.tokens[i].sentence
    own = {h for t, h in namer.homes.items() if t < i and namer.account.tokens[t].sentence == sentence}
    return own or {h for t, h in namer.homes.items() if namer.account.tokens[t].sentence == sentence - 1}
