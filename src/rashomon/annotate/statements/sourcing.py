"""Sources that the reader left out: one source can speak twice ("he said …, adding …"), a word has one role only.

In: candidates. Out: candidates; a cue without a source takes its subject from
the parse, or the source that its subject is already.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from . import phrases as p
from .candidate import Candidate, Range, overlap, trimmed
from .cues import lemma

SAYING = frozenset("say add write explain argue note recall insist".split())
TIMES = frozenset(("DATE", "TIME"))
EMPTY = frozenset(("it", "there", "this", "that", "what"))
RELATIVE = frozenset(("who", "which", "that"))


def with_sources(doc: Doc, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates, each cue with a source where the sentence has one."""
    known: dict[int, Range] = {}
    for c in candidates:
        if c.source is not None:
            known.update(dict.fromkeys(range(*c.source), c.source))
    out: list[Candidate] = []
    last: Candidate | None = None
    for c in sorted(candidates, key=lambda c: c.cue or (c.start, c.start)):
        if c.cue is not None and (c.source is None or _is_far(doc, c.source, c.cue) or _is_owner(doc, c)):
            found = _source(doc, c, known)
            kept = None if c.source is None or _is_owner(doc, c) else c.source
            c = c._replace(source=_nearer(doc, c, found, last) or found or kept)
        out.append(c)
        last = c if c.cue is not None and c.source is not None else last
    return sorted(out, key=lambda c: c.start)


def _nearer(doc: Doc, c: Candidate, found: Range | None, last: Candidate | None) -> Range | None:
    """For a participle ("…, vowing that") the source of the cue right before it, when the parse climbs past that one."""
    if c.cue is None or last is None or last.cue is None or last.source is None or doc[c.cue[0]].tag_ != "VBG":
        return None
    home = doc[c.cue[0]].sent
    is_between = home.start <= last.source[0] and last.cue[1] <= c.cue[0] and (found is None or found[0] < last.source[0])
    return last.source if is_between and not overlap([last.source], c.content) else None


def _is_owner(doc: Doc, c: Candidate) -> bool:
    """Whether the source is a possessor ("dropped the minister's claim") although the cue has no noun that it could own."""
    assert c.cue is not None and c.source is not None
    is_marked = doc[c.source[1] - 1].text in ("'s", "’s") or (c.source[1] < len(doc) and doc[c.source[1]].text in ("'s", "’s"))
    return is_marked and c.cue[0] < c.source[0] and not any(doc[i].pos_ == "NOUN" for i in range(*c.cue))


def turned(doc: Doc, c: Candidate) -> Candidate:
    """"The line was open, said Youn, a director": a person right after a verb of saying is its source, never its content."""
    if c.cue is None or c.cue[1] - c.cue[0] > 2 or len(c.content) != 1 or c.start != c.cue[1] or lemma(doc[c.cue[1] - 1]) not in SAYING:
        return c
    root = doc[c.start : c.end].root
    sentence = doc[c.cue[0]].sent
    if root.pos_ != "PROPN" or root.ent_type_ != "PERSON" or c.cue[0] - sentence.start < 4 or doc[c.cue[0] - 1].text != ",":
        return c
    told = trimmed(doc, sentence.start, c.cue[0])
    return c if told is None else c._replace(content=(told,), source=c.content[0])


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
    if who is None or (who.lower_ in EMPTY and who.lower_ not in RELATIVE) or who.ent_type_ in TIMES:
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
