"""The view looks through mark-up and maps back exactly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read import from_text, view
from rashomon.read.view import READABLE, View
from rashomon.types import Account

LEAD = "The ministers of two neighbouring states met in Porto on Monday and agreed on nothing at all, officials said."
END = "They will meet again in June. Nobody expects a ruling on the channel before the summer, and nobody asks for one."


def viewed(line: str, *, after: str = END) -> tuple[Account, View]:
    account = from_text(f"{LEAD}\n\n{line}\n\n{after}", uri="a.txt")
    return account, view(account)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("She [agreed](https://example.org/a) to it.", "She agreed to it."),
        ("She [agreed](#) <sup>[2]</sup> to it.", "She agreed to it."),
        ("London “deplore[s]” the [2017] accord, he wrote.", "London “deplore[s]” the [2017] accord, he wrote."),
        ("It was **very** *long* and __dull__.", "It was very long and dull."),
        ("A general\u00a0mood of\u00a0doubt co\u00adoperated.\u200b", "A general mood of doubt cooperated."),
        ("  • Sanctions remain in place, she said.", "Sanctions remain in place, she said."),
        ("He said so.² Then he left.", "He said so. Then he left."),
        ("Reyes &amp; Okoro met &mdash; twice.", "Reyes & Okoro met — twice."),
        ("It <b>was</b> so <https://example.org/b>.", "It was so ."),
        ("f*** and snake_case_name stay, 2 * 3 * 4 too.", "f*** and snake_case_name stay, 2 * 3 * 4 too."),
        ("Two  spaces\tand a tab.", "Two spaces and a tab."),
    ],
)
def test_looks_through(line: str, shown: str) -> None:
    _, found = viewed(line)
    assert found.text.split("\n\n")[1] == shown


def test_bare_numbers_are_footnotes_only_where_the_text_lists_them() -> None:
    listed = f"{END}\n\n- [6] <https://www.state.gov/a.htm>\n- [7] <https://example.org/b>"
    assert "said during" in viewed("He said [6] during the talks that it was so.", after=listed)[1].text
    assert "said [6] during" in viewed("He said [6] during the talks that it was so.")[1].text
    assert "had [97] percent" in viewed("They had [97] percent of it.", after=listed)[1].text


def test_a_page_break_inside_a_sentence_is_looked_through() -> None:
    first = "The mandate of the working group covers the northern channel, both of the buoys that were moved in March, and the"
    assert "and the southern approach" in viewed(f"{first}\n\nsouthern approach to the bay. It meets in June.")[1].text
    assert "and the Southern Bay" in viewed(f"{first}\n\nSouthern Bay too. It meets in June.")[1].text
    assert "June.\n\nThey" in viewed("It meets in June.")[1].text


def test_wrapped_lines_become_one_paragraph() -> None:
    lines = ["The ministers of two neighbouring states ended a day of talks on Monday", "without agreeing who may dredge the shared bay, officials from both",
             "delegations said. They will meet again in June, if the channel is still", "deep enough."]
    account = from_text("\r\n".join(lines), uri="a.txt")
    assert view(account).text == " ".join(lines)


def test_leaves_out_what_is_no_account() -> None:
    text = f"Ministers meet in Porto\nBy Ada Prado\n\nPORTO, Portugal — {LEAD}\n\nRELATED: Another story\n\n{END} (AP Photo/Ada Prado)\n\nSign up for our newsletter"
    shown = view(from_text(text, uri="a.txt")).text
    assert shown.startswith("Ministers meet in Porto\n\nThe ministers of two")
    assert not any(word in shown for word in ("Prado", "PORTO", "RELATED", "Sign up"))


def test_spans_and_zones_point_into_the_account() -> None:
    account, found = viewed("She [agreed **to** it](https://example.org/a) <sup>[2]</sup> in May.")
    start = found.text.index("agreed to it")
    span = found.span(start, start + len("agreed to it"))
    assert account.text[span.start : span.end] == "agreed **to** it"
    assert found.zone(start).kind == "body"
    assert found.find(span.start) == start
    assert found.find(account.text.index("https")) is None
    amp_account, amp = viewed("Reyes &amp; Okoro met twice in May.")
    at = amp.text.index("&")
    assert amp_account.text[slice(*amp.span(at, at + 1))] == "&amp;"


PIECES = st.sampled_from(
    ["Ada Reyes", " said ", "[agreed](https://a.example/b)", "[x](#)", "<sup>[1]</sup>", " [6] ", "**bold**", "_it_", "\n", "\n\n", "\r\n\r\n", "\u00a0", "\u200b", "\ufeff", "&amp;",
     "&#8217;", ". ", "“", "”", "\"", "(AP Photo/Ada Reyes)", "PORTO, Portugal — ", "RELATED: More", "By Ada Reyes", "# ", "- ", "- [6] <https://a.example>", "A photograph released by the agency",
     "Sign up for our newsletter", "Copyright © 2021", "\x0c", "\u2028", "<b>", "\\_", "***", "...", "and the", "Porto, May 3, 2021", "é", "𝒜", "中", "---\n", "a: b\n", "Image caption,\n", "Notes\n", "1. ", "[^1]: ", "https://a.example/2021/05/04", "Source URL: ", "About the author\n",
     "Ada Reyes is a fellow at the Forum.", "© 2021 Bay Review", "Published May 4, 2021", "More stories\n", "MOSCOW. April 12 (Interfax) - ", "PORTO: The", ".Credit", "Opinion\n", " | CNN", "![a](b)", "<sup>", "|", "(", ")"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=60).map("".join) | st.text()


@given(TEXTS)
def test_map_is_exact_on_any_text(text: str) -> None:
    account = from_text(text, uri="a.txt")
    found = view(account)
    last = 0
    for i, character in enumerate(found.text):
        at = found.offset(i)
        span = found.span(i, i + 1)
        assert last <= at <= len(text)
        assert 0 <= span.start <= span.end <= len(text)
        last = at
        if span.end - span.start == 1 and not character.isspace():
            source = text[span.start : span.end]
            assert source == character
            assert found.find(at) == i
            assert found.zone(i).kind in READABLE and found.zone(i).start <= at < found.zone(i).end


@given(TEXTS, st.integers(0, 400), st.integers(0, 400))
def test_spans_never_leave_the_text(text: str, start: int, end: int) -> None:
    span = view(from_text(text, uri="a.txt")).span(start, end)
    assert 0 <= span.start <= span.end <= len(text)


@given(TEXTS)
def test_zones_part_any_text(text: str) -> None:
    account = from_text(text, uri="a.txt")
    assert "".join(text[zone.start : zone.end] for zone in account.zones) == text
    assert all(zone.start < zone.end for zone in account.zones)
    assert [zone.start for zone in account.zones] == [0, *(zone.end for zone in account.zones)][: len(account.zones)]
    for zone in account.zones:
        assert zone.credit is None or zone.start <= zone.credit.start < zone.credit.end <= zone.end
    for link in account.links:
        assert text[link.span.start : link.span.end] == link.url
        assert all(0 <= anchor.start < anchor.end <= len(text) for anchor in link.anchors)
    for fact in (account.title, account.outlet, account.published, *account.authors):
        assert fact is None or fact.span is None or 0 <= fact.span.start < fact.span.end <= len(text)


def test_printed_pages_read_on_across_their_heads() -> None:
    rows = (Path(__file__).parent / "layouts" / "printed_pages.tsv").read_text(encoding="utf-8").splitlines()
    shown = view(from_text("\n".join(row.partition("\t")[2] for row in rows), uri="a.txt")).text
    assert "the bill for the northern approach" in shown and "attempts to get both sides" in shown
    assert "Paper 7" not in shown
