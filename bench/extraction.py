"""Pages of ours, each with the text and zones it must give: how much of the words is right, and how fast against trafilatura alone.

    python bench/extraction.py

Prints figures as JSON. `text_f` is the mean over the layouts of the F of their words, counted (trafilatura's own beside it); `zones` is the
share of the lines that got the zone they must; `speed` is pages per CPU second, each to a Document with its metadata, over those of
`trafilatura.extract(page, with_metadata=True)`; `speed_account` the same to an Account, the rules on words included. The three take
turns in one process, and the medians are compared.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

LAYOUTS = Path(__file__).parent.parent / "tests" / "read" / "layouts_html"
ROUNDS = 15


def gold(path: Path) -> list[tuple[str, str]]:
    """(zone, line) of a layout's lines; `?` is a zone that two readers may see differently."""
    rows = (row.partition("\t") for row in path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines())
    return [(zone, line) for zone, _, line in rows]


def words(text: str) -> Counter[str]:
    """The words of a text, counted, whatever their case."""
    return Counter(re.findall(r"\w+", text.lower()))


def text_f(found: str, wanted: str) -> float:
    """F of the words of a text against those wanted, each as often as it stands there."""
    one, other = words(found), words(wanted)
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def lines_right(account, lines: list[tuple[str, str]]) -> tuple[int, int, list[str]]:
    """How many lines stand in the text in the zone they must, how many were looked at, and what is wrong with the others."""
    right, looked, wrong = 0, 0, []
    for zone, line in lines:
        if zone == "?":
            continue
        looked += 1
        at = account.text.find(line)
        kinds = {z.kind for z in account.zones if z.start < at + len(line) and z.end > at} if at >= 0 else set()
        right += kinds == {zone}
        if kinds != {zone}:
            wrong.append(f"{zone} -> {'+'.join(sorted(kinds)) or 'missing'}: {line[:60]}")
    return right, looked, wrong


def main() -> None:
    import trafilatura

    from rashomon.read import from_document
    from rashomon.read.html import documents
    from rashomon.settings import Settings

    settings = Settings()
    pages = sorted(LAYOUTS.glob("*.html"))
    ours, theirs, right, looked = [], [], 0, 0
    for path in pages:
        data, lines = path.read_bytes(), gold(path)
        wanted = "\n".join(line for _, line in lines)
        account = from_document(next(documents(data, path.name, settings)))
        ours.append(text_f(account.text, wanted))
        theirs.append(text_f(trafilatura.extract(data) or "", wanted))
        hits, n, wrong = lines_right(account, lines)
        right, looked = right + hits, looked + n
        if "-v" in sys.argv:
            print(f"{path.stem:14} F {ours[-1]:.3f} (trafilatura {theirs[-1]:.3f})  zones {hits}/{n}", *wrong, sep="\n    ", file=sys.stderr)
    held = [path.read_bytes() for path in pages]
    calls = {
        "document": lambda data: next(documents(data, "page.html", settings)),
        "account": lambda data: from_document(next(documents(data, "page.html", settings))),
        "trafilatura": lambda data: trafilatura.extract(data, with_metadata=True),
    }
    spent: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            start = time.process_time()
            for data in held:
                call(data)
            spent[name].append(time.process_time() - start)
    seconds = {name: statistics.median(times) / len(held) for name, times in spent.items()}
    figures = {
        "text_f": round(statistics.mean(ours), 4),
        "text_f_lowest": round(min(ours), 4),
        "text_f_trafilatura": round(statistics.mean(theirs), 4),
        "zones": round(right / looked, 4),
        "pages_per_second": round(1 / seconds["document"], 1),
        "speed": round(seconds["trafilatura"] / seconds["document"], 3),
        "speed_account": round(seconds["trafilatura"] / seconds["account"], 3),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
