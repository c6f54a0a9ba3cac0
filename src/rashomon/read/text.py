"""The bytes of one file → its text, untouched, with a notice where they are not UTF-8.

Nothing is cleaned here: line ends, byte order marks and odd spaces stay, so that offsets can be checked against the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ..errors import InputError
from ..settings import Settings
from .document import Document

# First bytes of files that are not text, with what to do about them.
_MAGIC = (
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
MOST_LINES = 200_000  # each line is looked at by every rule for zones
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b")
_MAX_CONTROL_SHARE = 0.01  # of the bytes; real text has next to none


def documents(data: bytes, name: str, settings: Settings) -> Iterator[Document]:
    """The one document of a plain text or Markdown file: its text stays exactly the file. Raises InputError for what is no text."""
    text, notices = decoded(data, name)
    yield Document(text=text, uri=name, sha256=hashlib.sha256(data).hexdigest(), notices=notices)


def decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text in `data` and notices about it; raises InputError for what is empty, no text, or no end of lines.

    UTF-8 is returned as it is, its byte order mark included. UTF-16 and UTF-32 need their mark. Anything else is read as
    Windows-1252, which hardly ever fails, so bytes with NULs or many control characters are refused first.
    """
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: {what}, not text; {advice}")
    text, notices = _text(data, name)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise InputError(f"{name}: empty; give a file with text")
    if (n_lines := text.count("\n")) > MOST_LINES:
        raise InputError(f"{name}: {n_lines:,} lines, above the limit of {MOST_LINES:,}, so a list rather than an account; give its texts one by one")
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
