"""Nouns of things that states set up and change, with what tells one from another.

In: one account as told, and the cast of the event. Out: `Named` values: the noun's place, its group and kind, its
telling modifiers, its parties, and who stands around it. English only; a name that the lexicon does not hold is missed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..language.lexicon import Row, table
from ..language.places import find
from ..types import Span
from .entities import Cast
from .keys import named_tokens
from .syntax import Tree
from .units import ZONES, Told, Unit
from .vocabulary import is_of_a_country

PLAIN = frozenset("new own such major latest international joint first last many some more further additional current other any big same early real old late so-called good better best great bad historic controversial percent landmark".split())
FRESH = frozenset({"new", "additional", "more", "further"})
SAME = {"nuke": "nuclear", "atomic": "nuclear", "testing": "test", "weapons": "weapon", "u.s.": "us"}
TELLING = frozenset({"NOUN", "ADJ", "NUM", "PROPN", "VERB"})
LINKS = frozenset({"between", "with", "on", "against", "of", "in", "at", "for", "to", "from", "linking"})
JOINS = frozenset({"link", "connect", "join", "facilitate", "cover"})
LONGEST = 70  # code points of a name
OF_STATES = frozenset({"country", "part", "short", "adjective", "people", "government", "military"})
PRONOUNS = frozenset({"their", "our", "its", "his", "her", "my"})


@dataclass(frozen=True, slots=True)
class Named:
    """One mention: the noun's token, its unit, group, kind, modifiers (lemmas), parties (countries or record entities) and those in its clause.

    `is_new`: a thing not told before ("new", "additional", or singular with "a").
    """

    token: int
    unit: Unit
    group: str
    kind: str
    words: frozenset[str]
    parties: frozenset[str]
    around: frozenset[str]
    is_definite: bool
    is_new: bool
    is_plural: bool
    phrase: tuple[int, int]


def mentions(told: Told, cast: Cast) -> tuple[Named, ...]:
    """Every mention of an instrument in the units of one account, in text order."""
    names = parties(told, cast)
    unit_of = units_of(told)
    found: list[Named] = []
    seen: set[str] = set()
    for i in sorted(unit_of):
        if told.tree.word(i) in ("it", "them") and (back := _meant(told, i, found)):
            found.append(replace(back, token=i, unit=unit_of[i], words=frozenset(), parties=frozenset(), is_definite=True, is_new=False, phrase=(i, i)))
        if told.tree.token(i).pos not in ("NOUN", "PROPN"):
            continue
        words = _modifiers(told.tree, i)
        own, around = _parties(told, i, unit_of, names)
        row = _row(told.tree, i, words, own, seen)
        if row is not None:
            seen.add(row["group"])
            found.append(_named(told, i, unit_of[i], row, words, own, around, names))
    return tuple(found)


def units_of(told: Told) -> Mapping[int, Unit]:
    """Token index to the unit that says it; what stands in none (a reporting clause) to the nearest of its sentence, or to the sentence."""
    found = {i: unit for unit in told.units for i in unit.tokens}
    by_sentence: dict[int, list[Unit]] = {}
    for unit in told.units:
        by_sentence.setdefault(unit.sentence, []).append(unit)
    spoken: dict[int, list[int]] = {}
    for i, token in enumerate(told.account.tokens):
        if i not in found:
            spoken.setdefault(token.sentence, []).append(i)
    zones = [z.start for z in told.account.zones]
    for sentence, tokens in spoken.items():
        own = by_sentence.get(sentence)
        start, end = told.account.tokens[tokens[0]].start, told.account.tokens[tokens[-1]].end
        zone = told.account.zones[max(0, bisect_right(zones, start) - 1)].kind if zones else "body"
        if zone not in ZONES:
            continue
        whole = Unit(told.account.id, -1, tuple(tokens), None, None, "root", (Span(start, end),), sentence, zone, (), "actual")
        for i in tokens:
            found[i] = replace(min(own, key=lambda u: min(abs(i - t) for t in (u.tokens[0], u.tokens[-1]))), statements=()) if own else whole
    return found


def _named(told: Told, i: int, unit: Unit, row: Row, words: Mapping[int, str], own: frozenset[str], around: frozenset[str], names: Mapping[int, str]) -> Named:
    tree = told.tree
    said = {*row["group"].split(), tree.lemma(i), tree.word(i)}
    telling = frozenset(SAME.get(w, w) for c, w in words.items() if not {w, tree.word(c)} & (PLAIN | said) and c not in names and not _is_time(told, c))
    is_plural = tree.token(i).tag in ("NNS", "NNPS")
    fresh = any(tree.lemma(c) in FRESH for c in tree.children[i]) or (not is_plural and any(tree.word(c) in ("a", "an", "another") for c in tree.related(i, "determiner")))
    return Named(
        token=i, unit=unit, group=row["group"], kind=row["kind"], words=telling, parties=own, around=around,
        is_definite=_is_definite(tree, i), is_new=fresh, is_plural=is_plural, phrase=_phrase(tree, i, words),
    )  # fmt: skip


def _meant(told: Told, i: int, found: Sequence[Named]) -> Named | None:
    """The instrument that "it" or "them" as an object stands for: the last one of the sentence, of the same number."""
    tree = told.tree
    if not found or tree.relations[i] != "object" or tree.token(found[-1].token).sentence != tree.token(i).sentence:
        return None
    return found[-1] if found[-1].is_plural == (tree.word(i) == "them") else None


def parties(told: Told, cast: Cast) -> Mapping[int, str]:
    """Token index to a party: a country's code where the name, adjective or person tells one, else the record entity."""
    countries = {e.id: e.country for e in cast.entities if e.country}
    found = {i: countries.get(e, e) for i, e in named_tokens(told.account, cast).items()}
    starts = [t.start for t in told.account.tokens]
    for place in find(told.account.text):
        if place.place.country and place.place.kind in OF_STATES:
            for i in range(bisect_left(starts, place.start), bisect_left(starts, place.end)):
                found.setdefault(i, place.place.country)
    return found


