"""The tables of the language: one TSV each, read once.

In: the name of a file in `language/en`. Out: its rows as dictionaries. A table
has comment lines (`#`: licence and credit), a line of column names, then rows.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of `language/en/<name>.tsv`; raises FileNotFoundError when there is none."""
    text = (files(__package__) / "en" / f"{name}.tsv").read_text(encoding="utf8")
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=False)) for line in lines[1:])
