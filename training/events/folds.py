"""Five-fold on PLV's training part, end to end: no sentence is coded by a model that saw it.

    PYTHONPATH=src python training/events/folds.py --plv ../shared/gold/events/plv/PLV_train.tsv [--fresh]

Each model learns from four fifths of PLV and the own rows; the last fifth is read from its raw sentences to whole events. Printed: `type` (an event of the
marked type), `type_and_actors` (its participants' words fit the marked ones, token F1 of .5), `precision`, `no_event`, `extra` (events beyond the first).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import corpus
from learn import familiar, learn

from rashomon.annotate.dates import dates
from rashomon.annotate.entities import entities
from rashomon.annotate.events import events, model
from rashomon.annotate.reading import Reading
from rashomon.annotate.statements import statements
from rashomon.types import Event, Participant

FOLDS = 5
SAME = {"CONCEDE": {"CONCEDE", "RETREAT"}}


def folds(texts: Sequence[str]) -> dict[str, int]:
    """Each text's fold, the same at every run."""
    every = sorted(set(texts))
    random.Random(7).shuffle(every)
    return {text: i % FOLDS for i, text in enumerate(every)}


def told(reading: Reading) -> tuple[Event, ...]:
    """The events of one reading."""
    mentions, when = entities(reading), dates(reading)
    return events(reading, mentions, tuple(statements(reading, mentions, when)), when)


def fits(wanted: str, given: str) -> bool:
    """The scorer's test of a role's words; an empty gold role asks for nothing."""
    a, b = corpus.words(wanted), corpus.words(given)
    return not a or (bool(a & b) and 4 * len(a & b) >= len(a) + len(b))


def said(text: str, side: Sequence[Participant]) -> str:
    return " ".join(text[p.span.start : p.span.end] for p in side)


def models(a: argparse.Namespace, readings: corpus.Readings, fold: dict[str, int]) -> list[Path]:
    """One model file for each fold, made where it is missing."""
    paths = [a.cache / f"fold{k}.npz" for k in range(FOLDS)]
    if a.fresh or not all(path.exists() for path in paths):
        marked, own = corpus.plv(readings, a.plv), corpus.own(readings)
        readings.keep()
        for k, path in enumerate(paths):
            others = [sentence for sentence in marked if fold[sentence.text] != k]
            found = learn(others, own)
            model.save(path, found.names, found.classes, found.weights, familiar(others, own, found))
    return paths


def main() -> None:
    """Train or find the models, read every sentence, print the measures."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--plv", type=Path, required=True)
    p.add_argument("--cache", type=Path, default=Path(".cache/events"))
    p.add_argument("--fresh", action="store_true", help="train the models again")
    p.add_argument("--wrong", type=Path, help="write what was missed to this file")
    a = p.parse_args()
    readings = corpus.Readings(a.cache)
    rows = list(corpus.plv_rows(a.plv))
    fold = folds([row["sentence"] for row in rows])
    found = [model.load(path) for path in models(a, readings, fold)]
    typed = both = extra = none = predicted = right = 0
    wrong = []
    for row in rows:
        text, kind = row["sentence"], corpus.TODAY.get(row["gold_root"].upper(), row["gold_root"].upper())
        model.shipped = lambda k=fold[text]: found[k]  # type: ignore[misc, assignment]
        got = told(readings(text))
        fit = [e for e in got if e.plover.type in SAME.get(kind, {kind})]
        ok = any(fits(row["source"], said(text, e.actors)) and fits(row["target"], said(text, e.recipients)) for e in fit)
        typed, both, right = typed + bool(fit), both + ok, right + len(fit)
        none, predicted, extra = none + (not got), predicted + len(got), extra + max(0, len(got) - 1)
        if not ok:
            shown = [f"{text[e.trigger.start : e.trigger.end]}={e.plover.type}({said(text, e.actors)} > {said(text, e.recipients)})" for e in got]
            wrong.append("\t".join(("type" if not fit else "actors", kind, row["source"], row["target"], text, " ; ".join(shown))))
    n = len(rows)
    shares = {"type": typed / n, "type_and_actors": both / n, "precision": right / max(predicted, 1), "no_event": none / n, "extra": extra / n}
    print(json.dumps({"sentences": n} | {name: round(value, 3) for name, value in shares.items()}))
    if a.wrong:
        a.wrong.write_text("\n".join(wrong) + "\n", "utf8")


if __name__ == "__main__":
    main()
