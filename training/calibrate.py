"""How often a statement of a given score is right: the table behind `confidence`.

    python training/calibrate.py --polnear ../shared/gold/statements/polnear/dev --out src/rashomon/language/en/confidence.tsv

Reads the development articles twice, with the reader's scores and by rule alone,
and counts how many candidates of each finder, kind and score meet a gold
attribution (content IoU of words >= .5, source in common). Shares are made
monotone in the score by pooling neighbours. Prints a reliability table for the
half of the articles that a table from the other half has not seen.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from polnear import articles, attributions

WORD = re.compile(r"\w+")
FEWEST = 12
NESTED = "statement.nested.v1"  # the gold marks no statement inside another
HEADER = """# Confidence of a statement: the share that was right on the development articles of PolNeAR, by finder, kind and score.
# Made by training/calibrate.py; counts only. from: lowest score of the row; n: candidates counted. Apache-2.0.
by\tkind\tfrom\tshare\tn
"""


class Case(NamedTuple):
    """One candidate that was counted."""

    article: int
    by: str
    kind: str
    score: float
    is_right: bool


def cases(folder: Path, reader: str | None, with_scores: bool) -> Iterator[Case]:
    """Every candidate of the articles in `folder`."""
    from rashomon.annotate.component import _Whole
    from rashomon.annotate.entities import entities
    from rashomon.annotate.reading import Reading
    from rashomon.annotate.statements import build, found
    from rashomon.annotate.statements.quoting import quotes
    from rashomon.language.reader import load, read

    nlp = load(reader)
    for n, (_, text, path) in enumerate(articles(folder)):
        doc = read(nlp, text)
        if not with_scores:
            doc._.attributions = ()
        reading = Reading(SimpleNamespace(authors=()), _Whole(text), doc)  # type: ignore[arg-type]
        marks = quotes(doc)
        mask = build._quoted(doc, marks)
        words = [(m.start(), m.end()) for m in WORD.finditer(text)]
        inside = lambda spans, words=words: frozenset(i for i, (a, b) in enumerate(words) if any(s < b and a < e for s, e in spans))
        gold = [(inside(g.get("content", ())), inside(g.get("source", ()))) for g in attributions(path)]
        for c in found.candidates(reading, entities(reading), marks):
            content = inside([reading.span(*r) for r in c.content])
            source = inside([reading.span(*c.source)] if c.source else [])
            right = any(g and 2 * len(content & g) >= len(content | g) and (source == s or source & s) for g, s in gold)
            if with_scores == (c.by == "reader.attribution.v1") or c.by == NESTED:
                yield Case(n, c.by, build._kind(doc, c.content, mask), c.score, bool(right))


def table(found: list[Case], width: int = 40) -> list[tuple[str, str, float, float, int]]:
    """Rows (by, kind, from, share, n): blocks of `width` candidates, pooled until the share grows with the score."""
    rows = []
    keys = sorted({(c.by, c.kind if c.by.startswith("reader") else "*") for c in found})
    for by, kind in keys:
        if sum(c.by == by for c in found) < FEWEST:
            continue  # too few to say anything
        own = sorted(((c.score, c.is_right) for c in found if c.by == by and kind in ("*", c.kind)), key=lambda x: x[0])
        blocks: list[list[float]] = []
        i = 0
        while i < len(own):
            end = min(i + width, len(own))
            while end < len(own) and own[end][0] == own[end - 1][0]:
                end += 1  # one score, one share
            blocks.append([own[i][0], sum(ok for _, ok in own[i:end]), end - i])
            i = end
            while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
                low = blocks.pop()
                blocks[-1] = [blocks[-1][0], blocks[-1][1] + low[1], blocks[-1][2] + low[2]]
        rows += [(by, kind, 0.0 if k == 0 else round(b[0], 3), round((b[1] + 1) / (b[2] + 2), 3), int(b[2])) for k, b in enumerate(blocks)]
    return rows


def share(rows: list[tuple[str, str, float, float, int]], case: Case) -> float:
    """What a table says of a case."""
    fit = [r for r in rows if r[0] == case.by and r[1] in ("*", case.kind) and r[2] <= case.score]
    return fit[-1][3] if fit else 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reader")
    a = parser.parse_args()
    found = [*cases(a.polnear, a.reader, True), *(c for c in cases(a.polnear, a.reader, False) if c.by != NESTED)]
    lines = [f"{by}\t{kind}\t{low}\t{p}\t{n}" for by, kind, low, p, n in table([c for c in found if c.by != NESTED])]
    a.out.write_text(HEADER + "\n".join(lines) + "\n", "utf8")
    halves = [table([c for c in found if c.article % 2 == side and c.by != NESTED]) for side in (0, 1)]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for c in found:
        if c.by == "reader.attribution.v1":
            p = share(halves[1 - c.article % 2], c)
            bins.setdefault(min(9, int(p * 10)), []).append((p, c.is_right))
    for low, items in sorted(bins.items()):
        print(
            f"{low / 10:.1f}-{low / 10 + 0.1:.1f}  n {len(items):5}  said {sum(p for p, _ in items) / len(items):.2f}  right {sum(ok for _, ok in items) / len(items):.2f}"
        )


if __name__ == "__main__":
    main()
