"""Paths, trees and attributions from scores made by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from rashomon.language.reader import decode
from rashomon.language.reader.agreement import agreed
from rashomon.language.reader.attribution import attributions

TAGS = ["O", "B-a", "I-a"]
STARTS = np.array([0, 0, -1e4])
STEPS = np.array([[0, 0, -1e4], [0, 0, 0], [0, 0, 0.0]])


def test_viterbi_finds_the_best_allowed_path():
    emissions = np.array([[0, 0, 5.0], [0, 1, 3], [2, 0, 0]])
    path = decode.viterbi(emissions, STEPS, STARTS)
    best = max(
        itertools.product(range(3), repeat=3),
        key=lambda p: STARTS[p[0]] + sum(emissions[i, t] for i, t in enumerate(p)) + sum(STEPS[a, b] for a, b in zip(p, p[1:])),
    )
    assert tuple(path) == best


def test_marginals_are_those_of_all_paths():
    rng = np.random.default_rng(1)
    emissions, steps = rng.normal(size=(4, 3)), rng.normal(size=(3, 3))
    weight = {
        p: np.exp(sum(emissions[i, t] for i, t in enumerate(p)) + sum(steps[a, b] for a, b in zip(p, p[1:]))) for p in itertools.product(range(3), repeat=4)
    }
    expected = np.array([[sum(w for p, w in weight.items() if p[i] == t) for t in range(3)] for i in range(4)]) / sum(weight.values())
    assert np.allclose(decode.marginals(emissions, steps, np.zeros(3)), expected, atol=1e-6)


def test_spans_of_tags():
    assert decode.spans(["O", "B-a", "I-a", "B-a", "O", "I-b"]) == [(1, 3, "a"), (3, 4, "a"), (5, 6, "b")]


def _is_tree(heads):
    for i in range(len(heads)):
        seen = set()
        while i >= 0:
            if i in seen:
                return False
            seen.add(i)
            i = heads[i]
    return sum(h < 0 for h in heads) == 1


@pytest.mark.parametrize("seed", range(40))
def test_a_tree_has_one_root_and_no_cycle_and_is_the_best(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 5))
    scores = rng.normal(size=(n, n + 1)) * 3
    heads = decode.tree(scores)
    assert len(heads) == n and _is_tree(heads)
    value = lambda hs: sum(scores[i, h + 1] for i, h in enumerate(hs))
    root = heads.index(-1)
    same_root = [hs for hs in itertools.product(range(-1, n), repeat=n) if all(h != i for i, h in enumerate(hs)) and _is_tree(list(hs)) and hs[root] == -1]
    assert value(heads) == pytest.approx(max(map(value, same_root)))


def test_long_sentences_of_noise_become_trees():
    rng = np.random.default_rng(0)
    assert _is_tree(decode.tree(rng.normal(size=(150, 151))))


def _links(n, pairs):
    scores = np.zeros((n, n + 1))
    for word, cue in pairs.items():
        scores[word, cue + 1] = 9
    return scores


def test_pieces_around_one_cue_are_one_content():
    # "We" "agreed" , he said , "on this"
    spans = [(0, 2, "content"), (3, 4, "source"), (4, 5, "cue"), (6, 8, "content")]
    found = attributions(spans, np.ones(8), _links(8, {0: 4, 1: 4, 3: 4, 4: 4, 6: 4, 7: 4}))
    assert [(a.source, a.cue, a.content) for a in found] == [(((3, 4),), ((4, 5),), ((0, 2), (6, 8)))]
    assert 0.9 < found[0].score <= 1


def test_each_content_goes_to_its_own_cue():
    spans = [(0, 1, "cue"), (1, 3, "content"), (4, 5, "cue"), (5, 7, "content")]
    found = attributions(spans, np.ones(7), _links(7, {0: 0, 1: 0, 2: 0, 4: 4, 5: 4, 6: 4}))
    assert [(a.cue, a.content) for a in found] == [(((0, 1),), ((1, 3),)), (((4, 5),), ((5, 7),))]


def test_a_bare_quotation_needs_no_cue_and_a_bare_cue_is_nothing():
    assert [(a.source, a.cue, a.content) for a in attributions([(0, 3, "content")], np.ones(3), _links(3, {0: -1, 1: -1, 2: -1}))] == [((), (), ((0, 3),))]
    assert attributions([(0, 1, "cue")], np.ones(2), _links(2, {0: 0})) == []


def test_names_of_the_same_words_agree():
    words = ["Olvera", "met", "OLVERA", "and", "Olvera", "Bay"]
    assert agreed(words, ["B-PERSON", "O", "B-LOC", "O", "O", "O"]) == ["B-PERSON", "O", "B-LOC", "O", "O", "O"]
    assert agreed([*words, "Olvera"], ["B-PERSON", "O", "B-LOC", "O", "B-LOC", "I-LOC", "B-PERSON"])[:6] == ["B-PERSON", "O", "B-PERSON", "O", "B-LOC", "I-LOC"]
