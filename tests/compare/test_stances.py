"""Where actors stand, what accounts conclude and what they call things, read from texts of our own."""

import pytest

from rashomon.annotate import annotate
from rashomon.compare.assessments import assessments
from rashomon.compare.entities import cast
from rashomon.compare.positions import positions
from rashomon.compare.referents import referents
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


def test_one_act_under_two_words(read):
    one = read("Norway suspended the missile tests on Monday. The suspension of the tests was welcomed.", "a")
    other = read("Norway froze the missile tests on Monday, and Chile halted the tests too.", "b")
    found = [r for r in referents([told(one), told(other)], cast([one, other])) if r.by == "framing.act.v1"]
    assert found and {one.text[w.start : w.end].split()[0] for w in found[0].labels if w.account == "a"} >= {"suspended"}


def test_near_miss_the_same_words_are_no_framing(read):
    one = read("Norway suspended the tests on Monday.", "a")
    other = read("On Monday Norway suspended the tests.", "b")
    assert not [r for r in referents([told(one), told(other)], cast([one, other])) if r.by == "framing.act.v1"]


def test_what_a_person_is_called(read):
    one, other = read("Chilean president Luis Vega left Oslo. Luis Vega waved.", "a"), read("Chilean strongman Luis Vega left Oslo.", "b")
    found = [r for r in referents([told(one), told(other)], cast([one, other])) if r.entity]
    assert found and {w.polarity for w in found[0].labels if w.account == "b"} == {-1.0}
