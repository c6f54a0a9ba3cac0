"""What the bench measures: each function runs the installed command, scores what it wrote, and gives named figures."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Figures = dict[str, float | None]


@dataclass(frozen=True)
class Bench:
    """Where the annotated data lies, and a folder for what is written."""

    gold: Path
    out: Path

    def fresh(self, name: str) -> Path:
        """An empty folder of that name under `out`."""
        folder = self.out / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def score(self, scorer: str, *arguments: object) -> dict:
        """What a scorer prints, read as JSON."""
        command = [sys.executable, str(self.gold / "score" / scorer), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(done.stdout) if done.stdout.strip() else {}


def rashomon(*arguments: object) -> float:
    """Run the command in a new process on one thread; gives its CPU seconds, start-up and loading included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-m", "rashomon", *map(str, arguments)], capture_output=True, text=True, env=environment)
    if done.returncode not in (0, 1):
        raise SystemExit(f"rashomon {' '.join(map(str, arguments[:2]))}: exit {done.returncode}\n{done.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2)


def _reading(bench: Bench, name: str, gold: Path) -> tuple[dict, float]:
    folder = bench.fresh(name)
    bench.score("reader.py", "write", gold, folder / "text")
    seconds = rashomon("read", folder / "text", "--conllu", folder / "read.conllu")
    return bench.score("reader.py", "score", gold, folder / "read.conllu"), seconds


def _treebank(name: str) -> Callable[[Bench], Figures]:
    def measure(bench: Bench) -> Figures:
        scores, seconds = _reading(bench, name, bench.gold / "gold" / "language" / "ud" / f"en_{name}-test.conllu")
        relations = {relation: scores["by_relation"].get(relation) for relation in ("nsubj", "obj", "ccomp", "appos", "parataxis")}
        return {key: scores[key] for key in ("words", "upos", "lemma", "uas", "las")} | relations | {"cpu_seconds": seconds}

    return measure


def _names(name: str, path: str) -> Callable[[Bench], Figures]:
    def measure(bench: Bench) -> Figures:
        scores, seconds = _reading(bench, name, bench.gold / "gold" / "language" / "ner" / path)
        return {key: scores["entities"].get(key) for key in ("PER", "ORG", "LOC", "all")} | {"cpu_seconds": seconds}

    return measure


def statements(bench: Bench) -> Figures:
    """Attributed statements on the development part of PolNeAR."""
    folder, gold = bench.fresh("statements"), bench.gold / "gold" / "statements" / "polnear" / "dev"
    seconds = rashomon("read", gold / "text", "--jsonl", folder / "read.jsonl")
    scores = bench.score("statements.py", gold, folder / "read.jsonl")
    attr = {f"attr_{kind}": scores[kind]["attr"]["f"] for kind in ("all", "direct", "mixed", "indirect")}
    exact = {f"exact_{role}": scores["exact_span"][role]["f"] for role in ("source", "cue", "content")}
    return (
        attr | exact | {"strict": scores["all"]["strict"]["f"], "content_tokens": scores["content_tokens"]["f"], "lost": scores["lost"], "cpu_seconds": seconds}
    )


def event_2(bench: Bench) -> Figures:
    """The record of five accounts against the comparison made by hand."""
    folder, gold = bench.fresh("event_2"), bench.gold / "gold" / "comparison"
    texts = sorted((gold / "newswcl50" / "event_2").glob("*.txt"))
    seconds = rashomon("compare", *texts, "--json", folder / "record.json", "-o", folder / "report.html")
    scores = bench.score("comparison.py", gold / "event_2.json", folder / "record.json")
    points, conflicts, said = scores["points"], scores["conflicts"], scores["statements"]
    return {
        "bad_offsets": scores["bad_offsets"],
        "points_recall_multi": points["recall_multi"],
        "points_precision_multi": points["precision_multi"],
        "relation_mean": scores["relation"]["mean"],
        "contradictions_met": len(conflicts["found"]) + len(conflicts["contested_found"]),
        "false_alarms": len(conflicts["false_alarms"]),
        "contradictions_predicted": conflicts["predicted"],
        "tensions_met": conflicts["tensions"],
        **{f"{part}_f": (scores[part] or {}).get("f") for part in ("utterances", "positions", "framing", "instruments", "timeline")},
        "merged_apart": scores["merged_apart"],
        "statements_f": said["f"],
        "speaker": said["speaker"],
        "cpu_seconds": seconds,
    }


def seeds(bench: Bench) -> Figures:
    """Three accounts compared, cold: start-up and loading included."""
    folder = bench.fresh("seeds")
    texts = sorted((bench.gold / "seeds").glob("*.txt"))
    seconds = rashomon("compare", *texts, "--json", folder / "record.json", "-o", folder / "report.html")
    return {"cpu_seconds": seconds}


def events(bench: Bench) -> Figures:
    """Acts with who did them to whom: the sentences of the PLOVER manual, end to end."""
    folder = bench.fresh("events")
    bench.score("events.py", "write", "plover_gsr", folder / "text")
    seconds = rashomon("read", folder / "text", "--jsonl", folder / "read.jsonl")
    scores = bench.score("events.py", "score", "plover_gsr", folder / "read.jsonl")
    return {key: scores[key] for key in ("type", "type_and_actors", "precision", "no_event", "extra")} | {"cpu_seconds": seconds}


def _script(name: str, *arguments: object) -> Figures:
    """What a script beside this file prints, read as JSON; on one thread."""
    command = [sys.executable, str(Path(__file__).parent / name), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    if done.returncode:
        raise SystemExit(f"{name}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def speed(bench: Bench) -> Figures:
    """The reader's words per CPU second, how many times the CPU time of spaCy's blank English tokenizer it takes, and the share of annotation that events take."""
    return _script("speed.py", *sorted((bench.gold / "gold" / "statements" / "polnear" / "dev" / "text").glob("*.txt")))


def reality(bench: Bench) -> Figures:
    """Acts that did not happen given as having happened, and the other way round; own sentences."""
    return _script("reality.py")


def growth(bench: Bench) -> Figures:
    """CPU seconds of a comparison after annotation, up to 80 accounts."""
    return _script("growth.py", 80)


def growth_200(bench: Bench) -> Figures:
    """The same up to 200 accounts."""
    return _script("growth.py", 200)


def copies(bench: Bench) -> Figures:
    """Copies among edited texts: precision and recall of pairs, documents per CPU second against datasketch; `copies.py kinds` has the table."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "RASHOMON_GOLD": str(bench.gold)}
    found: Figures = {}
    for what in ("quality", "speed"):
        done = subprocess.run([sys.executable, str(Path(__file__).parent / "copies.py"), what], capture_output=True, text=True, check=True, env=environment)
        found |= json.loads(done.stdout)
    return found


def copies_growth(bench: Bench) -> Figures:
    """CPU seconds to find the copies among 2,000, 8,000 and 32,000 made-up accounts."""
    return _script("copies.py", "growth")


def extraction(bench: Bench) -> Figures:
    """Text and zones of ten page layouts of ours, and pages per CPU second against trafilatura alone."""
    return _script("extraction.py")


def fuzz(bench: Bench) -> Figures:
    """Tracebacks, hangs and peak memory (MiB) over ten thousand damaged inputs, and over 300 files through `rashomon read`."""
    return _script("fuzz.py")


def stories(bench: Bench) -> Figures:
    """B-cubed of `rashomon stories` on the articles of BASIL and the documents of ECB+ (its subtopics)."""
    folder = bench.fresh("stories")
    command = [sys.executable, str(Path(__file__).parent / "stories.py"), "sets", str(folder)]
    subprocess.run(command, check=True, env={**os.environ, "RASHOMON_GOLD": str(bench.gold)})
    found: Figures = {}
    for name in ("basil", "ecbplus"):
        seconds = rashomon("stories", folder / name, "--tsv", folder / f"{name}-found.tsv")
        scores = bench.score("stories.py", folder / f"{name}.tsv", folder / f"{name}-found.tsv")
        found |= {f"{name}_{key}": scores[key] for key in ("p", "r", "f")} | {f"{name}_cpu_seconds": seconds}
    return found


def stories_growth(bench: Bench) -> Figures:
    """CPU seconds to gather 2,000, 8,000 and 32,000 made-up accounts into stories."""
    return _script("stories.py", "growth")


def _petrarch(name: str) -> Callable[[Bench], Figures]:
    def measure(bench: Bench) -> Figures:
        command = [sys.executable, str(Path(__file__).parent / "petrarch.py"), name]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "RASHOMON_GOLD": str(bench.gold)}
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)

    return measure


MEASURES: dict[str, Callable[[Bench], Figures]] = {
    "seeds": seeds,
    "speed": speed,
    "ewt": _treebank("ewt"),
    "gum_open": _treebank("gum_open"),
    "uner_ewt": _names("uner_ewt", "uner_ewt-test.iob2"),
    "crossner": _names("crossner", "crossner_politics/test.txt"),
    "statements": statements,
    "event_2": event_2,
    "events": events,
    "reality": reality,
    "extraction": extraction,
    "petrarch1": _petrarch("1"),
    "petrarch2": _petrarch("2"),
    "copies": copies,
    "copies_growth": copies_growth,
    "stories": stories,
    "stories_growth": stories_growth,
    "growth": growth,
    "growth_200": growth_200,
    "fuzz": fuzz,
}
ASKED = frozenset({"growth_200", "copies_growth", "stories_growth", "fuzz"})  # minutes: only when named
