"""`rashomon stories`: which accounts report one event, why, and a page for each event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import pipeline
from ..errors import UsageError
from ..settings import settings as merged_settings
from . import terminal
from .options import STDOUT, check_places, grain_option, inputs

if TYPE_CHECKING:
    from ..pipeline import Intake
    from ..types import Story

BREAKS = re.compile(r"[\t\r\n]")  # in a file name they would break the table
FOLDER = "stories"


@click.command("stories", short_help="Group many accounts into the events that they report.")
@inputs
@click.option("--tsv", "tsv_file", metavar="FILE|-", help="Write a line `file name<TAB>story number` for each account; - is stdout.")
@click.option("--json", "json_file", metavar="FILE|-", help="Write the stories as JSON: their accounts, and what puts each of them there; - is stdout.")
@grain_option
@click.option("--all", "is_all", is_flag=True, help="Compare the accounts of every story: one page for each of two or more accounts, and index.html.")
@click.option("-o", "--output", "folder", metavar="FOLDER", help="Where the pages of --all go. [default: stories]")
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[str, ...], tsv_file: str | None, json_file: str | None, grain: str, is_all: bool, folder: str | None
) -> None:
    """Group many accounts into the events that they report, by the rare names, words and days they share.

    Prints the stories, the most told first, and why each account stands where it stands. A story can be compared by its
    number, or all of them with --all. Reads the same inputs as `compare`; needs no language model, so thousands of
    accounts take a minute.

    \b
    rashomon stories articles/
    rashomon stories articles/ --tsv stories.tsv --json stories.json
    rashomon stories articles/ --grain running
    rashomon stories articles/ --all -o pages        pages/index.html, pages/story-1.html, …
    rashomon compare articles/ --story 2             the second story alone

    The order of the inputs changes nothing. Two events of one kind at one place (two votes of one body) may be taken
    for one, and an account that tells an event in words of its own may stand alone. Exit codes: 0 done; 1 some inputs
    failed (each is named, the rest were done); 2 wrong usage or nothing could be read.
    """
    if folder is not None and not is_all:
        raise UsageError("-o names the folder for the pages of --all; give --all too, or --tsv or --json for data")
    check_places([tsv_file, json_file], inputs, (folder or FOLDER) if is_all else None)
    found, intake = pipeline.stories(inputs, merged_settings(), grain=grain, progress=terminal.progress)
    terminal.notices([*intake.notices, *intake.failed])
    if not found:
        raise UsageError("nothing could be read")
    _write(found, intake, tsv_file, json_file, grain)
    if is_all:
        _pages(found, intake, folder or FOLDER)
    ctx.exit(1 if intake.failed else 0)


def _write(found: Sequence[Story], intake: Intake, tsv_file: str | None, json_file: str | None, grain: str) -> None:
    from ..write.files import write_text
    from ..write.json import json_text
    from ..write.stories import stories_json

    if tsv_file:
        number = {member.uri: story.number for story in found for member in story.members}
        write_text(tsv_file, "".join(f"{_line(account.uri)}\t{number[account.uri]}\n" for account in intake.accounts))
    if json_file:
        write_text(json_file, json_text(stories_json(found, grain)))
    if not (tsv_file or json_file):
        click.echo("\n".join(line for story in found for line in _told(story)))
    if files := [place for place in (tsv_file, json_file) if place and place != STDOUT]:
        click.echo(f"written: {', '.join(files)}", err=True)


def _told(story: Story) -> list[str]:
    from ..show.gathered import because
    from ..show.words import n_words, visible

    days = " to ".join(dict.fromkeys(day for day in (story.earliest, story.latest) if day))
    about = [n_words(len(story.members), "account"), days, visible(_line(story.title or ""))]
    lines = [f"story {story.number}: " + ", ".join(part for part in about if part)]
    for member in story.members:
        lines.append(f"  {visible(_line(member.uri))}")
        if member.like:
            lines.append(f"      with {visible(_line(member.like))}: {visible(_line(because(member)))}")
    return lines


def _pages(found: Sequence[Story], intake: Intake, place: str) -> None:
    from ..show import page
    from ..show.gathered import index
    from ..write.files import make_folder, write_text

    folder = make_folder(place)
    text = {account.uri: account for account in intake.accounts}
    pages: dict[int, str] = {}
    for story in terminal.progress([story for story in found if len(story.members) > 1]):
        read = pipeline.annotated([text[member.uri] for member in story.members])
        try:
            record = pipeline.record(read)
        except UsageError:  # nothing but copies of one text
            continue
        terminal.notices(f"story {story.number}: {notice}" for notice in record.notices)
        pages[story.number] = f"story-{story.number}.html"
        write_text(folder / pages[story.number], page(record))
    write_text(folder / "index.html", index(found, pages))
    click.echo(f"written: {Path(place) / 'index.html'} and {len(pages)} page{'' if len(pages) == 1 else 's'} beside it", err=True)


def _line(text: str) -> str:
    return BREAKS.sub(" ", text)
