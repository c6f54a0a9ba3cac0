"""Offices and callings of persons, from the words around their names.

In: a Reading, its names, one person's name. Out: `Role`s: the words, their place, the
noun, the country they tell. Titles before the name (`Russian Foreign Minister X`), appositions
after it (`X, a senior fellow at …,`) and before it (`the defence minister, X,`), and `X is the minister of …`.
"""

from __future__ import annotations

from typing import NamedTuple

from ..language import names as persons
from .candidates import Name
from .reading import Reading

FARTHEST = 12  # tokens from an apposition's comma to its noun
LONGEST = 30  # tokens of an apposition
DETERMINERS = frozenset("a an the his her its their one another former then both".split())
FORMER = frozenset("former ex then late ex-".split())
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
ENDS = frozenset((",", ".", ";", ":", "(", ")", "—", "–", "--", '"', "”", "“", "!", "?", "…", "[", "]", "|"))
RELATIVES = frozenset("he she they we it i you who whom whose which that where when while as after before because although said says told".split())


class Role(NamedTuple):
    """Tokens start..end say what a person is; `noun` is the token of the title's last word, `group` its class."""

    start: int
    end: int
    noun: int
    text: str
    form: str
    group: str
    gender: str | None
    country: str | None
    by: str


def roles(reading: Reading, name: Name, taken: dict[int, Name]) -> list[Role]:
    """The roles that the words beside one mention of a person give, the title before the name first."""
    before = title_before(reading, name, taken)
    found = [role for role in (before, apposition_after(reading, name, taken)) if role]
    if before is None or before.group == "-":
        found += [role for role in (apposition_before(reading, name, taken), predicate(reading, name, taken)) if role]
    return found


def title_before(reading: Reading, name: Name, taken: dict[int, Name]) -> Role | None:
    """`role.title.v1`: a run of title words that ends where the name begins, with country or body before it."""
    doc, best = reading.doc, None
    first = reading.sentences[reading.sentence_of[name.start]][0]
    end = _before_brackets(reading, name.start, first)
    floor = max(first, end - 8)
    for start in range(end - 1, floor - 1, -1):
        if (doc[start].text in ENDS and doc[start].text != ".") or "\n" in doc[start].text:
            break
        if title := _title_run(reading, start, end):
            best = (start, title)
    if best is None:
        return None
    start, title = best
    if title.kind == "honorific":
        return Role(start, end, end - 1, doc[start:end].text, title.form, "-", title.gender, None, "role.title.v1")
    lead, country = _premodifiers(reading, start, floor - 4, taken)
    if country is None and name.end + 1 < len(doc) and doc[name.end].lower_ == "of":
        country = _country_in(name.end + 1, min(len(doc), name.end + 3), taken)
    return Role(lead, end, _noun(reading, start, end), reading.text(lead, end), title.form, title.group, title.gender, country, "role.title.v1")


def _before_brackets(reading: Reading, start: int, first: int) -> int:
    """`President (and ally) X`: where the words before the brackets end."""
    if start - 1 > first and reading.doc[start - 1].text == ")":
        for i in range(start - 2, max(first, start - 12), -1):
            if reading.doc[i].text == "(":
                return i
    return start


def _title_run(reading: Reading, start: int, end: int) -> persons.Title | None:
    """The title when tokens start..end are modifiers and one title and nothing else."""
    words = [token.text for token in reading.doc[start:end]]
    i = 0
    while i < len(words) and words[0] not in ("-", "and"):
        step = persons.title_at(words, i)
        if step and step[1] == len(words):
            return step[0]
        if words[i].lower() not in persons.modifiers() and words[i] not in ("-", "and"):
            return None
        i += 1
    return None


def _noun(reading: Reading, start: int, end: int) -> int:
    """The head noun of a title: the word before its `of`, else its last."""
    for i in range(start + 1, end):
        if reading.doc[i].lower_ in ("of", "for", "to", "at", "in", "on"):
            return i - 1
    return end - 1


def _premodifiers(reading: Reading, start: int, floor: int, taken: dict[int, Name]) -> tuple[int, str | None]:
    """Countries and bodies right before a title, possessive or not; the country the nearest of them tells."""
    doc, country = reading.doc, None
    floor = max(floor, reading.sentences[reading.sentence_of[start]][0])
    while start > floor:
        before = start - 1
        if doc[before].text in POSSESSIVE and before > floor:
            before -= 1
        known = taken.get(before)
        if known and known.type != "person" and known.end == before + 1:
            start = known.start
            country = country or (known.place.country if known.place else None)
        elif doc[before].lower_ in FORMER | persons.modifiers() and before == start - 1 and doc[before].text != "Then":
            start = before
        elif doc[before].text == "-" and before - 1 >= floor and doc[before - 1].lower_ in FORMER:
            start = before - 1
        else:
            break
    return start, country


def apposition_after(reading: Reading, name: Name, taken: dict[int, Name]) -> Role | None:
    """`role.apposition_after.v1`: a noun phrase with a title, right after the name and a comma (an age may stand between)."""
    doc, i = reading.doc, name.end
    if i + 1 >= len(doc) or doc[i].text not in (",", "(", "—", "–"):
        return None
    if doc[i].text == "," and i + 2 < len(doc) and doc[i + 1].like_num and doc[i + 2].text == ",":
        i += 2
    return _noun_phrase(reading, i + 1, name, taken, "role.apposition_after.v1")


def predicate(reading: Reading, name: Name, taken: dict[int, Name]) -> Role | None:
    """`role.predicate.v1`: `X is the foreign minister of Y`; not for questions, negations or plans."""
    doc, i = reading.doc, name.end
    if i + 2 < len(doc) and doc[i].lower_ in ("is", "was") and doc[i + 1].lower_ in ("a", "an", "the", "now", "currently"):
        return _noun_phrase(reading, i + 1, name, taken, "role.predicate.v1")
    return None


