"""Who did what to whom: the political acts that one account tells, with what it says of their reality.

In: a Reading, the account's entities, statements and dates. Out: `Event`s in order of the text.
"""

from .assemble import events
from .predicates import Predicate, predicates

__all__ = ["Predicate", "events", "predicates"]
