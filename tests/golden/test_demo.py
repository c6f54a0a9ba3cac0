"""The record of the example accounts, in short: a change in what is found shows up here as a difference to read.

`make golden` writes the file anew.
"""

import json
import os
from pathlib import Path

import pytest

import rashomon
from rashomon.cli.demo import EXAMPLES

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent


def outline(record):
    """What a reader of the page would notice: points by relation, conflicts, utterances, origins, speakers."""
    text = {a.id: a.text for a in record.accounts}
    name = {a.id: a.uri for a in record.accounts}
    said = {(a.id, s.id): s for a in record.accounts for s in a.statements}

    people = {e.id: e.name for e in record.entities}

    def words(account, span):
        return " ".join(text[account][span.start : span.end].split())

    return {
        "title": record.title,
        "accounts": [
            {
                "uri": a.uri,
                "outlet": a.outlet and a.outlet.value,
                "title": a.title and a.title.value,
                "authors": [f.value for f in a.authors],
                "published": a.published and f"{a.published.date} ({a.published.basis})",
                "kind": a.kind,
                "zones": " ".join(z.kind for z in a.zones),
            }
            for a in record.accounts
        ],
        "shared points": [
            [p.relation, p.kind, *(f"{name[c.account]}: {' … '.join(words(c.account, s) for s in c.evidence)}" for c in p.cells)]
            for p in record.points
            if len({c.account for c in p.cells}) > 1 or p.conflict
        ],
        "points of one account": sum(p.relation == "only-one" for p in record.points),
        "conflicts": [
            [p.conflict.kind, p.conflict.strength, p.conflict.both_true_if, *(f"{name[v.account]}: {words(v.account, v.span)}" for v in p.conflict.values)]
            for p in record.points
            if p.conflict
        ],
        "utterances": [
            [u.speaker, u.difference, *(words(m["account"], c) for m in u.statements for c in said[m["account"], m["statement"]].content)]
            for u in record.utterances
            if len(u.statements) > 1
        ],
        "speakers": {a.uri: [f"{s.kind}: {s.speaker.name}" for s in a.statements] for a in record.accounts},
        "origins": sorted(f"{o.kind}: {o.name}" for o in record.origins),
        "checks": [f"{name[c.account]}: {c.message}" for c in record.checks],
        "conclusions": [[name[a.account], a.target, a.polarity, *(words(a.account, s) for s in (*a.evidence, *([a.benchmark] if a.benchmark else [])))] for a in record.framing.assessments],
        "positions": [f"{people[p.actor]}: {p.issue} ({p.polarity:+})" for p in record.positions],
        "words": [[r.name if not r.entity else people[r.entity], *sorted({f"{name[w.account]}: {words(w.account, w)}" for w in r.labels})] for r in record.framing.referents],
        "instruments": [[i.name, i.kind, *(f"{s.before} > {s.after}: {s.change}, {s.realis}" for s in i.states)] for i in record.instruments],
        "events": {a.uri: [f"{', '.join(p.name for p in e.actors)} {e.plover.type} {', '.join(p.name for p in e.recipients)} ({words(a.id, e.trigger)}, {e.realis})" for e in a.events] for a in record.accounts},
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_record_of_an_example(name, examples):
    golden = HERE / f"{name}.json"
    found = outline(rashomon.record(rashomon.accounts([examples.parent / name]).accounts))
    if os.environ.get("RASHOMON_GOLDEN") == "write":
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    assert found == json.loads(golden.read_text(encoding="utf8")), "read the difference; `make golden` accepts it"


def test_the_page_counts_are_the_one_contradiction(demo_record):
    contradictions = [p.conflict for p in demo_record.points if p.conflict and p.conflict.strength == "contradiction"]
    assert [sorted(v.value for v in c.values) for c in contradictions] == [["109 pages", "159 pages"]]


def test_centrifuges_installed_and_enriching_are_no_conflict(demo_record):
    sides = [{v.value for v in p.conflict.values} for p in demo_record.points if p.conflict and p.conflict.strength == "contradiction"]
    assert not any("5,060" in " ".join(values) or "6,104" in " ".join(values) for values in sides)
