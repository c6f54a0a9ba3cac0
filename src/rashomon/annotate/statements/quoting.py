"""Quotations meet statements: boundaries snap to marks, and no long quotation is left without a speaker's statement.

In: a Doc, its candidates. Out: candidates. Measured on the training part of
PolNeAR: of quotations of six words or more 97% are a statement's content, of
one or two words 69%; a paragraph that is one long quotation without a cue
belongs to the statement before it in nine cases of ten.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from ...language.quotation import quotations
from . import phrases as p
from .candidate import Candidate, Range, is_word, merged, overlap, size, trimmed, without, words
from .cues import entry, lemma

MODEL = "reader.attribution.v1"
LONG = 6  # words from which a quotation is taken to be speech
SHORT = 3
INSIDE = 0.5  # share of a quotation inside a content from which all of it belongs there
FAR = 250  # tokens: beyond it a paragraph is not looked at, which keeps endless ones linear
REACH = 14  # tokens between a quotation and its cue
NAMERS = frozenset("call title entitle dub name nickname term label caption headline know".split())
WORKS = frozenset(
    "book film movie song show article essay column book novel album series program programme play poem documentary episode segment paper study report memoir word term phrase "
    "slogan headline titled entitled called dubbed nicknamed hashtag chant chants".split()
)
MARKS = frozenset(('"', "“", "”", "''", "``", "’’", "‘‘", "«", "»", "‘", "’", "'", "„"))
ENDS = frozenset((".", "!", "?", "…", "...", ",", ";"))


class Quote(NamedTuple):
    """A quotation as token ranges, marks included; `n_words` its words."""

    pieces: tuple[Range, ...]
    depth: int
    n_words: int
    is_single: bool

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


def quotes(doc: Doc) -> tuple[Quote, ...]:
    """The quotations of a Doc, outermost first at equal starts."""
    starts = [token.idx for token in doc]
    out = []
    for q in quotations(doc.text):
        pieces = []
        for start, end in q.pieces:
            a, b = bisect_right(starts, start) - 1, bisect_left(starts, end)
            if 0 <= a < b:
                pieces.append((a, b))
        if pieces:
            out.append(Quote(merged(pieces), q.depth, sum(words(doc, *r) for r in pieces), q.mark in ("'", "‘")))
    return tuple(out)


def owners(doc: Doc, candidates: Sequence[Candidate], *, parts: bool = False) -> list[int]:
    """For each token the candidate whose content (with `parts`: or cue or source) holds it, else -1."""
    out = [-1] * len(doc)
    for n, c in enumerate(candidates):
        for start, end in _parts(c) if parts else c.content:
            out[start:end] = [n] * (end - start)
    return out


def snapped(doc: Doc, candidates: Sequence[Candidate], marks: Sequence[Quote]) -> list[Candidate]:
    """Candidates whose content takes in all of a quotation that is mostly theirs, and gives back the rim of one that is not."""
    outer = sorted((q for q in marks if q.depth == 0), key=lambda q: q.start)
    starts = [q.start for q in outer]
    owner = owners(doc, candidates)
    out = []
    for n, c in enumerate(candidates):
        content = c.content
        for q in outer[max(0, bisect_left(starts, c.start) - 1) : bisect_left(starts, c.end)]:
            if any(part is not None and overlap([part], q.pieces) for part in (c.cue, c.source)):
                continue  # a statement inside the quotation, or one whose cue is quoted
            shared = overlap(content, q.pieces)
            if not shared:
                continue
            # a rule follows the parse, which loses the later sentences of a quotation
            is_within = c.by != MODEL and shared >= 0.8 * size(content)
            if shared >= INSIDE * size(q.pieces) or is_within:
                taken = [(i, i + 1) for s, e in q.pieces for i in range(s, e) if owner[i] not in (-1, n)]
                content = merged([*content, *without(q.pieces, taken)])
            elif shared <= 3 and size(content) > shared + 2:
                content = without(content, q.pieces)
        out.append(c._replace(content=content) if content else c)
    return out


def is_speech(doc: Doc, q: Quote) -> bool:
    """Whether a quotation looks like somebody's words: not a title, a gloss, a nickname, a word in scare quotes."""
    inner = [doc[i] for s, e in q.pieces for i in range(s, e) if is_word(doc[i])]
    if q.is_single or len(inner) < SHORT:
        return False
    before = doc[q.start - 1] if q.start else None
    if before is not None and before.text in (",", ":") and q.start > 1:
        before = doc[q.start - 2]
        if len(inner) >= LONG:
            return True
    if before is not None and (before.lower_ in WORKS or lemma(before) in NAMERS) and len(inner) < 2 * LONG:
        return False
    capital = sum(t.text[:1].isupper() or t.text[:1].isdigit() for t in inner)
    small = sum(t.text[:1].islower() and len(t.text) > 3 for t in inner)
    return not (capital > 1 and small == 0 and len(inner) < 2 * LONG)


