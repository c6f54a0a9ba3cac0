"""When, where, what for, on what condition: the smaller points inside a point.

In: a group of units that say one thing. Out: `Facet` values: for one kind of circumstance the phrases by which two or
more accounts give it. Two accounts that report one act are compared on its date and place even where they use
different words for the act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..types import Span
from .sides import Side
from .syntax import Tree
from .units import Unit
from .vocabulary import term

PLACES = frozenset({"in", "at", "on", "near", "inside", "outside", "along"})
PURPOSE = frozenset({"to", "in", "so"})
CONDITION = frozenset({"if", "unless", "provided", "until"})
PLACE_NOUNS = frozenset("region side border zone town city village capital area province base island coast district headquarters palace airport embassy".split())
LONGEST_PLACE = 9  # words
BEFORE_DATE = frozenset({"in", "on", "at", "from", "since", "until", "by", "as", "of", "before", "after", "early", "late", "about", "around", "between", "during"})
NEIGHBOUR = 12  # code points between two dates of one expression
REASON = frozenset({"because", "as", "since", "after"})


@dataclass(frozen=True, slots=True)
class Facet:
    """One circumstance of a group: its kind (date, place, purpose, condition, reason) and phrases with their units."""

    kind: str
    phrases: tuple[tuple[Unit, Span], ...]


def facets(sides: Sequence[Side], units_of: Mapping[str, Sequence[Unit]]) -> list[Facet]:
    """The circumstances that at least two accounts of the group give."""
    found: dict[str, dict[str, list[tuple[Unit, Span]]]] = {}
    for side in sides:
        for kind, unit, span in _circumstances(side, units_of[side.account.id]):
            found.setdefault(kind, {}).setdefault(side.account.id, []).append((unit, span))
    made = []
    by_id = {s.account.id: s for s in sides}
    for kind, by_account in sorted(found.items()):
        if kind == "date":
            by_account = _meeting(by_account, by_id)
        if len(by_account) > 1:
            made.append(Facet(kind, tuple(phrase for account in by_account.values() for phrase in dict.fromkeys(account))))
    return made


def _meeting(by_account: Mapping[str, list[tuple[Unit, Span]]], sides: Mapping[str, Side]) -> dict[str, list[tuple[Unit, Span]]]:
    """The dates that another account's dates meet in a word or a day: clauses that are one act may still date two things."""
    words = {(a, phrase): _content(sides[a], phrase[1]) for a, phrases in by_account.items() for phrase in phrases}
    kept: dict[str, list[tuple[Unit, Span]]] = {}
    for (account, phrase), own in words.items():
        if any(own & theirs for (other, _), theirs in words.items() if other != account):
            kept.setdefault(account, []).append(phrase)
    return kept


def facet_relation(facet: Facet, sides: Mapping[str, Side]) -> str:
    """agree when every two accounts share words (or a resolved date) in their phrases; else characterised-differently."""
    if facet.kind == "place":
        return "agree"  # a town and the zone it lies in are one place as far as words tell
    said = [_content(sides[unit.account], span) for unit, span in facet.phrases]
    by_account: dict[str, set[str]] = {}
    for (unit, _), words in zip(facet.phrases, said, strict=True):
        by_account.setdefault(unit.account, set()).update(words)
    sets = list(by_account.values())
    return "agree" if all(a & b for n, a in enumerate(sets) for b in sets[n + 1 :]) else "characterised-differently"


def _content(side: Side, span: Span) -> set[str]:
    tokens = side.account.tokens
    words = {term(tokens[i].lemma.lower()) for i in side.tree.within(*span) if tokens[i].pos in ("NOUN", "VERB", "ADJ", "PROPN", "NUM")}
    return words | {d.earliest for d in side.account.dates if d.earliest and d.earliest == d.latest and span.start <= d.start < span.end}


def _circumstances(side: Side, units: Sequence[Unit]) -> list[tuple[str, Unit, Span]]:
    found = [("date", side.unit, span) for span in _dates(side)]
    dated = {i for _, _, span in found for i in side.unit.tokens if span.start <= side.account.tokens[i].start < span.end}
    found += [("place", side.unit, span) for span in _places(side, dated)]
    for child in units:
        if child.parent == side.unit.order and child.relation == "adverbial" and (kind := _kind(side.tree, child)):
            found.append((kind, child, child.spans[0]))
    return found


def _dates(side: Side) -> list[Span]:
    """Expressions of time in the clause, with the preposition before them; neighbours ("May or early June") are one."""
    found: list[Span] = []
    for date in sorted(side.dates, key=lambda d: d.start):
        if any(q.start < date.end and date.start < q.end for q in side.account.quantities):
            continue  # "after 18 days" is a length, no date
        start = date.start
        for i in reversed([t for t in side.unit.tokens if side.account.tokens[t].end <= date.start]):
            if start - side.account.tokens[i].end > 1 or side.tree.word(i) not in BEFORE_DATE:
                break
            start = side.account.tokens[i].start
        if found and start - found[-1].end <= NEIGHBOUR:
            found[-1] = Span(found[-1].start, date.end)
        else:
            found.append(Span(start, date.end))
    return found


def _places(side: Side, dated: set[int]) -> list[Span]:
    """Phrases with a preposition of place on the predicate or its arguments, their noun a name or a common noun of place."""
    tokens = side.account.tokens
    found = []
    for i in side.unit.tokens:
        if side.tree.relations[i] not in ("oblique", "noun-modifier") or i in dated:
            continue
        case = [c for c in side.tree.related(i, "case") if side.tree.word(c) in PLACES]
        phrase = [t for t in side.tree.subtree(i) if t in side.unit.tokens]
        if case and phrase[:1] == case[:1] and len(phrase) <= LONGEST_PLACE and not dated & set(phrase) and _is_place(side, i, side.tree.word(case[0])):
            found.append(Span(tokens[phrase[0]].start, tokens[phrase[-1]].end))
    return found


def _is_place(side: Side, head: int, preposition: str) -> bool:
    """Whether the noun of a phrase is a place itself: a named one, or a common noun of place."""
    token = side.account.tokens[head]
    for entity in side.account.entities:
        is_place = entity.type == "place" or (entity.type == "country" and preposition in ("in", "inside", "outside"))
        if is_place and any(m.start <= token.start and token.end <= m.end for m in entity.mentions):
            return True
    return side.tree.lemma(head) in PLACE_NOUNS


def _kind(tree: Tree, unit: Unit) -> str | None:
    first = tree.word(unit.tokens[0])
    if first in CONDITION:
        return "condition"
    if first in REASON:
        return "reason"
    words = [tree.word(i) for i in unit.tokens[:4]]
    is_infinitive = any(tree.token(i).pos == "PART" and tree.word(i) == "to" for i in unit.tokens[:4])
    if (first in PURPOSE and "to" in words and is_infinitive) or first == "so":
        return "purpose"
    return None
