"""What one account says: entities, statements, events, dates, quantities, hedges, terms.

In: an `Account` as `read` made it, and a loaded reader. Out: the same account with what it says filled in. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from ..language.gazetteer import Gazetteer
    from ..settings import Settings
    from ..types import Account


def annotate(account: Account, nlp: Language, settings: Settings | None = None, *, gazetteer: Gazetteer | None = None) -> Account:
    """Read an account once and fill in everything it says; the account given is not changed.

    `nlp` is any spaCy pipeline. Statements under `settings.min_confidence` are left out. `gazetteer` is the user's own: it
    overrides who acts in events, and how acts are coded. Raises nothing of its own.
    """
    from dataclasses import replace

    from ..language.reader import read
    from ..read.view import view as view_of
    from .dates import dates
    from .entities import entities
    from .events import events
    from .hedges import hedges
    from .quantities import quantities
    from .reading import Reading, sentences, tokens
    from .statements import statements
    from .terms import terms

    view = view_of(account)
    reading = Reading(account, view, read(nlp, view.text))
    mentions = entities(reading)
    least = settings.min_confidence if settings else 0.0
    when = dates(reading)
    sure = [statement for statement in statements(reading, mentions, when) if statement.confidence >= least]
    ids = {statement.id for statement in sure}
    said = tuple(statement if statement.quoted_in in ids else replace(statement, quoted_in=None) for statement in sure)
    return replace(
        account,
        entities=mentions.entities,
        statements=said,
        events=events(reading, mentions, said, when, gazetteer),
        dates=when,
        quantities=quantities(reading, when),
        hedges=hedges(reading),
        terms=terms(reading, said),
        tokens=tokens(reading),
        sentences=sentences(reading),
    )
