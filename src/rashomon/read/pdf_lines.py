"""The bytes of a PDF → its pages as printed lines with where they stand, read by pypdfium2 in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import InputError
from .pdf_child import MOST_PAGES

_SECONDS = 120  # on the clock; the process itself ends after 30 of CPU time, where the system counts it
_ERRORS = {4: "needs a password; give a copy without one"}  # by PDFium's number
_BROKEN = "damaged, or no PDF file; make it anew, or give its text"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; lengths in points, `top` and `bottom` counted from the top of the page as it is shown.

    links: (address, start, end) of the words under each link, offsets in `text`.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    links: tuple[tuple[str, int, int], ...] = ()


@dataclass(slots=True)
class Printed:
    """What a PDF holds: its lines in the order of the file, height of each page, document information, notices."""

    lines: list[Line] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    information: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def printed(data: bytes, name: str) -> Printed:
    """The lines of a PDF, at most 500 pages and some 3 million characters of it, with notices.

    Lines come in the order in which the file draws them, which is that of reading in nearly all files. A file that takes more
    than 30 seconds or half a gigabyte is read up to the page that does. Raises InputError for one that is broken or needs a
    password.
    """
    values = list(_values(data, name))
    if not values or "error" in values[0]:
        raise InputError(f"{name}: {_ERRORS.get(values[0]['error'] if values else 0, _BROKEN)}")
    found = Printed(information=values[0]["information"])
    pages, n_pages = [value for value in values[1:] if "page" in value], values[0]["pages"]
    for page in pages:
        found.heights.append(page["height"])
        for text, *place, links in page["lines"] or ():
            left, right, top, bottom, size = place
            found.lines.append(Line(text, page["page"], left, right, top, bottom, size, tuple((url, start, end) for url, start, end in links)))
    if "end" not in values[-1]:
        if not found.lines:
            raise InputError(f"{name}: takes too much time or memory to unpack; give its text")
        found.notices.append(f"{name}: page {len(pages) + 1} takes too much time or memory; only the pages before it are read")
    elif len(pages) < n_pages:
        limit = f"the first {MOST_PAGES}" if len(pages) == MOST_PAGES else f"the first {len(pages)}, which hold very much text,"
        found.notices.append(f"{name}: {n_pages:,} pages; only {limit} are read")
    if n_broken := sum(page["lines"] is None for page in pages):
        found.notices.append(f"{name}: {n_broken} page{'s' if n_broken > 1 else ''} broken, left out")
    return found


def _values(data: bytes, name: str) -> Iterator[dict[str, Any]]:
    """What the process wrote: whole lines only, however it ended."""
    command = [sys.executable, "-P", str(Path(__file__).with_name("pdf_child.py"))]
    try:
        written = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_SECONDS).stdout
    except subprocess.TimeoutExpired as error:
        written = error.stdout or b""
    except OSError as error:
        raise InputError(f"{name}: no process could be started to read it ({error.strerror or error}); give its text") from error
    for line in written.splitlines(keepends=True):
        if line.endswith(b"\n"):
            yield json.loads(line)
