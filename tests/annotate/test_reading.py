"""The reading: offsets, sentences, tokens."""

from rashomon.annotate.reading import Reading, sentences, tokens
from readings import NLP, Whole, parsed, reading


def test_spans_go_through_the_view():
    plain = reading("Olsen left.")
    shifted = Reading(plain.account, Whole("Olsen left.", shift=7), plain.doc)
    assert plain.span(0) == (0, 5)
    assert shifted.span(0, 2) == (7, 17)


def test_tokens_at_takes_every_word_it_touches():
    r = reading("Olsen left Oslo.")
    assert r.tokens_at(0, 5) == (0, 1)
    assert r.tokens_at(3, 8) == (0, 2)
    assert r.tokens_at(5, 5) is None


def test_sentences_never_cross_a_blank_line():
    r = reading("A headline\n\nOlsen left. He was tired.")
    assert [r.text(a, b) for a, b in r.sentences] == ["A headline", "Olsen left.", "He was tired."]
    assert r.paragraph_of[0] == 0 and r.paragraph_of[-1] == 1


def test_no_sentence_ends_in_a_comma():
    doc = NLP("Olsen , tired , left .")
    for token in doc:
        token.is_sent_start = token.i in (0, 2)
    assert len(Reading(None, Whole(doc.text), doc).sentences) == 1


def test_tokens_and_sentences_of_the_account():
    r = parsed("Olsen PROPN nsubj 2 Olsen NNP\nleft VERB root 0 leave VBD\n. PUNCT punct 2")
    words = tokens(r)
    assert [(t.lemma, t.pos, t.tag, t.dep, t.head, t.sentence) for t in words][1] == ("leave", "VERB", "VBD", "ROOT", 1, 0)
    assert sentences(r) == ((0, len(r.doc.text)),)


def test_quoted_tokens():
    r = reading("He said “no deal” again.")
    assert [t.text for t in r.doc if r.quoted[t.i] and t.is_alpha] == ["no", "deal"]


def test_empty_text():
    r = reading("")
    assert tokens(r) == () and sentences(r) == ()
