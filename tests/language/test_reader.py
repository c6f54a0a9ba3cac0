"""The component on a made network, any pipeline in its place, and texts meant to hurt."""

from __future__ import annotations

import json
import pickle

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from rashomon.errors import ReaderError
from rashomon.language import reader
from rashomon.language.reader import reading
from rashomon.language.reader.component import ReaderComponent, register
from rashomon.language.reader.network import Scores

NAMES = ["O", "B-PERSON", "I-PERSON"]
ROLES = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]


class _Pieces:
    def of(self, word):
        return (1,) * min(8, len(word))

    def is_known(self, word):
        return False


class _Network:
    """Rules that look like scores: capitals are persons, "said" is a cue, each word hangs on the one before."""

    pieces = _Pieces()
    config = {
        "version": "0", "upos": ["X"], "xpos": ["XX", "NNP"], "feats": ["_", "Number=Sing"], "lemmas": ["l||", "k||"], "relations": ["root", "dep", "obj"],
        "names_tags": NAMES, "roles_tags": ROLES, "names_steps": np.zeros((3, 3)).tolist(), "roles_steps": np.zeros((7, 7)).tolist(),
    }  # fmt: skip

    def __init__(self):
        self.seen = []

    def scores(self, windows):
        return [self._one(words, starts) for words, starts in windows]

    def _one(self, words, starts):
        self.seen.append(list(words))
        n = len(words)
        arcs, links = np.zeros((n, n + 1), np.float32), np.zeros((n, n + 1), np.float32)
        names, roles = np.zeros((n, 3), np.float32), np.zeros((n, 7), np.float32)
        names[:, 0] = roles[:, 0] = 1
        for i, word in enumerate(words):
            arcs[i, i] = 5
            names[i, 1] = 2 * word[:1].isupper()
            if word == "said" and 0 < i < n - 1:
                roles[i, 3], roles[i - 1, 1], roles[i + 1, 5] = 9, 9, 9
                links[i - 1 : i + 2, i + 1] = 9
        flat = np.zeros(n, np.int64)
        sentence = np.array([5.0 if i and words[i - 1] == "." else -5.0 for i in range(n)])
        return Scores(
            flat, flat, flat, np.zeros((n, 8), np.int64), sentence, arcs, links, np.ones((n, 2), np.float32), np.ones((n + 1, 2), np.float32), names, roles
        )

    def relations(self, dependants, heads):
        return np.eye(3, dtype=np.float32)[np.full(len(dependants), 2)] * 9


@pytest.fixture
def made():
    register()
    nlp = spacy.blank("en")
    nlp.max_length = 1 << 40
    nlp.add_pipe("rashomon_reader_made")
    return nlp


@spacy.Language.factory("rashomon_reader_made")
def _factory(nlp, name):
    return ReaderComponent(reading.FOLDER, _Network())


@pytest.fixture
def reading_made(made, monkeypatch):
    """`read` treats the made pipeline as the shipped one."""
    made.rename_pipe("rashomon_reader_made", "rashomon_reader")
    return made


def test_the_doc_is_filled(reading_made):
    text = "  Ann said yes . Bob left .\n\nSo did\tEve ."
    doc = reader.read(reading_made, text)
    assert doc.text == text
    assert [s.text.strip() for s in doc.sents] == ["Ann said yes .", "Bob left .", "So did\tEve ."]
    assert [e.text for e in doc.ents] == ["Ann", "Bob", "So", "Eve"] and {e.label_ for e in doc.ents} == {"PERSON"}
    (found,) = doc._.attributions
    spell = lambda ranges: [doc[a:b].text for a, b in ranges]
    assert (spell(found.source), spell(found.cue), spell(found.content)) == (["Ann"], ["said"], ["yes"])
    assert doc._.span_scores.shape == (len(doc), 3)
    words = [t for t in doc if not t.is_space]
    assert all(t.dep_ in ("ROOT", "obj") and t.lemma_ == t.text.lower() for t in words)
    assert all(t.pos_ == "SPACE" and not list(t.children) for t in doc if t.is_space)


def test_every_word_of_a_long_paragraph_is_read_once(reading_made):
    n = 3000
    doc = reader.read(reading_made, " ".join(f"w{i}" for i in range(n)))
    network = reading_made.get_pipe("rashomon_reader").network
    assert {w for words in network.seen for w in words} == {f"w{i}" for i in range(n)}
    assert all(t.tag_ for t in doc) and len(doc) == n


def test_lines_of_conllu(reading_made):
    doc = reader.read(reading_made, "Ann said yes .\n\nBob left .")
    lines = list(reader.conllu(doc, "a"))
    assert lines[0] == "# newdoc id = a"
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    assert all(len(r) == 10 for r in rows) and [r[1] for r in rows] == ["Ann", "said", "yes", ".", "Bob", "left", "."]
    assert [r[6] for r in rows] == ["0", "1", "2", "3", "0", "1", "2"] and rows[0][7] == "root"
    for r in rows:
        misc = dict(x.split("=") for x in r[9].split("|"))
        assert doc.text[int(misc["start"]) : int(misc["end"])] == r[1]
    assert "ner=B-PERSON" in rows[0][9] and "ner=O" in rows[1][9]


