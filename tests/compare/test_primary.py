"""Quotations held against a document: word for word, shortened, changed, not there; what the document says on a conflict."""

import pytest

import rashomon

SAID = """Remarks by Minister Ine Dahl, Santiago

MINISTER DAHL: We met for two hours and ten minutes. Norway will open the port again if the blockade of the strait is lifted by June. We have not, at any time, agreed to a joint patrol, and I told the president so."""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("primary")
    texts = {
        "wire.txt": 'Norwegian minister Ine Dahl met President Luis Vega in Santiago for nearly two hours. "Norway will open the port again," Dahl said.\n\nVega waited outside.\n\n'
        '"We have not agreed to a joint patrol," she said.',
        "paper.txt": 'Norwegian minister Ine Dahl met President Luis Vega in Santiago for over three hours. "We never agreed to any joint patrol of the coast," Dahl said. '
        '"Our patience is at an end," Dahl said.',
        "said.txt": SAID,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf8")
    intake = rashomon.accounts([folder / "wire.txt", folder / "paper.txt"], primary=[folder / "said.txt"])
    return rashomon.record(intake.accounts)


def checks(record):
    text = {a.id: a.text for a in record.accounts}
    said = {(a.id, s.id): " ".join(a.text[c.start : c.end] for c in s.content) for a in record.accounts for s in a.statements}
    return {said[v["account"], v["statement"]].strip('“”",. '): (v, text[v["document"]]) for u in record.utterances if u.check for v in u.check["versions"]}


def test_word_for_word_but_its_condition_is_left_out(record):
    found, text = next(v for k, v in checks(record).items() if "open the port" in k)
    assert found["result"] == "verbatim" and text[found["span"].start : found["span"].end] == "Norway will open the port again"
    assert text[found["condition"].start : found["condition"].end].startswith("if the blockade")


def test_shortened_and_changed(record):
    found = checks(record)
    assert next(v for k, v in found.items() if "have not agreed" in k)[0]["result"] == "elided"
    assert next(v for k, v in found.items() if "never agreed" in k)[0]["result"] in ("altered", "not-in-this-document")


def test_words_that_the_document_does_not_have(record):
    found, _ = next(v for k, v in checks(record).items() if "patience" in k)
    assert found["result"] == "not-in-this-document" and found["span"] is None


def test_the_document_speaks_on_the_conflict(record):
    (point,) = [p for p in record.points if p.conflict and p.conflict.kind == "number"]
    place = point.conflict.settled_by
    text = next(a.text for a in record.accounts if a.id == place.account)
    assert "two hours and ten minutes" in text[place.start : place.end]


def test_near_miss_no_document_no_check(record):
    assert not any(u.check for u in rashomon.record([a for a in record.accounts if a.role == "account"]).utterances)
