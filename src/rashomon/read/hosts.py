"""Outlets and hosts that the program knows: who publishes at an address, and names that can stand as a masthead."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files as resources
from urllib.parse import urlsplit

_SUFFIX = re.compile(r"\s+[|–—·-]\s+([^|]{2,50})$")
_PRIMARY_HOST = re.compile(
    r"(?:^|\.)(?:gov|mil|int)(?:\.[a-z]{2})?$|(?:^|\.)(?:gob|gouv|govt|go|gc)\.[a-z]{2}$|(?:^|\.)gouv\.fr$|(?:^|\.)(?:un|nato|osce|opcw|iaea|icj-cij|icc-cpi|imf|wto|who|oecd|europa)\.(?:org|int|eu)$"
)
_PRESS_WORDS = re.compile(r"(?:news|times|post|herald|tribune|gazette|journal|press|daily|guardian|observer|chronicle|telegraph|standard|mirror|today|globe|courier|dispatch|inquirer|examiner|radio|broadcast)")


@dataclass(frozen=True, slots=True)
class Host:
    """One row of `hosts.tsv`: an address ending, who publishes there, and the kind of link: primary, press, social."""

    host: str
    name: str
    kind: str


@cache
def hosts() -> dict[str, Host]:
    """Known hosts by address ending (`example.org`)."""
    with resources(__package__).joinpath("hosts.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["host"]: Host(row["host"], row["name"], row["kind"]) for row in rows}


@cache
def _by_name() -> dict[str, Host]:
    return {key(host.name): host for host in reversed(hosts().values()) if host.kind == "press" and host.name}


def host_of(url: str) -> str:
    """The host of an address in lower case without `www.`; empty where it has none."""
    try:
        host = urlsplit(url if "//" in url else "//" + url).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|mobile|amp|edition)\.", "", host.lower())


def known_host(url: str) -> Host | None:
    """The known host that an address belongs to, sub-domains included."""
    parts = host_of(url)[-253:].split(".")[-8:]
    return next((hosts()[".".join(parts[i:])] for i in range(len(parts) - 1) if ".".join(parts[i:]) in hosts()), None)


def link_kind(url: str) -> str:
    """primary (governments, courts, international bodies), press, social or other, from the address alone."""
    return _host_kind(host_of(url))


@lru_cache(maxsize=4096)
def _host_kind(host: str) -> str:
    if known := known_host(host):
        return known.kind
    if _PRIMARY_HOST.search(host):
        return "primary"
    return "press" if _PRESS_WORDS.search(host) else "other"


def named(text: str) -> str | None:
    """The outlet whose name a text is, whatever its case and article; None where no known outlet has it."""
    found = _by_name().get(key(text))
    return found.name if found else None


def mentioned(text: str) -> list[tuple[str, int, int]]:
    """Known outlets named in a short text: (name, start, end); names of one common word need their capital."""
    out = []
    for match in re.finditer(r"\b[A-Z][\w.&'’]*(?:\s(?:of|the|on|and|&|in|[A-Z][\w.&'’]*))*", text[:2000]):
        tokens = list(re.finditer(r"\S+", match.group()))
        for size in range(len(tokens), 0, -1):
            hits = [
                (name, match.start() + tokens[i].start(), match.start() + tokens[i + size - 1].end())
                for i in range(len(tokens) - size + 1)
                if not (size == 1 and tokens[i].group().lower() in _COMMON)
                and (name := named(match.group()[tokens[i].start() : tokens[i + size - 1].end()]))
            ]
            if hits:
                out.extend(hits)
                break
    return out


def suffix_start(text: str) -> int | None:
    """Where an outlet's name begins that a page's title ends with (`Title | Outlet`), its bar included; None where none does."""
    if len(text) > 250 or not (match := _SUFFIX.search(text)) or not named(match.group(1)):
        return None
    return match.start() + len(match.group()) - len(match.group().lstrip())


_SOURCE = re.compile(r"(?i)\W{0,6}(?:source url|source|url|permalink|original (?:url|link|article)|retrieved from|link to (?:the )?article)\W{0,6}\s*:?\W{0,4}\s*<?(https?://[^\s<>)\]]+)")


def source_address(text: str) -> tuple[str, int, int] | None:
    """The page's own address where a line gives it (`Source URL: <…>`): (address, start, end)."""
    match = _SOURCE.match(text) if len(text) <= 600 else None
    return (match.group(1), match.start(1), match.end(1)) if match else None


def source_label(text: str) -> str | None:
    """The telling part of the page's own host: `harbourpost` of `www.harbourpost.co.uk`."""
    found = source_address(text)
    if not found:
        return None
    parts = [part for part in host_of(found[0]).split(".") if part not in ("com", "org", "net", "co", "uk", "gov", "edu", "info")]
    return max(parts[:-1] if len(parts) > 1 and len(parts[-1]) == 2 else parts, key=len, default=None)


# Outlets' names that are common words: one of them alone in a line is no mention.
_COMMON = frozenset("vice time rare reason slate salon fortune quartz nation hill times mirror sun independent express economist guardian telegraph axios sky national australian".split())


def key(name: str) -> str:
    """A name or address label reduced to its letters, for comparison."""
    return re.sub(r"[\W_]|^the\s", "", name.lower().strip())
