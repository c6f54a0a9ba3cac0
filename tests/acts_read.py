"""Acts for tests: a sentence as the shipped reader reads it, and the predicate at some words of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from rashomon.annotate.dates import dates
from rashomon.annotate.entities import entities
from rashomon.annotate.events.predicates import Predicate, predicates
from rashomon.annotate.reading import Reading
from rashomon.annotate.statements import statements
from readings import Whole, _account


@cache
def read_as(nlp, text: str, published: str | None):
    """Reading, mentions, dates, statements of a text, read once."""
    reading = Reading(_account(text, published), Whole(text), nlp(text))
    mentions, when = entities(reading), dates(reading)
    return reading, mentions, when, statements(reading, mentions, when)


def act_at(reading: Reading, words: str) -> Predicate:
    """The predicate told by the first of these words that begin a word; made from the words alone where the text has none there."""
    start = next(m.start() for m in re.finditer(re.escape(words), reading.doc.text) if not reading.doc.text[max(0, m.start() - 1)].isalpha() or m.start() == 0)
    tokens = [t.i for t in reading.doc if start <= t.idx < start + len(words)]
    found = [p for p in predicates(reading) if p.token in tokens] or [p for p in predicates(reading) if set(range(*p.trigger)) & set(tokens)]
    if not found:
        return Predicate(tokens[0], (tokens[0], tokens[0] + 1), "", "verb", (), (), (), False, False, (0, len(reading.doc)))
    return found[0] if found[0].token in tokens else replace(found[0], token=tokens[-1])
