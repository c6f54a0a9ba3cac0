"""The rooms: imports go one way, files stay short, the library never prints."""

import ast
from pathlib import Path

import pytest

ORDER = "types errors settings language read annotate gather compare library write show pipeline run serve cli".split()
PACKAGE = Path(__file__).resolve().parents[2] / "src" / "rashomon"
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400


def room(path):
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imported_rooms(path):
    """Yield (line, room) for every import from the package, at any depth of the code."""
    package = ["rashomon", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            whole = [*base, *(node.module.split(".") if node.module else [])]
            names = [whole] if len(whole) > 1 else [[*whole, alias.name] for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        yield from ((node.lineno, name[1]) for name in names if name[0] == "rashomon" and len(name) > 1 and name[1] in ORDER)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path):
    own = room(path)
    if own in ("__init__", "__main__", "examples"):
        return
    assert own in ORDER, f"{own} is no room of the house"
    wrong = [f"line {line}: {own} imports from {other}" for line, other in imported_rooms(path) if ORDER.index(other) > ORDER.index(own)]
    assert not wrong


@pytest.mark.parametrize("line", ["from ..show import page", "from rashomon.cli import main", "import rashomon.pipeline", "from .. import pipeline"])
def test_a_wrong_way_import_would_be_seen(line, tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    path = tmp_path / "read" / "text.py"
    path.parent.mkdir()
    path.write_text(line)
    assert [ORDER.index(other) > ORDER.index("read") for _, other in imported_rooms(path)] == [True]


@pytest.mark.parametrize("folder", ["src", "training", "bench", "tests"])
def test_no_file_is_too_long(folder, root):
    lengths = {str(p.relative_to(root)): len(p.read_text(encoding="utf8").splitlines()) for p in (root / folder).rglob("*.py")}
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}


def test_the_library_never_prints():
    printing = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                printing.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert printing == []


def test_every_module_says_what_it_is_for():
    silent = [
        str(p.relative_to(PACKAGE)) for p in FILES if p.read_text(encoding="utf8").strip() and not ast.get_docstring(ast.parse(p.read_text(encoding="utf8")))
    ]
    assert silent == []


def test_lexicons_have_a_header_and_even_rows():
    for path in sorted(PACKAGE.rglob("*.tsv")):
        lines = path.read_text(encoding="utf8").splitlines()
        assert lines[0].startswith("#"), f"{path.name}: no comment with licence and credit"
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        assert {len(row) for row in rows} == {len(rows[0])}, f"{path.name}: rows of unequal length"
