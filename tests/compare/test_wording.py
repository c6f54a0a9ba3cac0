"""The same quoted words in two mouths: persons only, and only many words."""

from compare.made import account
from compare.test_numbers import sides
from rashomon.compare.wording import attribution_conflict

RUIZ = ("Marta Ruiz", "person", None, ["Ruiz"])
ORLOV = ("Pavel Orlov", "person", None, ["Orlov"])
AGENCY = ("Sel News", "organisation", None, ["Sel News"])


def saying(who, words="“the harbour will open again on Monday for every boat”"):
    return account(f"{who[3][0]} said {words}.", name=who[0], people=[who], said=[{"speaker": who[0], "content": words, "kind": "direct", "cue": "said", "source": who[3][0]}])


def conflict(one, other):
    a, b = (own[0] for own in sides(one, other))
    return attribution_conflict(a, b)


def test_hit():
    found = conflict(saying(RUIZ), saying(ORLOV))
    assert found and found.kind == "attribution" and [v.value for v in found.values] == ["Ruiz", "Orlov"]


def test_near_misses():
    assert conflict(saying(RUIZ), saying(AGENCY)) is None
    assert conflict(saying(RUIZ, "“frank and productive”"), saying(ORLOV, "“frank and productive”")) is None
    assert conflict(saying(RUIZ, "“on the right side of this history”"), saying(ORLOV, "“on the right side of this history”")) is None  # a stock phrase
    assert conflict(saying(RUIZ), saying(ORLOV, "“our patience with the fleet is at an end”")) is None
