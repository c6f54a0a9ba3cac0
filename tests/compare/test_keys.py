"""Runs of words by which two clauses meet: a run of names and titles alone is none."""

from compare.made import account
from compare.test_numbers import sides

RUIZ = ("Marta Ruiz", "person", None, ["Marta Ruiz"])


def phrases(text):
    (side,) = sides(account(text, people=[RUIZ]))[0]
    return side.keys.phrases


def test_hit():
    assert ("signed", "the", "fishing", "accord") in phrases("Marta Ruiz signed the fishing accord in Lima.")


def test_near_miss_names_and_titles():
    assert not any("closed" not in run for run in phrases("Deputy Harbour Secretary Marta Ruiz closed."))


def terms(text):
    (side,) = sides(account(text, people=[RUIZ]))[0]
    return set(side.keys.terms)


def test_whose_it_is_is_no_term():
    assert not terms("Marta Ruiz met North Korean athletes.") & {"north", "korean"}


def test_near_miss_a_common_word():
    assert {"farm", "north"} <= terms("Marta Ruiz closed the herring farm in the north.")
