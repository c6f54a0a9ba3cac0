"""Accuracy and speed beside the floors: `make bench`, or `python bench/bench.py NAME…` for some of the measures.

Runs the scorers that lie with the annotated data (RASHOMON_GOLD, default `../shared` of the checkout) on the installed
`rashomon` command. Prints one row per figure; exit 1 when a figure is under its floor (or over its ceiling), 0 without data.
`growth_200` (minutes of annotation) is measured only when named. The five-fold on PLV trains anew and is no part of this:
`training/events/folds.py`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from measures import ASKED, MEASURES, Bench

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"


def main(names: list[str]) -> int:
    """Run the measures of these names (all but those of ASKED when none is named); gives the exit code."""
    gold = Path(os.environ.get("RASHOMON_GOLD") or HERE.parent.parent / "shared").resolve()
    if not (gold / "score").is_dir():
        print(f"no annotated data in {gold} (RASHOMON_GOLD names the folder); nothing measured")
        return 0
    if unknown := sorted(set(names) - set(MEASURES)):
        print(f"no measure {unknown[0]!r}; there are {', '.join(MEASURES)}", file=sys.stderr)
        return 2
    floors = json.loads(FLOORS.read_text(encoding="utf8"))
    bench = Bench(gold=gold, out=HERE / "out")
    print(f"{'figure':<44}{'value':>10}{'bound':>12}")
    failed = 0
    for name in names or [name for name in MEASURES if name not in ASKED]:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        for figure, value in MEASURES[name](bench).items():
            failed += not row(f"{name}.{figure}", value, floors.get(f"{name}.{figure}", {}))
    print(f"\n{failed} figures out of bounds" if failed else "\nall figures within bounds")
    return 1 if failed else 0


def row(figure: str, value: float | None, bound: dict[str, float]) -> bool:
    """Print one figure beside its bound; False when it is out of bounds or was not measured though it has a bound."""
    limits = [f"≥ {bound['floor']:g}"] if "floor" in bound else []
    limits += [f"≤ {bound['ceiling']:g}"] if "ceiling" in bound else []
    fine = not bound if value is None else bound.get("floor", value) <= value <= bound.get("ceiling", value)
    shown = "-" if value is None else f"{value:g}"
    print(f"{figure:<44}{shown:>10}{' '.join(limits):>12}{'' if fine else '  OUT OF BOUNDS'}", flush=True)
    return fine


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
