"""The learnt coder of acts: sparse features in, a chance for each PLOVER type out.

Multinomial logistic regression, numpy alone. How it was made and measured stands in `language/en/event-model/MODEL_CARD.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

NONE = "NONE"


@dataclass(frozen=True)
class Model:
    """`classes` (PLOVER types and NONE), `index` of features, `weights` [features + 1, classes] with the bias last.

    `familiar` are the (word, type) pairs that the learnt sentences showed more than once.
    """

    classes: tuple[str, ...]
    index: dict[str, int]
    weights: NDArray[Any]
    familiar: frozenset[tuple[str, str]] = frozenset()

    def chances(self, features: Sequence[str]) -> dict[str, float]:
        """The chance of each class, all together 1; features it does not know are passed over."""
        rows = [self.index[name] for name in features if name in self.index]
        score = self.weights[rows].sum(0) + self.weights[-1]
        score = np.exp(score - score.max())
        return dict(zip(self.classes, (score / score.sum()).tolist(), strict=True))


def load(path: Path) -> Model:
    """A model file; raises OSError or KeyError where it is none."""
    with np.load(path) as held:
        names = bytes(held["names"]).decode("utf8").split("\n")
        classes = bytes(held["classes"]).decode("utf8").split("\n")
        weights = held["weights"].astype(np.float32) * held["scale"].astype(np.float32)
        pairs = bytes(held["familiar"]).decode("utf8").split("\n") if "familiar" in held.files else []
    familiar = frozenset((word, kind) for word, _, kind in (pair.partition("\t") for pair in pairs))
    return Model(tuple(classes), {name: i for i, name in enumerate(names)}, weights, familiar)


def save(path: Path, names: Sequence[str], classes: Sequence[str], weights: NDArray[Any], familiar: Iterable[tuple[str, str]] = ()) -> None:
    """Write a model file; weights become 8-bit numbers with one scale for each class."""
    scale = np.abs(weights).max(0) / 127 + 1e-9
    pairs = sorted("\t".join(pair) for pair in familiar)
    known, kinds, shown = (np.frombuffer("\n".join(words).encode("utf8"), np.uint8) for words in (names, classes, pairs))
    np.savez_compressed(path, weights=np.round(weights / scale).astype(np.int8), scale=scale.astype(np.float32), names=known, classes=kinds, familiar=shown)


@cache
def shipped() -> Model | None:
    """The shipped weights for types; None where the file is missing, so that rules alone code."""
    return _shipped("types.npz")


@cache
def shipped_modes() -> Model | None:
    """The shipped weights for modes; classes are `TYPE mode`, or `TYPE` where none fits."""
    return _shipped("modes.npz")


def _shipped(name: str) -> Model | None:
    path = files("rashomon.language") / "en" / "event-model" / name
    try:
        return load(Path(str(path)))
    except (OSError, KeyError, ValueError):
        return None
