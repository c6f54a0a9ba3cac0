"""Copies: precision and recall on edited texts, documents per CPU second against others, and growth with the number of accounts.

    python bench/copies.py quality          precision and recall, made-up accounts and (where RASHOMON_GOLD has them) real articles
    python bench/copies.py kinds            the same by kind of edit, as a table
    python bench/copies.py speed [N]        N accounts (2,000) through the index here and through datasketch and rensa, where installed
    python bench/copies.py growth           2,000, 8,000 and 32,000 accounts

Prints JSON (`kinds`: lines). A pair counts as found when one text is taken for a copy of the other. What was edited: `edits.py`. Two
edits of one text may or may not hold each other: such pairs count neither way.
"""

from __future__ import annotations

import json
import math
import os
import random
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from edits import JOINED
from generate import Copied, accounts, copies
from rashomon.gather.copies import Index
from rashomon.read.account import from_text
from rashomon.types import Account

SIZES = (2000, 8000, 32000)
PER_EVENT, COPIED = 5, 0.2
Pair = frozenset[str]


def made_up(n: int) -> tuple[list[Account], list[Copied]]:
    """About `n` accounts of which a fifth are copies, mixed; the zones read."""
    originals = [(a.name, a.text) for a in accounts(round(n * (1 - COPIED) / PER_EVENT), PER_EVENT)]
    return _mixed(originals, list(copies(originals, round(len(originals) * COPIED / (1 - COPIED)))))


def real(gold: Path) -> tuple[list[Account], list[Copied]]:
    """The articles of BASIL and as many edits of each kind of them."""
    originals = []
    for path in sorted((gold / "gold" / "stories" / "basil" / "articles").rglob("*.json")):
        article = json.loads(path.read_text(encoding="utf8"))
        paragraphs = [" ".join(p) if isinstance(p, list) else p for p in article["body-paragraphs"]]
        originals.append((path.stem, "\n\n".join([article["title"], *paragraphs]) + "\n"))
    return _mixed(originals, list(copies(originals, 14 * len(originals)))) if originals else ([], [])


def _mixed(originals: Sequence[tuple[str, str]], edited: list[Copied]) -> tuple[list[Account], list[Copied]]:
    texts = [*originals, *((c.name, c.text) for c in edited)]
    random.Random(1).shuffle(texts)
    return [replace(from_text(text, uri=name)) for name, text in texts], edited


def truth(edited: Iterable[Copied]) -> tuple[dict[Pair, str], dict[str, set[str]]]:
    """The pairs that are copies, with the edit (`other` for the second text that an edit takes in), and each copy's texts."""
    pairs: dict[Pair, str] = {}
    made_of: dict[str, set[str]] = {}
    for c in edited:
        made_of[c.name] = {c.of, *([c.also] if c.also else [])}
        if c.also and c.edit in JOINED:
            pairs[frozenset((c.name, c.also))] = "other"
        if c.is_copy:
            pairs[frozenset((c.name, c.of))] = c.edit
    return pairs, made_of


def found(read: Sequence[Account]) -> set[Pair]:
    """The pairs that the index takes for copies."""
    index = Index()
    return {frozenset((read[m.new].uri, read[m.old].uri)) for account in read for m in index.add(account) if m.is_copy}


def decided(pairs: set[Pair], right: dict[Pair, str], made_of: dict[str, set[str]]) -> set[Pair]:
    """Without those pairs of which the edits do not say whether they are copies."""
    return {p for p in pairs if p in right or not set.intersection(*(made_of.get(name, set()) for name in p))}


def quality(gold: Path) -> dict[str, float]:
    """Precision and recall of pairs, on both kinds of text."""
    figures: dict[str, float] = {}
    for name, (read, edited) in (("made", made_up(2000)), ("real", real(gold))):
        if not read:
            continue
        right, made_of = truth(edited)
        given = decided(found(read), right, made_of)
        figures |= {f"{name}_precision": round(len(given & set(right)) / max(1, len(given)), 4), f"{name}_recall": round(len(given & set(right)) / len(right), 4)}
        figures[f"{name}_pairs"] = len(right)
    return figures


