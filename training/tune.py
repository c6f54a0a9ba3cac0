"""Choose how readily the reader calls a word part of an attribution.

    python training/tune.py --model src/rashomon/language/en/reader-model --gold ../shared/gold

Reads the PolNeAR training articles that `train.py` held out, tries biases of
the tags against O, prints a table and writes the best `roles_bias` into
config.json. The development articles are not looked at.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import polnear
from corpora import HELD_OUT
from rashomon.language.reader import read
from rashomon.language.reader.filled import Filled
from rashomon.language.reader.reading import shipped
from train import gold_folder
from windows import ROLE_TAGS, ROLES

Words = frozenset[int]


def score(gold: list[dict[str, Words]], got: list[dict[str, Words]]) -> tuple[int, int, int]:
    """Hits, predicted, gold: half of the content and a word of the source agree."""
    pairs = sorted(
        ((len(g["content"] & p["content"]) / len(g["content"] | p["content"]), i, j) for i, g in enumerate(gold) for j, p in enumerate(got)), reverse=True
    )
    used: tuple[set[int], set[int]] = (set(), set())
    hits = 0
    for overlap, i, j in pairs:
        if overlap >= 0.5 and i not in used[0] and j not in used[1]:
            used[0].add(i), used[1].add(j)
            a, b = gold[i]["source"], got[j]["source"]
            hits += bool(a & b) or not (a or b)
    return hits, len(got), len(gold)


def f1(x: list[int]) -> float:
    return 200 * x[0] / max(1, x[1] + x[2])


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--gold", type=Path)
    p.add_argument("--dry", action="store_true", help="write nothing")
    a = p.parse_args()
    nlp = shipped(a.model)
    network = nlp.get_pipe("rashomon_reader").network
    memory, plain = {}, network.scores

    def remembered(windows):
        keys = [tuple(w) for w, _ in windows]
        if any(k not in memory for k in keys):
            memory.update(zip(keys, plain(windows), strict=True))
        return [memory[k] for k in keys]

    network.scores = remembered
    # only the roles are wanted
    Filled._read_words = Filled._read_trees = Filled._read_names = lambda *_: None
    articles = [x for i, x in enumerate(polnear.articles(gold_folder(a.gold) / "statements/polnear/train")) if i % HELD_OUT == 0]
    table = {}
    for content in (-0.5, 0.0, 0.5):
        for other in (-0.5, 0.0, 0.5):
            # on the first words only: on every word it would let spans run on
            bias = [0.0 if t[0] != "B" else content if t.endswith("content") else other for t in ROLE_TAGS]
            network.config["roles_bias"] = bias
            table[content, other] = (measure(nlp, articles), bias)
            print(content, other, {k: round(v, 1) for k, v in table[content, other][0].items()}, flush=True)
    figures, bias = max(table.values(), key=lambda x: x[0]["attr"] + 0.5 * (x[0]["source"] + x[0]["cue"] + x[0]["content"]) / 3)
    print("best", bias, figures)
    if not a.dry:
        config = json.loads((a.model / "config.json").read_text("utf8"))
        config["roles_bias"] = bias
        (a.model / "config.json").write_text(json.dumps(config, ensure_ascii=False, sort_keys=True), "utf8")


def measure(nlp, articles) -> dict[str, float]:
    attr = [0, 0, 0]
    exact = {r: [0, 0, 0] for r in ROLES}
    for _, text, path in articles:
        doc = read(nlp, text)
        word = {i: t.i for t in doc if t.text[0].isalnum() for i in range(t.idx, t.idx + len(t))}
        gold = [{r: frozenset(word[i] for s, e in event.get(r, ()) for i in range(s, e) if i in word) for r in ROLES} for event in polnear.attributions(path)]
        real = set(word.values())
        got = [{r: frozenset(i for s, e in getattr(x, r) for i in range(s, e) if i in real) for r in ROLES} for x in doc._.attributions]
        gold, got = [g for g in gold if g["content"]], [g for g in got if g["content"]]
        for k, n in enumerate(score(gold, got)):
            attr[k] += n
        for r, into in exact.items():
            x, y = {g[r] for g in gold if g[r]}, {g[r] for g in got if g[r]}
            into[0] += len(x & y)
            into[1] += len(y)
            into[2] += len(x)
    return {"attr": f1(attr)} | {r: f1(v) for r, v in exact.items()}


if __name__ == "__main__":
    main()
