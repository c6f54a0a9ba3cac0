"""Candidates for names: what the gazetteer knows and what the reader found, trimmed to whole names.

In: a Reading. Out: two lists of `Name`s, each without overlaps in itself; `names.py` makes one of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..language import names as persons
from ..language.places import Place, find, lookup
from .reading import Reading

TYPES = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other", "PRODUCT": "other", "MISC": "other", "OTH": "other",
}  # fmt: skip
PLACES = {"country": "country", "part": "country", "short": "short", "capital": "place", "seat": "place", "region": "place", "people": "people", "adjective": "adjective"}
MONTHS_AND_DAYS = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. Mon. Tues. Wed. Thurs. Fri. Sat. Sun.""".split()
)
NOT_NAMES = frozenset(
    """The A An This That These Those He She It They We You I His Her Its Their Our My And But Or If When While As At In On For From With By To Of
    After Before Since Because Although Though However Meanwhile Still Also Not No Yes So Then There Here Who What Why How Where Which Says Said
    Administration Government House Party Campaign Tower Doctrine Foundation University College Institute Center Centre Street Avenue""".split()
)
OF_BODIES = frozenset("newspaper newswire magazine network website daily broadcaster company party institute corporation".split())
OF_PERSONS = frozenset("administration campaign presidency team regime era aide aides supporters supporter family".split())
BODY_NOUNS = frozenset(
    """Center Centre Institute Foundation University College Committee Council Commission Court Bank Ministry Department Office Agency Association
    Alliance Federation Academy School Board Bureau Union League Society Museum Church Chamber Organization Organisation Party Congress Parliament Assembly
    Senate Authority Corporation Company Group Network Fund Forum Project Initiative Program Programme Hospital Embassy Consulate""".split()
)


WITH_PURPOSE = frozenset(
    "Center Centre Institute Council Alliance Foundation Association Organization Organisation Commission Committee Fund Society Campaign Coalition Initiative Project".split()
)
PARTY = re.compile(r"^[RDI]-[A-Z]")  # `R-S.C.` behind a senator's name


class Name(NamedTuple):
    """Tokens start..end name something; type as for entities, or adjective, people, short, capital as the gazetteer says."""

    start: int
    end: int
    type: str
    place: Place | None
    by: str


def from_gazetteer(reading: Reading) -> list[Name]:
    """`entity.gazetteer.v1`: countries, demonyms, capitals, bodies and regions by their known forms."""
    out = []
    for start, end, place in find(reading.doc.text):
        if (tokens := reading.tokens_at(start, end)) is None:
            continue
        kind = "organisation" if place.is_body else PLACES[place.kind]
        if kind == "adjective" and _stands_alone(reading, *tokens):
            kind = "people"
        out.append(Name(*tokens, kind, place, "entity.gazetteer.v1"))
    return out


def _stands_alone(reading: Reading, start: int, end: int) -> bool:
    """`the French said`, `the Chinese, who`: a demonym used for the people."""
    before = reading.doc[start - 1].lower_ if start else ""
    if before not in ("the", "many", "some", "most") or end >= len(reading.doc):
        return False
    after = reading.doc[end]
    return after.pos_ in ("VERB", "AUX") or after.lower_ in (",", ".", "who", "have", "had", "are", "were", "do", "did", "will", "said", "say")


def from_reader(reading: Reading) -> list[Name]:
    """The reader's own named entities, trimmed: no blank, article, possessive mark or line break inside."""
    out = []
    for entity in reading.doc.ents:
        kind = TYPES.get(entity.label_)
        if kind is None:
            continue
        start, end = entity.start, entity.end
        for i in range(start, end):  # a name never crosses a line break
            if "\n" in reading.doc[i].text or (i > start and "\n" in reading.doc[i - 1].whitespace_):
                end = i
                break
        start, end = trimmed(reading, start, end)
        if kind == "person":
            start, end = whole_words(reading, start, end)
            while end > start and reading.doc[start].text[0].islower() and not reading.doc[start].text.startswith("al-"):
                start += 1
            while end > start and reading.doc[end - 1].text[0].islower() and reading.doc[end - 2].text != "-":
                end -= 1
        if end > start and _is_namelike(reading, start, end):
            if kind == "person" and end - start == 1 and reading.doc[start].text.isupper() and len(reading.doc[start].text) < 5:
                continue  # `EDT`, `AFP`: initials are no person
            if kind == "organisation":
                start = _organisation_start(reading, start)
            if kind == "person" and end < len(reading.doc) and reading.doc[end].lower_ in OF_BODIES:
                kind = "organisation"
            if kind == "group" and reading.doc[end - 1].pos_ == "ADJ" and not lookup(reading.text(start, end)):
                continue  # an adjective that no country owns
            if kind == "organisation" and end - start == 1 and end < len(reading.doc) and reading.doc[end].lower_ in OF_PERSONS and not lookup(reading.doc[start].text):
                kind = "person"
            out.append(Name(start, end, kind, None, "entity.reader.v1"))
    return without_overlaps(_joined(reading, out))


