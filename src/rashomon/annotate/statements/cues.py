"""What a cue says about its statement: class, act, and which content it takes by rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from ...language.lexicon import table
from .candidate import Range


class Cue(NamedTuple):
    """One row of `language/en/cues.tsv`."""

    cue: str
    part: str
    cue_class: str
    act: str
    frames: str


LIGHT = frozenset(
    "be have do go get make take give come use turn keep begin start continue try hold put issue release offer seem appear manage fail tend help let".split()
)
PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@cache
def lexicon() -> dict[tuple[str, str], Cue]:
    """The cue table by (lemma, part)."""
    return {(r["cue"], r["part"]): Cue(r["cue"], r["part"], r["class"], r["act"], r["frames"]) for r in table("cues")}


@cache
def phrases() -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """The phrases of the table as tuples of lemmas, longest first."""
    rows = [(tuple(c.cue.split()), c) for c in lexicon().values() if c.part == "phrase"]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()


def entry(token: Token) -> Cue | None:
    """The row for one token by its lemma and part of speech."""
    part = PARTS.get(token.pos_)
    if part is None:
        return None
    if part == "adjective" and token.tag_ in ("VBN", "VBD", "VBG"):
        part = "verb"
    found = lexicon().get((lemma(token), part))
    if found is None and part == "verb":
        found = next((row for base in _bases(token.lower_) if (row := lexicon().get((base, part))) is not None), None)
    return found


def _bases(form: str) -> Iterator[str]:
    """What a regular verb form may be a form of, for lemmas that a reader got wrong."""
    for ending, others in (("ied", ("y",)), ("ies", ("y",)), ("ing", ("", "e")), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",))):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            yield from (stem + other for other in others)
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def head(doc: Doc, cue: Range) -> Token:
    """The token that carries a cue: its last verb in the table, else its first noun or adjective there, else its root."""
    tokens = [doc[i] for i in range(*cue)]
    known = [t for t in tokens if (e := entry(t)) is not None and e.part == "verb" and lemma(t) not in LIGHT]
    if known:
        return known[-1]
    known = [t for t in tokens if entry(t) is not None and t.pos_ in ("NOUN", "ADJ")]
    if known:
        return known[0]
    verbs = [t for t in tokens if t.pos_ == "VERB"]
    return verbs[-1] if verbs else doc[cue[0] : cue[1]].root


def look_up(doc: Doc, cue: Range | None) -> Cue | None:
    """The best row for a cue: a phrase of the table inside it, else the row of its head."""
    if cue is None:
        return None
    kept = [doc[i] for i in range(*cue) if doc[i].pos_ not in ("ADV", "PART", "AUX", "PUNCT", "SPACE") or lemma(doc[i]) in PARTICLES]
    joined = " " + " ".join(map(lemma, kept)) + " "
    as_written = " " + " ".join(t.lower_ for t in kept) + " "  # "according to" is no form of "accord"
    for parts, row in phrases():
        if len(parts) > 1 and (f" {row.cue} " in joined or f" {row.cue} " in as_written):
            return row
    return entry(head(doc, cue))


PARTICLES = frozenset("out up in on off down away back to for of about with at be against over".split())
