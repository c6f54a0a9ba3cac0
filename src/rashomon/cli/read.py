"""`rashomon read`: one account at a time, what it says."""

from __future__ import annotations

from pathlib import PurePosixPath

import click

from ..errors import UsageError
from ..pipeline import Intake
from ..settings import Settings
from ..settings import settings as merged_settings
from . import terminal
from .options import check_places, gazetteer_option, inputs, reading_options


@click.command("read", short_help="One account at a time: what it says.")
@inputs
@click.option("--jsonl", "jsonl_file", metavar="FILE|-", help="Write one rashomon.account/1 object per line, in the order of the inputs; - is stdout.")
@click.option("--conllu", "conllu_file", metavar="FILE|-", help="Write words, tags, heads and names as CoNLL-U with offsets in MISC; - is stdout.")
@gazetteer_option
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    jsonl_file: str | None,
    conllu_file: str | None,
    reader: str | None,
    min_confidence: float | None,
    gazetteer: str | None,
) -> None:
    """Read accounts one by one, without comparing them: title, date, who is quoted, and how.

    Without --jsonl or --conllu a summary of each account is printed.

    \b
    rashomon read article.txt
    rashomon read articles/ --jsonl accounts.jsonl
    rashomon read article.txt --jsonl - | jq '.statements[].speaker.name'
    rashomon read articles/ --conllu reading.conllu

    Offsets are Unicode code points into the untouched text. Exit codes: 0 done; 1 some inputs failed (each is named,
    the rest were done); 2 wrong usage or nothing could be read.
    """
    check_places([jsonl_file, conllu_file], inputs)
    chosen = merged_settings(reader=reader, min_confidence=min_confidence, gazetteer=gazetteer)
    intake = _write_conllu(inputs, conllu_file, chosen) if conllu_file else None
    if jsonl_file or not conllu_file:
        intake = _write_accounts(inputs, jsonl_file, chosen)
    assert intake is not None
    terminal.notices([*intake.notices, *intake.failed])
    if not intake.accounts:
        raise UsageError("nothing could be read")
    ctx.exit(1 if intake.failed else 0)


def _write_conllu(inputs: tuple[str, ...], place: str, settings: Settings) -> Intake:
    from .. import pipeline
    from ..language.reader import conllu
    from ..write.files import write_text

    documents, intake = pipeline.docs(inputs, settings, progress=terminal.progress)
    stems = [PurePosixPath(uri).stem for uri, _ in documents]
    names = stems if len(set(stems)) == len(stems) else [uri for uri, _ in documents]
    names = [" ".join(name.split()) for name in names]  # a line end in a file name would end the comment line
    if documents:
        write_text(place, "".join(f"{line}\n" for name, (_, doc) in zip(names, documents, strict=True) for line in conllu(doc, name)))
    return intake


def _write_accounts(inputs: tuple[str, ...], place: str | None, settings: Settings) -> Intake:
    from .. import pipeline
    from ..write.files import write_text
    from ..write.json import account_json, json_line
    from .account_summary import account_summary

    intake = pipeline.accounts(inputs, settings, progress=terminal.progress)
    if place and intake.accounts:
        write_text(place, "".join(json_line(account_json(account)) for account in intake.accounts))
    elif intake.accounts:
        click.echo("\n\n".join(account_summary(account, terminal.width()) for account in intake.accounts))
    return intake
