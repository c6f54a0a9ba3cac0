"""Text to a file, whole or not at all, and to stdout."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from ..errors import UsageError


def write_text(place: str | Path, text: str) -> None:
    """Write `text` as UTF-8 with the line ends it has; `-` is stdout.

    A file appears complete or stays as it was: the text goes to a file beside it that then takes its name.
    Lone surrogates, which UTF-8 cannot carry, are written as question marks. Raises UsageError when the place cannot be written.
    """
    data = text.encode("utf-8", "replace")
    if str(place) == "-":
        _to_stdout(data)
        return
    path = Path(place)
    try:
        if path.exists() and not path.is_file():  # a pipe or a device has no name to take over
            path.write_bytes(data)
            return
        _replace(path.resolve(), data)
    except OSError as error:
        raise UsageError(f"{place}: cannot be written ({error.strerror or error}); name another place") from error


def make_folder(place: str | Path) -> Path:
    """The folder of that name, made when it is not there yet. Raises UsageError when it cannot be."""
    try:
        Path(place).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{place}: this folder cannot be made ({error.strerror or error}); name another") from error
    return Path(place)


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:  # so it is when the shell closed it
        raise UsageError("stdout is closed; name a file instead of -")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever reads has had enough; the command line ends quietly
        raise
    except OSError as error:
        raise UsageError(f"stdout: cannot be written ({error.strerror or error}); name a file instead of -") from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
