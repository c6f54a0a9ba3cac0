"""What the terms of accounts weigh, and which accounts may be alike.

In: the terms of each account with their counts, in an order that does not depend on the user's. Out: one sparse vector of length 1 an
account, and for each account the few others that share several of its rarest terms. Both near-linear in the number of accounts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..language.lexicon import table

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, Any]

ALL = "*"  # the row of the table that counts all articles
RAREST = 30  # terms of an account by which others are found
BESIDE = 20  # accounts on either side, in order, that are looked at for each of those terms
SHARED = 2  # of those terms that two accounts must share
NEAREST = 10  # accounts kept as possibly alike, for each account


class Vector(NamedTuple):
    """A sparse vector: rising term numbers and their weights."""

    terms: Numbers
    weights: Numbers


class Weighed(NamedTuple):
    """The vectors of all accounts; `words` and `rarity` (log of 1 / share of articles) give each term number's term and weight."""

    vectors: list[Vector]
    words: list[str]
    rarity: Numbers


def weighed(documents: Sequence[Mapping[str, float]]) -> Weighed:
    """tf-idf vectors of length 1; a term is as rare as it is in news at large and among these documents together."""
    import numpy as np

    among = Counter(term for document in documents for term in document)
    number = {term: i for i, term in enumerate(among)}
    at_large = _at_large()
    total = len(documents) + at_large[ALL]
    rarity = np.array([math.log(total / (n + at_large.get(term, 0))) for term, n in among.items()])
    vectors = []
    for document in documents:
        terms = np.fromiter((number[term] for term in document), dtype=np.int32, count=len(document))
        counts = np.fromiter(document.values(), dtype=np.float64, count=len(document))
        order = np.argsort(terms)
        terms, counts = terms[order], counts[order]
        weights = np.where(counts >= 1, 1 + np.log(np.maximum(counts, 1)), counts) * rarity[terms]
        weights /= math.sqrt(float(weights @ weights)) or 1.0
        vectors.append(Vector(terms, weights))
    return Weighed(vectors, list(number), rarity)


@cache
def _at_large() -> Mapping[str, int]:
    return {row["stem"]: int(row["articles"]) for row in table("frequencies")}


def product(wide: Numbers, vector: Vector) -> float:
    """The product of a vector spread out over all terms and a sparse one."""
    return float(wide[vector.terms] @ vector.weights)


def possible(weighed: Weighed) -> list[tuple[int, int]]:
    """Pairs (earlier, later) of accounts that share `SHARED` of their `RAREST` terms; the `NEAREST` of each account.

    A term that many accounts share links each to the `BESIDE` before it only: in the order of time the accounts of one
    event stand close, and a chain of links is enough for the linkage.
    """
    import numpy as np

    n_holders = np.bincount(np.concatenate([v.terms for v in weighed.vectors]), minlength=len(weighed.words)) if weighed.vectors else np.zeros(0)
    holders: dict[int, list[int]] = {}
    pairs = []
    for i, (terms, weights) in enumerate(weighed.vectors):
        is_shared = n_holders[terms] > 1
        terms, weights = terms[is_shared], weights[is_shared]
        rarest = np.argsort(-weights, kind="stable")[:RAREST]
        near: list[int] = []
        score: list[float] = []
        for term, weight in zip(terms[rarest].tolist(), weights[rarest].tolist(), strict=True):
            earlier = holders.setdefault(term, [])
            near += earlier[-BESIDE:]
            score += [weight] * min(len(earlier), BESIDE)
            earlier.append(i)
        pairs += [(j, i) for j in _best(near, score, i)]
    return pairs


def _best(near: list[int], score: list[float], n: int) -> list[int]:
    import numpy as np

    if not near:
        return []
    found, at, times = np.unique(near, return_inverse=True, return_counts=True)
    total = np.where(times >= min(SHARED, n), np.bincount(at, weights=score), 0.0)
    best = np.argsort(-total, kind="stable")[:NEAREST]
    return found[best[total[best] > 0]].tolist()
