"""`rashomon stories`: accounts of one event stand together, others apart."""

import pytest
from click.testing import CliRunner

from rashomon.cli import main

STORM = "Storm Agnes tore the roof off the harbour hall in Port Evel on Sunday night, the mayor said. Agnes moved on to the north."
FLOOD = "The harbour hall of Port Evel lost its roof when storm Agnes passed on Sunday. Mayor Dufresne called for help from the capital."
CHESS = "The chess federation stripped Ilya Romanov of his title on Friday. Romanov denied that he had received help during the final game."
TITLE = "Romanov loses his chess title\n\nThe federation of chess said that Ilya Romanov had been helped during the final. He denied it."


@pytest.fixture
def folder(tmp_path):
    for name, text in {"a.txt": STORM, "b.txt": CHESS, "c.txt": FLOOD, "d.txt": TITLE}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["stories", *map(str, arguments)])


def test_accounts_of_one_event_get_one_number(folder):
    done = run(folder, "--tsv", "-")
    assert done.exit_code == 0
    number = dict(line.split("\t") for line in done.stdout.splitlines())
    assert number["a.txt"] == number["c.txt"] != number["b.txt"] == number["d.txt"]


def test_the_order_of_inputs_only_renames_the_groups(folder):
    lines = run(*[folder / name for name in ("d.txt", "c.txt", "b.txt", "a.txt")], "--tsv", "-").stdout
    assert lines.splitlines() == ["d.txt\t1", "c.txt\t2", "b.txt\t1", "a.txt\t2"]


def test_groups_are_printed_without_a_file(folder):
    assert "story 1: 2 accounts\n  a.txt\n  c.txt" in run(folder).stdout


def test_one_account_is_one_story(folder):
    assert run(folder / "a.txt", "--tsv", "-").stdout == "a.txt\t1\n"


def test_a_failed_input_is_named(folder):
    done = run(folder / "a.txt", folder / "none.txt", "--tsv", "-")
    assert done.exit_code == 1 and "none.txt" in done.stderr and done.stdout == "a.txt\t1\n"


def test_a_line_end_in_a_file_name_does_not_break_the_table(tmp_path):
    (tmp_path / "two\nlines.txt").write_text(STORM)
    assert run(tmp_path, "--tsv", "-").stdout == "two lines.txt\t1\n"
