"""One input → Accounts: their texts untouched, with zones, metadata and links."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from ..settings import Settings
from ..types import Account, Link
from . import chosen, genre, kinds
from .document import Document
from .inputs import Input, contents
from .links import links
from .zones import zones


def accounts(source: Input, settings: Settings | None = None, *, tell: Callable[[str], object] | None = None) -> Iterator[Account]:
    """The accounts in one input (see `inputs`): one for a page or a text, any number for a feed, an archive or a table.

    `tell` gets what is for the user alone (a page came from the cache) and would make records differ from day to day. Raises
    InputError (one line: what, and what to do) for an input that is missing, empty, above `settings.max_bytes` or of no kind
    that is read. Nothing else is raised, whatever the bytes.
    """
    settings = settings or Settings()
    got = contents(source, settings)
    if tell:
        for notice in got.notices:
            tell(notice)
    for document in kinds.documents(got.data, got.uri, settings, content_type=got.content_type):
        yield from_document(document)


def account(path: Path | str, uri: str, settings: Settings | None = None) -> Account:
    """The first account of one file; `uri` names it in the record. Raises as `accounts` does."""
    return next(accounts(Input(uri, Path(path)), settings))


def from_text(text: str, *, uri: str, sha256: str | None = None, notices: tuple[str, ...] = ()) -> Account:
    """An Account from a text already decoded; `sha256` of its bytes, by default of its UTF-8 form."""
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return from_document(Document(text=text, uri=uri, sha256=digest, notices=notices))


def from_document(document: Document) -> Account:
    """An Account from what a reader yielded: rules read the text, its marks override them, its candidates fill in.

    The order in which candidates are chosen stands in `chosen`. Never raises.
    """
    text, uri = document.text, document.uri
    found = zones(text, document.marks)
    facts = chosen.facts(document, found)
    language = genre.language(text, found)
    notices = (*document.notices, *facts.notices)
    if language != "en":
        notices = (*notices, f"{uri}: seems to be in another language than English ({language}); read all the same, with little to find")
    return Account(
        id=f"a{document.sha256[:12]}",
        uri=uri,
        sha256=document.sha256,
        text=text,
        outlet=facts.outlet,
        title=facts.title,
        authors=facts.authors,
        published=facts.published,
        url=facts.url,
        candidates=facts.candidates,
        kind=genre.kind(text, found, facts.title.value if facts.title else None, facts.url.value if facts.url else None),
        language=language,
        zones=found,
        links=_links(document),
        notices=notices,
    )


def _links(document: Document) -> tuple[Link, ...]:
    """The addresses that the mark-up states, and those that stand in the text itself, in order."""
    written = links(document.text)
    if not document.links:
        return written
    stated = {link.span for link in document.links}
    return tuple(sorted((*document.links, *(link for link in written if link.span not in stated)), key=lambda link: (link.span, link.url)))
