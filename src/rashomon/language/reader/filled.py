"""From the scores of windows to what is known of every word of a text.

Windows are ranges of consecutive words; where two overlap (a long paragraph),
each word is taken from the window whose edge is farther off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import decode
from .attribution import Attribution, attributions
from .lemmas import lemma
from .network import Network, Scores

ROLES = ("source", "cue", "content")
CLOSING = ("”", "’", '"', "''", "'")
SENTENCE = -1.0  # logit from which a sentence starts; set on the development parts
LIKELY = -4.0  # log probability of an arc whose relation is looked at
RELATION = 0.7  # what the best relation's log probability counts beside its arc's; set on the development parts
FAREWELL = 4  # words with which a letter ends
ELSEWHERE = -1e3  # the arc score of a word the window has not seen


class Filled:
    """Word by word, what has been read so far; `add` reads one more block."""

    def __init__(self, network: Network, words: Sequence[str], firsts: set[int]) -> None:
        n, config = len(words), network.config
        self._network, self._words, self._firsts = network, words, firsts
        self.upos, self.xpos, self.feats, self.lemmas, self.relations = ([""] * n for _ in range(5))
        self.names = ["O"] * n
        self.heads = list(range(n))
        self.starts: list[int] = []
        self.roles = np.zeros((n, len(ROLES)), np.float32)
        self.attributions: list[Attribution] = []
        self._tags = {k: list(config[f"{k}_tags"]) for k in ("names", "roles")}
        self._steps = {k: np.array(config[f"{k}_steps"], np.float32) for k in self._tags}
        self._begin = {k: np.array([-1e4 if t[0] == "I" else 0.0 for t in v], np.float32) for k, v in self._tags.items()}
        self._bias = np.array(config.get("roles_bias") or [0.0] * len(self._tags["roles"]), np.float32)

    def add(self, windows: Sequence[tuple[int, int]]) -> None:
        """Score and decode windows (word ranges) that share no word with others."""
        scores = self._network.scores([(self._words[a:b], [k in self._firsts for k in range(a, b)]) for a, b in windows])
        owner: dict[int, int] = {}
        for w, (a, b) in enumerate(windows):
            for k in range(a, b):
                if k not in owner or k - a > windows[owner[k]][1] - 1 - k:
                    owner[k] = w
        for w, (a, b) in enumerate(windows):
            mine = np.array([owner[k] == w for k in range(a, b)])
            self._read_names(scores[w], a, mine)
            self._read_roles(scores[w], a, mine)
        self._read_words(scores, windows, owner)
        self._read_trees(scores, windows, owner)

    def _read_names(self, score: Scores, begin: int, mine: NDArray[Any]) -> None:
        for i, tag in enumerate(decode.viterbi(score.names, self._steps["names"], self._begin["names"])):
            if mine[i]:
                name = self._tags["names"][tag]
                # no name runs over the end of a paragraph (lists, signatures)
                self.names[begin + i] = "B" + name[1:] if name[0] == "I" and begin + i in self._firsts else name

    def _read_roles(self, score: Scores, begin: int, mine: NDArray[Any]) -> None:
        emissions = score.roles + self._bias
        chance = decode.marginals(emissions, self._steps["roles"], self._begin["roles"])
        path = decode.viterbi(emissions, self._steps["roles"], self._begin["roles"])
        tags = self._tags["roles"]
        by_role = np.stack([chance[:, [t[2:] == role for t in tags]].sum(1) for role in ROLES], 1)
        self.roles[begin + np.flatnonzero(mine)] = by_role[mine]
        # contents run on into the next paragraph, sources and cues do not
        named = ["B" + t[1:] if t in ("I-source", "I-cue") and begin + i in self._firsts else t for i, t in enumerate(tags[t] for t in path)]
        spans = decode.spans(named)
        for found in attributions(spans, chance[np.arange(len(path)), path], score.links):
            # the window that owns the middle of the content owns the attribution
            if mine[(found.content[0][0] + found.content[-1][1] - 1) // 2]:
                self.attributions.append(self._classed(found, score).moved(begin))

    def _classed(self, found: Attribution, score: Scores) -> Attribution:
        """With the class of its cue, the mean over the cue's words."""
        if score.classes is None or not found.cue:
            return found
        rows = score.classes[[i for a, b in found.cue for i in range(a, b)]]
        odds = np.exp(rows - rows.max(1, keepdims=True))
        chance = (odds / odds.sum(1, keepdims=True)).mean(0)
        best = int(chance.argmax())
        return replace(found, cue_class=self._network.config["classes"][best], class_score=round(float(chance[best]), 4))

    def _read_words(self, scores: Sequence[Scores], windows: Sequence[tuple[int, int]], owner: dict[int, int]) -> None:
        config = self._network.config
        for k, w in owner.items():
            score, i = scores[w], k - windows[w][0]
            self.upos[k], self.xpos[k], self.feats[k] = config["upos"][score.upos[i]], config["xpos"][score.xpos[i]], config["feats"][score.feats[i]]
            self.lemmas[k] = lemma(self._words[k], (config["lemmas"][j] for j in score.lemmas[i]), self._network.pieces.is_known, self.xpos[k].startswith("VB") or self.xpos[k] == "NNS")

    def _read_trees(self, scores: Sequence[Scores], windows: Sequence[tuple[int, int]], owner: dict[int, int]) -> None:
        order = sorted(owner)
        likely = {k for k in order if scores[owner[k]].sentence[k - windows[owner[k]][0]] > SENTENCE}
        starts = [k for k in order if k in self._firsts or k == order[0] or self._starts_sentence(k, likely)]
        sentences, pairs = [], []
        for first, end in zip(starts, [*starts[1:], order[-1] + 1], strict=True):
            # one window that holds the whole sentence is better than two halves
            whole = next((w for w in (owner[first], owner[end - 1]) if windows[w][0] <= first and end <= windows[w][1]), None)
            of = [owner[k] if whole is None else whole for k in range(first, end)]
            arcs = decode.log_softmax(_arcs(scores, windows, of, first))
            rows, columns = np.nonzero(arcs > LIKELY)
            sentences.append((first, arcs, rows, columns))
            for row, column in zip(rows.tolist(), columns.tolist()):
                head = scores[of[max(0, column - 1)]].head[0 if column == 0 else first + column - windows[of[column - 1]][0]]
                pairs.append((scores[of[row]].dependant[first + row - windows[of[row]][0]], head))
        names = self._network.config["relations"]
        relations = decode.log_softmax(self._network.relations(np.stack([d for d, _ in pairs]), np.stack([h for _, h in pairs])))
        root, at = names.index("root"), 0
        for first, arcs, rows, columns in sentences:
            found = relations[at : at + len(rows)]
            at += len(rows)
            # the root hangs as root, every other word as something else
            found[:, root] = np.where(columns == 0, found[:, root], -np.inf)
            best = np.where(columns == 0, root, found.argmax(1))
            # no less than LIKELY, or arcs that were not looked at would be preferred
            arcs[rows, columns] += RELATION * np.maximum(found[np.arange(len(rows)), best], LIKELY)
            label = dict(zip(zip(rows.tolist(), columns.tolist()), best.tolist()))
            for row, head in enumerate(decode.tree(arcs)):
                self.heads[first + row] = first + row if head < 0 else first + head
                self.relations[first + row] = names[label[row, head + 1]] if (row, head + 1) in label else "root" if head < 0 else "dep"
        self.starts += starts

    def _starts_sentence(self, k: int, likely: set[int]) -> bool:
        """Repairs the network's guess: treebanks have few quotations, news many."""
        if k in likely and self.xpos[k - 1] == "``":
            return False
        if k + 1 in likely and self.xpos[k] == "``" and k + 1 not in self._firsts:
            return True
        # no sentence ends with a comma, nor with one before a closing mark
        before = self._words[k - 2 : k] if k > 1 else self._words[:k]
        ends_open = before[-1] == "," or (before[0] == "," and before[-1] in CLOSING)
        # "Kind regards," and a name
        is_farewell = before[-1] == "," and self._words[k][:1].isupper() and any(j in likely or j in self._firsts for j in range(k - FAREWELL, k - 1))
        return k in likely and (is_farewell or not ends_open)


def _arcs(scores: Sequence[Scores], windows: Sequence[tuple[int, int]], of: Sequence[int], first: int) -> NDArray[Any]:
    """[n, n + 1] arc scores of one sentence, each row from its word's window."""
    n = len(of)
    matrix = np.full((n, n + 1), ELSEWHERE, np.float32)
    for row, w in enumerate(of):
        a, b = windows[w]
        arcs = scores[w].arcs[first + row - a]
        low, high = max(a, first), min(b, first + n)
        matrix[row, 0] = arcs[0]
        matrix[row, 1 + low - first : 1 + high - first] = arcs[1 + low - a : 1 + high - a]
    return matrix
