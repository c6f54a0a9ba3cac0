"""Clauses: the smallest stretches of an account that say one thing.

In: the tree of an account. Out: for each sentence its clauses as token indices, with the predicate and the clause it
hangs on. A clause ends where another finite clause, a content clause, a relative clause or a coordinated predicate
begins; bare infinitives and short participles stay with their verb. Without a parse, punctuation and joining words
decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from .syntax import Tree

SPLITS = frozenset({"root", "complement", "adverbial", "noun-clause", "relative", "conjunct", "parataxis", "subject-clause"})
UNTENSED = frozenset({"complement", "adverbial", "subject-clause", "noun-clause", "conjunct"})
SHORT = 3  # content words below which a dependent clause stays with its parent
JOINERS = frozenset({"that", "who", "which", "and", "but", "because", "when", "while", "after", "if", "although", "though", "as", "before", "until", "where"})
BREAKS = frozenset({",", ";", ":", "—", "–", "--"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "NUM", "PROPN"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Token indices in text order, the predicate's index (None without a parse), and the parent clause's predicate."""

    tokens: tuple[int, ...]
    head: int | None
    parent: int | None
    relation: str


def clauses(tree: Tree) -> tuple[Clause, ...]:
    """The clauses of one account in text order; every token of a sentence is in exactly one."""
    by_sentence: dict[int, list[int]] = {}
    for i, token in enumerate(tree.account.tokens):
        if token.end <= token.start or not tree.word(i).strip():
            continue  # a blank between zones
        by_sentence.setdefault(token.sentence, []).append(i)
    found: list[Clause] = []
    for indices in by_sentence.values():
        found.extend(_parsed(tree, indices) if tree.is_parsed else _marked(tree, indices))
    return tuple(sorted(found, key=lambda c: c.tokens[0]))


def _parsed(tree: Tree, indices: list[int]) -> list[Clause]:
    inside = set(indices)
    heads = [i for i in indices if tree.token(i).head == i or tree.token(i).head not in inside or _splits(tree, i)]
    owner: dict[int, int] = {}
    for i in indices:
        chain: list[int] = []
        at = i
        while at not in owner and at not in heads and len(chain) <= len(indices):
            chain.append(at)
            at = tree.token(at).head
        top = owner.get(at, at)
        owner.update(dict.fromkeys([*chain, at], top))
    own: dict[int, list[int]] = {}
    for i in indices:
        own.setdefault(owner[i], []).append(i)
    _join(tree, own, owner)
    made = []
    for head, tokens in own.items():
        above = tree.token(head).head
        parent = owner.get(above) if above != head else None
        made.append(Clause(tuple(tokens), head, parent, tree.relations[head]))
    return made


def _join(tree: Tree, own: dict[int, list[int]], owner: dict[int, int]) -> None:
    """Give a clause without a tensed verb back to a parent that says little without it: "it is not necessary" + "to test"."""
    for head in sorted(own, reverse=True):
        above = tree.token(head).head
        parent = owner.get(above, above)
        if parent == head or parent not in own or tree.relations[head] not in UNTENSED or is_finite(tree, head):
            continue
        if tree.relations[head] == "complement" or _said(tree, own[parent]) < SHORT:
            own[parent] = sorted([*own[parent], *own.pop(head)])
            owner.update({i: parent for i, top in owner.items() if top == head})


def _said(tree: Tree, tokens: list[int]) -> int:
    return sum(tree.token(i).pos in CONTENT and tree.token(i).pos != "PROPN" for i in tokens)


def _splits(tree: Tree, i: int) -> bool:
    if tree.relations[i] not in SPLITS or not tree.heads_clause(i):
        return False
    if tree.relations[i] in ("complement", "root", "parataxis"):
        return True
    if tree.relations[i] == "noun-clause" and not is_finite(tree, i):
        return False
    return sum(tree.token(t).pos in CONTENT for t in tree.subtree(i)) >= SHORT


def is_finite(tree: Tree, i: int) -> bool:
    """Whether a predicate has a tensed verb or an auxiliary; a bare participle or infinitive has none."""
    verbs = (i, *tree.related(i, "auxiliary", "copula"))
    return any(tree.token(v).tag in FINITE or "VerbForm=Fin" in tree.token(v).feats for v in verbs)


def _marked(tree: Tree, indices: list[int]) -> list[Clause]:
    parts: list[list[int]] = [[]]
    left = sum(_is_verb(tree, i) for i in indices)
    verbs = 0
    for i in indices:
        if (tree.word(i) in BREAKS or tree.word(i) in JOINERS) and verbs and left and len(parts[-1]) >= SHORT:
            parts.append([])
            verbs = 0
        parts[-1].append(i)
        if _is_verb(tree, i):
            verbs += 1
            left -= 1
    return [Clause(tuple(p), None, None, "root") for p in parts if p]


def _is_verb(tree: Tree, i: int) -> bool:
    return tree.token(i).pos in ("VERB", "AUX")
