"""The commands on real input: where data goes, what exit code comes back."""

import csv
import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

import contract
from rashomon.cli import main

pytestmark = pytest.mark.slow


def run(*arguments):
    done = CliRunner().invoke(main, [str(a) for a in arguments], prog_name="rashomon")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def texts(examples):
    return sorted(examples.iterdir())


def test_markdown_goes_where_it_is_asked(folder):
    done = run("demo", "--markdown", "-")
    assert done.exit_code == 0 and done.stdout.startswith("# ") and "## Cannot all be right" in done.stdout
    assert not (folder / "report.html").exists()


def test_demo_prints_a_summary_and_writes_the_page(folder):
    done = run("demo")
    assert done.exit_code == 0
    assert "Vienna" in done.stdout and "report.html" in done.stderr
    assert (folder / "report.html").read_text(encoding="utf8").lower().startswith("<!doctype html")


def test_json_on_stdout_stands_alone(folder, texts):
    done = run("compare", *texts, "--json", "-")
    record = json.loads(done.stdout)
    assert contract.record_faults(record) == []
    assert [a["uri"] for a in record["accounts"]] == [t.name for t in texts]
    assert "Vienna" in done.stderr and not (folder / "report.html").exists()


def test_the_page_is_written_beside_stdout_data_when_asked_for(folder, texts):
    done = run("compare", *texts, "--json", "-", "-o", "page.html")
    assert json.loads(done.stdout) and (folder / "page.html").exists()


def test_tables_open_as_csv(folder, texts):
    assert run("compare", *texts, "--csv", "tables", "-o", "p.html").exit_code == 0
    for name in ("points", "statements", "positions", "timeline"):
        rows = list(csv.reader((folder / "tables" / f"{name}.csv").open(encoding="utf8", newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}


def test_one_account_alone_has_nothing_to_be_compared_with(folder, texts):
    done = run("compare", texts[0])
    assert done.exit_code == 1
    assert "nothing to be compared with" in done.stderr and "statements" in done.stdout


def test_identical_inputs_are_one_account(folder, texts):
    (folder / "again.txt").write_bytes(texts[0].read_bytes())
    done = run("compare", texts[0], texts[2], "again.txt", "--json", "-")
    assert done.exit_code == 0 and len(json.loads(done.stdout)["accounts"]) == 2
    assert "again.txt: identical to" in done.stderr
    assert run("compare", texts[0], "again.txt").exit_code == 1


def test_one_failed_input_does_not_cost_the_others(folder, texts):
    (folder / "broken.txt").write_bytes(b"\0\1\2" * 50)
    done = run("compare", texts[0], "broken.txt", "missing.txt", texts[2], "--json", "record.json")
    assert done.exit_code == 1
    assert "broken.txt" in done.stderr and "missing.txt" in done.stderr
    assert len(json.loads((folder / "record.json").read_text(encoding="utf8"))["accounts"]) == 2


def test_a_primary_source_is_marked(folder, texts):
    (folder / "statement.txt").write_text('"The agreement is not built on trust; it is built on verification," the president said in Washington.')
    record = json.loads(run("compare", texts[0], texts[2], "--primary", "statement.txt", "--json", "-").stdout)
    assert sorted(a["role"] for a in record["accounts"]) == ["account", "account", "primary"]


def test_accounts_of_different_matters_are_named_and_still_shown(folder, texts):
    (folder / "cake.txt").write_text("The bakery on Mill Lane sold out of rhubarb cake by nine. Mrs Penrose said she would bake twice as many next week.\n" * 3)
    done = run("compare", texts[0], texts[1], "cake.txt", "--json", "-")
    assert len(json.loads(done.stdout)["accounts"]) == 3
    assert any("cake.txt" in line for line in done.stderr.splitlines() if line.startswith("rashomon:"))


def test_an_account_in_another_language_is_named_and_still_shown(folder, texts):
    german = "Der Außenminister sagte am Dienstag in Wien, dass die Verhandlungen über das Abkommen nach langen Gesprächen beendet seien. " * 5
    (folder / "deutsch.txt").write_text(german, encoding="utf8")
    done = run("compare", texts[0], texts[1], "deutsch.txt", "--json", "-")
    assert len(json.loads(done.stdout)["accounts"]) == 3
    assert any("deutsch.txt" in line and "English" in line for line in done.stderr.splitlines())


def test_read_writes_one_account_a_line_in_order(folder, texts):
    done = run("read", texts[2], texts[0], "--jsonl", "-")
    accounts = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert [a["uri"] for a in accounts] == [texts[2].name, texts[0].name]
    for account, path in zip(accounts, (texts[2], texts[0]), strict=True):
        assert contract.account_faults(account, path.read_bytes().decode("utf8")) == []


def test_read_without_files_prints_who_said_what(folder, texts):
    done = run("read", texts[0])
    assert done.exit_code == 0 and "Mogherini" in done.stdout


def test_conllu_has_every_word_with_its_offsets(folder, texts):
    done = run("read", *texts, "--conllu", "-")
    documents = done.stdout.split("# newdoc id = ")[1:]
    assert [d.splitlines()[0] for d in documents] == [t.stem for t in texts]
    for document, path in zip(documents, texts, strict=True):
        text, at = path.read_text(encoding="utf8"), 0
        for block in document.split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
            assert all(len(row) == 10 and 0 <= int(row[6]) <= len(rows) for row in rows)
            for row in rows:
                misc = dict(part.split("=", 1) for part in row[9].split("|"))
                start, end = int(misc["start"]), int(misc["end"])
                assert at <= start < end and "".join(text[start:end].split()) == row[1] and not text[at:start].strip()
                at = end
        assert not text[at:].strip()


def test_a_closed_pipe_is_no_traceback(folder, examples):
    line = f"{sys.executable} -m rashomon compare {examples} --json - | head -c 10"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=folder)
    assert done.stdout == '{\n "schema' and "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


def test_no_bar_when_stderr_is_no_terminal(folder, texts):
    assert "reading" not in run("read", *texts, "--jsonl", "out.jsonl").stderr


def test_a_bar_shows_on_a_terminal(folder, texts):
    import pty

    leader, follower = pty.openpty()
    done = subprocess.Popen([sys.executable, "-m", "rashomon", "read", *map(str, texts), "--jsonl", "out.jsonl"], stderr=follower, stdout=subprocess.PIPE)
    assert done.wait() == 0 and done.stdout.read() == b""
    assert b"reading" in os.read(leader, 10_000)
