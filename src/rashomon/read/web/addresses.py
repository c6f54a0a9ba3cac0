"""Addresses of the web: what may be asked for, and at which numeric address.

In: a URL as a user, a feed or a redirect gives it. Out: its parts in one spelling, and the numeric addresses to connect to.
Every way of naming this machine or its network is refused unless the settings open it: a page from outside must
not be able to have pages from inside read.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ...errors import InputError
from .networks import refusal

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8000  # characters of a URL
_LONGEST_HOST = 253
_NETWORK_LOCATION = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]@:\\%]+)(?::(?P<port>[0-9]{0,5}))?")
_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_IN_NUMBERS = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")  # what systems also take for an IPv4 address: 2130706433, 0x7f.1, 0177.0.0.1
_INNER_NAMES = ("local", "localhost", "internal", "intranet", "lan", "home.arpa")
_SAFE = "/%:@!$&'()*+,;=~?[]"
_WAY_OUT = "set allow_private_addresses if that is meant, or save the page and give the file"

class Unreachable(InputError):
    """No network, no such host, or no answer in time: a copy kept earlier may stand in."""


class Address(NamedTuple):
    """A URL in one spelling: host in lower-case ASCII without brackets, `target` the path and query in ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Host, and port where it is not the usual one, as the Host header wants it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole, without a fragment."""
        return f"{self.scheme}://{self.origin}{self.target}"


def address(url: str, *, allow_private: bool = False) -> Address:
    """The parts of a URL that may be read; raises InputError, one line, for any other.

    Read are http and https, at ports 80, 443 and from 1024 up, without user name or password.
    """
    name = shown(url)
    if len(url) > _LONGEST or any(ord(c) < 32 or ord(c) == 127 for c in url):
        raise InputError(f"{name}: no proper address (too long, or with control characters); check it")
    try:
        parts = urlsplit(url.strip())
    except ValueError as error:
        raise InputError(f"{name}: no proper address; check it") from error
    if parts.scheme not in _PORTS:
        raise InputError(f"{name}: only http and https addresses are read; save the page and give the file")
    if "@" in parts.netloc:
        raise InputError(f"{name}: holds a user name; give the address without it, or save the page and give the file")
    found = _NETWORK_LOCATION.fullmatch(parts.netloc)
    if not found:
        raise InputError(f"{name}: no proper host in this address; check it")
    port = int(found["port"] or _PORTS[parts.scheme])
    if port > 65535 or (port < 1024 and port not in _PORTS.values()):
        raise InputError(f"{name}: port {port} is not read, only 80, 443 and those from 1024 up; save the page and give the file")
    target = quote(parts.path or "/", _SAFE.replace("?", ""), errors="replace") + (f"?{quote(parts.query, _SAFE, errors='replace')}" if parts.query else "")
    return Address(parts.scheme, _host(found["host"], name, allow_private), port, target)


def _host(written: str, name: str, allow_private: bool) -> str:
    """The host in one spelling, seen to be no inner name and no inner number."""
    if written.startswith("["):
        return _checked_number(written[1:-1], name, allow_private)
    try:
        # characters that only look like digits and dots become digits and dots here, so the checks come after it
        host = written[:-1] if written.endswith(".") else written
        host = host.encode("idna").decode("ascii").lower() if len(host) <= _LONGEST_HOST else ""
    except UnicodeError:
        host = ""
    if not _NAME.fullmatch(host):
        raise InputError(f"{name}: no proper host in this address; check it")
    if _IN_NUMBERS.fullmatch(host):
        return _checked_number(host, name, allow_private)
    is_inner = "." not in host or any(host == inner or host.endswith(f".{inner}") for inner in _INNER_NAMES)
    if is_inner and not allow_private:
        raise InputError(f"{name}: {host} is a name of this machine or its own network; {_WAY_OUT}")
    return host


def _checked_number(host: str, name: str, allow_private: bool) -> str:
    try:
        number = ipaddress.ip_address(host)
    except ValueError as error:
        raise InputError(f"{name}: {host} is no host name and no address in its usual spelling; check it") from error
    if why := refusal(number, allow_private=allow_private):
        raise InputError(f"{name}: {number} is {why}; {_WAY_OUT}")
    return str(number)


def resolved(asked: Address, *, allow_private: bool, seconds: float) -> tuple[str, ...]:
    """The numeric addresses of a host, all seen to be allowed; looked up once, so that no second look-up can differ.

    Raises InputError where one of them is refused, Unreachable where there is none within so many seconds; the messages
    begin after the address, which the caller knows better.
    """
    numbers: list[str] = []
    for found in dict.fromkeys(_looked_up(asked, seconds)):
        try:
            number = ipaddress.ip_address(found)
        except ValueError as error:
            raise InputError(f"{asked.host} is at no proper address; check it") from error
        if why := refusal(number, allow_private=allow_private):
            raise InputError(f"{asked.host} is at {number}, {why}; {_WAY_OUT}")
        numbers.append(found)
    return tuple(numbers)


def _looked_up(asked: Address, seconds: float) -> list[str]:
    """`lookup` with a time-out, which the system's own has not: it goes on in its thread and nobody waits."""
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def look() -> None:
        try:
            found.extend(lookup(asked.host, asked.port))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if found and not thread.is_alive():
        return found
    why = getattr(failed[0], "strerror", None) or str(failed[0]) if failed else "no answer in time"
    raise Unreachable(f"no network: {asked.host} cannot be found ({why}); check the connection and the name, or give a saved file")


def lookup(host: str, port: int) -> list[str]:
    """The numeric addresses that the system knows for a host; raises OSError where it knows none."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def shown(url: str) -> str:
    """A URL for a message: printable, not endless, and without a password."""
    plain = re.sub(r"//[^/?#]*@", "//…@", url.strip())
    plain = plain if plain.isprintable() else ascii(plain)
    return plain if len(plain) <= 200 else f"{plain[:200]}…"
