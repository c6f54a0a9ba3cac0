"""Statements by rule on hand-made parses: each finder once right and once as a near miss, and hostile text."""

import time
from types import SimpleNamespace

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from rashomon.annotate.mentions import Mentions, Reference, mentions
from rashomon.annotate.reading import Reading
from rashomon.annotate.statements import statements
from rashomon.types import Entity, Span

NLP = spacy.blank("en")


class View:
    """The whole text is body."""

    def __init__(self, text):
        self.text = text

    def span(self, start, end):
        return Span(start, end)

    def zone(self, _):
        return SimpleNamespace(kind="body")


def doc_of(rows):
    """A Doc from rows "word pos dep head [lemma [tag]]", one word a line; heads are 1-based, 0 is the root."""
    fields = [row.split() for row in rows.strip().splitlines()]
    words = [f[0] for f in fields]
    spaces = [i + 1 < len(words) and words[i + 1] not in (",", ".", ";", ":", "”", "’s") and w != "“" for i, w in enumerate(words)]
    heads = [int(f[3]) - 1 if f[3] != "0" else i for i, f in enumerate(fields)]
    return Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        pos=[f[1] for f in fields],
        deps=[f[2] if f[2] != "root" else "ROOT" for f in fields],
        heads=heads,
        lemmas=[f[4] if len(f) > 4 else f[0].lower() for f in fields],
        tags=[f[5] if len(f) > 5 else "" for f in fields],
    )


def people(doc, *names, kind="person"):
    """Mentions that know each name of one word wherever it stands."""
    entities = tuple(Entity(id=f"e{n}", name=name, type=kind, country=None, role=None, mentions=(), by="test") for n, name in enumerate(names))
    found = [
        Reference(t.i, t.i + 1, e.id, "name", "test", t.i) for t in doc for e in entities if t.text == e.name.split()[-1]
    ]
    return mentions(entities, found)


def said(doc, known=None):
    account = SimpleNamespace(authors=())
    return statements(Reading(account, View(doc.text), doc), known if known is not None else Mentions())


def words_of(doc, found):
    return [doc.text[s:e] for s, e in found.content]


CLAUSE = """
Haley PROPN nsubj 2
said VERB root 0 say VBD
that SCONJ mark 6
the DET det 5
port NOUN nsubj 6
reopened VERB ccomp 2 reopen VBD
. PUNCT punct 2
"""


def test_clause():
    doc = doc_of(CLAUSE)
    (found,) = said(doc, people(doc, "Nikki Haley"))
    assert words_of(doc, found) == ["that the port reopened"]
    assert doc.text[slice(*found.cue)] == "said" and doc.text[slice(*found.source)] == "Haley"
    assert found.speaker.name == "Nikki Haley" and found.speaker.status == "named"
    assert (found.kind, found.cue_class, found.act, found.negated) == ("indirect", "speech", "assert", False)


def test_clause_near_miss():
    """A verb that is no cue takes a clause too."""
    doc = doc_of(CLAUSE.replace("said VERB root 0 say VBD", "ensured VERB root 0 ensure VBD"))
    assert said(doc) == ()


def test_negated():
    doc = doc_of(
        """
Haley PROPN nsubj 4
did AUX aux 4 do
not PART advmod 4
say VERB root 0 say VB
whether SCONJ mark 8
the DET det 7
port NOUN nsubj 8
reopened VERB ccomp 4 reopen VBD
. PUNCT punct 4
"""
    )
    (found,) = said(doc)
    assert found.negated and doc.text[slice(*found.cue)] == "did not say"


def test_parataxis_around_a_cue_is_one_statement():
    doc = doc_of(
        """
The DET det 2
port NOUN nsubj 9
, PUNCT punct 5
Haley PROPN nsubj 5
said VERB parataxis 9 say VBD
, PUNCT punct 5
will AUX aux 9
soon ADV advmod 9
reopen VERB root 0 reopen VB
. PUNCT punct 9
"""
    )
    (found,) = said(doc, people(doc, "Nikki Haley"))
    assert words_of(doc, found) == ["The port", "will soon reopen"] or words_of(doc, found) == ["The port", "will soon reopen."]


def test_according_to():
    doc = doc_of(
        """
The DET det 2
port NOUN nsubj 3
reopened VERB root 0 reopen VBD
, PUNCT punct 7
according VERB case 7
to ADP fixed 5
officials NOUN obl 3 official NNS
. PUNCT punct 3
"""
    )
    (found,) = said(doc)
    assert doc.text[slice(*found.cue)] == "according to" and doc.text[slice(*found.source)] == "officials"
    assert (found.speaker.name, found.speaker.status) == ("officials", "anonymous")
    assert words_of(doc, found)[0].startswith("The port reopened")


