"""Who and what an account names, and every place where it means them.

In: a Reading. Out: `Mentions`: entities with roles and countries, and references by name,
family name, role, pronoun and metonym. Names come from the reader and are repaired over
the document (`names.py`); what is not a name is resolved in `coreference.py`, cautiously.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..language import names as persons
from ..types import Entity
from .candidates import Name
from .mentions import Mentions, Reference, mentions
from .names import covered, names
from .reading import Reading
from .roles import Role, roles

CALLINGS = frozenset(("person", "expert", "head"))  # an office says more about a person than a calling


@dataclass(eq=False)
class Group:
    """An entity while it is being gathered; names and roles in order of appearance."""

    type: str
    key: str
    country: str | None = None
    names: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    genders: list[str] = field(default_factory=list)
    references: list[tuple[int, int, int, str, str]] = field(default_factory=list)  # start, end, head, kind, rule
    kind: str = ""
    full: list[int] = field(default_factory=list)  # where the full name stands, in order

    @property
    def name(self) -> str:
        """The fullest form; of equals the first."""
        return max(dict.fromkeys(self.names), key=lambda name: len(name.split()), default=self.key)

    @cached_property
    def gender(self) -> str | None:
        """m or f where titles or given names tell it and do not disagree."""
        told = set(self.genders) or {g for name in dict.fromkeys(self.names) if (g := persons.name_gender(name))}
        return told.pop() if len(told) == 1 else None

    def add(self, start: int, end: int, head: int, kind: str, rule: str) -> None:
        """One more reference."""
        self.references.append((start, end, head, kind, rule))


def entities(reading: Reading) -> Mentions:
    """Every entity of an account with its references; ids `e1`, `e2` … by first mention."""
    from .coreference import resolve

    found = names(reading)
    groups = [*people(reading, found), *others(reading, found)]
    groups = resolve(reading, groups, found)
    return settled(reading, groups)


def settled(reading: Reading, groups: Sequence[Group]) -> Mentions:
    """Groups as values: ids by the first reference, mentions as spans of the account."""
    ordered = sorted((group for group in groups if group.references), key=lambda g: (min(g.references)[:2], g.type, g.key))
    values, references = [], []
    for n, group in enumerate(ordered, 1):
        unique = sorted(set(group.references))
        spans = sorted({reading.span(start, end) for start, end, *_ in unique})
        role = best_role(group)
        values.append(
            Entity(id=f"e{n}", name=group.name, type=group.type, country=group.country, role=role, mentions=tuple(spans), by=unique[0][4])
        )
        references += [Reference(start, end, f"e{n}", kind, rule, head) for start, end, head, kind, rule in unique]
    return mentions(values, references)


def best_role(group: Group) -> str | None:
    """The role with a country, an office before a calling, several words before one, the first of equals."""
    told = [role for role in group.roles if role.group != "-"]
    if not told:
        return None
    best = max(told, key=lambda role: (role.country is not None, role.group not in CALLINGS, len(role.text.split()) > 1, -told.index(role)))
    return best.text


def people(reading: Reading, found: list[Name]) -> list[Group]:
    """`entity.person.v1`: persons by full name; family names and given names alone join the one person they fit."""
    taken = covered(found)
    mentioned = [name for name in found if name.type == "person"]
    with_roles = {name: roles(reading, name, taken) for name in mentioned}
    groups: list[Group] = []
    by_last: dict[str, list[Group]] = {}
    short: list[tuple[Name, str]] = []
    for name in mentioned:
        text = _clean(reading.text(name.start, name.end))
        family = persons.family_names(text)
        if " " not in text or (family and len(family[0].split()) == len(text.split())):
            short.append((name, text))
            continue
        alike = by_last.setdefault(persons.key(text).rpartition(" ")[2], [])
        group = next((g for g in alike if any(persons.same_person(text, other) for other in dict.fromkeys(g.names))), None)
        if group is None:
            groups.append(group := Group("person", persons.key(text)))
            alike.append(group)
        _join(group, name, text, with_roles[name], "name")
    bearers = _bearers(groups)
    alone: dict[str, Group] = {}
    for name, text in short:
        group = _bearer(text, name, bearers, with_roles[name]) or alone.get(persons.key(text))
        if group is None:
            groups.append(group := alone.setdefault(persons.key(text), Group("person", persons.key(text))))
        _join(group, name, text, with_roles[name], "surname")
    for group in groups:
        group.country = next((role.country for role in group.roles if role.country), None)
    return groups


def _clean(text: str) -> str:
    return re.sub(r"\s*([-‐‑])\s*", r"\1", text).strip(" ,.'’\"")


def _join(group: Group, name: Name, text: str, told: list[Role], kind: str) -> None:
    group.names.append(text)
    group.add(name.start, name.end, name.end - 1, kind, name.by)
    for role in told:
        if role.gender:
            group.genders.append(role.gender)
        if role.group != "-":
            group.roles.append(role)
            group.add(role.start, role.end, role.noun, "role", role.by)


def _bearers(full: list[Group]) -> tuple[dict[str, list[Group]], dict[str, list[Group]]]:
    """Persons with a full name by family name and by given name."""
    family: dict[str, list[Group]] = {}
    given: dict[str, list[Group]] = {}
    for group in full:
        names = dict.fromkeys(group.names)
        for key in dict.fromkeys(persons.key(form) for name in names for form in persons.family_names(name)):
            family.setdefault(key, []).append(group)
        for key in dict.fromkeys(persons.key(_given(name)) for name in names):
            given.setdefault(key, []).append(group)
        group.full = sorted(start for start, _, _, kind, _ in group.references if kind == "name")
    return family, given


def _given(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if persons.is_family_first(name.split()) else first


def _bearer(text: str, name: Name, known: tuple[dict[str, list[Group]], dict[str, list[Group]]], told: list[Role]) -> Group | None:
    """The person with a full name whom a family name (else a given name) alone means; None when nobody bears it.

    Among several, one whose gender and title do not speak against it; then the one with most full mentions before;
    then the first named.
    """
    key = persons.key(text)
    bearers = known[0].get(key)
    if not bearers:
        given = known[1].get(key, [])
        return given[0] if len(given) == 1 else None
    genders = {role.gender for role in told if role.gender}
    fitting = [g for g in bearers if not genders or g.gender is None or g.gender in genders] or bearers
    if titles := {role.form for role in told if role.group != "-"}:
        fitting = [g for g in fitting if titles & {role.form for role in g.roles}] or fitting

    def weight(group: Group) -> tuple[int, int]:
        return bisect_left(group.full, name.start) + 2 * min(len(group.roles), 20), -group.full[0]

    return max(fitting, key=weight)


def others(reading: Reading, found: list[Name]) -> list[Group]:
    """`entity.other.v1`: countries by code, bodies by their full name or its initials, places and groups by their words."""
    groups: dict[tuple[str, str], Group] = {}
    for name in found:
        if name.type in ("person", "adjective", "short"):
            continue
        text = reading.text(name.start, name.end)
        kind, key, label, country = _identity(name, text)
        group = groups.setdefault((kind, key), Group(kind, key, country))
        group.kind = group.kind or (name.place.kind if name.place else "")
        group.names.append(label)
        group.add(name.start, name.end, name.end - 1, "name", name.by)
    return _with_initials(reading, list(groups.values()))


def _identity(name: Name, text: str) -> tuple[str, str, str, str | None]:
    """Type, key, label and country of a name that is no person's."""
    place = name.place
    country = place.country if place else None
    if name.type == "country" and place:
        return "country", place.country or place.name, place.name, country
    if name.type == "people" and place:
        return "group", f"people {country or place.name}", text, country
    if name.type == "organisation" and place and place.is_body:
        return "organisation", place.name.lower(), place.name, country
    return name.type, re.sub(r"^the ", "", text.lower()), text, country


def _with_initials(reading: Reading, groups: list[Group]) -> list[Group]:
    """`entity.initials.v1`: `Center for New Studies` and `CNS` are one body, also where the text says so in brackets."""
    by_initials = {initials(group.name): group for group in groups if group.type == "organisation" and len(group.name.split()) > 2}
    out = []
    for group in groups:
        short = group.name.replace(".", "")
        full = by_initials.get(short) if short.isupper() and 2 < len(short) < 8 and group.type in ("organisation", "other", "place") else None
        if full is None or full is group:
            out.append(group)
        else:
            full.references += group.references
            full.country = full.country or group.country
    return out


def initials(name: str) -> str:
    """First letters of the capitalised words of a name."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
