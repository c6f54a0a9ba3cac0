"""One view of a parse for two label schemes: the same sentences, the same answers."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from rashomon.language import reader

VOCAB = spacy.blank("en").vocab


def _doc(rows):
    words, heads, deps, pos, tags = zip(*(r.split() for r in rows.strip().split("\n")), strict=True)
    return Doc(VOCAB, words=words, heads=[int(h) for h in heads], deps=deps, pos=pos, tags=tags)


PASSIVE = {
    "ud": "Bridges 2 nsubj:pass NOUN NNS\nwere 2 aux:pass AUX VBD\nhit 2 ROOT VERB VBN\nby 4 case ADP IN\nrebels 2 obl:agent NOUN NNS\nin 6 case ADP IN\nHama 2 obl PROPN NNP",
    "clear": "Bridges 2 nsubjpass NOUN NNS\nwere 2 auxpass AUX VBD\nhit 2 ROOT VERB VBN\nby 2 agent ADP IN\nrebels 3 pobj NOUN NNS\nin 2 prep ADP IN\nHama 5 pobj PROPN NNP",
}
REPORT = {
    "ud": "Envoys 1 nsubj NOUN NNS\nsaid 1 ROOT VERB VBD\nthat 6 mark SCONJ IN\nRome 6 nsubj PROPN NNP\ndid 6 aux AUX VBD\nnot 6 advmod PART RB\ncall 1 ccomp VERB VB\noff 6 compound:prt ADP RP\ntalks 6 obj NOUN NNS\nand 10 cc CCONJ CC\nleft 1 conj VERB VBD",
    "clear": "Envoys 1 nsubj NOUN NNS\nsaid 1 ROOT VERB VBD\nthat 6 mark SCONJ IN\nRome 6 nsubj PROPN NNP\ndid 6 aux AUX VBD\nnot 6 neg PART RB\ncall 1 ccomp VERB VB\noff 6 prt ADP RP\ntalks 6 dobj NOUN NNS\nand 1 cc CCONJ CC\nleft 1 conj VERB VBD",
}
texts = lambda tokens: [t.text for t in tokens]


@pytest.mark.parametrize("scheme", ["ud", "clear"])
def test_passives(scheme):
    hit = _doc(PASSIVE[scheme])[2]
    assert reader.is_scheme_ud(hit.doc) is (scheme == "ud")
    assert reader.is_passive(hit) and texts(reader.subjects(hit)) == ["Bridges"] and texts(reader.agent(hit)) == ["rebels"]
    assert ("in", "Hama") in [(p.text, n.text) for p, n in reader.obliques(hit)]
    assert reader.objects(hit) == []


@pytest.mark.parametrize("scheme", ["ud", "clear"])
def test_reports(scheme):
    doc = _doc(REPORT[scheme])
    said, call, left = doc[1], doc[6], doc[10]
    assert texts(reader.clausal_complements(said)) == ["call"] and reader.clausal_complements(call) == []
    assert texts(reader.objects(call)) == ["talks"] and texts(reader.particles(call)) == ["off"] and texts(reader.auxiliaries(call)) == ["did"]
    assert reader.is_negated(call) and not reader.is_negated(said)
    assert texts(reader.subjects(left)) == ["Envoys"] and texts(reader.conjuncts(said)) == ["left"]
    assert not reader.is_passive(said) and reader.agent(said) == []


def test_a_clause_before_the_verb_of_saying_is_its_complement():
    doc = _doc("Talks 1 nsubj NOUN NNS\nfailed 1 ROOT VERB VBD\n, 4 punct PUNCT ,\nenvoys 4 nsubj NOUN NNS\nsaid 1 parataxis VERB VBD")
    assert texts(reader.clausal_complements(doc[4])) == ["failed"]


def test_a_noun_phrase_leaves_clauses_out():
    doc = _doc(
        "The 2 det DET DT\nsenior 2 amod ADJ JJ\nenvoy 6 nsubj NOUN NN\nwho 4 nsubj PRON WP\nspoke 2 acl:relcl VERB VBD\n, 4 punct PUNCT ,\nleft 6 ROOT VERB VBD"
    )
    assert reader.noun_phrase(doc[2]).text == "The senior envoy"