@cache
def _lexicon() -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in table("instruments"):
        found.setdefault(row["words"].split()[-1], []).append(row)
    return {head: tuple(sorted(rows, key=lambda r: -len(r["words"].split()))) for head, rows in found.items()}


def _row(tree: Tree, i: int, words: Mapping[int, str], own: frozenset[str], seen: set[str]) -> Row | None:
    """The row of the lexicon that fits a noun, the longest first; None where its condition is not met."""
    before = [*words.values(), *(tree.word(c) for c in words), *((tree.lemma(tree.token(i).head),) if tree.relations[i] == "object" else ())]
    if tree.relations[i] == "modifier" and tree.token(tree.token(i).head).pos in ("NOUN", "PROPN"):
        return None  # "sanctions regime", "test site": the head noun decides
    lemma = tree.lemma(i)
    for row in _lexicon().get(lemma) or _lexicon().get(lemma.removesuffix("s"), ()):
        *first, _ = row["words"].split()
        if all(w in before for w in first) and _is_met(tree, i, row, before, own, seen):
            return row
    return None


def _is_met(tree: Tree, i: int, row: Row, before: Sequence[str], own: frozenset[str], seen: set[str]) -> bool:
    needs = row["needs"].split(";")
    if needs == ["-"]:
        return True
    if "seen" in needs and row["group"] in seen and _is_definite(tree, i) and not tree.related(i, "modifier"):
        return True
    match needs[0]:
        case "any":
            return bool(own or [w for w in before if w not in PLAIN]) or (row["group"] in seen and _is_definite(tree, i))
        case "proper":
            return tree.token(i).pos == "PROPN" and bool(tree.related(i, "modifier"))
        case "party":
            return bool(own) or any(tree.word(c) in PRONOUNS for c in tree.related(i, "possessor"))
        case "plural":
            return tree.token(i).tag in ("NNS", "NNPS")
    return any(w in needs for w in before)


