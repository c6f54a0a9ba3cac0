"""The line to a host: a connection to a numeric address, and reading from it under one deadline and one cap."""

from __future__ import annotations

import io
import socket
import ssl
import time
from functools import lru_cache

from ...errors import InputError
from .addresses import Address, Unreachable

_CONNECT = 10  # seconds for one numeric address
_TRIED = 4  # numeric addresses of one host
_BUFFER = 1 << 16


class Clock:
    """Seconds left for one page; waiting for a host's turn is not counted."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left, more than 0; raises Unreachable where there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left

    def over(self) -> Unreachable:
        """What to say when time is up."""
        return Unreachable(f"no whole answer within {self.seconds:g} seconds; try again later or raise fetch_seconds")

    def wait(self, seconds: float) -> None:
        """Sleep, uncounted."""
        time.sleep(seconds)
        self.end += seconds


def connected(asked: Address, numbers: tuple[str, ...], clock: Clock) -> socket.socket:
    """A connection to the first numeric address that takes one; made safe for https."""
    failed: OSError = OSError("no address")
    for number in numbers[:_TRIED]:
        seconds = min(_CONNECT, clock.left())
        line = socket.socket(socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM)
        try:
            line.settimeout(seconds)
            line.connect((number, asked.port))
            if asked.scheme == "http":
                return line
            return _trust().wrap_socket(line, server_hostname=asked.host)
        except OSError as error:
            line.close()
            failed = error
            if isinstance(error, ssl.SSLError):
                break
    raise failed


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    context = ssl.create_default_context()
    places = ssl.get_default_verify_paths()
    if not (places.cafile or places.capath or context.get_ca_certs()):  # a Python without the system's certificates
        import certifi

        context.load_verify_locations(certifi.where())
    return context


class Wire(io.RawIOBase):
    """What http.client takes for a socket: one deadline and one cap for all reads together.

    A socket's own time-out holds for each read, and http.client reads headers, chunk sizes (a negative one to the end of
    the stream) and trailers without any bound on their sum.
    """

    def __init__(self, line: socket.socket, clock: Clock, limit: int) -> None:
        super().__init__()
        self._line, self._clock, self._left = line, clock, limit

    def sendall(self, data: bytes) -> None:
        self._line.settimeout(self._clock.left())
        self._line.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(self, _BUFFER)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._line.settimeout(self._clock.left())
        n = self._line.recv_into(buffer)
        self._left -= n
        if self._left < 0:
            raise InputError("sends far more than the page; save it and give the file")
        return n

    def close(self) -> None:
        """Left to whoever made the connection: http.client closes before it has read the body."""
