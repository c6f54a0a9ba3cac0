"""Names in one account: what the reader found, repaired by what the whole document and the gazetteer know.

In: a Reading. Out: `Name`s, none inside another. The repairs, in order: gazetteer,
titles cut off, words after a title, given names, family names met elsewhere in
the account, one type for one string. Misses persons named once, without title,
by a name that neither the reader nor the table of given names knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..language import names as persons
from ..language.places import Place, find, forms, lookup

from .reading import Reading

TYPES = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other", "PRODUCT": "other", "MISC": "other", "OTH": "other",
}  # fmt: skip
PLACES = {"country": "country", "part": "country", "short": "short", "capital": "place", "seat": "place", "region": "place", "people": "people", "adjective": "adjective"}
ALSO_GIVEN = frozenset("Jordan Chad Georgia Israel Sofia Paris London Santiago Francis Kenya India America Cuba Roma Rabat Lima Riga Salman".split())
MONTHS_AND_DAYS = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. Mon. Tues. Wed. Thurs. Fri. Sat. Sun.""".split()
)
NOT_NAMES = frozenset(
    """The A An This That These Those He She It They We You I His Her Its Their Our My And But Or If When While As At In On For From With By To Of
    After Before Since Because Although Though However Meanwhile Still Also Not No Yes So Then There Here Who What Why How Where Which Says Said
    Administration Government House Party Campaign Tower Doctrine Foundation University College Institute Center Centre Street Avenue""".split()
)


POINTS = {"north": "North ", "south": "South ", "east": "East ", "west": "West "}
OF_PERSONS = frozenset("administration campaign presidency team regime era aide aides supporters supporter family".split())


class Name(NamedTuple):
    """Tokens start..end name something; type as for entities, or adjective, people, short, capital as the gazetteer says."""

    start: int
    end: int
    type: str
    place: Place | None
    by: str


def names(reading: Reading) -> list[Name]:
    """Every name of the account, in order, without overlaps."""
    known = from_gazetteer(reading)
    found = settle(reading, known, from_reader(reading))
    found = after_titles(reading, found)
    found = by_given_name(reading, found)
    found = one_type(reading, found)
    found = by_family_name(reading, found)
    return sorted([*found, *points(reading, found)])


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


def without_overlaps(found: list[Name]) -> list[Name]:
    """The longer of two names that overlap, then the earlier."""
    out: list[Name] = []
    for name in sorted(found, key=lambda name: (name.start - name.end, name.start)):
        if not any(name.start < other.end and other.start < name.end for other in out):
            out.append(name)
    return sorted(out)


def _is_namelike(reading: Reading, start: int, end: int) -> bool:
    """A name has a capital (or is a figure-and-letter word); a pronoun or a word of grammar alone is none."""
    words = [token for token in reading.doc[start:end] if token.text[:1].isalnum()]
    if not words or len(words) > 12 or all(token.text in NOT_NAMES or token.text in MONTHS_AND_DAYS for token in words):
        return False
    if all(token.lower_ in persons.modifiers() or token.lower_ in persons.TOPICS or persons.title(token.text) for token in words):
        return False  # `Secretary of [Defense]`
    return any(any(c.isupper() for c in token.text) for token in words)


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


def settle(reading: Reading, known: list[Name], read: list[Name]) -> list[Name]:
    """`entity.settle.v1`: one set without overlaps from gazetteer and reader; says for each clash who is believed."""
    taken: dict[int, Name] = {i: name for name in known for i in range(name.start, name.end)}
    out: list[Name] = []
    for name in read:
        if name.type == "person":
            name = name._replace(start=title_end(reading, name.start, name.end, taken))
        for part in _parts(reading, name, taken):
            clashes = {taken[i] for i in range(part.start, part.end) if i in taken}
            if _believed(part, clashes):
                for clash in clashes:
                    for i in range(clash.start, clash.end):
                        taken.pop(i, None)
                country = next((c.place for c in sorted(clashes) if c.place and c.place.country and part.type in ("organisation", "place")), None)
                place = Place(reading.text(part.start, part.end), part.type, country.country) if country else None
                out.append(part._replace(place=place))
    return sorted({*out, *taken.values()})


def _parts(reading: Reading, name: Name, taken: dict[int, Name]) -> list[Name]:
    """`North Korea's Workers' Party`, `Seoul, South Korea`: cut after a known country and its mark."""
    if name.end <= name.start:
        return []
    first = taken.get(name.start)
    if first and first.end < name.end and first.type in ("country", "place", "short") and reading.doc[first.end].text in ("'s", "’s", ","):
        return _parts(reading, name._replace(start=first.end + 1), taken)
    for i in range(name.start + 1, name.end):
        if reading.doc[i].text in (",", "(") and name.type != "organisation":
            return _parts(reading, name._replace(end=i), taken) + _parts(reading, name._replace(start=i + 1), taken)
    start, end = trimmed(reading, name.start, name.end)
    return [name._replace(start=start, end=end)] if end > start else []


