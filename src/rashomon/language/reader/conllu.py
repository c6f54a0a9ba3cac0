"""A Doc as CoNLL-U: ten columns, offsets and named entities in MISC."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def conllu(doc: Doc, name: str) -> Iterator[str]:
    """Lines, without their line ends, of one document called `name`.

    White-space tokens are left out; `start` and `end` are code points of the text.
    """
    yield f"# newdoc id = {_plain(name)}"
    has_trees = doc.has_annotation("DEP")
    sentences = doc.sents if has_trees or doc.has_annotation("SENT_START") else [doc[:]]
    n = 0
    for sentence in sentences:
        words = [t for t in sentence if not t.is_space]
        if not words:
            continue
        n += 1
        yield f"# sent_id = {_plain(name)}-{n}"
        yield f"# text = {_plain(doc.text[words[0].idx : words[-1].idx + len(words[-1])])}"
        number = {t.i: k for k, t in enumerate(words, 1)}
        for t in words:
            yield "\t".join(_columns(t, number, has_trees))
        yield ""


def _columns(t: Token, number: dict[int, int], has_trees: bool) -> list[str]:
    head = number.get(t.head.i, 0) if has_trees and t.head.i != t.i else 0
    relation = "root" if head == 0 else t.dep_ or "dep"
    entity = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"
    misc = f"start={t.idx}|end={t.idx + len(t)}|ner={entity}" + ("" if t.whitespace_ else "|SpaceAfter=No")
    form = _plain(t.text)
    columns = [str(number[t.i]), form, t.lemma_ or form, t.pos_, t.tag_, str(t.morph), str(head), relation if has_trees else "_", "_", misc]
    return [_plain(c) or "_" for c in columns]


def _plain(text: str) -> str:
    """No tabs or line ends inside a column."""
    return " ".join(text.replace("\x00", "\ufffd").split()) if not text.isprintable() else text
