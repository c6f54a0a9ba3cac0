"""Who said what: spans of source, cue and content, and the links between them.

In: tag marginals and link scores of one window. Out: `Attribution`s. A cue is
the anchor; every source and content goes to the cue its words point to, so a
content cut in two by "he said" is one content. A content that points to no cue
(a bare quotation) stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Range = tuple[int, int]
SURE = 0.5  # below it a further piece is no part of the content
NEAR = 12  # words between a source and a cue that may claim it


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: half-open token ranges, () where there is none; score 0..1.

    `cue_class` is the class of the cue as the network judges it from the context ("" without a cue), `class_score` how surely.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float
    cue_class: str = ""
    class_score: float = 0.0

    def plain(self) -> tuple[Any, ...]:
        """The fields as plain values, in their order."""
        return self.source, self.cue, self.content, self.score, self.cue_class, self.class_score

    @classmethod
    def of(cls, row: Sequence[Any]) -> Attribution:
        """The attribution that was made plain; its tuples may have become lists."""
        source, cue, content = (tuple((int(a), int(b)) for a, b in part) for part in row[:3])
        return cls(source, cue, content, float(row[3]), str(row[4]), float(row[5]))

    def moved(self, by: int) -> Attribution:
        """The same, its ranges moved to the right."""
        source, cue, content = (tuple((a + by, b + by) for a, b in part) for part in (self.source, self.cue, self.content))
        return replace(self, source=source, cue=cue, content=content)


def attributions(spans: list[tuple[int, int, str]], probability: NDArray[Any], links: NDArray[Any]) -> list[Attribution]:
    """Attributions of one window.

    `spans` are (start, end, role) in words of the window, `probability` [n] that
    of each word's tag, `links` [n, n + 1] the scores of the first word of the cue.
    """
    log = links - links.max(1, keepdims=True)
    log = log - np.log(np.exp(log).sum(1, keepdims=True))
    cues = [(a, b) for a, b, role in spans if role == "cue"]
    anchors = _anchors(cues, log)
    groups: dict[int, dict[str, list[Range]]] = {a: {"source": [], "cue": [], "content": []} for a in anchors.values()}
    chance: dict[int, list[float]] = {a: [] for a in groups}
    bare: list[Range] = []
    apart: list[tuple[int, Range]] = []
    for a, b in cues:
        groups[anchors[a]]["cue"].append((a, b))
    found = [(*_nearest(log[a:b], groups), a, b, role) for a, b, role in spans if role != "cue"]
    for anchor, p, a, b, role in sorted(found, key=lambda x: (-x[1], x[2])):
        if anchor is None:
            if role == "content":
                bare.append((a, b))
            continue
        if role == "content" and p < SURE and groups[anchor]["content"]:
            apart.append((anchor, (a, b)))
            continue
        if role == "source" and groups[anchor]["source"]:
            free = _free(a, b, groups)
            anchor = anchor if free is None else free
        groups[anchor][role].append((a, b))
        chance[anchor].append(p)
    out = [_made(g, probability, chance[a]) for a, g in groups.items() if g["content"]]
    out += [_made({"source": [], "cue": [], "content": [r]}, probability, []) for r in bare]
    # what goes on after a content has its speaker, but is a content of its own
    out += [_made({"source": groups[a]["source"], "cue": [], "content": [r]}, probability, []) for a, r in apart]
    return sorted(out, key=lambda x: (x.content[0], x.cue))


def _anchors(cues: list[Range], log: NDArray[Any]) -> dict[int, int]:
    """First word of each cue span -> first word of the cue it is a piece of."""
    firsts = {a for a, _ in cues}
    out = {}
    for a, b in cues:
        row = log[a:b].mean(0)
        best = max(firsts, key=lambda f: (row[f + 1], -abs(f - a)))
        out[a] = best if best != a and row[best + 1] > np.log(0.5) and abs(best - a) < 30 else a
    return {a: f if out[f] == f else a for a, f in out.items()}


def _nearest(log: NDArray[Any], groups: dict[int, dict[str, list[Range]]]) -> tuple[int | None, float]:
    """The cue a span's words point to, and how surely; None for no cue."""
    if not groups:
        return None, 0.0
    row = log.mean(0)
    ranges = {a: [i + 1 for x, y in g["cue"] for i in range(x, y)] for a, g in groups.items()}
    best = max(ranges, key=lambda a: (row[ranges[a]].max(), -a))
    p = float(np.exp(log[:, ranges[best]]).sum(1).mean())
    none = float(np.exp(log[:, 0]).mean())
    return (None, none) if none > p else (best, p)


def _free(start: int, end: int, groups: dict[int, dict[str, list[Range]]]) -> int | None:
    """The nearest cue still without a source, for a second source of another cue."""
    free = [a for a, g in groups.items() if not g["source"] and -NEAR <= a - end <= NEAR]
    return min(free, key=lambda a: min(abs(a - end), abs(start - a)), default=None)


def _made(group: dict[str, list[Range]], probability: NDArray[Any], chance: list[float]) -> Attribution:
    inside = [i for ranges in group.values() for a, b in ranges for i in range(a, b)]
    score = float(probability[inside].mean()) * (float(np.mean(chance)) if chance else 0.5)
    source, cue, content = (tuple(sorted(group[role])) for role in ("source", "cue", "content"))
    return Attribution(source, cue, content, round(min(1.0, score), 4))
