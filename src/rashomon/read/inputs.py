"""The arguments of a command → the files to read, each with a uri that names no folder of this machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError

KINDS = (".txt", ".md")
# Named files of these kinds are refused at once; a file without a known ending is tried as text.
_OTHER_KINDS = frozenset(".html .htm .xhtml .pdf .doc .docx .odt .rtf .epub .json .jsonl .xml .warc .gz .zip .csv .tsv .png .jpg .jpeg .gif".split())
_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files found, as (path, uri) in reading order; iterating gives the pairs.

    failures: one InputError for each argument that cannot be read at all. notices: lines about what was left out.
    """

    files: tuple[tuple[Path, str], ...]
    failures: tuple[InputError, ...] = ()
    notices: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[tuple[Path, str]]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


def files(arguments: Iterable[str | Path]) -> Inputs:
    """The files that the arguments name: files as given, folders as their .txt and .md files by name, no sub-folders.

    A uri is the path relative to the folder that all files share, with forward slashes; it is unique. Never raises: an
    address, a missing path or a file of another kind becomes a failure, and the others are still found.
    """
    paths: list[Path] = []
    failures: list[InputError] = []
    notices: list[str] = []
    for argument in arguments:
        try:
            found, left_out = _expanded(str(argument))
        except InputError as error:
            failures.append(error)
            continue
        if left_out:
            notices.append(f"{argument}: left out {_listed(left_out)}; this version reads {' and '.join(KINDS)}")
        paths.extend(found)
    kept = _without_repeats(paths, notices)
    return Inputs(tuple(zip(kept, _uris(kept), strict=True)), tuple(failures), tuple(notices))


def _expanded(argument: str) -> tuple[list[Path], list[str]]:
    if _URL.match(argument):
        raise InputError(f"{argument}: this version reads files, not addresses; save the page's text and give the file")
    path = Path(argument)
    try:
        if path.is_dir():
            return _folder(path, argument)
        if not path.exists():
            raise InputError(f"{argument}: no such file or folder; check the path")
    except (OSError, ValueError) as error:
        raise InputError(f"{argument!r}: cannot be read ({error}); check the path") from error
    if path.suffix.lower() in _OTHER_KINDS:
        raise InputError(f"{argument}: {path.suffix} files are not read in this version; save the text as .txt or .md")
    return [path], []


def _folder(path: Path, argument: str) -> tuple[list[Path], list[str]]:
    inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
    known = [p for p in inside if p.suffix.lower() in KINDS]
    if not known:
        raise InputError(f"{argument}: no {' or '.join(KINDS)} files in this folder; give files or another folder")
    return known, [p.name for p in inside if p.suffix.lower() not in KINDS]


def _without_repeats(paths: list[Path], notices: list[str]) -> list[Path]:
    kept: dict[str, Path] = {}
    for path in paths:
        if kept.setdefault(os.path.realpath(path), path) is not path:
            notices.append(f"{path}: given more than once; read once")
    return list(kept.values())


def _uris(paths: list[Path]) -> list[str]:
    if not paths:
        return []
    absolute = [os.path.abspath(path) for path in paths]
    try:
        common = os.path.commonpath([os.path.dirname(path) for path in absolute])
    except ValueError:  # different drives share no folder
        common = ""
    relative = (os.path.relpath(path, common) if common else os.path.splitdrive(path)[1] for path in absolute)
    return [path.replace(os.sep, "/").lstrip("/") for path in relative]


def _listed(names: list[str], shown: int = 5) -> str:
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more
