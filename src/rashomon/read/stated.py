"""What mark-up, headers and columns say of a text → candidates, cleaned and bounded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from ..types import Candidate
from . import dates

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}(?![0-9])|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[A-Za-z][A-Za-z0-9]{1,31});?")
_SPACE = re.compile(r"\s+")
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])(?:T|\d{6}|$)")
_SHORTER = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$")
_BY = re.compile(r"(?i)\s*by[:\s]\s*")
_ADDRESS = re.compile(r"(?i)https?://[^\s<>\"]+$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}$")
_LONGEST = {"title": 500, "author": 120, "outlet": 120, "url": 2000}  # characters; longer values are no such thing


def candidates(basis: str, **values: str | Iterable[str] | None) -> Iterator[Candidate]:
    """A candidate for each value that can be what its field says, in the order given: `candidates("metadata: feed", title="…")`.

    Fields as in Candidate, and `captured` (the day on which an archive took its copy; never the day of publication). A date is
    brought to `YYYY[-MM[-DD]]`, white space is collapsed, an author's `By` goes; what is empty, too long or no date is left out.
    """
    for field, given in values.items():
        for value in (given,) if isinstance(given, str) else given or ():
            if cleaned := _cleaned(field, _SPACE.sub(" ", value[:4000]).strip()):
                yield Candidate(field=field, value=cleaned, basis=basis)


def unescaped(text: str) -> str:
    """A text with its HTML entities written out; numbers too long for any character, at which the standard library fails, stay."""
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text) if "&" in text else text


def day(value: str) -> str | None:
    """The date that a machine's stamp (`20170414093000`, `2017-04-14T09:30Z`, `Fri, 14 Apr 2017`) gives, as written there."""
    text = value.strip()[:80]
    if found := dates.days(text):
        return found[0].iso
    if (match := _COMPACT.match(text)) and (again := dates.days(f"{match['y']}-{match['m']}-{match['d']}")):
        return again[0].iso
    return text if _SHORTER.match(text) else None


def _cleaned(field: str, value: str) -> str | None:
    if field in ("published", "captured"):
        return day(value)
    if field == "language":
        return value.replace("_", "-") if _LANGUAGE.match(value) else None
    if field == "url" and not _ADDRESS.match(value):
        return None
    if field == "author":
        value = _BY.sub("", value, count=1) if _BY.match(value) else value
    return value if value and len(value) <= _LONGEST[field] else None
