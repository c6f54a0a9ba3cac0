"""A mail (`.eml`) → one document: its subject as headline over its text, with what its headers say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from ..errors import InputError
from ..settings import Settings
from ..types import Candidate, Zone
from .bylines import is_name
from .document import Document
from .fragment import Fragment, article, titled
from .hosts import known_host
from .stated import candidates

_MOST_BOUNDARIES = 20  # parts inside parts; each line of a mail is held against every open one
_MOST_LINES = 400_000  # 30 MB of attachments have as many
_MOST_PARTS = 1_000
_LONG_HEADER = re.compile(rb"(?im)^content-[a-z-]{1,30}:(?:[^\n]|\n[ \t]){20000}")
_REPLY = re.compile(r"(?i)(?:\s*(?:re|fwd?|aw|wg|tr)\s*(?:\[\d+\])?:)+\s*")
_SIGNATURE = re.compile(r"(?m)^-- ?\r?$")
_FORWARDED = re.compile(
    r"(?im)^[> \t]{0,8}(?:-{2,20} ?(?:forwarded message|original message|forwarded by .{0,60}?) ?-{0,20}|begin forwarded message:)[ \t]*\r?\n(?:[> \t]{0,8}\r?\n){0,9}"
    r"(?P<headers>(?:[>* \t]{0,8}(?:from|sent|date|to|cc|subject|reply-to)\*?:[^\r\n]{0,500}\r?\n(?:[> \t]{0,8}\r?\n)?){1,8})"
)
_LINE = re.compile(r"(?im)^[>* \t]{0,8}(?P<key>from|sent|date|subject)\*?:\*?[ \t]*(?P<value>[^\r\n]{1,500})")
_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)  # what the parser raises on malformed mails


def documents(data: bytes, name: str, settings: Settings) -> Iterator[Document]:
    """The one document of a mail: the plain part, or the HTML part where it says more; attachments are named in a notice.

    The headers of a forwarded message, inside the text or around it, come before those of who forwarded it. Raises InputError
    where there is no text.
    """
    if len(re.findall(rb"(?i)boundary\s{0,9}=", data)) > _MOST_BOUNDARIES or data.count(b"\n") > _MOST_LINES or _LONG_HEADER.search(data):
        raise InputError(f"{name}: a mail with too many parts or lines, or headers too long; save its text as .txt")
    try:
        whole = message_from_bytes(data)
        inner, outer = _forwarded(whole)
        body, n_left_out = _body(inner, name, settings)
        title, stated = _stated(inner, body.text)
        if outer is not inner:
            stated = (*stated, *_stated(outer, "")[1])
    except _BROKEN as error:
        raise InputError(f"{name}: not a mail that can be read ({type(error).__name__}); save its text as .txt") from error
    if not body.text.strip():
        raise InputError(f"{name}: no text in this mail; give its attachment or its text")
    told = titled(title, _without_signature(body))
    notices = (f"{name}: {n_left_out} attachment{'s' if n_left_out > 1 else ''} left out; save what should be read as a file",) if n_left_out else ()
    yield Document(text=told.text, uri=name, sha256=hashlib.sha256(data).hexdigest(), marks=told.marks, links=told.links, candidates=stated, notices=notices)


def _forwarded(message: Message) -> tuple[Message, Message]:
    """The message to read, which is the one sent on as an attachment where there is little else, and the message around it."""
    parts = list(_parts(message))
    own = sum(len(_text(part)) for part in parts if part.get_content_type() in ("text/plain", "text/html") and not _is_attachment(part))
    inside = list(_attached(message))
    if len(inside) == 1 and sum(len(_text(part)) for part in _parts(inside[0])) > own:
        return inside[0], message
    return message, message


def _attached(message: Message) -> Iterator[Message]:
    for part in (message, *(message.get_payload() if message.is_multipart() else ())):
        if isinstance(part, Message) and part.get_content_type() == "message/rfc822" and part.is_multipart():
            yield from (one for one in part.get_payload() if isinstance(one, Message))


def _parts(message: Message) -> Iterator[Message]:
    """The leaves of a message in order, not those of messages attached to it."""
    waiting, n = [message], 0
    while waiting and n < _MOST_PARTS:
        part, n = waiting.pop(0), n + 1
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting[:0] = [one for one in part.get_payload() if isinstance(one, Message)]
        else:
            yield part


def _body(message: Message, name: str, settings: Settings) -> tuple[Fragment, int]:
    """The text of a message, and how many attachments there are beside it."""
    plain: list[str] = []
    html: list[Fragment] = []
    n_left_out = 0
    for part in _parts(message):
        kind = part.get_content_type()
        kind = "text/plain" if kind.startswith("multipart/") else kind  # parts were announced, and none came
        if _is_attachment(part) or kind not in ("text/plain", "text/html"):
            n_left_out += 1
        elif kind == "text/html":
            html.append(article(_text(part), name, settings))
        else:
            plain.append(_text(part))
    written = "\n\n".join(text for text in plain if text.strip())
    told = max(html, key=lambda one: len(one.text), default=Fragment(""))
    # many newsletters put no more than "see this mail in a browser" into their plain part
    return (Fragment(written) if len(written.strip()) * 2 > len(told.text) else told), n_left_out


def _is_attachment(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for codec in (str(part.get_content_charset() or "utf-8"), "utf-8"):
        try:
            return data.decode(codec).replace("\0", "\ufffd")
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace").replace("\0", "\ufffd")


def _stated(message: Message, text: str) -> tuple[str, tuple[Candidate, ...]]:
    """The title, and what the headers say of who wrote it and when; those of a message forwarded inside the text first."""
    inner = _FORWARDED.search(text)
    written: dict[str, str] = {}
    for match in _LINE.finditer(inner["headers"]) if inner else ():
        written.setdefault({"sent": "date"}.get(match["key"].lower(), match["key"].lower()), match["value"].strip("* "))
    told = {key: _REPLY.sub("", _header(message, key), count=1) if key == "subject" else _header(message, key) for key in ("subject", "from", "date")}
    stated = (
        *candidates("text: forwarded header", title=written.get("subject"), published=written.get("date"), **_sender(written.get("from", ""))),
        *candidates("metadata: mail header", title=told["subject"], published=told["date"], **_sender(told["from"])),
        *candidates("metadata: mail header", url=_header(message, "archived-at").strip("<> "), language=_header(message, "content-language")),
    )
    return written.get("subject") or told["subject"], stated


def _sender(header: str) -> dict[str, str]:
    """A person's name is an author, any other name an outlet; a known outlet's address names the outlet too."""
    shown, address = parseaddr(header[:1000])
    shown = " ".join(shown.strip("\"' ").split())
    host = known_host(address.rpartition("@")[2]) if "@" in address else None
    named = {"author": shown} if is_name(shown) else {"outlet": shown}
    return {**named, **({"outlet": host.name} if host and host.kind == "press" and host.name else {})}


def _header(message: Message, key: str) -> str:
    value = message.get(key)
    if value is None:
        return ""
    out = []
    for text, codec in decode_header(str(value)[:4000]):
        if isinstance(text, bytes):
            try:
                text = text.decode(codec or "utf-8", "replace")
            except (LookupError, ValueError):
                text = text.decode("cp1252", "replace")
        out.append(text)
    return " ".join("".join(out).replace("\0", "").split())


def _without_signature(body: Fragment) -> Fragment:
    """With the headers of a forwarded message, and what stands under `-- ` at the end, marked as no part of the text."""
    marks: list[Zone] = []
    if match := _FORWARDED.search(body.text):
        marks.append(Zone(kind="boilerplate", start=0, end=match.end()))
    for match in _SIGNATURE.finditer(body.text, max(0, len(body.text) - 2000)):
        if not marks or match.start() >= marks[-1].end:
            marks.append(Zone(kind="boilerplate", start=match.start(), end=len(body.text)))
            break
    return Fragment(body.text, tuple(marks), body.links) if marks and not body.marks else body
