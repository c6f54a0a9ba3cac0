"""Accounts gathered into stories: how well on annotated articles, and how the cost grows on made-up ones.

    python bench/stories.py sets OUT         BASIL and ECB+ as files under OUT, with their gold stories beside them; prints the folders
    python bench/stories.py growth [MOST]    CPU seconds for 2,000, 8,000 and 32,000 (or up to MOST) made-up accounts, and how well

A story of BASIL is its triplet, one of ECB+ its subtopic (topic and kind of file); the texts of ECB+ are put together from its words,
a sentence a line. Growth counts gathering with its reasons; reading (zones, metadata) is told apart.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from generate import accounts
from growth import exponent
from rashomon.gather.stories import stories
from rashomon.read import from_text

SIZES = (2_000, 8_000, 32_000)
PER_EVENT = 5


def basil(gold: Path) -> Iterator[tuple[str, str, str]]:
    """(name, story, text) of each article."""
    for path in sorted((gold / "basil" / "articles").glob("*/*.json")):
        article = json.loads(path.read_text(encoding="utf8"))
        paragraphs = [" ".join(sentences) for sentences in article["body-paragraphs"]]
        yield article["uuid"], article["triplet-uuid"], "\n\n".join([article["title"], *paragraphs])


def ecbplus(gold: Path) -> Iterator[tuple[str, str, str]]:
    """(name, story, text) of each document."""
    for path in sorted((gold / "ecbplus").glob("*/*.xml")):
        lines: dict[int, list[str]] = {}
        for token in ElementTree.parse(path).getroot().iter("token"):
            lines.setdefault(int(token.get("sentence", 0)), []).append(token.text or "")
        topic, kind = path.stem.split("_")[0], "plus" if path.stem.endswith("plus") else ""
        yield path.stem, f"{topic}ecb{kind}", "\n".join(" ".join(words) for _, words in sorted(lines.items()))


def write_sets(out: Path) -> None:
    """Each set as a folder of texts and a table of their stories."""
    gold = Path(os.environ["RASHOMON_GOLD"]) / "gold" / "stories"
    for name, found in (("basil", basil(gold)), ("ecbplus", ecbplus(gold))):
        (out / name).mkdir(parents=True, exist_ok=True)
        rows = []
        for file, story, text in found:
            (out / name / f"{file}.txt").write_text(text, encoding="utf8")
            rows.append(f"{file}.txt\t{story}\n")
        (out / f"{name}.tsv").write_text("".join(rows), encoding="utf8")


def b_cubed(gold: list[int], got: list[int]) -> tuple[float, float]:
    """Precision and recall of a grouping, the mean over what is grouped."""
    sizes: dict[tuple[str, int], int] = {}
    for one, other in zip(gold, got, strict=True):
        for key in (("gold", one), ("got", other), ("both", hash((one, other)))):
            sizes[key] = sizes.get(key, 0) + 1
    both = [sizes["both", hash((one, other))] for one, other in zip(gold, got, strict=True)]
    precision = sum(n / sizes["got", other] for n, other in zip(both, got, strict=True)) / len(got)
    return precision, sum(n / sizes["gold", one] for n, one in zip(both, gold, strict=True)) / len(gold)


def growth(most: int) -> dict[str, float]:
    """CPU seconds of gathering (reading apart), the exponent of their growth, and B-cubed on the largest number."""
    figures: dict[str, float] = {}
    cost: dict[int, float] = {}
    for n in [n for n in SIZES if n <= most]:
        made = list(accounts(n // PER_EVENT, PER_EVENT))
        begun = time.process_time()
        read = [from_text(one.text, uri=one.name) for one in made]
        reading = time.process_time() - begun
        stories(read[:20])  # tables are read once
        begun = time.process_time()
        found = stories(read)
        cost[n] = time.process_time() - begun
        number = {member.uri: story.number for story in found for member in story.members}
        precision, recall = b_cubed([one.event for one in made], [number[one.name] for one in made])
        figures |= {f"cpu_seconds_{n}": round(cost[n], 1), f"reading_seconds_{n}": round(reading, 1)}
        figures |= {"precision": round(precision, 3), "recall": round(recall, 3)}
    return {**figures, "exponent": round(exponent(cost), 2), "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


if __name__ == "__main__":
    if sys.argv[1] == "sets":
        write_sets(Path(sys.argv[2]))
    else:
        print(json.dumps(growth(int(sys.argv[2]) if len(sys.argv) > 2 else SIZES[-1])))
