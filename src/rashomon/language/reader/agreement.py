"""One text, one kind of name: "Olvera" is not a place in one line and a person in the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from . import decode


def agreed(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """BIO tags in which names of the same words, case aside, have the label that more than half of them have."""
    found = [(start, end, label, " ".join(words[start:end]).casefold()) for start, end, label in decode.spans(tags)]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for _, _, label, name in found:
        votes[name][label] += 1
    out = list(tags)
    for start, end, label, name in found:
        best, n = votes[name].most_common(1)[0]
        if best != label and 2 * n > votes[name].total():
            out[start:end] = ["B-" + best, *["I-" + best] * (end - start - 1)]
    return out