def _believed(name: Name, clashes: set[Name]) -> bool:
    """True when the reader's span stands against the gazetteer's."""
    if not clashes:
        return True
    inside = all(name.start <= clash.start and clash.end <= name.end and clash.end - clash.start < name.end - name.start for clash in clashes)
    if not inside:
        return False
    last = max(clash.end for clash in clashes)
    if name.type == "person":
        return not any(clash.type in ("adjective", "organisation") or clash.end - clash.start > 1 for clash in clashes)
    if name.type == "organisation":
        return last < name.end or any(clash.start > name.start for clash in clashes)
    return name.type in ("place", "other") and last <= name.end


def title_end(reading: Reading, start: int, end: int, taken: dict[int, Name]) -> int:
    """`entity.title_cut.v1`: where the name begins after demonyms, bodies and titles inside a person's span."""
    doc, i = reading.doc, start
    lead = i
    while i < end:
        known = taken.get(i)
        if known and known.end < end and (known.type == "adjective" or _title_follows(reading, known.end, end)):
            lead = known.end
        elif doc[i].text in ("'s", "’s"):
            lead = i + 1
        elif step := persons.title_at([token.text for token in doc[i:end]], 0):
            lead = i + step[1]
        elif doc[i].lower_ in persons.modifiers() and _title_follows(reading, i + 1, end):
            lead = i + 1
        else:
            break
        i = lead
    return lead


def _title_follows(reading: Reading, i: int, end: int) -> bool:
    words = [token.text for token in reading.doc[i:end] if token.text not in ("'s", "’s")]
    while words:
        if persons.title_at(words, 0):
            return True
        if words[0].lower() not in persons.modifiers():
            return False
        words = words[1:]
    return False


def points(reading: Reading, found: list[Name]) -> list[Name]:
    """`entity.point.v1`: `the North` for the one country of the account named `North …`, and the first of `North and South Korea`."""
    taken, doc, out = covered(found), reading.doc, []
    countries = {name.place.name: name.place for name in found if name.type == "country" and name.place}
    for i, token in enumerate(doc):
        begins = POINTS.get(token.lower_)
        if begins is None or not token.text[:1].isupper() or i in taken:
            continue
        after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
        second = taken.get(i + 2)
        if after == "and" and second and second.type == "country" and second.place and doc[i + 2].lower_ in POINTS:
            place = lookup(begins + second.place.name.partition(" ")[2])
        elif i and doc[i - 1].lower_ == "the" and after not in ("of", "-") and not (after[:1].isalpha() and doc[i + 1].text[:1].isupper()):
            tails = {name.partition(" ")[2] for name in countries if name.startswith(tuple(POINTS.values()))}
            place = lookup(begins + tails.pop()) if len(tails) == 1 else None
        else:
            continue
        if place and place.kind == "country":
            out.append(Name(i, i + 1, "short", place, "entity.point.v1"))
            countries.setdefault(place.name, place)
    return out


def covered(names: Iterable[Name]) -> dict[int, Name]:
    """Name by token."""
    return {i: name for name in names for i in range(name.start, name.end)}


def after_titles(reading: Reading, found: list[Name]) -> list[Name]:
    """`entity.after_title.v1`: capitalised words right after a title are a person's name."""
    taken, out = covered(found), []
    doc, i = reading.doc, 0
    while i < len(doc) - 1:
        words = [token.text for token in doc[i : i + persons.LONGEST_TITLE]]
        step = persons.title_at(words, 0) if doc[i].is_alpha or doc[i].text.endswith(".") else None
        if step is None or (not doc[i].text[:1].isupper() and step[0].kind == "honorific"):
            i += 1
            continue
        start = i + step[1]
        end = name_end(reading, start, taken)
        i = start
        if end > start and not is_title_case(reading, start) and start not in taken:
            if step[0].kind == "honorific" or doc[start - 1].text[:1].isupper() or end - start > 1:
                out.append(Name(start, end, "person", None, "entity.after_title.v1"))
                taken.update(covered(out[-1:]))
                i = end
        elif start in taken and taken[start].type != "person" and step[0].kind == "honorific" and taken[start].end - taken[start].start == 1:
            found = [name for name in found if name != taken[start]]
            out.append(Name(start, start + 1, "person", None, "entity.after_title.v1"))
    return sorted({*found, *out})


