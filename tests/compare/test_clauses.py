"""Clauses: cut at finite and content clauses; a bare infinitive stays where its verb says little alone."""

from compare.made import account
from rashomon.compare.clauses import clauses
from rashomon.compare.syntax import tree


def texts(one):
    return [" ".join(one.text[one.tokens[i].start : one.tokens[i].end] for i in c.tokens) for c in clauses(tree(one))]


def test_a_content_clause_is_cut():
    one = account("Ruiz said Orlov closed ports.", parse={"Ruiz": ("nsubj", "said"), "closed": ("ccomp", "said"), "Orlov": ("nsubj", "closed"), "ports": ("obj", "closed"), ".": ("punct", "said")})
    assert texts(one) == ["Ruiz said .", "Orlov closed ports"]


def test_an_infinitive_stays():
    parse = {"Ruiz": ("nsubj", "agreed"), "to": ("mark", "close"), "close": ("xcomp", "agreed"), "ports": ("obj", "close")}
    assert texts(account("Ruiz agreed to close ports", parse=parse)) == ["Ruiz agreed to close ports"]


def test_without_a_parse_punctuation_decides():
    assert len(texts(account("Ruiz closed the old ports, and Orlov opened the new ports."))) == 2
    assert len(texts(account("Ruiz closed the ports, the docks and the piers."))) == 1


def test_every_word_is_in_one_clause():
    one = account("Ruiz said Orlov closed ports. They met. Nothing else was said, and he left.", parse={"closed": ("ccomp", "said")})
    held = [i for c in clauses(tree(one)) for i in c.tokens]
    assert sorted(held) == list(range(len(one.tokens)))
