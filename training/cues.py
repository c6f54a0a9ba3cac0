"""Classes of cue words: the table of cues teaches the reader, which then judges cues the table lacks.

A word of a cue gets the class that `language/en/cues.tsv` gives its lemma, on
PolNeAR's cues and on verbs of the treebanks that govern a clause. One lemma in
seven is kept back, so that it can be measured what the classes of unseen cues
are worth.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from rashomon.language.lexicon import table
from windows import CUE_CLASSES, Window

HELD_OUT = 7
PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
CLAUSES = frozenset({"ccomp", "parataxis"})


def is_held_out(lemma: str) -> bool:
    """Is this lemma's class never shown in training?"""
    return zlib.crc32(lemma.encode("utf8")) % HELD_OUT == 0


class CueRules:
    """Classes by lemma, and lemmas by form as the treebanks have them."""

    def __init__(self, trees: Sequence[Sequence[Window]]) -> None:
        self.classes = {(r["cue"], r["part"]): CUE_CLASSES.index(r["class"]) for r in table("cues") if r["part"] != "phrase"}
        self.lemmas: dict[tuple[str, str], str] = {}
        for document in trees:
            for w in document:
                for form, lemma, upos in zip(w.words, w.lemmas or (), w.upos or (), strict=True):
                    if upos in PARTS and (lemma.lower(), PARTS[upos]) in self.classes:
                        self.lemmas.setdefault((form.lower(), PARTS[upos]), lemma.lower())

    def of_form(self, form: str) -> tuple[str, int] | None:
        """Lemma and class of a word of a cue: as a verb, else as a noun, else as an adjective."""
        for part in PARTS.values():
            lemma = self.lemmas.get((form.lower(), part))
            if lemma:
                return lemma, self.classes[lemma, part]
        return None

    def label_roles(self, window: Window, held_out: bool = False) -> None:
        """Label the words of PolNeAR's cues; with `held_out` only those of the lemmas kept back."""
        found = [self.of_form(w) if role[2:] == "cue" else None for w, role in zip(window.words, window.roles or (), strict=True)]
        window.classes = [x[1] if x is not None and is_held_out(x[0]) == held_out else -100 for x in found]

    def label_tree(self, window: Window) -> None:
        """Label verbs with a clause, and those of intention with an infinitive."""
        assert window.lemmas is not None and window.upos is not None and window.heads is not None and window.relations is not None
        below: dict[int, set[str]] = {}
        for head, relation in zip(window.heads, window.relations, strict=True):
            below.setdefault(head, set()).add(relation)
        window.classes = [-100] * len(window.words)
        for i, (lemma, upos) in enumerate(zip(window.lemmas, window.upos, strict=True)):
            found = self.classes.get((lemma.lower(), "verb")) if upos == "VERB" else None
            if found is None or is_held_out(lemma.lower()):
                continue
            wants = CLAUSES if CUE_CLASSES[found] != "intention" else CLAUSES | {"xcomp"}
            if below.get(i, set()) & wants:
                window.classes[i] = found
