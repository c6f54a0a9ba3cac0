"""What all commands say on stderr: progress on a terminal, notices, and the inputs that failed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click


def progress(items: Sequence[Any]) -> Iterator[Any]:
    """Pass the items on; on a terminal a bar on stderr counts them."""
    if sys.stderr is None or not sys.stderr.isatty() or len(items) < 2:
        yield from items
        return
    with click.progressbar(items, label="reading", file=sys.stderr, show_pos=True) as bar:
        yield from bar


def notices(lines: Iterable[str]) -> None:
    """One line each on stderr."""
    for line in lines:
        click.echo(f"rashomon: {' '.join(line.split())}", err=True)


def width() -> int:
    """Columns to write in: the terminal's, at most 100; 100 when there is none."""
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 100)