def name_end(reading: Reading, start: int, taken: dict[int, Name], longest: int = 4) -> int:
    """The end of the run of capitalised words from `start`, hyphens and particles included; `start` when there is none."""
    doc, i, n = reading.doc, start, 0
    while i < len(doc) and n < longest:
        word = doc[i]
        if i > start and ("\n" in doc[i - 1].text or not doc[i - 1].whitespace_ and doc[i - 1].text != "-"):
            break
        if n > 0 and (last := particle_end(reading, i)) > i:
            i, n = last, n + 1
            continue
        if not (word.text[:1].isupper() and word.text.replace("'", "").replace("’", "").replace(".", "").replace("-", "").isalpha()):
            break
        if i in taken or word.text in MONTHS_AND_DAYS or word.text in NOT_NAMES or persons.title(word.text) or _title_follows(reading, i, i + 4):
            break
        i, n = i + 1, n + 1
        while i + 1 < len(doc) and doc[i].text == "-" and not doc[i - 1].whitespace_ and not doc[i].whitespace_ and doc[i + 1].is_alpha:
            i += 2
    return i


def is_title_case(reading: Reading, i: int) -> bool:
    """True where the sentence of a token is a headline with most of its words capitalised."""
    start, end = reading.sentences[reading.sentence_of[i]]
    words = [token.text for token in reading.doc[start:end] if token.is_alpha and len(token.text) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def by_given_name(reading: Reading, found: list[Name]) -> list[Name]:
    """`entity.given_name.v1`: a known given name and a capitalised word after it, where the reader saw nothing."""
    taken, out, doc = covered(found), [], reading.doc
    for i, token in enumerate(doc[:-1]):
        if i in taken or not token.text[:1].isupper() or token.text.isupper() or is_title_case(reading, i) and not _hyphenated(reading, i + 1):
            continue
        if persons.gender(token.text) is None and not (token.text in persons.FAMILY_FIRST and _hyphenated(reading, i + 1)):
            continue
        if token.text in MONTHS_AND_DAYS or token.text in ("Will", "Mark", "Grant", "Grace", "Faith", "Hope", "Rich", "Bill", "Frank", "Christian", "Victor"):
            continue
        end = name_end(reading, i, taken, 3)
        if end > i + 1 and end - i <= 5:
            out.append(Name(i, end, "person", None, "entity.given_name.v1"))
            taken.update(covered(out[-1:]))
    return sorted({*found, *out})


def _hyphenated(reading: Reading, i: int) -> bool:
    """`Jong-un`: a capital before the hyphen and a small letter after it, in one token or three."""
    doc = reading.doc
    word = doc[i].text + (doc[i + 1].text + doc[i + 2].text if i + 2 < len(doc) and doc[i + 1].text == "-" and not doc[i].whitespace_ else "")
    head, mark, tail = word.partition("-")
    return bool(mark) and head.istitle() and head.isalpha() and tail[:1].islower() and tail.isalpha()


def by_family_name(reading: Reading, found: list[Name]) -> list[Name]:
    """`entity.family_name.v1`: a capitalised word that is the family name of a person named elsewhere in the account."""
    family: dict[str, None] = {}
    counts: Counter[str] = Counter()
    for name in found:
        if name.type == "person":
            words = reading.text(name.start, name.end)
            counts[words] += 1
            if " " in words or name.by == "entity.after_title.v1" or counts[words] > 1:
                family.update(dict.fromkeys(form for form in persons.family_names(words) if len(form) > 1))
    out, doc, known, taken = set(found), reading.doc, forms(), covered(found)
    for i, token in enumerate(doc):
        if token.text not in family or not token.text[:1].isupper() or token.text in known and token.text not in ALSO_GIVEN:
            continue
        here = taken.get(i)
        if here is None and not _is_word_first(reading, i):
            out.add(Name(i, i + 1, "person", None, "entity.family_name.v1"))
        elif here and here.end - here.start == 1 and here.type not in ("person", "adjective", "country") and not (here.place and here.place.is_body):
            out.discard(here)
            out.add(Name(i, i + 1, "person", None, "entity.family_name.v1"))
    return sorted(out)


def _is_word_first(reading: Reading, i: int) -> bool:
    """A sentence's first word that the reader takes for a common word (`Will`, `Moon`) is no name."""
    token = reading.doc[i]
    starts = i == reading.sentences[reading.sentence_of[i]][0]
    return starts and reading.has_tags and token.pos_ not in ("PROPN", "NOUN", "X", "")


def one_type(reading: Reading, found: list[Name]) -> list[Name]:
    """`entity.majority.v1`: one string has one type in one account; a title or the gazetteer outvotes the reader."""
    votes: dict[str, Counter[str]] = {}
    for name in found:
        weight = 1 if name.by == "entity.reader.v1" else 3
        votes.setdefault(reading.text(name.start, name.end), Counter())[name.type] += weight
    out = []
    for name in found:
        counts = votes[reading.text(name.start, name.end)]
        best = max(counts, key=lambda kind: (counts[kind], kind == name.type, kind))
        if name.by == "entity.reader.v1" and best != name.type and counts[best] > counts[name.type]:
            place = lookup(reading.text(name.start, name.end))
            name = name._replace(type=best, place=place, by="entity.majority.v1")
        out.append(name)
    return out
