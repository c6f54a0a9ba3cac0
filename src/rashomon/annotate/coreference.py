"""Who is meant by words that are no names: metonyms, pronouns, roles, crowds and pairs.

In: a Reading, groups, names. Out: the groups with references more, and groups for unnamed people
("South Korean officials") and for two persons taken together. Walks the account once, in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import clauses
from .candidates import Name
from .metonyms import with_metonyms
from .names import covered
from .phrases import body, pair, role, unnamed
from .pronouns import neuter, plural, pronoun
from .scene import Scene

if TYPE_CHECKING:
    from .entities import Group
    from .reading import Reading


RULES = (pronoun, plural, neuter, unnamed, pair, role, body)


def resolve(reading: Reading, groups: list[Group], found: list[Name]) -> list[Group]:
    """All references that are not names; see the rules below."""
    taken = covered(found)
    groups = with_metonyms(reading, groups, found)
    scene = Scene(reading, groups, taken)
    starts = scene.starts
    for group in groups:
        for start, end, _, kind, _ in group.references:
            if kind != "role":
                starts.setdefault(start, []).append((start, end, group, kind))
    scene.nouns.update((head, group) for group in groups for _, _, head, kind, _ in group.references if kind == "role")
    nouns = set(scene.nouns)
    for i in range(len(reading.doc)):
        for start, end, group, kind in starts.get(i, ()):
            scene.say(start, group, clauses.function(reading, start, end), kind)
        if i in taken or i in nouns:
            continue
        for rule in RULES:
            if rule(scene, i):
                break
    return scene.groups
