"""The bytes of one file → its text, untouched, with a notice where they are not UTF-8.

Nothing is cleaned here: line ends, byte order marks and odd spaces stay, so that offsets can be checked against the file.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError

# First bytes of files that are not text, with what to do about them.
_MAGIC = (
    (b"%PDF", "a PDF file", "save its text as .txt"),
    (b"PK\x03\x04", "a zip or office file", "save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office file", "save its text as .txt"),
    (b"{\\rtf", "an RTF file", "save it as plain text"),
    (b"\x89PNG", "an image", "give its text"),
    (b"\xff\xd8\xff", "an image", "give its text"),
    (b"GIF8", "an image", "give its text"),
    (b"RIFF", "a media file", "give its text"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"BZh", "a compressed file", "unpack it first"),
    (b"\xfd7zXZ", "a compressed file", "unpack it first"),
    (b"\x7fELF", "a program", "give a text"),
)
# Longest mark first: the UTF-32 mark begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b")
_MAX_CONTROL_SHARE = 0.01  # of the bytes; real text has next to none


def contents(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file; raises InputError where it is missing, no file, too large (bytes) or may not be read."""
    try:
        if path.is_dir():
            raise InputError(f"{path.name}: a folder, not a file; give its files or the folder as an argument")
        size = path.stat().st_size
        if size > max_bytes:
            raise InputError(f"{path.name}: {size:,} bytes, above the limit of {max_bytes:,}; split it or raise max_bytes")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path.name}: no such file; check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path.name}: cannot be read ({reason}); check the file and its permissions") from error


def decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text in `data` and notices about it; raises InputError for what is empty or no text.

    UTF-8 is returned as it is, its byte order mark included. UTF-16 and UTF-32 need their mark. Anything else is read as
    Windows-1252, which hardly ever fails, so bytes with NULs or many control characters are refused first.
    """
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: {what}, not text; {advice}")
    text, notices = _text(data, name)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise InputError(f"{name}: empty; give a file with text")
    if _is_html(text):
        raise InputError(f"{name}: an HTML page; this version reads plain text and Markdown, so save its text as .txt")
    return text, notices


def _text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for mark, codec, spoken in _MARKS:
        if data.startswith(mark):
            text = data.decode(codec, errors="replace")
            if text.count("\ufffd") > len(text) * _MAX_CONTROL_SHARE + 1:
                raise InputError(f"{name}: not valid {spoken} in spite of its mark; save it as UTF-8")
            return text, (f"{name}: read as {spoken}",)
    if b"\0" in data or len(data.translate(None, _CONTROL)) < len(data) * (1 - _MAX_CONTROL_SHARE):
        raise InputError(f"{name}: binary (holds NULs or control characters), not text; save its text as UTF-8")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), (f"{name}: not UTF-8; read as Windows-1252",)


def _is_html(text: str) -> bool:
    head = text[:400].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html")) or (head.startswith("<?xml") and "<html" in head)
