"""JSON, JSON lines, CSV and TSV → one document for each row that holds a text; columns are recognised by their names."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..errors import InputError
from ..settings import Settings
from ..types import Zone
from .document import Document
from .fragment import Fragment, article, is_marked_up, titled
from .parts import digest, together
from .stated import candidates, unescaped
from .text import decoded

_TEXT = "text body content article fulltext articlebody articletext articlecontent bodytext bodyparagraphs paragraphs maintext plaintext contenttext contenthtml bodyhtml html story transcript".split()
_SUMMARY = "summary description abstract excerpt snippet lead leadparagraph".split()
_FIELDS = {
    "title": "title headline webtitle articletitle name".split(),
    "author": "author authors byline creator writer by".split(),
    "outlet": "outlet source publisher publication newspaper site sitename website provider sourcename".split(),
    "published": "published publishedat date datepublished publisheddate publishdate pubdate publicationdate webpublicationdate publishedtime created createdat timestamp datetime".split(),
    "url": "url link href canonicalurl weburl articleurl permalink uri".split(),
    "language": "language lang inlanguage".split(),
}
_SAID_BY = ("value", "name", "main", "original", "title", "text", "content", "date", "id")  # where a value is an object itself
_ACCOUNT = "rashomon.account/1"
_MOST_PARTS = 1_000_000  # brackets in one JSON value: each becomes an object of up to 250 bytes
_MOST_COLUMNS = 2_000
_MOST_IN_LINE = 100_000  # delimiters in one line: a text in a field holds some too
_DEEPEST = 6  # levels at which a list of articles is looked for
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: JSON can write it, no text can hold it
_NOT_A_KEY = re.compile(r"[^a-z0-9]+")
_CUT = re.compile(r"(?:…|\.\.\.)\s*\[\+\d+ chars\]\s*$")


class _LeftOut(str):
    """In the place of a row: why it cannot be read."""


def documents(data: bytes, name: str, settings: Settings) -> Iterator[Document]:
    """The texts of a table: a JSON object, a list of objects or an object around one, JSON lines, CSV or TSV with named columns.

    Row n yields `name#n`, a JSON file that is one article yields `name`. A line of `rashomon read --jsonl` gives its text back
    untouched, with its zones. The digest is that of the row's own fields. Raises InputError where no row has a text, with the
    columns that were found.
    """
    text, notices = decoded(data, name)
    text = text.removeprefix("\ufeff")
    seen: dict[str, None] = {}
    rows = _json_rows(text, name) if text.lstrip()[:1] in ("{", "[") else _table_rows(text, name)
    found = together(_documents(rows, name, settings, seen, notices), f"{name}: no row could be read")
    try:
        yield next(found)
    except InputError as error:
        if seen:
            shown = ", ".join(list(seen)[:12]) + (" …" if len(seen) > 12 else "")
            raise InputError(f"{name}: no column holds the text (looked for text, body, content, article …); found: {shown}") from error
        raise
    yield from found


def _documents(rows: Iterable[tuple[int, Any]], name: str, settings: Settings, seen: dict[str, None], notices: tuple[str, ...]) -> Iterator[Document | str]:
    yield from notices
    for n, row in rows:
        uri = f"{name}#{n}" if n else name
        if isinstance(row, _LeftOut):
            yield f"{uri}: {row}"
        elif not isinstance(row, Mapping):
            yield f"{uri}: no object with named fields; left out"
        else:
            yield from _document(row, uri, settings, seen)


def _document(row: Mapping[str, Any], uri: str, settings: Settings, seen: dict[str, None]) -> Iterator[Document | str]:
    columns = _columns(row)
    if len(seen) < _MOST_COLUMNS:
        seen.update(dict.fromkeys(_one_line(str(key))[:40] for key in row))
    body, is_summary = _joined(_first(columns, _TEXT)), False
    if not body.strip():
        body, is_summary = _joined(_first(columns, _SUMMARY)), True
    if not body.strip():
        yield f"{uri}: no text in this row; left out"
        return
    values = {field: list(_values(columns, names)) for field, names in _FIELDS.items()}
    title, url = (next((value for _, value in values[field]), "") for field in ("title", "url"))
    if row.get("schema") == _ACCOUNT:
        whole = Fragment(body, _zones(row.get("zones"), len(body)))
    else:
        whole = titled(title, _article(body, uri, settings, url))
    if not whole.text.strip():
        yield f"{uri}: no text in this row; left out"
        return
    lines = [f"{uri}: only a summary, not the whole text"] if is_summary else []
    if _CUT.search(body[-80:]):
        lines.append(f"{uri}: the text was cut before it came here")
    stated = tuple(one for field, told in values.items() for column, value in told for one in candidates(f"metadata: column {column}", **{field: value}))
    sha = digest(*(part for field, told in values.items() for part in (field, *(value for _, value in told))), body)
    yield Document(text=whole.text, uri=uri, sha256=sha, marks=whole.marks, links=whole.links, candidates=stated, notices=tuple(lines))


def _article(body: str, uri: str, settings: Settings, base: str) -> Fragment:
    if is_marked_up(body):
        return article(body, uri, settings, base)
    return Fragment(unescaped(body))


def _json_rows(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """(number, row) of JSON lines or of one JSON value; number 0 where the value is the article itself."""
    first, _, rest = text.lstrip().partition("\n")
    if rest.strip() and isinstance(_loaded(first), dict):
        for n, line in enumerate(io.StringIO(text), 1):
            if line.strip():
                row = _loaded(line)
                yield n, _LeftOut("not valid JSON; this line is left out") if row is None else row
        return
    value = _loaded(text)
    if value is None:
        raise InputError(f"{name}: not valid JSON, or nested too deep; mend the file, or give one object for each line")
    rows = _articles(value)
    if rows is None:
        yield 0, value
    else:
        yield from enumerate(rows, 1)


def _loaded(text: str) -> Any | None:
    """The JSON value, None where it is none or has more parts than memory should hold."""
    if text.count("{") + text.count("[") > _MOST_PARTS:
        return None
    try:
        return json.loads(text, parse_int=_number)
    except (ValueError, RecursionError):
        return None


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < 40 else digits


def _articles(value: Any) -> list[Any] | None:
    """The list of rows in a JSON value: itself, or the nearest list of objects with a text; None where it is one article."""
    if isinstance(value, list):
        return value
    level: list[Any] = [value]
    if _has_text(value):
        return None
    for _ in range(_DEEPEST):
        level = [inner for outer in level if isinstance(outer, dict) for inner in list(outer.values())[:100]]
        for inner in level:
            if isinstance(inner, list) and any(_has_text(row) for row in inner[:50]):
                return inner
    return None


def _has_text(row: Any) -> bool:
    return isinstance(row, dict) and bool(_joined(_first(_columns(row), (*_TEXT, *_SUMMARY))).strip())


def _columns(row: Mapping[str, Any]) -> dict[str, Any]:
    """Values by bare column name; those of an object inside the row (`fields`, `attributes`) come after its own."""
    found: dict[str, Any] = {}
    for key, value in list(row.items())[:_MOST_COLUMNS]:
        found.setdefault(_NOT_A_KEY.sub("", str(key)[:80].lower()), value)
    for key in ("fields", "attributes", "data", "metadata", "article"):
        if isinstance(inner := found.get(key), Mapping):
            for name, value in list(inner.items())[:_MOST_COLUMNS]:
                found.setdefault(_NOT_A_KEY.sub("", str(name)[:80].lower()), value)
    return found


def _first(columns: Mapping[str, Any], names: Iterable[str]) -> Any:
    return next((columns[name] for name in names if columns.get(name) and not isinstance(columns[name], Mapping)), None)


def _values(columns: Mapping[str, Any], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(column, value) of the columns of these names, in the order of the names; lists and objects are opened once."""
    for name in names:
        value = columns.get(name)
        for one in value[:20] if isinstance(value, list) else (value,):
            if isinstance(one, Mapping):
                one = next((one[key] for key in _SAID_BY if isinstance(one.get(key), str | int)), None)
            if isinstance(one, str | int) and not isinstance(one, bool) and str(one).strip():
                yield name, _one_line(str(one)[:4000])


