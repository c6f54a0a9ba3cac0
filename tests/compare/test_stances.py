"""Where actors stand and what accounts conclude, read from texts of our own."""

import pytest

from rashomon.annotate import annotate
from rashomon.compare.assessments import assessments
from rashomon.compare.entities import cast
from rashomon.compare.positions import positions
from rashomon.compare.units import told
from rashomon.types import Account, Zone

WIRE = """Norwegian Foreign Minister Ine Dahl said Oslo would support the fishing treaty. "We reject the tariff," she said.

Chile's president, Luis Vega, said talks would resume on Monday. Vega promised to lift the blockade of the strait."""
PAPER = """The Norwegian strongman Luis Vega is no such thing, but the Chilean president knows how to wait.

Vega has promised to end the blockade of the strait, his office said. Dahl said the tariff was unacceptable."""


@pytest.fixture(scope="module")
def read(nlp):
    def account(text, name="a", kind="report", headline=0):
        zones = ((Zone(kind="headline", start=0, end=headline),) if headline else ()) + (Zone(kind="body", start=headline, end=len(text)),)
        return annotate(Account(id=name, uri=name, sha256=name * 8, text=text, kind=kind, zones=zones), nlp)

    return account


def stands(*accounts):
    people = cast(accounts)
    names = {e.id: e.name for e in people.entities}
    text = {a.id: a.text for a in accounts}
    return {(names[p.actor].split()[-1], p.issue): (p.polarity, [text[m.account][m.start : m.end] for m in p.evidence]) for p in positions([told(a) for a in accounts], people)}


def test_who_wants_and_who_rejects(read):
    found = stands(read(WIRE))
    assert found["Dahl", "tariff"][0] < 0
    assert found["Vega", "blockade of the strait"][0] < 0  # to lift a blockade is to be against it
    assert any(actor in ("Dahl", "Norway") and "fishing treaty" in issue and polarity > 0 for (actor, issue), (polarity, _) in found.items())


def test_a_report_of_facts_is_no_position(read):
    assert not stands(read("Luis Vega said the ship had reached the port of Arica on Monday. Vega said that twelve sailors were on board."))


def test_one_position_over_two_accounts(read):
    found = stands(read(WIRE, "a"), read(PAPER, "b"))
    assert len(found["Dahl", "tariff"][1]) == 2


def test_the_conclusion_is_the_writers_and_has_a_benchmark(read):
    head = "Dahl's visit to Santiago was a failure"
    text = head + "\n\nIne Dahl came to Santiago on Monday. Nobody had expected a treaty. Luis Vega called the visit a triumph."
    (found,) = assessments([told(read(text, kind="opinion", headline=len(head) + 2))])
    assert found.polarity == "negative" and "visit" in found.target
    assert found.benchmark and "expected" in text[found.benchmark.start : found.benchmark.end]


def test_what_somebody_else_judges_is_no_conclusion(read):
    text = "Ine Dahl came to Santiago on Monday. Luis Vega called the visit a triumph. He said the talks were a success."
    assert not assessments([told(read(text, kind="opinion"))])


def one(read, text):
    """The positions of one text: (last name of the actor, issue) to polarity."""
    return {key: polarity for key, (polarity, _) in stands(read(text)).items()}


def test_nouns_that_only_point_give_way_to_what_they_point_at(read):
    found = one(read, "Luis Vega raised the possibility that the treaty would be cancelled. Vega promised to drop his demand that Norway close the harbour.")
    assert not any("possibility" in issue or "demand" in issue for _, issue in found)
    assert found["Vega", "harbour"] == 1.0  # no longer demands that it close


def test_who_is_wanted_to_do_it_is_not_the_issue(read):
    assert one(read, "Luis Vega wants Norway to lift the sanctions.") == {("Vega", "sanctions"): -1.0}


def test_a_state_of_a_thing_is_about_the_thing(read):
    found = one(read, 'Luis Vega visited Oslo. "The sanctions will remain in place," Vega said. Ine Dahl said the withdrawal was off the table.')
    assert found["Vega", "sanctions"] == 1.0 and found["Dahl", "withdrawal"] == -1.0
    assert not any("place" in issue or "table" in issue for _, issue in found)


def test_near_miss_a_thing_that_happens_is_no_stand(read):
    assert not one(read, 'Luis Vega visited Oslo. "The talks took place on Tuesday," Vega said. "The ferry returned at noon."')


def test_what_the_outlet_tells_of_a_stand(read):
    found = one(read, "Luis Vega has put strong emphasis on ending the blockade. Norway vetoed the fishing treaty on Monday.")
    assert found["Vega", "blockade"] == -1.0 and found["Norway", "fishing treaty"] == -1.0


def test_near_miss_what_might_be_or_is_supposed_is_no_stand(read):
    assert not one(read, "Norway might veto the fishing treaty. Some argue that Luis Vega wants to end the blockade.")


def test_who_speaks_for_somebody_stands_for_him(read):
    found = one(read, 'Chilean President Luis Vega left Oslo. "We welcome the treaty," said Ana Rojas, a spokeswoman for Mr. Vega. Vega\'s office praised the ceasefire.')
    assert {actor for actor, _ in found} == {"Vega"}
    assert found["Vega", "ceasefire"] == 1.0


def test_what_is_asked_for_with_a_bare_verb_is_the_speakers(read):
    found = one(read, 'Luis Vega met reporters in Oslo. "We insist that Norway abandon the blockade," Vega said.')
    assert found.get(("Vega", "blockade")) == -1.0 and ("Norway", "blockade") not in found


def test_two_kinds_of_one_thing_are_two_issues(read):
    found = one(read, "Norway promised to suspend the rocket tests. Norway vowed to resume the engine tests. Norway agreed to suspend the tests.")
    assert len([issue for _, issue in found if "test" in issue]) == 2


def test_an_agency_takes_no_stand(read):
    assert not one(read, "The Oslo News Agency said it welcomed the treaty.")


def test_what_somebody_expresses(read):
    found = one(read, "Norway signalled its willingness to lift the sanctions. Chile voiced opposition to the treaty.")
    assert found["Norway", "sanctions"] == -1.0 and found["Chile", "treaty"] == -1.0


def test_what_a_deed_would_bring(read):
    found = one(read, "Luis Vega visited Oslo. Vega said lifting the sanctions would lead to chaos.")
    assert found["Vega", "sanctions"] == 1.0
    assert not one(read, "Luis Vega visited Oslo. Vega said lifting the anchor would lead to applause.")


def test_a_threat_is_for_its_means(read):
    assert one(read, "Norway threatened to impose tariffs.")["Norway", "tariffs"] == 1.0
