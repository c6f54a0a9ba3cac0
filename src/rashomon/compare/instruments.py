"""Instruments of one event over its accounts: what was set up, kept, suspended, changed, and who says so.

In: the accounts as told, and the cast. Out: `Instrument` values with their states. Two mentions name one instrument when
their nouns are of one group, their parties do not contradict each other, and at least two telling things agree (a
modifier, a party, who stands around); one shared word alone never joins. Each account-level thing is compared only with
things that share a key with it, so the cost grows with the accounts, not with their pairs.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from ..types import EventDate, Instrument, InstrumentState, Mention
from .entities import Cast
from .instrument_mentions import Named, mentions
from .instrument_states import ToldState, states
from .units import Told

BY = "instrument.grouped.v1"
ENOUGH = 2.0  # agreeing features that make two things one
ALONE = 1.0  # the same for what is meant by most of an account's mentions of the group, and is like no other as much
BESIDE = 2  # sentences within which a bare noun means the last thing named
MOST = 900  # code points of evidence from one account
CONTRARIES = (("temporary", "permanent"), ("initial", "final"), ("bilateral", "multilateral"), ("conventional", "nuclear"), ("military", "economic"), ("first", "second"))
SINGLE = frozenset({"channel", "talks", "body", "treaty", "resolution", "investigation"})
TELLING_ACTS = frozenset({"imposed", "lifted", "eased", "suspended", "restored", "cancelled", "vetoed", "expired"})
FIRM = ("historical", "actual", "ongoing", "uncertain", "alleged", "planned", "conditional", "hypothetical")
LONGEST_NAME = 60


@dataclass(slots=True)
class Thing:
    """What one account, or several, name as one instrument; `held`: (account as told, mention) in text order."""

    group: str
    kind: str
    words: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    around: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    held: list[tuple[Told, Named, tuple[ToldState, ...]]] = field(default_factory=list)

    def take(self, told: Told, mention: Named, parties: frozenset[str], said: tuple[ToldState, ...]) -> None:
        """Add one mention with the parties that count as its own and what is said of its state."""
        self.words.update(mention.words)
        self.parties.update(parties)
        self.around |= mention.around
        self.acts |= acts(said)
        self.held.append((told, mention, said))

    def join(self, other: Thing) -> None:
        """Take over all of another thing."""
        self.words.update(other.words)
        self.parties.update(other.parties)
        self.around |= other.around
        self.acts |= other.acts
        self.held.extend(other.held)


def instruments(told: Sequence[Told], cast: Cast) -> tuple[Instrument, ...]:
    """The instruments with at least one state, the ones that most accounts tell first; input order changes nothing."""
    ordered = sorted(told, key=lambda t: t.account.sha256)
    found: list[Thing] = []
    index: dict[tuple[str, str], list[int]] = {}
    for one in ordered:
        own = things(one, cast)
        told_of = Counter(t.group for t in own for _ in t.held)
        placed: list[tuple[Thing, int]] = []
        for thing in own:
            at = _place(thing, found, index, 2 * len(thing.held) >= told_of[thing.group])
            if at is None:
                found.append(thing)
                at = len(found) - 1
            else:
                found[at].join(thing)
            placed.append((thing, at))
        for thing, at in placed:
            for key in (*thing.words, *thing.parties, *thing.around, *thing.acts):
                if at not in (entries := index.setdefault((thing.group, key), [])):
                    entries.append(at)
    made = [_instrument(thing, cast) for thing in found]
    return tuple(sorted((m for m in made if m is not None), key=lambda m: (-len({e.account for s in m.states for e in s.evidence}), -len(m.states), m.id)))


def things(told: Told, cast: Cast) -> list[Thing]:
    """The instruments of one account, in the order of their first mention."""
    found: list[Thing] = []
    last: dict[str, int] = {}
    for mention in mentions(told, cast):
        parties, said = own_parties(mention), states(told, mention)
        options = [n for n, t in enumerate(found) if t.group == mention.group and agree(t.parties, parties, mention.kind) and not contrary(t.words.keys(), mention.words)]
        at: int | None
        if not mention.words and not parties and not mention.is_new:
            at = _meant(found, last.get(mention.group), mention)
            if at is not None and mention.kind in SINGLE and all(m.is_plural != mention.is_plural for _, m, _ in found[at].held):
                at = None
        else:
            sure = [(likeness, n) for n in options if (likeness := _alike(found[n], mention, parties, acts(said)))]
            bare = [n for n in options if not found[n].words and not found[n].parties and mention.is_definite]
            at = max(sure)[1] if sure else bare[-1] if bare else None
        if at is None:
            found.append(Thing(mention.group, mention.kind))
            at = len(found) - 1
        found[at].take(told, mention, parties, said)
        last[mention.group] = at
    return found


def _meant(found: Sequence[Thing], last: int | None, mention: Named) -> int | None:
    """What a bare "the agreement" stands for: the last one where it is near, else the one that is told of most."""
    if last is None or mention.unit.sentence - found[last].held[-1][1].unit.sentence <= BESIDE:
        return last
    return max((n for n, t in enumerate(found) if t.group == mention.group), key=lambda n: (len(found[n].held), n))


def _alike(thing: Thing, mention: Named, parties: frozenset[str], done: set[str]) -> int:
    """How much speaks for a mention to be a thing of the same account; a new thing shares more than parties."""
    words = len(mention.words & thing.words.keys()) + len(done & thing.acts)
    return words and words + len(parties & thing.parties.keys()) if mention.is_new or mention.kind == "talks" and len(parties) < 2 else words + len(parties & thing.parties.keys())


def acts(said: Sequence[ToldState]) -> set[str]:
    """What was or is to be done to a thing, where that tells it from others of its group."""
    return {s.act for s in said if s.act in TELLING_ACTS}


def own_parties(mention: Named) -> frozenset[str]:
    """Who an instrument is of; talks are of those in their clause where the noun itself does not tell."""
    if mention.kind == "talks" and len(mention.parties) < 2 and len(mention.around) in (2, 3):
        return mention.around
    return mention.parties


def agree(one: Mapping[str, int], other: frozenset[str] | Mapping[str, int], kind: str) -> bool:
    """Whether two sets of parties can be of one instrument: one holds the other; of talks and forces, the same. Persons of unknown country contradict nobody."""
    a, b = ({p for p in parties if len(p) == 3} for parties in (one, other))
    if a and b and (kind == "deployment" or (kind == "talks" and len(a) > 1 and len(b) > 1)):
        return a == b
    return not a or not b or a <= b or b <= a


def contrary(one: Set[str], other: Set[str]) -> bool:
    """Whether the modifiers of two things exclude each other: temporary and permanent exemptions."""
    return any((a in one and b in other) or (b in one and a in other) for a, b in CONTRARIES)


def _place(thing: Thing, found: Sequence[Thing], index: Mapping[tuple[str, str], list[int]], is_main: bool) -> int | None:
    """The thing of earlier accounts that a thing of this one is; None where it is new."""
    keys = (*thing.words, *thing.parties, *thing.around, *thing.acts)
    options = [n for n in sorted({n for key in keys for n in index.get((thing.group, key), ())}) if agree(found[n].parties, thing.parties, thing.kind) and not contrary(found[n].words.keys(), thing.words.keys())]
    scored = sorted(((_likeness(thing, found[n]), -n) for n in options), reverse=True)
    if not scored:
        return None
    best, second = scored[0], scored[1][0] if len(scored) > 1 else 0.0
    return -best[1] if best[0] >= (ALONE if is_main and second < best[0] else ENOUGH) else None


def _likeness(one: Thing, other: Thing) -> float:
    words, own = one.words.keys() & other.words.keys(), one.parties.keys() & other.parties.keys()
    near = ((one.around & other.around) - own) if not (one.parties and other.parties) and one.kind != "talks" else set()
    return len(words) + len(own) + len(one.acts & other.acts) + min(1.0, 0.5 * len(near))


def _instrument(thing: Thing, cast: Cast) -> Instrument | None:
    told_states = [(t, s) for t, _, said in thing.held for s in said]
    made = _merged(told_states)
    if not made:
        return None
    marks = sorted(f"{t.account.sha256}:{t.tree.token(m.token).start}" for t, m, _ in thing.held)
    return Instrument(
        id="i-" + hashlib.sha256("|".join([thing.group, *marks]).encode()).hexdigest()[:10],
        name=_name(thing), kind=thing.kind, parties=_party_ids(thing, cast), states=made, by=BY,
    )  # fmt: skip


def _merged(told_states: Sequence[tuple[Told, ToldState]]) -> tuple[InstrumentState, ...]:
    """States once each: what several accounts say in their own voice is one state, what someone says in one account another."""
    groups: dict[tuple, list[tuple[Told, ToldState]]] = {}
    spent: Counter[str] = Counter()
    for one, state in told_states:
        said = state.unit.statements
        size = state.evidence.end - state.evidence.start
        if spent[one.account.id] + size > MOST:
            continue
        key = (state.change, state.act, state.realis, state.condition, (one.account.id, said) if said else ())
        group = groups.setdefault(key, [])
        if sum(t.account.id == one.account.id for t, _ in group) < 2:
            spent[one.account.id] += size
            group.append((one, state))
    made = []
    for (change, _, realis, condition, _), group in groups.items():
        one, first = group[0]
        dates = [d for t, s in group if (d := _date(t, s))]
        merged = InstrumentState(
            before=first.before, after=first.after, change=change, date=dates[0] if dates else None, realis=realis, condition=condition,
            asserted_by=first.unit.statements or ("narrator",),
            evidence=tuple(Mention(t.account.id, s.evidence.start, s.evidence.end) for t, s in group),
        )  # fmt: skip
        made.append((FIRM.index(realis), merged.date.earliest if merged.date else "9999", one.account.sha256, first.evidence.start, merged))
    return tuple(row[-1] for row in sorted(made, key=lambda row: row[:-1]))


def _date(told: Told, state: ToldState) -> EventDate | None:
    """The one resolved date that hangs on the act or on the verb over it."""
    starts = {told.tree.token(c).start for v in state.chain[:3] for c in told.tree.children[v]}
    dates = [d for d in told.account.dates if d.earliest and d.latest and any(d.start <= s < d.end for s in starts)]
    if len(dates) != 1:
        return None
    date = dates[0]
    return EventDate(earliest=date.earliest or "", latest=date.latest or "", precision=date.precision, basis=date.basis, span=None)


def _name(thing: Thing) -> str:
    """The fullest of the commonest names, in the accounts' own words."""
    texts: Counter[str] = Counter()
    telling_states = any(said for *_, said in thing.held)
    for told, mention, said in thing.held:
        if (telling_states and not said) or told.tree.token(mention.token).pos == "PRON":
            continue
        tokens = told.account.tokens
        text = " ".join(told.account.text[tokens[mention.phrase[0]].start : tokens[mention.phrase[1]].end].split())
        if len(text) <= LONGEST_NAME:
            texts[text[:1].lower() + text[1:] if text[1:2].islower() and tokens[mention.phrase[0]].pos != "PROPN" else text] += 1
    telling = lambda text: len([w for w in text.lower().split() if w in thing.words]) + sum(texts[text] > n for n in range(3))
    return max(sorted(texts), key=lambda text: (telling(text), -len(text)), default=thing.group)


def _party_ids(thing: Thing, cast: Cast) -> tuple[str, ...]:
    """Record entity ids of the parties, countries by their own entity."""
    by_country = {e.country: e.id for e in reversed(cast.entities) if e.country and e.type == "country"}
    known = {e.id for e in cast.entities}
    found = [by_country.get(p, p) for p in sorted(thing.parties)]
    return tuple(dict.fromkeys(p for p in found if p in known))
