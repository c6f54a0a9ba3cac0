"""How the cost of a comparison grows: CPU seconds after annotation for 5, 20, 80 and 200 made-up accounts of one event.

    python bench/growth.py [MOST]

MOST (200 when not given) is the largest number tried. Prints one JSON object: seconds for each number of accounts, the tables read
before, and the exponent of growth fitted over them (1 is linear). Annotated accounts are kept under `bench/out/growth` until the code
that made them changes.
"""

from __future__ import annotations

import hashlib
import json
import math
import pickle
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import rashomon
from generate import event
from rashomon import pipeline
from rashomon.types import Account

HERE = Path(__file__).resolve().parent
SIZES = (5, 20, 80, 200)
ROOMS = ("types", "language", "read", "annotate")  # what annotated accounts depend on
FEW = 5  # accounts read at a time: what is done stays done


def accounts(n: int, folder: Path) -> list[Account]:
    """The first `n` made-up accounts, annotated; the same for every `n` above."""
    kept = folder / _version()
    kept.mkdir(parents=True, exist_ok=True)
    texts = folder / "texts"
    event(texts, n, seed=1)
    found: list[Account] = []
    for first in range(0, n, FEW):
        path = kept / f"{first}.pickle"
        if not path.exists():
            names = [texts / f"account_{k:04}.txt" for k in range(first, first + FEW)]
            path.write_bytes(pickle.dumps(pipeline.accounts(names).accounts))
        found += pickle.loads(path.read_bytes())
    return found


def _version() -> str:
    digest = hashlib.sha256((HERE / "generate.py").read_bytes())
    package = Path(rashomon.__file__).parent
    for path in sorted(p for room in ROOMS for p in (package / room).rglob("*") if p.suffix in (".py", ".tsv", ".json", ".npz", ".onnx")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def seconds(read: list[Account]) -> float:
    """CPU seconds of one comparison."""
    begun = time.process_time()
    pipeline.record(read)
    return time.process_time() - begun


def exponent(cost: Mapping[int, float]) -> float:
    """The slope of log seconds over log accounts, by least squares; 0 of one number alone."""
    points = [(math.log(n), math.log(s)) for n, s in cost.items()]
    if len(points) < 2:
        return 0.0
    x, y = (sum(column) / len(points) for column in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def main(arguments: list[str]) -> int:
    """Print the figures; gives the exit code."""
    most = int(arguments[0]) if arguments else SIZES[-1]
    sizes = [n for n in SIZES if n <= most]
    read = accounts(sizes[-1], HERE / "out" / "growth")
    seconds(read[:2])  # tables are read once
    cost = {n: seconds(read[:n]) for n in sizes}
    print(json.dumps({**{f"cpu_seconds_{n}": round(s, 2) for n, s in cost.items()}, "exponent": round(exponent(cost), 2)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
