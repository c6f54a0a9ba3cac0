"""All candidates of an account, from every finder, put together and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from .candidate import Candidate, Range, in_paragraphs, merged, trimmed, without
from .clauses import clause_candidates
from .cues import look_up
from .labels import free_candidates, label_candidates
from .model import adopted, model_candidates
from .sourcing import with_sources
from .quoting import Quote, owners, snapped, with_orphans

if TYPE_CHECKING:
    from ..mentions import Mentions
    from ..reading import Reading

ZONES = frozenset(("headline", "standfirst", "caption", "body"))
SPEAKERS = frozenset(("person", "organisation", "country", "group"))
SURE = 0.7  # score from which a rule may add to what the model found
NESTED = ("statement.clause.v1", "statement.parataxis.v1", "statement.according.v1")


def candidates(reading: Reading, mentions: Mentions, marks: Sequence[Quote]) -> list[Candidate]:
    """The candidates of an account in text order, inner ones after the one that holds them."""
    doc = reading.doc
    is_speaker = _is_speaker(doc, mentions)
    found = list(model_candidates(doc, marks))
    ruled = list(clause_candidates(doc))
    outer = adopted(doc, found, ruled, marks) if found else _outermost(doc, _unquoted(doc, ruled, marks))
    outer = _added(doc, outer, [*label_candidates(doc, is_speaker), *free_candidates(doc, is_speaker)])
    outer = snapped(doc, outer, marks)
    outer = with_sources(doc, with_orphans(doc, outer, marks))
    inner = nested(doc, outer, ruled, marks)
    return sorted((c for c in map(lambda c: _clean(doc, c), [*outer, *inner]) if c is not None and _zone(reading, c) in ZONES), key=lambda c: (c.start, -c.end, c.cue or (0, 0)))


def _zone(reading: Reading, c: Candidate) -> str:
    return reading.zone(c.start)


def _is_speaker(doc: Doc, mentions: Mentions):
    """Whether a token range names someone who can speak."""
    able = {e.id for e in mentions.entities if e.type in SPEAKERS}

    def check(start: int, end: int) -> bool:
        return any(mentions.entity_of(i) in able for i in range(start, end))

    return check


def _unquoted(doc: Doc, ruled: Sequence[Candidate], marks: Sequence[Quote]) -> list[Candidate]:
    """Rule candidates whose cue stands outside quotation marks: what a quoted speaker says of others is part of the quotation."""
    inside = [False] * len(doc)
    for q in marks:
        for s, e in q.pieces if q.n_words > 2 else ():
            inside[s:e] = [True] * (e - s)
    return [c for c in ruled if c.cue is None or not inside[c.cue[0]]]


def _outermost(doc: Doc, ruled: Sequence[Candidate]) -> list[Candidate]:
    """Rule candidates that do not stand inside another's content."""
    out: list[Candidate] = []
    owner = [-1] * len(doc)
    for c in sorted(ruled, key=lambda c: (-sum(e - s for s, e in c.content), c.start)):
        parts = [*c.content, *([c.cue] if c.cue else [])]
        if all(owner[i] < 0 for s, e in parts for i in range(s, e)):
            for s, e in [*parts, *([c.source] if c.source else [])]:
                owner[s:e] = [len(out)] * (e - s)
            out.append(c)
    return sorted(out, key=lambda c: c.start)


def _added(doc: Doc, outer: Sequence[Candidate], more: Iterable[Candidate]) -> list[Candidate]:
    """The outer candidates and those of `more` that meet none of them."""
    out = list(outer)
    owner = owners(doc, out, parts=True)
    for c in more:
        if all(owner[i] < 0 for s, e in c.content for i in range(s, e)):
            for s, e in [*c.content, *([c.cue] if c.cue else [])]:
                owner[s:e] = [len(out)] * (e - s)
            out.append(c)
    return out


def nested(doc: Doc, outer: Sequence[Candidate], ruled: Sequence[Candidate], marks: Sequence[Quote]) -> list[Candidate]:
    """Statements told inside a statement: "officials say that the minister told them …".

    Only speech and writing with a source of its own, outside quotation marks:
    what a quoted speaker thinks is the statement itself.
    """
    owner = owners(doc, outer)
    taken = {c.cue for c in outer}
    quoted = [False] * len(doc)
    for q in marks:
        for s, e in q.pieces:
            quoted[s:e] = [True] * (e - s)
    out = []
    for c in ruled:
        if c.by not in NESTED or c.source is None or c.cue is None or c.cue in taken or owner[c.cue[0]] < 0:
            continue
        holder = owner[c.cue[0]]
        row = look_up(doc, c.cue)
        is_inside = owner[c.source[0]] == holder and all(owner[i] == holder for s, e in c.content for i in range(s, e))
        if is_inside and row is not None and row.cue_class in ("speech", "writing") and not quoted[c.cue[0]] and doc[c.source[0]].lower_ not in ("i", "we", "you", "it", "one"):
            out.append(c._replace(by="statement.nested.v1", score=min(c.score, 0.6)))
    return out


def _clean(doc: Doc, c: Candidate) -> Candidate | None:
    """Content cut at paragraphs, trimmed, free of the candidate's own cue and source."""
    own: list[Range] = [r for r in (c.cue, c.source) if r is not None]
    pieces = without(merged(c.content), own)
    content = tuple(r for s, e in in_paragraphs(doc, pieces) if (r := trimmed(doc, s, e)) is not None)
    return c._replace(content=content) if content else None
