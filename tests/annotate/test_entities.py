"""Entities: each rule with a hit and a near miss, on texts without a parse or with one written by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.entities import entities
from readings import parsed, reading


def found(text, **more):
    return {e.name: e for e in entities(reading(text, **more)).entities}


def meant(text, word, nth=0, **more):
    """The name of the entity for which the nth occurrence of a word stands."""
    r = reading(text, **more)
    m = entities(r)
    tokens = [t.i for t in r.doc if t.text == word]
    entity = m.entity_of(tokens[nth])
    return m.by_id[entity].name if entity else None


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("Norwegian Foreign Minister Marta Olsen spoke.", "Marta Olsen", "Norwegian Foreign Minister", "NOR"),
        ("U.S. Secretary of State Paul Carver left.", "Paul Carver", "U.S. Secretary of State", "USA"),
        ("Then Iran’s Deputy Permanent Representative Ali Rezai rose.", "Ali Rezai", "Iran’s Deputy Permanent Representative", "IRN"),
        ("Paul Carver, a senior research fellow at the Harbour Institute, disagrees.", "Paul Carver", "senior research fellow at the Harbour Institute", None),
        ("Paul Carver, 61, former Canadian ambassador to Oslo, agreed.", "Paul Carver", "former Canadian ambassador to Oslo", "CAN"),
        ("The defense minister, Paul Carver, said no.", "Paul Carver", "defense minister", None),
        ("Norway’s prime minister, Marta Olsen, said no.", "Marta Olsen", "Norway’s prime minister", "NOR"),
        ("its Turkish director-general, Emre Kaya, said so.", "Emre Kaya", "Turkish director-general", "TUR"),
        ("Syrian President (and a former doctor) Omar Hadi left.", "Omar Hadi", "Syrian President", "SYR"),
        ("President Marta Olsen of Norway left.", "Marta Olsen", "President", "NOR"),
        ("Marta Olsen is the foreign minister of Norway.", "Marta Olsen", "foreign minister of Norway", "NOR"),
    ],
)
def test_roles(text, name, role, country):
    entity = found(text, names={name: "PERSON"})[name]
    assert (entity.role, entity.country, entity.type) == (role, country, "person")


@pytest.mark.parametrize(
    "text",
    [
        "Marta Olsen, Foreign Minister Ali Rezai and others met.",  # a list, no apposition
        "He told the president, Marta Olsen said.",
        "Marta Olsen, who left, came back.",
        "Marta Olsen was tired.",
    ],
)
def test_no_role(text):
    assert found(text, names={"Marta Olsen": "PERSON"})["Marta Olsen"].role is None


def test_a_title_inside_the_readers_span_is_cut_off():
    people = found("Russian Foreign Minister Sergei Orlov left.", names={"Russian Foreign Minister Sergei Orlov": "PERSON"})
    assert people["Sergei Orlov"].role == "Russian Foreign Minister"


def test_a_surname_means_the_person_named_in_full():
    text = "Marta Olsen came. Later Olsen left. Mrs. Olsen was glad."
    olsen = found(text)["Marta Olsen"]
    assert [text[s:e] for s, e in olsen.mentions if text[s:e] == "Olsen"] == ["Olsen", "Olsen"]


def test_two_of_one_family_are_told_apart_by_title():
    text = "Marta Olsen met Peter Olsen. Mr. Olsen smiled."
    assert meant(text, "Olsen", 2) == "Peter Olsen"


def test_different_names_stay_apart():
    assert {"Yoon Young-chan", "Youn Kun-young"} <= set(found("Yoon Young-chan spoke. Youn Kun-young spoke."))


@pytest.mark.parametrize(("text", "word", "name"), [
    ("Moscow said on Monday that it agreed.", "Moscow", "Russia"),
    ("Relations between Moscow and Washington are poor.", "Washington", "United States"),
    ("They put pressure on Pyongyang.", "Pyongyang", "North Korea"),
    ("The talks in Moscow ended.", "Moscow", "Moscow"),
    ("He flew to Washington and Moscow.", "Moscow", "Moscow"),
    ("North Korea agreed. The North said so.", "North", "North Korea"),
    ("Norway agreed. The North wind blew.", "North", None),
])  # fmt: skip
def test_metonyms(text, word, name):
    nth = -1 if word == "North" else 0
    assert meant(text, word, nth) == name


@pytest.mark.parametrize(("text", "word", "name"), [
    ("President Marta Olsen came. The president spoke.", "president", "Marta Olsen"),
    ("Norwegian leader Marta Olsen came. The Norwegian leader spoke.", "leader", "Marta Olsen"),
    ("Norwegian Prime Minister Marta Olsen came. The Norwegian leader spoke.", "leader", "Marta Olsen"),
    ("Norwegian leader Marta Olsen came. The Swedish leader spoke.", "leader", None),
    ("President Marta Olsen came. A president spoke.", "president", None),
    ("Marta Olsen came. The president spoke.", "president", None),
])  # fmt: skip
def test_role_phrases(text, word, name):
    assert meant(text, word, -1) == name


def test_a_dictator_is_not_the_other_president():
    text = "Norwegian dictator Olaf Bjornson met President Paul Carver. It gave prestige to the dictator."
    assert meant(text, "dictator", 1) == "Olaf Bjornson"


@pytest.mark.parametrize(("text", "word", "nth", "name"), [
    ("Marta Olsen said yes. She said no later.", "She", 0, "Marta Olsen"),
    ("Paul Carver said yes. She said no later.", "She", 0, None),
    ("Marta Olsen met Paul Carver. He said no.", "He", 0, "Paul Carver"),
    ("In a speech to his party, Paul Carver said no.", "his", 0, "Paul Carver"),
    ("Nobody came. He said no.", "He", 0, None),
])  # fmt: skip
def test_pronouns(text, word, nth, name):
    assert meant(text, word, nth) == name


PAIR = "Marta Olsen met Paul Carver. The two men agreed."


def test_a_pair_needs_exactly_two():
    assert "Marta Olsen and Paul Carver" in found(PAIR)
    assert not [e for e in found("Marta Olsen met Paul Carver and Ali Rezai. The two men agreed.").values() if e.type == "group"]


def test_unnamed_people_are_a_group_only_with_an_owner():
    assert found("South Korean officials said no.")["South Korean officials"].country == "KOR"
    assert found("Officials said no.") == {}


def test_initials_mean_the_body():
    bodies = found("The Center for New Studies agreed. CNS is old.", names={"Center for New Studies": "ORG", "CNS": "ORG"})
    assert list(bodies) == ["Center for New Studies"]
    assert len(bodies["Center for New Studies"].mentions) == 2


def test_the_agency_is_the_body_whose_name_ends_so():
    text = "The Northern News Agency reported it. The agency gave no source."
    assert meant(text, "agency", 0, names={"Northern News Agency": "ORG"}) == "Northern News Agency"
    assert meant("The Northern News Group reported it. The agency gave no source.", "agency", 0, names={"Northern News Group": "ORG"}) is None


OBJECT = """
Orlov PROPN nsubj 2
met VERB root 0 meet VBD
Carver PROPN obj 2
and CCONJ cc 6
then ADV advmod 6
thanked VERB conj 2 thank VBD
him PRON obj 6
. PUNCT punct 2
"""


def test_an_object_pronoun_is_not_the_subject():
    r = parsed(OBJECT)
    r.doc.set_ents([r.doc.char_span(0, 5, label="PERSON"), r.doc.char_span(10, 16, label="PERSON")])
    m = entities(r)
    assert m.by_id[m.entity_of(6)].name == "Carver"


def test_the_reader_is_outvoted():
    names = {"Orlov": "GPE"}
    assert found("Foreign Minister Sergei Orlov spoke. Orlov left.", names=names)["Sergei Orlov"].type == "person"


def test_lower_case_words_are_no_names():
    assert found("the visit was short", names={"visit": "PERSON", "was short": "ORG"}) == {}


@given(st.text(max_size=120))
def test_any_text_is_read_and_spans_are_exact(text):
    r = reading(text)
    m = entities(r)
    for entity in m.entities:
        assert entity.mentions
        for start, end in entity.mentions:
            assert 0 <= start < end <= len(text)
    assert {ref.entity for ref in m.references} <= set(m.by_id)


REPORTED = """
Carver PROPN nsubj 2
spoke VERB root 0 speak VBD
. PUNCT punct 2
Orlov PROPN nsubj 5
left VERB root 0 leave VBD
. PUNCT punct 5
He PRON nsubj 8
said VERB root 0 say VBD
Orlov PROPN nsubj 11
had AUX aux 11 have VBD
lied VERB ccomp 8 lie VBN
. PUNCT punct 8
"""
WHOM = """
Carver PROPN nsubj 2
greeted VERB root 0 greet VBD
Orlov PROPN obj 2
, PUNCT punct 3
whom PRON obj 7
he PRON nsubj 7
met VERB acl:relcl 3 meet VBD
. PUNCT punct 2
"""
JOINED = """
Orlov PROPN nsubj 2
left VERB root 0 leave VBD
. PUNCT punct 2
He PRON nsubj 5
slept VERB root 0 sleep VBD
and CCONJ cc 8
Orlov PROPN nsubj 8
snored VERB conj 5 snore VBD
. PUNCT punct 5
"""


def people_of(rows):
    r = parsed(rows)
    spans = [r.doc[t.i : t.i + 1] for t in r.doc if t.pos_ == "PROPN"]
    r.doc.set_ents([r.doc.char_span(s.start_char, s.end_char, label="PERSON") for s in spans])
    m = entities(r)
    return {t.i: m.by_id[e].name for t in r.doc if (e := m.entity_of(t.i))}


def test_a_subject_is_not_named_again_in_what_he_says():
    assert people_of(REPORTED)[6] == "Carver"


def test_a_clause_joined_by_and_may_name_him_again():
    assert people_of(JOINED)[3] == "Orlov"


def test_in_whom_he_met_he_is_the_other():
    assert people_of(WHOM)[5] == "Carver"


def test_he_in_a_quotation_is_not_the_speaker():
    text = "Peter Olsen came. Paul Carver said: “He is late.”"
    assert meant(text, "He", 0) == "Peter Olsen"


def test_in_a_headline_a_span_shrinks_to_the_known_name():
    text = "Olsen Rejects Oslo Peace Deal\n\nMarta Olsen rejected it."
    assert list(found(text, names={"Olsen Rejects": "PERSON"})) == ["Marta Olsen", "Oslo"]


def test_a_body_after_a_title_is_no_person():
    assert "Committee" not in found("The chairman of the Republican National Committee left.")


BETWEEN = {
    "ud": "Ties NOUN nsubj 6\nbetween ADP case 3\nMoscow PROPN nmod 1\nand CCONJ cc 5\nOslo PROPN conj 3\nsuffered VERB root 0 suffer VBD\n. PUNCT punct 6",
    "clear": "Ties NOUN nsubj 6\nbetween ADP prep 1\nMoscow PROPN pobj 2\nand CCONJ cc 3\nOslo PROPN conj 3\nsuffered VERB root 0 suffer VBD\n. PUNCT punct 6",
}
WITHIN = {
    "ud": "Talks NOUN nsubj 4\nin ADP case 3\nMoscow PROPN nmod 1\nsuffered VERB root 0 suffer VBD\n. PUNCT punct 4",
    "clear": "Talks NOUN nsubj 4\nin ADP prep 1\nMoscow PROPN pobj 2\nsuffered VERB root 0 suffer VBD\n. PUNCT punct 4",
}


@pytest.mark.parametrize("scheme", ["ud", "clear"])
def test_both_label_schemes_tell_a_government_from_a_city(scheme):
    def name(rows):
        m = entities(parsed(rows))
        return m.by_id[m.entity_of(2)].name

    assert name(BETWEEN[scheme]) == "Russia"
    assert name(WITHIN[scheme]) == "Moscow"


VENUE = "Vienna PROPN nsubj 2\nended VERB root 0 end VBD\nhopes NOUN obj 2\n. PUNCT punct 2"


def test_a_venue_is_no_government():
    m = entities(parsed(VENUE))
    assert m.by_id[m.entity_of(0)].name == "Vienna"
    m = entities(parsed(VENUE.replace("hopes NOUN obj 2", "Austrian ADJ amod 4\nhopes NOUN obj 2").replace("PUNCT punct 2", "PUNCT punct 2")))
    assert m.by_id[m.entity_of(0)].name == "Austria"


def test_a_family_name_alone_makes_the_full_name_a_person():
    text = "Federica Rossi spoke. Rossi left."
    assert found(text, names={"Federica Rossi": "ORG", "Rossi left": "PERSON"})["Federica Rossi"].type == "person"


def test_it_is_a_body_only_when_it_speaks():
    names = {"Harbour Council": "ORG"}
    assert meant("The Harbour Council agreed. It said so.", "It", 0, names=names) == "Harbour Council"
    rows = "Norway PROPN nsubj 2\nagreed VERB root 0 agree VBD\n. PUNCT punct 2\nIt PRON {} 6\nwas AUX aux 6 be VBD\nannounced VERB root 0 announce VBN"
    m = entities(parsed(rows.format("nsubj:pass")))
    assert m.entity_of(3) is None


def test_a_city_after_a_preposition_does_not_speak():
    assert meant("A spokesman in Washington said no.", "Washington") == "Washington"
