"""One question to one host and its answer, under one deadline and one cap for everything that comes in.

In: an address, the numeric addresses seen to be allowed, headers. Out: status, headers and the unpacked body. The
connection goes to the numeric address itself; the name goes into the Host header and is what the certificate must hold for.
"""

from __future__ import annotations

import http.client
import re
import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from email.message import Message
from typing import NamedTuple

from ...errors import InputError
from .addresses import Address, Unreachable
from .wire import Clock, Wire, connected

_PIECE = 1 << 16  # bytes read or unpacked at a time
_MEMBERS = 20  # pieces that one gzip body may be put together from
_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")
_CHARSET = re.compile(r"(?i);\s*charset\s*=\s*[\"']?([\w.:+-]+)")


class Answer(NamedTuple):
    """What a host answered; the body is empty unless the status is 200, and whole unless it was to be cut."""

    status: int
    headers: Message
    data: bytes

    @property
    def content_type(self) -> str | None:
        """The media type in lower case, None where the host names none."""
        found = _TYPE.match(self.headers.get("Content-Type") or "")
        return found[1].lower() if found else None

    @property
    def charset(self) -> str | None:
        """The encoding that the host names, in lower case; not seen to be one."""
        found = _CHARSET.search(self.headers.get("Content-Type") or "")
        return found[1].lower() if found else None

    def validator(self, name: str) -> str | None:
        """A header to send back with the next question, None where there is none or it is odd."""
        value = self.headers.get(name) or ""
        return value if value.isprintable() and 0 < len(value) < 1000 else None


def exchange(asked: Address, numbers: tuple[str, ...], headers: Mapping[str, str], *, limit: int, clock: Clock, is_cut: bool = False) -> Answer:
    """Ask once; `limit` bytes at most, both packed and unpacked; with `is_cut` the rest is left, else it is an error.

    Raises Unreachable where nobody answers in time, InputError for what is no proper or no allowed answer;
    the messages begin after the address, which the caller knows better.
    """
    try:
        with closing(connected(asked, numbers, clock)) as line:
            wire = Wire(line, clock, 2 * limit + 2 * _PIECE)
            return _answer(_question(asked, wire, headers), limit, is_cut)
    except TimeoutError as error:
        raise clock.over() from error
    except ssl.SSLCertVerificationError as error:
        raise InputError(f"its certificate does not hold ({error.verify_message}); save the page and give the file") from error
    except ssl.SSLError as error:
        raise InputError(f"no safe connection ({error.reason}); save the page and give the file") from error
    except http.client.IncompleteRead as error:
        raise Unreachable("its answer broke off; try again later") from error
    except OSError as error:
        raise Unreachable(f"no network: {asked.host} does not answer ({error.strerror or 'broken off'}); check the connection") from error
    except http.client.HTTPException as error:
        raise InputError("answers with no proper HTTP; save the page and give the file") from error
    except (ValueError, zlib.error) as error:
        raise InputError("its answer cannot be unpacked; save the page and give the file") from error


def _question(asked: Address, wire: Wire, headers: Mapping[str, str]) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(asked.host, asked.port)
    connection.sock = wire
    connection.putrequest("GET", asked.target, skip_host=True, skip_accept_encoding=True)
    for name, value in {"Host": asked.origin, "Accept-Encoding": "gzip", "Connection": "close", **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _answer(response: http.client.HTTPResponse, limit: int, is_cut: bool) -> Answer:
    if response.status != 200:
        return Answer(response.status, response.headers, b"")
    too_large = f"above the limit of {limit:,} bytes; raise max_bytes, or save the part that matters and give the file"
    if not is_cut and response.length is not None and response.length > limit:
        raise InputError(too_large)
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise InputError("packed in a way that was not asked for; save the page and give the file")
    data = bytearray()
    for piece in _pieces(response) if coding == "identity" else _unpacked(_pieces(response)):
        data += piece
        if len(data) > limit:
            if is_cut:
                break
            raise InputError(too_large)
    return Answer(response.status, response.headers, bytes(data[:limit]))


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := response.read(_PIECE):
        yield piece
    if response.length:  # http.client ends a body that breaks off as if it were whole
        raise http.client.IncompleteRead(b"", response.length)


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes that gzip or zlib data holds, never more than a piece at a time."""
    unpack, members = zlib.decompressobj(47), 1
    for piece in pieces:
        while piece:
            if unpack.eof:
                unpack, members = zlib.decompressobj(47), members + 1
                if members > _MEMBERS:
                    raise ValueError("too many members")
            try:
                yield unpack.decompress(piece, _PIECE)
            except zlib.error:
                if members == 1:
                    raise
                return  # what follows a whole body is padding
            piece = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
    while rest := unpack.decompress(b"", _PIECE):
        yield rest
    if not unpack.eof:
        raise http.client.IncompleteRead(b"")