HOSTILE = [
    "", " ", "\n\n\n", "\x00", "a\x00b\x00\n\x00", "\ufeff", "“", ")" * 500, "x" * 20000, "…" * 3000, "\u200b\u200d\u202e", "😀" * 200, "a\r\n\r\nb\rc", "\ud800 lone",
    "e\u0301" * 400, "<b>" * 300, ". " * 900, "\t".join("ab"), "1" * 5000 + " 2", "http://" + "a/" * 900, "\u2028\u2029\x85\x0b\x0c\x1c",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read(reading_made, text):
    doc = reader.read(reading_made, text)
    assert len(doc.text) == len(text) and (doc.text == text or "\ud800" in text)
    list(reader.conllu(doc, "x\ty"))


def test_any_pipeline_can_take_its_place(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "own")
    own = reader.load(str(tmp_path / "own"))
    for text in [*HOSTILE, "One. Two.\n\nThree\nFour", "  x "]:
        doc = reader.read(own, text)
        assert len(doc.text) == len(text)
        assert doc._.attributions == ()
        assert all(text[t.idx : t.idx + len(t)] == t.text or "\ud800" in text for t in doc)
        list(reader.conllu(doc, "x"))
    assert [len(d) for d in reader.read_many(own, ["One two", "", "Three"])] == [2, 0, 1]
    assert reader.name(own).startswith("en_")


@pytest.mark.parametrize("name", ["no_such_pipeline_anywhere", "/no/such/folder"])
def test_what_cannot_be_loaded_is_one_line(name):
    with pytest.raises(ReaderError) as error:
        reader.load(name)
    assert "\n" not in str(error.value) and name in str(error.value)


def test_a_broken_model_is_one_line(tmp_path):
    with pytest.raises(ReaderError):
        reading.shipped(tmp_path)
    for name in ("model.onnx", "relations.npz", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"?")
    (tmp_path / "config.json").write_text(json.dumps({}))
    with pytest.raises(ReaderError) as error:
        reading.shipped(tmp_path)
    assert "\n" not in str(error.value)


SHIPPED = (reading.FOLDER / "model.onnx").is_file()


@pytest.mark.slow
@pytest.mark.skipif(not SHIPPED, reason="the shipped model is not in this checkout")
class TestShipped:
    def test_it_is_loaded_once(self, nlp):
        assert reader.load(None) is nlp and reader.name(nlp) == reader.NAME

    def test_it_reads(self, nlp):
        text = "Mayor Ilse Brandt said on Tuesday that the bridge will stay closed.\n\n“We found two cracks,” Brandt told reporters in Oslo."
        doc = reader.read(nlp, text)
        assert isinstance(doc, Doc) and doc.text == text and len(list(doc.sents)) == 2
        said = next(t for t in doc if t.lower_ == "said")
        assert said.lemma_ == "say" and said.pos_ == "VERB" and [s.text for s in reader.subjects(said)] in (["Mayor"], ["Brandt"], ["Ilse"])
        assert "PERSON" in {e.label_ for e in doc.ents} and "bridge" in " ".join(doc[a:b].text for x in doc._.attributions for a, b in x.content)

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_hostile_text(self, nlp, text):
        assert len(reader.read(nlp, text).text) == len(text)

    def test_a_text_reads_the_same_twice(self, nlp):
        text = "Ann Lee, who leads the union, said talks had failed. The ministry denied it."
        first, second = reader.read(nlp, text), reader.read(nlp, text)
        assert list(reader.conllu(first, "a")) == list(reader.conllu(second, "a")) and first._.attributions == second._.attributions

    @pytest.mark.parametrize("way", ["disk", "bytes", "pickle"])
    def test_a_pipeline_is_written_and_read_again(self, nlp, tmp_path, way):
        text = "U.S.-backed envoys, who met in Oslo, said talks had failed. “We agree,” Ann Lee said."
        if way == "disk":
            nlp.to_disk(tmp_path)
            assert "reader-model" not in (tmp_path / "config.cfg").read_text("utf8")
            again = spacy.load(tmp_path)
        elif way == "bytes":
            again = spacy.util.load_model_from_config(nlp.config, auto_fill=True).from_bytes(nlp.to_bytes())
        else:
            again = pickle.loads(pickle.dumps(nlp))
        first, second = nlp(text), again(text)
        assert list(reader.conllu(first, "a")) == list(reader.conllu(second, "a")) and first._.attributions == second._.attributions != ()

    def test_a_doc_is_written_and_read_again(self, nlp):
        doc = nlp("The envoy said on Monday that the talks in Oslo had failed.")
        again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
        assert again._.attributions == doc._.attributions != () and (again._.span_scores == doc._.span_scores).all()

    def test_it_is_small(self):
        assert sum(p.stat().st_size for p in reading.FOLDER.iterdir()) < 45_000_000
