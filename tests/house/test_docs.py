"""The documentation is tested: commands, settings, record fields and table columns stand in docs/."""

import dataclasses
import subprocess
import sys

import pytest

import contract
from rashomon import Settings, types
from rashomon.cli import COMMANDS
from rashomon.write.tables import COLUMNS


@pytest.fixture(scope="module")
def record_page(root):
    return (root / "docs" / "record.md").read_text(encoding="utf8")


def test_the_command_reference_is_what_help_says(root):
    done = subprocess.run([sys.executable, "docs/write_commands.py", "-"], capture_output=True, text=True, cwd=root, check=True)
    assert done.stdout == (root / "docs" / "commands.md").read_text(encoding="utf8"), "run `make docs`"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented_and_has_examples(name, root):
    page = (root / "docs" / "commands.md").read_text(encoding="utf8")
    assert f"## rashomon {name}" in page and page.count(f"rashomon {name} ") >= 2


@pytest.mark.parametrize(
    "kind", [types.Account, types.Record, types.Statement, types.Point, types.Cell, types.Conflict, types.Utterance, types.Zone, types.Quantity, types.Origin]
)
def test_every_field_is_documented(kind, record_page):
    hidden = {"tokens", "sentences"}
    missing = [f.name for f in dataclasses.fields(kind) if f.name not in hidden and f"`{f.name}`" not in record_page]
    assert missing == []


@pytest.mark.parametrize("name", sorted(contract.WORDS))
def test_every_word_of_the_contract_is_documented(name, record_page):
    assert [word for word in contract.WORDS[name].split() if f"`{word}`" not in record_page] == []


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_every_table_column_is_documented(table, record_page):
    assert f"`{table}.csv`" in record_page
    assert [column for column in COLUMNS[table] if f"`{column}`" not in record_page] == []


def test_every_setting_is_documented(record_page, root):
    readme = (root / "README.md").read_text(encoding="utf8")
    assert [f.name for f in dataclasses.fields(Settings) if f"`{f.name}`" not in readme] == []


def test_the_readme_opens_with_the_two_commands(root):
    first_screen = "\n".join((root / "README.md").read_text(encoding="utf8").splitlines()[:50])
    assert "make demo" in first_screen and "make test" in first_screen
