"""Tables: columns by name, shapes of JSON, lines that read back, what has no text."""

from __future__ import annotations

import json

import pytest

from inputs_made import CSV, JSON, JSONL, LEAD, QUOTE, TEXT, TITLE, TSV
from rashomon.errors import InputError
from rashomon.read.account import from_document, from_text
from rashomon.read.document import Document
from rashomon.read.rows import documents
from rashomon.settings import Settings
from rashomon.write.json import account_json, json_line


def read(data: object) -> list[Document]:
    text = data if isinstance(data, str) else json.dumps(data)
    return list(documents(text.encode("utf-8", "surrogatepass"), "a", Settings()))


def said(found: Document) -> dict[str, str]:
    return {one.field: one.value for one in reversed(found.candidates)}


@pytest.mark.parametrize(("data", "n"), [(JSON, 2), (JSONL, 3), (CSV, 1), (TSV, 1)])
def test_columns_are_known_by_their_names(data: str, n: int) -> None:
    found = read(data)
    assert len(found) == n and all(one.text.startswith(f"{TITLE}\n\n{LEAD}") for one in found)
    assert all(one.marks[0].kind == "headline" and said(one)["title"] == TITLE for one in found)
    assert [one.uri for one in found] == [f"a#{k + 1}" for k in range(n)]


def test_what_a_row_says_of_itself() -> None:
    told = said(read(JSON)[0])
    assert told == {"title": TITLE, "author": "Tom Okoro", "outlet": "The Harbour Post", "published": "2021-03-15", "url": "https://post.example/talks"}
    assert read(JSON)[0].candidates[1].basis == "metadata: column byline"


@pytest.mark.parametrize(
    "data",
    [
        {"text": TEXT},
        [{"article": TEXT}],
        {"response": {"results": [{"webTitle": TITLE, "fields": {"bodyText": TEXT}}]}},
        {"headline": {"main": TITLE}, "body": [[LEAD], QUOTE.split(" ", 3)]},
        {"title": TITLE, "paragraphs": [{"text": LEAD}, {"text": QUOTE}]},
        {"title": TITLE, "content": f"<p>{LEAD}</p>\n<p>{QUOTE}</p>"},
        '{"text": ' + json.dumps(TEXT) + "}\nnot json\n{}\n",
        "\ufeff" + f'text;n\n"{TEXT}";1\n',
    ],
)
def test_shapes_that_tables_have(data: object) -> None:
    (found,) = read(data)
    assert found.text.split() == TEXT.split()


def test_a_row_alone_has_the_name_of_the_file_and_rows_are_counted() -> None:
    assert read({"text": TEXT})[0].uri == "a"
    last = read('{"text": ""}\n{"text": "Ferries stopped."}\n{"text": 3\n')[0]
    assert last.uri == "a#2" and last.notices == ("a#1: no text in this row; left out", "a#3: not valid JSON; this line is left out")


def test_lines_that_the_program_wrote_read_back() -> None:
    account = from_text("\ufeff" + TEXT.replace("\n", "\r\n"), uri="x.txt")
    (found,) = read(json_line(account_json(account)))
    again = from_document(found)
    assert found.text == account.text and again.zones == account.zones and again.title and again.title.value == TITLE


def test_summaries_and_cut_texts_are_said_to_be_so() -> None:
    assert "only a summary" in read({"title": TITLE, "description": LEAD})[0].notices[0]
    assert "cut" in read({"title": TITLE, "content": LEAD + "… [+2153 chars]"})[0].notices[0]
    assert not read({"title": TITLE, "content": LEAD + " [sic]", "description": "Short."})[0].notices


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("a,b\n1,2\n", "found: a, b"),
        ('[{"id": 3, "price": 4}]', "found: id, price"),
        ("[" * 200_000, "not valid JSON"),
        ("[" + "{}," * 1_100_000 + "{}]", "not valid JSON"),
        ("1,2,3\n", ""),
        (",,,\n,,,\n", "no header line"),
        ("," * 5000, "columns"),
        ("[]", "no row"),
        ('{"text": null, "n": ' + "9" * 9000 + "}", "found: text, n"),
    ],
)
def test_no_text_is_said_in_one_line(data: str, line: str) -> None:
    with pytest.raises(InputError, match=rf"^a: [^\n]*{line}[^\n]*$"):
        read(data)


def test_lone_surrogates_and_nulls_become_marks() -> None:
    (found,) = read('{"text": "The ferry \\ud800 left \\u0000 at noon, officials said on Monday."}')
    found.text.encode("utf-8")


def test_entities_are_written_out_and_monstrous_ones_stay() -> None:
    monster = "&#" + "9" * 5000 + ";"
    (found,) = read({"text": f"Ferries &amp; tolls &#8212; {monster} agreed at AT&T on Monday."})
    assert found.text == f"Ferries & tolls — {monster} agreed at AT&T on Monday."


def test_a_long_field_is_read_and_the_limit_of_others_stays() -> None:
    import csv

    before = csv.field_size_limit()
    assert len(read("text\n" + "word " * 50_000)[0].text) > 200_000
    assert csv.field_size_limit() == before
