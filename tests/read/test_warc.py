"""Web archives: which records are read, damaged and cut archives, bombs."""

from __future__ import annotations

import gzip

import pytest

from inputs_made import HTML, TEXT, TITLE, record, warc
from rashomon.errors import InputError
from rashomon.read.account import from_document
from rashomon.read.document import Document
from rashomon.read.warc import documents
from rashomon.settings import Settings


def read(data: bytes, settings: Settings | None = None) -> list[Document]:
    return list(documents(data, "a.warc", settings or Settings()))


@pytest.mark.parametrize("packed", [False, True])
def test_pages_texts_and_prints_are_read(packed: bool) -> None:
    found = read(warc(packed=packed))
    assert [one.uri for one in found] == ["a.warc#1", "a.warc#4", "a.warc#5"]
    assert all(one.text.startswith("Harbour talks end in Porto") for one in found) and found[1].text == TEXT
    assert found[-1].notices == ("a.warc: 2 records without a page or text left out (images, scripts, redirects, errors)",)


def test_the_day_of_capture_is_not_that_of_publication() -> None:
    text = read(warc(packed=False))[1]
    assert [(one.field, one.value) for one in text.candidates] == [("url", "https://post.example/talks.txt"), ("captured", "2022-01-02")]
    account = from_document(text)
    assert account.published is None and account.url and account.url.value == "https://post.example/talks.txt"


def test_a_cut_archive_is_read_as_far_as_it_goes() -> None:
    whole = warc(packed=True)
    found = read(whole[: len(whole) // 2])
    assert [one.uri for one in found] == ["a.warc#1"] and "cut off" in found[0].notices[0]
    assert "cut off" in read(record("https://a.example/", "text/plain", TEXT.encode())[:-40])[0].notices[0]


def test_a_damaged_record_harms_no_other() -> None:
    whole = bytearray(warc(packed=True))
    whole[whole.rindex(b"\x1f\x8b\x08", 0, len(whole) * 9 // 10) + 60] ^= 255
    assert len(read(bytes(whole))) >= 2
    plain = warc(packed=False).replace(b"WARC-Type: conversion\r\n", b"", 1)
    assert [one.text.startswith(TITLE[:20]) for one in read(plain)] == [True, True]


def test_what_was_captured_twice_is_read_once() -> None:
    found = read(warc(packed=True) * 3)
    assert [one.uri for one in found] == ["a.warc#1", "a.warc#4", "a.warc#5"]
    assert "a.warc: 6 records that repeat an earlier one left out" in found[-1].notices


def test_a_page_packed_by_its_server_is_unpacked() -> None:
    packed = record("https://a.example/", "text/html\r\nContent-Encoding: gzip", gzip.compress(HTML.encode(), mtime=0))
    assert read(packed)[0].text.startswith(TITLE)


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(bytes(20_000_000), mtime=0),
        record("https://a.example/", "text/plain\r\nContent-Encoding: gzip", gzip.compress(bytes(20_000_000), mtime=0)),
        gzip.compress(record("https://a.example/", "text/plain", b"a " * 4_000_000), mtime=0) * 5,
        b"WARC/1.0\r\n" * 50_000,
        b"\x1f\x8b\x08" * 50_000,
        b"WARC/1.0\r\nContent-Length: 99999\r\n\r\nHTTP/1.1 200 OK\r\n" + b"x" * 90_000,
        b"",
    ],
)
def test_bombs_and_junk_are_said_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.warc: [^\n]+$"):
        read(data, Settings(max_bytes=1_000_000))
