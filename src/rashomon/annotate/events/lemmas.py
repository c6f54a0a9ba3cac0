"""The name of a verb: its dictionary form with its particle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.reader import particles

if TYPE_CHECKING:
    from spacy.tokens import Token


def lemma_of(verb: Token) -> str:
    """The verb's lemma in lower case, with its particle ("carry out")."""
    return " ".join([(verb.lemma_ or verb.text).lower(), *(t.lower_ for t in particles(verb)[:1])])
