"""docs/events.md names every type, mode, context, sector, word of reality and column that an export can hold."""

import ast

import pytest

import contract
from rashomon.cli.export import FORMATS
from rashomon.language.lexicon import table
from rashomon.write import gdelt, icews, polecat
from rashomon.write.exports import AS_REAL, REALIS, SIDE_COLUMNS

COLUMNS = {"gdelt-events": gdelt.EVENT_COLUMNS, "gdelt-mentions": gdelt.MENTION_COLUMNS, "polecat": polecat.COLUMNS, "icews": icews.COLUMNS}


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "events.md").read_text(encoding="utf8")


def section(page, start):
    return page.split(f"### {start}", 1)[1].split("\n##", 1)[0]


@pytest.mark.parametrize("form", FORMATS)
def test_every_column_is_documented_under_its_format(form, page):
    text = section(page, f"{form}:")
    assert [column for column in COLUMNS.get(form, ()) if f"`{column}`" not in text] == []


def test_every_column_of_the_side_table_is_documented(page):
    text = section(page, "The side table")
    assert [column for column in SIDE_COLUMNS if f"`{column}`" not in text] == []


def test_the_codebook_has_every_type_and_mode_with_its_figures(page):
    rows = {line.split(" | ")[0].strip("| `"): line for line in page.splitlines() if line.startswith("| `")}
    for row in table("plover"):
        line = rows[row["type"]]
        assert not row["mode"] or f"`{row['mode']}`" in line
        if not row["mode"]:
            assert line.split(" | ")[1:3] == [row["quad"], row["intensity"].replace("-", "−")]


def test_every_context_sector_and_word_of_reality_is_documented(page):
    contexts = {c for row in table("cameo") for c in row["contexts"].split(",") if c}
    assert sorted(c for c in contexts if f"`{c}`" not in page) == []
    assert [row["plover"] for row in table("sectors") if f"`{row['plover']}`" not in page] == []
    assert [word for word in REALIS if f"| `{word}` |" not in page] == []
    assert all(("| yes |" in line) == (line.split("`")[1] in AS_REAL) for line in page.splitlines() if line.startswith("| `") and line.split("`")[1] in REALIS)


def test_the_words_of_reality_are_the_contract_s():
    assert sorted(REALIS) == sorted(contract.WORDS["realis"].split()) and set(AS_REAL) < set(REALIS)


def test_every_sector_of_the_dictionaries_has_a_row():
    known = {row["plover"] for row in table("sectors")} | {"-", ""}
    for name in ("actors", "agents"):
        assert {row["sector"] for row in table(name)} <= known


def test_the_quoted_rule_is_the_code_s_own(page, root):
    source = (root / "src" / "rashomon" / "annotate" / "events" / "voices.py").read_text(encoding="utf8")
    told = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == "told")
    rule = " ".join((ast.get_docstring(told) or "").split("\n\n")[1].split())
    assert rule in " ".join(page.split())
