"""How surely two units say one thing: a score from what they share, weighed by how rare it is in this story.

In: units with their keys. Out: candidate pairs of units with the features of each pair and a score. Pairs that share
nothing rare are never looked at, so the cost grows with the shared matter and not with the square of the units.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .keys import Keys
from .vocabulary import near, weight

COMMON = 60  # units; a term in more of them (and in more than a tenth) nominates no pair by itself
NAME = 0.55  # weight of a name beside a rare word
ENDING = frozenset({"matter:stop", "matter:end", "matter:close", "matter:reject", "matter:withdraw", "matter:abandon", "matter:delay", "matter:exempt", "cancel", "lift", "avoid"})
OPPOSED = 0.7  # what remains of a score then
RAREST = 5.8  # rarity of what one unit alone holds
TELLING = 0.25  # weight of a word that tells two clauses from others
FLOOR = 0.1  # weight of the commonest word that counts at all


@dataclass(frozen=True, slots=True)
class Weighed:
    """One unit's terms and names with their weights in this story, and their length as a vector."""

    vector: Mapping[str, float]
    spread: Mapping[str, float]
    length: float


@dataclass(frozen=True, slots=True)
class Features:
    """What a pair of units shares."""

    terms: float
    mass: float
    names: float
    pairs: float
    phrases: float
    numbers: float
    dates: float
    same_speaker: float
    other_speaker: float
    balance: float
    predicate: float
    roles: float
    context: float
    closeness: float


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
        vectors.append(Weighed(vector, dict(spread), length))
    return vectors


def candidates(all_keys: Sequence[Keys], vectors: Sequence[Weighed], accounts: Sequence[str]) -> set[tuple[int, int]]:
    """Pairs (i < j) of units that share a term, a phrase or a number that is rare enough to nominate them."""
    holders: dict[object, list[int]] = defaultdict(list)
    for i, (k, v) in enumerate(zip(all_keys, vectors, strict=True)):
        for thing in (*k.terms, *(t for t in v.spread if t not in k.terms), *k.pairs, *k.numbers, *k.phrases):
            holders[thing].append(i)
    limit = max(COMMON, len(all_keys) // 10)
    found: set[tuple[int, int]] = set()
    for held in holders.values():
        if 1 < len(held) <= limit:
            found.update((i, j) for n, i in enumerate(held) for j in held[n + 1 :])
    return found


def features(i: int, j: int, all_keys: Sequence[Keys], vectors: Sequence[Weighed], rarity: Mapping[object, float]) -> Features:
    """What units `i` and `j` share."""
    a, b, va, vb = all_keys[i], all_keys[j], vectors[i], vectors[j]
    dot = sum(v * vb.spread.get(t, 0.0) for t, v in va.vector.items())
    shared_names = a.names & b.names
    either = sum(rarity.get(n, 0) for n in a.names | b.names)
    by_name = {a.speaker, b.speaker}
    return Features(
        terms=dot / (va.length * vb.length),
        mass=math.log1p(dot),
        names=sum(rarity.get(n, 0) for n in shared_names) / either if either else 0.0,
        pairs=math.log1p(sum(rarity.get(p, 0) for p in a.pairs & b.pairs)),
        phrases=math.log1p(len(a.phrases & b.phrases)),
        numbers=float(bool({n for n in a.numbers & b.numbers if n[0] not in (1.0, 2.0)})),
        dates=float(bool(a.dates & b.dates)) - float(bool(a.dates and b.dates and not a.dates & b.dates)),
        same_speaker=float(a.speaker is not None and a.speaker == b.speaker),
        other_speaker=float(len(by_name) == 2 and None not in by_name),
        balance=min(va.length, vb.length) / max(va.length, vb.length),
        predicate=rarity.get(("predicate", a.predicate), 0.0) if a.predicate and a.predicate == b.predicate else 0.0,
        roles=math.log1p(sum(rarity.get(r, 0.0) for r in a.roles & b.roles)),
        context=_cosine(a.sentence_terms, b.sentence_terms, rarity),
        closeness=_cosine(a.pairs, b.pairs, rarity),
    )


def _cosine(one: frozenset, other: frozenset, rarity: Mapping[object, float]) -> float:
    shared = sum(rarity.get(t, 0.0) ** 2 for t in one & other)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(rarity.get(t, 0.0) ** 2 for t in one) * sum(rarity.get(t, 0.0) ** 2 for t in other))


def rarities(all_keys: Sequence[Keys]) -> dict[object, float]:
    """How much each term, name, pair, role and predicate tells: rare in the story and, for words, in news at large."""
    seen = Counter(thing for k in all_keys for thing in (*k.terms, *k.names, *k.pairs, *k.roles, ("predicate", k.predicate)))
    tells = {t: weight(lemma) for k in all_keys for t, lemma in k.terms.items()}

    def worth(thing: object) -> float:
        if isinstance(thing, tuple):
            inner = [tells.get(str(part), NAME) for part in thing if part not in ("doer", "done-to", "with", "predicate")]
            return math.prod(inner) ** (1 / len(inner)) if inner else 0.0
        return tells.get(str(thing), NAME)

    return {thing: rarity_of(count, len(all_keys)) * worth(thing) for thing, count in seen.items()}


def rarity_of(count: int, n: int) -> float:
    """How rare a thing is that `count` of `n` units hold; a thing of one unit has the same rarity in a short and a long story."""
    return RAREST * math.log(1 + n / count) / math.log(1 + n)


# fitted on hand-aligned accounts of one event, rounded, and kept to signs that cross-document event coreference (ECB+) confirms
WEIGHTS = Features(
    terms=0.5, mass=0.7, names=0.2, pairs=0.5, phrases=2.4, numbers=2.5, dates=0.4, same_speaker=0.5, other_speaker=-0.3, balance=0.0,
    predicate=0.25, roles=0.15, context=1.5, closeness=2.0,
)  # fmt: skip
BIAS = -4.6


def is_supported(a: Keys, b: Keys) -> bool:
    """Whether two units share more than one word: two telling terms, a term and a name, or a run of words."""
    shared = sum(weight(lemma) > TELLING for t, lemma in a.terms.items() if t in b.terms)
    close = sum(any(other in b.terms for other in near(lemma)) for t, lemma in a.terms.items() if t not in b.terms)
    is_one_mouth = a.speaker is not None and a.speaker == b.speaker
    return bool(a.phrases & b.phrases) or shared + close >= (1 if is_one_mouth or a.names & b.names else 2)


def opposed(a: Keys, b: Keys) -> float:
    """What remains of a score when one clause ends or denies what the other reports: to stop tests is not to test."""
    ends = [bool(k.terms.keys() & ENDING) for k in (a, b)]
    return OPPOSED if ends[0] != ends[1] and not a.phrases & b.phrases else 1.0


def score(shared: Features) -> float:
    """The probability (0..1) that two units say one thing, by a logistic model of their features."""
    total = BIAS + sum(getattr(WEIGHTS, name) * getattr(shared, name) for name in Features.__dataclass_fields__)
    return 1 / (1 + math.exp(-total))
