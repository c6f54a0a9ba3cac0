"""`rashomon stories`: which accounts report one event."""

from __future__ import annotations

import re

import click

from .. import pipeline
from ..errors import UsageError
from ..settings import settings as merged_settings
from . import terminal
from .options import check_places, inputs

BREAKS = re.compile(r"[\t\r\n]")  # in a file name they would break the table


@click.command("stories", short_help="Group many accounts into the events that they report.")
@inputs
@click.option("--tsv", "tsv_file", metavar="FILE|-", help="Write a line `file name<TAB>story number` for each account; - is stdout.")
@click.pass_context
def command(ctx: click.Context, inputs: tuple[str, ...], tsv_file: str | None) -> None:
    """Group many accounts into the events that they report, by the words and names they share.

    Without --tsv the groups are printed. Each group can then be given to `rashomon compare`.

    \b
    rashomon stories articles/
    rashomon stories articles/ --tsv stories.tsv

    Two events of one kind at one place may be taken for one. Exit codes: 0 done; 1 some inputs failed (each is named,
    the rest were done); 2 wrong usage or nothing could be read.
    """
    from ..write.files import write_text

    check_places([tsv_file], inputs)
    found, intake = pipeline.stories(inputs, merged_settings())
    terminal.notices([*intake.notices, *intake.failed])
    if not found:
        raise UsageError("nothing could be read")
    if tsv_file:
        write_text(tsv_file, "".join(f"{BREAKS.sub(' ', uri)}\t{number}\n" for uri, number in found))
    else:
        click.echo("\n".join(_groups(found)))
    ctx.exit(1 if intake.failed else 0)


def _groups(found: list[tuple[str, int]]) -> list[str]:
    groups: dict[int, list[str]] = {}
    for uri, number in found:
        groups.setdefault(number, []).append(uri)
    return [
        line
        for number, uris in groups.items()
        for line in [f"story {number}: {len(uris)} account{'s' if len(uris) > 1 else ''}", *(f"  {BREAKS.sub(' ', uri)}" for uri in uris)]
    ]
