"""JSON: the contract's shapes, the same bytes, nothing that JSON cannot carry."""

import json
import math

from rashomon.types import Account, Generator, Mention, Quantity, Record, Span, Token, Zone
from rashomon.write.json import account_json, json_line, json_text, plain, record_json


def account(**more):
    made = Generator(version="0", reader="none", settings={"min_confidence": 0.0})
    return Account(id="a1", uri="a.txt", sha256="0" * 64, text="“Hé” \U0001f600\r\n", generator=made, **more)


def test_spans_and_mentions_become_objects():
    assert plain({"x": (Span(1, 2), Mention("a", 3, 4))}) == {"x": [{"start": 1, "end": 2}, {"account": "a", "start": 3, "end": 4}]}


def test_working_material_stays_out_and_schema_comes_first():
    token = Token(0, 1, "a", "X", "X", "root", "", 0, 0)
    value = account_json(account(tokens=(token,), sentences=(Span(0, 1),)))
    assert list(value)[:2] == ["schema", "generator"] and not {"tokens", "sentences"} & set(value)
    assert value["schema"] == "rashomon.account/1" and value["generator"]["reader"] == "none"


def test_a_record_holds_whole_accounts_in_order():
    record = Record(id="r", title="t", generator=Generator(version="0", reader="none"), accounts=(account(), account(language="de")))
    value = record_json(record)
    assert [a["language"] for a in value["accounts"]] == ["en", "de"] and value["accounts"][0]["schema"] == "rashomon.account/1"
    assert value["framing"] == {"referents": [], "assessments": []}


def test_text_is_written_as_it_is_and_reads_back():
    line = json_line(account_json(account(zones=(Zone(kind="body", start=0, end=8),))))
    assert line.count("\n") == 1 and line.endswith("\n") and "Hé" in line
    assert json.loads(line)["text"] == account().text


def test_what_utf8_cannot_carry_is_escaped():
    text = json_text({"text": "a\ud83db"})
    assert json.loads(text.encode("utf8"))["text"] == "a\ud83db"


def test_infinity_is_null():
    quantity = Quantity(start=0, end=1, low=2.0, high=math.inf, low_open=True, high_open=True, unit=None, of=None, by="x")
    assert json.loads(json_line(plain(quantity)))["high"] is None
