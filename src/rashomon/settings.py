"""One frozen `Settings`: defaults, then `rashomon.toml`, then `RASHOMON_*` variables, then arguments."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from .errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set.

    reader: None for the shipped reader, else the name or path of any spaCy pipeline.
    min_confidence: statements below it are dropped (0..1).
    gazetteer: None, or the path of a TSV file that says who acts in events and how acts are coded.
    max_bytes: inputs above it are refused (bytes, at least 1).
    allow_private_addresses: read addresses of this machine and of its own network too.
    cache_dir: folder for pages read from the network; None for the system's own place, "none" or empty for no cache.
    contact: an address that servers are told beside the program's name, None to tell none.
    fetch_delay: seconds between two pages of one host (0..60).
    fetch_seconds: seconds that one page may take, redirects and all (1..3600).
    """

    reader: str | None = None
    min_confidence: float = 0.0
    gazetteer: str | None = None
    max_bytes: int = 20_000_000
    allow_private_addresses: bool = False
    cache_dir: str | None = None
    contact: str | None = None
    fetch_delay: float = 1.0
    fetch_seconds: int = 30


_MOST = {"min_confidence": 1, "fetch_delay": 60, "fetch_seconds": 3600}
_SWITCH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def settings(folder: Path | None = None, **arguments: Any) -> Settings:
    """Merge defaults, `rashomon.toml` in `folder` (the working directory), environment and arguments; None means not given,
    and so does an empty variable.

    Raises UsageError for an unknown name in the file, and for a value of the wrong kind or out of range.
    """
    known = {f.name: f.type for f in fields(Settings)}
    values: dict[str, Any] = {}
    path = (folder or Path.cwd()) / "rashomon.toml"
    if path.is_file():
        try:
            values.update(tomllib.loads(path.read_text(encoding="utf8")))
        except OSError as error:
            raise UsageError(f"{path.name}: cannot be read ({error.strerror or error}); check its permissions or remove it") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path.name}: not valid TOML ({error}); mend it or remove it") from error
    for name in known:
        if value := os.environ.get(f"RASHOMON_{name.upper()}"):
            values[name] = value
    values.update({k: v for k, v in arguments.items() if v is not None})
    if unknown := sorted(set(values) - set(known)):
        raise UsageError(f"unknown setting {unknown[0]!r}; known are {', '.join(sorted(known))}")
    return Settings(**{name: _cast(name, known[name], value) for name, value in values.items()})


def _cast(name: str, kind: Any, value: Any) -> Any:
    # a bool is an int to Python, and 1.5 a size to int(): both are slips of whoever wrote the file
    if kind == "float":
        number = _number(value, float)
        if number is None or not 0 <= number <= _MOST[name]:
            raise UsageError(f"setting {name!r}: {value!r} is no number from 0 to {_MOST[name]}")
        return number
    if kind == "int":
        number = _number(value, int)
        if number is None or not 1 <= number <= _MOST.get(name, number):
            raise UsageError(f"setting {name!r}: {value!r} is no whole number {f'from 1 to {_MOST[name]}' if name in _MOST else 'above 0'}")
        return number
    if kind == "bool":
        switch = _SWITCH.get(str(value).lower())
        if switch is None:
            raise UsageError(f"setting {name!r}: {value!r} is neither true nor false")
        return switch
    if not isinstance(value, str):
        raise UsageError(f"setting {name!r}: {value!r} is no text; put it in quotation marks")
    return value


def _number(value: Any, kind: type[float] | type[int]) -> float | int | None:
    if isinstance(value, bool) or (kind is int and isinstance(value, float)):
        return None
    try:
        return kind(value)
    except (TypeError, ValueError):
        return None
