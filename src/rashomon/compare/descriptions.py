"""Who each account says a person is: what follows the name between commas ("Ann Ruiz, a former envoy to Lima, said …").

In: the accounts as told, the cast, all sides. Out: `Draft` values, one for each person whom two accounts or more describe. Only phrases
that begin with a noun of an office or a trade count, so that a list of names is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..types import Span
from .clauses import FINITE
from .entities import Cast
from .epithets import offices
from .keys import named_tokens
from .points import Draft
from .sides import Side
from .syntax import Tree
from .units import Told

BY = "point.description.v1"
LONGEST = 20  # words of a phrase
CLOSING = frozenset(",.;:?!—–()\"“”")
OPENING = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
SURENESS = 0.4  # a point on the side, never on the first screen


def descriptions(stories: Sequence[Told], cast: Cast, sides: Sequence[Side]) -> list[Draft]:
    """The drafts, in the order of the persons in the cast."""
    beside: dict[tuple[str, int], Side] = {}
    for side in sides:
        beside.setdefault((side.account.id, side.unit.sentence), side)
    found: dict[str, dict[str, tuple[Side, tuple[Span, ...]]]] = {}
    persons = {e.id for e in cast.entities if e.type == "person"}
    for told in stories:
        for person, sentence, span in _phrases(told, cast, persons):
            held = beside.get((told.account.id, sentence))
            if held is not None:
                found.setdefault(person, {}).setdefault(told.account.id, (held, (span,)))
    order = [e.id for e in cast.entities if len(found.get(e.id, ())) > 1]
    return [Draft(tuple(found[person].values()), "state", "agree", None, BY, SURENESS) for person in order]


def _phrases(told: Told, cast: Cast, persons: set[str]) -> Iterator[tuple[str, int, Span]]:
    """(person, sentence, phrase) wherever a comma after a name opens a phrase that says what the person is."""
    tree, tokens = told.tree, told.account.tokens
    named = named_tokens(told.account, cast)
    for i in range(1, len(tokens)):
        person = named.get(i - 1)
        if tree.word(i) != "," or person not in persons or i in named:
            continue
        phrase = _phrase(tree, i + 1)
        if phrase and _is_trade(tree, phrase):
            yield person, tokens[i].sentence, Span(tokens[phrase[0]].start, tokens[phrase[-1]].end)


def _phrase(tree: Tree, start: int) -> range:
    """The words from `start` to the next mark in the sentence; none where a verb comes or no mark closes them."""
    tokens = tree.account.tokens
    for end in range(start, min(start + LONGEST, len(tokens))):
        if tree.word(end) in CLOSING:
            return range(start, end)
        if tokens[end].sentence != tokens[start].sentence or tokens[end].tag in FINITE:
            break
    return range(start, start)


def _is_trade(tree: Tree, phrase: range) -> bool:
    first = next((i for i in phrase if tree.token(i).pos == "NOUN"), None)
    return first is not None and tree.token(phrase[0]).pos in OPENING and any(tree.lemma(i) in offices() for i in phrase if tree.token(i).pos == "NOUN" and i - first <= 2)
