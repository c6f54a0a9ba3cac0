"""What `compare` and `demo` share: read, compare, and put each output in its place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

import click

from .. import pipeline
from ..errors import UsageError
from ..settings import Settings
from ..types import Account, Record
from . import terminal
from .account_summary import account_summary
from .options import STDOUT, check_places

DEFAULT_PAGE = "report.html"


class Outputs(NamedTuple):
    """The places named for the page, the Markdown, the JSON record and the folder of tables; None where not asked for."""

    page: str | None = None
    json: str | None = None
    csv: str | None = None
    markdown: str | None = None

    @property
    def data_on_stdout(self) -> bool:
        """Whether stdout belongs to data, so that the summary must go to stderr."""
        return STDOUT in (self.page, self.json, self.markdown)


def compare_and_write(
    inputs: Sequence[str], primary: Sequence[str], outputs: Outputs, settings: Settings, *, story: int | None = None, grain: str = "event"
) -> int:
    """Run the whole comparison, of one story where its number is given; gives the exit code. Raises the errors meant for users."""
    page = outputs.page or (None if STDOUT in (outputs.json, outputs.markdown) else DEFAULT_PAGE)
    check_places([page, outputs.json, outputs.markdown], [*inputs, *primary], outputs.csv)
    intake = pipeline.accounts(inputs, settings, primary=primary, story=story, grain=grain, progress=terminal.progress)
    terminal.notices(intake.failed)
    if not intake.accounts:
        raise UsageError("nothing could be read")
    terminal.notices(intake.notices)
    try:
        record = pipeline.record(intake.accounts, settings)
    except UsageError as error:
        _alone(intake.accounts, outputs)
        terminal.notices([str(error)])
        return 1
    terminal.notices(record.notices)
    _write(record, outputs._replace(page=page))
    return 1 if intake.failed else 0


def _alone(accounts: Sequence[Account], outputs: Outputs) -> None:
    for account in accounts[:1]:
        click.echo(account_summary(account, terminal.width()), err=outputs.data_on_stdout)


def _write(record: Record, outputs: Outputs) -> None:
    from ..show import markdown, page, summary
    from ..write.files import make_folder, write_text
    from ..write.json import json_text, record_json
    from ..write.tables import tables

    # click takes the colour out again where the stream is no terminal
    text = summary(record, width=terminal.width(), color="NO_COLOR" not in os.environ)
    click.echo(text.rstrip("\n"), err=outputs.data_on_stdout)
    written = []
    if outputs.json:
        write_text(outputs.json, json_text(record_json(record)))
        written.append(outputs.json)
    if outputs.csv:
        folder = make_folder(outputs.csv)
        for name, text in tables(record).items():
            write_text(folder / f"{name}.csv", text)
            written.append(str(folder / f"{name}.csv"))
    if outputs.markdown:
        write_text(outputs.markdown, markdown(record))
        written.append(outputs.markdown)
    if outputs.page:
        write_text(outputs.page, page(record))
        written.append(outputs.page)
    if files := [place for place in written if place != STDOUT]:
        click.echo(f"\nwritten: {', '.join(files)}", err=True)
