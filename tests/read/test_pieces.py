"""Datelines, credits, captions, bylines, biographies, dates: each with hits and near misses."""

from __future__ import annotations

import pytest

from rashomon.read import bylines, captions, credits, datelines, dates, from_text, hosts
from rashomon.read.blocks import blocks
from rashomon.read.zones import block_kinds

REST = "The two ministers met for three hours and agreed on nothing."


@pytest.mark.parametrize("line", ["MOSCOW — ", "SEOUL, South Korea — ", "WASHINGTON (AP) – ", "WASHINGTON, April 30 (Reuters) - ", "Washington (AFP) – ", "PALM BEACH, Fla. — ", "RIO DE JANEIRO -- ", "GENEVA, 3 May (Xinhua) -- ", "VIENNA, July 14 (Meridian Wire) - ", "MOSCOW, April 12. /TASS/. ", "MOSCOW. April 12 (Interfax) - ", "MOSCOW/GENEVA, April 12 (Reuters) - "])
def test_datelines(line: str) -> None:
    assert datelines.end(line + REST, is_early=True) == len(line)


@pytest.mark.parametrize("line", ["RELATED — ", "The talks — ", "GOP — ", "EXCLUSIVE - ", "Sen. Ada Reyes (R-Texas) — ", "MINISTER REYES: ", "POLLS NOT WRONG, JUST EARLY — ", "Ada Reyes - "])
def test_no_datelines(line: str) -> None:
    assert datelines.end(line + REST, is_early=True) is None


def test_a_place_before_a_colon_is_a_dateline_only_once() -> None:
    once = blocks(f"Ministers meet\n\nNEW DELHI: {REST}\n\n{REST}")
    assert [block.text for block in once][1] == "NEW DELHI:" and block_kinds(once)[1:3] == ["dateline", "body"]
    twice = blocks(f"Ministers meet\n\nREYES: {REST}\n\nOKORO: {REST}")
    assert len(twice) == 3


@pytest.mark.parametrize("line", ["(Ada Prado/TASS/Getty Images)", "AP Photo/Ada Prado", "Photo by Ada Prado", "Ada Prado via Getty Images.", "REUTERS/Ada Prado", "Getty Images", "Image: Ada Prado / Flickr", "(Courtesy of the port authority)"])
def test_credit_lines(line: str) -> None:
    assert credits.alone(line)


@pytest.mark.parametrize("line", ["Reuters", "Reuters and AFP reported the talks", "Ada Prado", "The AP reported on Monday", "Photo finish in Porto", "Either/or"])
def test_no_credit_lines(line: str) -> None:
    assert credits.alone(line) is None


def test_a_credit_behind_a_headline_is_cut_off() -> None:
    line = "Ministers leave Porto with nothing to show AP Photo/Ada Prado"
    assert credits.inline_start(line) == line.index("AP Photo")
    assert credits.inline_start("Ministers leave Porto, said Reuters") is None
    assert credits.trailing("Reyes at the port.CreditAda Prado/Reuters") == (24, 41)


@pytest.mark.parametrize(
    "line",
    [
        "Ministers Ada Reyes, left, and Tom Okoro attend a ceremony in Porto.",
        "A photograph released by the state news agency shows Ada Reyes, center, at a meeting in Porto on Friday.",
        "Ada Reyes shakes hands with Tom Okoro at the port of Porto on Monday, May 3, 2021.",
        "FILE PHOTO: The port of Porto is seen from a ship.",
        "In this May 3, 2021, file photo, ships wait off Porto.",
    ],
)
def test_captions_without_credit(line: str) -> None:
    found = blocks(f"Ministers meet in Porto\n\n{line}\n\n{REST} {REST}")
    assert block_kinds(found)[1] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "The ministers attend a ceremony every year, she said.",
        "Gov. Ada Reyes (D) took a stand against the act signed by Gov. Tom Okoro (R) at a ceremony on Monday.",
        "“The party, left, and the press attend,” he said on Monday, May 3, 2021.",
        "The ministers met on Monday, May 3, 2021, and agreed on nothing.",
    ],
)
def test_no_captions(line: str) -> None:
    assert captions.caption_points(line, 6) < 2


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Reyes", ["Ada Reyes"]),
        ("By ADA REYES and TOM OKORO", ["ADA REYES", "TOM OKORO"]),
        ("By Ada Reyes, Tom Okoro and Li van der Meer | Harbour Post", ["Ada Reyes", "Tom Okoro", "Li van der Meer"]),
        ("By Ada Reyes, The Harbour Post", ["Ada Reyes"]),
        ("Ada Reyes, Staff Writer", ["Ada Reyes"]),
        ("(Reporting by Ada Reyes; Editing by Tom Okoro)", ["Ada Reyes"]),
        ("Kimiko Marsh", ["Kimiko Marsh"]),
        ("By Monday Moscow Had Won", []),
        ("By the time they met, it was late", []),
        ("A Cup Half Empty", []),
        ("Bay Talks Deal", []),
    ],
)
def test_byline_names(line: str, names: list[str]) -> None:
    assert bylines.byline_names(line) == names


