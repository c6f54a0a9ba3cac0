"""What each account calls the same thing: people and countries, things, acts, meetings and reactions.

In: accounts with their units' trees, and the cast. Out: `Referent` values, each with labels from two or more accounts that
do not all use the same words. A label is the words themselves, with the voice that uses them; nothing is summed up.
A plain title is no framing: a person's or a country's labels count where one account at least uses a word that praises or blames.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..types import Referent
from .entities import Cast
from .epithets import BY_ENTITY, epithets, is_epithet
from .namings import BY_ANNOUNCED, BY_MEETING, BY_REACTION, BY_THING, Key, Namer, Said, home
from .units import Told
from .vocabulary import matters, polarity

TWICE = 0.5  # share of labels in common from which two referents are one
MOST = 6  # labels of one account
LEADING = frozenset({"president", "leader", "premier", "chancellor", "king", "dictator", "prime", "ruler", "emperor"})
ANY = "*"  # an announced act of whoever announces in this event


def referents(told: Sequence[Told], cast: Cast) -> tuple[Referent, ...]:
    """The referents that accounts name differently, those of most accounts first; the order of the accounts changes nothing."""
    namers = [Namer(one, cast) for one in sorted(told, key=lambda t: t.account.sha256) if one.tree.is_parsed]
    digest = {n.account.id: n.account.sha256 for n in namers}
    held: dict[Key, list[Said]] = {}
    for key, said in _all(namers, cast):
        held.setdefault(key, []).append(said)
    _lend(held)
    made = []
    for key, labels in held.items():
        ordered = sorted(labels, key=lambda s: (digest[s.account], s.label.start, -s.label.end))
        if _differ(key[0], ordered):
            made.append(_referent(key, _once(ordered), cast))
    ranked = sorted(made, key=lambda r: (-len({label.account for label in r.labels}), -len(r.labels), r.name, r.by))
    return tuple(_apart(ranked))


def _all(namers: Sequence[Namer], cast: Cast) -> Iterator[tuple[Key, Said]]:
    leaders = _leaders(namers)
    counts: Counter[str] = Counter()
    for namer in namers:
        own = Counter(namer.homes[i] for i, e in namer.named.items() if i in namer.homes and namer.by_id[e].type in ("person", "country"))
        for country, n in own.items():
            counts[country] += round(1000 * n / sum(own.values()))
    main = leaders.get(min(counts, key=lambda h: (-counts[h], h)), "") if counts else ""
    for namer in namers:
        yield from epithets(namer, cast)
        yield from namer.things()
        yield from namer.acts()
        yield from namer.announced()
        yield from namer.meetings(leaders, main)
        yield from namer.reactions()


def _leaders(namers: Sequence[Namer]) -> dict[str, str]:
    """For each country the person of it who is named most, if the accounts say that he leads it or the tables know."""
    counts = Counter(e for n in namers for e in n.named.values() if n.by_id[e].type == "person" and home(n.by_id[e]))
    found: dict[str, str] = {}
    for entity in sorted(counts, key=lambda e: (-counts[e], e)):
        record = namers[0].by_id[entity]
        words = set((record.role or "").lower().split())
        if words & LEADING and not words & {"foreign", "vice", "deputy", "former"}:
            found.setdefault(home(record) or entity, entity)
    return found


def _lend(held: dict[Key, list[Said]]) -> None:
    """ "The move" without an owner is that of the side whose announcement the accounts tell, where there is one such side."""
    loose = held.pop((BY_ANNOUNCED, ANY), [])
    sides = {key: len({s.account for s in said}) for key, said in held.items() if key[0] == BY_ANNOUNCED}
    best = sorted(sides, key=lambda k: (-sides[k], k))
    if best and sides[best[0]] > 1 and (len(best) == 1 or sides[best[0]] > sides[best[1]]):
        held[best[0]].extend(loose)


def _differ(rule: str, said: Sequence[Said]) -> bool:
    """Whether two accounts use other words: for a thing each has a word the other has not; for a name one praises or blames."""
    words: dict[str, set[str]] = {}
    for one in said:
        words.setdefault(one.account, set()).update(one.words)
    if len(words) < 2 or all(own == set.union(*words.values()) for own in words.values()):
        return False
    if rule == BY_ENTITY:
        return any(is_epithet(frozenset(own)) for own in words.values()) and not all(is_epithet(frozenset(own)) and own == set.union(*words.values()) for own in words.values())
    if rule == BY_THING:
        nouns = [{w for w in own if w in matters()} for own in words.values()]
        return any(one - other for one in nouns for other in nouns) or any(w in polarity("tone") for own in words.values() for w in own)
    if rule == BY_ANNOUNCED:
        return any(own - theirs and theirs - own for a, own in words.items() for b, theirs in words.items() if a != b)
    return True


def _once(said: Sequence[Said]) -> list[Said]:
    """Each account's wording once in its own voice and once in another's, where it stands first; of many those that praise or blame
    and those that say most."""
    first: dict[tuple[str, ...], Said] = {}
    for one in said:
        first.setdefault((one.account, str(one.label.voice == "narrator"), *sorted(one.words)), one)
    kept: dict[str, list[Said]] = {}
    for one in sorted(first.values(), key=lambda s: (not s.label.polarity, -len(s.words), s.label.start)):
        if len(kept.setdefault(one.account, [])) < MOST:
            kept[one.account].append(one)
    return [one for one in first.values() if one in kept[one.account]]


def _referent(key: Key, said: Sequence[Said], cast: Cast) -> Referent:
    rule, name = key
    entity = name if rule == BY_ENTITY else None
    return Referent(name=_name(rule, name, said, cast), entity=entity, labels=tuple(s.label for s in said), by=rule)


def _name(rule: str, name: str, said: Sequence[Said], cast: Cast) -> str:
    if rule == BY_ENTITY:
        return cast.by_id[name].name
    if rule == BY_REACTION:
        entity, matter = name.split(" + ")
        return f"{cast.by_id[entity].name} + {matter}"
    if rule == BY_MEETING:
        kind, *who = name.split(" + ")
        return " + ".join((kind, *(cast.by_id[w].name for w in who)))
    countries = {e.country: e.name for e in cast.entities if e.type == "country" and e.country}
    if rule == BY_ANNOUNCED:
        return f"announcement + {countries.get(name, name)}"
    if rule == BY_THING:
        thing, whose = name.split(" + ")
        return f"{thing} + {countries.get(whose, whose)}"
    return name


def _apart(ranked: Sequence[Referent]) -> Iterator[Referent]:
    """Referents whose labels mostly stand elsewhere than those of a fuller one."""
    kept: list[set[tuple[str, int, int]]] = []
    for one in ranked:
        spans = {(w.account, w.start, w.end) for w in one.labels}
        if all(len(spans & other) < TWICE * len(spans) for other in kept):
            kept.append(spans)
            yield one

