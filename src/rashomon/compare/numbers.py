"""Figures that cannot both be right.

In: two sides of one point. Out: a `Conflict`, or None. Figures are intervals with a unit and a referent; they conflict
when the intervals are disjoint, unit and referent are the same, the time is the same, and neither side speaks of a
part, a plan or another thing. "Tens of thousands" and 55,000 overlap; "several hours" of talks and "two hours" with one
man have two referents.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Collection, Sequence
from itertools import combinations

from ..types import Conflict, DateMention, Quantity
from .modality import LADDER
from .sides import Side, contradiction
from .vocabulary import term, weight

RULE, RULE_BOUND = "conflict.number.v2", "tension.bound.v1"
BOUND = "{} and {} are bounds of one kind on the same thing, and not the same"
REASON = "{} and {} have no value in common, and both clauses speak of the same thing"
SHARED = 2  # things besides the figure's own noun that the two clauses must share
LOOSE = frozenset("a an the of in on at more than over about nearly some almost around at least up to total roughly approximately just only its their his her".split())
MANY = frozenset("ten dozen score hundred thousand million billion trillion tens dozens scores hundreds thousands millions billions".split())
LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
COUNTED = frozenset({"matter:kill", "matter:wound", "displace", "uproot", "detain", "arrest"})  # deeds whose toll is told as one figure
SUM = re.compile(r"\b(?:(?:so|thus) far|in total|a total of|in all|altogether|overall|per|each|average|averag(?:es|ed|ing)|(?:first|last|next) (?:\w+ )?\d+|(?:first|last|next) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|\w+ of the (?:\w+ )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten))\b", re.IGNORECASE)
ATTRIBUTE = re.compile(r"[\w.,]+\s?-?\s?(?:years?\s?-\s?old|caliber|calibre|block|[ap]\.? ?m\b)", re.IGNORECASE)
MODEL = re.compile(r"\b[A-Z]{2,}\s?-?\s?$")  # "AK 47 rifles" are not 47
CALENDAR = frozenset("year month week day today yesterday january february march april may june july august september october november december".split())
PARTS = frozenset({"another", "additional", "further", "other", "more", "extra", "new"})


def number_conflict(one: Side, other: Side, *, grouped: bool = False) -> Conflict | None:
    """The first pair of figures that cannot both be right, or None; `grouped` says that the two clauses surely tell one thing."""
    if one.account.id == other.account.id and one.unit.zone == other.unit.zone:
        return None
    ours, theirs = one.figures, other.figures
    if not ours or not theirs or "conditional" in (one.unit.realis, other.unit.realis) or not _same_time(one, other):
        return None
    for a in ours:
        for b in theirs:
            if not (_is_met(a, theirs) or _is_met(b, ours)) and disjoint(a, b) and _same_referent(one, a, other, b) and (grouped or _is_one_telling(one, a, other, b)):
                return contradiction("number", RULE, REASON, one, a, other, b)
    return None


def bound_tension(one: Side, other: Side) -> Conflict | None:
    """Two bounds of one kind on the same thing that differ: "up to 40 ships" and "as many as 60 ships"."""
    if one.account.id == other.account.id or "conditional" in (one.unit.realis, other.unit.realis) or not _same_time(one, other):
        return None
    for a in one.figures:
        for b in other.figures:
            if bounds_differ(a, b) and not (_is_met(a, other.figures) and _is_met(b, one.figures) and a.low == b.low and a.high == b.high) and _same_referent(one, a, other, b):
                tension = contradiction("number", RULE_BOUND, BOUND, one, a, other, b)
                return dataclasses.replace(tension, strength="tension", both_true_if="one account leaves more room than the other")
    return None


def bounds_differ(a: Quantity, b: Quantity) -> bool:
    """Whether both are only bounded above, or only below, and not by the same figure."""
    above = a.low is None and b.low is None and a.high is not None and b.high is not None and a.high != b.high
    below = a.high is None and b.high is None and a.low is not None and b.low is not None and a.low != b.low
    return above or below


def comparable(sides: Sequence[Side], differ: Callable[[Quantity, Quantity], bool] | None = None) -> list[tuple[Side, Side]]:
    """The pairs of sides whose figures may conflict, in the order of the sides: figures of one noun, or lengths with a term in common, that `differ` (disjoint)."""
    differ = differ or disjoint
    held: dict[tuple[str, str], dict[tuple, list[tuple[int, Quantity]]]] = {}
    for n, side in enumerate(sides):
        for q in side.figures:
            terms = side.keys.terms if q.unit in LENGTHS else _referent(side, q)[-1:]
            for of in terms:
                held.setdefault((q.unit or "", of), {}).setdefault((q.low, q.high, q.low_open, q.high_open), []).append((n, q))
    found = set()
    for by_value in held.values():
        for one, other in combinations(by_value.values(), 2):
            if differ(one[0][1], other[0][1]):
                found.update((min(i, j), max(i, j)) for i, _ in one for j, _ in other if i != j)
    return [(sides[i], sides[j]) for i, j in sorted(found)]


def _is_met(figure: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether another clause has the figure too, of one unit and one noun: then its other figures count other things."""
    noun = (figure.of or "").split()[-1:]
    return any((figure.unit or "") == (q.unit or "") and (figure.unit or noun == (q.of or "").split()[-1:]) and not disjoint(figure, q) for q in others)


