"""The bytes of a web page → its tree: the charset found, nothing executed or fetched, depth and size bounded.

`strip_unread` cuts the tree down to what can hold text, once its metadata are read.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD = 4096  # bytes in which a page names its charset
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.+-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.+-]{2,40})", re.IGNORECASE)
_TOLD = re.compile(r"(?i)charset\s*=\s*[\"']?([A-Za-z0-9_:.+-]{2,40})")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# What pages call Latin-1 and ASCII is Windows-1252 to every browser.
_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030"}
_XML = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DATA = re.compile(r"(?i)\bdata:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]{100,}")
_WIDE = re.compile(r"\s{100,}")  # at runs of white space the expressions of others grow with the square
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]{0,40})[\s/][^<>]{8000,}>")  # the parser compares all attributes of an element with each other
MOST_ELEMENTS = 200_000


class Page(NamedTuple):
    """A page's tree, and notices about its bytes."""

    tree: HtmlElement
    notices: tuple[str, ...]


def page(data: bytes, name: str, content_type: str | None = None) -> Page:
    """The tree of a page; `content_type` may name its charset. Raises InputError for what has no element in it.

    A mark at the start of the bytes beats the server's word, and that beats the page's own; without any, UTF-8 or else
    Windows-1252. What lies deeper than 255 elements is left out by the parser.
    """
    from lxml import etree, html

    text, notices = decoded(data, name, content_type)
    if declared := _XML.match(text):
        text = text[declared.end() :]
    text = _LONG_TAG.sub(r"<\1>", _WIDE.sub("\n", _DATA.sub("", _CONTROL.sub(" ", text))))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"{name}: no page in it; give a file with text") from error
    if next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None:
        raise InputError(f"{name}: a page of more than {MOST_ELEMENTS:,} elements; split it")
    return Page(tree, notices)


def strip_unread(tree: HtmlElement) -> None:
    """Take out what no reader sees: scripts, styles, drawings, frames."""
    from lxml import etree

    etree.strip_elements(tree, "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", with_tail=False)


def decoded(data: bytes, name: str, content_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """A page's text and a notice where its charset is not what it says. Never raises."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, errors="replace"), ()
    told = _TOLD.search(content_type or "")
    named = _CHARSET.search(data[:_HEAD])
    labels = [told.group(1)] if told else []
    labels += [next(group for group in named.groups() if group).decode("ascii")] if named else []
    for label in labels:
        codec = _codec(label)
        if codec is None or codec.startswith("utf-16"):  # a page that could be read so far is no UTF-16
            continue
        try:
            return data.decode(codec), ()
        except UnicodeDecodeError:
            continue
    try:
        return data.decode("utf-8"), (f"{name}: says it is {labels[0]}; read as UTF-8",) if labels and _codec(labels[0]) != "utf-8" else ()
    except UnicodeDecodeError:
        pass
    if labels and _codec(labels[0]) == "utf-8" and data.decode("utf-8", errors="replace").count("\ufffd") * 1000 < len(data):
        return data.decode("utf-8", errors="replace"), (f"{name}: not valid UTF-8 in places",)
    return data.decode("cp1252", errors="replace"), (f"{name}: not UTF-8; read as Windows-1252",)


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    try:
        "".encode(name)
    except (LookupError, ValueError):  # a codec that is no charset, as `hex`
        return None
    return _BROWSERS.get(name, name)
