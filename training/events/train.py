"""Train the shipped coder of acts.

    PYTHONPATH=src python training/events/train.py --plv ../shared/gold/events/plv/PLV_train.tsv

Out: `src/rashomon/language/en/event-model/types.npz` and `modes.npz`. Without `--plv` it learns from the own rows alone. `--but FILE` leaves out the sentences of PLV that
share two fifths of their five-word runs with a line of FILE (a test set that must stay unseen).
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import corpus
from learn import familiar, learn, learn_modes

from rashomon.annotate.events.model import save

OUT = Path(__file__).resolve().parents[2] / "src/rashomon/language/en/event-model"


def runs(text: str) -> set[tuple[str, ...]]:
    """The five-word runs of a text."""
    found = re.findall(r"\w+", text.lower())
    return {tuple(found[i : i + 5]) for i in range(len(found) - 4)}


def is_near(text: str, others: list[set[tuple[str, ...]]]) -> bool:
    mine = runs(text)
    return any(mine and other and len(mine & other) >= 0.4 * min(len(mine), len(other)) for other in others)


def main() -> None:
    """Read, learn, write."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--plv", type=Path)
    p.add_argument("--but", type=Path)
    p.add_argument("--cache", type=Path, default=Path(".cache/events"))
    p.add_argument("--out", type=Path, default=OUT / "types.npz")
    a = p.parse_args()
    readings = corpus.Readings(a.cache)
    own = corpus.own(readings)
    marked = corpus.plv(readings, a.plv) if a.plv else []
    readings.keep()
    if a.but:
        others = [runs(line) for line in a.but.read_text("utf8").splitlines() if line.strip()]
        marked = [sentence for sentence in marked if not is_near(sentence.text, others)]
    found = learn(marked, own)
    a.out.parent.mkdir(parents=True, exist_ok=True)
    save(a.out, found.names, found.classes, found.weights, familiar(marked, own, found))
    modes = learn_modes(own)
    save(a.out.with_name("modes.npz"), modes.names, modes.classes, modes.weights)
    print(f"{len(own)} own sentences, {len(marked)} of PLV, {len(found.names)} features, {a.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
