"""The reader: text in, an ordinary spaCy Doc with who said what out."""

from .attribution import Attribution
from .conllu import conllu
from .paragraphs import paragraphs
from .reading import NAME, load, name, read, read_many
from .syntax import (
    agent,
    appositions,
    auxiliaries,
    clausal_complements,
    conjuncts,
    is_negated,
    is_passive,
    is_scheme_ud,
    noun_phrase,
    objects,
    obliques,
    particles,
    subjects,
)

__all__ = [
    "NAME", "Attribution", "agent", "appositions", "auxiliaries", "clausal_complements", "conjuncts", "conllu", "is_negated", "is_passive",
    "is_scheme_ud", "load", "name", "noun_phrase", "objects", "obliques", "paragraphs", "particles", "read", "read_many", "subjects",
]  # fmt: skip
