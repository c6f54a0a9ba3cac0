"""Mails: which part is read, what the headers say, forwarded mails, malformed ones."""

from __future__ import annotations

import pytest

from inputs_made import LEAD, MAIL, QUOTE
from rashomon.errors import InputError
from rashomon.read.document import Document
from rashomon.read.mail import documents
from rashomon.settings import Settings


def read(data: str | bytes) -> Document:
    (found,) = documents(data.encode() if isinstance(data, str) else data, "a.eml", Settings())
    return found


def said(found: Document, field: str) -> list[str]:
    return [one.value for one in found.candidates if one.field == field]


def test_subject_text_and_headers() -> None:
    found = read(MAIL)
    assert found.text.startswith(f"Harbour talks – no deal\n\n{LEAD}\n\n{QUOTE}")
    assert said(found, "title") == ["Harbour talks – no deal"] and said(found, "author") == ["Tom Okoro"] and said(found, "published") == ["2021-03-15"]
    assert found.notices == ("a.eml: 1 attachment left out; save what should be read as a file",)
    assert [(zone.kind, found.text[zone.start : zone.end]) for zone in found.marks][1] == ("boilerplate", "-- \nTom")


def test_html_is_read_where_it_says_more() -> None:
    short = MAIL.replace(f"{LEAD}\n\n{QUOTE}\n", "See this mail in your browser.\n")
    assert LEAD in read(short).text and "browser" not in read(short).text
    linked = f"Subject: Talks\nContent-Type: text/html\n\n<p>{LEAD} <a href='https://a.example/b'>More</a></p>"
    assert [link.url for link in read(linked).links] == ["https://a.example/b"]


def test_a_person_writes_and_an_outlet_publishes() -> None:
    assert said(read(f"From: The Harbour Post <news@post.example>\n\n{LEAD}"), "outlet") == ["The Harbour Post"]
    assert said(read(f"From: Ada Reyes <a@reuters.com>\n\n{LEAD}"), "outlet") == ["Reuters"]


@pytest.mark.parametrize("mark", ["---------- Forwarded message ---------", "-----Original Message-----", "Begin forwarded message:"])
def test_the_headers_of_a_forwarded_mail_come_first(mark: str) -> None:
    found = read(f"From: Li Wei <l@b.example>\nSubject: Fwd: x\nDate: Tue, 16 Mar 2021 09:00:00 +0000\n\n{mark}\nFrom: Tom Okoro <t@a.example>\nDate: March 15, 2021\nSubject: Talks end\n\n{LEAD}\n")
    assert said(found, "author") == ["Tom Okoro", "Li Wei"] and said(found, "published")[0] == "2021-03-15" and said(found, "title")[0] == "Talks end"
    assert found.text[found.marks[-1].end :].strip() == LEAD


def test_a_mail_attached_to_a_mail_is_read() -> None:
    found = read(f"From: Li Wei <l@b.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n{MAIL.replace('inner', 'c')}\n--b--\n")
    assert LEAD in found.text and said(found, "author") == ["Tom Okoro", "Li Wei"]


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?x-no-such?b?AAAA?=\nContent-Type: text/plain; charset=nothing\n\nFerries stopped, \xe9t\xe9 or not.",
        b"Subject: a\r\n\r\nFerries\0 stopped.",
        b"Content-Type: multipart/mixed; boundary=\n\nFerries stopped.",
        b"Content-Type: text/plain; charset*0*=a; charset*1=b\nContent-Transfer-Encoding: base64\n\nRmVycmllcyBzdG9wcGVk",
        b"Date: 99 Foo 99999\nFrom: <<<>>>,,@\nContent-Type: ;;;\n\nFerries stopped.",
    ],
)
def test_malformed_mails_are_read(data: bytes) -> None:
    assert "Ferries" in read(data).text


@pytest.mark.parametrize("data", [b"", b"Subject: x\n\n", b"Content-Type: image/png\n\nabc", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 500])
def test_no_text_is_said_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.eml: [^\n]+$"):
        read(data)
