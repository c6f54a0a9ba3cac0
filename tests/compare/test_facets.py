"""Circumstances: places and dates that two accounts give of one act."""

from compare.made import account
from compare.test_numbers import sides
from rashomon.compare.facets import facet_relation, facets

PARSE = {"Ruiz": ("nsubj", "met"), "Orlov": ("obj", "met"), "in": ("case", "town"), "the": ("det", "town"), "town": ("obl", "met"), "on": ("case", "Monday"), "Monday": ("obl", "met"), "Tuesday": ("obl", "met")}
PEOPLE = [("Marta Ruiz", "person", None, ["Ruiz"])]


def found(*accounts):
    own = [s[0] for s in sides(*accounts)]
    return [(f.kind, [s.account.text[span.start : span.end] for s in own for u, span in f.phrases if u.account == s.account.id], facet_relation(f, {s.account.id: s for s in own})) for f in facets(own, {s.account.id: [s.unit] for s in own})]


def meeting(day, name):
    return account(f"Ruiz met Orlov in the town on {day}.", name=name, people=PEOPLE, dates=[(day, "2019-05-06")], parse=PARSE)


def test_date_and_place():
    assert found(meeting("Monday", "1"), meeting("Monday", "2")) == [("date", ["on Monday", "on Monday"], "agree"), ("place", ["in the town", "in the town"], "agree")]


def test_dates_that_share_nothing_are_no_point():
    one = meeting("Monday", "1")
    other = account("Ruiz met Orlov in the town on Tuesday.", name="2", people=PEOPLE, dates=[("Tuesday", "2019-05-14")], parse=PARSE)
    assert [kind for kind, *_ in found(one, other)] == ["place"]
