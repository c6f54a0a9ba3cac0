"""Accounts gathered into the events they report, and why they stand together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Witness(NamedTuple):
    """Something rare that two accounts share; kind name|word|number|date|quotation, text as the account writes it."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One account of a story. `like` is the uri of the member most like it (None alone), `likeness` their cosine (0..1), `witnesses` what they share."""

    account: str
    uri: str
    sha256: str
    outlet: str | None
    title: str | None
    published: str | None
    like: str | None = None
    likeness: float | None = None
    witnesses: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The accounts that report one event, by date and name; number counts from 1, the story most told first.

    The title is that of the account most like the others; earliest and latest (`YYYY-MM-DD`) are publication days.
    """

    number: int
    id: str
    title: str | None
    earliest: str | None
    latest: str | None
    members: tuple[Member, ...]
    by: str
