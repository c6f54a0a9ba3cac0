"""How many articles hold each word: `language/en/frequencies.tsv`, from texts whose counts may ship.

    python training/frequencies.py --gold ../shared/gold --out src/rashomon/language/en/frequencies.tsv

Counted over PolNeAR (US political news), the Groningen Meaning Bank (radio news of the world, cut every ten sentences, since its file
keeps no articles), GUM, EWT, WikiGold and re3d. Counts of stems alone, no text. The articles that stories are measured on (BASIL, ECB+)
are not among them.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rashomon.gather.signature import stem, words

AT_LEAST = 3  # articles: a rarer word is as good as unknown, and its row would say whom a text was about
PIECE = 10  # sentences of the Groningen Meaning Bank that pass for an article
HEADER = """\
# How common a word is in English news and reference texts: articles that contain it, by its stem (gather/signature.py). The row `*` is all articles.
# Counted over {n:,} articles: PolNeAR (statistics only), Groningen Meaning Bank (public domain), GUM (CC BY 4.0), EWT (CC BY-SA 4.0),
# WikiGold (CC BY 4.0), re3d (open government licences). Counts only, no text; stems of fewer than {least} articles are left out. CC BY-SA 4.0.
# Made by training/frequencies.py.
stem\tarticles
"""


def articles(gold: Path) -> Iterator[str]:
    """The texts, one an article."""
    for path in sorted(gold.glob("statements/polnear/*/text/*.txt")):
        yield path.read_text(encoding="utf8")
    for path in sorted(gold.glob("language/ud/*.conllu")):
        for document in path.read_text(encoding="utf8").split("# newdoc")[1:]:
            yield "\n".join(line.removeprefix("# text = ") for line in document.split("\n") if line.startswith("# text = "))
    yield from radio(gold / "language/ner/gmb_ner.csv")
    for document in (gold / "language/ner/wikigold.conll").read_text(encoding="utf8").split("-DOCSTART-"):
        yield " ".join(line.split(" ")[0] for line in document.split("\n"))
    for path in sorted(gold.glob("language/ner/re3d/*/documents.json")):
        for line in path.read_text(encoding="utf8").splitlines():
            yield json.loads(line)["text"]


def radio(path: Path) -> Iterator[str]:
    """The Groningen Meaning Bank, `PIECE` sentences at a time."""
    sentences: list[list[str]] = []
    with path.open(encoding="latin1", newline="") as file:
        for number, word, *_ in list(csv.reader(file))[1:]:
            if number:
                if len(sentences) == PIECE:
                    yield " ".join(word for sentence in sentences for word in sentence)
                    sentences = []
                sentences.append([])
            sentences[-1].append(word)
    yield " ".join(word for sentence in sentences for word in sentence)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    texts = [text for text in articles(given.gold) if text.strip()]
    count = Counter(term for text in texts for term in {stem(word) for word in words(text)})
    rows = sorted(((term, n) for term, n in count.items() if n >= AT_LEAST), key=lambda row: (-row[1], row[0]))
    body = "".join(f"{term}\t{n}\n" for term, n in [("*", len(texts)), *rows])
    given.out.write_text(HEADER.format(n=len(texts), least=AT_LEAST) + body, encoding="utf8")


if __name__ == "__main__":
    main()
