"""Origins: what the texts show and no more."""

import pytest

from compare.made import account, find
from rashomon.gather.origins import document, origins
from rashomon.types import Link, Span, Zone


def shown(one, statement="s0", speaker="Marta Ruiz"):
    found = origins([one], {(one.id, statement): speaker})
    names = {o.id: (o.kind, o.name) for o in found.origins}
    return [names[i] for i in found.by_statement.get((one.id, statement), ())]


def test_an_agency_as_source():
    one = account("Rockets fell on Sel, Reuters reported.", said=[{"speaker": "Reuters", "content": "Rockets fell on Sel", "source": "Reuters"}])
    assert shown(one, speaker="Reuters") == [("wire", "Reuters")]


def test_a_short_name_needs_capitals():
    one = account("Rockets fell on Sel, an ap reported.", said=[{"speaker": "an ap", "content": "Rockets fell on Sel", "source": "an ap"}])
    assert ("wire", "Associated Press") not in shown(one, speaker="an ap")


def test_social_interview_and_occasion():
    one = account("Ruiz wrote on Twitter that rockets fell.", said=[{"speaker": "Marta Ruiz", "content": "that rockets fell", "source": "Ruiz", "cue": "wrote"}])
    assert shown(one) == [("social", "Marta Ruiz, Twitter")]
    one = account("Ruiz told me that rockets fell.", said=[{"speaker": "Marta Ruiz", "content": "that rockets fell", "source": "Ruiz", "cue": "told"}])
    assert shown(one)[0][0] == "interview"
    one = account("Ruiz said at a news conference that rockets fell.", said=[{"speaker": "Marta Ruiz", "content": "that rockets fell", "source": "Ruiz", "cue": "said"}])
    assert shown(one) == [("occasion", "Marta Ruiz, press conference")]


@pytest.mark.parametrize("sentence", ["Ruiz told CNN that rockets fell.", "In an interview on CNN, Ruiz said that rockets fell.", "Ruiz said on CNN that rockets fell."])
def test_what_one_medium_was_told_is_one_interview(sentence):
    one = account(sentence, said=[{"speaker": "Marta Ruiz", "content": "that rockets fell", "source": "Ruiz", "cue": "told" if "told" in sentence else "said"}])
    assert shown(one) == [("interview", "Marta Ruiz to CNN")]


def test_a_medium_spoken_of_has_heard_nothing():
    one = account("Ruiz told aides of CNN that rockets fell.", said=[{"speaker": "Marta Ruiz", "content": "that rockets fell", "source": "Ruiz", "cue": "told"}])
    assert shown(one) == [("unknown", "Marta Ruiz, occasion not given")]


def test_no_occasion_is_invented():
    one = account("Ruiz said that rockets fell.", said=[{"speaker": "Marta Ruiz", "content": "that rockets fell", "source": "Ruiz", "cue": "said"}])
    assert shown(one) == [("unknown", "Marta Ruiz, occasion not given")]


def test_a_caption_credit_belongs_to_the_caption_alone():
    text = "Rockets fall on Sel. (AP Photo/Ana Lund)\nThe harbour burned all night."
    credit = find(text, "AP Photo/Ana Lund")
    one = account(text, zones=(Zone(kind="caption", start=0, end=41, credit=credit), Zone(kind="body", start=41, end=len(text))))
    found = origins([one], {})
    assert [(o.kind, o.name) for o in found.origins] == [("wire", "Associated Press")]
    assert found.of(one, Span(0, 19), ()) == (found.origins[0].id,)
    assert found.of(one, find(text, "The harbour burned"), ()) == ()


def test_many_footnotes_to_one_page_are_one_origin():
    text = "Ruiz signed [1]. Orlov signed [2]."
    one = account(text, links=[(1, "https://www.example.org/record.htm?a=1", "[1]", "primary"), (2, "https://example.org/record.htm", "[2]", "primary")])
    found = origins([one], {})
    assert [(o.kind, o.name, len(o.evidence)) for o in found.origins] == [("document", "example.org/record.htm", 2)]
    assert found.of(one, find(text, "Ruiz signed"), ()) == found.of(one, find(text, "Orlov signed"), ())


def test_a_hostile_address_is_kept_as_it_is():
    link = Link(n=1, url="http://[broken", span=Span(0, 1), anchors=(), kind="other")
    assert document(link) == "http://[broken"
