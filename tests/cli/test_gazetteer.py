"""`--gazetteer`: what a user's file changes, and what a bad one says."""

import json

import pytest
from click.testing import CliRunner

from rashomon.cli import main

TEXT = "Verland condemned Peru on Monday. The river guards of Verland arrested two fishermen.\n"


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf8")
    return str(path)


def run(*arguments):
    return CliRunner().invoke(main, ["read", *arguments, "--jsonl", "-"])


def actors(result):
    return [(p["country"], e["cameo"]) for e in json.loads(result.stdout)["events"] for p in e["actors"]]


def test_names_and_acts_of_the_file_are_used(text, tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text("form\tkind\tcountry\tcode\nVerland\tactor\tVER\t\ncondemn*\tact\t\t1121\n", encoding="utf8")
    result = run(text, "--gazetteer", str(own))
    assert result.exit_code == 0
    assert ("VER", "1121") in actors(result)
    assert json.loads(result.stdout)["generator"]["settings"]["gazetteer"] == "own.tsv"
    assert all(country != "VER" for country, _ in actors(run(text)))


def test_a_bad_file_is_one_line_and_exit_2(text, tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text("form\tcolour\nVerland\tblue\n", encoding="utf8")
    for path in (own, tmp_path / "none.tsv"):
        result = run(text, "--gazetteer", str(path))
        assert result.exit_code == 2
        assert len(result.stderr.strip().splitlines()) == 1 and path.name in result.stderr
