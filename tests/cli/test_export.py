"""`rashomon export`: what it takes, where the table goes, what is said when something is wrong."""

import csv
import io
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

import deeds as made
from rashomon.cli import main
from rashomon.cli.export import FORMATS
from rashomon.write import gdelt, icews, polecat


def run(*arguments, stdin=None):
    done = CliRunner().invoke(main, ["export", *map(str, arguments)], prog_name="rashomon", input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def message(done):
    return done.stderr.strip().splitlines()


@pytest.fixture
def talks(tmp_path):
    path = tmp_path / "talks.json"
    path.write_text(json.dumps(made.as_json(made.both())), encoding="utf8")
    return path


@pytest.mark.parametrize(("form", "columns", "header"), [("gdelt-events", 61, 0), ("gdelt-mentions", 16, 0), ("polecat", 40, 1), ("icews", 20, 1)])
def test_a_record_becomes_a_table_on_stdout(talks, form, columns, header):
    done = run(talks, "--to", form)
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.split("\n")[:-1]
    assert {line.count("\t") + 1 for line in lines} == {columns}
    assert len(lines) == header + (3 if form == "gdelt-mentions" else 2)


def test_plover_is_one_object_a_line(talks):
    assert [json.loads(line)["event"] for line in run(talks, "--to", "plover-jsonl").stdout.splitlines()] == [["SANCTION"], ["CONSULT"]]


def test_tables_and_side_table_go_to_files(talks, tmp_path):
    done = run(talks, "--to", "icews", "-o", tmp_path / "out.tsv", "--side", tmp_path / "side.csv")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    events = list(csv.DictReader((tmp_path / "out.tsv").open(encoding="utf8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    side = list(csv.DictReader((tmp_path / "side.csv").open(encoding="utf8", newline="")))
    assert list(events[0]) == icews.COLUMNS
    assert {row["Event ID"] for row in events} == {row["event_number"] for row in side} and {row["realis"] for row in side} == {"actual"}


def test_the_tables_of_one_record_join(talks):
    events = [line.split("\t")[0] for line in run(talks, "--to", "gdelt-events").stdout.splitlines()]
    mentions = [line.split("\t")[0] for line in run(talks, "--to", "gdelt-mentions").stdout.splitlines()]
    assert sorted(set(mentions)) == sorted(events) and len(mentions) == 3


@pytest.mark.parametrize(("given", "rows"), [("actual", 2), ("all", 3), ("conditional", 1), ("actual, conditional", 3), ("historical,ongoing", 0)])
def test_reality_is_chosen(talks, given, rows):
    done = run(talks, "--to", "gdelt-events", "--realis", given)
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == rows
    assert ("no event is told as historical, ongoing" in done.stderr) == (rows == 0)


@pytest.mark.parametrize("given", ["true", "", "actual,maybe", ","])
def test_an_unknown_word_of_reality_is_refused(talks, given):
    done = run(talks, "--to", "polecat", "--realis", given)
    assert done.exit_code == 2 and len(message(done)) == 1 and "--realis" in done.stderr and "alleged" in done.stderr


def test_jsonl_and_stdin_are_read(tmp_path, talks):
    lines = "".join(json.dumps(made.as_json(a)) + "\n" for a in (made.wire(), made.column()))
    (tmp_path / "accounts.jsonl").write_text(lines, encoding="utf8")
    piped, named = run("-", "--to", "gdelt-events", stdin=lines), run(tmp_path / "accounts.jsonl", "--to", "gdelt-events")
    assert piped.exit_code == named.exit_code == 0
    assert piped.stdout == named.stdout and len(piped.stdout.splitlines()) == 3
    assert run("-", "--to", "polecat", stdin=talks.read_text(encoding="utf8")).stdout == run(talks, "--to", "polecat").stdout


def test_a_folder_stands_for_its_records(tmp_path, talks):
    (tmp_path / "other.jsonl").write_text(json.dumps(made.as_json(made.column())), encoding="utf8")
    (tmp_path / "notes.txt").write_text("Not read.", encoding="utf8")
    done = run(tmp_path, "--to", "gdelt-events")
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == 3  # the column alone is no member of a cluster there
    assert "left out notes.txt" in done.stderr


def test_one_broken_file_does_not_cost_the_others(tmp_path, talks):
    (tmp_path / "broken.json").write_text("{", encoding="utf8")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe{")
    done = run(tmp_path, tmp_path / "missing.json", "--to", "icews")
    assert done.exit_code == 1 and len(done.stdout.splitlines()) == 3
    assert [name in done.stderr for name in ("broken.json: not JSON", "bytes.json: not UTF-8", "missing.json: no such file")] == [True] * 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "empty"), ("{", "not JSON"), ("[]", "no record"), ('{"schema": "x/1"}', "'x/1'"), ('{"schema": "rashomon.record/1"}', "docs/record.md")],
)
def test_what_is_no_record_is_refused_by_name(content, reason, tmp_path):
    (tmp_path / "odd.json").write_text(content, encoding="utf8")
    done = run(tmp_path / "odd.json", "--to", "polecat")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "odd.json" in message(done)[0] and reason in message(done)[0] and "nothing could be read" in message(done)[-1]


def test_a_folder_with_nothing_to_read_is_named(tmp_path):
    (tmp_path / "empty").mkdir()
    done = run(tmp_path / "empty", "--to", "polecat")
    assert done.exit_code == 2 and "empty: no records" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["--to", "polecat"], ["x.json"], ["x.json", "--to", "cameo"]], ids=" ".join)
