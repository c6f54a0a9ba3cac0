"""Every row of `cues.tsv` takes its hit and leaves its near miss."""

from __future__ import annotations

import pytest

from rashomon.read.blocks import blocks
from rashomon.read.furniture import Cue, cued, cues, menus, teaser_lists

PROSE = "The ministers met on the quay for three hours and talked about the channel. Neither of them would say what had been agreed, or when they would meet again, or why."


def kind_of(line: str, where: str) -> str | None:
    """What `cued` makes of a line where its row looks for it: after a headline, else at the end of a text."""
    lines = ["Ministers meet in Porto", PROSE, PROSE, line] if where == "edge" else ["Ministers meet in Porto", line, PROSE]
    found = blocks("\n\n".join(lines))
    return cued(found, {}).get(lines.index(line))


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.name)
def test_hit_and_near_miss(cue: Cue) -> None:
    assert cue.pattern.match(cue.hit) and len(cue.hit) <= cue.longest
    assert kind_of(cue.hit, cue.where) == cue.zone
    assert kind_of(cue.near_miss, cue.where) is None


def test_names_are_versioned_and_unique() -> None:
    names = [cue.name for cue in cues()]
    assert len(set(names)) == len(names)
    assert all(name.startswith("zone.") and name.rsplit(".v", 1)[1].isdigit() for name in names)
    assert {cue.where for cue in cues()} <= {"any", "edge", "after"}
    assert {cue.zone for cue in cues()} <= {"boilerplate", "teaser", "dateline"}


def test_a_first_line_is_never_a_teaser() -> None:
    found = blocks(f"Watch: how two ministers met in Porto\n\n{PROSE}")
    assert 0 not in cued(found, {})


def test_menus() -> None:
    found = blocks(f"search menu login close\n\nThe menu was short\n\n***\n\n{PROSE}")
    assert menus(found, {}) == {0: "boilerplate", 2: "boilerplate"}


def test_a_teaser_list_ends_where_running_text_begins() -> None:
    found = blocks(f"Ministers meet\n\n{PROSE}\n\nRelated stories:\n\nThe Bay That Two Maps Share\n\nWhy Ships Grow\n\n{PROSE}")
    assert teaser_lists(found, {}) == {2: "teaser", 3: "teaser", 4: "teaser"}
