"""`rashomon demo`: the comparison on the example accounts that ship in the package."""

from __future__ import annotations

import click

from .options import reading_options, record_options


@click.command("demo", short_help="Compare the example accounts that ship with the program.")
@record_options
@reading_options
@click.pass_context
def command(ctx: click.Context, page_file: str | None, json_file: str | None, csv_folder: str | None, reader: str | None, min_confidence: float | None) -> None:
    """Compare three example accounts of one event: a wire report, an analysis and an opinion column.

    The three texts were written for this purpose; the event, the end of the nuclear talks in Vienna in July 2015, is
    real, the outlets and authors are not.

    \b
    rashomon demo                              prints a summary, writes report.html
    rashomon demo --json - | head              the record as JSON
    rashomon demo -o demo.html --csv tables
    """
    from importlib.resources import as_file, files

    from ..settings import settings
    from .comparison import Outputs, compare_and_write

    outputs = Outputs(page=page_file, json=json_file, csv=csv_folder)
    with as_file(files("rashomon") / "examples" / "vienna_2015") as folder:
        ctx.exit(compare_and_write([str(folder)], (), outputs, settings(reader=reader, min_confidence=min_confidence)))
