"""How surely two units say one thing: a score from what they share, weighed by how rare it is in this story.

In: units with their keys. Out: candidate pairs of units with the features of each pair and a score. Pairs that share
nothing rare are never looked at, so the cost grows with the shared matter and not with the square of the units.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter, mul

from .keys import Keys
from .likeness import Likeness
from .nominate import LARGE, partners
from .sides import Side
from .vocabulary import near, weight

COMMON = 60  # units; a term in more of them (and in more than a tenth) nominates no pair by itself
NAME = 0.55  # weight of a name beside a rare word
ENDING = frozenset({"matter:stop", "matter:end", "matter:close", "matter:reject", "matter:withdraw", "matter:abandon", "matter:delay", "matter:exempt", "cancel", "lift", "avoid"})
OPPOSED = 0.7  # what remains of a score then
RAREST = 5.8  # rarity of what one unit alone holds
RARE = 0.5  # weight from which a shared word counts as rare
LEAD = 4  # units that open an account
TELLING = 0.25  # weight of a word that tells two clauses from others
FLOOR = 0.1  # weight of the commonest word that counts at all


@dataclass(frozen=True, slots=True)
class Weighed:
    """One unit's terms with their weights in this story, spread to the terms near to them, and their length as a vector.

    `telling`: its terms that tell clauses apart; `nearby`: terms near to its own.
    """

    vector: Mapping[str, float]
    spread: Mapping[str, float]
    length: float
    telling: frozenset[str]
    nearby: frozenset[str]


@dataclass(frozen=True, slots=True)
class Features:
    """What a pair of units shares, and how alike their places are; every weight below belongs to one of these.

    mass: log of the shared weight of terms; pairs, roles: the same for pairs of words and for who does what; phrases:
    log of shared runs of four words; numbers, subject, countries, realis, lead: 1 where they are the same (lead: both
    open their account); cosine, sentences, across, nearer, lift: how near the clauses are in meaning (see `Likeness`;
    nearer: both counts in sum); shared, rare, names: how many terms, rare terms, names are shared; balance: shorter length by
    longer; distance: how far apart in their accounts (0..1).
    """

    mass: float
    pairs: float
    phrases: float
    numbers: float
    balance: float
    roles: float
    shared: float
    rare: float
    names: float
    subject: float
    countries: float
    realis: float
    lead: float
    distance: float
    cosine: float
    sentences: float
    across: float
    nearer: float
    lift: float


def weighed(all_keys: Sequence[Keys]) -> list[Weighed]:
    """Vectors of all units of a story; a term counts by its rarity in the story and in news at large."""
    n = len(all_keys)
    seen = Counter(t for k in all_keys for t in k.terms)
    vocabulary = set(seen)
    rarity = {t: rarity_of(c, n) for t, c in seen.items()}
    vectors = []
    for k in all_keys:
        vector = {t: rarity[t] * (FLOOR + (1 - FLOOR) * weight(lemma)) for t, lemma in k.terms.items()}
        spread: dict[str, float] = defaultdict(float)
        for t, lemma in k.terms.items():
            spread[t] += vector[t]
            for other, value in near(lemma).items():
                if other in vocabulary:
                    spread[other] += value * min(vector[t], rarity[other])
        length = math.sqrt(sum(v * spread[t] for t, v in vector.items())) or 1.0
        telling = frozenset(t for t, lemma in k.terms.items() if weight(lemma) > TELLING)
        vectors.append(Weighed(vector, dict(spread), length, telling, frozenset(spread.keys() - vector.keys())))
    return vectors


def candidates(all_keys: Sequence[Keys], vectors: Sequence[Weighed]) -> set[tuple[int, int]]:
    """Pairs (i < j) of units that share a term, a phrase or a number that is rare enough to nominate them; in a large story those that share most."""
    holders: dict[object, list[int]] = defaultdict(list)
    for i, (k, v) in enumerate(zip(all_keys, vectors, strict=True)):
        for thing in (*k.terms, *(t for t in v.spread if t not in k.terms), *k.pairs, *k.numbers, *k.phrases):
            holders[thing].append(i)
    limit = max(COMMON, len(all_keys) // 10)
    shared = [held for held in holders.values() if 1 < len(held) <= limit]
    if len(all_keys) > LARGE:
        return partners(shared, len(all_keys))
    return {pair for held in shared for pair in combinations(held, 2)}


def features(one: Side, other: Side, weights: tuple[Weighed, Weighed], depths: tuple[float, float], rarity: Mapping[object, float], like: Likeness) -> Features:
    """What two sides share; `depths` are their places in their accounts (0 first .. 1 last)."""
    a, b, (va, vb) = one.keys, other.keys, weights
    common = a.terms.keys() & b.terms.keys()
    return Features(
        mass=math.log1p(sum(va.vector[t] * vb.spread[t] for t in va.vector.keys() & vb.spread.keys())),
        pairs=math.log1p(sum(rarity.get(p, 0) for p in a.pairs & b.pairs)),
        phrases=math.log1p(len(a.phrases & b.phrases)),
        numbers=float(any(n[0] not in (1.0, 2.0) for n in a.numbers & b.numbers)),
        balance=min(va.length, vb.length) / max(va.length, vb.length),
        roles=math.log1p(sum(rarity.get(r, 0.0) for r in a.roles & b.roles)),
        shared=len(common),
        rare=sum(weight(a.terms[t]) > RARE for t in common),
        names=len(a.names & b.names),
        subject=float(a.subject is not None and a.subject == b.subject),
        countries=float(a.countries == b.countries),
        realis=float(one.unit.realis == other.unit.realis),
        lead=float(one.unit.order < LEAD and other.unit.order < LEAD),
        distance=abs(depths[0] - depths[1]),
        cosine=like.cosine,
        sentences=like.sentences,
        across=like.across,
        nearer=like.nearer_to_one + like.nearer_to_other,
        lift=like.lift,
    )


def rarities(all_keys: Sequence[Keys]) -> dict[object, float]:
    """How much each term, name, pair and role tells: rare in the story and, for words, in news at large."""
    seen = Counter(thing for k in all_keys for thing in (*k.terms, *k.names, *k.pairs, *k.roles))
    tells = {t: weight(lemma) for k in all_keys for t, lemma in k.terms.items()}

    def worth(thing: object) -> float:
        if isinstance(thing, tuple):
            inner = [tells.get(str(part), NAME) for part in thing if part not in ("doer", "done-to", "with")]
            return math.prod(inner) ** (1 / len(inner)) if inner else 0.0
        return tells.get(str(thing), NAME)

    return {thing: rarity_of(count, len(all_keys)) * worth(thing) for thing, count in seen.items()}


def rarity_of(count: int, n: int) -> float:
    """How rare a thing is that `count` of `n` units hold; a thing of one unit has the same rarity in a short and a long story."""
    return RAREST * math.log(1 + n / count) / math.log(1 + n)


# logistic regression on pairs of clauses of four events aligned by hand, in which each point weighs the same, however many pairs it has
WEIGHTS = Features(
    mass=1.23, pairs=0.2, phrases=1.39, numbers=2.24, balance=-0.2, roles=0.44, shared=0.18, rare=-0.64, names=0.52, subject=-0.56,
    countries=0.19, realis=0.59, lead=1.2, distance=-0.73, cosine=-4.93, sentences=2.09, across=0.53, nearer=-0.38, lift=3.08,
)  # fmt: skip
BIAS = -3.13
_values = attrgetter(*Features.__dataclass_fields__)
_OF_WEIGHTS = _values(WEIGHTS)


def is_supported(a: Keys, b: Keys, of_a: Weighed) -> bool:
    """Whether two units share more than one word: two telling terms (or near ones), one and a name or a speaker, or a run of words."""
    is_one_mouth = a.speaker is not None and a.speaker == b.speaker
    shared = len(of_a.telling & b.terms.keys())
    if shared and (is_one_mouth or not a.names.isdisjoint(b.names)):
        return True
    return shared + len(of_a.nearby & b.terms.keys()) >= 2 or not a.phrases.isdisjoint(b.phrases)


def opposed(a: Keys, b: Keys) -> float:
    """What remains of a score when one clause ends or denies what the other reports: to stop tests is not to test."""
    ends = [not ENDING.isdisjoint(k.terms) for k in (a, b)]
    return OPPOSED if ends[0] != ends[1] and a.phrases.isdisjoint(b.phrases) else 1.0


def score(shared: Features) -> float:
    """The probability (0..1) that two units say one thing, by a logistic model of their features."""
    total = BIAS + sum(map(mul, _OF_WEIGHTS, _values(shared)))
    return 1 / (1 + math.exp(-total))
