"""`rashomon export`: the events of records and accounts as tables for other programs."""

from __future__ import annotations

import click

from .options import STDOUT, check_places, gazetteer_option, reading_options

FORMATS = ("gdelt-events", "gdelt-mentions", "polecat", "icews", "plover-jsonl")


@click.command("export", short_help="Who did what to whom, as GDELT, POLECAT, ICEWS or PLOVER tables.")
@click.argument("inputs", nargs=-1, required=True, metavar="RECORD|DIR|-...")
@click.option("--to", "form", type=click.Choice(FORMATS), required=True, help="The format to write.")
@click.option("-o", "--output", "file", metavar="FILE|-", default=STDOUT, help="Where the table goes; - is stdout.  [default: -]")
@click.option("--side", metavar="FILE|-", help="Write what the format has no column for as CSV, keyed by event id: reality, speakers, offsets, words, rule.")
@click.option(
    "--realis",
    metavar="WORD,...|all",
    default="actual,ongoing,historical",
    help="Which events: those told as actual, ongoing, historical, planned, conditional, hypothetical, alleged, uncertain, negated or counterfactual; "
    "all for every one.  [default: actual,ongoing,historical]",
)
@gazetteer_option
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    form: str,
    file: str,
    side: str | None,
    realis: str,
    reader: str | None,
    min_confidence: float | None,
    gazetteer: str | None,
) -> None:
    """Write the events that accounts tell as tables that event data programs read.

    RECORD is what `compare --json` or `read --jsonl` wrote (- is stdin); DIR a folder of such files, or of texts,
    which are then read first (the reading options are for these). One event of a record is one row, however many accounts report it; without --realis
    only what is told as real is written, no threat, plan, allegation or denial.

    \b
    rashomon compare articles/ --json talks.json
    rashomon export talks.json --to gdelt-events -o talks.events.tsv --side talks.side.csv
    rashomon export talks.json --to polecat | cut -f 2,3,8,16
    rashomon read article.txt --jsonl - | rashomon export - --to plover-jsonl
    rashomon export articles/ --to icews --realis all

    The columns are fixed: gdelt-events 61 and gdelt-mentions 16 without a header, polecat 40 and icews 20 with one. What
    is not known stays empty; docs/events.md explains every column. Exit codes: 0 done; 1 some inputs failed (each is
    named, the rest were done); 2 wrong usage or nothing could be read.
    """
    from ..errors import UsageError
    from ..settings import settings as merged_settings
    from ..write.files import write_text
    from . import terminal
    from .export_sources import sources

    words = _words(realis)
    check_places([file, side], inputs)
    found, failed, notices = sources(inputs, merged_settings(reader=reader, min_confidence=min_confidence, gazetteer=gazetteer))
    terminal.notices([*notices, *failed])
    if not found:
        raise UsageError("nothing could be read")
    from ..write.exports import deeds, side_text

    chosen = deeds(found, words)
    write_text(file, _text(form, chosen))
    if side is not None:
        write_text(side, side_text(chosen))
    if not chosen:
        terminal.notices(["no event is told as " + ", ".join(words) + " there; the table has no rows"])
    ctx.exit(1 if failed else 0)


def _words(given: str) -> tuple[str, ...]:
    from ..errors import UsageError
    from ..write.exports import REALIS

    if given == "all":
        return REALIS
    words = tuple(word.strip() for word in given.split(",") if word.strip())
    unknown = [word for word in words if word not in REALIS]
    if unknown or not words:
        raise UsageError(f"--realis {given!r}: {' and '.join(unknown) or 'no word'} of reality unknown; say all, or some of {', '.join(REALIS)}")
    return words


def _text(form: str, chosen: tuple) -> str:
    from .. import __version__
    from ..write import gdelt, icews, plover, polecat

    version = f"rashomon {__version__}"
    match form:
        case "gdelt-events":
            return gdelt.events_text(chosen)
        case "gdelt-mentions":
            return gdelt.mentions_text(chosen)
        case "polecat":
            return polecat.events_text(chosen, version)
        case "icews":
            return icews.events_text(chosen)
    return plover.events_text(chosen, version)
