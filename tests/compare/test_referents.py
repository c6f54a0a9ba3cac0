"""What accounts call one thing: hits and near misses, on texts of our own."""

import pytest

from rashomon.annotate import annotate
from rashomon.compare.entities import cast
from rashomon.compare.referents import referents
from rashomon.compare.units import told
from rashomon.types import Account, Zone


@pytest.fixture(scope="module")
def named(nlp):
    def found(*texts, rule=None):
        """The referents of some texts: name to the words of each account."""
        accounts = [
            annotate(Account(id=f"a{n}", uri=f"a{n}", sha256=f"a{n}" * 8, text=text, kind="report", zones=(Zone(kind="body", start=0, end=len(text)),)), nlp)
            for n, text in enumerate(texts)
        ]
        words = {a.id: a.text for a in accounts}
        made = [r for r in referents([told(a) for a in accounts], cast(accounts)) if rule is None or rule in r.by]
        return {r.name: [sorted(words[w.account][w.start : w.end] for w in r.labels if w.account == a.id) for a in accounts] for r in made}

    return found


def test_one_act_under_two_words(named):
    found = named(
        "Norway suspended the rocket tests on Monday. The suspension of the tests was welcomed.", "Norway froze the rocket tests on Monday, and Chile halted the tests too.", rule="act"
    )
    assert "suspended the rocket tests" in found["stop + test"][0]


def test_near_miss_the_same_words(named):
    assert not named("Norway suspended the tests on Monday.", "On Monday Norway suspended the tests.", rule="act")


def test_a_name_counts_where_one_word_praises_or_blames(named):
    found = named("Chilean president Luis Vega left Oslo. Luis Vega waved.", "Chilean strongman Luis Vega left Oslo.", rule="entity")
    assert found["Luis Vega"] == [["Chilean president"], ["Chilean strongman"]]


def test_near_miss_a_plain_title_is_no_framing(named):
    assert not named("Chilean president Luis Vega left Oslo.", "The Chilean leader, Luis Vega, left Oslo.", rule="entity")


def test_a_country_by_a_common_noun(named):
    found = named("Chile closed the harbour. Updates from the impoverished country were few.", "Chile closed the harbour. The nation has two ports.", rule="entity")
    assert "impoverished country" in found["Chile"][0]


def test_near_miss_a_country_that_may_be_either(named):
    assert not named("Chile and Norway met. The impoverished country closed the harbour.", "Chile and Norway met. The nation has two ports.", rule="entity")


def test_what_one_side_announced(named):
    found = named("Norway's surprise announcement came on Monday.", "Norway's olive gesture may be a ploy.", "Norway's pledge was kept.", rule="announced")
    assert len(found["announcement + Norway"]) == 3


def test_meetings_are_told_apart_by_who_meets(named):
    found = named(
        "Chilean President Luis Vega announced a summit with French President Paul Roux. Luis Vega will meet Norwegian Prime Minister Ine Dahl in May.",
        "Chilean President Luis Vega is to meet French President Paul Roux. Luis Vega agreed to an encounter with Norwegian Prime Minister Ine Dahl.",
        rule="meeting",
    )
    assert len(found) == 2 and all("meeting" in name for name in found)


def test_reactions(named):
    assert named("Luis Vega welcomed the treaty.", "Luis Vega praised the treaty in a speech.", rule="reaction")
    assert not named("Luis Vega welcomed the treaty.", "Ine Dahl praised the treaty in a speech.", rule="reaction")
