"""Which reader takes an input: told by its first bytes, then by what the server called it, then by the ending of its name."""

from __future__ import annotations

import importlib
import re
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ..errors import InputError
from ..settings import Settings
from .document import Document

# Endings of the files that a folder stands for, with the module that reads them.
ENDINGS = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".json": "rows",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".csv": "rows",
    ".tsv": "rows",
    ".eml": "mail",
}
_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/feed+json": "rows",
    "application/json": "rows",
    "application/x-ndjson": "rows",
    "application/jsonl": "rows",
    "text/csv": "rows",
    "text/tab-separated-values": "rows",
    "application/warc": "warc",
    "message/rfc822": "mail",
}
_PLAIN = (".txt", ".md")
_HEAD = 4096  # bytes that tell what a file is
_PROLOG = re.compile(rb"(?:\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE\s+(?!html)[^>\[]*(?:\[[^\]]*\])?[^>]*>)*", re.DOTALL | re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|(?:atom|ns\d):feed)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_MARK_UP = re.compile(rb"<(?:html|head|body|article|div|p|meta|title|h1)\b[^<>]*>", re.IGNORECASE)
_HEADER = re.compile(rb"(?im)^(?:from|to|subject|date|message-id|mime-version|received|return-path|reply-to|content-type|delivered-to):[ \t]*\S")
_OBJECT = re.compile(rb"\s*(?:\[\s*)?\{\s*\"")


def documents(data: bytes, name: str, settings: Settings, *, content_type: str | None = None) -> Iterator[Document]:
    """The documents of an input of any kind; `name` is its uri, `content_type` what the server said of it.

    Raises InputError (one line that begins with the name) where nothing can be read or the input is above `settings.max_bytes`.
    """
    if len(data) > settings.max_bytes:
        raise InputError(f"{name}: above the limit of {settings.max_bytes:,} bytes; split it or raise max_bytes")
    kind = kind_of(data, name, content_type)
    try:
        reader = importlib.import_module(f".{kind}", __package__)
    except ModuleNotFoundError as error:
        raise InputError(f"{name}: {kind} files need the package {error.name}, which is not installed") from error
    if kind == "html":
        yield from reader.documents(data, name, settings, content_type=content_type)
    else:
        yield from reader.documents(data, name, settings)


def kind_of(data: bytes, name: str, content_type: str | None = None) -> str:
    """The module that reads an input: text, html, pdf, feed, warc, rows or mail. Never raises.

    What nothing takes goes to `text`, which refuses what is no text with its reason.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if data.startswith(b"\x1f\x8b"):
        return "warc" if _unpacked(data[:_HEAD]).startswith(b"WARC/") else "text"
    if head.startswith(b"WARC/"):
        return "warc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    start = head[_PROLOG.match(head).end() :]  # type: ignore[union-attr]  # matches the empty string
    if _FEED.match(start):
        return "feed"
    if _HTML.match(start):
        return "html"
    ending = ending_of(name)
    if ending in _PLAIN:
        return "text"
    told = _TYPES.get((content_type or "").partition(";")[0].strip().lower())
    return told or ENDINGS.get(ending) or _guessed(head, start)


def ending_of(name: str) -> str:
    """The ending of a file's name or of an address's path, in lower case; `.warc.gz` counts as one."""
    path = urlsplit(name).path if re.match(r"(?i)https?://", name) else name
    name = PurePosixPath(path.lower()).name
    return ".warc.gz" if name.endswith(".warc.gz") else PurePosixPath(name).suffix


def _guessed(head: bytes, start: bytes) -> str:
    """The kind of what has neither a known ending nor a known type."""
    if len(_HEADER.findall(head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0])) >= 3:
        return "mail"
    if _OBJECT.match(start):
        return "rows"
    return "html" if start.startswith(b"<") and len(_MARK_UP.findall(head)) >= 2 else "text"


def _unpacked(data: bytes) -> bytes:
    """The first few bytes inside compressed data, never more."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 64)
    except zlib.error:
        return b""
