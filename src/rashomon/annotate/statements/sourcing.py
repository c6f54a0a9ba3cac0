"""Sources that the reader left out: one source can speak twice ("he said …, adding …"), a word has one role only.

In: candidates. Out: candidates; a cue without a source takes its subject from
the parse, or the source that its subject is already.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from . import phrases as p
from .candidate import Candidate, Range, overlap
from .cues import lemma

EMPTY = frozenset(("it", "there", "this", "that", "what"))
RELATIVE = frozenset(("who", "which", "that"))


def with_sources(doc: Doc, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates, each cue with a source where the sentence has one."""
    known: dict[int, Range] = {}
    for c in candidates:
        if c.source is not None:
            known.update(dict.fromkeys(range(*c.source), c.source))
    out = []
    for c in candidates:
        if c.cue is not None and (c.source is None or _is_far(doc, c.source, c.cue)):
            c = c._replace(source=_source(doc, c, known) or c.source)
        out.append(c)
    return out


def _is_far(doc: Doc, source: Range, cue: Range) -> bool:
    """Whether a source stands outside the sentence of its cue."""
    home = doc[cue[0]].sent
    return not home.start <= source[0] < home.end


def _source(doc: Doc, c: Candidate, known: dict[int, Range]) -> Range | None:
    assert c.cue is not None
    verb = _verb(doc, c.cue)
    if verb is None:
        return _owner(doc, c)
    who = p.subject(verb)
    if who is None or who.lower_ in EMPTY and who.lower_ not in RELATIVE:
        return None
    found = known.get(who.i)
    if found is None and who.lower_ in RELATIVE and verb.dep_ in ("acl:relcl", "relcl"):
        found = (who.i, who.i + 1)
    if found is None:
        found = p.noun_phrase(who, leave_out=[doc[s:e].root for s, e in c.content] + [verb])
    if found is None or overlap([found], [c.cue, *c.content]):
        return None
    return found


def _verb(doc: Doc, cue: Range) -> Token | None:
    """The first verb of a cue: the one that has the subject."""
    return next((doc[i] for i in range(*cue) if doc[i].pos_ == "VERB" or (doc[i].pos_ == "AUX" and doc[i].dep_ not in ("aux", "aux:pass", "auxpass"))), None)


def _owner(doc: Doc, c: Candidate) -> Range | None:
    """Of "his claim that …" the owner."""
    assert c.cue is not None
    for i in range(*c.cue):
        if doc[i].pos_ in ("NOUN", "ADJ"):
            owner = p.child(doc[i], p.OWNER if doc[i].pos_ == "NOUN" else p.SUBJECT)
            if owner is not None and lemma(owner) not in EMPTY:
                found = p.noun_phrase(owner)
                return found if found is not None and not overlap([found], [c.cue, *c.content]) else None
    return None
