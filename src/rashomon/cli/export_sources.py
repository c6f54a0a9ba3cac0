"""What `export` is given, as accounts with events: files of JSON, stdin, folders of them, or texts that are read first."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from ..read.kinds import ENDINGS, ending_of
from ..settings import Settings
from ..types import Account
from ..write.stored import Stored, stored
from .options import STDOUT

WRITTEN = (".json", ".jsonl")
TEXTS = tuple(ending for ending in ENDINGS if ending not in WRITTEN)


class Sources(NamedTuple):
    """What was found, one line for each input that failed, and notices."""

    found: tuple[Stored, ...]
    failed: tuple[str, ...]
    notices: tuple[str, ...]


def sources(arguments: Sequence[str], settings: Settings) -> Sources:
    """Accounts and clusters from all arguments, in their order; JSON first, then the texts.

    Of a folder with records or accounts its other files are left out; they are named. Raises ReaderError.
    """
    found: list[Stored] = []
    failed: list[str] = []
    notices: list[str] = []
    texts: list[str] = []
    for argument in dict.fromkeys(arguments):
        try:
            files = _files(argument, notices)
        except InputError as error:
            failed.append(str(error))
            continue
        for file in files:
            if "://" in file or (file != STDOUT and Path(file).suffix.lower() not in WRITTEN):
                texts.append(file)
                continue
            try:
                found.extend(stored(_content(file), "stdin" if file == STDOUT else file))
            except InputError as error:
                failed.append(str(error))
    if texts:
        read, lost, said = _read(texts, settings)
        found, failed, notices = [*found, *read], [*failed, *lost], [*notices, *said]
    return Sources(tuple(found), tuple(failed), tuple(notices))


def _files(argument: str, notices: list[str]) -> list[str]:
    if argument == STDOUT or "://" in argument:
        return [argument]
    try:
        path = Path(argument)
        if not path.is_dir():
            if not path.exists():
                raise InputError(f"{argument}: no such file or folder; check the path")
            return [argument]
        inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
    except (OSError, ValueError) as error:
        raise InputError(f"{argument!r}: cannot be read ({error}); check the path") from error
    written = [p for p in inside if p.suffix.lower() in WRITTEN]
    kept = written or [p for p in inside if ending_of(p.name) in TEXTS]
    if not kept:
        raise InputError(f"{argument}: no records, accounts or texts ({', '.join((*WRITTEN, *TEXTS))}) in this folder; give files or another folder")
    if left := [p.name for p in inside if written and p not in written]:
        notices.append(f"{argument}: has records or accounts, so left out {', '.join(left[:5])}{f' and {len(left) - 5} more' if len(left) > 5 else ''}")
    return [str(p) for p in kept]


def _content(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == STDOUT else Path(file).read_bytes()
        return data.decode("utf8")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 (byte {error.start}), so no JSON; give what `rashomon compare --json` wrote") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: cannot be read ({error})") from error


def _read(texts: Sequence[str], settings: Settings) -> tuple[list[Stored], Iterable[str], Iterable[str]]:
    from .. import pipeline
    from ..gather.folding import folded
    from ..gather.stories import stories
    from . import terminal

    intake = pipeline.accounts(texts, settings, progress=terminal.progress)
    if not intake.accounts:
        return [], intake.failed, intake.notices
    different, copies = folded(intake.accounts)
    number = {member.uri: story.number for story in stories(different) for member in story.members}
    groups: dict[int, list[Account]] = {}
    for account in different:
        groups.setdefault(number[account.uri], []).append(account)
    return [_together(accounts, settings) for accounts in groups.values()], intake.failed, [*intake.notices, *copies]


def _together(accounts: Sequence[Account], settings: Settings) -> Stored:
    from ..compare import compare
    from ..pipeline import generator

    clusters = compare(accounts, accounts[0].generator or generator(settings)).event_clusters
    speakers = {(a.id, s.id): s.speaker.name for a in accounts for s in a.statements if s.speaker.name}
    return Stored(accounts=tuple(accounts), clusters=clusters, speakers=speakers)
