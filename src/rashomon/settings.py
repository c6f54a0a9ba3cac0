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
    max_bytes: inputs above it are refused (bytes).
    """

    reader: str | None = None
    min_confidence: float = 0.0
    max_bytes: int = 20_000_000


def settings(folder: Path | None = None, **arguments: Any) -> Settings:
    """Merge defaults, `rashomon.toml` in `folder` (the working directory), environment and arguments; None means not given.

    Raises UsageError for an unknown name or a value of the wrong kind.
    """
    known = {f.name: f.type for f in fields(Settings)}
    values: dict[str, Any] = {}
    path = (folder or Path.cwd()) / "rashomon.toml"
    if path.is_file():
        try:
            values.update(tomllib.loads(path.read_text(encoding="utf8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path.name}: not valid TOML ({error}); mend it or remove it") from error
    for name in known:
        if (value := os.environ.get(f"RASHOMON_{name.upper()}")) is not None:
            values[name] = value
    values.update({k: v for k, v in arguments.items() if v is not None})
    if unknown := sorted(set(values) - set(known)):
        raise UsageError(f"unknown setting {unknown[0]!r}; known are {', '.join(sorted(known))}")
    return Settings(**{name: _cast(name, known[name], value) for name, value in values.items()})


def _cast(name: str, kind: Any, value: Any) -> Any:
    try:
        if kind == "float":
            return float(value)
        if kind == "int":
            return int(value)
        return str(value)
    except (TypeError, ValueError) as error:
        raise UsageError(f"setting {name!r}: {value!r} is not a valid {kind}") from error