def _joined(reading: Reading, found: list[Name]) -> list[Name]:
    """A given name and a family name that the reader cut apart are one person."""
    out: list[Name] = []
    for name in sorted(found):
        last = out[-1] if out else None
        if last and last.type == name.type == "person" and last.end == name.start and last.end - last.start == 1 and persons.gender(reading.doc[last.start].text):
            out[-1] = last._replace(end=name.end)
        else:
            out.append(name)
    return out


def _organisation_start(reading: Reading, start: int) -> int:
    """`Center for` before `New Studies`: a body's name begins with the capitalised words before its preposition."""
    doc = reading.doc
    while start > 1 and (doc[start - 1].lower_ == "of" and doc[start - 2].text in BODY_NOUNS or doc[start - 1].lower_ in ("for", "on") and doc[start - 2].text in WITH_PURPOSE):
        start -= 2
        while start > 0 and doc[start - 1].text[:1].isupper() and doc[start - 1].is_alpha and doc[start - 1].text not in NOT_NAMES and not persons.title(doc[start - 1].text) and doc[start - 1].whitespace_:
            start -= 1
    return start


def without_overlaps(found: list[Name]) -> list[Name]:
    """The longer of two names that overlap, then the earlier."""
    out: list[Name] = []
    taken: set[int] = set()
    for name in sorted(found, key=lambda name: (name.start - name.end, name.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            out.append(name)
            taken.update(range(name.start, name.end))
    return sorted(out)


def _is_namelike(reading: Reading, start: int, end: int) -> bool:
    """A name has a capital (or is a figure-and-letter word); a pronoun or a word of grammar alone is none."""
    words = [token for token in reading.doc[start:end] if token.text[:1].isalnum()]
    if not words or len(words) > 12 or all(token.text in NOT_NAMES or token.text in MONTHS_AND_DAYS for token in words):
        return False
    if PARTY.match(reading.text(start, end)):
        return False
    if all(token.lower_ in persons.modifiers() or token.lower_ in persons.TOPICS or persons.title(token.text) for token in words):
        if words[-1].text not in BODY_NOUNS and _in_title(reading, start, end):
            return False  # `Secretary of [Defense]`, `Deputy [Permanent] Representative`
    return any(any(c.isupper() for c in token.text) for token in words)


def _in_title(reading: Reading, start: int, end: int) -> bool:
    """True for words of office inside a title: another title word stands right after them, or `Minister of` before."""
    doc = reading.doc
    if persons.title(reading.text(start, end)) or end < len(doc) and (persons.title(doc[end].text) or doc[end].lower_ in persons.modifiers()):
        return True
    before = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    return before > 0 and doc[before].lower_ in ("of", "for") and persons.title(doc[before - 1].text) is not None


def trimmed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Token bounds without articles, marks and possessive endings at their ends."""
    doc = reading.doc
    while end > start and (doc[end - 1].text in ("'s", "’s", "'", "’", ",", ".", ":", ";", "-", "–", "—", '"', "”", "“", "(", "[") or doc[end - 1].is_space):
        end -= 1
    while end > start and (doc[start].lower_ in ("the", "a", "an", "'", '"', "“", "‘", "(", "[", "-", "—", "–", "•") or doc[start].is_space):
        start += 1
    return start, end


def whole_words(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """A person's name takes the rest of a hyphenated word along: `Kim Jong` + `-un`."""
    doc = reading.doc
    while end + 1 < len(doc) and not doc[end - 1].whitespace_ and doc[end].text == "-" and not doc[end].whitespace_ and doc[end + 1].is_alpha:
        if lookup(doc[end + 1].text):
            break
        end += 2
    last = particle_end(reading, end)
    if last > end:
        return whole_words(reading, start, last)
    if end - start == 2 and end < len(doc) and doc[start].text in persons.FAMILY_FIRST and doc[end].text.istitle() and len(doc[end].text) < 5 and doc[end - 1].whitespace_:
        end += 1  # `Kim Jong` + `Un`
    while start - 1 > 0 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_:
        start -= 2
    return start, end


def particle_end(reading: Reading, i: int) -> int:
    """Where a particle and the capitalised word after it end (`al-Assad` in three tokens, `de Mistura` in two); `i` when there is none."""
    doc = reading.doc
    if i + 1 < len(doc) and (doc[i].lower_ in persons.PARTICLES or doc[i].lower_ in ("al-", "el-")) and i and doc[i - 1].whitespace_ == " ":
        j = i + 1 + (doc[i + 1].text == "-")
        if j < len(doc) and doc[j].text[:1].isupper() and doc[j].is_alpha and (doc[i].text[0].islower() or j > i + 1):
            return j + 1
    return i
