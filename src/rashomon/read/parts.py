"""The parts of a file that holds many texts: what was left out is said with the text that comes next."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator

from ..errors import InputError
from .document import Document

_MOST = 20  # notices of one file; the rest is counted


def together(found: Iterable[Document | str], nothing: str) -> Iterator[Document]:
    """Documents and notices as they come → documents that carry the notices before them, the last one those after it too.

    Raises InputError where there is no document at all: the line `nothing` with the first notice behind it.
    """
    last: Document | None = None
    waiting: list[str] = []
    n_notices = 0
    for one in found:
        if isinstance(one, str):
            n_notices += 1
            if n_notices <= _MOST:
                waiting.append(one)
            continue
        if last:
            yield last
        last, waiting = _noticed(one, waiting, first=True), []
    if n_notices > _MOST:
        waiting.append(f"{nothing.partition(': ')[0]}: and {n_notices - _MOST} more lines like these")
    if last is None:
        raise InputError(f"{nothing} ({waiting[0].partition(': ')[2] or waiting[0]})" if waiting else nothing)
    yield _noticed(last, waiting, first=False)


def digest(*parts: str) -> str:
    """The SHA-256 of a text's own part, where it has no bytes of its own: of its fields, one after the other."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _noticed(document: Document, lines: list[str], *, first: bool) -> Document:
    if not lines:
        return document
    return dataclasses.replace(document, notices=(*lines, *document.notices) if first else (*document.notices, *lines))
