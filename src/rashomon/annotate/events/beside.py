"""The words around a predicate: what stands by it, before it, over it and under it.

In: a Reading and a Predicate. Out: `Beside`, from which dictionary, rules and model read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...language.reader import clausal_complements, particles
from ...language.reader.syntax import SUBJECTS, auxiliaries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..reading import Reading
    from .predicates import Predicate

DEEPEST = 4  # steps below the predicate that a word may stand
APART = frozenset({"parataxis", "conj", "cc", "punct", "acl:relcl", "relcl", "discourse", "advcl:relcl"})
MODALS = frozenset({"will", "would", "shall", "may", "might", "could", "can", "should", "must", "’ll", "'ll"})
SAYING = frozenset(
    "say tell announce report state add note claim believe think know confirm declare reveal insist argue write explain suggest hear learn show see find".split()
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around a predicate, in lemmas.

    `words` maps a lemma to its steps from the predicate, `names` are those of them that are names. `complement` is the head of the clause it takes,
    `governor` the word whose complement or modifier it is.
    """

    verb: str
    noun: str | None
    particle: str | None
    words: dict[str, int]
    names: frozenset[str]
    before: frozenset[str]
    complement: Token | None
    governor: Token | None
    modals: tuple[str, ...]
    infinitive: bool


def beside(reading: Reading, predicate: Predicate) -> Beside:
    """The surroundings of one predicate. A passive's subject counts as an object; words of other clauses are left out."""
    doc = reading.doc
    head = doc[predicate.token]
    noun = _noun(doc, predicate)
    skip = frozenset() if predicate.kind == "noun" else _subjects(head, predicate)
    names: set[str] = set()
    words = _below(head, names, skip)
    for start in (doc[i] for i in predicate.patients):
        for word, depth in _below(start, names, depth=1).items():
            words.setdefault(word, depth)
    if noun is not None and noun.i != head.i:
        for word, depth in _below(noun, names, depth=1).items():
            words[word] = min(depth, words.get(word, depth))
    before: set[str] = set()
    for i in predicate.agents:
        before.update(_below(doc[i], set()))
    complements = clausal_complements(head) if predicate.kind != "noun" else [t for t in head.children if t.dep_ in ("acl", "ccomp", "xcomp")]
    if noun is not None and not complements:
        complements = [t for t in noun.children if t.dep_ in ("acl", "ccomp", "xcomp")]
    marks = [t for t in head.children if t.dep_ == "mark" and t.lower_ == "to"]
    return Beside(
        verb=lemma(head),
        noun=lemma(noun) if noun is not None else None,
        particle=next((p.lower_ for p in particles(head)), None),
        words=words,
        names=frozenset(names),
        before=frozenset(before),
        complement=complements[0] if complements else None,
        governor=governor(head),
        modals=tuple(t.lower_ for t in auxiliaries(head) if t.lower_ in MODALS),
        infinitive=bool(marks),
    )


def lemma(token: Token) -> str:
    """The lemma in small letters; the word itself where the reader gives none."""
    return str(token.lemma_ or token.text).lower()


def governor(head: Token) -> Token | None:
    """The verb or noun whose complement a predicate is ("agreed to meet": agreed), looking through "and"; else None."""
    seen: set[int] = set()
    token = head
    while token.dep_ == "conj" and token.i not in seen and token.head.i != token.i:
        seen.add(token.i)
        token = token.head
    if token.dep_ in ("xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl", "obl", "nmod", "obj") and token.head.i != token.i:
        return token.head
    return None


def _noun(doc: Doc, predicate: Predicate) -> Token | None:
    if predicate.kind == "noun":
        return doc[predicate.token]
    if predicate.kind != "light":
        return None
    last = predicate.lemma.split(" ")[-1]
    inside = [t for t in doc[predicate.trigger[0] : predicate.trigger[1]] if t.i != predicate.token and lemma(t) == last]
    return inside[0] if inside else None


def _subjects(head: Token, predicate: Predicate) -> frozenset[int]:
    return frozenset(t.i for t in head.children if t.dep_ in SUBJECTS and not predicate.passive)


def _below(head: Token, names: set[str], skip: frozenset[int] = frozenset(), depth: int = 0) -> dict[str, int]:
    """Lemmas under a word with their steps; other clauses, coordinated verbs and `skip` are left out. Names among them go to `names`."""
    found = {lemma(head): depth} if depth or head.pos_ in ("NOUN", "PROPN") else {}
    if found and is_name(head):
        names.add(lemma(head))
    todo = [(head, depth)]
    while todo:
        token, steps = todo.pop()
        for child in token.children:
            is_verb = child.pos_ in ("VERB", "AUX")
            if child.i in skip or child.is_punct or child.is_space or (child.dep_ in APART and (is_verb or token.i == head.i)):
                continue
            for word in {lemma(child), child.lower_}:
                found[word] = min(steps + 1, found.get(word, DEEPEST + 1))
                if is_name(child):
                    names.add(word)
            if steps + 1 < DEEPEST:
                todo.append((child, steps + 1))
    return found


def bare(token: Token) -> Beside:
    """A word as if nothing stood around it."""
    return Beside(lemma(token), lemma(token) if token.pos_ == "NOUN" else None, None, {}, frozenset(), frozenset(), None, None, (), False)


def is_name(token: Token) -> bool:
    """A proper noun, or a part of a name the reader found."""
    return bool(token.pos_ == "PROPN" or token.ent_type_)
