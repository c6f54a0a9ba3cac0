"""Adjectives that tell a stand: "is willing to withdraw", "is opposed to the plan".

In: an adjective's token. Out: whether it is said of somebody as an act of will.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

WILLING = frozenset(("ready", "willing", "prepared", "unwilling", "reluctant", "opposed", "critical", "supportive", "determined"))


def is_act(adjective: Token) -> bool:
    """`event.copula.v1`: an adjective of will said of a subject, with what it is about after it."""
    if adjective.lower_ not in WILLING or not any(t.dep_ in ("cop", "nsubj", "nsubj:pass") for t in adjective.children):
        return False
    return any(t.dep_ in ("xcomp", "ccomp", "obl", "advcl", "prep") and t.i > adjective.i for t in adjective.children)
