"""The spaCy component: results land on the Doc, with any pipeline, with none at all too."""

import spacy

import rashomon.annotate.component  # noqa: F401  registers the factory


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
