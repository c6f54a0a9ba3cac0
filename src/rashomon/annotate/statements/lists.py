"""Statements whose content is a list: "The ministers agreed that:" and the items below it, as communiqués and resolutions write.

In: a Doc. Out: candidates with the items in their content. An item begins with a small letter, a bullet or a number; all but the
last end with a semicolon or comma. The words before the colon must hold a cue with its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from . import phrases as p
from .candidate import Candidate
from .cues import entry

MOST = 40  # items
LONGEST = 120  # tokens of one item
LEAD = 60  # tokens before the colon
MARKED = re.compile(r"[-–—•*·]$|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$")
GOES_ON = re.compile(r"[;,](?:\s+(?:and|or))?\s*$")


def listed_candidates(doc: Doc) -> Iterator[Candidate]:
    """`statement.list.v1`: one statement for each cue whose content is the list below its colon."""
    for token in doc:
        if token.text != ":" or (end := _items_end(doc, token.i + 1)) is None:
            continue
        verb = _telling(doc, token.i)
        subject = p.subject(verb) if verb is not None else None
        source = p.noun_phrase(subject, leave_out=[verb]) if verb is not None and subject is not None else None
        if verb is not None and source is not None:
            cue = p.verb_group(verb)
            yield Candidate(((cue[1], end),), cue, source, 0.8, "statement.list.v1")


def _telling(doc: Doc, colon: int) -> Token | None:
    """The last verb before a colon, in its paragraph, that is a cue and has a subject."""
    for i in range(colon - 1, max(-1, colon - LEAD), -1):
        if doc[i].is_space and "\n\n" in doc[i].text:
            return None
        if doc[i].pos_ == "VERB" and entry(doc[i]) is not None and p.subject(doc[i]) is not None:
            return doc[i]
    return None


def _items_end(doc: Doc, at: int) -> int | None:
    """The token after the last of two items or more that begin at `at`; None where there is no list."""
    end, n = None, 0
    while n < MOST and at < len(doc) and doc[at].is_space and "\n" in doc[at].text:
        start = at + 1
        at = next((i for i in range(start, min(len(doc), start + LONGEST)) if doc[i].is_space and "\n" in doc[i].text), min(len(doc), start + LONGEST))
        item = doc[start:at].text.strip()
        if not item or not (item[0].islower() or MARKED.match(item.split()[0])):
            break
        n, end = n + 1, at
        if not GOES_ON.search(item):
            break
    return end if n > 1 else None
