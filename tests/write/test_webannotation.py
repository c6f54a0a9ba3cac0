"""Citations and Web Annotations: what they hold, and that they are found again in the text alone."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from rashomon.types import Account, Fact, Published, Span
from rashomon.write.webannotation import annotation, citation, reference

TEXT = "Port Alden, 4 March.\r\nThe talks lasted 👩‍🚀 three hours.\nNobody spoke of boats."


def account(text: str = TEXT, **more) -> Account:
    return Account(id="a", uri="talks over tea.txt", sha256="0" * 64, text=text, **more)


def test_a_citation_in_one_line():
    told = account(
        outlet=Fact(value="Harbour Wire", span=None, basis="text"), authors=(Fact(value="A. Okafor", span=None, basis="text"),),
        title=Fact(value="A  modest\nyield", span=None, basis="text"), published=Published(date="2031-03-05", precision="day", basis="text", span=None),
    )  # fmt: skip
    start = TEXT.index("The talks")
    assert citation(told, Span(start, start + 33)) == (
        f"“The talks lasted 👩‍🚀 three hours.” (Harbour Wire, A. Okafor, “A modest yield”, 2031-03-05; talks over tea.txt, characters 22–55, SHA-256 {'0' * 64})"
    )


def test_an_account_of_which_nothing_is_known():
    assert reference(account()) == "" and citation(account(), Span(0, 10)).startswith("“Port Alden” (talks over tea.txt, characters 0–10")


def test_an_annotation_has_quote_and_position():
    made = annotation(account(), Span(22, 31), "a note")
    quoted, position = made["target"]["selector"]
    assert quoted == {"type": "TextQuoteSelector", "exact": "The talks", "prefix": TEXT[:22], "suffix": TEXT[31:63]}
    assert position == {"type": "TextPositionSelector", "start": 22, "end": 31}
    assert made["body"]["value"] == "a note" and made["target"]["source"]["id"] == "talks%20over%20tea.txt"
    assert "body" not in annotation(account(), Span(0, 4))


@given(st.text(max_size=200), st.data())
def test_any_place_is_found_again(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quoted, position = json.loads(json.dumps(annotation(account(text), Span(start, end))))["target"]["selector"]
    assert text[position["start"] : position["end"]] == quoted["exact"]
    assert (quoted["prefix"] + quoted["exact"] + quoted["suffix"]) in text
