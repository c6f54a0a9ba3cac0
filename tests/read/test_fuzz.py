"""Damaged inputs of every kind are read or refused in one line; nothing else is raised."""

from __future__ import annotations

import pytest

from inputs_made import SEEDS
from mutations import mutated
from rashomon.errors import InputError
from rashomon.read import kinds
from rashomon.read.account import from_document
from rashomon.settings import Settings

QUICK = {name: data for name, data in SEEDS.items() if name not in ("a.pdf", "a.warc", "a.warc.gz", "a.html")}


def check(name: str, data: bytes) -> int:
    """Read one input as far as its zones; gives the number of accounts in it."""
    n = 0
    try:
        for document in kinds.documents(data, name, Settings()):
            n += 1
            account = from_document(document)
            size = len(account.text)
            assert account.uri.startswith(name) and account.text.strip()
            assert sum(zone.end - zone.start for zone in account.zones) == size
            assert all(0 <= start <= end <= size for start, end in (link.span for link in account.links))
            assert all("\n" not in line and line.startswith(name) for line in document.notices)
            account.text.encode("utf-8")
    except InputError as error:
        assert str(error).startswith(name) and "\n" not in str(error)
    return n


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_the_whole_ones_are_read(name: str) -> None:
    assert check(name, SEEDS[name])


def test_damaged_inputs_are_read_or_refused() -> None:
    for name, data in mutated(QUICK, 250, seed=7):
        check(name, data)


@pytest.mark.slow
def test_damaged_pages_archives_and_prints_are_read_or_refused() -> None:
    for name, data in mutated({name: data for name, data in SEEDS.items() if name not in QUICK}, 120, seed=7):
        check(name, data)


@pytest.mark.parametrize("text", ["PORTO " + "-" * 200 + "x", "PORTO " + "- " * 100, "---Original Message---\n" + "> \n" * 5000 + "x", "[" * 9000, "A. " * 9000])
def test_runs_of_marks_take_no_time(text: str) -> None:
    for name in ("a.txt", "a.eml"):
        check(name, ("Subject: x\n\n" * name.endswith("eml") + text).encode())


def test_the_same_bytes_give_the_same_documents() -> None:
    for name, data in SEEDS.items():
        assert list(kinds.documents(data, name, Settings())) == list(kinds.documents(data, name, Settings()))
