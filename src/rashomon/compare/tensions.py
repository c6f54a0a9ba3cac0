"""Every rule that compares how accounts tell one act, in one list.

In: all sides of an event. Out: `Opposed` values, each a tension or a contradiction with its phrases.
"""

from __future__ import annotations

from collections.abc import Sequence

from .acts import acts
from .dates import partial_dates
from .disputes import disputes
from .headlines import headlines
from .occasions import occasions
from .opposites import opposites
from .quantifiers import quantifiers
from .schedules import schedules
from .scope import for_now, reaches
from .sides import Opposed, Side
from .stages import stages
from .status import agreed, statuses
from .under_way import under_way


def tensions(sides: Sequence[Side], groups: Sequence[Sequence[Side]], sure: Sequence[Sequence[Side]]) -> list[Opposed]:
    """The tensions and contradictions between the phrases of an event's accounts; `groups` say one thing, `sure` ones surely."""
    told = acts(sides)
    firm = {id(s) for group in sure for s in group}
    return [*reaches([act for act in told if id(act.side) in firm]), *for_now(groups), *statuses(told), *agreed(told), *under_way(sides), *headlines(told), *schedules(sides), *stages(sides), *occasions(groups), *partial_dates(sides), *disputes(sides), *opposites(sides), *quantifiers(groups)]
