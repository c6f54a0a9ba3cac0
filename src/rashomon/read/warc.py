"""A web archive (`.warc`, `.warc.gz`) → a document for each page, text or PDF that was captured."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

from ..errors import InputError
from ..settings import Settings
from .document import Document
from .parts import together
from .stated import candidates

_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "text",
    "text/markdown": "text",
}
_RECORDS = ("response", "resource", "conversion")
_UNPACKED = 5  # how many times `max_bytes` an archive may unpack to
_MOST_BREAKS = 100  # damaged places after which reading goes on
_MOST_PRINTS = 300  # PDFs of one archive: each is read by a process of its own
_BAD_PRINT = 30  # how many an unreadable one counts for: it may take half a minute
_MAGIC = b"\x1f\x8b\x08"
_RECORD = re.compile(rb"(?:\A\s{0,9}|\n)(WARC/\d\.\d+\r?\n)")
_HEAD_END = re.compile(rb"\n\r?\n")
_LENGTH = re.compile(rb"(?i)\ncontent-length:[ \t]{0,9}(\d{1,12})\s")
_LONGEST_HEAD = 1 << 16  # bytes of a record's own headers, and of those of the page in it: warcio takes longer ones a block at a time, over and over
_STEP = 1 << 20
_TAKEN = 1 << 14  # packed bytes at a time: what of them belongs to the next record is copied


def documents(data: bytes, name: str, settings: Settings) -> Iterator[Document]:
    """The captured pages, texts and PDFs, in the archive's order; record n yields `name#n`, with the address it was captured from.

    An archive that was cut off, or is damaged in places, is read as far as it goes, with a notice. It unpacks to at most five
    times `settings.max_bytes`, a record to `max_bytes`. The day of capture is kept as the candidate `captured`, never as that of
    publication. Raises InputError where no record has a text.
    """
    plain, notices = _unpacked(data, name, settings.max_bytes * _UNPACKED) if data.startswith(_MAGIC[:2]) else (data, [])
    yield from together(_documents(plain, name, settings, notices), f"{name}: no page or text in this archive")


def _unpacked(data: bytes, name: str, limit: int) -> tuple[bytes, list[str]]:
    """The archive without its compression, at most `limit` bytes of it, and a notice where that is not all."""
    out: list[bytes] = []
    size = at = n_breaks = 0
    while 0 <= at < len(data) and n_breaks <= _MOST_BREAKS:
        start, member = at, zlib.decompressobj(wbits=31)
        try:
            while not member.eof and (member.unconsumed_tail or at < len(data)):
                chunk = member.unconsumed_tail
                if not chunk:
                    chunk = data[at : at + _TAKEN]
                    at += len(chunk)
                out.append(member.decompress(chunk, _STEP))
                size += len(out[-1])
                if size > limit:
                    return b"".join(out), [f"{name}: unpacks to more than {limit:,} bytes; only its beginning is read"]
        except zlib.error:
            n_breaks += 1
            at = data.find(_MAGIC, start + 1)
            continue
        if not member.eof:
            return b"".join(out), [f"{name}: the archive is cut off; what is there is read"]
        at -= len(member.unused_data)
    return b"".join(out), [f"{name}: the archive is damaged; what can be read is read"] if n_breaks else []


def _documents(plain: bytes, name: str, settings: Settings, notices: list[str]) -> Iterator[Document | str]:
    yield from notices
    n_others = n_repeats = n_prints = 0
    seen: set[bytes] = set()
    for n, record in enumerate(_records(plain, name), 1):
        if isinstance(record, str):
            if record not in notices:
                yield record
            continue
        if record.rec_type not in _RECORDS:
            continue
        kind = _kind(record)
        if not kind or (kind == "pdf" and n_prints >= _MOST_PRINTS):
            n_others += 1
            continue
        payload = _payload(record, settings.max_bytes + 1)
        if (sha := hashlib.sha256(payload).digest()) in seen:
            n_repeats += 1
            continue
        seen.add(sha)
        told = list(_record(payload, kind, record, f"{name}#{n}", settings))
        if kind == "pdf":
            n_prints += _BAD_PRINT if isinstance(told[0], str) else 1
        yield from told
    if n_repeats:
        yield f"{name}: {n_repeats} record{'s that repeat' if n_repeats > 1 else ' that repeats'} an earlier one left out"
    if n_others:
        yield f"{name}: {n_others} record{'s' if n_others > 1 else ''} without a page or text left out (images, scripts, redirects, errors)"


def _records(plain: bytes, name: str) -> Iterator[Any]:
    """The records, each parsed by itself so that a damaged one harms no other, and lines about those."""
    from warcio.archiveiterator import ArchiveIterator

    at = n_broken = 0
    is_cut = False
    while n_broken <= _MOST_BREAKS and (found := _RECORD.search(plain, at)):
        start = found.end() - len(found[1])
        head = _HEAD_END.search(plain, start, start + _LONGEST_HEAD)
        length = _LENGTH.search(plain, start, head.end()) if head else None
        if not head or not length:
            at, n_broken = found.end(), n_broken + 1
            continue
        at = head.end() + int(length[1])
        is_cut = at > len(plain)
        if at - head.end() > _LONGEST_HEAD and plain.startswith(b"HTTP/", head.end()) and not _HEAD_END.search(plain, head.end(), head.end() + _LONGEST_HEAD):
            n_broken += 1
            continue
        try:
            with contextlib.redirect_stderr(io.StringIO()):  # warcio writes its warnings there
                record = next(ArchiveIterator(io.BytesIO(plain[start:at])))
            if record.format == "warc":
                yield record
        except Exception:  # warcio raises many kinds of error on what is damaged
            n_broken += 1
    if is_cut:
        yield f"{name}: the archive is cut off; what is there is read"
    if n_broken:
        yield f"{name}: {n_broken} damaged record{'s' if n_broken > 1 else ''} left out"


def _payload(record: Any, most: int) -> bytes:
    """What was captured, unpacked as its headers say, at most so many bytes; what cannot be unpacked ends there."""
    out: list[bytes] = []
    size = 0
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            stream = record.content_stream()
            while size < most and (piece := stream.read(min(_STEP, most - size))):
                out.append(piece)
                size += len(piece)
        except Exception:  # as above
            pass
    return b"".join(out)


def _kind(record: Any) -> str | None:
    """The reader for a record's payload; None for redirects, errors, and what holds no text."""
    http = record.http_headers
    if http is not None and not str(http.get_statuscode()).startswith("2"):
        return None
    return _KINDS.get(_content_type(record).partition(";")[0].strip().lower())


def _record(payload: bytes, kind: str, record: Any, uri: str, settings: Settings) -> Iterator[Document | str]:
    from .html import documents as pages
    from .pdf import documents as prints
    from .text import documents as texts

    if len(payload) > settings.max_bytes:
        yield f"{uri}: above the limit of {settings.max_bytes:,} bytes; left out"
        return
    header = record.rec_headers.get_header
    stated = (
        *candidates("metadata: WARC-Target-URI", url=(header("WARC-Target-URI") or "").strip("<> ")),
        *candidates("metadata: WARC-Date (when captured)", captured=header("WARC-Date") or ""),
    )
    try:
        if kind == "html":
            found = pages(payload, uri, settings, content_type=_content_type(record), base=(header("WARC-Target-URI") or "").strip("<> "))
        else:
            found = (prints if kind == "pdf" else texts)(payload, uri, settings)
        for document in found:
            # the page's own canonical address is surer than the one it was captured from
            yield dataclasses.replace(document, candidates=(*document.candidates, *stated))
    except InputError as error:
        yield f"{error}; left out"


def _content_type(record: Any) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return headers.get_header("Content-Type") or ""
