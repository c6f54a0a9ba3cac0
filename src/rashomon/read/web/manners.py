"""What a run remembers of the hosts it asks: one page at a time, a pause between two, what robots.txt allows, when to stay away."""

from __future__ import annotations

import email.utils
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from .robots import Rules
from .wire import Clock

_KEPT = 24 * 3600  # seconds that robots.txt is believed, and the longest that a host is left alone
_HOSTS = 1_000  # after so many, all is forgotten
_PAUSE_ASKED = 60  # seconds, where a host says "too many" without saying for how long


@dataclass(slots=True)
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    asked: float | None = None
    closed_until: float = 0.0
    rules: Rules | None = None
    rules_until: float = 0.0


class Manners:
    """The hosts of one run; safe to use from several threads."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}

    def _host(self, origin: str) -> _Host:
        if len(self._hosts) > _HOSTS:
            self._hosts = {}
        return self._hosts.setdefault(origin, _Host())

    @contextmanager
    def turn(self, origin: str, delay: float | None, clock: Clock) -> Iterator[None]:
        """Hold the host for one request, so many seconds after the page before; the wait is not counted on the clock.

        Without a delay it is no page of its own (robots.txt, a step of a redirect): nothing is waited for, then or later.
        """
        host = self._host(origin)
        before = time.monotonic()
        with host.turn:
            clock.end += time.monotonic() - before
            if delay is not None and host.asked is not None and (pause := host.asked + delay - time.monotonic()) > 0:
                clock.wait(pause)
            try:
                yield
            finally:
                if delay is not None:
                    host.asked = time.monotonic()

    def rules(self, origin: str, read: Callable[[], Rules]) -> Rules:
        """What the host's robots.txt says, read when it is not known; what `read` raises is not remembered."""
        host = self._host(origin)
        if host.rules is None or host.rules_until < time.monotonic():
            host.rules, host.rules_until = read(), time.monotonic() + _KEPT
        return host.rules

    def stay_away(self, origin: str, seconds: float) -> None:
        """The host asked not to be asked again for so long."""
        self._host(origin).closed_until = time.monotonic() + seconds

    def closed_for(self, origin: str) -> int:
        """Seconds for which the host still wants to be left alone, 0 where it does not."""
        return max(0, round(self._host(origin).closed_until - time.monotonic()))


def retry_after(value: str | None) -> int:
    """Seconds that a `Retry-After` header asks for (a number or a date), within 1 second and a day."""
    seconds: float = _PAUSE_ASKED
    if value and value.strip().isascii() and value.strip().isdigit():
        seconds = float(value.strip()[:9])
    elif value:
        try:
            seconds = email.utils.parsedate_to_datetime(value).timestamp() - time.time()
        except (TypeError, ValueError, OverflowError, OSError, IndexError):
            seconds = _PAUSE_ASKED
    return int(min(max(1, seconds), _KEPT))
