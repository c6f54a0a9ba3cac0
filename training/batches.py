"""Windows to numpy rows to padded tensors, with the noise put in on the way."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from rashomon.language.reader.lemmas import script
from rashomon.language.reader.words import CONTINUATION, LETTER, LOWER, MIXED, START, TITLE, UPPER, Pieces
from windows import NAME_TAGS, ROLE_TAGS, Window, encode_window, other_quotes

MASK = 103  # [MASK] in the vocabulary
NAME_WEIGHTS = {"en_gum_open-train.conllu": 0.5, "gmb": 0.4, "wikigold": 0.7}  # the nearer to what is asked, the more


@dataclass
class Row:
    """One encoded window; `layers` holds what its corpus annotates."""

    ids: np.ndarray
    shapes: np.ndarray
    first: np.ndarray
    layers: dict[str, np.ndarray]
    corpus: str = ""


class Encoder:
    def __init__(self, inventory: dict[str, list[str]], pieces: Pieces) -> None:
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in inventory.items()}
        self.pieces = pieces

    def row(self, w: Window, rng: random.Random | None) -> Row:
        words = other_quotes(w, rng) if rng and rng.random() < 0.4 else None
        ids, shapes, first = encode_window(w, self.pieces, words)
        layers = {}
        if w.heads is not None and w.sentences is not None:
            for k in ("upos", "xpos", "feats", "relations"):
                layers[k] = [self.index[k].get(x, -100) for x in getattr(w, k)]
            layers["lemmas"] = [self.index["lemmas"].get(script(a, b), -100) for a, b in zip(w.words, w.lemmas or (), strict=True)]
            layers["heads"], layers["sentences"] = [h + 1 for h in w.heads], w.sentences
            layers["boundary"] = [-1 if s else int(i > 0 and w.sentences[i] != w.sentences[i - 1]) for i, s in enumerate(w.starts)]
        if w.names is not None:
            layers["names"] = [[t in allowed for t in NAME_TAGS] for allowed in w.names]
        if w.roles is not None and w.links is not None:
            layers["roles"] = [[t == tag for t in ROLE_TAGS] for tag in w.roles]
            layers["links"] = [x + 1 if x >= -1 else -100 for x in w.links]
        if w.classes:
            layers["classes"] = w.classes
        small = {k: np.array(v, dtype=bool if k in ("names", "roles") else np.int16) for k, v in layers.items()}
        return Row(np.array(ids, np.int32), np.array(shapes, np.int8), np.array(first, np.int16), small, w.corpus)


def recase(shapes: np.ndarray, rng: random.Random) -> np.ndarray:
    """Headlines and careless writers: all lower, all capitals, or all titles."""
    kind = rng.choice((LOWER, UPPER, TITLE))
    base, extra = shapes % 10, shapes - shapes % 10
    has_case = (base >= LOWER) & (base <= MIXED)
    if kind == TITLE:
        has_case &= (base == LOWER) & (np.array([rng.random() < 0.8 for _ in base]))
    new = np.where(has_case, kind, base)
    if kind == UPPER:
        new = np.where(base == LETTER, LETTER, new)
    assert START < CONTINUATION
    return (new + extra).astype(shapes.dtype)


def hidden(row: Row, rng: random.Random, share: float) -> np.ndarray:
    """The sub-words with some whole words replaced by [MASK]: what stands around them must do."""
    ids = row.ids.copy()
    ends = [*row.first[1:], len(ids) - 1]
    for start, end in zip(row.first, ends, strict=True):
        if rng.random() < share:
            ids[start:end] = MASK
    return ids


def batch(rows: list[Row], rng: random.Random | None, device: str = "cpu", hide: float = 0.0) -> dict[str, Tensor]:
    # few distinct shapes: the CPU kernels are made anew for each
    up = lambda x: -(-x // 8) * 8
    n, width, n_words = len(rows), up(max(len(r.ids) for r in rows)), up(max(len(r.first) for r in rows))
    ids, shapes = np.zeros((n, width), np.int64), np.zeros((n, width), np.int64)
    first = np.zeros((n, n_words), np.int64)
    layers = {k: np.full((n, n_words), -100, np.int64) for k in ("upos", "xpos", "feats", "lemmas", "relations", "heads", "links", "classes", "boundary")}
    layers["sentences"] = np.full((n, n_words), -1, np.int64)
    out: dict[str, Tensor] = {}
    for k, row in enumerate(rows):
        ids[k, : len(row.ids)] = hidden(row, rng, hide) if rng and hide else row.ids
        shapes[k, : len(row.ids)] = recase(row.shapes, rng) if rng and rng.random() < 0.1 else row.shapes
        first[k, : len(row.first)] = row.first
        for name, values in row.layers.items():
            if name in layers:
                layers[name][k, : len(values)] = values
    for name, tags in (("names", NAME_TAGS), ("roles", ROLE_TAGS)):
        have = [k for k, row in enumerate(rows) if name in row.layers]
        allowed = np.ones((len(have), n_words, len(tags)), bool)
        for j, k in enumerate(have):
            allowed[j, : len(rows[k].layers[name])] = rows[k].layers[name]
        out[name + "_rows"], out[name + "_allowed"] = torch.tensor(have, dtype=torch.long), torch.from_numpy(allowed)
    out |= {k: torch.from_numpy(v) for k, v in (layers | {"ids": ids, "shapes": shapes, "first": first}).items()}
    out["names_weight"] = torch.tensor([NAME_WEIGHTS.get(row.corpus, 1.0) for row in rows if "names" in row.layers])
    out["names_gum"] = torch.tensor([float(row.corpus.startswith("en_gum")) for row in rows if "names" in row.layers])
    out["length"] = torch.tensor([len(r.first) for r in rows])
    return {k: v.to(device) for k, v in out.items()}