def kinds(gold: Path) -> Iterable[str]:
    """Recall by kind of edit, and what was taken for a copy wrongly."""
    for name, (read, edited) in (("made", made_up(4000)), ("real", real(gold))):
        if not read:
            continue
        right, made_of = truth(edited)
        given = decided(found(read), right, made_of)
        for kind in dict.fromkeys(right.values()):
            of_kind = {p for p, k in right.items() if k == kind}
            yield f"{name}\t{kind}\t{len(of_kind & given)}/{len(of_kind)}"
        wrong = given - set(right)
        yield f"{name}\twrong\t{len(wrong)}"
        yield from (f"  {'  '.join(sorted(p))}" for p in sorted(wrong, key=sorted)[:12])
        yield from (f"  missed {right[p]}  {'  '.join(sorted(p))}" for p in sorted(set(right) - given, key=sorted)[:12])


def speed(n: int) -> dict[str, float]:
    """Documents per CPU second and recall of the same pairs, here and elsewhere; how many times as fast as datasketch."""
    read, edited = made_up(n)
    right = set(truth(edited)[0])
    found(read[:20])  # tables are built once
    figures: dict[str, float] = {}
    for name, way in (("here", found), ("datasketch", with_datasketch), ("rensa", with_rensa)):
        begun = time.process_time()
        try:
            pairs = way(read)
        except ImportError:
            print(f"{name} is not installed: not compared", file=sys.stderr)
            continue
        figures |= {f"{name}_documents_per_second": round(len(read) / (time.process_time() - begun)), f"{name}_recall": round(len(pairs & right) / len(right), 3)}
    if rival := figures.get("datasketch_documents_per_second"):
        figures["times_datasketch"] = round(figures["here_documents_per_second"] / rival, 1)
    return figures


def _shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}


def with_datasketch(read: Sequence[Account]) -> set[Pair]:
    """Its index for containment (LSH Ensemble, 128 permutations), as its documentation has it; candidates, not confirmed."""
    from datasketch import MinHash, MinHashLSHEnsemble

    entries = []
    for account in read:
        shingles = _shingles(account.text)
        if shingles:
            sketch = MinHash(num_perm=128)
            sketch.update_batch([s.encode() for s in shingles])
            entries.append((account.uri, sketch, len(shingles)))
    index = MinHashLSHEnsemble(threshold=0.7, num_perm=128, num_part=16)
    index.index(entries)
    return {frozenset((uri, other)) for uri, sketch, size in entries for other in index.query(sketch, size) if other != uri}


def with_rensa(read: Sequence[Account]) -> set[Pair]:
    """Its index for resemblance (it has none for containment), 128 permutations; candidates, not confirmed."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    pairs = set()
    for n, account in enumerate(read):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(list(_shingles(account.text)))
        pairs |= {frozenset((account.uri, read[other].uri)) for other in index.query(sketch)}
        index.insert(n, sketch)
    return pairs


def growth() -> dict[str, float]:
    """CPU seconds for each number of accounts, and the exponent of growth fitted over them."""
    cost = {}
    for n in SIZES:
        texts = [Account(id=a.name, uri=a.name, sha256=a.name, text=a.text) for a in accounts(n // PER_EVENT, PER_EVENT)]
        begun = time.process_time()
        found(texts)
        cost[len(texts)] = time.process_time() - begun
    points = [(math.log(n), math.log(s)) for n, s in cost.items()]
    x, y = (sum(column) / len(points) for column in zip(*points, strict=True))
    slope = sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
    return {**{f"cpu_seconds_{n}": round(s, 2) for n, s in zip(SIZES, cost.values(), strict=True)}, "exponent": round(slope, 2)}


def main(arguments: list[str]) -> int:
    """Print what is asked; gives the exit code."""
    gold = Path(os.environ.get("RASHOMON_GOLD") or Path(__file__).resolve().parents[2] / "shared")
    match arguments:
        case ["quality"]:
            print(json.dumps(quality(gold)))
        case ["kinds"]:
            print("\n".join(kinds(gold)))
        case ["speed", *n]:
            print(json.dumps(speed(int(n[0]) if n else SIZES[0])))
        case ["growth"]:
            print(json.dumps(growth()))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