def test_the_target_of_a_noun_is_no_source():
    """Of "statements by X" X is the source; of "the attack on X" X is not."""
    doc = doc_of(
        """
His PRON nmod:poss 2
claim NOUN nsubj 9 claim NN
that SCONJ mark 6
the DET det 5
port NOUN nsubj 6
reopened VERB acl 2 reopen VBD
was AUX cop 9 be
about ADP case 9
Haley PROPN root 0
. PUNCT punct 9
"""
    )
    (found,) = said(doc, people(doc, "Nikki Haley"))
    assert doc.text[slice(*found.source)] == "His" and found.speaker.name is None and found.speaker.status == "none"


def test_nested():
    doc = doc_of(
        """
Officials NOUN nsubj 2 official NNS
reported VERB root 0 report VBD
that SCONJ mark 5
Haley PROPN nsubj 5
said VERB ccomp 2 say VBD
the DET det 7
port NOUN nsubj 8
reopened VERB ccomp 5 reopen VBD
. PUNCT punct 2
"""
    )
    outer, inner = said(doc, people(doc, "Nikki Haley"))
    assert outer.quoted_in is None and inner.quoted_in == outer.id
    assert inner.speaker.name == "Nikki Haley" and outer.speaker.name == "Officials"


def test_passive_names_no_subject_as_source():
    doc = doc_of(
        """
Haley PROPN nsubj:pass 3
was AUX aux:pass 3 be
told VERB root 0 tell VBN
that SCONJ mark 7
the DET det 6
port NOUN nsubj 7
reopened VERB ccomp 3 reopen VBD
. PUNCT punct 3
"""
    )
    assert all(s.speaker.name is None for s in said(doc, people(doc, "Nikki Haley")))


QUOTED = """
“ PUNCT punct 3
We PRON nsubj 3
stay VERB ccomp 8 stay VBP
here NOUN advmod 3
, PUNCT punct 3
” PUNCT punct 3
Haley PROPN nsubj 8
said VERB root 0 say VBD
. PUNCT punct 8
"""


def test_quotation():
    doc = doc_of(QUOTED)
    (found,) = said(doc, people(doc, "Nikki Haley"))
    assert found.kind == "direct" and found.speaker.name == "Nikki Haley"
    assert "We stay here" in words_of(doc, found)[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Haley: The port is open and will stay open.", ["The port is open and will stay open."]),
        ("Note: The port is open and will stay open.", []),
        ("The port: The port is open.", []),
        ("“The port is open and stays open.” —Haley", ["“The port is open and stays open.”"]),
        ("The port is open and stays open —Haley", []),
    ],
)
def test_labels(text, wanted):
    doc = NLP(text)
    found = said(doc, people(doc, "Nikki Haley"))
    assert [w for s in found for w in words_of(doc, s)] == wanted
    assert all(s.speaker.name == "Nikki Haley" for s in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("To Haley, the port was lost; for Lavrov, it was won.", [("Nikki Haley", "the port was lost"), ("Sergey Lavrov", "it was won")]),
        ("To Haley, the port was lost.", [("Nikki Haley", "the port was lost")]),
        ("For Haley, the port was lost.", []),
        ("To start, the port was lost.", []),
    ],
)
def test_free(text, wanted):
    doc = NLP(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    known = people(doc, "Nikki Haley", "Sergey Lavrov")
    assert [(s.speaker.name, w) for s in said(doc, known) for w in words_of(doc, s)] == wanted


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="Haley said to :\"“”'‘’,.;—\n\x00\ud800é ", max_size=80))
def test_hostile_text(text):
    doc = NLP(text.encode("utf8", "replace").decode("utf8"))
    for found in said(doc):
        for start, end in [*found.content, *filter(None, (found.cue, found.source, found.condition))]:
            assert 0 <= start < end <= len(doc.text)


PAIR = """
Haley PROPN nsubj 5
and CCONJ cc 4
Minister NOUN compound 4
Lavrov PROPN {relation} {head}
said VERB root 0 say VBD
that SCONJ mark 9
the DET det 8
port NOUN nsubj 9
reopened VERB ccomp 5 reopen VBD
. PUNCT punct 5
"""


