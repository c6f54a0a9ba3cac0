"""All corpora of RASHOMON_GOLD as windows, epoch by epoch."""

from __future__ import annotations

import collections
import random
from pathlib import Path

import names
import polnear
import treebank
from cues import CueRules
from rashomon.language.reader.lemmas import script
from rashomon.language.reader.words import Pieces
from windows import MAX_PIECES, NAME_TAGS, Window, pack

HELD_OUT = 21  # every 21st PolNeAR training article tunes the decoder


class Corpora:
    def __init__(self, gold: Path, pieces: Pieces, split, n_gmb: int, seed: int) -> None:
        self.pieces, self.rng = pieces, random.Random(seed)
        self.rules = names.NameRules()
        language = gold / "language"
        self.gmb = names.gmb(language / "ner/gmb_ner.csv", self.rules, n_gmb, self.rng)
        uner = treebank.iob2(language / "ner/uner_ewt-train.iob2") | treebank.iob2(language / "ner/uner_ewt-dev.iob2")
        ud = language / "ud"
        read = lambda name, ner: list(treebank.documents(ud / name, ner, self.rules))
        self.trees = read("en_ewt-train.conllu", uner) + read("en_gum_open-train.conllu", None)
        self.dev = {"ewt": read("en_ewt-dev.conllu", uner), "gum": read("en_gum_open-dev.conllu", None)}
        politics = language / "ner/crossner_politics"
        self.small = list(names.crossner([politics / "train.txt", politics / "dev.txt"], self.rules))
        self.small += list(names.wikigold(language / "ner/wikigold.conll", self.rules))
        self.articles = [polnear.article(text, polnear.attributions(ann), split) for _, text, ann in polnear.articles(gold / "statements/polnear/train")]
        self.cues = CueRules(self.trees)
        for document in self.trees:
            for window in document:
                self.cues.label_tree(window)
        for i, parts in enumerate(self.articles):
            for window in parts:
                self.cues.label_roles(window, held_out=i % HELD_OUT == 0)

    def inventory(self) -> dict[str, list[str]]:
        """The labels of each head, the commonest first."""
        count: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
        for document in self.trees:
            for w in document:
                for k in ("upos", "xpos", "feats", "relations"):
                    count[k].update(getattr(w, k))
                count["lemmas"].update(map(script, w.words, w.lemmas or ()))
        least = {"lemmas": 3, "feats": 2}
        return {k: [x for x, n in sorted(c.items(), key=lambda x: (-x[1], x[0])) if n >= least.get(k, 1)] for k, c in sorted(count.items())}

    def tree_windows(self) -> list[Window]:
        out, documents = [], list(self.trees)
        self.rng.shuffle(documents)
        runs: dict[str, list[Window]] = collections.defaultdict(list)
        for document in documents:
            # one treebank a window: what counts as a name differs
            run = runs[document[0].corpus]
            run += document
            if len(run) > 60:
                # windows of many sizes, cut at other sentences in each epoch
                out += pack(run, self.pieces, self.rng.choice((160, 160, 160, 120, 80, 40)), MAX_PIECES)
                run.clear()
        for run in runs.values():
            out += pack(run, self.pieces)
        self.rng.shuffle(out)
        return out

    def name_windows(self, sentences: list[Window], augment: float) -> list[Window]:
        from augment import other_people

        shuffled = [other_people(w, self.rng) if self.rng.random() < augment else w for w in sentences]
        self.rng.shuffle(shuffled)
        shuffled.sort(key=lambda w: w.corpus)
        out = []
        for i in range(0, len(shuffled), 50):
            out += pack(shuffled[i : i + 50], self.pieces, self.rng.choice((160, 120, 80, 40)), MAX_PIECES)
        self.rng.shuffle(out)
        return out

    def polnear_windows(self, held_out: bool) -> list[Window]:
        out = []
        for i, parts in enumerate(self.articles):
            if (i % HELD_OUT == 0) == held_out:
                n = 0 if held_out else self.rng.randrange(4)
                out += polnear.windows_of(parts, self.pieces, MAX_PIECES, 0, n) if n else []
                out += polnear.windows_of(parts, self.pieces, MAX_PIECES, n)
        return out


def allowed_row(tags: frozenset[str]) -> list[bool]:
    return [t in tags for t in NAME_TAGS]