def with_orphans(doc: Doc, candidates: Sequence[Candidate], marks: Sequence[Quote], least: int = SHORT) -> list[Candidate]:
    """Give every quotation of `least` words that no candidate holds to one, or make one for it where a cue or a running speaker is near."""
    out = sorted(candidates, key=_last)
    owner = owners(doc, out, parts=True)
    for q in marks:
        if q.depth or q.n_words < least or any(owner[i] >= 0 for s, e in q.pieces for i in range(s, e)) or not is_speech(doc, q):
            continue
        n = _join_to(doc, q, out, owner)
        if n is not None:
            out[n] = out[n]._replace(content=merged([*out[n].content, *q.pieces]))
            for start, end in q.pieces:
                owner[start:end] = [n] * (end - start)
        elif (found := with_cue(doc, q, lambda i: owner[i] < 0)) is not None:
            for start, end in _parts(found):
                owner[start:end] = [len(out)] * (end - start)
            out.append(found)
    return sorted(out, key=lambda c: c.start)


def _last(c: Candidate) -> int:
    return max(c.end, c.cue[1] if c.cue else 0)


def _parts(c: Candidate) -> list[Range]:
    return [*c.content, *([c.cue] if c.cue else []), *([c.source] if c.source else [])]


def _paragraph(doc: Doc, at: int) -> Range:
    """The paragraph around a token, as far as FAR tokens either way."""
    start, end = at, at
    while start > max(0, at - FAR) and "\n\n" not in doc[start - 1].text:
        start -= 1
    while end < min(len(doc), at + FAR) and "\n\n" not in doc[end].text:
        end += 1
    return start, end


def _join_to(doc: Doc, q: Quote, candidates: Sequence[Candidate], owner: Sequence[int]) -> int | None:
    """The statement that a quotation without a cue goes on with: the one before it, when that was quoted speech too."""
    low, high = _paragraph(doc, q.start)
    n = next((owner[i] for i in range(q.start - 1, max(-1, q.start - 200), -1) if owner[i] >= 0), None)
    if n is None or (c := candidates[n]).cue is None or _last(c) > q.start:
        return None
    is_quoted = any(doc[i].text in MARKS for s, e in c.content for i in (s, e - 1))
    opens_sentence = trimmed(doc, low, q.start) is None or doc[q.start - 1].text in ENDS or doc[q.start - 1].is_space
    if not is_quoted or not opens_sentence:
        return None
    if c.start >= low:
        return n if words(doc, _last(c), q.start) <= REACH else None
    is_whole = words(doc, *q.pieces[0]) >= 0.8 * words(doc, low, high)
    return n if is_whole and q.n_words >= LONG and _last(c) >= _paragraph(doc, max(0, low - 2))[0] else None


def with_cue(doc: Doc, q: Quote, is_free: Callable[[int], bool]) -> Candidate | None:
    """A quotation with the nearest free cue verb of its sentence; `is_free` says which tokens may be its cue."""
    verb = next((v for v in _cue_verbs(doc, q) if is_free(v.i)), None)
    if verb is None:
        return None
    who = p.subject(verb)
    if who is None:
        who = next((c for c in verb.children if c.dep_ in ("obj", "dobj") and c.i > verb.i and not overlap([(c.i, c.i + 1)], q.pieces)), None) if verb.i > q.start else None
    if who is not None and overlap([(who.i, who.i + 1)], q.pieces):
        who = None
    source = p.noun_phrase(who, leave_out=[verb, *[doc[i] for s, e in q.pieces for i in range(s, e)]]) if who is not None else None
    if source is not None and overlap([source], q.pieces):
        source = None
    return Candidate(q.pieces, p.verb_group(verb), source, 0.75 if source else 0.5, "statement.quotation.v1")


def _cue_verbs(doc: Doc, q: Quote) -> list[Token]:
    """Verbs that can introduce the quotation, the likeliest first."""
    low, high = _paragraph(doc, q.start)
    after, before = [], []
    for i in range(q.end, min(high, q.end + REACH)):
        if doc[i].text in MARKS or (doc[i].text in (".", "!", "?") and i > q.end):
            break
        after.append(doc[i])
    for i in range(q.start - 1, max(low - 1, q.start - REACH - 1), -1):
        if doc[i].text in MARKS or doc[i].text in (".", "!", "?"):
            break
        before.append(doc[i])
    good = lambda t: t.pos_ in ("VERB", "AUX") and (e := entry(t)) is not None and "q" in e.frames and e.cue_class != "intention"
    first = [t for t in after if good(t)][:1]
    second = [t for t in before if good(t)][:1]
    ends_open = q.end >= 2 and (doc[q.end - 1].text == "," or doc[q.end - 2].text in (",", "?", "!"))
    return first + second if ends_open or not second else second + first
