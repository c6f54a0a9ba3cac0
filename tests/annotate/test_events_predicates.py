"""Which words could tell an act, and who stands around them: each rule once right and once as a near miss."""

import pytest

from rashomon.annotate.events.predicates import predicates
from readings import parsed, reading


def told(rows):
    """(lemma, kind, agents, patients) of each predicate, in words."""
    found = parsed(rows)
    return [(p.lemma, p.kind, [found.doc[i].text for i in p.agents], [found.doc[i].text for i in p.patients]) for p in predicates(found)]


PASSIVE = """Russia PROPN nsubj:pass 3
was AUX aux:pass 3 be
condemned VERB root 0 condemn VBN
by ADP case 5
France PROPN obl:agent 3
and CCONJ cc 7
Italy PROPN conj 5"""
RELATIVE = """Troops NOUN nsubj 5 troop
who PRON nsubj 3
shelled VERB acl:relcl 1 shell VBD
Korvo PROPN obj 3
withdrew VERB root 0 withdraw VBD"""
CONTROL = """Norway PROPN nsubj 2
agreed VERB root 0 agree VBD
to PART mark 4
meet VERB xcomp 2 meet VB
Chile PROPN obj 4"""
ASKED = """Norway PROPN nsubj 2
urged VERB root 0 urge VBD
Chile PROPN obj 2
to PART mark 5
leave VERB xcomp 2 leave VB"""
BLAMED = """Norway PROPN nsubj 2
accused VERB root 0 accuse VBD
Chile PROPN obj 2
of SCONJ mark 5
bombing VERB advcl 2 bomb VBG
Korvo PROPN obj 5"""
LIGHT = """Ministers NOUN nsubj 2 minister
held VERB root 0 hold VBD
talks NOUN obj 2 talk
with ADP case 5
Chile PROPN nmod 3"""
IMPOSED = """sanctions NOUN root 0 sanction
imposed VERB acl 1 impose VBN
on ADP case 4
Chile PROPN obl 2
by ADP case 6
Norway PROPN obl:agent 2"""
RAISED = """Norway PROPN nsubj:pass 3
is AUX aux:pass 3 be
expected VERB root 0 expect VBN
to PART mark 5
meet VERB xcomp 3 meet VB
Chile PROPN obj 5"""
WILLING = """Norway PROPN nsubj 3
is AUX cop 3 be
willing ADJ root 0
to PART mark 5
leave VERB xcomp 3 leave VB"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (PASSIVE, [("condemn", "verb", ["France", "Italy"], ["Russia"])]),
        (RELATIVE, [("shell", "verb", ["Troops"], ["Korvo"]), ("withdraw", "verb", ["Troops"], [])]),
        (CONTROL, [("agree", "verb", ["Norway"], []), ("meet", "verb", ["Norway"], ["Chile"])]),
        (ASKED, [("urge", "verb", ["Norway"], ["Chile"]), ("leave", "verb", ["Chile"], [])]),
        (BLAMED, [("accuse", "verb", ["Norway"], ["Chile"]), ("bomb", "verb", ["Chile"], ["Korvo"])]),
        (LIGHT, [("hold talk", "light", ["Ministers"], ["Chile"])]),
        (IMPOSED, [("impose sanction", "light", ["Norway"], ["Chile"])]),
        (RAISED, [("expect", "verb", ["Norway"], []), ("meet", "verb", ["Norway"], ["Chile"])]),
        (WILLING, [("willing", "copula", ["Norway"], []), ("leave", "verb", ["Norway"], [])]),
    ],
)
def test_who_does_what_to_whom(rows, expected):
    assert told(rows) == expected


VETO = """Chile PROPN nmod:poss 3
's PART case 1
veto NOUN nsubj 4
angered VERB root 0 anger VBD
Norway PROPN obj 4"""
STRIKE = """the DET det 2
strike NOUN nsubj 5
on ADP case 4
Korvo PROPN nmod 2
failed VERB root 0 fail VBD"""
BETWEEN = """talks NOUN nsubj 6 talk
between ADP case 3
Chile PROPN nmod 1
and CCONJ cc 5
Peru PROPN conj 3
failed VERB root 0 fail VBD"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (VETO, ("veto", "noun", ["Chile"], [])),
        (STRIKE, ("strike", "noun", [], ["Korvo"])),
        (BETWEEN, ("talk", "noun", ["Chile", "Peru"], [])),
    ],
)
def test_nouns_that_tell_an_act(rows, expected):
    assert expected in told(rows)


@pytest.mark.parametrize(
    "rows",
    [
        "the DET det 2\nveto NOUN nsubj 3\nstands VERB root 0 stand VBZ",  # nobody around it
        "its PRON nmod:poss 2\ndemand NOUN nsubj 3\nstands VERB root 0 stand VBZ",  # talk of one side only
        "strike NOUN compound 2\nleader NOUN root 0",  # a modifier
    ],
)
def test_near_misses_among_nouns(rows):
    assert not [kind for _, kind, *_ in told(rows) if kind == "noun"]


def test_near_misses_among_verbs():
    assert told("banned VERB amod 2 ban VBN\nparty NOUN root 0") == []
    assert told("Norway PROPN nsubj 2\nheld VERB root 0 hold VBD\nshares NOUN obj 2 share")[0][1] == "verb"
    rows = "Norway PROPN nsubj 2\nbegan VERB root 0 begin VBD\nto PART mark 4\nshell VERB xcomp 2 shell VB\nKorvo PROPN obj 4"
    assert [lemma for lemma, *_ in told(rows)] == ["shell"]
    assert [lemma for lemma, *_ in told("Norway PROPN nsubj 2\nbegan VERB root 0 begin VBD\ntalks NOUN obj 2 talk")] == ["begin talk"]


def test_a_place_before_a_noun_is_where_it_went():
    found = parsed("the DET det 3\nKorvo PROPN compound 3\nbombing NOUN nsubj 4\nended VERB root 0 end VBD")
    found.doc.ents = [found.doc.char_span(4, 9, label="GPE")]
    noun = next(p for p in predicates(found) if p.kind == "noun")
    assert (noun.agents, [found.doc[i].text for i in noun.patients]) == ((), ["Korvo"])


def test_the_clause_leaves_out_what_is_told_beside():
    found = parsed(CONTROL)
    first, second = predicates(found)
    assert found.text(*first.clause) == "Norway agreed to meet Chile"
    assert found.text(*second.clause) == "meet Chile"


@pytest.mark.parametrize("text", ["", "   ", "!!! ... ???", "a" * 400, "Norway condemned Chile."])
def test_no_parse_no_predicates(text):
    assert predicates(reading(text)) == ()
