"""Who is meant where in one account: the value that entities hand to the later steps.

In: nothing; a value. Out: entities, and for each token the entity it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..types import Entity


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens start..end stand for an entity; kind name|surname|role|pronoun|metonym|short|collective; `by` is the rule."""

    start: int
    end: int
    entity: str
    kind: str
    by: str
    head: int


@dataclass(frozen=True)
class Mentions:
    """The entities of an account and every reference to them; inner references win over the ones around them."""

    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    by_token: dict[int, Reference] = field(default_factory=dict, repr=False)

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Entity by id."""
        return {entity.id: entity for entity in self.entities}

    def reference_of(self, token: int) -> Reference | None:
        """The innermost reference that holds a token (for a role with names in it: its noun), or None."""
        return self.by_token.get(token)

    def entity_of(self, token: int) -> str | None:
        """The id of the entity a token stands for, or None: unresolved is better than wrong."""
        found = self.by_token.get(token)
        return found.entity if found else None


def mentions(entities: Sequence[Entity], references: Sequence[Reference]) -> Mentions:
    """Build the value: the shortest reference holds a token; a role's own words are its head only."""
    by_token: dict[int, Reference] = {}
    ordered = sorted(references, key=lambda r: (-(r.end - r.start), r.start, r.kind, r.entity))
    for reference in ordered:
        inner = range(reference.start, reference.end)
        for i in inner:
            if reference.kind != "role" or i == reference.head or i not in by_token:
                by_token[i] = reference
    for reference in ordered:
        if reference.kind == "role":
            by_token[reference.head] = reference
    return Mentions(tuple(entities), tuple(sorted(references, key=lambda r: (r.start, r.end, r.entity))), by_token)
