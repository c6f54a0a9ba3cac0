"""From words that could tell an act to events: typed, with who, to whom, when, where, and how real.

In: a Reading, the account's entities, statements and dates. Out: `Event`s in order of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...types import DateMention, Event, Plover, Statement
from . import figures
from .contexts import contexts
from .keep import Draft, kept
from .plover import Backing, weighed
from .predicates import predicates
from .reality import reality
from .sides import Known, sides
from .userwords import coded as own_code
from .when import when
from .where import where

if TYPE_CHECKING:
    from ...language.gazetteer import Gazetteer
    from ..mentions import Mentions
    from ..reading import Reading


def events(reading: Reading, mentions: Mentions, statements: Sequence[Statement], dates: Sequence[DateMention], gazetteer: Gazetteer | None = None) -> tuple[Event, ...]:
    """The events of an account in order of their triggers; ids are `v1`, `v2`, …; () without a parse.

    One event for each act told: a verb with its nominal object is one. What has no PLOVER type, or nobody in it, is none.
    Raises nothing of its own. English only.
    """
    known = Known(reading, mentions, gazetteer)
    drafts = []
    for predicate in predicates(reading):
        coded, backing = weighed(reading, predicate)
        own = own_code(reading, predicate, gazetteer, coded) if gazetteer is not None else coded
        if own is not coded:
            coded, backing = own, Backing.LEXICON  # the user's word for it is no figure of speech
        elif coded is not None:
            coded = figures.meant(reading, predicate, coded)
        if coded is None:
            continue
        actors, others = sides(predicate, coded.type, known)
        if actors or others:
            drafts.append(Draft(predicate, coded, actors, others, reality(reading, predicate, statements), backing))
    return tuple(_event(reading, mentions, dates, draft, n) for n, draft in enumerate(kept(reading, drafts), 1))


def _event(reading: Reading, mentions: Mentions, dates: Sequence[DateMention], draft: Draft, n: int) -> Event:
    predicate, coded, real = draft.predicate, draft.coded, draft.reality
    return Event(
        id=f"v{n}",
        trigger=reading.span(*predicate.trigger),
        evidence=reading.span(*predicate.clause),
        actors=draft.actors,
        recipients=draft.recipients,
        plover=Plover(type=coded.type, mode=coded.mode, contexts=coded.contexts or contexts(reading, predicate, coded.type)),
        cameo=coded.cameo,
        intensity=coded.intensity,
        date=when(reading, predicate, dates),
        place=where(reading, predicate, mentions),
        realis=real.realis,
        content_realis=real.content_realis,
        asserted_by=tuple(real.asserted_by),
        confidence=coded.confidence,
        by=coded.by,
    )
