"""Mentions of one event, inside an account and across accounts, and what they agree on.

In: the accounts as told with their events and dates, and the cast. Out: `EventCluster` values of at least two mentions. Two
mentions are one event when their participants fit, their dates can meet, and enough else agrees: trigger, type, what the
clause is about, day, place. Neither one shared word nor the same people alone make one. Each mention is compared only with
clusters that share a participant and an act or a day with it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..types import DateMention, Event, EventCluster, Participant
from .dates import apart
from .entities import Cast
from .units import Told
from .vocabulary import near, term, weight

BY = "event.cluster.v1"
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
SIDES = frozenset({"actors", "recipients", "participants"})
SAYING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
TELLS = 0.3  # weight of a trigger that with both sides names an event: "visit", not "go"
CLOSE = 0.6  # nearness of two triggers that can stand for one act
WHO = frozenset("they them it he she him her we us i you who which that this these those".split())
WHOSE = frozenset("its his her their our my your".split())  # "its tests" takes no part
ENOUGH = 2.7
CLOSEST = 12  # clusters that share the most keys with a mention: the ones it is compared with
LOOKED = 6  # members of a cluster that a mention is compared with
REAL = frozenset({"actual", "historical", "ongoing"})
UNREAL = frozenset({"negated", "counterfactual"})


@dataclass(frozen=True, slots=True)
class Reported:
    """One mention with what tells it from others: keys of actors and recipients (record entities, countries), persons by their country, persons that act."""

    account: str
    order: tuple[str, int, int, str]
    event: Event
    date: DateMention | None
    actors: frozenset[str]
    recipients: frozenset[str]
    triggers: frozenset[str]
    acts: frozenset[str]
    terms: frozenset[str]
    place: str | None
    persons: Mapping[str, frozenset[str]]
    doers: frozenset[str]


def event_clusters(told: Sequence[Told], dates: Mapping[str, Sequence[DateMention]], cast: Cast) -> tuple[EventCluster, ...]:
    """Clusters, those of most accounts first; the order of the accounts changes nothing."""
    mentions = sorted((m for t in told for m in _mentions(t, dates.get(t.account.id, ()), cast)), key=lambda m: m.order)
    groups: list[list[Reported]] = []
    index: dict[tuple[str, str], list[int]] = {}
    for mention in mentions:
        keys = _keys(mention)
        met = Counter(n for key in keys for n in index.get(key, ()))
        options = sorted(met, key=lambda n: (-met[n], n))[:CLOSEST]
        scored = [(value, -n) for n in options if (value := _fit(mention, groups[n])) >= ENOUGH]
        at = -max(scored)[1] if scored else len(groups)
        if at == len(groups):
            groups.append([])
        groups[at].append(mention)
        for key in keys:
            if at not in (entries := index.setdefault(key, [])):
                entries.append(at)
    made = [_cluster(group, cast) for group in groups if len(group) > 1]
    return tuple(sorted(made, key=lambda c: (-len({m["account"] for m in c.members}), -len(c.members), c.id)))


def _mentions(told: Told, dates: Sequence[DateMention], cast: Cast) -> list[Reported]:
    account, tree = told.account, told.tree
    starts = [t.start for t in account.tokens]
    within = lambda span: range(bisect_left(starts, span.start), bisect_right(starts, span.end - 1))
    people = {e.id: e.country or e.id for e in cast.entities if e.type == "person"}
    found = []
    for n, event in enumerate(account.events):
        spans = [p.span for p in (*event.actors, *event.recipients)]
        taken = {i for s in spans for i in within(s)}
        triggers = frozenset(tree.lemma(i) for i in within(event.trigger) if weight(tree.lemma(i)) > 0)
        about = {i for i in within(event.evidence) if i not in taken and tree.token(i).pos in ("NOUN", "PROPN", "ADJ", "NUM")}
        date = event.date.span and next((d for d in dates if d.start <= event.date.span.start < d.end), None) if event.date else None
        found.append(
            Reported(
                account=account.id, order=(account.sha256, event.trigger.start, n, event.id), event=event, date=date if date and date.earliest else None,
                actors=_keys_of(event.actors, account.id, cast), recipients=_keys_of(event.recipients, account.id, cast), triggers=triggers, acts=frozenset(term(t) for t in triggers),
                terms=frozenset(term(tree.lemma(i)) for i in about if weight(tree.lemma(i)) > 0) - {term(t) for t in triggers}, place=event.place.name.lower() if event.place else None,
                doers=frozenset(str(r) for p in event.actors if (r := cast.named(account.id, p.entity)) in people),
                persons=_persons((*event.actors, *event.recipients), account.id, cast, people),
            )
        )  # fmt: skip
    return found


def _persons(participants: Sequence[Participant], account: str, cast: Cast, people: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for participant in participants:
        if (record := cast.named(account, participant.entity)) in people:
            found.setdefault(participant.country or people[str(record)], set()).add(str(record))
    return {country: frozenset(named) for country, named in found.items()}


def _keys_of(participants: Sequence[Participant], account: str, cast: Cast) -> frozenset[str]:
    found = set()
    for participant in participants:
        if record := cast.named(account, participant.entity):
            found.add(record)
        if participant.country:
            found.add(participant.country)
        if not record and not participant.country:
            found.add("name:" + participant.name.lower())
    return frozenset(found)


def _keys(mention: Reported) -> list[tuple[str, str]]:
    """Under which a mention is looked up: someone who takes part, with the act, the day, or a matter of the clause."""
    acts = [*mention.acts, *(f"about:{t}" for t in mention.terms)]
    if mention.date and len(mention.date.earliest or "") == 10:
        acts.append(str(mention.date.earliest))
    return [(who, act) for who in sorted(mention.actors | mention.recipients) for act in acts]


def _fit(mention: Reported, group: Sequence[Reported]) -> float:
    """How well a mention fits a cluster: its likeness to half of its members at least, none where it contradicts another's participants or day."""
    looked = group[:LOOKED]
    if any(_excludes(mention, other) for other in looked):
        return 0.0
    likeness = sorted((_likeness(mention, other) for other in looked), reverse=True)
    return likeness[(len(likeness) - 1) // 2]  # half of them at least: no chain from one thing to the next


def _excludes(one: Reported, other: Reported) -> bool:
    if one.date and other.date and apart(one.date, other.date):
        return True
    if one.account == other.account and not (one.acts & other.acts) and one.event.evidence.start < other.event.evidence.end and other.event.evidence.start < one.event.evidence.end:
        return True  # two acts of one clause
    if one.place and other.place and one.place != other.place and one.place not in other.place and other.place not in one.place:
        return True
    return any(not (named & other.persons[country]) for country, named in one.persons.items() if country in other.persons)


def _likeness(one: Reported, other: Reported) -> float:
    """Participants up to 1.5, trigger 1, type .75, matter of the clause up to 1, day 1, place .5; 0 without people and one thing more than a word."""
    who = _participants(one, other)
    if not who:
        return 0.0
    trigger = 1.0 if one.acts & other.acts else max((near(a).get(b, 0.0) for a in one.triggers for b in other.acts), default=0.0)
    if trigger < 1.0:
        trigger = trigger if trigger >= CLOSE else 0.0
    elif max(map(weight, (*one.triggers, *other.triggers)), default=0.0) < TELLS:
        trigger = 0.5  # "announced", "agreed": what was announced must tell
    kind = 0.75 if one.event.plover.type == other.event.plover.type else 0.0
    matter = min(1.0, 0.35 * len(one.terms & other.terms))
    day = 0.0
    if one.date and other.date:
        same = (one.date.earliest, one.date.latest) == (other.date.earliest, other.date.latest)
        day = 1.0 if same and len(one.date.earliest or "") == 10 else 0.5 if same else 0.25
    place = 0.5 if one.place and one.place == other.place else 0.0
    light = one.acts & other.acts and trigger == 0.5
    told = trigger >= 0.5 and (matter == 1.0 or (not light and (matter >= 0.7 or bool(place and matter))) or day == 1.0)
    alike = _firm(one) == _firm(other) and trigger == 1.0 and kind and (who == 1.5 or bool(one.doers & other.doers)) and max(map(weight, one.triggers & other.triggers), default=0.0) >= TELLS and one.event.plover.type not in SAYING
    return who + trigger + kind + matter + day + place if told or alike or (kind and matter == 1.0 and who == 1.5 and one.event.plover.type not in SAYING) else 0.0


def _firm(mention: Reported) -> str:
    return "real" if mention.event.realis in REAL else mention.event.realis


def _participants(one: Reported, other: Reported) -> float:
    """1.5 for both sides, 1 for one where the other is not told; 0 where they differ."""
    if one.event.plover.type in MUTUAL and other.event.plover.type in MUTUAL:
        a, b = one.actors | one.recipients, other.actors | other.recipients
        shared = _states(a) & _states(b)
        if not (a & b) or (len(_states(a)) > 1 and len(_states(b)) > 1 and _states(a) != _states(b)):
            return 0.0
        return 1.5 if len(shared) > 1 else 1.0
    score = 0.0
    for a, b in ((one.actors, other.actors), (one.recipients, other.recipients)):
        if a & b:
            score += 0.75
        elif a and b:
            return 0.0
    return 0.0 if not score else 1.5 if score >= 1.5 else 1.0


def _states(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(k for k in keys if len(k) == 3)


def _cluster(group: Sequence[Reported], cast: Cast) -> EventCluster:
    names = {e.id: e.name for e in cast.entities}
    sides = lambda m: {"participants": (*m.event.actors, *m.event.recipients)} if m.event.plover.type in MUTUAL else {"actors": m.event.actors, "recipients": m.event.recipients}
    values: dict[str, list[Any]] = {
        **{side: [_named(sides(m).get(side, ()), m.account, cast, names) for m in group] for side in dict.fromkeys(s for m in group for s in sides(m))},
        "date": [[m.date.earliest, m.date.latest] if m.date else None for m in group],
        "place": [m.event.place.name if m.event.place else None for m in group],
        "realis": [m.event.realis for m in group],
    }
    types = Counter(m.event.plover.type for m in group)
    agreed: dict[str, Any] = {"type": min(types, key=lambda t: (-types[t], t))}  # how an act is coded is no matter of the accounts
    contested: dict[str, Any] = {}
    for name, told in values.items():
        given = [v for v in told if v]
        distinct = sorted({str(v): v for v in given}.items())
        if len(given) < 2:
            continue  # one voice neither agrees nor differs
        if common := _common(name, given) if len(distinct) > 1 else (given or [None])[0]:
            agreed[name] = sorted(common) if isinstance(common, dict) else common
        elif given and not (name in SIDES and _fit_together(given)):
            said = [(sorted(v) if isinstance(v, dict) else v, _members(group, told, v)) for _, v in distinct]
            contested[name] = [{"value": v, "members": members} for v, members in said]
    key = "|".join(f"{m.account}:{m.event.trigger.start}" for m in group)
    return EventCluster(id="c-" + hashlib.sha256(key.encode()).hexdigest()[:10], members=tuple(_member(m) for m in group), agreed=agreed, contested=contested, by=BY)


def _fit_together(given: Sequence[Mapping[str, Any]]) -> bool:
    """Whether differing participants only complete each other: one member names them all."""
    everybody = {who for v in given for who in v}
    return any(everybody <= v.keys() for v in given)


def _members(group: Sequence[Reported], told: Sequence[Any], value: Any) -> list[dict[str, str]]:
    return [_member(m) for m, own in zip(group, told, strict=True) if own == value]


def _member(mention: Reported) -> dict[str, str]:
    return {"account": mention.account, "event": mention.event.id}


def _named(participants: Sequence[Participant], account: str, cast: Cast, names: Mapping[str, str]) -> dict[str, str | None]:
    """Name to country of each participant."""
    return {names.get(cast.named(account, p.entity) or "", p.name): p.country for p in participants if p.name.lower() not in WHO and (p.entity or p.country or p.name.lower().partition(" ")[0] not in WHOSE)}


def _common(name: str, given: Sequence[Any]) -> Any:
    """What different values still agree on: who is in all of them, the closest of dates that hold each other; None where they differ."""
    if name in SIDES:
        shared = set.intersection(*map(set, given))
        states = set.intersection(*({c for c in v.values() if c} for v in given))
        everybody = {who: country for v in given for who, country in v.items()}
        return {who: country for who, country in everybody.items() if who in shared or country in states} or None
    if name == "date":
        first, last = max(d[0] for d in given), min(d[1] for d in given)
        width = min(len(d[0]) for d in given)
        return min(given, key=lambda d: (-len(d[0]), d)) if first[:width] <= last[:width] else None
    if name == "realis":
        return "actual" if set(given) <= REAL else "negated" if set(given) <= UNREAL else None
    return None
