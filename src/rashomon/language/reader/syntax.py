"""One thin view of a parse, whatever its labels: UD or ClearNLP.

The shipped reader speaks Universal Dependencies (nsubj:pass, obj, obl:agent),
`en_core_web_*` the older ClearNLP labels (nsubjpass, dobj, agent + pobj). Rules
ask here and hold for both. Every function takes the verb (or the head word) and
returns tokens in text order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "nsubjpass", "csubjpass"})
PASSIVE = frozenset({"nsubj:pass", "csubj:pass", "aux:pass", "nsubjpass", "csubjpass", "auxpass"})
OBJECTS = frozenset({"obj", "iobj", "dobj", "dative"})
COMPLEMENTS = frozenset({"ccomp", "xcomp"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "cop"})
PARTICLES = frozenset({"compound:prt", "prt"})
CLAUSES = frozenset({"acl", "acl:relcl", "relcl", "advcl", "advcl:relcl", "parataxis", "ccomp", "csubj", "conj", "cc", "punct"})
UD_ONLY = frozenset({"obj", "obl", "case", "nmod", "nsubj:pass", "aux:pass", "obl:agent", "cop"})


def is_scheme_ud(doc: Doc) -> bool:
    """Are the labels Universal Dependencies? False for ClearNLP's, or no parse."""
    clear = sum(t.dep_ in ("pobj", "dobj", "prep", "nsubjpass", "attr", "auxpass") for t in doc)
    return sum(t.dep_ in UD_ONLY for t in doc) > clear


def _children(token: Token, labels: Iterable[str]) -> list[Token]:
    return [t for t in token.children if t.dep_ in labels]


def subjects(verb: Token) -> list[Token]:
    """Subjects, of passives too; a verb joined to another by "and" takes its.

    The subject of "to do" under "wants" is not looked for.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        if found := _children(verb, SUBJECTS):
            return found
        if verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            verb = verb.head
    return []


def objects(verb: Token) -> list[Token]:
    """Direct and indirect objects that are nouns or pronouns."""
    return _children(verb, OBJECTS)


def is_passive(verb: Token) -> bool:
    """Does the verb stand in the passive voice?"""
    return any(t.dep_ in PASSIVE for t in verb.children)


def agent(verb: Token) -> list[Token]:
    """Who did it, in a passive: the nouns after "by"."""
    found = _children(verb, ("obl:agent",))
    for by in _children(verb, ("agent",)):
        found += _children(by, ("pobj",))
    if not found and (is_passive(verb) or verb.tag_ == "VBN"):
        found = [noun for word, noun in obliques(verb) if word.lower_ == "by" and noun.ent_type_ not in ("DATE", "TIME")]
    return sorted(found, key=lambda t: t.i)


def obliques(head: Token) -> list[tuple[Token, Token]]:
    """(preposition, noun) pairs that hang on a verb or noun."""
    out = []
    for t in head.children:
        if t.dep_.split(":")[0] in ("obl", "nmod"):
            out += [(c, t) for c in t.children if c.dep_ == "case"][:1]
        elif t.dep_ in ("prep", "agent"):
            out += [(t, c) for c in t.children if c.dep_ == "pobj"]
    return out


def clausal_complements(verb: Token) -> list[Token]:
    """Heads of the clauses a verb takes: "said that …", "wants to …".

    In UD a clause before "he said" is the main one and `said` its parataxis; it
    is returned as the complement, as ClearNLP has it.
    """
    found = _children(verb, COMPLEMENTS)
    speaks = verb.dep_ == "parataxis" and verb.head.i < verb.i and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
    if not found and speaks and _children(verb, SUBJECTS) and not _children(verb, ("obj",)):
        found = [verb.head]
    return found


def conjuncts(token: Token) -> list[Token]:
    """The words coordinated with a token, itself left out, in text order."""
    first, seen = token, {token.i}
    while first.dep_ == "conj" and first.head.i not in seen:
        first = first.head
        seen.add(first.i)
    out, todo = [first], [first]
    while todo:
        for t in _children(todo.pop(), ("conj",)):
            if t not in out:
                out.append(t)
                todo.append(t)
    return sorted((t for t in out if t.i != token.i), key=lambda t: t.i)


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and, where UD hangs it on the predicate, the copula."""
    return _children(verb, AUXILIARIES)


def particles(verb: Token) -> list[Token]:
    """ "up" in "gave up"."""
    return _children(verb, PARTICLES)


def is_negated(head: Token) -> bool:
    """Is there "not", "n't" or "never" on this word?"""
    return any(t.dep_ == "neg" or t.lower_ in ("not", "n't", "n’t", "never") and t.dep_ == "advmod" for t in head.children)


def appositions(noun: Token) -> list[Token]:
    """Heads of the appositions of a noun."""
    return _children(noun, ("appos",))


def noun_phrase(noun: Token) -> Span:
    """The noun with its modifiers; clauses, coordinations and edge marks left out."""
    keep, todo = {noun.i}, [noun]
    while todo:
        for t in todo.pop().children:
            if t.dep_ not in CLAUSES and t.dep_ != "appos" and not t.is_space:
                keep.add(t.i)
                todo.append(t)
    start = end = noun.i
    while start - 1 in keep or (start - 2 in keep and noun.doc[start - 1].is_punct and not noun.doc[start - 1].is_quote):
        start -= 1
    while end + 1 in keep:
        end += 1
    return noun.doc[start : end + 1]
