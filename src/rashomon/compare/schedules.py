"""A meeting that one account dates and another has not yet set.

In: the sides of an event. Out: `Opposed` values for each pair of people who are to meet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Span
from .sides import Opposed, Side, apart, opposed
from .vocabulary import matters

RULE = "tension.scheduled.v1"
MOST = 2
COMING = frozenset("expect plan schedule prepare set due".split())
UNSET = re.compile(r"\byet[- ]to[- ]be[- ](?:scheduled|set|fixed|arranged|confirmed)\b|\bno (?:date|time) (?:has|had|was|is)\b|\bunscheduled\b|\bin (?:talks|negotiations|discussions) to (?:meet|hold)\b|\bhas not (?:yet )?been (?:scheduled|set)\b", re.IGNORECASE)


def schedules(sides: Sequence[Side]) -> list[Opposed]:
    """One tension for two who are to meet, with a time in one account and none as yet in another."""
    told = [(side, stand) for side in sides if (stand := _stand(side))]
    found = []
    for one, _ in (t for t in told if t[1] == "unset"):
        facing = {other.account.id: other for other, stand in reversed(told) if stand == "dated" and other.account.id != one.account.id and len(one.keys.names & other.keys.names) > 1}
        if facing:
            shown = ((side, max(side.unit.spans, key=lambda s: (s.end - s.start, -s.start))) for side in (one, *(facing[a] for a in sorted(facing))))
            found.append(opposed(shown, "date", RULE, "one account gives the time of a meeting that another has as not yet set", "a time is expected, and none is fixed"))
    return apart(found)[:MOST]


def _stand(side: Side) -> str | None:
    """unset | dated, for a clause on a meeting to come."""
    tree = side.tree
    meetings = [i for i in side.unit.tokens if matters().get(tree.lemma(i)) == "meet"]
    if len(side.keys.names) < 2 or not meetings:
        return None
    text = side.text(Span(side.unit.start, side.unit.end))
    if UNSET.search(text):
        return "unset"
    is_coming = side.unit.realis in ("planned", "uncertain") or any(tree.token(i).tag == "VB" for i in meetings) or any(tree.lemma(i) in COMING for i in side.unit.tokens)
    return "dated" if is_coming and any(d.precision in ("day", "month") for d in side.dates) else None
