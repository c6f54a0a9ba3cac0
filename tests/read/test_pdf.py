"""PDFs: paragraphs over lines and pages, hyphens, heads and feet, links, what cannot be read."""

from __future__ import annotations

import pytest

from inputs_made import PDF, pdf
from rashomon.errors import InputError
from rashomon.read.account import from_document
from rashomon.read.document import Document
from rashomon.read.pdf import documents
from rashomon.settings import Settings

WRAPPED = ["The ministers met in the old harbour office on Monday and spoke of", "ferries, tolls and fishing. They did not agree."]


def only(data: bytes) -> Document:
    (found,) = documents(data, "a.pdf", Settings())
    return found


def marked(found: Document, kind: str) -> list[str]:
    return [found.text[zone.start : zone.end] for zone in found.marks if zone.kind == kind]


def test_a_sentence_runs_over_lines_and_pages() -> None:
    found = only(PDF)
    assert "agreed on nothing, officials said, and the well-known quarrel about the bay went on for another day." in found.text
    assert marked(found, "headline") == ["Harbour talks end in Porto without a deal"]
    assert marked(found, "boilerplate") == ["Page 2"]
    assert not found.text.index("Page 2") < found.text.index("went on for another day")


def test_short_lines_and_gaps_end_a_paragraph() -> None:
    found = only(pdf([[*WRAPPED, "The north wants tolls to be paid at both ends of the strait, and so", "does the port.", "", "Nobody else does."]]))
    assert found.text.split("\n\n") == [" ".join(WRAPPED), "The north wants tolls to be paid at both ends of the strait, and so does the port.", "Nobody else does."]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["The council of the two ports would not say whether an investiga-", "tion had begun."], "an investigation had"),
        (["The council of the two ports would not say whether a well-known", "man led it. It named, as a man of letters and of the sea, a well-", "known man."], "a well-known man."),
        (["The council of the two ports said that the fleet was the Franco-", "British one."], "the Franco-British one"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(lines: list[str], said: str) -> None:
    assert said in only(pdf([lines])).text


def test_heads_and_feet_of_pages_are_kept_as_boilerplate() -> None:
    pages = [["Harbour Review 12", "", "", f"On day {n} the ministers met again and spoke of ferries and tolls.", f"^{n} of 3"] for n in (1, 2, 3)]
    found = only(pdf(pages))
    assert marked(found, "boilerplate") == ["Harbour Review 12", "1 of 3", "Harbour Review 12", "2 of 3", "Harbour Review 12", "3 of 3"]
    assert not marked(only(pdf([["Harbour Review 12", "", *WRAPPED]])), "boilerplate")


def test_links_and_information() -> None:
    found = only(pdf([["The minutes are with the ministry now."]], links=["https://gov.example/m", "mailto:a@b.example"], information="/Title(Microsoft Word - a.doc)/Author(Ada Reyes; admin)"))
    assert [(link.url, found.text[link.span.start : link.span.end]) for link in found.links] == [("https://gov.example/m", found.text)]
    assert [(one.field, one.value) for one in found.candidates] == [("author", "Ada Reyes")]


def test_the_words_of_the_text_come_before_the_information() -> None:
    account = from_document(only(pdf([["# Harbour talks end in Porto at night", "", "By Li Wei", "", "March 3, 2021", "", *WRAPPED]], information="/Title(Old title)/CreationDate(D:20190101)")))
    assert account.published and account.published.date == "2021-03-03"
    assert account.title and account.title.value == "Harbour talks end in Porto at night"


@pytest.mark.parametrize(("data", "line"), [(b"%PDF-1.4\nnothing", "damaged"), (pdf([[]]), "no text layer"), (PDF[:300], "damaged")])
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, line: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.pdf: .*{line}.*$"):
        only(data)


def test_a_bomb_is_stopped() -> None:
    """Forms that draw forms that draw forms: a few kilobytes, 10¹¹ letters."""
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>/Font<</F 3 0 R>>>>/Length {}>>\nstream\n{}\nendstream"
    inner = "/X Do " * 10
    forms = [form.format(12 + k, len(inner), inner) for k in range(11)] + [form.format(3, 26, "BT /F 9 Tf (x) Tj ET      ")]
    whole = pdf([["x"]]).replace(b"/Font<</F 3 0 R>>>>/Contents 5 0 R", b"/XObject<</X 11 0 R>>>>/Contents 10 0 R")
    added = ["10 0 obj\n<</Length 5>>\nstream\n/X Do\nendstream\nendobj\n", *(f"{11 + k} 0 obj\n{one}\nendobj\n" for k, one in enumerate(forms))]
    with pytest.raises(InputError, match="too much time or memory"):
        only(whole.replace(b"xref\n", "".join(added).encode() + b"xref\n", 1).partition(b"startxref")[0])


def test_many_pages_are_read_up_to_a_limit() -> None:
    found = only(pdf([["Page of text about the harbour."]] * 503))
    assert found.notices == ("a.pdf: 503 pages; only the first 500 are read",)
