"""The index of a folder of stories: which accounts were gathered into which story, why, and where its page is.

In: `Story`s, and the file name of the page of each that has one. Out: the text of `index.html`, in the look of the pages, with nothing
fetched and everything escaped; it needs no script.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..types import Member, Story
from .calendar import date_words, interval_words
from .page import digest, environment, static
from .words import listed, n_words

SHOWN_OUTLETS = 6


def index(stories: Sequence[Story], pages: Mapping[int, str]) -> str:
    """The page as one HTML document (UTF-8 when written); `pages` gives the file beside it for a story's number."""
    style = static("page.css", "columns.css")
    several = [_story(story, pages) for story in stories if len(story.members) > 1]
    alone = [_alone(story.members[0]) for story in stories if len(story.members) == 1]
    days = sorted(day for story in stories for day in (story.earliest, story.latest) if day)
    return environment().get_template("stories.html").render(
        several=several,
        alone=alone,
        title=f"{n_words(len(several), 'story', 'stories')} in {n_words(sum(len(story.members) for story in stories), 'account')}",
        days=interval_words(days[0], days[-1]) if days else None,
        style=style,
        policy=f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'",
    )


def because(member: Member) -> str:
    """What the account shares with the one most like it, in words; empty for an account alone."""
    said = {"quotation": "the quotation “{}”"}
    return listed([said.get(witness.kind, "{}").format(witness.text) for witness in member.witnesses])


def _story(story: Story, pages: Mapping[int, str]) -> dict[str, Any]:
    outlets = sorted({member.outlet for member in story.members if member.outlet})
    named = outlets[:SHOWN_OUTLETS] + ([f"{len(outlets) - SHOWN_OUTLETS} more"] if len(outlets) > SHOWN_OUTLETS else [])
    name = {member.uri: member.title or member.uri for member in story.members}
    return {
        "number": story.number,
        "title": story.title or story.members[0].uri,
        "page": pages.get(story.number),
        "days": interval_words(story.earliest, story.latest) if story.earliest else None,
        "n": n_words(len(story.members), "account"),
        "outlets": listed(named) if named else None,
        "members": [_alone(member) | {"because": because(member), "like": name.get(member.like or "")} for member in story.members],
    }


def _alone(member: Member) -> dict[str, Any]:
    return {
        "title": member.title or member.uri,
        "uri": member.uri,
        "outlet": member.outlet,
        "published": date_words(member.published) if member.published else None,
    }
