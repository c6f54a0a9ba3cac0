"""Arguments become files with uris; bytes become text or one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.read import account, files
from rashomon.settings import Settings

TEXT = "Ministers meet in Porto\n\nThe two ministers met for three hours and agreed on nothing, “ä” included.\n"


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def test_a_folder_is_its_known_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.pdf", "sub/d.txt", ".hidden.txt"):
        write(tmp_path / name, TEXT)
    found = files([tmp_path])
    assert [uri for _, uri in found] == ["a.md", "b.txt"]
    assert not found.failures
    assert len(found.notices) == 1 and "c.pdf" in found.notices[0]


def test_uris_are_relative_to_the_common_folder_and_unique(tmp_path: Path) -> None:
    one, two = write(tmp_path / "x" / "a.txt", TEXT), write(tmp_path / "y" / "a.txt", TEXT)
    found = files([one, str(two), one])
    assert [uri for _, uri in found] == ["x/a.txt", "y/a.txt"]
    assert "more than once" in found.notices[0]
    assert [uri for _, uri in files([one])] == ["a.txt"]


@pytest.mark.parametrize("argument", ["https://example.org/a", "missing.txt", "a\0b.txt", "page.html", ""])
def test_what_cannot_be_read_fails_by_itself(tmp_path: Path, argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "good.txt", TEXT)
    write(tmp_path / "page.html", "<html>")
    write(tmp_path / "empty" / "note.csv", "a")
    found = files([argument or "empty", "good.txt"])
    assert [uri for _, uri in found] == ["good.txt"]
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
    [b"", b" \n\t\xef\xbb\xbf\n", b"text with \0 inside\n" * 9, b"%PDF-1.7 text", b"PK\x03\x04 docx", b"\x89PNG\r\n", b"{\\rtf1 text}", b"<!DOCTYPE html><html><p>x", b"\xff\xfe\x00\xd8\x00\xd8\x00\xd8", b"\x01\x02\x03" * 99],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        account(write(tmp_path / "a.txt", data), "a.txt")
    message = str(raised.value)
    assert message.startswith("a.txt: ") and "\n" not in message and str(tmp_path) not in message


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
