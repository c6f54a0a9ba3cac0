"""The bench: skips without data, fails under a floor."""

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture
def bench(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "bench"))
    import bench

    return bench


def test_it_skips_cleanly_without_data(root, tmp_path):
    done = subprocess.run([sys.executable, "bench/bench.py"], cwd=root, capture_output=True, text=True, env={**os.environ, "RASHOMON_GOLD": str(tmp_path)})
    assert done.returncode == 0 and "nothing measured" in done.stdout


@pytest.mark.parametrize(
    ("value", "bound", "fine"),
    [
        (50, {"floor": 45}, True),
        (44.9, {"floor": 45}, False),
        (3, {"ceiling": 2}, False),
        (2, {"ceiling": 2}, True),
        (1, {}, True),
        (None, {"floor": 1}, False),
        (None, {}, True),
    ],
)
def test_a_figure_out_of_bounds_fails(bench, capsys, value, bound, fine):
    assert bench.row("x", value, bound) is fine
    assert ("OUT OF BOUNDS" in capsys.readouterr().out) is not fine


def test_floors_name_measures_that_exist(bench, root):
    floors = json.loads((root / "bench" / "floors.json").read_text(encoding="utf8"))
    assert {name.split(".")[0] for name in floors} <= set(bench.MEASURES)
    assert all(set(bound) <= {"floor", "ceiling"} and bound for bound in floors.values())
