"""An address of the web → its bytes, as a guest that behaves and is not taken for a ride.

In: a URL and the settings. Out: the bytes with what the host says of them. Every address on the way (redirects, robots.txt)
is checked by itself; what is read is bounded in size, time and number of steps.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from http.client import responses
from urllib.parse import urljoin

from ...errors import InputError
from ...settings import Settings
from . import robots
from .addresses import Address, Unreachable, address, resolved, shown
from .cache import Cache, Kept, folder
from .exchange import Answer, exchange
from .manners import Manners, retry_after
from .wire import Clock

_REDIRECTS = 5
_LEADING = (301, 302, 303, 307, 308)
_MANNERS = Manners()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What stands at an address.

    final_url: after redirects. content_type, charset: in lower case, as the host says, None where it says nothing; neither
    is seen to be true. notices: for the user, not for the record, as they may hold the day's date.
    """

    url: str
    final_url: str
    data: bytes
    content_type: str | None
    charset: str | None
    notices: tuple[str, ...] = ()


def fetch(url: str, settings: Settings, manners: Manners | None = None) -> Fetched:
    """Read one page over http or https; from the cache where the host says that it holds, or where there is no network.

    At most `settings.max_bytes`, packed or not, within `settings.fetch_seconds` and five redirects. Raises InputError, one line,
    for anything else, and for addresses, robots.txt and certificates that forbid it. Proxies of the environment are not used.
    """
    visit = _Visit(url, settings, manners or _MANNERS)
    start = address(url, allow_private=settings.allow_private_addresses)
    try:
        return visit.follow(start)
    except Unreachable as error:
        return visit.kept_copy(start, error)


