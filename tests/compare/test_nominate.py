"""Which units of a large story are looked at together."""

from itertools import combinations

from rashomon.compare import nominate
from rashomon.compare.nominate import nearest, partners


def test_who_shares_the_rarest_things_is_a_partner():
    assert partners([[0, 1], [2, 3, 4]], 6) == {(0, 1), (2, 3), (2, 4), (3, 4)}
    assert partners([], 3) == set()


def test_each_unit_has_so_many_partners_and_the_rarer_thing_decides(monkeypatch):
    monkeypatch.setattr(nominate, "PARTNERS", 1)
    assert partners([[0, 1, 2, 3, 4, 5], [0, 5]], 6) >= {(0, 5)}
    assert len(partners([list(range(50))], 50)) <= 50 < len(list(combinations(range(50), 2)))


def test_of_a_common_thing_a_unit_looks_at_those_that_follow(monkeypatch):
    monkeypatch.setattr(nominate, "WINDOW", 3)
    found = partners([list(range(10))], 10)
    assert (0, 1) in found and (0, 2) in found and (0, 5) not in found
    assert (0, 9) in found  # the last one goes on with the first


def test_the_nearest_of_either_side_stay(monkeypatch):
    monkeypatch.setattr(nominate, "NEIGHBOURS", 1)
    assert nearest({(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}) == {(0, 1), (0, 2)}
    assert nearest({}) == set()
