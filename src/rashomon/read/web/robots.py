"""robots.txt → whether a page may be read by this program (RFC 9309).

A file that is no robots.txt holds no rules and so forbids nothing. Time is linear in the file's length times the page's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote_to_bytes

TOKEN = "rashomon"  # the product token that a group of rules may name
LONGEST = 500 * 1024  # bytes that are looked at

Rules = tuple[tuple[str, bool], ...]

_LINE = re.compile(r"[^\r\n]+")
_AGENT = re.compile(r"[A-Za-z_-]+")


def rules(data: bytes) -> Rules:
    """(path pattern, is allowed) for this program: the groups that name it taken together, else those for everybody."""
    own: list[tuple[str, bool]] = []
    everybody: list[tuple[str, bool]] = []
    is_named = False
    agents: set[str] = set()
    was_rule = True
    for key, value in _lines(data):
        if key == "user-agent":
            if was_rule:
                agents, was_rule = set(), False
            agents.add(_agent(value))
            is_named = is_named or TOKEN in agents
        elif key in ("allow", "disallow"):
            was_rule = True
            if value:
                own += [(_normal(value), key == "allow")] if TOKEN in agents else []
                everybody += [(_normal(value), key == "allow")] if "*" in agents else []
    return tuple(own if is_named else everybody)


def allows(found: Rules, target: str) -> bool:
    """Whether the rules let a path (with its query) be read: the longest pattern that fits decides, `allow` where two are as long."""
    if target == "/robots.txt":
        return True
    path = _normal(target)
    fitting = ((len(pattern), is_allowed) for pattern, is_allowed in found if _fits(pattern, path))
    return max(fitting, default=(0, True))[1]


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    text = data[:LONGEST].decode("utf-8-sig", errors="replace")
    for line in _LINE.findall(text):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _agent(value: str) -> str:
    found = _AGENT.match(value)
    return "*" if value == "*" else found[0].lower() if found else ""


def _normal(path: str) -> str:
    """One spelling of percent codes: written where a character needs one, and nowhere else."""
    return quote(unquote_to_bytes(path.replace("%2F", "%252F").replace("%2f", "%252F")), "/*$?&=:@!'()+,;~%[]")


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` and a closing `$` fits from the path's start; pieces are taken as early as they come."""
    is_whole = pattern.endswith("$")
    first, *rest = (pattern[:-1] if is_whole else pattern).split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not is_whole or path == first
    end = _after(path, len(first), rest[:-1] if is_whole else rest)
    return end is not None and (not is_whole or (path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= end))


def _after(path: str, at: int, pieces: Iterable[str]) -> int | None:
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return None
        at = found + len(piece)
    return at
