"""Make the word vectors by which clauses of two accounts are nominated as saying one thing.

    python training/vectors.py --minilm WHEEL_OR_FOLDER --out src/rashomon/language/en/word-vectors.npz

A sentence encoder (all-MiniLM-L6-v2, Apache-2.0) is imitated without running it: a linear map from the mean of its
static sub-word vectors to the sentence's own vector is fitted (ridge regression) on our own sentences in
training/events/rows, applied to every sub-word, cut to the strongest directions, and stored in one byte a number. Takes two minutes
on one core. Nothing random.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from model import Encoder
from train import minilm

ROWS = Path(__file__).parent / "events" / "rows"
WIDTH = 64  # directions that are kept
RIDGE = 100.0


def sentences() -> list[str]:
    """Every different sentence of the rows, in order of the alphabet."""
    found = set()
    for path in sorted(ROWS.glob("*.tsv")):
        with path.open(encoding="utf8", newline="") as file:
            found |= {row["sentence"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    return sorted(found)


def own_vectors(encoder: Encoder, tokenizer: Tokenizer, texts: list[str]) -> np.ndarray:
    """What the encoder gives for each text: the mean of its last layer, of length 1."""
    out = []
    with torch.no_grad():
        for text in texts:
            ids = torch.tensor([tokenizer.encode(text).ids[:128]])
            mean = encoder(ids, torch.zeros_like(ids))[0].mean(0)
            out.append((mean / mean.norm()).numpy())
    return np.array(out)


def table(static: np.ndarray, tokenizer: Tokenizer, texts: list[str], wanted: np.ndarray) -> np.ndarray:
    """[sub-words, WIDTH]: the mean over a text's sub-words comes near to the encoder's vector of it."""
    ids = [tokenizer.encode(t, add_special_tokens=False).ids for t in texts]
    means = np.array([static[i].mean(0) for i in ids])
    centre = means.mean(0)
    means = means - centre
    spread = means.std()
    means = means / spread
    weights = np.linalg.solve(means.T @ means + RIDGE * np.eye(means.shape[1]), means.T @ (wanted - wanted.mean(0)))
    mapped = (static - centre) / spread @ weights
    used = np.unique(np.concatenate([np.array(i) for i in ids]))
    directions = np.linalg.svd(mapped[used] - mapped.mean(0), full_matrices=False)[2][:WIDTH]
    return mapped @ directions.T


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        source = minilm(a.minilm, Path(folder))
        tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
        encoder = Encoder()
        encoder.load_minilm(source / "model.safetensors")
    encoder.shape.weight.data.zero_()
    encoder.eval()
    tokenizer.no_padding(), tokenizer.no_truncation()
    texts = sentences()
    made = table(encoder.word.weight.detach().numpy(), tokenizer, texts, own_vectors(encoder, tokenizer, texts))
    scale = np.abs(made).max(0) / 127
    np.savez_compressed(a.out, vectors=np.round(made / scale).astype(np.int8), scale=scale.astype(np.float32))
    print(f"{len(texts)} sentences, {made.shape[0]} sub-words, {a.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