@pytest.mark.parametrize(("relation", "head"), [("conj", "1"), ("appos", "1"), ("flat", "1")])
def test_two_speakers_are_two_whatever_the_parse(relation, head):
    doc = doc_of(PAIR.format(relation=relation, head=head))
    (found,) = said(doc, people(doc, "Nikki Haley", "Sergey Lavrov"))
    assert (found.speaker.name, found.speaker.status) == ("Nikki Haley and Sergey Lavrov", "collective")


def test_a_spokesman_is_not_whom_he_speaks_for():
    doc = doc_of(
        """
A DET det 2
spokesman NOUN nsubj 5 spokesman NN
for ADP case 4
Haley PROPN nmod 2
said VERB root 0 say VBD
that SCONJ mark 9
the DET det 8
port NOUN nsubj 9
reopened VERB ccomp 5 reopen VBD
. PUNCT punct 5
"""
    )
    (found,) = said(doc, people(doc, "Nikki Haley"))
    assert found.speaker.entity is None and (found.speaker.name, found.speaker.status) == ("spokesman for Haley", "anonymous")


def test_he_is_nobody_whom_his_own_words_name():
    doc = doc_of(
        """
He PRON nsubj 2
said VERB root 0 say VBD
that SCONJ mark 6
the DET det 5
port NOUN nsubj 6
pleased VERB ccomp 2 please VBD
Haley PROPN obj 6
. PUNCT punct 2
"""
    )
    known = people(doc, "Nikki Haley")
    wrong = mentions(known.entities, [*known.references, Reference(0, 1, "e0", "pronoun", "test", 0)])
    (found,) = said(doc, wrong)
    assert found.speaker.name is None and found.speaker.status == "none"


def test_an_adverb_clause_is_a_condition_only_of_its_own_statement():
    doc = doc_of(
        """
Haley PROPN nsubj 2
said VERB root 0 say VBD
that SCONJ mark 6
ships NOUN nsubj 6 ship NNS
will AUX aux 6
sail VERB ccomp 2 sail VB
unless SCONJ mark 9
ice NOUN nsubj 9
comes VERB advcl 6 come VBZ
. PUNCT punct 2
"""
    )
    (found,) = said(doc)
    assert found.condition is not None and doc.text[slice(*found.condition)] == "unless ice comes"


@pytest.mark.parametrize(
    ("verb", "deps", "wanted"),
    [
        ("vowed VERB root 0 vow VBD", "xcomp", ["to reopen"]),
        ("helped VERB root 0 help VBD", "xcomp", None),  # no cue
    ],
)
def test_infinitive(verb, deps, wanted):
    doc = doc_of(f"Haley PROPN nsubj 2\n{verb}\nto PART mark 4\nreopen VERB {deps} 2 reopen VB\n. PUNCT punct 2")
    found = said(doc, people(doc, "Nikki Haley"))
    assert [words_of(doc, s) for s in found] == ([wanted] if wanted else [])


@pytest.mark.parametrize(("verb", "wanted"), [("condemned VERB root 0 condemn VBD", 1), ("watched VERB root 0 watch VBD", 0)])
def test_object(verb, wanted):
    doc = doc_of(f"Haley PROPN nsubj 2\n{verb}\nthe DET det 4\nattack NOUN obj 2\n. PUNCT punct 2")
    assert len(said(doc, people(doc, "Nikki Haley"))) == wanted


@pytest.mark.parametrize(("word", "wanted"), [("confident ADJ root 0 confident JJ", 1), ("green ADJ root 0 green JJ", 0)])
def test_adjective(word, wanted):
    doc = doc_of(f"Haley PROPN nsubj 3\nis AUX cop 3 be\n{word}\nthat SCONJ mark 6\nships NOUN nsubj 6\nsail VERB ccomp 3 sail VBP\n. PUNCT punct 3")
    assert len(said(doc, people(doc, "Nikki Haley"))) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Port to Close in May: Haley", ["Port to Close in May"]), ("Port to Close in May: Officials", ["Port to Close in May"]), ("Port to Close in May: Timeline", [])],
)
def test_headline_label(text, wanted):
    doc = NLP(text)
    assert [w for s in said(doc, people(doc, "Nikki Haley")) for w in words_of(doc, s)] == wanted


def test_time_grows_with_the_text():
    text = "“We stay here today and tomorrow, ” Haley said to the press. “We go there and come back. ” " * 2000
    doc = NLP(text)
    start = time.process_time()
    said(doc)
    assert time.process_time() - start < 30