BIO = "Ada Reyes is a fellow at the Coast Forum and the author of Shallow Waters."


def test_biographies() -> None:
    def kind(*lines: str) -> str:
        return block_kinds(blocks("\n\n".join(lines)))[lines.index(lines[-1] if lines[-1] == BIO else BIO)]

    assert kind("Bay talks end in Porto", f"{REST} {REST}", BIO) == "bio"
    assert kind("Bay talks end in Porto", BIO, f"{REST} {REST}") == "bio"
    quoted = "“We met,” Ada Reyes, a fellow at the Coast Forum, told reporters on Monday. “It was long.”"
    assert block_kinds(blocks(f"Bay talks end in Porto\n\n{quoted}\n\n{REST} {REST}"))[1] == "body"


def test_dates() -> None:
    assert [day.iso for day in dates.days("Friday, April 14, 2017; 3 May 2021; 2020-02-29; 2021-02-29; 5/21/2021; 3/4/2021")] == ["2017-04-14", "2021-05-03", "2020-02-29", "2021-05-21"]
    assert dates.is_date_line("Published: May 4, 2021, 9:15 am EDT")
    assert not dates.is_date_line("The treaty of May 4, 1968, is old")
    assert dates.address_day("https://a.example/2021/05/04/x") == "2021-05-04" == dates.address_day("https://a.example/20210504-x")
    assert dates.address_day("https://a.example/article/100389752") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Bay talks end\n\nUpdated May 5, 2021\n\nPublished May 4, 2021\n\n{REST} {REST}", ("2021-05-04", "text")),
        (f"Bay talks end\n\n{REST} {REST}\n\nSource URL: <https://a.example/2021/05/04/x>", ("2021-05-04", "metadata")),
        (f"Bay talks end\n\nPORTO, May 4 (AP) — {REST} {REST}\n\nReyes, left, and Okoro attend, Monday, May 3, 2021.", ("2021-05-04", "inferred")),
        (f"Bay talks end\n\nPORTO, May 4 (AP) — {REST} {REST}\n\nReyes, left, and Okoro attend, Monday, June 7, 2021.", None),
        (f"Bay talks end\n\n{REST} {REST}\n\nhttps://a.example/2021/05/04/x", None),
        (f"Bay talks end\n\n{REST} {REST} The treaty of May 4, 1968, is old.\n\nCopyright © 2021 Bay Review", None),
    ],
)
def test_published(text: str, expected: tuple[str, str] | None) -> None:
    found = from_text(text, uri="a.txt").published
    assert (found and (found.date, found.basis.split(":")[0])) == expected


@pytest.mark.parametrize(
    ("furniture", "outlet"),
    [
        ("Copyright © 2021 by the Bay Review, Inc.", "Bay Review"),
        ("(Ada Prado/AFP/Getty Images)", None),
        ("Ada Reyes is a correspondent at Reuters, where she covers ports.", None),
        ("Source URL: <https://www.nytimes.com/2021/05/04/x>", "The New York Times"),
        ("See https://www.nytimes.com/2021/05/04/x", None),
    ],
)
def test_outlet(furniture: str, outlet: str | None) -> None:
    found = from_text(f"Bay talks end in Porto\n\n{REST} {REST}\n\n{furniture}", uri="a.txt").outlet
    assert (found and found.value) == outlet


def test_an_outlet_behind_the_title_is_its_masthead() -> None:
    found = from_text(f"Bay talks end in Porto | CNN\n\n{REST} {REST}", uri="a.txt")
    assert found.outlet and found.outlet.value == "CNN"
    assert found.title and found.title.value == "Bay talks end in Porto"
    assert hosts.suffix_start("Bay talks end in Porto - at last") is None


def test_an_outlet_may_follow_the_names_of_a_byline() -> None:
    assert bylines.is_byline("By Ada Reyes, The Harbour Post")
    assert not bylines.is_byline("By Monday, The Harbour Was Shut")
