"""`rashomon demo`: the comparison on the example accounts that ship in the package."""

from __future__ import annotations

import click

from .options import reading_options, record_options

EXAMPLES = ("vienna_2015", "brussels_2024", "pretoria_2022")


@click.command("demo", short_help="Compare the example accounts that ship with the program.")
@click.argument("example", type=click.Choice(EXAMPLES), default=EXAMPLES[0])
@record_options
@reading_options
@click.pass_context
def command(ctx: click.Context, example: str, page_file: str | None, json_file: str | None, markdown_file: str | None, csv_folder: str | None, reader: str | None, min_confidence: float | None) -> None:
    """Compare three example accounts of one event: a wire report, an analysis and an opinion column.

    The texts were written for this purpose; the events are real, the outlets and authors are not: the end of the nuclear
    talks with Iran (vienna_2015, shown unless you name another), the European Union's duties on Chinese electric cars
    (brussels_2024), the ceasefire in Tigray (pretoria_2022).

    \b
    rashomon demo                              prints a summary, writes report.html
    rashomon demo pretoria_2022                the same for another event
    rashomon demo --json - | head              the record as JSON
    rashomon demo -o demo.html --csv tables
    """
    from importlib.resources import as_file, files

    from ..settings import settings
    from .comparison import Outputs, compare_and_write

    outputs = Outputs(page=page_file, markdown=markdown_file, json=json_file, csv=csv_folder)
    with as_file(files("rashomon") / "examples" / example) as folder:
        ctx.exit(compare_and_write([str(folder)], (), outputs, settings(reader=reader, min_confidence=min_confidence)))
