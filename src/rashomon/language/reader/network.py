"""The shipped network: windows of words in, scores per word out.

onnxruntime on one thread, so that the same text gives the same scores and a
process takes the core it was given and no more.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .words import Pieces, encode

FOLDER = Path(__file__).resolve().parent.parent / "en" / "reader-model"
FILES = ("model.onnx", "relations.npz", "config.json", "tokenizer.json")
PAIRS = 256  # scored at once


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window of n words."""

    upos: NDArray[Any]  # [n] indices into the inventory
    xpos: NDArray[Any]
    feats: NDArray[Any]
    lemmas: NDArray[Any]  # [n, 8] edit scripts, the best first
    sentence: NDArray[Any]  # [n] logit: a sentence starts here
    arcs: NDArray[Any]  # [n, n + 1] dependant by head, 0 the root
    links: NDArray[Any]  # [n, n + 1] word of a span by first word of its cue
    dependant: NDArray[Any]  # [n, d]
    head: NDArray[Any]  # [n + 1, d]
    names: NDArray[Any]  # [n, tags]
    roles: NDArray[Any]  # [n, tags]
    classes: NDArray[Any] | None = None  # [n, classes] of cue words; None from a model without that head


class Network:
    """A model folder, loaded: model.onnx, relations.npz, config.json, tokenizer.json."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        self.config: dict[str, Any] = json.loads((folder / "config.json").read_text("utf8"))
        self.pieces = Pieces(folder / "tokenizer.json")
        with np.load(folder / "relations.npz") as arrays:
            self._relation = arrays["weight"].astype(np.float32)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # returns memory after long windows
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self._outputs = [o.name for o in self._session.get_outputs()]

    def scores(self, windows: Sequence[tuple[Sequence[str], Sequence[bool]]]) -> list[Scores]:
        """Scores of windows, each (words, is first of its paragraph)."""
        return [self._one(*encode(words, starts, self.pieces)) for words, starts in windows]

    def _one(self, ids: list[int], shapes: list[int], first: list[int]) -> Scores:
        # one window a call: nothing is padded, and a longer batch is no faster on one core
        feed = {"ids": np.array([ids], np.int64), "shapes": np.array([shapes], np.int64), "first": np.array([first], np.int64)}
        return Scores(**{k: v[0] for k, v in zip(self._outputs, self._session.run(None, feed), strict=True)})

    def relations(self, dependants: NDArray[Any], heads: NDArray[Any]) -> NDArray[Any]:
        """Scores of the relations of each pair: two [m, d] -> [m, relations]."""
        # some at a time: the first product holds every relation of every pair
        parts = [self._pairs(dependants[k : k + PAIRS], heads[k : k + PAIRS]) for k in range(0, len(dependants), PAIRS)]
        return np.concatenate(parts)

    def _pairs(self, dependants: NDArray[Any], heads: NDArray[Any]) -> NDArray[Any]:
        one = np.ones((len(dependants), 1), np.float32)
        left, right = np.concatenate([dependants, one], 1), np.concatenate([heads, one], 1)
        n, relations, m = self._relation.shape
        half = (left @ self._relation.reshape(n, relations * m)).reshape(-1, relations, m)
        return np.asarray((half @ right[:, :, None])[:, :, 0])
