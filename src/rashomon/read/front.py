"""The `key: value` lines between two `---` that begin many Markdown files."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,4000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_ENTRY = re.compile(r"(?m)^([A-Za-z_-]{2,30})[ \t]*:[ \t]*[\"']?([^\r\n]*?)[\"']?[ \t]*\r?$")


def front_matter(text: str) -> dict[str, tuple[str, int, int]]:
    """Lower-case key → (value, start, end in the text); empty where the text has no front matter. Lists are not read."""
    block = _BLOCK.match(text)
    if not block:
        return {}
    entries = _ENTRY.finditer(text, block.start(1), block.end(1))
    return {match.group(1).lower(): (match.group(2), *match.span(2)) for match in entries if match.group(2)}
