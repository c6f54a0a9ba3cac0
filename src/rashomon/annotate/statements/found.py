"""All candidates of an account, from every finder, put together and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from .candidate import Candidate, Range, in_paragraphs, merged, overlap, size, trimmed, without, words
from .clauses import clause_candidates
from .cues import look_up
from .labels import free_candidates, label_candidates
from .lists import listed_candidates
from .model import adopted, model_candidates
from .quoting import LONG, SHORT, Quote, is_speech, owners, snapped, with_cue, with_orphans
from .sourcing import turned, with_sources

if TYPE_CHECKING:
    from ..mentions import Mentions
    from ..reading import Reading

ZONES = frozenset(("headline", "standfirst", "caption", "body"))
SPEAKERS = frozenset(("person", "organisation", "country", "group"))
OVERRIDE = ("statement.colon_label.v1", "statement.dash_label.v1")
CERTAIN = 1.1  # no score is
DOUBTED = 0.6
LEAST = 0.55  # score of the model below which fewer than a third of its candidates were right on the development texts
NEAR = 4  # words between an inner quotation and its cue
TELLING = frozenset("say tell write report announce claim insist argue warn note add promise deny pledge vow declare confirm state explain complain tweet read assert according".split()) | {"according to"}
NESTED = ("statement.clause.v1", "statement.parataxis.v1", "statement.according.v1")


def candidates(reading: Reading, mentions: Mentions, marks: Sequence[Quote]) -> list[Candidate]:
    """The candidates of an account in text order, inner ones after the one that holds them."""
    doc = reading.doc
    is_speaker = _is_speaker(doc, mentions)
    found = list(model_candidates(doc, marks))
    ruled = list(clause_candidates(doc))
    outer = [turned(doc, c) for c in adopted(doc, found, ruled, marks) if c.score >= LEAST] if found else _outermost(doc, _unquoted(doc, ruled, marks))
    labelled = [c for c in label_candidates(doc, is_speaker) if not _is_known(c, outer)]
    free = list(free_candidates(doc, is_speaker))
    outer = _outside(doc, outer, [c for c in labelled if c.by in OVERRIDE], CERTAIN)
    outer = _outside(doc, outer, free, DOUBTED)
    outer = _outside(doc, outer, listed := list(listed_candidates(doc)), CERTAIN)
    outer = _added(doc, outer, [*labelled, *free, *listed])
    outer = snapped(doc, outer, marks)
    outer = with_sources(doc, with_orphans(doc, outer, marks, LONG if found else SHORT))
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


def _is_known(label: Candidate, outer: Sequence[Candidate]) -> bool:
    """Whether a statement with the label's source and most of its content is there already."""
    near = [c for c in outer if c.source is not None and overlap([c.source], [label.source or (0, 0)])]
    return any(2 * overlap(c.content, label.content) >= size(label.content) for c in near)


def _outside(doc: Doc, outer: Sequence[Candidate], lines: Sequence[Candidate], least: float) -> list[Candidate]:
    """The candidates that are surer than `least` or outside the contents of `lines`: a label or "To X," says all that follows."""
    owner = owners(doc, lines)
    return [c for c in outer if c.score >= least or all(owner[i] < 0 for s, e in c.content for i in range(s, e))]


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
    out = list(_quoted_inside(doc, owner, taken, marks))
    taken.update(c.cue for c in out)
    told = owners(doc, out)
    for c in ruled:
        if c.by not in NESTED or c.source is None or c.cue is None or c.cue in taken or owner[c.cue[0]] < 0:
            continue
        holder = owner[c.cue[0]]
        inner = merged((i, i + 1) for s, e in c.content for i in range(s, e) if owner[i] == holder and told[i] < 0)
        is_inside = owner[c.source[0]] == holder and 4 * size(inner) >= 3 * size(c.content)
        c = c._replace(content=inner)
        if is_inside and c.cue is not None and not quoted[c.cue[0]] and _can_tell(doc, c):
            out.append(c._replace(by="statement.nested.v1", score=min(c.score, 0.6)))
    return out


def _is_in(owner: Sequence[int], holder: int, i: int) -> bool:
    return owner[i] == holder


def _quoted_inside(doc: Doc, owner: Sequence[int], taken: set[Range | None], marks: Sequence[Quote]) -> Iterator[Candidate]:
    """A quotation inside a content, with a cue of its own there: "reports that the notice read: …"."""
    for q in marks:
        holder = owner[q.start]
        if q.depth or q.n_words < LONG or holder < 0 or not is_speech(doc, q) or any(owner[i] != holder for s, e in q.pieces for i in range(s, e)):
            continue
        c = with_cue(doc, q, partial(_is_in, owner, holder))
        if c is not None and c.cue is not None and c.source is not None and c.cue not in taken and owner[c.source[0]] == holder and _is_beside(doc, q, c.cue) and _can_tell(doc, c):
            yield c._replace(by="statement.nested.v1", score=0.6)


def _is_beside(doc: Doc, q: Quote, cue: Range) -> bool:
    return words(doc, min(cue[1], q.end), max(q.start, cue[0])) <= NEAR


def _can_tell(doc: Doc, c: Candidate) -> bool:
    row = look_up(doc, c.cue)
    is_own = c.source is not None and doc[c.source[0]].lower_ in ("i", "we", "you", "it", "one")
    is_real = not any(doc[i].lower_ in ("will", "would", "could", "may", "might", "to") for i in range(*(c.cue or (0, 0))))
    told = sum(words(doc, *r) for r in c.content)
    return row is not None and row.cue in TELLING and not is_own and is_real and told >= SHORT


def _clean(doc: Doc, c: Candidate) -> Candidate | None:
    """Content cut at paragraphs, trimmed, free of the candidate's own cue and source."""
    if c.source is not None:
        parts = [r for s, e in in_paragraphs(doc, [c.source]) if (r := trimmed(doc, s, e)) is not None]
        near = min(parts, key=lambda r: abs(r[0] - (c.cue or r)[0]), default=None)
        c = c._replace(source=near)
    own: list[Range] = [r for r in (c.cue, c.source) if r is not None]
    pieces = without(merged(c.content), own)
    content = tuple(r for s, e in in_paragraphs(doc, pieces) if (r := trimmed(doc, s, e)) is not None)
    return c._replace(content=content) if content else None
