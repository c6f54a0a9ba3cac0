"""Mentions of one event across accounts: who, what and when must fit; one shared word or the same people are not enough."""

import dataclasses
import itertools

from compare.made import account, find
from rashomon.compare.entities import cast
from rashomon.compare.event_clusters import event_clusters
from rashomon.compare.units import told
from rashomon.types import Event, EventDate, EventPlace, Participant, Plover

RUIZ = ("Marta Ruiz", "person", "SEL", ["Ruiz"])
ORLOV = ("Pavel Orlov", "person", "NOR", ["Orlov"])
BERG = ("Anna Berg", "person", "NOR", ["Berg"])


def happened(one, trigger, *, kind="CONSULT", actors=(), recipients=(), realis="actual", place=None):
    """The account with one more event."""
    by_name = {e.name: e for e in one.entities}

    def who(name):
        entity = by_name[name]
        return Participant(entity=entity.id, name=name, country=entity.country, sector=None, span=entity.mentions[0])

    date = next((EventDate(earliest=d.earliest, latest=d.latest, precision=d.precision, basis=d.basis, span=find(one.text, one.text[d.start : d.end])) for d in one.dates), None)
    event = Event(
        id=f"ev{len(one.events)}", trigger=find(one.text, trigger), evidence=find(one.text, one.text), actors=tuple(map(who, actors)), recipients=tuple(map(who, recipients)),
        plover=Plover(type=kind, mode=None, contexts=()), cameo=None, intensity=None, date=date, place=EventPlace(name=place, country=None, span=find(one.text, place)) if place else None,
        realis=realis, content_realis=None, asserted_by=("narrator",), confidence=1.0, by="hand",
    )  # fmt: skip
    return dataclasses.replace(one, events=(*one.events, event))


def clusters(*accounts):
    stories = [told(a) for a in accounts]
    return event_clusters(stories, {a.id: a.dates for a in accounts}, cast(sorted(accounts, key=lambda a: a.sha256)))


def visit(text, name, *, people=(RUIZ, ORLOV), dates=(), **kw):
    one = account(text, name=name, people=people, dates=dates)
    return happened(one, "visit", actors=["Marta Ruiz"], recipients=[p[0] for p in people[1:]], **kw)


WIRE = "The harbour visit of Ruiz to Orlov on May 6 was short."
COLUMN = "Orlov called the harbour visit by Ruiz on Monday a success."


def test_one_visit_in_two_accounts():
    (cluster,) = clusters(visit(WIRE, "w.txt", dates=[("May 6", "2019-05-06")]), visit(COLUMN, "c.txt", dates=[("Monday", "2019-05-06")]))
    assert len({m["account"] for m in cluster.members}) == 2
    assert cluster.agreed["type"] == "CONSULT" and cluster.agreed["participants"] == ["Marta Ruiz", "Pavel Orlov"]
    assert cluster.agreed["date"] == ["2019-05-06", "2019-05-06"] and cluster.contested == {}
    assert cluster.by.startswith("event.cluster")


def test_what_the_members_differ_on():
    (cluster,) = clusters(visit(WIRE, "w.txt", dates=[("May 6", "2019-05-06")]), visit(COLUMN, "c.txt", dates=[("Monday", "2019-05-06")], realis="uncertain"))
    assert {v["value"] for v in cluster.contested["realis"]} == {"actual", "uncertain"}
    assert all(v["members"] for v in cluster.contested["realis"])


def test_another_day_is_another_visit():
    assert clusters(visit(WIRE, "w.txt", dates=[("May 6", "2019-05-06")]), visit(COLUMN, "c.txt", dates=[("Monday", "2019-05-13")])) == ()


def test_another_host_is_another_visit():
    other = visit("Berg called the harbour visit by Ruiz on Monday a success.", "b.txt", people=(RUIZ, BERG), dates=[("Monday", "2019-05-06")])
    assert clusters(visit(WIRE, "w.txt", dates=[("May 6", "2019-05-06")]), other) == ()


def test_one_shared_word_is_not_enough():
    one = happened(account("Ruiz promised boats to the school.", name="1.txt", people=[RUIZ]), "promised", kind="AGREE", actors=["Marta Ruiz"])
    other = happened(account("Ruiz promised a quieter election.", name="2.txt", people=[RUIZ]), "promised", kind="AGREE", actors=["Marta Ruiz"])
    assert clusters(one, other) == ()


def test_the_same_people_are_not_enough():
    one = happened(account("Ruiz praised the new budget of Orlov.", name="1.txt", people=[RUIZ, ORLOV]), "praised", kind="SUPPORT", actors=["Marta Ruiz"], recipients=["Pavel Orlov"])
    other = happened(account("Ruiz sued the noisy bakery of Orlov.", name="2.txt", people=[RUIZ, ORLOV]), "sued", kind="ACCUSE", actors=["Marta Ruiz"], recipients=["Pavel Orlov"])
    assert clusters(one, other) == ()


def test_the_order_of_accounts_changes_nothing():
    accounts = [visit(WIRE, "w.txt", dates=[("May 6", "2019-05-06")]), visit(COLUMN, "c.txt", dates=[("Monday", "2019-05-06")]), visit("A harbour visit Ruiz paid Orlov.", "t.txt")]
    assert len({str(clusters(*order)) for order in itertools.permutations(accounts)}) == 1


def test_no_events_no_clusters():
    assert clusters(account("Nothing happened.", name="n.txt"), account("", name="e.txt", zones=())) == ()
