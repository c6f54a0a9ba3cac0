"""Stories as JSON: `rashomon.stories/1`, the same bytes for the same input.

In: `Story`s. Out: plain dicts, for `json_text`. Every account stands in one story, and says with which other it stands there and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import __version__
from ..types import Member, Story

STORIES_SCHEMA = "rashomon.stories/1"


def stories_json(stories: Sequence[Story], grain: str) -> dict[str, Any]:
    """All stories as one `rashomon.stories/1` object."""
    return {
        "schema": STORIES_SCHEMA,
        "generator": {"version": __version__, "reader": "none", "settings": {"grain": grain}},
        "stories": [
            {
                "number": story.number,
                "id": story.id,
                "title": story.title,
                "earliest": story.earliest,
                "latest": story.latest,
                "accounts": [_member(member) for member in story.members],
                "by": story.by,
            }
            for story in stories
        ],
    }


def _member(member: Member) -> dict[str, Any]:
    because = None
    if member.like is not None:
        shared = [{"kind": witness.kind, "text": witness.text} for witness in member.witnesses]
        because = {"like": member.like, "likeness": member.likeness, "shared": shared}
    return {
        "id": member.account,
        "uri": member.uri,
        "sha256": member.sha256,
        "outlet": member.outlet,
        "title": member.title,
        "published": member.published,
        "because": because,
    }