def _joined(value: Any) -> str:
    """A text as one string; a list is one of paragraphs, a list in a list one of sentences."""
    if isinstance(value, list):
        return _SURROGATE.sub("\ufffd", "\n\n".join(part for part in (_sentences(one) for one in value) if part))
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else ""


def _sentences(value: Any) -> str:
    if isinstance(value, Mapping):
        value = next((value[key] for key in _SAID_BY if isinstance(value.get(key), str)), "")
    if isinstance(value, list):
        return " ".join(one.strip() for one in value if isinstance(one, str))
    return value.strip() if isinstance(value, str) else ""


def _zones(stated: Any, length: int) -> tuple[Zone, ...]:
    """The zones that a line of `rashomon read --jsonl` states; none where they do not fit the text."""
    try:
        found = tuple(Zone(kind=str(zone["kind"]), start=int(zone["start"]), end=int(zone["end"])) for zone in stated)
    except (TypeError, KeyError, ValueError):
        return ()
    starts = [0, *(zone.end for zone in found)]
    fits = all(start == zone.start <= zone.end for start, zone in zip(starts, found)) and starts[-1] == length
    return found if fits and all(zone.kind in _KINDS for zone in found) else ()


_KINDS = frozenset("headline standfirst byline dateline caption body heading teaser bio reference boilerplate".split())


def _table_rows(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """(number, row) of a table whose first line names its columns, counted without that line."""
    header = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max("\t,;|", key=lambda mark: (header.count(mark), mark == ","))
    if header.count(delimiter) > _MOST_COLUMNS or any(line.count(delimiter) > _MOST_IN_LINE for line in io.StringIO(text)):
        raise InputError(f"{name}: more than {_MOST_COLUMNS:,} columns; give a table with a header line that names them")
    reader = csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter)
    columns = _next_row(reader, len(text))
    if not isinstance(columns, list) or not any(_NOT_A_KEY.sub("", column.lower()) for column in columns):
        raise InputError(f"{name}: no header line that names the columns; give a table with one")
    n = 0
    while (row := _next_row(reader, len(text))) is not None:
        if row:
            n += 1
            yield n, row if isinstance(row, _LeftOut) else dict(zip(columns, row))


def _next_row(reader: Any, longest: int) -> list[str] | _LeftOut | None:
    """The next row, a line about why it cannot be read, or None at the end.

    The longest field that `csv` takes is a setting of the whole process, so it is raised only while a row is read.
    """
    before = csv.field_size_limit(max(longest, 1))
    try:
        return next(reader, None)
    except csv.Error as error:
        return _LeftOut(f"not a row of a table ({error}); left out")
    finally:
        csv.field_size_limit(before)


def _one_line(text: str) -> str:
    return " ".join(_SURROGATE.sub("\ufffd", text).split())
