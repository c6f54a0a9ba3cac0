"""Names in one account: what the reader found, repaired by what the whole document and the gazetteer know.

In: a Reading. Out: `Name`s, none inside another. The repairs, in order: gazetteer,
titles cut off, words after a title, given names, family names met elsewhere in
the account, one type for one string. Misses persons named once, without title,
by a name that neither the reader nor the table of given names knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..language import names as persons
from ..language.places import Place, forms, lookup
from . import clauses
from .candidates import BODY_NOUNS, MONTHS_AND_DAYS, NOT_NAMES, Name, from_gazetteer, from_reader, particle_end, trimmed
from .reading import Reading

ALSO_GIVEN = frozenset("Jordan Chad Georgia Israel Sofia Paris London Santiago Francis Kenya India America Cuba Roma Rabat Lima Riga Salman".split())
COMMON = frozenset(
    """Will Mark Grant Grace Faith Hope Rich Bill Frank Christian Victor Easter Holly Summer Autumn Dawn Art Gene Guy Star Sunny Young Long Major
    Royal Earl Chance Charity Destiny Misty Angel Jewel Precious Treasure Joy Patience Love Merry Ford Chase Hunter Mason Porter Page Miles Rose Ivy
    Ruby Pearl Crystal Ginger Violet Lily Daisy Iris Olive Melody Carol Sky Heaven Harmony Liberty Justice Clay Rocky Stone Wood Lane Forest Brook
    Buck Bud Rod Tad Ty Son Le My Man Ha In So See The Too Many America""".split()
)  # given names that are also common words
SMALL = frozenset("the and for but nor with from into over after amid via upon than off out are was his her its their who not about against between under before".split())
POINTS = {"north": "North ", "south": "South ", "east": "East ", "west": "West "}


def names(reading: Reading) -> list[Name]:
    """Every name of the account, in order, without overlaps."""
    known = from_gazetteer(reading)
    found = settle(reading, known, from_reader(reading))
    found = after_titles(reading, found)
    found = by_given_name(reading, found)
    found = in_headlines(reading, found)
    found = one_type(reading, found)
    found = by_family_name(reading, found)
    short = points(reading, found)
    at = {name.start for name in short}
    return sorted([*(name for name in found if name.start not in at), *short])


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
    if name.type == "person":  # `Michael Bloomberg` is no agency
        tail = {clash for clash in clashes if clash.end == name.end and clash.end - clash.start == 1 and clash.start > name.start}  # `Irvine Welsh`
        clashes = clashes - tail
        return not any(clash.type == "adjective" or clash.end - clash.start > 1 or clash.start == name.start and clash.type == "organisation" for clash in clashes)
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
        here = taken.get(i)
        if begins is None or not token.text[:1].isupper() or (here and (here.end - here.start > 1 or here.by == "entity.gazetteer.v1")):
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
    taken, out, dropped = covered(found), list[Name](), set[Name]()
    doc, i = reading.doc, 0
    while i < len(doc) - 1:
        if not persons.may_begin_title(doc[i].text):
            i += 1
            continue
        step = persons.title_at([token.text for token in doc[i : i + persons.LONGEST_TITLE]], 0)
        if step is None or (not doc[i].text[:1].isupper() and step[0].kind == "honorific"):
            i += 1
            continue
        start = i + step[1]
        end = name_end(reading, start, taken)
        i = start
        if end > start and not is_title_case(reading, start) and start not in taken:
            is_name = not reading.has_tags or doc[end - 1].pos_ in ("PROPN", "X", "PUNCT") or "-" in reading.text(start, end)
            if is_name and (step[0].kind == "honorific" or doc[start - 1].text[:1].isupper() or end - start > 1):
                dropped.update(taken[j] for j in range(start, end) if j in taken)
                out.append(Name(start, end, "person", None, "entity.after_title.v1"))
                taken.update(covered(out[-1:]))
                i = end
        elif start in taken and taken[start].type != "person" and step[0].kind == "honorific" and taken[start].end - taken[start].start == 1:
            dropped.add(taken[start])
            out.append(Name(start, start + 1, "person", None, "entity.after_title.v1"))
    return sorted({*found, *out} - dropped)


def name_end(reading: Reading, start: int, taken: dict[int, Name], longest: int = 4) -> int:
    """The end of the run of capitalised words from `start`, hyphens and particles included; `start` when there is none."""
    doc, i, n = reading.doc, start, 0
    while i < len(doc) and n < longest:
        word = doc[i]
        if i > start and ("\n" in doc[i - 1].text or (not doc[i - 1].whitespace_ and doc[i - 1].text != "-")):
            break
        if n > 0 and (last := particle_end(reading, i)) > i:
            i, n = last, n + 1
            continue
        if not (word.text[:1].isupper() and word.text.replace("'", "").replace("’", "").replace(".", "").replace("-", "").isalpha()):
            break
        if (i in taken and (i == start or taken[i].by != "entity.reader.v1")) or word.text in MONTHS_AND_DAYS or word.text in NOT_NAMES or word.text in BODY_NOUNS or persons.title(word.text) or _title_follows(reading, i, i + 4):
            break
        i, n = i + 1, n + 1
        while i + 1 < len(doc) and doc[i].text == "-" and not doc[i - 1].whitespace_ and not doc[i].whitespace_ and doc[i + 1].is_alpha:
            i += 2
    return i


def is_title_case(reading: Reading, i: int) -> bool:
    """True where the sentence of a token is a headline with all but its small words capitalised."""
    start, end = reading.sentences[reading.sentence_of[i]]
    words = [token.text for token in reading.doc[start:end] if token.is_alpha and len(token.text) > 2 and token.lower_ not in SMALL]
    return sum(word[0].isupper() for word in words) >= 4 and all(word[0].isupper() for word in words)


def by_given_name(reading: Reading, found: list[Name]) -> list[Name]:
    """`entity.given_name.v1`: a known given name and a capitalised word after it, where the reader saw nothing."""
    taken, out, doc = covered(found), [], reading.doc
    for i, token in enumerate(doc[:-1]):
        if i in taken or not token.text[:1].isupper() or token.text.isupper() or (is_title_case(reading, i) and not _hyphenated(reading, i + 1)):
            continue
        if persons.gender(token.text) is None and not (token.text in persons.FAMILY_FIRST and _hyphenated(reading, i + 1)):
            continue
        if token.text in MONTHS_AND_DAYS or token.text in COMMON:
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


def in_headlines(reading: Reading, found: list[Name]) -> list[Name]:
    """`entity.headline.v1`: where every word has a capital, a person's span shrinks to the family name that the account knows."""
    full = {}
    for name in found:
        text = reading.text(name.start, name.end)
        if name.type == "person" and " " in text and not is_title_case(reading, name.start):
            full.update(dict.fromkeys([*persons.family_names(text), text]))
    out = []
    for name in found:
        text = reading.text(name.start, name.end)
        if name.type == "person" and name.end - name.start > 1 and text not in full and is_title_case(reading, name.start):
            known = [i for i in range(name.start, name.end) if reading.doc[i].text in full]
            if len(known) == 1:
                name = Name(known[0], known[0] + 1, "person", None, "entity.headline.v1")
        out.append(name)
    return out


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
    small = {token.text for token in doc if token.text[:1].islower()}
    for i, token in enumerate(doc):
        if token.text not in family or not token.text[:1].isupper() or (token.text in known and token.text not in ALSO_GIVEN):
            continue
        here = taken.get(i)
        if here is None and not (_is_word_first(reading, i) and (token.lower_ in small or token.text in COMMON | MONTHS_AND_DAYS)):
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


