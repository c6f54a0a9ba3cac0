"""Countries, their people, capitals and bodies: what a form of words stands for.

In: a text or a form. Out: `Place` values with ISO 3166-1 alpha-3 codes. Facts only
(`language/en/{countries,country_aliases,demonyms,organisations,regions}.tsv`);
whether "Moscow" is a city or a government in a sentence is decided elsewhere.
English only; matching is exact in case, but a line in capitals is read too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .lexicon import table

PREFERRED = {"TUR": "Turkey", "MMR": "Myanmar", "CIV": "Ivory Coast", "VAT": "Vatican City", "CPV": "Cape Verde", "CUW": "Curacao"}
SAME = str.maketrans({"’": "'", "‘": "'", "\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "‑": "-", "‐": "-"})
WORD_START = re.compile(r"(?<![\w])(?:[A-ZÀ-Þ]|al[- ]|\d)")


class Place(NamedTuple):
    """What a form stands for.

    kind: country, part, short, capital, seat, adjective, people, region, or a kind of body (igo, government, media, …).
    name is the usual full name; country an ISO 3166-1 alpha-3 code or None.
    """

    name: str
    kind: str
    country: str | None

    @property
    def is_body(self) -> bool:
        """True for an organisation."""
        return self.kind in BODIES


class Found(NamedTuple):
    """A form in a text, as code points, and what it stands for."""

    start: int
    end: int
    place: Place


BODIES = frozenset("igo government legislature military court party armed agency media ngo".split())


@cache
def country_name(iso3: str) -> str:
    """The usual English name of a country; the code itself when unknown."""
    if iso3 in PREFERRED:
        return PREFERRED[iso3]
    names = [row["form"] for row in table("countries") if row["iso3"] == iso3 and row["kind"] == "name"]
    return min(names, key=lambda name: ("&" in name, "St." in name, name), default=iso3)


def _code(value: str) -> str | None:
    return None if value in ("", "-") else value


@cache
def forms() -> dict[str, Place]:
    """Every known form; where two meanings share one, the country wins over the body and the body over the place."""
    out: dict[str, Place] = {}
    for row in table("regions"):
        out[row["form"]] = Place(row["form"], "region", _code(row["country"]))
    for row in table("organisations"):
        names = row["forms"].split(";")
        for form in names:
            out[form] = Place(names[0], row["kind"], _code(row["country"]))
    for row in table("demonyms"):
        code = _code(row["iso3"])
        for form, kind in _demonyms(row):
            out.setdefault(form, Place(country_name(code) if code else form, kind, code))
    kinds = {"name": "country", "alias": "country"}
    for row in (*table("country_aliases"), *table("countries")):
        code, kind = _code(row["iso3"]), kinds.get(row["kind"], row["kind"])
        name = row["form"] if code is None or kind in ("part", "capital", "seat") else country_name(code)
        if kind == "capital" and row["form"] in out and out[row["form"]].kind == "country":
            continue
        out[row["form"]] = Place(name, kind, code)
    for form, place in list(out.items()):
        if len(form) > 4 and place.kind in ("country", "adjective", "capital", "people", "part") and not form.isupper():
            out.setdefault(form.upper(), place)
    return out


def _demonyms(row: dict[str, str]) -> list[tuple[str, str]]:
    adjectives = [] if row["adjective"] == "-" else row["adjective"].split(";")
    out = [(form, "adjective") for form in adjectives]
    people = adjectives if row["people"] == "=" else [] if row["people"] == "-" else row["people"].split(";")
    for word in people:
        singular, _, plural = word.partition("/")
        out += [(singular, "people"), (plural or singular + "s", "people")]
    return out


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for form in forms():
        out.setdefault(re.match(r"\w+|\W", form).group(), []).append(form)  # type: ignore[union-attr]
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in out.items()}


def lookup(form: str) -> Place | None:
    """What a form stands for, a leading "the" and the kind of apostrophe aside; None when unknown."""
    clean = form.translate(SAME)
    known = forms()
    return known.get(clean) or known.get(re.sub(r"^[Tt]he ", "", clean))


def find(text: str) -> list[Found]:
    """The longest known forms in a text, left to right, none inside another.

    A form in capitals of up to four letters (US, AP) is passed over where both neighbours are in capitals too: in a
    headline in capitals it may be the common word.
    """
    flat = text.translate(SAME)
    known, groups = forms(), _by_first_word()
    out: list[Found] = []
    done = 0
    for match in WORD_START.finditer(flat):
        start = match.start()
        if start < done:
            continue
        first = re.compile(r"\w+|\W").match(flat, start)
        for form in groups.get(first.group(), ()) if first else ():
            end = start + len(form)
            is_word = form.isupper() and len(form) <= 4 and "." not in form and _in_capitals(flat, start, end)
            if flat.startswith(form, start) and not _inside_word(flat, form, end) and not is_word:
                out.append(Found(start, end, known[form]))
                done = end
                break
    return out


def _inside_word(flat: str, form: str, end: int) -> bool:
    following = flat[end : end + 1]
    if following.isalnum() or following == "_":
        return True
    return form in ("U.S", "US", "UN", "EU") and following == "." and flat[end + 1 : end + 2].isalpha()


def _in_capitals(flat: str, start: int, end: int) -> bool:
    left = re.findall(r"[A-Za-z]{2,}", flat[max(0, start - 25) : start])
    right = re.findall(r"[A-Za-z]{2,}", flat[end : end + 25])
    return bool(left and right and left[-1].isupper() and right[0].isupper() and len(left[-1]) + len(right[0]) > 5)
