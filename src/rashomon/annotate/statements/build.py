"""Candidates to `Statement` values: offsets, kind, speaker, and what the sentence says besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...types import DateMention, Speaker, Statement
from . import occasions as o
from .acts import act
from .candidate import Candidate, Range
from .confidence import calibrated
from .quoting import Quote
from .speakers import NOBODY, speaker

if TYPE_CHECKING:
    from ..mentions import Mentions
    from ..reading import Reading

SHOWS = frozenset("show prove demonstrate underscore underline highlight illustrate signal reflect reveal confirm mean".split())
HAPPENINGS = frozenset("visit trip tour meeting summit talk negotiation strike airstrike attack raid vote election withdrawal invasion war crisis episode incident clash exchange".split())
DIRECT = 0.95  # share of letters inside quotation marks from which a statement is direct


def built(reading: Reading, mentions: Mentions, found: Sequence[Candidate], marks: Sequence[Quote], dates: Sequence[DateMention]) -> tuple[Statement, ...]:
    """One statement per candidate, in their order."""
    doc = reading.doc
    found = [c for c in found if not is_lesson(doc, c)]
    entities = {e.id: e for e in mentions.entities}
    authors = reading.account.authors
    author = authors[0].value if len(authors) == 1 else None
    mask = _quoted(doc, marks)
    holders = _holders(doc, found)
    span = lambda r: reading.span(*r) if r is not None else None
    date_of = _date_of(reading, dates)
    out = []
    for n, c in enumerate(found):
        said = act(doc, c)
        kind = _kind(doc, c.content, mask)
        condition = o.condition(doc, c)
        is_quoted = c.source is not None and mask[c.source[0]]
        out.append(
            Statement(
                id=f"s{n + 1}",
                kind=kind,
                content=tuple(reading.span(*r) for r in c.content),
                cue=span(c.cue),
                source=span(c.source),
                speaker=_safe(doc, c, speaker(doc, c.source, mentions, entities, None if is_quoted else author), mentions, mask),
                cue_class=said.cue_class,
                act=said.act,
                addressee=o.addressee(doc, c),
                occasion=o.occasion(doc, c, lambda a, b: reading.span(a, b), date_of),
                condition=span(condition),
                rendering=o.rendering(doc, c),
                hedged=said.is_hedged,
                negated=said.is_negated,
                quoted_in=f"s{holder + 1}" if (holder := holders[n]) is not None else None,
                confidence=calibrated(c, kind),
                by=c.by,
            )
        )
    return tuple(out)


def is_lesson(doc: Doc, c: Candidate) -> bool:
    """Whether a happening "shows" it: what a visit shows is the writer's own conclusion, nobody's words."""
    if c.source is None or c.cue is None or not any(doc[i].lemma_.lower() in SHOWS for i in range(*c.cue)):
        return False
    return doc[c.source[0] : c.source[1]].root.lemma_.lower() in HAPPENINGS


def _safe(doc: Doc, c: Candidate, found: Speaker, mentions: Mentions, mask: Sequence[bool]) -> Speaker:
    """Nobody, where "he" was taken for someone whom his own reported words call by name (never the same one), or a word is the source."""
    if c.source is not None and found.status in ("role", "anonymous") and c.source[1] - c.source[0] <= 3 and mask[c.source[0]] and c.cue is not None and not mask[c.cue[0]]:
        return NOBODY  # a word that is talked about: “frank” implies …
    if found.entity is None or c.source is None or c.source[1] - c.source[0] > 1 or doc[c.source[0]].pos_ != "PRON":
        return found
    for start, end in c.content:
        for i in range(start, end):
            reference = None if mask[i] or i < c.source[1] else mentions.reference_of(i)
            if reference is not None and reference.entity == found.entity and reference.kind in ("name", "surname"):
                return NOBODY
    return found


def _quoted(doc: Doc, marks: Sequence[Quote]) -> list[bool]:
    mask = [False] * len(doc)
    for q in marks:
        if q.depth == 0 and (not q.is_single or q.n_words > 1):
            for start, end in q.pieces:
                mask[start:end] = [True] * (end - start)
    return mask


def _kind(doc: Doc, content: Sequence[Range], mask: Sequence[bool]) -> str:
    inside = total = 0
    for start, end in content:
        for i in range(start, end):
            n = sum(ch.isalnum() for ch in doc[i].text)
            total += n
            inside += n * mask[i]
    share = inside / total if total else 0.0
    return "direct" if share >= DIRECT else "indirect" if share <= 0 else "mixed"


def _holders(doc: Doc, found: Sequence[Candidate]) -> list[int | None]:
    """For each candidate the innermost other whose content holds its cue."""
    owner = [-1] * len(doc)
    for n in sorted(range(len(found)), key=lambda n: -sum(e - s for s, e in found[n].content)):
        for start, end in found[n].content:
            owner[start:end] = [n] * (end - start)
    out: list[int | None] = []
    for n, c in enumerate(found):
        at = c.cue[0] if c.cue is not None else None
        holder = owner[at] if at is not None else -1
        out.append(holder if holder not in (-1, n) else None)
    return out


def _date_of(reading: Reading, dates: Sequence[DateMention]) -> Callable[[int, int], str | None]:
    by_start = {d.start: d for d in dates}

    def date_of(start: int, end: int) -> str | None:
        low, high = reading.span(start, end)
        found = next((by_start[i] for i in range(low, min(high, low + 60)) if i in by_start), None)
        if found is None or found.earliest is None:
            return None
        if found.earliest == found.latest:
            return found.earliest
        cut = {"month": 7, "year": 4}.get(found.precision)
        return found.earliest[:cut] if cut else None

    return date_of
