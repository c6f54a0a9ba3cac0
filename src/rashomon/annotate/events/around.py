"""Where around an act the one may stand to whom it is done, the likeliest place first.

In: a Doc and a predicate. Out: groups of head tokens; who of them is somebody is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...language.reader import clausal_complements
from . import arguments

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .predicates import Predicate

Heads = tuple[int, ...]
AFTER = tuple("on upon to toward towards at into from for over by between among of about in near along across".split())
TOWARDS = ("against", "with", *AFTER)
FIRST = {"CONSULT": ("with", "to")}  # in "discussed the crisis with Ankara" the preposition names the party, not the object
MATERIAL = frozenset(("AID", "SANCTION", "COERCE", "MOBILIZE", "RETREAT", "CONCEDE", "COOPERATE", "ASSAULT"))
STRUCK = frozenset(("ASSAULT", "COERCE"))  # a town is captured, a house searched: what is struck is the recipient
SPEECH = frozenset(("PROTEST", "REQUEST", "THREATEN", "ACCUSE", "AGREE", "REJECT"))
SITED = frozenset(("AID", "COERCE", "CONCEDE", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT"))
OWNERS = frozenset(("nmod", "amod", "compound", "nmod:desc"))
DEEP = 3


def near(doc: Doc, predicate: Predicate, kind: str) -> list[Heads]:
    """Objects, nouns after the act's prepositions, and those one step inside an object: `aid to Pakistan`, `Israel's offer`."""
    found = [*_after(predicate.obliques, ("against", *FIRST.get(kind, ()))), predicate.patients]
    found += _after(predicate.obliques, ("with", *(w for w in AFTER if w not in ("by", "in", "of"))))
    if kind not in STRUCK:
        for i in _nouns(predicate):
            found += _beside(doc[i], kind)
    return _without(found, predicate)


def far(doc: Doc, predicate: Predicate, kind: str) -> list[Heads]:
    """Those deeper inside a phrase, in the clause that is the act's content, or reached by a message; then the country where it is done."""
    token = doc[predicate.token]
    found: list[Heads] = []
    if token.dep_ == "acl" and not predicate.passive:
        found += _after(arguments.obliques_of(token.head), ("to", "with"))
    for i in _nouns(predicate):
        found += _inside(doc[i], kind, 0)
    found += _content(token, kind, 0)
    found += _after(predicate.obliques, ("of", "in"))
    if kind in SITED:
        found.append(tuple(i for i in range(*predicate.clause) if _is_site(doc[i])))
    return _without(found, predicate)


def _without(found: Sequence[Heads], predicate: Predicate) -> list[Heads]:
    cut = (tuple(i for i in heads if i not in predicate.agents) for heads in found)
    return [heads for heads in cut if heads]


def _nouns(predicate: Predicate) -> Heads:
    """The things an act is told with: its objects, the noun of a light verb, the nouns after its prepositions."""
    own = (predicate.trigger[1] - 1,) if predicate.kind == "light" and not predicate.passive else ()
    return (*predicate.patients, *own, *(i for word, i in predicate.obliques if word in TOWARDS))


def _after(obliques: Sequence[tuple[str, int]], words: Sequence[str]) -> Iterator[Heads]:
    for word in words:
        if found := tuple(i for w, i in obliques if w == word):
            yield found


def _beside(noun: Token, kind: str) -> list[Heads]:
    """Whose a thing is and whom it is for; of material things the latter comes first."""
    owners = tuple(t.i for t in noun.children if t.dep_ in ("nmod:poss", "poss"))
    owners = owners or tuple(t.i for t in noun.children if t.dep_ in OWNERS and t.i < noun.i and t.text[:1].isupper())
    after = list(_after(arguments.obliques_of(noun), TOWARDS))
    return [*after, owners] if kind in MATERIAL else [owners, *after]


def _inside(noun: Token, kind: str, depth: int) -> Iterator[Heads]:
    """`an extension of the mandate of the force in Lebanon`, `an appeal filed by lawyers`."""
    yield from _beside(noun, kind)
    if depth >= DEEP:
        return
    for _, i in arguments.obliques_of(noun):
        yield from _inside(noun.doc[i], kind, depth + 1)
    for clause in noun.children:
        if clause.dep_ in ("acl", "acl:relcl", "relcl") and clause.pos_ == "VERB":
            yield from _of_clause(clause, kind, depth + 1)


def _content(verb: Token, kind: str, depth: int) -> Iterator[Heads]:
    """`demanded that Russia leave`, `agreed to meet Syria`, `marched calling for the release of …`."""
    if depth > DEEP:
        return
    contents = [t for t in clausal_complements(verb) if t.i > verb.i]
    if kind in SPEECH:
        contents += [t for t in verb.children if t.dep_ == "advcl" and t.i > verb.i and t.pos_ == "VERB" and t not in contents]
    for content in contents:
        yield from _of_clause(content, kind, depth)


def _of_clause(content: Token, kind: str, depth: int) -> Iterator[Heads]:
    doers, done_to = arguments.of_verb(content)
    yield doers
    yield done_to
    yield from _after(arguments.obliques_of(content), TOWARDS)
    for i in done_to:
        yield from _inside(content.doc[i], kind, depth + 1)
    yield from _content(content, kind, depth + 1)


def _is_site(token: Token) -> bool:
    """A country's name right after "in"."""
    return token.ent_type_ == "GPE" and token.i > 0 and token.doc[token.i - 1].lower_ == "in"
