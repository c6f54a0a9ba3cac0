"""Figures that cannot both be right.

In: two sides of one point. Out: a `Conflict`, or None. Figures are intervals with a unit and a referent; they conflict
when the intervals are disjoint, unit and referent are the same, the time is the same, and neither side speaks of a
part, a plan or another thing. "Tens of thousands" and 55,000 overlap; "several hours" of talks and "two hours" with one
man have two referents.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import combinations

from ..types import Conflict, DateMention, Quantity
from .modality import LADDER
from .sides import Side, contradiction
from .vocabulary import term, weight

RULE = "conflict.number.v1"
REASON = "{} and {} have no value in common, and both clauses speak of the same thing"
SHARED = 2  # things besides the figure's own noun that the two clauses must share
LOOSE = frozenset("a an the of in on at more than over about nearly some almost around at least up to total roughly approximately just only its their his her".split())
MANY = frozenset("ten dozen score hundred thousand million billion trillion tens dozens scores hundreds thousands millions billions".split())
LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
COUNTED = frozenset({"matter:kill", "matter:wound", "displace", "uproot", "detain", "arrest"})  # deeds whose toll is told as one figure
PARTS = frozenset({"another", "additional", "further", "other", "more", "extra", "new"})


def number_conflict(one: Side, other: Side) -> Conflict | None:
    """The first pair of figures that cannot both be right, or None."""
    if one.account.id == other.account.id and one.unit.zone == other.unit.zone:
        return None
    ours, theirs = one.figures, other.figures
    if not ours or not theirs or "conditional" in (one.unit.realis, other.unit.realis) or not _same_time(one, other):
        return None
    for a in ours:
        for b in theirs:
            if not (_is_met(a, theirs) or _is_met(b, ours)) and disjoint(a, b) and _same_referent(one, a, other, b):
                return contradiction("number", RULE, REASON, one, a, other, b)
    return None


def comparable(sides: Sequence[Side]) -> list[tuple[Side, Side]]:
    """The pairs of sides whose figures may conflict, in the order of the sides: disjoint figures of one noun, or lengths with a term in common."""
    held: dict[tuple[str, str], dict[tuple, list[tuple[int, Quantity]]]] = {}
    for n, side in enumerate(sides):
        for q in side.figures:
            terms = side.keys.terms if q.unit in LENGTHS else _referent(side, q)[-1:]
            for of in terms:
                held.setdefault((q.unit or "", of), {}).setdefault((q.low, q.high, q.low_open, q.high_open), []).append((n, q))
    found = set()
    for by_value in held.values():
        for one, other in combinations(by_value.values(), 2):
            if disjoint(one[0][1], other[0][1]):
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
        return tuple(term(word.lower()) for word in (q.of or "").split())
    return _noun(side, q)


def _same_referent(one: Side, a: Quantity, other: Side, b: Quantity) -> bool:
    if (a.unit or "") != (b.unit or ""):
        return False
    for side, q in ((one, a), (other, b)):
        before = side.account.text[max(0, q.start - 12) : q.end].lower().split()
        if PARTS & set(before):
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
    names = {n for n in one.keys.around & other.keys.around if not n.startswith("country:")}
    same_day = any(not _apart(x, y) for x in _times(one) for y in _times(other))
    same_side = not names and bool(one.keys.countries & other.keys.countries)
    # "missile tests" names its referent more narrowly than "tests", and needs less beside it
    is_specific = not a.unit and len({*words_a, *words_b}) > 1
    # "killed tens of thousands", "killed hundreds of thousands": what is counted is what the one act did
    is_one_deed = one.keys.predicate is not None and one.keys.predicate == other.keys.predicate and one.keys.predicate in COUNTED
    return len(shared) + len(names) + same_side + same_day + is_one_deed >= SHARED - is_specific


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
