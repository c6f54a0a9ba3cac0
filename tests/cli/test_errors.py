"""What a user does wrong: one line that says what, where and what to do; exit codes 1 and 2; no traceback."""

import errno
import os

import pytest
from click.testing import CliRunner

from rashomon.cli import main


def run(*arguments):
    done = CliRunner().invoke(main, [str(a) for a in arguments], prog_name="rashomon")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def message(done):
    return done.stderr.strip().splitlines()


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The envoy left the city on Monday, officials said.")
    return path


@pytest.mark.parametrize("command", ["compare", "read"])
def test_a_missing_file_is_named(command, tmp_path):
    done = run(command, tmp_path / "nowhere.txt")
    assert done.exit_code == 2
    assert "nowhere.txt: no such file" in done.stderr and "nothing could be read" in message(done)[-1]
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x7fELF\0\0\0", "program"),
        (b"a\0b\0c" * 30, "binary"),
        (b"<!doctype html><p></p>", "page without text"),
    ],
    ids=["empty", "blank", "pdf", "program", "nul", "html"],
)
def test_what_is_no_text_is_refused_by_name(content, reason, tmp_path):
    (tmp_path / "odd.txt").write_bytes(content)
    done = run("read", tmp_path / "odd.txt")
    assert done.exit_code == 2
    assert "odd.txt" in message(done)[0] and reason in message(done)[0]


def test_a_folder_without_texts_is_named(tmp_path):
    (tmp_path / "folder").mkdir()
    done = run("compare", tmp_path / "folder")
    assert done.exit_code == 2 and "folder: no files of known kinds" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["compare"], ["read"], ["nonsense"], ["compare", "--nonsense"], ["read", "a.txt", "--min-confidence", "2"]], ids=" ".join
)
def test_wrong_usage_is_exit_2(arguments):
    done = run(*arguments)
    assert done.exit_code == 2 and "Traceback" not in done.stderr and "Usage" in done.stderr


def test_output_places_are_checked_before_the_work(text, tmp_path):
    refused = {
        tmp_path / "no" / "report.html": "does not exist",
        tmp_path: "is a folder",
        text: "overwrite",
    }
    for place, reason in refused.items():
        done = run("compare", text, text, "-o", place)
        assert done.exit_code == 2 and reason in done.stderr and len(message(done)) == 1, done.stderr
    assert text.read_text().startswith("The envoy")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_closed_folder_is_named(text, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    done = run("read", text, "--jsonl", closed / "a.jsonl")
    assert done.exit_code == 2 and "permission" in done.stderr


def test_two_outputs_cannot_share_a_place(text):
    assert "only one output" in run("compare", text, "--json", "-", "-o", "-").stderr
    assert "two outputs" in run("compare", text, "--json", "x.out", "-o", "./x.out").stderr


def test_an_output_without_a_name_is_refused(text):
    done = run("read", text, "--jsonl", "")
    assert done.exit_code == 2 and "empty name" in done.stderr


def test_a_copy_alone_is_named_as_such(text, tmp_path, monkeypatch):
    (tmp_path / "b.txt").write_bytes(text.read_bytes())
    done = run("compare", text, tmp_path / "b.txt")
    assert done.exit_code == 1 and "b.txt: identical to a.txt" in done.stderr


@pytest.mark.parametrize("trouble", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")], ids=["ctrl-c", "full"])
def test_what_stops_the_work_is_one_line(trouble, text, monkeypatch):
    monkeypatch.setattr("rashomon.pipeline.accounts", lambda *_, **__: (_ for _ in ()).throw(trouble))
    done = run("read", text)
    assert done.exit_code == (130 if isinstance(trouble, KeyboardInterrupt) else 2)
    assert len(message(done)) == 1 and "Traceback" not in done.stderr


def test_a_reader_that_is_not_there_is_one_line(text):
    done = run("read", text, "--reader", "no_such_pipeline")
    assert done.exit_code == 2 and "no_such_pipeline" in done.stderr and len(message(done)) == 1


def test_a_bad_settings_file_is_one_line(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rashomon.toml").write_text("raeder = 'x'")
    done = run("read", text)
    assert done.exit_code == 2 and "raeder" in done.stderr and len(message(done)) == 1
