"""The entities of one event, merged over its accounts.

In: accounts with their entities. Out: `RecordEntity` values, and the map from (account, entity) to record entity.
Two entities are one when their names say so: same country, same name but for hyphens, accents and spelling of the
transliteration, a short form of the given name, an acronym and the name it abbreviates, or a surname that only one full
name of the event bears.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..types import Account, Entity, RecordEntity
from .persons import spellings

BY = "entity.merge.v1"
FAR = 8  # times as many mentions by which one bearer of a surname is meant where only the surname stands
TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "dame", "lord", "president", "minister", "secretary", "the", "prime", "foreign", "general", "senator"})
TRANSLITERATIONS = (("iy", "i"), ("ey", "i"), ("ei", "i"), ("ij", "i"), ("y", "i"), ("kh", "h"), ("zh", "j"), ("ou", "u"), ("oo", "u"), ("w", "v"), ("ph", "f"), ("ck", "k"), ("q", "k"))


@dataclass(frozen=True)
class Cast:
    """Who and what the event involves: the merged entities and where each account's own entity went."""

    entities: tuple[RecordEntity, ...]
    of: Mapping[tuple[str, str], str]

    @cached_property
    def by_id(self) -> Mapping[str, RecordEntity]:
        """Record entity by id."""
        return {entity.id: entity for entity in self.entities}

    def named(self, account: str, entity: str | None) -> str | None:
        """The record entity of an account's entity, or None."""
        return self.of.get((account, entity)) if entity else None


def cast(accounts: Sequence[Account]) -> Cast:
    """Merge the entities of all accounts; the result does not depend on their order."""
    members = sorted(((a.sha256, e.id, a.id, e) for a in accounts for e in a.entities), key=lambda m: m[:2])
    names = {signature(e) for *_, e in members}
    spelled = _spellings(members)
    full = _full_names(members, spelled)
    groups: dict[str, list[tuple[str, Entity]]] = {}
    halves = _halves(members)
    acronyms = {acronym(name): name for name in sorted(names) if len(name.split()) > 1}
    for _, _, account, entity in members:
        groups.setdefault(halves.get(signature(entity)) or _home(entity, full, acronyms, spelled), []).append((account, entity))
    merged, of = [], {}
    for home, group in sorted(groups.items()):
        entity_id = "E" + hashlib.sha256(home.encode()).hexdigest()[:10]
        merged.append(_merged(entity_id, group))
        of.update({(account, entity.id): entity_id for account, entity in group})
    return Cast(tuple(merged), of)


def signature(entity: Entity) -> str:
    """The name in the form that two spellings of it share: lower case, no accents, hyphens as spaces, no titles."""
    plain = unicodedata.normalize("NFKD", entity.name).encode("ascii", "ignore").decode().lower()
    words = [w for w in re.findall(r"[a-z0-9]+", re.sub(r"[’']s?\b|\.", "", plain)) if w not in TITLES]
    if entity.type == "person":
        words = [_transliterated(w) for w in words]
    return " ".join(words) or plain


def acronym(name: str) -> str:
    """The initials of a name's words, joining words left out."""
    return "".join(w[0] for w in name.split() if w not in ("of", "for", "the", "and", "on", "in"))


def _transliterated(word: str) -> str:
    for one, other in TRANSLITERATIONS:
        word = word.replace(one, other)
    return re.sub(r"(.)\1", r"\1", word)


def _spellings(members: Sequence[tuple[str, str, str, Entity]]) -> dict[str, str]:
    names: dict[str, dict[str, int]] = {}
    for digest, _, _, entity in members:
        if entity.type == "person" and " " in entity.name and " " in (name := signature(entity)):
            counts = names.setdefault(name, {})
            counts[digest] = counts.get(digest, 0) + max(1, len(entity.mentions))
    return spellings(names, _transliterated)


def _full_names(members: Sequence[tuple[str, str, str, Entity]], spelled: Mapping[str, str]) -> dict[str, str]:
    # a part of a name stands for the full name only where one person bears it as last (or first) word, or far more often than any other
    bearers: dict[str, Counter[str]] = {}
    for *_, entity in members:
        if entity.type == "person" and (name := spelled.get(signature(entity))):
            for part in {name.split()[-1], name.split()[0]}:
                bearers.setdefault(part, Counter())[name] += max(1, len(entity.mentions))
    found = {}
    for part, counts in bearers.items():
        ranked = sorted(counts, key=lambda name: (-counts[name], name))
        if len(ranked) == 1 or counts[ranked[0]] >= FAR * counts[ranked[1]]:
            found[part] = ranked[0]
    return found


def _halves(members: Sequence[tuple[str, str, str, Entity]]) -> dict[str, str]:
    """ "The North" stands for the one country of the event whose name begins so."""
    bearers: dict[str, set[str]] = {}
    for *_, entity in members:
        words = signature(entity).split()
        if entity.type == "country" and entity.country and len(words) == 2 and words[0] in ("north", "south", "east", "west"):
            bearers.setdefault(words[0], set()).add(f"country:{entity.country}")
    return {half: min(homes) for half, homes in bearers.items() if len(homes) == 1}


def _home(entity: Entity, full: Mapping[str, str], acronyms: Mapping[str, str], spelled: Mapping[str, str]) -> str:
    if entity.type == "country" and entity.country:
        return f"country:{entity.country}"
    name = signature(entity)
    if entity.type == "person":
        return f"person:{spelled.get(name) or full.get(name, name)}"
    return f"name:{acronyms.get(name, name)}"


def _merged(entity_id: str, group: Sequence[tuple[str, Entity]]) -> RecordEntity:
    entities = [e for _, e in group]
    mentions = Counter[str]()
    for e in entities:
        mentions[e.name] += max(1, len(e.mentions))
    longest = max(mentions, key=lambda n: (len(n.split()) if entities[0].type == "person" else 0, mentions[n], n))
    most = lambda values: max(sorted(set(values)), key=values.count) if values else None
    return RecordEntity(
        id=entity_id,
        name=longest,
        type=most([e.type for e in entities]) or "other",
        country=most([e.country for e in entities if e.country]),
        role=fullest([e.role for e in entities if e.role]),
        members=tuple({"account": account, "entity": e.id} for account, e in group),
        by=BY,
    )


def fullest(roles: Sequence[str]) -> str | None:
    """The commonest role in the fullest form that holds all its words: "US Secretary of State" for "Secretary"; None of none."""
    if not roles:
        return None
    common = max(sorted(set(roles)), key=roles.count)
    held = [r for r in sorted(set(roles)) if set(common.lower().split()) <= set(r.lower().split()) and "former" not in r.lower().split()]
    return max(held, key=lambda r: len(r.split()), default=common)
