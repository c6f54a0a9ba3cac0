"""Who said what: the statements of one account.

In: a reading and its mentions. Out: `Statement` values in text order. The
stages: candidates from the reader's scores, or by rule where there are none;
labels, free forms and quotations that were missed; boundaries snapped to
quotation marks; statements inside statements; then speaker, class, act,
addressee, occasion and condition of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...types import DateMention, Statement
from .build import built
from .found import candidates
from .phrases import flat
from .quoting import quotes

if TYPE_CHECKING:
    from ..mentions import Mentions
    from ..reading import Reading

__all__ = ["statements"]


def statements(reading: Reading, mentions: Mentions, dates: Sequence[DateMention] = ()) -> tuple[Statement, ...]:
    """The statements of an account, in order of their content; ids are `s1`, `s2`, ….

    `dates` are the account's resolved dates, for the occasion's date. Needs a
    parse for indirect speech by rule; never raises on any text. English only.
    """
    if not len(reading.doc):
        return ()
    if not reading.doc.has_annotation("DEP"):
        reading = replace(reading, doc=flat(reading.doc, reading.sentences))
    marks = quotes(reading.doc)
    return built(reading, mentions, candidates(reading, mentions, marks), marks, dates)
