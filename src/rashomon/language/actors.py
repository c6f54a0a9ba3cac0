"""Who acts in politics: nouns with their sector, and names known to the shipped dictionaries.

In: words. Out: PLOVER sectors and (country, sector) pairs. Facts only (`language/en/{role_sectors,agents,leaders,actors}.tsv`); whether
a phrase of a text means someone is decided elsewhere. English only; the distilled dictionary of names ends in 2014.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .lexicon import table
from .names import key

LISTED_TO = 2014  # the last year of the distilled dictionary
LONGEST = 7  # words of the longest form that is looked up
# states that few recognise: the codebook gives them the country that claims them and a sector of their own
PARTLY_RECOGNISED = {
    "Abkhazia": "GEO", "South Ossetia": "GEO", "Luhansk People's Republic": "UKR", "Donetsk People's Republic": "UKR", "Nagorno-Karabakh": "AZE",
    "Northern Cyprus": "CYP", "Transnistria": "MDA", "Somaliland": "SOM", "Western Sahara": "MAR",
}  # fmt: skip
# kinds of bodies in `organisations.tsv`, in PLOVER's words
OF_KIND = {"igo": "IGO", "government": "GOV", "legislature": "LEG", "military": "MIL", "court": "JUD", "party": "PTY", "armed": "REB", "agency": "SPY", "media": "JRN", "ngo": "NGO"}  # fmt: skip


@cache
def _sectors() -> dict[tuple[str, ...], str]:
    """Forms of one or more words; the table written by hand holds over the distilled one."""
    rows = (*table("agents"), *table("role_sectors"))
    return {tuple(row["form"].split()): row["sector"] for row in rows}


def sector(words: Sequence[str], lemma: str = "") -> tuple[str, int] | None:
    """The sector of the longest form with which a noun phrase ends, and how many words it has; None when there is none.

    `words` in lower case, the head noun last; `lemma` is its singular where the reader gives one.
    """
    known = _sectors()
    for n in range(min(LONGEST, len(words)), 0, -1):
        lead = tuple(words[len(words) - n : -1])
        for last in dict.fromkeys((words[-1], lemma.lower() or words[-1], *singulars(words[-1]))):
            if found := known.get((*lead, last)):
                return found, n
    return None


def singulars(word: str) -> tuple[str, ...]:
    """What a plural in lower case may be the plural of."""
    if not word.endswith("s") or len(word) < 4:
        return (word.removesuffix("men") + "man",) if word.endswith("men") and len(word) > 4 else ()
    out = [word[:-1]]
    if word.endswith("ies"):
        out.append(word[:-3] + "y")
    elif word.endswith("es"):
        out.append(word[:-2])
    return tuple(out)


class Office(NamedTuple):
    """What a name stands for from one year to another, both inclusive; 0 and 9999 are open ends."""

    country: str | None
    sector: str | None
    first: int
    last: int


@cache
def _names() -> dict[str, tuple[Office, ...]]:
    out: dict[str, list[Office]] = {}
    for row in table("leaders"):
        for form in row["forms"].split(";"):
            out.setdefault(key(form), []).append(_office(row))
    own = frozenset(out)
    for row in table("actors"):
        form, office = key(row["form"]), _office(row)
        if form in own:
            continue  # the table written by hand is newer
        if row["from"] != "-" and office.last > LISTED_TO:  # who was in office when the list ended may have left it since
            out.setdefault(form, []).append(office._replace(sector=None, first=LISTED_TO + 1))
            office = office._replace(last=LISTED_TO)
        out.setdefault(form, []).append(office)
    return {form: tuple(offices) for form, offices in out.items()}


def _office(row: dict[str, str]) -> Office:
    country = None if row["country"] == "-" else row["country"]
    return Office(country, row["sector"], int(row["from"].replace("-", "0")), int(row["to"].replace("-", "9999")))


def actor(name: str, year: int | None = None) -> tuple[str | None, str | None] | None:
    """(country, sector) of a name as the dictionaries have it, whatever its case and accents; None when they do not know it.

    Whose years in office are over is ELI; before them the sector is None. Without a year the last office counts as held.
    """
    offices = _names().get(key(name))
    if not offices:
        return None
    if year is None:
        last = max(offices, key=lambda o: (o.sector is not None, o.last, o.first))
        return last.country, last.sector
    held = [o for o in offices if o.first <= year <= o.last]
    if held:
        return held[0].country, held[0].sector
    return offices[0].country, "ELI" if year > min(o.last for o in offices) else None
