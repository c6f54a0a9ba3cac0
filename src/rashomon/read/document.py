"""What a reader of one kind of file yields: a text with what the mark-up around it says.

One module for each kind of input (`text`, `html`, `pdf`, `feed`, `warc`, `rows`, `mail`) offers

    documents(data: bytes, name: str, settings: Settings) -> Iterator[Document]

`name` is the uri that messages and documents carry; a file that holds many texts yields `name#3`, counted from 1. A reader
raises InputError (one line that begins with the name) when nothing can be read; a part that cannot be read becomes a
notice of the next document. It never raises anything else, and its memory and time are bounded by `settings.max_bytes`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..types import Candidate, Link, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text found in an input, before zones and metadata are read from its words.

    sha256: digest of the bytes of this text's own part of the file (the file, a WARC record's payload, a row). marks: zones
    that the mark-up itself states, in order, not overlapping, not necessarily covering; rules on the text decide the rest.
    links: addresses that the mark-up states, with their anchors in `text`; `span` is the anchor where the address itself does
    not stand in the text. candidates: what the mark-up says of title, author, outlet, date, address and language, surest first;
    a basis begins with `metadata: ` and names where it stands (`metadata: JSON-LD`, `metadata: feed source`), or with
    `address: `, `page: `, `file: ` or `inferred: ` where the value is only suggested; such candidates give way to the page's own words.
    """

    text: str
    uri: str
    sha256: str
    marks: tuple[Zone, ...] = ()
    links: tuple[Link, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    notices: tuple[str, ...] = ()