def disjoint(a: Quantity, b: Quantity) -> bool:
    """Whether two intervals share no value; an open end is not part of its interval."""
    low_a, high_a, low_b, high_b = (_end(a.low, -1), _end(a.high, 1), _end(b.low, -1), _end(b.high, 1))
    if high_a == low_b:
        return a.high_open or b.low_open
    if high_b == low_a:
        return b.high_open or a.low_open
    return high_a < low_b or high_b < low_a


def _end(value: float | None, sign: int) -> float:
    return sign * math.inf if value is None else value


def _noun(side: Side, q: Quantity) -> tuple[str, ...]:
    """The terms of the noun phrase the figure counts, its head last; () when there is none."""
    tokens = side.account.tokens
    inside = [i for i in side.unit.tokens if q.start <= tokens[i].start < q.end]
    if not inside:
        return ()
    last = inside[-1]
    nouns = [i for i in inside if tokens[i].pos in ("NOUN", "PROPN")]
    if not nouns:
        for i in range(last + 1, min(last + 6, len(tokens))):
            if tokens[i].pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
                break
            nouns.append(i)
    elif nouns[-1] == last:
        # "16 missile" … "tests": the phrase goes on to its head
        for i in range(last + 1, min(last + 4, len(tokens))):
            if tokens[i].pos not in ("NOUN",) or tokens[i].sentence != tokens[last].sentence:
                break
            nouns.append(i)
    phrase = [i for i in range(inside[0], (nouns[-1] if nouns else last) + 1) if tokens[i].pos in ("NOUN", "PROPN", "ADJ")]
    return tuple(term(side.tree.lemma(i)) for i in phrase if side.tree.lemma(i) not in LOOSE | MANY)


def _referent(side: Side, q: Quantity) -> tuple[str, ...]:
    """What a figure counts; for shares and sums of money what they are a share or a sum of."""
    if q.unit and q.unit not in LENGTHS:
        if (q.of or "").split()[-1:] == ["worth"]:
            return _worth(side, q)
        return tuple(term(word.lower()) for word in (q.of or "").split())
    return _noun(side, q)


def _worth(side: Side, q: Quantity) -> tuple[str, ...]:
    """What a sum is worth of: "$900 worth of chairs" counts chairs."""
    worth = next((i for i in side.unit.tokens if side.account.tokens[i].start >= q.end and side.tree.word(i) == "worth"), None)
    below = side.tree.related(worth, "noun-modifier", "oblique") if worth is not None else ()
    return tuple(term(side.tree.lemma(i)) for i in below[:1])


def _same_referent(one: Side, a: Quantity, other: Side, b: Quantity) -> bool:
    if (a.unit or "") != (b.unit or ""):
        return False
    for side, q in ((one, a), (other, b)):
        before = side.account.text[max(0, q.start - 12) : q.end].lower().split()
        if PARTS & set(before) or ATTRIBUTE.match(side.account.text, q.start) or MODEL.search(side.account.text, max(0, q.start - 8), q.start):
            return False
    if not _same_names(one, other) or (a.unit not in LENGTHS and not _same_complement(one, a, other, b)):
        return False
    words_a, words_b = _referent(one, a), _referent(other, b)
    terms_a, terms_b = set(one.keys.terms), set(other.keys.terms)
    if a.unit not in LENGTHS:
        if not words_a or not words_b or words_a[-1] != words_b[-1]:
            return False
        telling = lambda words: {w for w in words if weight(w) > 0}  # "people" tells nothing, and is no term
        if not (telling(words_a) <= terms_b and telling(words_b) <= terms_a):
            return False
    heads = {words[-1] for words in (words_a, words_b) if words}
    shared = {t for t in (terms_a & terms_b) - heads if weight(one.keys.terms[t]) > 0.2}
    if a.unit in LENGTHS and not shared | (terms_a & terms_b & heads):
        return False  # two lengths of time measure one act only if both clauses name the act
    if a.unit in LENGTHS and not _is_one_act(a.of, b.of, terms_a, terms_b):
        return False
    if a.unit in LENGTHS and _by_others(one, other):
        return False
    names = {n for n in one.keys.around & other.keys.around if not n.startswith("country:")}
    same_day = any(not _apart(x, y) for x in _times(one) for y in _times(other))
    same_side = not names and bool(one.keys.countries & other.keys.countries)
    # "missile tests" names its referent more narrowly than "tests", and needs less beside it
    is_specific = not a.unit and len({*words_a, *words_b}) > 1
    if not is_specific and _is_sum(one) != _is_sum(other):
        return False
    # "killed tens of thousands", "killed hundreds of thousands": what is counted is what the one act did
    is_one_deed = one.keys.predicate is not None and one.keys.predicate == other.keys.predicate and one.keys.predicate in COUNTED
    return len(shared) + len(names) + same_side + same_day + is_one_deed >= SHARED - is_specific


