"""The whole way from bytes to the record: offsets exact, order of inputs without effect, the same bytes twice."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import contract
import rashomon
from rashomon.write.json import account_json, json_text, record_json

pytestmark = pytest.mark.slow

WORDS = """the a Minister President Mr. Karimov Olsen Moscow Geneva U.N. said says told denied that agreed to lift sanctions Monday April 14 2017 2015-07-14
nearly two hours 1,200 troops percent $3.5 million according he she they who “ ” " ' ’ — – ( ) [1] <sup>[2]</sup> [link](https://example.org/2017/04/12/x)
# ## RELATED: (Reuters) GENEVA, (AP) - Photo: . ? ! ... … : ; , \n \n\n \r\n \u2028 \f \t \ufeff \u00a0 \u200b \u00ad é 🙂 e\u0301 İ ß 中 \u202e &amp; <b> |""".replace(
    "\n", " "
).split(" ")
PIECES = [w.encode().decode("unicode_escape") if w.startswith("\\") else w for w in WORDS if w]
news_like = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).flatmap(lambda ws: st.sampled_from([" ", ""]).map(lambda s: s.join(ws)))
hostile = st.one_of(news_like, st.text(max_size=200), st.text(alphabet="\"'“”‘’«» \n.aB:—", max_size=120))

NASTY = {
    "unclosed": "The envoy said: \"We will not leave until the talks\n\nThey left on Monday. 'It was late, he said.\n" * 5,
    "nested": "“" * 300 + "peace" + "”" * 200,
    "one long line": "Ministers met in Geneva and " * 500,
    "one long word": "a" * 50_000,
    "brackets": "[" * 2000 + "](" * 100 + ")" * 2000,
    "right to left": "He said \u202e\u05e9\u05dc\u05d5\u05dd\u202c in Geneva. \u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645",
    "combining": "e" + "\u0301" * 500 + " said the minister.",
    "line ends": "A said so.\r\nB\rdenied it.\u2028C agreed.\x0bD left.\x0cE stayed.\x85",
    "mark-up": "<p>He [said](#) <sup>[1]</sup> that &quot;no&quot;</p>\n" * 40 + "[1]: https://example.org",
    "only a teaser": "RELATED: Ten things to know\n\nShare | Print",
    "numbers": "1,000,000.5.5 -3 1e999 ½ ٣ 二 0x10 99999999999999999999999999 percent of 31 February 0000 to 12/31/9999",
}


def accounts_of(folder, texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
    return rashomon.accounts([folder / name for name in texts])


def checked(intake, texts):
    for account in intake.accounts:
        given_text = texts.get(account.uri)
        assert contract.account_faults(json.loads(json_text(account_json(account))), given_text) == []
        for token in account.tokens:
            assert 0 <= token.start <= token.end <= len(account.text)  # the view's own blank lines have no width


@given(hostile)
@settings(max_examples=120)
def test_offsets_are_exact_on_any_text(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("x")
    intake = accounts_of(folder, {"a.txt": text})
    assert len(intake.accounts) + len(intake.failed) == 1
    checked(intake, {"a.txt": text.encode("utf-8", "replace").decode("utf-8")} if not text.startswith(("\ufffe",)) else {})


@given(st.lists(hostile.filter(lambda t: t.strip()), min_size=2, max_size=3, unique=True))
@settings(max_examples=40)
def test_records_of_any_texts_keep_the_contract(tmp_path_factory, texts):
    intake = accounts_of(tmp_path_factory.mktemp("x"), {f"{n}.txt": text for n, text in enumerate(texts)})
    if len({a.sha256 for a in intake.accounts}) > 1:
        assert contract.record_faults(json.loads(json_text(record_json(rashomon.record(intake.accounts))))) == []


@pytest.mark.parametrize("name", sorted(NASTY))
def test_nasty_texts_are_read(name, tmp_path):
    intake = accounts_of(tmp_path, {"a.txt": NASTY[name], "b.txt": "Ministers met in Geneva on Monday. The envoy said that they would not leave."})
    assert len(intake.accounts) == 2 and not intake.failed
    checked(intake, {"a.txt": NASTY[name]})
    assert contract.record_faults(json.loads(json_text(record_json(rashomon.record(intake.accounts))))) == []


@pytest.mark.parametrize("codec", ["utf-16", "utf-32", "cp1252", "utf-8-sig"])
def test_other_encodings_are_read_as_they_say(codec, tmp_path, examples):
    text = (examples / "3_opinion_column.txt").read_text(encoding="utf8").replace('"', "“", 1) + " Café"
    intake = accounts_of(tmp_path, {"a.txt": text.encode(codec)})
    (account,) = intake.accounts
    assert account.text.lstrip("\ufeff") == text
    assert (codec == "utf-8-sig") == (not intake.notices)
    checked(intake, {})


def test_five_megabytes_are_read(tmp_path, examples):
    text = (examples / "1_wire_report.txt").read_text(encoding="utf8")
    blank, ruled = " " * 78 + "\n", "-" * 4_000 + "\n\n"
    big = text + blank * 40_000 + ruled * 450 + text
    assert len(big) > 4_900_000
    intake = accounts_of(tmp_path, {"big.txt": big})
    checked(intake, {"big.txt": big})
    assert intake.accounts[0].statements


def findings(record):
    """A record as JSON without what may follow the order of the inputs, and how often each account was given."""
    value = record_json(record)
    value["accounts"] = sorted(({k: v for k, v in a.items() if k != "copies"} for a in value["accounts"]), key=lambda a: a["id"])
    return json_text({k: v for k, v in value.items() if k not in ("notices",)})


def test_the_order_of_inputs_changes_no_finding(demo_accounts):
    first = findings(rashomon.record(demo_accounts))
    assert all(findings(rashomon.record(order)) == first for order in itertools.permutations(demo_accounts))


def test_one_more_copy_changes_no_finding(demo_accounts):
    first = findings(rashomon.record(demo_accounts))
    assert findings(rashomon.record([*demo_accounts, demo_accounts[1]])) == first


def test_the_same_input_gives_the_same_bytes(examples, demo_record, tmp_path):
    again = rashomon.record(rashomon.accounts([examples]).accounts)
    assert json_text(record_json(again)) == json_text(record_json(demo_record))
    import shutil

    shutil.copytree(examples, tmp_path / "elsewhere")
    moved = rashomon.record(rashomon.accounts([tmp_path / "elsewhere"]).accounts)
    assert json_text(record_json(moved)) == json_text(record_json(demo_record))


def test_the_demo_keeps_the_contract(demo_record):
    assert contract.record_faults(json.loads(json_text(record_json(demo_record)))) == []
