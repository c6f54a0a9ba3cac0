"""Short labels for accounts: `FA` for Foreign Affairs, the author's initial without an outlet, else the file's name.

In: the accounts of a record. Out: account id -> label, unique, letters and digits only, fit for an address (`#FA-120-188`).
Labels come from the accounts themselves, so the order of inputs changes none that metadata or names can tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from ..types import Account

_SMALL = {"the", "of", "and", "a", "an", "for", "in", "on", "com", "org", "net", "www", "co", "uk"}
_LONGEST = 6


def labels(accounts: Sequence[Account]) -> dict[str, str]:
    """A unique short label for each account id."""
    wished = {a.id: _wish(a) for a in accounts}
    taken: dict[str, str] = {}
    spare = iter(_letters())
    for account in sorted(accounts, key=lambda a: (wished[a.id] == "", a.uri, a.id)):
        stem = wished[account.id]
        rivals = [i for i, w in wished.items() if w == stem]
        options = [f"{stem}{n}" for n in range(1, len(rivals) + 1)] if stem and len(rivals) > 1 else [stem] if stem else []
        label = next((o for o in options if o not in taken), None) or next(s for s in spare if s not in taken)
        taken[label] = account.id
    return {i: label for label, i in taken.items()}


def _wish(account: Account) -> str:
    if account.outlet and (initials := _initials(account.outlet.value)):
        return initials
    for author in account.authors:
        if surname := re.findall(r"[^\W\d_]+", author.value):
            return surname[-1][0].upper()
    stem = re.sub(r"[^A-Za-z0-9]", "", PurePosixPath(account.uri).stem)
    return stem if 0 < len(stem) <= _LONGEST else ""


def _initials(name: str) -> str:
    words = [w for w in re.findall(r"[A-Za-z0-9]+", name) if w.lower() not in _SMALL]
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= _LONGEST:
        return words[0]
    return "".join(w[0].upper() for w in words[:4])


def _letters():
    yield from (chr(65 + n) for n in range(26))
    yield from (f"{chr(65 + n)}{chr(65 + m)}" for n in range(26) for m in range(26))
    n = 1
    while True:
        yield f"N{n}"
        n += 1
