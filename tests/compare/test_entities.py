"""Entities over accounts: spellings meet, namesakes stay apart."""

from compare.made import account
from rashomon.compare.entities import cast, fullest


def merged(*rows):
    accounts = [account(f"{name} spoke.", name=f"{n}{name}", people=[(name, what, country, [name])]) for n, (name, what, country) in enumerate(rows)]
    return [e.name for e in cast(accounts).entities]


def test_spellings_meet():
    assert len(merged(("Sergei Orlov", "person", None), ("Sergey Orlov", "person", None))) == 1
    assert len(merged(("Ahn Min Jun", "person", None), ("Ahn Min-jun", "person", None))) == 1
    assert merged(("Marta Ruiz", "person", None), ("Ruiz", "person", None)) == ["Marta Ruiz"]
    assert len(merged(("Kingdom of Sel", "country", "SEL"), ("Sel", "country", "SEL"))) == 1
    assert len(merged(("World Fishing Council", "organisation", None), ("WFC", "organisation", None))) == 1


def test_short_forms_initials_and_slips_meet():
    assert merged(("James Ruiz", "person", None), ("Jim Ruiz", "person", None), ("Ruiz", "person", None)) == ["Jim Ruiz"]
    assert merged(("Marta J. Ruiz", "person", None), ("Marta Ruiz", "person", None), ("Ruiz", "person", None)) == ["Marta J. Ruiz"]
    assert len(merged(("Vicente Orlov", "person", None), ("Vincente Orlov", "person", None))) == 1


def test_given_names_that_differ_stay_apart():
    assert len(merged(("Daniel Ruiz", "person", None), ("Daniela Ruiz", "person", None))) == 2
    assert len(merged(("James Ruiz", "person", None), ("Joe Ruiz", "person", None))) == 2
    assert len(merged(("Marta Ruiz", "person", None), ("Maria Ruiz", "person", None))) == 2


def test_an_account_that_names_both_keeps_them_apart():
    both = account("Joe Ruiz met Joseph Ruiz.", name="one", people=[("Joe Ruiz", "person", None, ["Joe Ruiz"]), ("Joseph Ruiz", "person", None, ["Joseph Ruiz"])])
    assert len(cast([both]).entities) == 2


def test_namesakes_stay_apart():
    assert len(merged(("Marta Ruiz", "person", None), ("Pedro Ruiz", "person", None))) == 2
    assert len(merged(("Marta Ruiz", "person", None), ("Pedro Ruiz", "person", None), ("Ruiz", "person", None))) == 3
    assert len(merged(("Ahn Min-jun", "person", None), ("Ahn Min-seo", "person", None))) == 2


def test_order_changes_nothing():
    rows = [account(f"{n} spoke.", name=n, people=[(n, "person", None, [n])]) for n in ("Marta Ruiz", "Ruiz", "Pavel Orlov")]
    assert cast(rows).entities == cast(rows[::-1]).entities


def test_the_role_is_given_in_its_fullest_form():
    assert fullest(["Secretary", "Secretary", "Norwegian Secretary of Trade"]) == "Norwegian Secretary of Trade"
    assert fullest(["Secretary", "Secretary", "former Secretary of Trade"]) == "Secretary"
    assert fullest(["Minister", "Minister", "Envoy to the Talks"]) == "Minister"
    assert fullest([]) is None
