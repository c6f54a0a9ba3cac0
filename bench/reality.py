"""How real acts are: the sentences of the tests, counted as the tests count them.

    python bench/reality.py

Prints one JSON object. `unreal_as_actual`: share of acts that did not happen (planned, denied, feared …) given as having happened;
`deeds_as_unreal`: share of deeds given as not having happened; the same again for the sentences held back while rules were written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from acts_read import act_at, read_as  # noqa: E402
from rashomon.annotate.events.reality import reality  # noqa: E402
from rashomon.language.reader import load  # noqa: E402

SETS = {"": "reality_sentences.tsv", "held_": "reality_sentences_held.tsv"}
REAL = {"actual", "historical", "ongoing"}
PUBLISHED = "2024-05-14"


def shares(name: str, nlp: object) -> tuple[float, float]:
    """(unreal given as real, real given as unreal), each as a share of its kind."""
    lines = [line for line in (TESTS / "annotate" / name).read_text("utf8").splitlines() if line and not line.startswith("#")]
    n, wrong = {True: 0, False: 0}, {True: 0, False: 0}
    for line in lines[1:]:
        sentence, words, realis, _ = line.split("\t")
        reading, _, _, said = read_as(nlp, sentence, PUBLISHED)
        is_real = realis in REAL
        n[is_real] += 1
        wrong[is_real] += (reality(reading, act_at(reading, words), said).realis in REAL) != is_real
    return wrong[False] / n[False], wrong[True] / n[True]


if __name__ == "__main__":
    nlp = load(None)
    figures = {}
    for prefix, name in SETS.items():
        unreal, deeds = shares(name, nlp)
        figures |= {f"{prefix}unreal_as_actual": round(unreal, 4), f"{prefix}deeds_as_unreal": round(deeds, 4)}
    print(json.dumps(figures))
