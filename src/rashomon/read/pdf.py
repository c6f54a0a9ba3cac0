"""A PDF → one document: its lines joined to paragraphs in reading order, across pages too."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from ..errors import InputError
from ..settings import Settings
from ..types import Candidate, Link, Span, Zone
from .bylines import is_name
from .document import Document
from .hosts import link_kind
from .pdf_lines import printed
from .pdf_paragraphs import paragraphs
from .stated import candidates

_BASIS = "file: PDF document information"  # often of the program or clerk that made the file: it only fills in
_NO_TITLE = re.compile(r"(?i)microsoft word\b|untitled|document\W*\d*$|slide \d|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|pptx?|html?)$|https?://|[^a-z]*$")
_PRINTED_BY = re.compile(r"(?i)mozilla|chrome|skia/pdf|wkhtmltopdf|firefox|safari|quartz")


def documents(data: bytes, name: str, settings: Settings) -> Iterator[Document]:
    """The text of a PDF, paragraphs apart by a blank line; large type is marked as headline or heading.

    Heads, feet and page numbers stay in the text, marked as boilerplate, after the paragraph that runs over them. At most 500
    pages are read, with a notice. Nothing is recognised in pictures: raises InputError for a scan without a text layer, and for
    a file that is broken or needs a password.
    """
    found = printed(data, name)
    if not any(line.text.strip() for line in found.lines):
        raise InputError(f"{name}: no text layer, only pictures of pages; run text recognition (OCR) on it, or give its text")
    text: list[str] = []
    marks: list[Zone] = []
    links: list[tuple[int, int, str]] = []
    length = 0
    for paragraph in paragraphs(found.lines, found.heights):
        if text:
            text.append("\n\n")
            length += 2
        if paragraph.kind:
            marks.append(Zone(kind=paragraph.kind, start=length, end=length + len(paragraph.text)))
        links += [(length + start, length + end, url) for url, start, end in paragraph.links]
        text.append(paragraph.text)
        length += len(paragraph.text)
    yield Document(
        text="".join(text),
        uri=name,
        sha256=hashlib.sha256(data).hexdigest(),
        marks=tuple(marks),
        links=tuple(_linked(sorted(links))),
        candidates=tuple(_stated(found.information)),
        notices=tuple(found.notices),
    )


def _linked(found: list[tuple[int, int, str]]) -> Iterator[Link]:
    """The links, those put together that a line's end cut in two."""
    whole: list[tuple[int, int, str]] = []
    for start, end, url in found:
        if whole and whole[-1][2] == url and start <= whole[-1][1] + 1:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]), url)
        else:
            whole.append((start, end, url))
    for start, end, url in whole:
        yield Link(n=None, url=url, span=Span(start, end), anchors=(Span(start, end),), kind=link_kind(url))


def _stated(information: dict[str, str]) -> Iterator[Candidate]:
    """Title, author and date of the document information, without what programs put there by themselves."""
    title, author, made = (information.get(key, "") for key in ("Title", "Author", "CreationDate"))
    if " " in title.strip() and not _NO_TITLE.match(title.strip()):
        yield from candidates(_BASIS, title=title)
    yield from candidates(_BASIS, author=[one for one in re.split(r"\s*[,;]\s*", author)[:10] if is_name(one)])
    # a browser that prints a page dates the printing, not the page
    is_print = _PRINTED_BY.search(information.get("Creator", "") + " " + information.get("Producer", ""))
    yield from candidates(_BASIS, **{"captured" if is_print else "published": made.removeprefix("D:")})