def test_wrong_usage_is_exit_2(arguments):
    done = run(*arguments)
    assert done.exit_code == 2 and "Usage" in done.stderr


def test_output_places_are_checked(talks, tmp_path):
    for arguments, reason in (
        (["-o", talks], "overwrite"),
        (["-o", tmp_path / "no" / "x"], "does not exist"),
        (["--side", "-"], "only one output"),
        (["-o", tmp_path / "x", "--side", tmp_path / "x"], "two outputs"),
    ):
        done = run(talks, "--to", "polecat", *arguments)
        assert done.exit_code == 2 and reason in done.stderr and len(message(done)) == 1


def test_the_side_table_can_have_stdout(talks, tmp_path):
    done = run(talks, "--to", "polecat", "-o", tmp_path / "x.tsv", "--side", "-")
    assert done.exit_code == 0 and len(list(csv.DictReader(io.StringIO(done.stdout, newline="")))) == 3


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_record_gives_the_same_bytes(talks, form):
    assert run(talks, "--to", form).stdout == run(talks, "--to", form).stdout


def test_help_names_every_format_and_imports_nothing_heavy():
    code = "import sys\nfrom rashomon.cli import main\ntry:\n    main(['export', '-h'])\nexcept SystemExit:\n    pass\nsys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0 and all(form in done.stdout for form in FORMATS) and done.stdout.count("rashomon export ") >= 4


def test_a_closed_pipe_is_no_traceback(talks):
    line = f"{sys.executable} -m rashomon export {talks} --to polecat | head -c 8"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
    assert done.stdout == "Event ID" and "Traceback" not in done.stderr


@pytest.mark.slow
def test_texts_are_read_first_and_agree_with_their_record(examples, tmp_path):
    assert CliRunner().invoke(main, ["compare", str(examples), "--json", str(tmp_path / "r.json"), "-o", str(tmp_path / "p.html")]).exit_code == 0
    direct, stored = run(examples, "--to", "gdelt-events", "--realis", "all"), run(tmp_path / "r.json", "--to", "gdelt-events", "--realis", "all")
    assert direct.exit_code == stored.exit_code == 0
    assert direct.stdout == stored.stdout
    assert all(line.count("\t") == len(gdelt.EVENT_COLUMNS) - 1 for line in direct.stdout.splitlines())
    assert run(examples, "--to", "polecat").stdout.startswith("\t".join(polecat.COLUMNS) + "\n")
