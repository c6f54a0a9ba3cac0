"""Which of several copies is the origin, as far as the texts and their addresses show it.

In: accounts that hold the same text. Out: a `Credit`: the origin, and in words why; or that nothing decides. What says it best comes
first: a link to the address of one, words that name one as where it first stood, the credit of an agency, the earliest date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..language.lexicon import table
from ..types import Account
from .origins import CREDITED, agencies, page

UNDECIDED = "no link, credit or date tells which of them came first"


@dataclass(frozen=True, slots=True)
class Credit:
    """Where copies come from: the account that is the origin, or the agency that none of them is, or neither; `basis` says why."""

    account: Account | None
    name: str | None
    basis: str


def credit(copies: Sequence[Account]) -> Credit:
    """The origin of accounts that hold the same text, whatever their order."""
    ordered = sorted(copies, key=lambda a: (a.uri, a.sha256))
    for found in (_linked, _named, _of_agency, _earliest):
        if (decided := found(ordered)) is not None:
            return decided
    return Credit(None, None, UNDECIDED)


def _linked(copies: Sequence[Account]) -> Credit | None:
    """One that another links to, or whose address another gives as its own, and that does neither to another."""
    own = {i: {page(u) for u in (a.uri, a.url.value if a.url else "") if "://" in u} for i, a in enumerate(copies)}
    cited: dict[int, int] = {}
    for i, account in enumerate(copies):
        named = {page(link.url) for link in account.links} | ({page(account.url.value)} if account.url else set())
        for j, other in enumerate(copies):
            at = {page(other.uri)} if "://" in other.uri else own[j] - own[i]
            if i != j and named & at and page(account.uri) not in at:
                cited.setdefault(j, i)
    origins = [j for j in cited if not any(cited[k] == j for k in cited if k != j)]
    if len(origins) != 1:
        return None
    origin = origins[0]
    return Credit(copies[origin], None, f"{copies[cited[origin]].uri} gives its address")


def _named(copies: Sequence[Account]) -> Credit | None:
    """One whose outlet another names as where the text first stood."""
    found: dict[int, str] = {}
    for j, other in enumerate(copies):
        if other.outlet is None:
            continue
        name = re.escape(other.outlet.value)
        first = re.compile(rf"\b(?:first|originally)\s+(?:appeared|published|posted|ran)\s+(?:in|on|by|at)\s+(?:the\s+)?{name}\b|\bsource:\s*(?:the\s+)?{name}\b", re.IGNORECASE)
        for account in copies:
            if account.outlet is not None and account.outlet.value == other.outlet.value:
                continue
            lines = [account.text[z.start : z.end] for z in account.zones if z.kind in CREDITED]
            if first.search(account.text) or any(re.search(rf"\b{name}\b", line) for line in lines):
                found[j] = f"{account.uri} credits {other.outlet.value}"
    if len({copies[j].outlet.value for j in found}) != 1:  # type: ignore[union-attr]
        return None
    origin = min(found)
    return Credit(copies[origin], None, found[origin])


def _of_agency(copies: Sequence[Account]) -> Credit | None:
    """The agency that they credit, and the copy that the agency itself put out, where there is one."""
    credited = {a.uri: names for a in copies if (names := agencies(a))}
    wires = {name for names in credited.values() for name in names}
    if len(wires) != 1:
        return None
    wire = wires.pop()
    by_itself = [a for a in copies if a.outlet and _agency(a.outlet.value) == wire]
    basis = f"{', '.join(credited)} credit{'s' if len(credited) == 1 else ''} {wire}"
    return Credit(by_itself[0] if len(by_itself) == 1 else None, wire, basis)


@cache
def _agency(outlet: str) -> str | None:
    return next((row["name"] for row in table("origins") if row["kind"] == "wire" and outlet.casefold() in (row["alias"], row["name"].casefold())), None)


def _earliest(copies: Sequence[Account]) -> Credit | None:
    dated = sorted((a.published.date, a.uri, n) for n, a in enumerate(copies) if a.published is not None)
    if len(dated) < 2 or dated[1][0].startswith(dated[0][0]):  # a month or the same day: which came first is open
        return None
    if any(dated[0][0].startswith(date) for date, _, _ in dated[1:]):
        return None
    among = "" if len(dated) == len(copies) else " of those that carry a date"
    return Credit(copies[dated[0][2]], None, f"dated {dated[0][0]}, the earliest{among}")
