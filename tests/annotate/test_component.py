"""The spaCy component: results land on the Doc, with any pipeline, with none at all too."""

import spacy
from spacy.tokens import Doc

import rashomon.annotate.component  # noqa: F401  registers the factory
from rashomon.types import Occasion, Span, Speaker, Statement


def test_it_runs_in_any_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_statements")
    doc = nlp("Haley: The port is open.\n\n“We stay.”")
    assert isinstance(doc._.statements, tuple)
    assert "statements" in doc.spans
    assert len(doc.spans["statements"]) == sum(len(s.content) for s in doc._.statements)


def test_an_empty_text():
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_statements")
    assert nlp("")._.statements == ()


def test_a_doc_is_written_and_read_again():
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_statements")
    doc = nlp("In Oslo on Monday Ann Lee said the port was open.")
    said = Statement(
        id="s1", kind="indirect", content=(Span(31, 48),), cue=Span(26, 30), source=Span(18, 25), speaker=Speaker(entity="e1", name="Ann Lee", status="named"),
        cue_class="speech", act="assert", addressee=None, occasion=Occasion(name=None, date="2031-02-03", venue="Oslo", evidence=(Span(0, 7), Span(8, 17))),
        condition=None, rendering="unknown", hedged=False, negated=False, quoted_in=None, confidence=0.5, by="test",
    )  # fmt: skip
    doc._.statements = (said,)
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.statements == (said,)
