"""Which predicate of a sentence is its marked act, and the classifier that comes of it.

PLV marks one act a sentence by type, source and target, not by its word. The word is chosen by participants and rules first, then by the classifier of
the round before. The other predicates are no act with little weight: the corpus marks one act where there may be more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from corpus import YIELD, Candidate, Sentence
from linear import Linear, fit

from rashomon.annotate.events.beside import SAYING

OTHERS = 0.4  # weight of the predicates that are not marked
ROUNDS = 2
SHARE = 0.15  # and the share of its labels that the type must have
SEEN = 2  # sentences from which a word is familiar with a type
READY = 0.4  # taken from the log odds of no act, which PLV's unmarked predicates make too likely
MATERIAL = frozenset("withdraw release free return pull repatriate retreat surrender resign disarm hand evacuate vacate reopen".split())


def learn(marked: Sequence[Sentence], own: Sequence[Sentence], c: float = 0.7) -> Linear:
    """The classifier of acts from PLV sentences and own rows."""
    found: Linear | None = None
    for _ in range(ROUNDS if marked else 1):
        rows, labels, weights = [], [], []
        for sentence in marked:
            if not sentence.candidates:
                continue
            best = choose(sentence, found)
            for i, one in enumerate(sentence.candidates):
                rows.append(one.features)
                labels.append(kind_of(sentence, one) if i == best else "NONE")
                weights.append(1.0 if i == best else OTHERS)
        for sentence in own:
            for i, one in enumerate(sentence.candidates):
                rows.append(one.features)
                labels.append(sentence.labels.get(i, ("NONE", ""))[0])
                weights.append(1.0 if i in sentence.labels else OTHERS)
        found = fit(rows, labels, weights, c=c, steps=60 if found is None else 30, start=found)
    assert found is not None
    found.weights[-1, found.classes.index("NONE")] -= READY
    return found


def familiar(marked: Sequence[Sentence], own: Sequence[Sentence], model: Linear) -> set[tuple[str, str]]:
    """The (word, type) pairs that two sentences show, and a fair share of those with the word; PLV's by the word that the classifier chooses."""
    seen = Counter((s.candidates[i].predicate.lemma, kind) for s in own for i, (kind, _) in s.labels.items())
    for sentence in marked:
        if sentence.candidates:
            one = sentence.candidates[choose(sentence, model)]
            seen[one.predicate.lemma, kind_of(sentence, one)] += 1
    every = Counter[str]()
    for (word, _), n in seen.items():
        every[word] += n
    return {(word, kind) for (word, kind), n in seen.items() if kind != "NONE" and n >= max(SEEN, SHARE * every[word])}


def choose(sentence: Sentence, model: Linear | None) -> int:
    """The candidate that most likely is the marked act; what is said comes before the saying."""
    kinds = YIELD if sentence.kind == "CONCEDE" else (sentence.kind,)
    saying = [2.0 * (one.predicate.lemma in SAYING) for one in sentence.candidates]
    if model is None:
        scores = [one.fit + 2.0 * (one.rule in kinds) - 0.01 * i - saying[i] for i, one in enumerate(sentence.candidates)]
    else:
        chances = model.chances([one.features for one in sentence.candidates])
        likely = chances[:, [model.classes.index(kind) for kind in kinds if kind in model.classes]].sum(1)
        pairs = enumerate(zip(sentence.candidates, likely, strict=True))
        scores = [0.7 * one.fit + float(np.log(chance + 1e-4)) - 0.01 * i - saying[i] for i, (one, chance) in pairs]
    return int(np.argmax(scores))


def kind_of(sentence: Sentence, one: Candidate) -> str:
    """The type to learn; the old YIELD is RETREAT where the words say that something was let go, else CONCEDE."""
    if sentence.kind != "CONCEDE":
        return sentence.kind
    if one.rule in YIELD:
        return str(one.rule)
    is_deed = one.predicate.lemma.split(" ")[0] in MATERIAL and "future=True" not in one.features
    return "RETREAT" if is_deed else "CONCEDE"


def learn_modes(own: Sequence[Sentence], c: float = 1.0) -> Linear:
    """The classifier of modes, from own rows: its classes are `TYPE mode`, or `TYPE` where no mode fits."""
    rows = [(s.candidates[i].features, f"{kind} {mode}".strip()) for s in own for i, (kind, mode) in sorted(s.labels.items()) if kind != "NONE"]
    return fit([features for features, _ in rows], [label for _, label in rows], [1.0] * len(rows), least=3, c=c)
