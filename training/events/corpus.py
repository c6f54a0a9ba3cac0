"""Sentences with acts: own rows, and PLV's news sentences, read once and turned into features.

A reading is kept in the folder `--cache` (default `.cache/events`), so that a corpus is read once for each reader.
"""

from __future__ import annotations

import csv
import hashlib
import pickle
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from rashomon.annotate.events.beside import beside
from rashomon.annotate.events.features import features
from rashomon.annotate.events.predicates import Predicate, predicates
from rashomon.annotate.events.verbal import decide
from rashomon.annotate.reading import Reading
from rashomon.language.reader import noun_phrase
from rashomon.language.reader.reading import FOLDER, load, read
from rashomon.types import Account, Span

ROWS = Path(__file__).parent / "rows"
TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE", "YIELD": "CONCEDE", "CRIME": "COERCE"}
YIELD = ("CONCEDE", "RETREAT")
LITTLE = {"the", "a", "an", "of", "s", "to"}
KINDS = {"light": 0, "verb": 1, "copula": 2, "noun": 3}


@dataclass(frozen=True)
class Candidate:
    """A predicate of a sentence with what the classifier sees; `fit` is how well its participants are the marked ones."""

    predicate: Predicate
    features: tuple[str, ...]
    rule: str | None
    fit: float = 0.0


@dataclass
class Sentence:
    """A sentence with its predicates. Of PLV `kind` is the type of the one marked act; of own rows `labels` give (type, mode) by candidate."""

    key: str
    text: str
    kind: str
    candidates: list[Candidate] = field(default_factory=list)
    labels: dict[int, tuple[str, str]] = field(default_factory=dict)


class Readings:
    """The shipped reader with a memory on disk."""

    def __init__(self, cache: Path) -> None:
        sign = hashlib.sha256((FOLDER / "model.onnx").read_bytes()).hexdigest()[:16]
        self.path, self.docs, self.is_new = cache / f"docs-{sign}.pickle", {}, False
        if self.path.exists():
            self.docs = pickle.loads(self.path.read_bytes())

    def __call__(self, text: str) -> Reading:
        if text not in self.docs:
            self.docs[text], self.is_new = read(load(), text), True
        return Reading(Account(id="a1", uri="a.txt", sha256="", text=text), Whole(text), self.docs[text])

    def keep(self) -> None:
        """Write the memory when there is something new in it."""
        if self.is_new:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_bytes(pickle.dumps(self.docs))
            self.is_new = False


@dataclass(frozen=True)
class Whole:
    """A view that is the text itself, all of it body."""

    text: str

    def span(self, start: int, end: int) -> Span:
        return Span(start, end)

    def zone(self, _: int) -> SimpleNamespace:
        return SimpleNamespace(kind="body")


def own(readings: Readings, folder: Path = ROWS) -> list[Sentence]:
    """The rows of `training/events/rows` whose triggers the reader finds as predicates, one Sentence for each sentence."""
    found: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf8", newline="") as lines:
            for n, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
                found.setdefault(row["sentence"], []).append((f"{path.stem}:{n}", row))
    return [sentence for text, rows in found.items() if (sentence := own_sentence(readings(text), text, rows)).labels]


def own_sentence(reading: Reading, text: str, rows: list[tuple[str, dict[str, str]]]) -> Sentence:
    """All predicates of a sentence; those at a trigger are labelled with its type and mode, the others with nothing."""
    every = predicates(reading)
    labels: dict[int, tuple[str, str]] = {}
    for _, row in rows:
        if (at := at_trigger(reading, every, text.find(row["trigger"]), len(row["trigger"]))) is not None:
            labels[at] = (row["type"], row["mode"] or "")
    return Sentence(rows[0][0], text, "", [candidate(reading, p) for p in every], labels)


def at_trigger(reading: Reading, every: Sequence[Predicate], start: int, length: int) -> int | None:
    """The predicate whose head stands in the trigger, else one that overlaps it; a light verb before a bare verb before a noun."""
    tokens = reading.tokens_at(start, start + length) if start >= 0 else None
    if tokens is None:
        return None
    a, b = tokens
    found = [i for i, p in enumerate(every) if a <= p.token < b] or [i for i, p in enumerate(every) if p.trigger[0] < b and a < p.trigger[1]]
    return min(found, key=lambda i: (KINDS[every[i].kind], every[i].token), default=None)


def plv(readings: Readings, path: Path) -> list[Sentence]:
    """PLV's training part: every predicate of a sentence is a candidate for its one marked act."""
    out = []
    for n, row in enumerate(plv_rows(path)):
        reading = readings(row["sentence"])
        kind = TODAY.get(row["gold_root"].upper(), row["gold_root"].upper())
        seen = [candidate(reading, p, row["source"], row["target"]) for p in predicates(reading)]
        out.append(Sentence(f"{n:05}", row["sentence"], amended(kind, row["sentence"]), seen))
    return out


def plv_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of the TSV as they stand."""
    with path.open(encoding="utf8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def amended(kind: str, text: str) -> str:
    """Labels of 2016 that version 2.0 of the manual gives another type: imposed sanctions, convictions."""
    if kind == "COERCE" and re.search(r"\bimpos\w+ (?:\w+ ){0,3}(?:sanctions|embargo)", text, re.I):
        return "SANCTION"
    if kind == "ACCUSE" and re.search(r"\b(?:convict(?:ed|s)|found (?:\S+ ){1,6}guilty)\b", text):
        return "SANCTION"
    return kind


def candidate(reading: Reading, predicate: Predicate, source: str = "", target: str = "") -> Candidate:
    """One predicate as the classifier sees it, and how well its participants are the marked ones (0 to about 4)."""
    around = beside(reading, predicate)
    fit = 0.0
    if source or target:
        agents, patients = phrase(reading, predicate.agents), phrase(reading, predicate.patients)
        others = patients | phrase(reading, [i for _, i in predicate.obliques])
        fit = overlap(words(source), agents) + (0.75 * overlap(words(target), others) if target else 0.4)
    return Candidate(predicate, features(reading, predicate, around), decide(reading, predicate, around)[0], fit)


def phrase(reading: Reading, heads: Sequence[int]) -> set[str]:
    return words(" ".join(noun_phrase(reading.doc[i]).text for i in heads))


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - LITTLE


def overlap(wanted: set[str], given: set[str]) -> float:
    """2 when the words agree by half or more, 1 when one is shared, else 0."""
    if not wanted & given:
        return 0.0
    return 2.0 if 4 * len(wanted & given) >= len(wanted) + len(given) else 1.0
