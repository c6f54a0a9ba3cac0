"""Multinomial logistic regression over sparse features, by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


@dataclass
class Linear:
    """What was learnt: names of features and classes, weights [features + 1, classes], the last row the bias."""

    names: list[str]
    classes: list[str]
    weights: np.ndarray

    def chances(self, rows: Sequence[Sequence[str]]) -> np.ndarray:
        """[rows, classes], each row summing to 1."""
        return softmax(matrix(rows, {name: i for i, name in enumerate(self.names)}) @ self.weights.astype(np.float32))


SCALES = ((("rule=", "act=", "act/"), 0.6),)  # how far a feature is trusted, by its name's beginning: the penalty falls on the weight before this factor


def scale(name: str) -> float:
    """The factor of one feature."""
    return next((factor for begins, factor in SCALES if name.startswith(begins)), 1.0)


def matrix(rows: Sequence[Sequence[str]], index: dict[str, int], scales: np.ndarray | None = None) -> csr_matrix:
    """Rows with ones (or the feature's scale) where a feature holds; the last column is the bias."""
    columns = [[index[name] for name in row if name in index] + [len(index)] for row in rows]
    flat = np.array([i for row in columns for i in row])
    starts = np.cumsum([0] + [len(row) for row in columns])
    values = np.ones(len(flat), np.float32) if scales is None else scales[flat]
    return csr_matrix((values, flat, starts), (len(rows), len(index) + 1))


def softmax(x: np.ndarray) -> np.ndarray:
    x = np.exp(x - x.max(1, keepdims=True))
    return x / x.sum(1, keepdims=True)


def fit(
    rows: Sequence[Sequence[str]], labels: Sequence[str], weights: Sequence[float], least: int = 2, c: float = 0.7, steps: int = 60, start: Linear | None = None
) -> Linear:
    """Learn from rows of feature names; a feature that fewer than `least` rows have is left out; `c` is the inverse of the penalty.

    `start` is what was learnt from the same rows with other labels: fewer steps are needed from there.
    """
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, n in counts.items() if n >= least)
    classes = sorted(set(labels))
    scales = np.array([scale(name) for name in names] + [1.0], np.float32)
    x = matrix(rows, {name: i for i, name in enumerate(names)}, scales)
    y = np.zeros((len(rows), len(classes)), np.float32)
    y[np.arange(len(rows)), [classes.index(label) for label in labels]] = 1
    weight = np.asarray(weights, np.float32)[:, None]
    shape, turned = (x.shape[1], len(classes)), x.T.tocsr()
    is_same = start is not None and start.names == names and start.classes == classes
    first = start.weights / scales[:, None] if start is not None and is_same else np.zeros(shape)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(shape)
        p = softmax(x @ w.astype(np.float32))
        held = w.copy()
        held[-1] = 0
        value = -float((weight * y * np.log(p + 1e-12)).sum()) + float((held**2).sum()) / (2 * c)
        return value, (turned @ (weight * (p - y)) + held / c).ravel()

    found = minimize(loss, first.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8})
    return Linear(names, classes, found.x.reshape(shape) * scales[:, None])
