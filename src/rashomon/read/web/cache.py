"""Pages read from the network, kept in a folder: asked for again only where they changed, and read from there when offline.

One file for each address: a line of JSON (address, validators, digest of the body), then the body. Its time is when
the host last confirmed it. What cannot be read, or is not what its line says, is as if it were not there.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

_FORM = 1
_MOST_BYTES = 200_000_000
_MOST_FILES = 5_000
_LONGEST_LINE = 64_000
_UNFINISHED = "rashomon-unfinished-"
_OWN = re.compile(rf"[0-9a-f]{{40}}\.page|{_UNFINISHED}\w+")  # a folder that a user names may hold other things


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a host answered at an address: a page with its validators, or only the address it leads to."""

    url: str
    leads_to: str | None = None
    etag: str | None = None
    modified: str | None = None
    content_type: str | None = None
    charset: str | None = None
    data: bytes = b""
    day: str = ""  # when it was last confirmed, YYYY-MM-DD


class Cache:
    """A folder of kept pages; without a folder it keeps nothing. Nothing here raises: a cache is a convenience."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, url: str, limit: int) -> Kept | None:
        """What was kept of an address, None where there is nothing whole of at most `limit` bytes."""
        if self.folder is None:
            return None
        try:
            with self._file(url).open("rb") as file:
                line = json.loads(file.readline(_LONGEST_LINE))
                data = file.read(limit + 1)
                day = time.strftime("%Y-%m-%d", time.gmtime(os.fstat(file.fileno()).st_mtime))
            if len(data) > limit or line.pop("form") != _FORM or line.pop("sha256") != hashlib.sha256(data).hexdigest():
                return None
            if line.get("url") != url or not all(value is None or isinstance(value, str) for value in line.values()):
                return None
            return Kept(**line, data=data, day=day)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def put(self, kept: Kept) -> None:
        """Keep it, and let go of the longest unconfirmed where there is too much."""
        if self.folder is None:
            return
        line = {"form": _FORM, "sha256": hashlib.sha256(kept.data).hexdigest(), **asdict(kept)}
        del line["data"], line["day"]
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=_UNFINISHED)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(json.dumps(line).encode("ascii") + b"\n" + kept.data)
                os.replace(name, self._file(kept.url))
            finally:
                Path(name).unlink(missing_ok=True)
            self._make_room()

    def confirm(self, url: str) -> None:
        """The host says that what is kept still holds."""
        if self.folder is not None:
            with suppress(OSError):
                os.utime(self._file(url))

    def drop(self, url: str) -> None:
        """Forget an address."""
        if self.folder is not None:
            with suppress(OSError):
                self._file(url).unlink(missing_ok=True)

    def _file(self, url: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}.page"

    def _make_room(self) -> None:
        assert self.folder is not None
        found = [(file.stat().st_mtime, file.stat().st_size, file.path) for file in os.scandir(self.folder) if _OWN.fullmatch(file.name)]
        total = sum(size for _, size, _ in found)
        for i, (_, size, path) in enumerate(sorted(found)):
            if total <= _MOST_BYTES and len(found) - i <= _MOST_FILES:
                break
            os.unlink(path)
            total -= size


def folder(named: str | None) -> Path | None:
    """The cache folder that a setting names: None for the system's own place, empty or `none` for no cache."""
    if named is not None:
        return None if named in ("", "none") else Path(named)
    try:
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "rashomon"
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "rashomon" / "Cache"
        given = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(given) if os.path.isabs(given) else Path.home() / ".cache") / "rashomon"
    except RuntimeError:  # no home
        return None
