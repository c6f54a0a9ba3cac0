"""Compare the accounts of one event: what is the same, what differs, what only one says, and on whose word.

In: annotated accounts. Out: a `Record`. No language model is needed here: everything is read from the accounts' tokens and
annotations, so the same accounts give the same record on every machine.
"""

from __future__ import annotations

from .record import compare

__all__ = ["compare"]