def _noun_phrase(reading: Reading, start: int, name: Name, taken: dict[int, Name], rule: str) -> Role | None:
    doc = reading.doc
    limit = min(len(doc), reading.sentences[reading.sentence_of[name.start]][1], start + LONGEST)
    while start < limit and doc[start].lower_ in ("a", "an", "the", "now", "currently"):
        start += 1
    i, title, after = start, None, start
    words = [token.text for token in doc[start:limit]]
    while i < min(limit, start + FARTHEST):
        if (step := persons.title_at(words, i - start)) and step[0].kind != "honorific":
            title, after = step[0], start + step[1]
            nearer = after < limit and persons.title_at(words, after - start)
            if not nearer and not (after < limit and doc[after].lower_ in persons.modifiers()):
                break
            i = after
            continue
        if (title and doc[i].lower_ not in persons.modifiers()) or not _may_precede(reading, i, taken):
            break
        i += 1
    if title is None or title.kind == "honorific":
        return None
    following = taken.get(after)
    if following and following.type == "person" and doc[after - 1].lower_ not in ("to", "for", "of") and after < limit:
        return None  # `Tillerson, Foreign Minister Lavrov and …` is a list
    end = _phrase_end(reading, after, limit)
    if any(_is_listed(reading, j, taken) for j in range(after, end)):
        return None
    country = _country_in(start, end, taken)
    return Role(start, end, _noun(reading, max(start, after - 1), after), reading.text(start, end), title.form, title.group, title.gender, country, rule)


def _is_listed(reading: Reading, j: int, taken: dict[int, Name]) -> bool:
    """True where another person begins who is no complement: `X, ambassador to China Y and Z`."""
    known = taken.get(j)
    if known is None or known.type != "person" or known.start != j:
        return False
    before = reading.doc[j - 1]
    return before.lower_ not in ("of", "for", "to", "by", "with", "under", "the") and persons.title(before.text) is None


def _may_precede(reading: Reading, i: int, taken: dict[int, Name]) -> bool:
    token = reading.doc[i]
    if token.text in ENDS or token.lower_ in RELATIVES or token.lower_ in ("of", "in", "for", "and", "to", "with"):
        return False
    if i in taken:
        return taken[i].type != "person" or (token.i + 1 < len(reading.doc) and reading.doc[i + 1].text in POSSESSIVE)
    if reading.doc[i - 1].text == "-" and not reading.doc[i - 1].whitespace_:
        return True  # `Scotch-drinking`
    if token.text in POSSESSIVE or token.text == "-" or token.lower_ in persons.modifiers() or token.lower_ in DETERMINERS:
        return True
    return (token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "ADV", "PRON", "DET", "PART", "") and not token.text.endswith("ly")) or token.text[:1].isupper()


def _phrase_end(reading: Reading, i: int, limit: int) -> int:
    doc = reading.doc
    while i < limit and doc[i].text not in ENDS and doc[i].lower_ not in RELATIVES and "\n" not in doc[i].text:
        if doc[i].lower_ in ("and", "but", "or") and i + 1 < limit and doc[i + 1].lower_ in ("a", "an", "the", "his", "her"):
            break
        if reading.has_tags and doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") and doc[i].pos_ in ("VERB", "AUX"):
            break
        i += 1
    return i


def _country_in(start: int, end: int, taken: dict[int, Name]) -> str | None:
    for i in range(start, end):
        known = taken.get(i)
        if known and known.place and known.place.country and (known.type in ("adjective", "country") or known.place.is_body):
            return known.place.country
    return None


def apposition_before(reading: Reading, name: Name, taken: dict[int, Name]) -> Role | None:
    """`role.apposition_before.v1`: `the defence minister, X, …`; the words after the name must close the apposition."""
    doc, comma = reading.doc, name.start - 1
    first = reading.sentences[reading.sentence_of[name.start]][0]
    if comma <= first or doc[comma].text not in (",", ":", "—", "–"):
        return None
    after = doc[name.end].text if name.end < len(doc) else "."
    if after not in ENDS and doc[name.end].lower_ not in ("who", "'s", "’s") and "\n" not in after:
        return None
    for i in range(comma - 1, max(first, comma - FARTHEST) - 1, -1):
        if doc[i].text in ENDS or doc[i].lower_ in RELATIVES or (i in taken and taken[i].type == "person"):
            return None
        words = [token.text for token in doc[i:comma]]
        step = persons.title_at(words, 0)
        if step is None or step[0].kind == "honorific" or (doc[i - 1].text == "-" and not doc[i - 1].whitespace_):
            continue
        if not _only_complement(reading, i + step[1], comma):
            return None
        start = i
        while start > first and _title_run(reading, start - 1, i + step[1]):
            start -= 1
        lead, country = _premodifiers(reading, start, start - 8, taken)
        is_definite = (lead > first and doc[lead - 1].lower_ in ("the", "a", "an", "his", "her", "its", "their")) or lead < start or lead == first
        if not is_definite:
            return None
        country = country or _country_in(i, comma, taken)
        text = reading.text(lead, comma)
        return Role(lead, comma, _noun(reading, start, i + step[1]), text, step[0].form, step[0].group, step[0].gender, country, "role.apposition_before.v1")
    return None


def _only_complement(reading: Reading, start: int, end: int) -> bool:
    """True when tokens start..end are nothing or `of/for/at … noun`."""
    if start >= end:
        return True
    if reading.doc[start].lower_ not in ("of", "for", "to", "at", "in", "on"):
        return False
    return all(token.pos_ not in ("VERB", "AUX") for token in reading.doc[start:end])