def _modifiers(tree: Tree, i: int) -> dict[int, str]:
    """Token index to lemma of the words that stand with a noun and tell which one it is, text order; with coordinated ones."""
    found: dict[int, str] = {}
    stack = [c for c in tree.related(i, "modifier", "number", "conjunct", "possessor") if c < i]
    # "nuclear and missile tests": the parse may hang the pair on either word
    while stack:
        c = stack.pop()
        if tree.token(c).pos in TELLING and tree.lemma(c) != "be":
            found[c] = tree.lemma(c)
            stack.extend(d for d in tree.related(c, "modifier", "conjunct") if d < i)
    for c in tree.related(i, "noun-modifier"):
        if tree.token(c).pos in ("NOUN", "PROPN") and any(tree.word(k) in LINKS for k in tree.related(c, "case")):
            found[c] = tree.lemma(c)
            found.update({d: tree.lemma(d) for d in tree.related(c, "modifier") if tree.token(d).pos in TELLING})
            found.update({d: tree.lemma(d) for d in tree.related(c, "conjunct") if tree.token(d).pos in ("NOUN", "PROPN")})
    for clause in tree.related(i, "noun-clause"):
        if tree.lemma(clause) in JOINS:
            found.update({c: tree.lemma(c) for o in tree.related(clause, "object") for c in (o, *tree.related(o, "possessor", "modifier")) if tree.token(c).pos in TELLING})
    return {c: found[c] for c in sorted(found) if found[c][:1].isalnum() and not is_of_a_country(tree.account.text[tree.token(c).start : tree.token(c).end])}


def _parties(told: Told, i: int, unit_of: Mapping[int, Unit], names: Mapping[int, str]) -> tuple[frozenset[str], frozenset[str]]:
    tree = told.tree
    below = [t for c in tree.children[i] if tree.relations[c] in ("modifier", "possessor", "noun-modifier", "oblique", "conjunct") or tree.relations[c].startswith("nmod") for t in _near(tree, c)]
    own = {names[t] for t in below if t in names}
    around = {names[t] for t in unit_of[i].tokens if t in names}
    if any(tree.word(c) in PRONOUNS for c in tree.related(i, "possessor")):
        own |= _subjects(tree, i, names)
    return frozenset(own), frozenset(around | own)


def _is_time(told: Told, i: int) -> bool:
    start = told.tree.token(i).start
    return any(d.start <= start < d.end for d in told.account.dates) and not told.tree.word(i).isdigit()


def _near(tree: Tree, i: int) -> tuple[int, ...]:
    """A token and what hangs on it inside its own phrase: no clause."""
    found, stack = [], [i]
    while stack:
        top = stack.pop()
        found.append(top)
        stack.extend(c for c in tree.children[top] if tree.relations[c] in ("modifier", "possessor", "conjunct", "noun-modifier", "apposition", "flat", "number") or tree.relations[c].startswith("nmod"))
    return tuple(found)


def _subjects(tree: Tree, i: int, names: Mapping[int, str]) -> set[str]:
    """The parties in the subject of the clause above a noun: "they … their summit"."""
    at, steps = i, 0
    while steps < 12:
        subjects = [s for s in tree.related(at, "subject") if s != i]
        if subjects:
            return {names[t] for s in subjects for t in _near(tree, s) if t in names}
        above = tree.token(at).head
        if above == at:
            break
        at, steps = above, steps + 1
    return set()


def _is_definite(tree: Tree, i: int) -> bool:
    return any(tree.word(c) in ("the", "that", "this", "these", "those", *PRONOUNS) for c in tree.related(i, "determiner", "possessor"))


def _phrase(tree: Tree, i: int, words: Mapping[int, str]) -> tuple[int, int]:
    """The first and last token of the noun with its modifiers, as short as it names the thing."""
    start = i
    left = {t for c in tree.children[i] if c < i and tree.relations[c] in ("modifier", "number", "possessor") and tree.word(c) not in PRONOUNS for t in tree.subtree(c)}
    while start - 1 in left or (start - 2 in left and tree.relations[start - 1] == "mark-up"):
        start -= 1
    text = tree.account.tokens
    end = max((c for c in words if i < c < i + 8), default=i)
    while end > i and text[end].end - text[start].start > LONGEST:
        end -= 1
    while start < i and text[i].end - text[start].start > LONGEST:
        start += 1
    while start < i and tree.relations[start] in ("determiner", "mark-up", "case"):
        start += 1
    return start, end
