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
    """

    reader: str | None = None
    min_confidence: float = 0.0
    gazetteer: str | None = None
    max_bytes: int = 20_000_000


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
        if number is None or not 0 <= number <= 1:
            raise UsageError(f"setting {name!r}: {value!r} is no number from 0 to 1")
        return number
    if kind == "int":
        number = _number(value, int)
        if number is None or number < 1:
            raise UsageError(f"setting {name!r}: {value!r} is no whole number above 0")
        return number
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
