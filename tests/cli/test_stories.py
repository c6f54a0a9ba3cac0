"""`rashomon stories`: accounts of one event stand together, others apart, and each says why."""

import json
import re

import pytest
from click.testing import CliRunner

from rashomon.cli import main

STORM = "Storm Agnes tore the roof off the harbour hall in Port Evel on Sunday night, the mayor said. Agnes moved on to the north."
FLOOD = "The harbour hall of Port Evel lost its roof when storm Agnes passed on Sunday. Mayor Dufresne called for help from the capital."
CHESS = "The chess federation stripped Ilya Romanov of his title on Friday. Romanov denied that he had received help during the final game."
TITLE = "Romanov loses his chess title\n\nThe federation of chess said that Ilya Romanov had been helped during the final. He denied it."
FERRY = "A ferry with forty tourists ran aground off Kallmunz on Monday. Nobody was hurt."


@pytest.fixture
def folder(tmp_path):
    for name, text in {"a.txt": STORM, "b.txt": CHESS, "c.txt": FLOOD, "d.txt": TITLE, "e.txt": FERRY}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["stories", *map(str, arguments)])


def test_accounts_of_one_event_get_one_number(folder):
    done = run(folder, "--tsv", "-")
    assert done.exit_code == 0
    number = dict(line.split("\t") for line in done.stdout.splitlines())
    assert number["a.txt"] == number["c.txt"] != number["b.txt"] == number["d.txt"]
    assert number["e.txt"] == "3", "an account alone comes after the stories"


def test_the_order_of_inputs_changes_no_number(folder):
    forward = run(*[folder / f"{name}.txt" for name in "abcde"], "--tsv", "-").stdout
    backward = run(*[folder / f"{name}.txt" for name in "edcba"], "--tsv", "-").stdout
    assert forward.splitlines() == backward.splitlines()[::-1]


def test_stories_are_printed_with_what_puts_them_together(folder):
    said = run(folder).stdout
    assert said.startswith("story 1: 2 accounts\n  a.txt\n      with c.txt: ")
    assert "Port Evel" in said and "Agnes" in said


def test_json_says_why(folder):
    written = json.loads(run(folder, "--json", "-").stdout)
    assert written["schema"] == "rashomon.stories/1" and written["generator"]["settings"] == {"grain": "event"}
    first = written["stories"][0]["accounts"][0]
    assert first["uri"] == "a.txt" and first["because"]["like"] == "c.txt"
    assert {"kind": "name", "text": "Port Evel"} in first["because"]["shared"]
    assert written["stories"][2]["accounts"][0]["because"] is None


def test_one_account_is_one_story(folder):
    assert run(folder / "a.txt", "--tsv", "-").stdout == "a.txt\t1\n"


def test_a_failed_input_is_named(folder):
    done = run(folder / "a.txt", folder / "none.txt", "--tsv", "-")
    assert done.exit_code == 1 and "none.txt" in done.stderr and done.stdout == "a.txt\t1\n"


def test_a_line_end_in_a_file_name_does_not_break_the_table(tmp_path):
    (tmp_path / "two\nlines.txt").write_text(STORM)
    assert run(tmp_path, "--tsv", "-").stdout == "two lines.txt\t1\n"


@pytest.mark.parametrize("arguments", [("-o", "pages"), ("--grain", "novel"), ("--tsv", "-", "--json", "-")])
def test_wrong_usage_is_said_before_the_work(folder, arguments):
    done = run(folder, *arguments)
    assert done.exit_code == 2 and done.stdout == "" and "Traceback" not in done.stderr


def test_no_such_story(folder):
    done = CliRunner().invoke(main, ["compare", str(folder), "--story", "9"])
    assert done.exit_code == 2 and "no story 9" in done.stderr and "tell 3" in done.stderr


@pytest.mark.slow
def test_a_page_for_each_story_and_an_index(folder, tmp_path):
    (folder / "f.txt").write_text("Ferry aground off Kallmunz\n\n" + FERRY.replace("ran aground", "hit a sandbank"))
    done = run(folder, "--all", "-o", tmp_path / "pages")
    assert done.exit_code == 0, done.stderr
    names = sorted(p.name for p in (tmp_path / "pages").iterdir())
    html = (tmp_path / "pages" / "index.html").read_text()
    linked = re.findall(r'href="(story-\d+\.html)"', html)
    assert len(linked) >= 2 and names == sorted(["index.html", *linked])
    assert "<script" not in html and "default-src" in html


@pytest.mark.slow
def test_one_story_is_compared_alone(folder, tmp_path):
    done = CliRunner().invoke(main, ["compare", str(folder), "--story", "1", "--json", str(tmp_path / "r.json"), "-o", str(tmp_path / "r.html")])
    assert done.exit_code == 0, done.stderr
    assert [a["uri"] for a in json.loads((tmp_path / "r.json").read_text())["accounts"]] == ["a.txt", "c.txt"]
