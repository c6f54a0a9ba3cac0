"""Copies are named with the account under which they are read, on the page, in Markdown and on the terminal."""

import dataclasses

import pytest

from rashomon.show.markdown import markdown
from rashomon.show.page import page
from rashomon.show.summary import summary
from rashomon.show.view import view
from rashomon.types import Copy
from show.sample import record

CUT = Copy(uri="cut.txt", sha256="c", outlet="Valley Herald", title=None, published="2021-03-05", kind="contained", share=0.997, basis="the origin is wire.txt: cut.txt credits Reuters")
SAME = Copy(uri="again<b>.txt", sha256="d", outlet=None, title=None, published=None, kind="exact", share=1.0, basis="identical to wire.txt")


@pytest.fixture(scope="module")
def made():
    whole = record()
    first = dataclasses.replace(whole.accounts[0], copies=(CUT, SAME))
    return dataclasses.replace(whole, accounts=(first, *whole.accounts[1:]), notices=("again<b>.txt: identical to wire.txt; read once",))


def test_view(made):
    cut, same = view(made)["accounts"][0]["copies"]
    assert cut["name"] == "Valley Herald (cut.txt)" and "99% of its words stand here; the origin is wire.txt" in cut["said"] and "2021" in cut["said"]
    assert same == {"name": "again<b>.txt", "said": "the same text"}
    assert view(made)["accounts"][1]["copies"] == []


def test_page_and_markdown_and_terminal(made):
    html, text, lines = page(made), markdown(made), summary(made, width=120)
    assert html.count("also ran as") == 2 and "again&lt;b&gt;.txt" in html and "again<b>" not in html
    assert text.count("also ran as") == 2 and "Valley Herald" in text
    assert "also ran as: Valley Herald (cut.txt), again<b>.txt" in lines
    assert "also ran as" not in page(record()) + markdown(record()) + summary(record())
