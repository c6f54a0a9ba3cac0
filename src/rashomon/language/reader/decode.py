"""Scores to structures: the best BIO path, the best tree.

Everything here is numpy and knows nothing of the network.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities of each row."""
    away = scores - scores.max(1, keepdims=True)
    return np.asarray(away - np.log(np.exp(away).sum(1, keepdims=True)))


def viterbi(emissions: Floats, steps: Floats, starts: Floats) -> NDArray[np.int64]:
    """The best tag of each word: [T, K] scores, [K, K] steps, [K] starts."""
    if not len(emissions):
        return np.zeros(0, np.int64)
    greedy = emissions.argmax(1)
    if starts[greedy[0]] == steps.max() == 0 and not steps[greedy[:-1], greedy[1:]].any():
        return np.asarray(greedy)  # nothing can be better, and most windows are so
    best, back = emissions[0] + starts, []
    for row in emissions[1:]:
        paths = best[:, None] + steps
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return np.array(tags[::-1])


def marginals(emissions: Floats, steps: Floats, starts: Floats) -> Floats:
    """P(tag) of each word under the CRF, [T, K]."""
    n = len(emissions)
    if not n:
        return emissions
    step = np.exp(np.clip(steps, -50, 50))
    scaled = np.exp(emissions - emissions.max(1, keepdims=True))
    ahead, behind = np.zeros_like(scaled), np.ones_like(scaled)
    ahead[0] = scaled[0] * np.exp(np.clip(starts, -50, 50))
    ahead[0] /= ahead[0].sum()
    for t in range(1, n):
        row = (ahead[t - 1] @ step) * scaled[t]
        ahead[t] = row / max(row.sum(), 1e-30)
    for t in range(n - 2, -1, -1):
        row = step @ (scaled[t + 1] * behind[t + 1])
        behind[t] = row / max(row.sum(), 1e-30)
    both = ahead * behind
    return np.asarray(both / np.maximum(both.sum(1, keepdims=True), 1e-30))


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, label) of a BIO sequence."""
    out: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and (tag[0] != "I" or tag[2:] != label):
            out.append((start, i, label))
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
    return out


MAX_EXACT = 250  # words: the exact search is cubic, and no sentence of prose is longer


def tree(scores: Floats) -> list[int]:
    """Heads of one sentence: [n, n + 1] scores, column 0 the root; -1 is the root.

    Greedy, with one root, when that is a tree; else Chu-Liu/Edmonds.
    """
    n = len(scores)
    if n == 0:
        return []
    scores = np.array(scores, dtype=np.float64)
    scores[np.arange(n), np.arange(1, n + 1)] = -1e9
    greedy = scores.argmax(1) - 1
    if (greedy < 0).sum() == 1 and _cycle(greedy) is None:
        return [int(h) for h in greedy]
    # the one root is the word that loses least by hanging there
    rest = scores[:, 1:].max(1) if n > 1 else np.full(1, -1e9)
    order = np.argsort(-(scores[:, 0] - rest))
    best: tuple[float, list[int]] | None = None
    for root in order[:1] if n < 2 else order[:2]:
        own = scores.copy()
        own[:, 0] = -1e9
        heads = own.argmax(1) - 1
        heads[root] = -1
        if _cycle(heads) is not None:
            heads = _edmonds(own[:, 1:], int(root)) if n <= MAX_EXACT else _untangled(own[:, 1:], heads, int(root))
        total = scores[root, 0] + sum(scores[i, h + 1] for i, h in enumerate(heads) if i != root)
        if best is None or total > best[0]:
            best = (float(total), [int(h) for h in heads])
    assert best is not None
    return best[1]


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    state = [0] * len(heads)
    for i in range(len(heads)):
        path, at = [], i
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for k in path:
            state[k] = 2
    return None


def _untangled(scores: Floats, heads: NDArray[np.int64], root: int) -> NDArray[np.int64]:
    """Each cycle opened at the word that loses least by hanging on the root: not the best tree, but soon found."""
    while (cycle := _cycle(heads)) is not None:
        heads[min(cycle, key=lambda i: scores[i, heads[i]] - scores[i, root])] = root
    return heads


def _edmonds(scores: Floats, root: int) -> NDArray[np.int64]:
    """Chu-Liu/Edmonds for a given root: [n, n] scores of (dependant, head)."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -1e12)
    heads = scores.argmax(1)
    heads[root] = -1
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = [i for i in range(n) if not inside[i]]
    k = len(rest)
    small = np.full((k + 1, k + 1), -1e12)
    small[:k, :k] = scores[np.ix_(rest, rest)]
    leave = scores[np.ix_(rest, cycle)]
    small[:k, k] = leave.max(1)
    own = scores[cycle, heads[cycle]]
    enter = scores[np.ix_(cycle, rest)] - own[:, None]
    small[k, :k] = enter.max(0) + own.sum()
    inner = _edmonds(small, rest.index(root))
    out = heads.copy()
    for i, head in enumerate(inner[:k]):
        out[rest[i]] = -1 if head < 0 else cycle[int(leave[i].argmax())] if head == k else rest[int(head)]
    into = int(inner[k])
    out[cycle[int(enter[:, into].argmax())]] = rest[into]
    return out
