"""Vectors of stretches of text, for nominating what may say the same; too coarse to decide it.

In: words. Out: a vector of 64 numbers and length 1, so that a product of two is their cosine. A table of sub-words, read once; no
network runs. Made by `training/vectors.py` from all-MiniLM-L6-v2 (Apache-2.0); English only.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from .reader.words import Pieces


def vector(words: Iterable[str]) -> np.ndarray:
    """The direction of the mean of the words' sub-words (float32, length 1); zeros for no words."""
    import numpy as np

    table, pieces = _table()
    ids = [i for word in words for i in pieces.of(word)]
    if not ids:
        return np.zeros(table.shape[1], np.float32)
    mean = table[ids].mean(0)
    return mean / (np.linalg.norm(mean) or 1.0)


@cache
def _table() -> tuple[np.ndarray, Pieces]:
    import numpy as np

    from .reader.words import Pieces

    here = files(__package__) / "en"
    with as_file(here / "word-vectors.npz") as path, np.load(path) as held:
        table = held["vectors"].astype(np.float32) * held["scale"]
    with as_file(here / "reader-model" / "tokenizer.json") as path:
        return table, Pieces(path)
