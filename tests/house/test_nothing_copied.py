"""No wording of the annotated articles stands in the repository: not nine words in a row."""

import re

import pytest

LONGEST = 8
FOLDERS = ("src", "tests", "docs", "bench", "training")


def runs(text, n=LONGEST + 1):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + n]) for i in range(len(words) - n + 1)}


@pytest.mark.gold
def test_no_nine_words_in_a_row(gold, root):
    articles = [*gold.glob("seeds/*.txt"), *gold.glob("gold/comparison/newswcl50/*/*.txt"), *gold.glob("gold/statements/polnear/dev/text/*.txt")]
    theirs = set().union(*(runs(path.read_text(encoding="utf8")) for path in articles))
    files = [p for folder in FOLDERS for p in (root / folder).rglob("*") if p.is_file() and "out" not in p.parts and p.suffix in (".py", ".txt", ".md", ".tsv", ".json", ".html")]
    copied = {str(path.relative_to(root)): sorted(hits)[:2] for path in files if (hits := runs(path.read_text(encoding="utf8", errors="replace")) & theirs)}
    assert copied == {}
