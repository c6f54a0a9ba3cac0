"""One file → an Account: its text untouched, with zones, metadata and links."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..settings import Settings
from ..types import Account
from . import genre, metadata
from .links import links
from .published import published
from .text import contents, decoded
from .zones import zones


def account(path: Path | str, uri: str, settings: Settings | None = None) -> Account:
    """Read one .txt or .md file; `uri` names it in the record (see `files`).

    Raises InputError (one line: what, and what to do) for a file that is missing, empty, binary or above
    `settings.max_bytes`. Nothing else is raised, whatever the text.
    """
    data = contents(Path(path), (settings or Settings()).max_bytes)
    text, notices = decoded(data, uri)
    return from_text(text, uri=uri, sha256=hashlib.sha256(data).hexdigest(), notices=notices)


def from_text(text: str, *, uri: str, sha256: str | None = None, notices: tuple[str, ...] = ()) -> Account:
    """An Account from a text already decoded; `sha256` of its bytes, by default of its UTF-8 form."""
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    found = zones(text)
    title = metadata.title(text, found)
    language = genre.language(text, found)
    if language != "en":
        notices = (*notices, f"{uri}: seems to be in another language than English ({language}); read all the same, with little to find")
    return Account(
        id=f"a{digest[:12]}",
        uri=uri,
        sha256=digest,
        text=text,
        outlet=metadata.outlet(text, found),
        title=title,
        authors=metadata.authors(text, found),
        published=published(text, found),
        kind=genre.kind(text, found, title.value if title else None),
        language=language,
        zones=found,
        links=links(text),
        notices=notices,
    )
