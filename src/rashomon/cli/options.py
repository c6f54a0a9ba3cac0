"""Options that several commands share, and the checks on the places they name."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from ..errors import UsageError

STDOUT = "-"
inputs = click.argument("inputs", nargs=-1, required=True, metavar="FILE|DIR|URL|-...")
gazetteer_option = click.option("--gazetteer", metavar="FILE", help="Your own names, nouns and acts with their codes, as a TSV file; they override what ships.")

grain_option = click.option(
    "--grain",
    type=click.Choice(["event", "running"]),
    default="event",
    show_default=True,
    help="What a story is: one event, or a running story of events that follow from each other over weeks.",
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--reader` and `--min-confidence`: how an account is read."""
    for option in (
        click.option(
            "--min-confidence", type=click.FloatRange(0, 1), metavar="0..1", help="Leave out statements the program is less sure of than this. [default: 0]"
        ),
        click.option(
            "--reader", metavar="NAME|PATH", help="Read with this spaCy pipeline (a package such as en_core_web_sm, or a folder) instead of the one that ships."
        ),
    ):
        command = option(command)
    return command


def record_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where the record goes: `--output`, `--markdown`, `--json` and `--csv`."""
    for option in (
        click.option("--csv", "csv_folder", metavar="DIR", help="Write points, statements, positions and timeline as CSV tables into this folder."),
        click.option(
            "--json",
            "json_file",
            metavar="FILE|-",
            help="Write the record as JSON; - is stdout, and then the summary goes to stderr and no page is written unless -o asks for it.",
        ),
        click.option("--markdown", "markdown_file", metavar="FILE|-", help="Write the findings as Markdown, in short; with - no page is written unless -o asks for it."),
        click.option("-o", "--output", "page_file", metavar="FILE", help="Where the page goes. [default: report.html]"),
    ):
        command = option(command)
    return command


def check_places(files: Sequence[str | None], sources: Sequence[str], folder: str | None = None) -> None:
    """See that every file named for output can be written, before the work starts.

    Raises UsageError: two outputs in one place, an output that is also an input, a folder that is not there or closed.
    """
    named = [f for f in files if f is not None]
    if named.count(STDOUT) > 1:
        raise UsageError("only one output can go to stdout (-); give the other a file name")
    if "" in named:
        raise UsageError("an output has an empty name; name a file, or - for stdout")
    places = [Path(f).resolve() for f in named if f != STDOUT]
    if len(set(places)) < len(places):
        raise UsageError("two outputs are named for one file; give each its own")
    taken = {Path(s).resolve() for s in sources}
    for file, place in zip([f for f in named if f != STDOUT], places, strict=True):
        if place in taken:
            raise UsageError(f"{file}: is an input too; writing it would overwrite that account, so name another file")
        _check_writable(file, place)
    if folder is not None and Path(folder).exists() and not Path(folder).is_dir():
        raise UsageError(f"{folder}: is a file, not a folder; name another folder for the tables")


def _check_writable(file: str, place: Path) -> None:
    if place.is_dir():
        raise UsageError(f"{file}: is a folder; name a file in it")
    if not place.parent.is_dir():
        raise UsageError(f"{file}: the folder {Path(file).parent} does not exist; make it first")
    if not os.access(place if place.exists() else place.parent, os.W_OK):
        raise UsageError(f"{file}: cannot be written (no permission); name another place")
