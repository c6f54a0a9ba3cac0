"""How firmly a clause stands: said to have happened, planned, conditional, alleged, denied, uncertain.

In: the tree, the clause's tokens, the statements that hold it, the account's hedges. Out: one word of the contract's
`realis`. A clause inside someone's words is alleged unless its own words say less.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Hedge, Statement
from .syntax import NEGATIVE, Tree

PLANNED = frozenset({"plan", "expect", "schedule", "prepare", "intend", "aim", "hope", "set", "due", "going", "propose"})
FUTURE = frozenset({"will", "shall", "’ll", "'ll"})
UNCERTAIN = frozenset({"may", "might", "could", "perhaps", "possibly", "reportedly", "apparently", "seemingly", "likely", "unclear", "whether", "seem", "appear", "maybe"})
MODALS = frozenset({"may", "might", "could"})
OPEN = frozenset({"may", "might"})
CONDITIONAL = frozenset({"if", "unless", "provided", "would"})
LADDER = ("actual", "planned", "alleged", "uncertain", "conditional", "negated")  # from the firmest to the weakest


def realis(tree: Tree, tokens: Sequence[int], head: int | None, statements: Sequence[Statement], hedges: Sequence[Hedge]) -> str:
    """The realis of one clause, the weakest of what its own words and its voice say."""
    words = {tree.word(i) for i in tokens}
    # "May" is a month unless it is an auxiliary
    lemmas = {tree.lemma(i) for i in tokens if tree.token(i).pos == "AUX" or tree.lemma(i) not in MODALS}
    is_denied = any(s.negated or s.act == "deny" for s in statements[:1])
    if is_denied and asks(tree, tokens):
        return "uncertain"  # "would not say whether he had met her" denies nothing
    if lemmas & OPEN and words & NEGATIVE:
        return "uncertain"  # "might not be part of it" denies nothing
    if (head is not None and tree.is_negated(head)) or (head is None and words & NEGATIVE) or is_denied:
        return "negated"
    # by token, not by range: the clause's full stop stands after the hedges of the clauses inside it
    first, last = tree.token(tokens[0]).start, tree.token(tokens[-1]).end
    near = [h.start for h in hedges if first <= h.start < last]
    if lemmas & UNCERTAIN or (near and any(tree.token(i).start <= h < tree.token(i).end for h in near for i in tokens)):
        return "uncertain"
    if words & FUTURE or (lemmas & PLANNED and "to" in words):
        return "planned"
    if words & CONDITIONAL:
        return "conditional" if words & {"if", "unless", "provided"} else "planned"
    return "alleged" if statements else "actual"


def asks(tree: Tree, tokens: Sequence[int]) -> bool:
    """Whether the clause is an open question inside a sentence: "whether he has met her", not "whether to meet her"."""
    for i in (tokens[0] - 1, tokens[0]):
        if i >= 0 and tree.token(i).sentence == tree.token(tokens[0]).sentence and tree.word(i) == "whether":
            return i + 1 < len(tree.account.tokens) and tree.word(i + 1) not in ("to", "or")
    return False


def weakest(values: Sequence[str]) -> str:
    """The weakest of several realis values."""
    return max(values, key=lambda v: LADDER.index(v) if v in LADDER else 0)
