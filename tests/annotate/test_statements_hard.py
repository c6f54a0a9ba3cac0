"""Forty short texts of ours with gold: every kind of statement, and ten near misses, read by the shipped reader."""

import json
import os
import re
from pathlib import Path

import pytest

TEXTS = json.loads((Path(__file__).parent / "hard_statements.json").read_text("utf8"))
WORD = re.compile(r"\w+")


@pytest.fixture(scope="session")
def nlp():
    reader = pytest.importorskip("rashomon.language.reader")
    try:
        return reader.load(os.environ.get("RASHOMON_READER"))
    except Exception as error:  # the model is built, not kept with the code
        pytest.skip(f"no shipped reader: {error}")


def statements_of(nlp, text, tmp_path):
    from rashomon.annotate import annotate
    from rashomon.read import account
    from rashomon.settings import Settings

    path = tmp_path / "text.txt"
    path.write_text(text, "utf8", newline="")
    return annotate(account(path, "text.txt", Settings()), nlp, Settings()).statements


def at(text, part):
    start = text.rindex(part)
    return set(m.start() for m in WORD.finditer(text) if start <= m.start() < start + len(part))


def words(text, spans):
    return {m.start() for m in WORD.finditer(text) for s, e in spans if s <= m.start() < e}


@pytest.mark.parametrize("case", TEXTS, ids=[t["name"] for t in TEXTS])
def test_text(case, nlp, tmp_path):
    text = case["text"]
    found = statements_of(nlp, text, tmp_path)
    assert len(found) == len(case["statements"]), [[text[s:e] for s, e in f.content] for f in found]
    for wanted in case["statements"]:
        content = set().union(*(at(text, part) for part in wanted["content"]))
        best = max(found, key=lambda f: len(content & words(text, f.content)) / len(content | words(text, f.content)))
        got = words(text, best.content)
        assert len(content & got) / len(content | got) >= 0.8, [text[s:e] for s, e in best.content]
        assert best.source is not None and at(text, wanted["source"]) & words(text, [best.source])
        assert best.speaker.name == wanted["speaker"] and best.kind == wanted["kind"]
        for field in ("act", "negated", "cue_class", "addressee"):
            if field in wanted:
                assert getattr(best, field) == wanted[field], field
        if "status" in wanted:
            assert best.speaker.status == wanted["status"]
        if wanted.get("nested"):
            assert best.quoted_in is not None
