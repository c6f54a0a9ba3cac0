"""Made-up accounts: the same seed gives the same bytes, the truth names what was made, edits are what they are called."""

import json
import random

import pytest


@pytest.fixture
def generate(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "bench"))
    import generate

    return generate


def test_same_seed_same_accounts(generate):
    first = list(generate.accounts(6, 3, seed=4))
    assert first == list(generate.accounts(6, 3, seed=4)) != list(generate.accounts(6, 3, seed=5))
    assert {a.event for a in first} == set(range(6)) and len({a.name for a in first}) == len(first)
    assert all(400 < len(a.text.split()) < 1100 for a in first)
    assert {len({a.story for a in first if a.event == e}) for e in range(6)} == {1}


def test_the_truth_of_many_events(generate, tmp_path):
    generate.events(tmp_path, 8, 3, 0.3, 1)
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf8"))
    files = {p.name for p in tmp_path.glob("*.txt")}
    assert set(truth["accounts"]) | {c["name"] for c in truth["copies"]} == files
    assert truth["copies"] and all(c["of"] in truth["accounts"] for c in truth["copies"])
    assert truth["conflicts"] and all(set(c["stray"]).isdisjoint(c["against"]) for c in truth["conflicts"])


def test_one_event(generate, tmp_path):
    generate.event(tmp_path / "a", 3, 1)
    generate.event(tmp_path / "b", 3, 1)
    assert [p.read_bytes() for p in sorted((tmp_path / "a").iterdir())] == [p.read_bytes() for p in sorted((tmp_path / "b").iterdir())]
    assert len(list((tmp_path / "a").glob("*.txt"))) == 3


def test_edits(generate):
    one, other = (a.text for a in list(generate.accounts(4, 3))[:2])
    made = {kind: generate.edited(one, kind, random.Random(1), other) for kind in generate.EDITS}
    assert len(set(made.values())) == len(made) and one not in made.values()
    assert len(made["excerpt"]) < len(made["cut"]) < len(one) < len(made["merged"])
    assert "“" in made["quotes"] and sorted(made["reordered"].split()) == sorted(one.split())
