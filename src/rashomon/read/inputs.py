"""The arguments of a command → the inputs to read, each with a uri that names no folder of this machine; and their bytes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from ..settings import Settings
from .kinds import ENDINGS, ending_of

STDIN = "-"
_ADDRESS = re.compile(r"(?i)https?://")
_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")


class Input(NamedTuple):
    """One thing to read: a file, or without a path an address or `stdin`."""

    uri: str
    path: Path | None = None

    @property
    def place(self) -> str:
        """What tells it from other inputs, however it was named."""
        return os.path.realpath(self.path) if self.path else self.uri


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs found, in reading order.

    failures: one InputError for each argument that cannot be read at all. notices: lines about what was left out.
    """

    found: tuple[Input, ...]
    failures: tuple[InputError, ...] = ()
    notices: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Input]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


class Contents(NamedTuple):
    """The bytes of one input, the uri it really has (after redirects), what the server called it, and notices.

    The notices are for the user and no part of an account: they may hold the day's date.
    """

    data: bytes
    uri: str
    content_type: str | None = None
    notices: tuple[str, ...] = ()


def inputs(arguments: Iterable[str | Path]) -> Inputs:
    """The inputs that the arguments name: files and addresses as given, `-` for stdin, folders as their files of known kinds by name.

    Sub-folders are not entered. A file's uri is the path relative to the folder that all files share, with forward slashes;
    uris are unique. Never raises: a missing path or an unknown scheme becomes a failure, and the others are still found.
    """
    named: list[str | Path] = []
    failures: list[InputError] = []
    notices: list[str] = []
    for argument in arguments:
        if str(argument) == STDIN or _ADDRESS.match(str(argument)):
            named.append(str(argument))
            continue
        try:
            found, left_out = _expanded(str(argument))
        except InputError as error:
            failures.append(error)
            continue
        if left_out:
            notices.append(f"{argument}: left out {_listed(left_out)}; known kinds are {' '.join(ENDINGS)}")
        named.extend(found)
    kept = _without_repeats(named, notices)
    uris = _uris([path for path in kept if isinstance(path, Path)])
    entries = (Input(uris[one], one) if isinstance(one, Path) else Input("stdin" if one == STDIN else one) for one in kept)
    return Inputs(tuple(entries), tuple(failures), tuple(notices))


def contents(source: Input, settings: Settings) -> Contents:
    """The bytes of one input, at most `settings.max_bytes` of them.

    Raises InputError where it is missing, too large, may not be read, or an address gives nothing (see `fetch`).
    """
    if source.path is not None:
        return Contents(_bytes_of(source.path, source.uri, settings.max_bytes), source.uri)
    if source.uri == "stdin":
        try:
            data = sys.stdin.buffer.read(settings.max_bytes + 1)
        except (OSError, ValueError, AttributeError) as error:
            raise InputError(f"stdin: cannot be read ({error})") from error
        return Contents(_bounded(data, "stdin", settings.max_bytes), "stdin")
    from .web.fetch import fetch

    got = fetch(source.uri, settings)
    told = f"{got.content_type or ''}; charset={got.charset}" if got.charset else got.content_type
    return Contents(got.data, got.final_url, told, got.notices)


def _bytes_of(path: Path, name: str, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{name}: a folder, not a file; give its files or the folder as an argument")
        with path.open("rb") as file:  # a pipe has no size, so the bound is on what is read
            return _bounded(file.read(max_bytes + 1), name, max_bytes)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file; check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: cannot be read ({reason}); check the file and its permissions") from error


def _bounded(data: bytes, name: str, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        raise InputError(f"{name}: above the limit of {max_bytes:,} bytes; split it or raise max_bytes")
    return data


def _expanded(argument: str) -> tuple[list[Path], list[str]]:
    if _SCHEME.match(argument):
        raise InputError(f"{argument}: only http and https addresses are read; save the page and give the file")
    path = Path(argument)
    try:
        if path.is_dir():
            return _folder(path, argument)
        if not path.exists():
            raise InputError(f"{argument}: no such file or folder; check the path")
    except (OSError, ValueError) as error:
        raise InputError(f"{argument!r}: cannot be read ({error}); check the path") from error
    return [path], []


def _folder(path: Path, argument: str) -> tuple[list[Path], list[str]]:
    inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
    known = [p for p in inside if ending_of(p.name) in ENDINGS]
    if not known:
        raise InputError(f"{argument}: no files of known kinds ({' '.join(ENDINGS)}) in this folder; give files or another folder")
    return known, [p.name for p in inside if ending_of(p.name) not in ENDINGS]


def _without_repeats(named: list[str | Path], notices: list[str]) -> list[str | Path]:
    kept: dict[str, str | Path] = {}
    for one in named:
        key = Input("", one).place if isinstance(one, Path) else one
        if key in kept:
            notices.append(f"{one}: given more than once; read once")
        kept.setdefault(key, one)
    return list(kept.values())


def _uris(paths: list[Path]) -> dict[Path, str]:
    if not paths:
        return {}
    absolute = {path: os.path.abspath(path) for path in paths}
    try:
        common = os.path.commonpath([os.path.dirname(path) for path in absolute.values()])
    except ValueError:  # different drives share no folder
        common = ""
    relative = {path: os.path.relpath(at, common) if common else os.path.splitdrive(at)[1] for path, at in absolute.items()}
    return {path: name.replace(os.sep, "/").lstrip("/") for path, name in relative.items()}


def _listed(names: list[str], shown: int = 5) -> str:
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more
