"""Zones on whole texts of ours: each line of a layout file begins with the zones it must get, `a+b` where it is split."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.read import from_text
from rashomon.types import Account

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.tsv"))


def layout(name: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a layout file and (start, end, zones) of its lines."""
    text, lines = "", []
    for row in (Path(__file__).parent / "layouts" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        zones, _, line = row.partition("\t")
        if line:
            lines.append((len(text), len(text) + len(line), zones))
        text += line + "\n"
    return text, lines


def read(name: str) -> Account:
    return from_text(layout(name)[0], uri=name)


@pytest.mark.parametrize("name", [path.stem for path in LAYOUTS])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_line_gets_its_zone(name: str, line_end: str) -> None:
    text, lines = layout(name)
    account = from_text(text.replace("\n", line_end), uri=name)
    shift = len(line_end) - 1
    for start, end, expected in lines:
        before = text.count("\n", 0, start) * shift
        kinds = [zone.kind for zone in account.zones if zone.start < end + before and zone.end > start + before]
        assert kinds == expected.split("+"), text[start:end]


@pytest.mark.parametrize(
    ("name", "outlet", "title", "authors", "published", "kind"),
    [
        ("wire", None, "Two ministers leave Porto without a harbour deal", ["Nuno Faria"], ("2021-05-03", "inferred"), "report"),
        ("web_page", "The Harbour Post", "Bay talks end in Porto with a handshake and little else", ["Mira Castell", "Jonas Weck"], ("2021-05-04", "text"), "report"),
        ("print_pdf", "The Quay Review", "What the Porto Talks Achieved", ["Helena Brandt"], ("2021-05-06", "text"), "report"),
        ("opinion", None, "Porto was a photo opportunity, and the bay is still closed", ["Paulo Stein"], ("2021-05-04", "inferred"), "opinion"),
        ("blog", None, "Notes from the Porto talks", ["Lena Fuchs"], ("2021-05-04", "metadata"), "unknown"),
        ("transcript", None, "Remarks by Foreign Minister Ada Reyes at a joint press availability", [], ("2021-05-03", "text"), "official"),
        ("hard_wrapped", None, "Ministers part in Porto without a deal on the bay", ["Nuno Faria"], None, "report"),
        ("no_headline", None, None, [], None, "unknown"),
    ],
)
def test_metadata(name: str, outlet: str | None, title: str | None, authors: list[str], published: tuple[str, str] | None, kind: str) -> None:
    account = read(name)
    assert (account.outlet.value if account.outlet else None) == outlet
    assert (account.title.value if account.title else None) == title
    assert [author.value for author in account.authors] == authors
    assert (account.published and (account.published.date, account.published.basis.split(":")[0])) == published
    assert account.kind == kind
    assert account.language == "en"


def test_a_fact_that_names_a_span_names_its_words() -> None:
    for path in LAYOUTS:
        account = read(path.stem)
        for fact in (account.outlet, account.title, *account.authors):
            if fact and fact.span:
                words = account.text[fact.span.start : fact.span.end].lower()
                assert fact.basis.endswith("address") or fact.value.lower().removeprefix("the ") in words


def test_credits_are_spans_of_their_captions() -> None:
    credits = [read("opinion").text[zone.credit.start : zone.credit.end] for zone in read("opinion").zones if zone.credit]
    assert credits == ["AP Photo/Joana Prado", "AP Photo/Joana Prado"]
    (caption,) = [zone for zone in read("web_page").zones if zone.kind == "caption"]
    assert caption.credit and read("web_page").text[caption.credit.start : caption.credit.end] == "Joana Prado/AFP/Getty Images"
