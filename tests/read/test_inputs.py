"""Arguments become files with uris; bytes become text or one clear line."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.read import account, accounts, inputs
from rashomon.read.kinds import kind_of
from rashomon.settings import Settings

TEXT = "Ministers meet in Porto\n\nThe two ministers met for three hours and agreed on nothing, “ä” included.\n"


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def test_a_folder_is_its_known_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.pdf", "d.WARC.gz", "e.docx", "f.gz", "sub/d.txt", ".hidden.txt"):
        write(tmp_path / name, TEXT)
    found = inputs([tmp_path])
    assert [one.uri for one in found] == ["a.md", "b.txt", "c.pdf", "d.WARC.gz"]
    assert not found.failures
    assert len(found.notices) == 1 and "e.docx, f.gz" in found.notices[0]


def test_addresses_and_stdin_stand_in_the_order_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    found = inputs(["https://post.example/a?b#c", path, "-", "-"])
    assert [one.uri for one in found] == ["https://post.example/a?b#c", "a.txt", "stdin"]
    assert len(found.notices) == 1 and found.found[1].place == str(path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert [one.uri for one in accounts(found.found[2])] == ["stdin"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * 50)))
    with pytest.raises(InputError, match=r"^stdin: above the limit"):
        list(accounts(found.found[2], Settings(max_bytes=49)))


def test_no_more_than_the_bound_is_read_of_a_pipe(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="above the limit"):
        account("/dev/zero", "zero", Settings(max_bytes=1000))


def test_uris_are_relative_to_the_common_folder_and_unique(tmp_path: Path) -> None:
    one, two = write(tmp_path / "x" / "a.txt", TEXT), write(tmp_path / "y" / "a.txt", TEXT)
    found = inputs([one, str(two), one])
    assert [one.uri for one in found] == ["x/a.txt", "y/a.txt"]
    assert "more than once" in found.notices[0]
    assert [one.uri for one in inputs([one])] == ["a.txt"]


@pytest.mark.parametrize("argument", ["ftp://example.org/a", "missing.txt", "a\0b.txt", ""])
def test_what_cannot_be_read_fails_by_itself(tmp_path: Path, argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "good.txt", TEXT)
    write(tmp_path / "empty" / "note.odt", "a")
    found = inputs([argument or "empty", "good.txt"])
    assert [one.uri for one in found] == ["good.txt"]
    assert len(found.failures) == 1 and "\n" not in str(found.failures[0])


def test_utf8_stays_untouched(tmp_path: Path) -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    found = account(write(tmp_path / "a.txt", text), "a.txt")
    assert found.text == text and found.notices == ()
    assert found.title and found.title.value == "Ministers meet in Porto"


@pytest.mark.parametrize(("codec", "mark", "spoken"), [("utf-16-le", "\ufeff", "UTF-16"), ("utf-16-be", "\ufeff", "UTF-16"), ("utf-32-le", "\ufeff", "UTF-32"), ("cp1252", "", "Windows-1252")])
def test_other_encodings_are_read_with_a_notice(tmp_path: Path, codec: str, mark: str, spoken: str) -> None:
    found = account(write(tmp_path / "a.txt", (mark + TEXT).encode(codec)), "a.txt")
    assert found.text == mark + TEXT
    assert len(found.notices) == 1 and spoken in found.notices[0]


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\xef\xbb\xbf\n", b"text with \0 inside\n" * 9, b"\x1f\x8b\x08gz", b"PK\x03\x04 docx", b"\x89PNG\r\n", b"{\\rtf1 text}", b"\xff\xfe\x00\xd8\x00\xd8\x00\xd8", b"\x01\x02\x03" * 99],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        account(write(tmp_path / "a.txt", data), "a.txt")
    message = str(raised.value)
    assert message.startswith("a.txt: ") and "\n" not in message and str(tmp_path) not in message


def test_what_is_all_lines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lines, above the limit"):
        account(write(tmp_path / "list.txt", "a\n" * 200_001), "list.txt")


def test_size_limit_missing_file_and_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    for bad, settings in ((path, Settings(max_bytes=10)), (tmp_path / "none.txt", Settings()), (tmp_path, Settings())):
        with pytest.raises(InputError):
            account(bad, "a.txt", settings)


@pytest.mark.slow
def test_five_megabytes_are_read(tmp_path: Path) -> None:
    found = account(write(tmp_path / "a.txt", TEXT * 60_000), "a.txt")
    assert len(found.text) > 4_900_000
    assert sum(zone.end - zone.start for zone in found.zones) == len(found.text)


@pytest.mark.parametrize("kind", ["md", "txt"])
def test_other_languages_get_a_notice(tmp_path: Path, kind: str) -> None:
    german = "Die Minister der beiden Staaten haben sich am Montag in Porto getroffen und sich nicht auf eine Lösung für die Bucht geeinigt, wie es aus den Delegationen hieß. " * 3
    found = account(write(tmp_path / f"a.{kind}", german), f"a.{kind}")
    assert found.language == "de" and "de" in found.notices[0]
    assert account(write(tmp_path / "b.txt", TEXT), "b.txt").language == "en"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"<!doctype html><p>x", "html"),
        ("a.txt", b"<p>An article may quote a tag.", "text"),
        ("a.md", b"<div align=center>\n# Title\n<p>x</p></div>", "text"),
        ("a", b"<div><p>One.</p><p>Two.</p></div>", "html"),
        ("a.xml", b"<?xml version='1.0'?><!-- c --><rss version='2.0'>", "feed"),
        ("a.xml", b"<?xml version='1.0'?><!DOCTYPE html><html>", "html"),
        ("a.bin", b"%PDF-1.4", "pdf"),
        ("a.bin", b"WARC/1.0\r\n", "warc"),
        ("a.gz", gzip.compress(b"WARC/1.0\r\n"), "warc"),
        ("a.gz", gzip.compress(b"<html>"), "text"),
        ("a", b'{"title": "x"}', "rows"),
        ("a", b"[1] A note begins so.", "text"),
        ("a", b"From: a@b.example\nTo: c@d.example\nSubject: Talks\n\nHello", "mail"),
        ("a", b"From: the ministry\nThe talks have ended.", "text"),
        ("https://x.example/a.html?b=c.pdf", b"words", "html"),
        ("https://x.example/a", b"words", "text"),
    ],
)
def test_the_kind_is_told_by_content_then_by_ending(name: str, data: bytes, kind: str) -> None:
    assert kind_of(data, name) == kind


def test_a_servers_word_beats_the_ending_but_not_the_content() -> None:
    assert kind_of(b"words", "https://x.example/a.php", "text/html; charset=utf-8") == "html"
    assert kind_of(b"%PDF-1.4", "https://x.example/a", "text/html") == "pdf"
