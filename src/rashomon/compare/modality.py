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
CONDITIONAL = frozenset({"if", "unless", "provided", "would"})
LADDER = ("actual", "planned", "alleged", "uncertain", "conditional", "negated")  # from the firmest to the weakest


def realis(tree: Tree, tokens: Sequence[int], head: int | None, statements: Sequence[Statement], hedges: Sequence[Hedge]) -> str:
    """The realis of one clause, the weakest of what its own words and its voice say."""
    words = {tree.word(i) for i in tokens}
    # "May" is a month unless it is an auxiliary
    lemmas = {tree.lemma(i) for i in tokens if tree.token(i).pos == "AUX" or tree.lemma(i) not in MODALS}
    if (head is not None and tree.is_negated(head)) or (head is None and words & NEGATIVE) or any(s.negated or s.act == "deny" for s in statements[:1]):
        return "negated"
    start, end = tree.token(tokens[0]).start, tree.token(tokens[-1]).end
    if lemmas & UNCERTAIN or any(start <= h.start < end for h in hedges):
        return "uncertain"
    if words & FUTURE or (lemmas & PLANNED and "to" in words):
        return "planned"
    if words & CONDITIONAL:
        return "conditional" if words & {"if", "unless", "provided"} else "planned"
    return "alleged" if statements else "actual"


def weakest(values: Sequence[str]) -> str:
    """The weakest of several realis values."""
    return max(values, key=lambda v: LADDER.index(v) if v in LADDER else 0)
