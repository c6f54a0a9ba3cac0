"""What every reader of every kind of input promises, held against one small input of each kind and much that is none."""

from __future__ import annotations

import re

import pytest

from inputs_made import SEEDS
from rashomon.errors import InputError
from rashomon.read import from_document
from rashomon.read.document import Document
from rashomon.read.kinds import ENDINGS, documents, ending_of, kind_of
from rashomon.settings import Settings

ZONES = frozenset("headline standfirst byline dateline caption body heading teaser bio reference boilerplate".split())
FIELDS = frozenset("title author outlet published url language captured".split())
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?$")
GARBAGE = (b"", b"\0" * 50, b"\x1f\x8b\x08\0garbage", b"\xff\xfe\xff\xff" * 9, b"<", b"{", b"[[[[", b"%PDF-", b"WARC/1.0", b"\n\n\n", b"PK\x03\x04")


def read(name: str, data: bytes, settings: Settings | None = None) -> list[Document]:
    return list(documents(data, name, settings or Settings()))


def test_every_kind_has_an_input_here() -> None:
    assert {ENDINGS[ending_of(name)] for name in SEEDS} == set(ENDINGS.values())
    assert all(kind_of(data, name) == ENDINGS[ending_of(name)] for name, data in SEEDS.items())


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_documents_are_well_formed(name: str) -> None:
    found = read(name, SEEDS[name])
    assert found
    assert len({one.uri for one in found}) == len(found)
    for one in found:
        size = len(one.text)
        assert one.text.strip() and one.uri.startswith(name) and re.fullmatch(r"[0-9a-f]{64}", one.sha256)
        assert all(mark.kind in ZONES and 0 <= mark.start < mark.end <= size for mark in one.marks)
        assert all(before.end <= after.start for before, after in zip(one.marks, one.marks[1:]))
        assert all(mark.credit is None or mark.start <= mark.credit.start < mark.credit.end <= mark.end for mark in one.marks)
        for link in one.links:
            assert all(0 <= start < end <= size for start, end in (link.span, *link.anchors)) and "://" in link.url
        for candidate in one.candidates:
            assert candidate.field in FIELDS and candidate.value.strip() and candidate.basis
            assert DATE.match(candidate.value) or candidate.field not in ("published", "captured")
        assert all("\n" not in notice and notice.startswith(name) for notice in one.notices)


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_accounts_hold(name: str) -> None:
    for document in read(name, SEEDS[name]):
        account = from_document(document)
        assert account.text == document.text and set(document.candidates) <= set(account.candidates)
        assert [zone.start for zone in account.zones] == [0, *(zone.end for zone in account.zones[:-1])] and account.zones[-1].end == len(account.text)
        for mark in document.marks:
            inside = {zone.kind for zone in account.zones if zone.start < mark.end and zone.end > mark.start}
            assert inside == {mark.kind}, account.text[mark.start : mark.end]
        facts = [fact for fact in (account.title, account.outlet, account.url, *account.authors) if fact]
        assert all(fact.value.strip() and fact.basis for fact in facts)
        assert all(0 <= fact.span.start < fact.span.end <= len(account.text) for fact in facts if fact.span)
        assert account.published is None or account.published.basis.split(":")[0] in ("text", "metadata", "inferred")


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_the_same_bytes_give_the_same_documents(name: str) -> None:
    assert read(name, SEEDS[name]) == read(name, SEEDS[name])


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_what_is_too_large_or_none_of_its_kind_is_one_line(name: str) -> None:
    with pytest.raises(InputError):
        read(name, SEEDS[name], Settings(max_bytes=len(SEEDS[name]) - 1))
    for data in (*GARBAGE, SEEDS[name][:20]):
        try:
            assert all(document.text.strip() for document in read(name, data))
        except InputError as error:
            assert str(error).startswith(name) and "\n" not in str(error)
