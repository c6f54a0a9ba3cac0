"""Feeds: entries, their publisher, summaries, bounds; nothing fetched."""

from __future__ import annotations

import socket

import pytest

from inputs_made import ATOM, LEAD, RSS, TITLE
from rashomon.errors import InputError
from rashomon.read.account import from_document
from rashomon.read.document import Document
from rashomon.read.feed import documents
from rashomon.settings import Settings


def read(data: str | bytes) -> list[Document]:
    return list(documents(data.encode() if isinstance(data, str) else data, "a.rss", Settings()))


def said(found: Document, field: str) -> list[str]:
    return [one.value for one in found.candidates if one.field == field]


def test_an_entry_is_its_title_and_whole_content() -> None:
    found = read(RSS)[0]
    assert found.uri == "a.rss#1" and found.text.startswith(f"{TITLE}\n\n{LEAD}\n\n") and not found.notices
    assert next((zone.kind, zone.start, zone.end) for zone in found.marks) == ("headline", 0, len(TITLE))
    assert found.marks[-1].kind == "boilerplate" and found.text[found.marks[-1].start :].startswith("The post Talks")
    assert next((link.url, found.text[link.span.start : link.span.end]) for link in found.links) == ("https://post.example/minutes", "Minutes")
    assert said(found, "url") == ["https://post.example/talks"] and said(found, "published") == ["2021-03-15"] and said(found, "author") == ["Tom Okoro"]


def test_the_source_of_an_entry_is_its_publisher() -> None:
    first, second = read(RSS)
    assert said(first, "outlet") == ["The Harbour Post", "Harbour Feeds"] and said(second, "outlet") == ["Harbour Feeds"]
    account = from_document(first)
    assert account.outlet and account.outlet.value == "The Harbour Post"
    assert said(read(ATOM)[0], "outlet")[0] == "The Gazette"


def test_a_summary_says_that_it_is_one() -> None:
    second = read(RSS)[1]
    assert second.text == "Ferries stop\n\nThe ferries between the two ports stopped on Tuesday & will not run before May."
    assert second.notices[0].endswith("gives a summary only; the whole text is at https://post.example/ferries")
    assert "a.rss#3: no text in this entry, only its title; left out" in second.notices


def test_an_atom_entry_keeps_its_headings() -> None:
    (found,) = read(ATOM)
    assert found.text.startswith("Talks end\n\nIn short\n\nPORTO")
    assert [zone.kind for zone in found.marks] == ["headline", "heading"]


def test_a_long_feed_is_read_up_to_a_limit() -> None:
    item = "<item><title>Ferries {0}</title><description>The ferries stopped on day {0}.</description></item>"
    whole = "<rss version='2.0'><channel><title>x</title>" + "".join(item.format(n) for n in range(1200))
    found = read(whole)
    assert len(found) == 1000 and "a very long feed" in found[0].notices[0]
    assert len(read(whole.partition("<item><title>Ferries 9<")[0])) == 9


@pytest.mark.parametrize("data", ["", "no feed at all", "<rss version='2.0'><channel><title>x</title></channel></rss>", "<rss><channel><item>" + "<a>" * 300_000, "<rss " + "a='b' " * 9000])
def test_what_is_no_feed_is_said_in_one_line(data: str) -> None:
    with pytest.raises(InputError, match=r"^a\.rss: [^\n]+$"):
        read(data)


def test_entities_neither_grow_nor_read_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    grown = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    body = "<rss version='2.0'><channel><item><title>t</title><description>Ferries &j; &x; stop</description></item></channel></rss>"
    (found,) = read(f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol">{grown}<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y SYSTEM "http://127.0.0.1/">]>{body}')
    assert found.text.startswith("t\n\nFerries") and len(found.text) < 100
