"""The tables: words of one matter meet, common words weigh nothing, odd lemmas are mended."""

from rashomon.compare.vocabulary import known, matters, near, term, weight
from rashomon.language.lexicon import table


def test_a_lemma_names_one_matter():
    lemmas = [lemma for row in table("matters") for lemma in row["lemmas"].split()]
    assert len(lemmas) == len(set(lemmas))
    assert all(row["source"] for row in table("matters"))


def test_words_of_one_matter_meet():
    assert term("halt") == term("suspension") == term("freeze")
    assert term("halt") != term("close")
    assert set(matters()) >= {"halt", "truce"}


def test_weights():
    assert weight("say") == 0
    assert weight("year") < weight("hotline") <= 1
    assert weight("zyxwv") == 1


def test_near_words():
    assert near("withdraw") == near("withdraw")
    assert all(0 < value < 1 for value in near("announce").values())


def test_odd_lemmas_are_mended():
    assert known("successe", "successes") == "success"
    assert known("stopp", "stopped") == "stop"
    assert known("note", "noted") == "note"
    assert known("zyxwv", "zyxwvs") == "zyxwv"
