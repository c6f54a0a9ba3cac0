"""Files appear whole or not at all."""

import errno
import io
import os
from types import SimpleNamespace

import pytest

from rashomon.errors import UsageError
from rashomon.write.files import write_text


def test_bytes_are_the_text(tmp_path):
    write_text(tmp_path / "a", "é\r\n\n")
    assert (tmp_path / "a").read_bytes() == b"\xc3\xa9\r\n\n"


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    write_text(tmp_path / "a", "old")
    monkeypatch.setattr(os, "replace", lambda *a: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(UsageError, match="No space left"):
        write_text(tmp_path / "a", "new")
    assert [p.name for p in tmp_path.iterdir()] == ["a"] and (tmp_path / "a").read_text() == "old"


def test_a_place_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(UsageError) as error:
        write_text(tmp_path / "no" / "a", "x")
    assert "cannot be written" in str(error.value) and len(str(error.value).splitlines()) == 1


def test_a_link_keeps_pointing_to_its_file(tmp_path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").symlink_to("a")
    write_text(tmp_path / "b", "new")
    assert (tmp_path / "b").is_symlink() and (tmp_path / "a").read_text() == "new"


class Full(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("stream", "reason"), [(None, "closed"), (SimpleNamespace(flush=lambda: None, buffer=Full()), "No space left")], ids=["closed", "full"]
)
def test_a_closed_or_full_stdout_is_one_line(stream, reason, monkeypatch):
    monkeypatch.setattr("sys.stdout", stream)
    with pytest.raises(UsageError, match=reason):
        write_text("-", "text")
