"""Records of many accounts, multiplied from the sample: what the page must carry without growing heavy."""

from __future__ import annotations

import dataclasses
import random

from rashomon.types import Account, Cell, OriginCount, Point, Record, Silence, Span

from . import sample

TIMES = 8  # a sample text of some 110 words, so often: an article
ALONE, CORE, SHARED = 25, 6, 60


def record(n: int) -> Record:
    """A record of n accounts, each with points of its own, and points that two to twelve of them share."""
    chance = random.Random(1)
    made = sample.record()
    accounts = tuple(_account(made.accounts[i % 3], i) for i in range(n))
    points = [_point(f"own-{a.id}-{k}", "only-one", [a], k, accounts, k < CORE) for a in accounts for k in range(ALONE)]
    for k in range(SHARED):
        holders = chance.sample(accounts, min(n, chance.choice([2, 2, 2, 3, 3, 4, 8, 12])))
        points.append(_point(f"shared-{k}", chance.choice(["agree", "characterised-differently"]), holders, k, accounts, k % 2 == 0))
    entities = tuple(
        dataclasses.replace(e, members=tuple({"account": a.id, "entity": e.members[0]["entity"]} for a in accounts)) for e in made.entities
    )
    return dataclasses.replace(
        made, accounts=accounts, points=tuple(points), entities=entities, utterances=(), sourcing=(), origins=(), checks=(), timeline=(), instruments=(), event_clusters=(), positions=()
    )


def _account(base: Account, n: int) -> Account:
    length = len(base.text)

    def moved(span: Span, k: int) -> Span:
        return Span(span.start + k * length, span.end + k * length)

    return dataclasses.replace(
        base, id=f"acc{n}", uri=f"f{n}.txt", text=base.text * TIMES, outlet=None, authors=(),
        sentences=tuple(moved(s, k) for k in range(TIMES) for s in base.sentences),
        zones=tuple(dataclasses.replace(z, start=z.start + k * length, end=z.end + k * length) for k in range(TIMES) for z in base.zones),
        statements=tuple(
            dataclasses.replace(s, id=f"{k}-{s.id}", content=tuple(moved(c, k) for c in s.content), cue=None, source=None, condition=None)
            for k in range(TIMES) for s in base.statements
        ),
    )  # fmt: skip


def _point(ident: str, relation: str, holders: list[Account], k: int, accounts: tuple[Account, ...], is_core: bool) -> Point:
    cells = tuple(
        Cell(account=a.id, evidence=(a.sentences[k % len(a.sentences)],), value=None, voice="narrator", chain=(), realis="actual", zone="body", origins=())
        for a in holders
    )
    first = holders[0]
    span = cells[0].evidence[0]
    held = {a.id for a in holders}
    return Point(
        id=ident, kind="event", summary=first.text[span.start : span.end], relation=relation, cells=cells, conflict=None,
        silent=tuple(Silence(account=a.id, reason="not-mentioned") for a in accounts if a.id not in held),
        origins=OriginCount(shown=0, unsourced=tuple(a.id for a in holders), lower=1, upper=len(holders)),
        importance="core" if is_core else "minor", by="point.sample.v1",
    )  # fmt: skip