def _is_person(reading: Reading, name: Name, alone: set[str]) -> bool:
    """A given name and one or two words more, before a verb of speech or with a family name that stands alone elsewhere: no body."""
    doc, after = reading.doc, name.end
    words = [token.text for token in doc[name.start : name.end]]
    if len(words) not in (2, 3) or persons.gender(words[0]) is None or words[0] in COMMON or BODY_NOUNS & set(words):
        return False
    if words[-1] in alone:
        return True
    after += after < len(doc) and doc[after].text == ","
    return after < len(doc) and clauses.lemma(reading, after) in clauses.speech()


def one_type(reading: Reading, found: list[Name]) -> list[Name]:
    """`entity.majority.v1`: one string has one type in one account; a title or the gazetteer outvotes the reader."""
    votes: dict[str, Counter[str]] = {}
    for name in found:
        weight = 1 if name.by == "entity.reader.v1" else 3
        votes.setdefault(reading.text(name.start, name.end), Counter())[name.type] += weight
    alone = {reading.doc[name.start].text for name in found if name.type == "person" and name.end - name.start == 1}
    out = []
    for name in found:
        counts = votes[reading.text(name.start, name.end)]
        best = max(counts, key=lambda kind: (counts[kind], kind == name.type, kind))
        if name.type in ("organisation", "place") and name.by == "entity.reader.v1" and _is_person(reading, name, alone):
            best, counts = "person", Counter(person=counts[name.type] + 1)
        if name.by == "entity.reader.v1" and best != name.type and counts[best] > counts[name.type]:
            place = lookup(reading.text(name.start, name.end))
            name = name._replace(type=best, place=place, by="entity.majority.v1")
        out.append(name)
    return out
