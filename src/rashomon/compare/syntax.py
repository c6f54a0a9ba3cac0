"""The reader's tree over one account, in names that do not depend on which reader made it.

In: an account's tokens. Out: for each token its children, its relation in a small set of names, and tests such as
"heads a clause". Readers with Universal Dependencies and readers with the older English labels both fit; a reader
without a parse gives an empty tree, and the callers fall back on punctuation.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from ..types import Account, Token
from .vocabulary import known

RELATIONS = {
    "nsubj": "subject", "nsubjpass": "subject", "nsubj:pass": "subject", "csubj": "subject-clause", "csubj:pass": "subject-clause", "csubjpass": "subject-clause",
    "obj": "object", "dobj": "object", "iobj": "object", "dative": "object",
    "ccomp": "complement", "ccomp:speech": "complement", "xcomp": "open-complement", "advcl": "adverbial", "advcl:relcl": "adverbial",
    "acl": "noun-clause", "acl:relcl": "relative", "relcl": "relative", "conj": "conjunct", "parataxis": "parataxis",
    "root": "root", "ROOT": "root", "cop": "copula", "aux": "auxiliary", "aux:pass": "auxiliary", "auxpass": "auxiliary",
    "mark": "mark", "cc": "coordinator", "neg": "negation", "advmod": "adverb", "amod": "modifier", "compound": "modifier", "nummod": "number",
    "nmod": "noun-modifier", "nmod:poss": "possessor", "poss": "possessor", "obl": "oblique", "obl:agent": "agent", "agent": "agent", "prep": "preposition", "pobj": "oblique", "case": "case", "appos": "apposition",
    "det": "determiner", "punct": "mark-up", "compound:prt": "particle", "prt": "particle", "expl": "expletive",
}  # fmt: skip
NEGATIVE = frozenset({"not", "n't", "never", "no", "neither", "nor", "n’t"})


@dataclass(frozen=True)
class Tree:
    """The tokens of one account with their children and relations; indices are positions in `account.tokens`."""

    account: Account
    children: tuple[tuple[int, ...], ...]
    relations: tuple[str, ...]

    @cached_property
    def is_parsed(self) -> bool:
        """Whether the reader gave a tree at all."""
        return any(self.relations)

    def token(self, i: int) -> Token:
        """The token at index `i`."""
        return self.account.tokens[i]

    def word(self, i: int) -> str:
        """The token's text, lower case."""
        return self._words[i]

    def lemma(self, i: int) -> str:
        """The token's lemma, lower case."""
        return self._lemmas[i]

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(self.account.text[t.start : t.end].lower() for t in self.account.tokens)

    @cached_property
    def _lemmas(self) -> tuple[str, ...]:
        tokens = zip(self.account.tokens, self._words, strict=True)
        return tuple(known(t.lemma.lower(), word) if t.pos in ("NOUN", "VERB", "ADJ") else t.lemma.lower() or word for t, word in tokens)

    @cached_property
    def in_names(self) -> frozenset[int]:
        """The tokens that are part of a name."""
        return frozenset(i for e in self.account.entities for m in e.mentions for i in self.within(m.start, m.end))

    def within(self, start: int, end: int) -> range:
        """The tokens that begin in a stretch of the text."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(t.start for t in self.account.tokens)

    def related(self, i: int, *relations: str) -> tuple[int, ...]:
        """The children of `i` that stand in one of the relations."""
        below = self.children[i]
        return tuple([c for c in below if self.relations[c] in relations]) if below else ()

    def subtree(self, i: int) -> tuple[int, ...]:
        """The token and everything below it, in text order."""
        found, stack = [], [i]
        while stack:
            top = stack.pop()
            found.append(top)
            stack.extend(self.children[top])
        return tuple(sorted(found))

    def is_negated(self, i: int) -> bool:
        """Whether a negative word hangs on the token or on its object's determiner."""
        below = [*self.children[i], *(d for o in self.related(i, "object", "subject") for d in self.related(o, "determiner"))]
        return any(self.word(c) in NEGATIVE for c in below)

    def is_passive(self, i: int) -> bool:
        """Whether a verb stands in the passive, in either scheme of labels."""
        return any(self.token(c).dep.endswith("pass") for c in self.children[i])

    def heads_clause(self, i: int) -> bool:
        """Whether the token is the predicate of a clause: a verb, or a noun or adjective with a copula or a subject."""
        if self.token(i).pos in ("VERB", "AUX"):
            return self.relations[i] not in ("auxiliary", "copula", "modifier", "case")
        return bool(self.related(i, "copula", "subject"))


def tree(account: Account) -> Tree:
    """The tree of one account; tokens without a relation have none."""
    children: list[list[int]] = [[] for _ in account.tokens]
    for i, token in enumerate(account.tokens):
        if token.dep and token.head != i and 0 <= token.head < len(children):
            children[token.head].append(i)
    relations = tuple(RELATIONS.get(token.dep, RELATIONS.get(token.dep.split(":")[0], token.dep)) for token in account.tokens)
    return Tree(account, tuple(map(tuple, children)), relations)