class _Visit:
    """The steps from one URL to its page."""

    def __init__(self, url: str, settings: Settings, manners: Manners) -> None:
        self.given, self.url = url, shown(url)
        self.settings = settings
        self.manners = manners
        self.cache = Cache(folder(settings.cache_dir))
        self.clock = Clock(settings.fetch_seconds)
        self.numbers: dict[str, tuple[str, ...]] = {}
        self.notices: list[str] = []
        self.asked: set[str] = set()  # hosts that gave a page or a step of it

    def follow(self, start: Address) -> Fetched:
        """The page at the end of the redirects."""
        at = start
        for _ in range(_REDIRECTS + 1):
            self._see_robots(at)
            kept = self.cache.get(at.url, self.settings.max_bytes)
            answer = self._ask(at, kept, delay=None if at.host in self.asked else self.settings.fetch_delay)
            self.asked.add(at.host)
            following = self._following(at, answer)
            if following is None:
                return self._taken(at, answer, kept)
            self._keep(answer, Kept(url=at.url, leads_to=following.url))
            if (at.scheme, following.scheme) == ("https", "http"):
                self.notices.append(f"{self.url}: leads from https to {shown(following.url)}, which anyone on the way can change")
            at = following
        raise InputError(f"{self.url}: leads on more than {_REDIRECTS} times; give the address where it ends")

    def kept_copy(self, start: Address, error: Unreachable) -> Fetched:
        """What was kept of a page that cannot be reached now; raises the error where there is nothing."""
        url = start.url
        for _ in range(_REDIRECTS + 1):
            kept = self.cache.get(url, self.settings.max_bytes)
            if kept is None:
                break
            if kept.leads_to is None:
                why = str(error).rpartition(";")[0]
                return replace(self._fetched(kept), notices=(*self.notices, f"{why}; read from the copy kept on {kept.day}"))
            url = kept.leads_to
        raise error

    def _fetched(self, kept: Kept) -> Fetched:
        return Fetched(
            url=self.given, final_url=kept.url, data=kept.data, content_type=kept.content_type, charset=kept.charset, notices=tuple(self.notices)
        )

    def _ask(self, at: Address, kept: Kept | None = None, *, delay: float | None = None, cut: int | None = None) -> Answer:
        headers = {"User-Agent": _name(self.settings), "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.8"}
        if kept and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept and kept.modified:
            headers["If-Modified-Since"] = kept.modified
        if seconds := self.manners.closed_for(at.origin):
            raise InputError(f"{self.url}: {at.host} asked to be left alone for {seconds} more seconds; try again then")
        with self.manners.turn(at.origin, delay, self.clock):
            try:
                if at.host not in self.numbers:  # looked up once for the whole visit
                    self.numbers[at.host] = resolved(at, allow_private=self.settings.allow_private_addresses, seconds=self.clock.left())
                return exchange(at, self.numbers[at.host], headers, limit=cut or self.settings.max_bytes, clock=self.clock, is_cut=cut is not None)
            except InputError as error:
                raise type(error)(f"{self.url}: {error}") from error

    def _following(self, at: Address, answer: Answer) -> Address | None:
        """Where a redirect leads, seen to be allowed; None where the answer is none."""
        place = answer.headers.get("Location")
        if answer.status not in _LEADING or not place:
            return None
        with suppress(UnicodeError):
            place = place.encode("latin-1").decode("utf-8")  # http.client reads headers as latin-1
        try:
            return address(urljoin(at.url, place.strip().replace(" ", "%20")), allow_private=self.settings.allow_private_addresses)
        except (InputError, ValueError) as error:
            why = str(error) if isinstance(error, InputError) else "no proper address; check it"
            raise InputError(f"{self.url}: leads to an address that is not read: {why}") from error

    def _see_robots(self, at: Address) -> None:
        key = f"{at.scheme}://{at.origin}"
        if not robots.allows(self.manners.rules(key, lambda: self._robots(at)), at.target):
            raise InputError(f"{self.url}: the robots.txt of {at.host} asks programs not to read this page; save it yourself and give the file")

    def _robots(self, at: Address) -> robots.Rules:
        """The rules at a host: none where there is no file, an error where the host cannot say."""
        asked = at._replace(target="/robots.txt")
        for _ in range(_REDIRECTS + 1):
            answer = self._ask(asked, cut=robots.LONGEST)
            if answer.status == 200:
                return robots.rules(answer.data)
            self._see_pause(asked, answer)
            if answer.status >= 500:
                raise InputError(f"{self.url}: the robots.txt of {at.host} answers {answer.status}, so nothing there may be read; try again later")
            try:
                following = self._following(asked, answer)
            except InputError:
                following = None
            if following is None:
                break
            asked = following
        return ()

    def _see_pause(self, at: Address, answer: Answer) -> None:
        waits = answer.headers.get("Retry-After")
        if answer.status == 429 or (answer.status == 503 and waits):
            seconds = retry_after(waits)
            self.manners.stay_away(at.origin, seconds)
            raise InputError(f"{self.url}: {at.host} asks to be left alone for {seconds} seconds ({answer.status}); try again then")

    def _taken(self, at: Address, answer: Answer, kept: Kept | None) -> Fetched:
        """The page out of the last answer, kept for the next time unless the host forbids it."""
        if answer.status == 304 and kept and (kept.etag or kept.modified):
            self.cache.confirm(at.url)
            return self._fetched(kept)
        self._see_pause(at, answer)
        if answer.status != 200:
            raise InputError(f"{self.url}: {at.host} answers {answer.status} {responses.get(answer.status, '')}; check the address, or save the page and give the file")
        page = Kept(
            url=at.url,
            etag=answer.validator("ETag"),
            modified=answer.validator("Last-Modified"),
            content_type=answer.content_type,
            charset=answer.charset,
            data=answer.data,
        )
        self._keep(answer, page)
        return self._fetched(page)

    def _keep(self, answer: Answer, page: Kept) -> None:
        if "no-store" in (answer.headers.get("Cache-Control") or "").lower():
            self.cache.drop(page.url)
        else:
            self.cache.put(page)


def _name(settings: Settings) -> str:
    """How the program calls itself: its name, version, and whom to write to where the user says so."""
    from ... import __version__

    contact = "".join(c for c in settings.contact or "" if " " <= c <= "~" and c not in "()")
    return f"{robots.TOKEN}/{__version__}" + (f" (+{contact})" if contact else "")
