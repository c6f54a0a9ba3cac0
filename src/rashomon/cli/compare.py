"""`rashomon compare`: several accounts of one event into one record, a page and tables."""

from __future__ import annotations

import click

from .options import gazetteer_option, grain_option, inputs, reading_options, record_options


@click.command("compare", short_help="Accounts of one event: where they agree, differ and contradict.")
@inputs
@click.option(
    "--primary",
    multiple=True,
    metavar="FILE",
    help="A primary source (transcript, treaty text): stands beside the accounts and is no account itself; may be given again.",
)
@click.option("--story", type=click.IntRange(1), metavar="N", help="Compare the accounts of story N alone, as `rashomon stories` numbers them for the same inputs.")
@grain_option
@record_options
@gazetteer_option
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    primary: tuple[str, ...],
    story: int | None,
    grain: str,
    page_file: str | None,
    json_file: str | None,
    markdown_file: str | None,
    csv_folder: str | None,
    reader: str | None,
    min_confidence: float | None,
    gazetteer: str | None,
) -> None:
    """Compare accounts of one event: who said what, and where the accounts agree, differ and contradict each other.

    Reads texts, pages, PDFs, feeds, archives, tables and mails; a folder stands for its files of known kinds, by name. Prints a summary and writes
    a page, report.html, on which every finding opens the sentence it rests on.

    \b
    rashomon compare wire.txt column.txt analysis.md
    rashomon compare articles/ -o talks.html --json talks.json
    rashomon compare a.txt b.txt --primary transcript.txt --csv tables
    rashomon compare articles/ --story 2 -o second.html
    rashomon compare articles/ --json - | jq '.points[] | select(.relation == "conflict")'

    Exit codes: 0 done; 1 some inputs failed (each is named, the rest were done), or there was one account alone;
    2 wrong usage or nothing could be read.
    """
    from ..settings import settings
    from .comparison import Outputs, compare_and_write

    outputs = Outputs(page=page_file, markdown=markdown_file, json=json_file, csv=csv_folder)
    ctx.exit(compare_and_write(inputs, primary, outputs, settings(reader=reader, min_confidence=min_confidence, gazetteer=gazetteer), story=story, grain=grain))
