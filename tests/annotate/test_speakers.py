"""From the words of a source to who speaks: hits and near misses."""

from annotate.test_statements import doc_of
from rashomon.annotate.mentions import Mentions
from rashomon.annotate.statements.speakers import speaker


def spoken_by(words, head):
    """The speaker of a source given as rows of words."""
    doc = doc_of(words)
    return speaker(doc, (0, head), Mentions(), {})


def test_what_follows_a_preposition_is_a_matter():
    found = spoken_by("even ADV advmod 4\non ADP case 4\nthe DET det 4\nissue NOUN nsubj 5\nrose VERB root 0", 4)
    assert (found.name, found.status) == (None, "none")


def test_near_miss_somebody_after_a_preposition():
    found = spoken_by("to ADP case 3\nmany ADJ amod 3\nexperts NOUN nsubj 4 expert NNS\nrose VERB root 0", 3)
    assert found.name == "many experts"


def test_a_bare_number_keeps_its_article():
    assert spoken_by("The DET det 2\ntwo NUM nsubj 3\nrose VERB root 0", 2).name == "the two"
    assert spoken_by("Two NUM nummod 2\nexperts NOUN nsubj 3 expert NNS\nrose VERB root 0", 2).name != "the two"


def test_more_of_an_apposition_is_no_second_speaker():
    apposed = "Rhee PROPN nsubj 10 Rhee NNP\n, PUNCT punct 3\ndelegate NOUN appos 1\nfor ADP case 5\nSel PROPN nmod 3\nand CCONJ cc 8\nthe DET det 8\nchairman NOUN conj 1 chairman NN\n, PUNCT punct 1\nspoke VERB root 0"
    assert spoken_by(apposed, 8).status != "collective"
    two = "Rhee PROPN nsubj 5 Rhee NNP\nand CCONJ cc 4\nthe DET det 4\nchairman NOUN conj 1 chairman NN\nspoke VERB root 0"
    assert spoken_by(two, 4).status == "collective"
