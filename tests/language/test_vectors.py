"""Vectors of words: near for what means the like, nothing for nothing."""

import numpy as np

from rashomon.language.vectors import vector


def test_like_things_are_nearer_than_others():
    one = vector("Norway halted the rocket tests".split())
    assert one @ vector("Oslo suspended testing of its missiles".split()) > 0.4 > one @ vector("The singer bought a house by the lake".split())


def test_length_one_or_nothing():
    assert abs(np.linalg.norm(vector(["treaty"])) - 1) < 1e-5
    assert not vector([]).any() and vector(["\ud800", "", "日本"]).shape == vector(["a"]).shape
