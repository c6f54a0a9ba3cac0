"""The order of the steps of a comparison, from accounts to the record.

In: annotated accounts and what made them. Out: a `Record`. The order of the accounts changes nothing but `accounts`:
inside, they are taken in the order of their digests.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from ..gather.origins import origins as found_origins
from ..types import Account, Framing, Generator, Record
from .assessments import assessments
from .checks import checks
from .clock import dated
from .descriptions import descriptions
from .drafts import drafts
from .entities import Cast, cast
from .event_clusters import event_clusters
from .exclusions import excluding
from .further import held
from .instrument_mentions import parties
from .instruments import instruments
from .keys import keys
from .points import Draft, Scene, point, point_id
from .positions import positions
from .primary import checked, document, settled
from .referents import referents
from .scores import rarities
from .sides import Side
from .silence import coverage, silences
from .timeline import timeline
from .units import Told, told
from .utterances import utterances
from .voices import sourcing


def compare(accounts: Sequence[Account], generator: Generator) -> Record:
    """The record of accounts of one event; primary sources stand in it but are no accounts. One account alone is allowed."""
    ordered = sorted((a for a in accounts if a.role == "account"), key=lambda a: a.sha256)
    primary = sorted((a for a in accounts if a.role == "primary"), key=lambda a: a.sha256)
    people = cast([*ordered, *primary])
    stories = [told(a) for a in ordered]
    sides = _sides(stories, people)
    spoken = speakers(ordered, people)
    shown = found_origins(ordered, spoken)
    scene = Scene({a.id: a for a in ordered}, people, shown, spoken)
    said = checked(utterances(ordered, people, lemmas(ordered)), ordered, people, [document(a) for a in primary])
    documents = _sides([told(a) for a in primary], people)
    judged = assessments(stories)
    stands, things = positions(stories, people), instruments(stories, people)
    made = drafts(sides, stories, shown.origins, judged, held(said, stands, things, scene.accounts)) + descriptions(stories, people, sides)
    drafted = [_settled(d, documents) for d in made]
    points = _points(drafted, sides, scene)
    dates = dated(stories)
    clusters = event_clusters(stories, dates, people)
    return Record(
        id="r-" + hashlib.sha256("|".join(a.sha256 for a in ordered).encode()).hexdigest()[:12],
        title=title(ordered, drafted),
        generator=generator,
        accounts=tuple(accounts),
        entities=people.entities,
        points=points,
        utterances=said,
        event_clusters=clusters,
        instruments=things,
        positions=stands,
        framing=Framing(referents=referents(stories, people), assessments=judged),
        sourcing=tuple(sourcing(a, people) for a in ordered),
        origins=shown.origins,
        checks=tuple(c for a in ordered for c in checks(a)),
        timeline=timeline(stories, dates, points, clusters, {t.account.id: parties(t, people) for t in stories}),
    )


def _sides(stories: Sequence[Told], people: Cast) -> list[Side]:
    return [Side(t.account, t.tree, unit, key) for t in stories for unit, key in zip(t.units, keys(t, people), strict=True)]


def _settled(draft: Draft, documents: Sequence[Side]) -> Draft:
    """A draft in conflict with what a primary document says of it."""
    if draft.conflict is None:
        return draft
    return dataclasses.replace(draft, conflict=settled(draft.conflict, [side for side, _ in draft.sides], documents))


def speakers(accounts: Sequence[Account], people: Cast) -> dict[tuple[str, str], str]:
    """The speaker's name, as the event knows it, of each (account, statement) that has one."""
    names = {e.id: e.name for e in people.entities}
    found = {}
    for account in accounts:
        for statement in account.statements:
            entity = people.named(account.id, statement.speaker.entity)
            if name := names.get(entity or "", statement.speaker.name):
                found[account.id, statement.id] = name
    return found


def lemmas(accounts: Sequence[Account]) -> Mapping[tuple[str, int], str]:
    """The lemma of the token that begins at an offset."""
    return {(a.id, t.start): t.lemma.lower() for a in accounts for t in a.tokens}


def title(accounts: Sequence[Account], drafted: Sequence[Draft]) -> str:
    """The title of the news report, else the commentary, that shares the most points; "" when no account has one."""
    shared = Counter(a for d in drafted if len(d.accounts) > 1 for a in d.accounts)
    titled = [a for a in accounts if a.title]
    if not titled:
        return ""
    best = max(titled, key=lambda a: (a.kind == "report", shared[a.id], -len(a.title.value) if a.title else 0, a.sha256))
    return best.title.value if best.title else ""


def _points(drafted: Sequence[Draft], sides: Sequence[Side], scene: Scene) -> tuple:
    by_account: dict[str, list[Side]] = {a: [] for a in scene.accounts}
    for side in sides:
        by_account[side.account.id].append(side)
    covered = coverage([(scene.accounts[a], [s.keys for s in own]) for a, own in by_account.items()])
    weights = {t: w for t, w in rarities([s.keys for s in sides]).items() if isinstance(t, str)}
    closed = excluding(sides)
    made = []
    for draft in sorted(drafted, key=lambda d: (-d.sureness, point_id(d))):
        own = [side for side, _ in draft.sides]
        days = [d.earliest for side, spans in draft.sides for d in side.account.dates for s in spans if d.precision == "day" and d.earliest and s.start <= d.start < s.end]
        silent = silences(covered, draft.accounts, [s.keys for s in own], min(days, default=None), weights, {a for s in own for a in closed.get(id(s), ())})
        made.append(point(draft, scene, silent))
    unique = {p.id: p for p in made}
    # within a class the surest first, as they were made; what nothing would reconcile before what a reading might
    is_soft = lambda p: p.conflict is not None and p.conflict.both_true_if is not None
    return tuple(sorted(unique.values(), key=lambda p: (p.importance != "core", -len({c.account for c in p.cells}), p.conflict is None, is_soft(p))))