def _is_sum(side: Side) -> bool:
    """Whether the sentence sums up or takes a part: "so far", "in all", "the first", "three of the seven", "per game"."""
    return bool(SUM.search(side.text(side.sentence())))


def _same_names(one: Side, other: Side) -> bool:
    """Whether the clauses do not name different people and places alone."""
    a, b = one.keys.names, other.keys.names
    return not a or not b or bool(a & b) or bool(one.keys.countries & other.keys.countries)


def _same_complement(one: Side, a: Quantity, other: Side, b: Quantity) -> bool:
    """Whether what follows the figures does not tell them apart: 150 miles off the coast, 13 miles from the ship."""
    said = [_complement(side, q) for side, q in ((one, a), (other, b))]
    return not said[0] or not said[1] or bool(said[0] & said[1])


def _complement(side: Side, q: Quantity) -> set[str]:
    """The nouns of the phrases right after a figure's noun that say where, of what or as what."""
    tree, tokens = side.tree, side.account.tokens
    inside = [i for i in side.unit.tokens if q.start <= tokens[i].start < q.end]
    if not inside:
        return set()
    heads = {tree.token(i).head for i in inside} | set(inside)
    below = [c for h in heads for c in tree.related(h, "noun-modifier", "oblique") if c > inside[-1] and c in side.unit.tokens and tokens[c].pos in ("NOUN", "PROPN")]
    return {term(tree.lemma(c)) for c in below if not any(d.start <= tokens[c].start < d.end for d in side.dates) and tree.lemma(c) not in CALENDAR}


def _is_one_telling(one: Side, a: Quantity, other: Side, b: Quantity) -> bool:
    """Whether clauses that were not grouped have one predicate, or a noun so narrow that it needs none ("missile tests"); lengths are told apart by their act."""
    if a.unit in LENGTHS or not one.tree.is_parsed:
        return True
    is_narrow = len(set(_referent(one, a)) | set(_referent(other, b))) > 1
    return is_narrow or one.keys.predicate is not None and one.keys.predicate == other.keys.predicate


def _by_others(one: Side, other: Side) -> bool:
    """Whether two clauses say who does it, and name different doers: judges who serve ten years, and one who served four."""
    doers = [{label for role, label in side.keys.roles if role == "doer"} for side in (one, other)]
    return bool(doers[0] and doers[1] and not doers[0] & doers[1])


def _is_one_act(a: str | None, b: str | None, terms_a: Collection[str], terms_b: Collection[str]) -> bool:
    """Whether two lengths of time last one act: "meeting" and "met", or what the other clause names too; unknown acts may be one."""
    if not a or not b:
        return True
    one, other = a.split()[-1].lower(), b.split()[-1].lower()
    return one[:4] == other[:4] or term(one) == term(other) or term(one) in terms_b or term(other) in terms_a


def _same_time(one: Side, other: Side) -> bool:
    """Whether no dates of the two clauses are disjoint: figures of two times are a change, no conflict."""
    dates = [_times(side) for side in (one, other)]
    if LADDER.index("planned") in [LADDER.index(s.unit.realis) if s.unit.realis in LADDER else 0 for s in (one, other)] and one.unit.realis != other.unit.realis:
        return False
    return not any(_apart(a, b) for a in dates[0] for b in dates[1]) or any(not _apart(a, b) for a in dates[0] for b in dates[1])


def _times(side: Side) -> list[DateMention]:
    return [d for d in side.dates if d.earliest]


def _apart(a: DateMention, b: DateMention) -> bool:
    first, last = (a.earliest or "", (a.latest or a.earliest or "") + "~"), (b.earliest or "", (b.latest or b.earliest or "") + "~")
    return first[1] < last[0] or last[1] < first[0]
