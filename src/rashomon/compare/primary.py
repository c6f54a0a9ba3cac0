"""Quotations and conflicts held against the primary documents of an event.

In: the accounts' statements, and documents given as primary (a transcript, a statement, a resolution). Out: for each quotation what
the document has in its place (verbatim, elided, altered, not in this document) with the place, and the passage that speaks on a
conflict. A quotation is looked for only where the document names its speaker, or has the words all the same: a document
settles what it says, no more. Words that an account rendered from another language are never "altered".
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ..language.quotation import quotations
from ..types import Account, Conflict, Mention, Span, Statement, Utterance
from .entities import Cast
from .sides import Side
from .vocabulary import weight

BY = "utterance.primary.v1"
RESULTS = ("verbatim", "elided", "altered", "not-in-this-document")  # from the closest to the farthest
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
BRACKETED = re.compile(r"\[[^\]]*\]")
LEAST = 3  # words below which a quotation is found only word for word
CLOSE = 0.6  # share of a quotation's words, in order, that make a passage its original
REACH = 3  # a passage is at most so many times as long as the quotation, and
SLACK = 12  # so many words more
CONDITION = re.compile(r"\b(if|unless|until|provided|as long as|so long as|on condition)\b[^.;!?]*", re.IGNORECASE)
SPEAKS_ON = 3  # telling words and names that a document's clause and a side of a conflict share
MEASURES = 1  # the same where both give a figure of one unit
TELLING = 0.3  # weight of a telling word


@dataclass(frozen=True, slots=True)
class Document:
    """A primary source as words with their places, and where each run of three words stands."""

    account: Account
    words: tuple[str, ...]
    places: tuple[Span, ...]
    runs: Mapping[tuple[str, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a document has for one quotation: the result, the passage, and a condition in its sentence that the quotation leaves out."""

    document: str
    result: str
    span: Span | None
    condition: Span | None


def document(account: Account) -> Document:
    """The words of a primary source, ready to be looked up."""
    found = [(_plain(m[0]), Span(*m.span())) for m in WORD.finditer(account.text)]
    words = tuple(w for w, _ in found)
    runs: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(words) - LEAST + 1):
        runs.setdefault(words[i : i + LEAST], []).append(i)
    return Document(account, words, tuple(s for _, s in found), {run: tuple(at) for run, at in runs.items()})


def checked(utterances: Sequence[Utterance], accounts: Sequence[Account], cast: Cast, documents: Sequence[Document]) -> tuple[Utterance, ...]:
    """The utterances with what the documents read, and one more for each quotation that only one account gives."""
    if not documents:
        return tuple(utterances)
    by_id = {a.id: a for a in accounts}
    found = {(a.id, s.id): f for a in accounts for s, pieces in _quoted(a) if (f := _looked_up(s, pieces, documents))}
    made = [_with_check(u, by_id, found) for u in utterances]
    held = {(m["account"], m["statement"]) for u in utterances for m in u.statements}
    for account in accounts:
        for statement in account.statements:
            if (account.id, statement.id) in found and (account.id, statement.id) not in held:
                made.append(_with_check(_alone(account, statement, cast), by_id, found))
    return tuple(sorted(made, key=lambda u: u.id))


def _alone(account: Account, statement: Statement, cast: Cast) -> Utterance:
    digest = hashlib.sha256(f"{account.sha256}:{statement.content}".encode()).hexdigest()
    speaker = cast.named(account.id, statement.speaker.entity) or statement.speaker.name
    return Utterance(id="u-" + digest[:10], speaker=speaker, statements=({"account": account.id, "statement": statement.id},), difference="none", diff=(), check=None, by=BY)


def _with_check(utterance: Utterance, accounts: Mapping[str, Account], found: Mapping[tuple[str, str], Found]) -> Utterance:
    versions = [(m, found[m["account"], m["statement"]]) for m in utterance.statements if (m["account"], m["statement"]) in found]
    if not versions:
        return utterance
    worst = max((f for _, f in versions), key=lambda f: RESULTS.index(f.result))
    check = {
        "account": worst.document,
        "result": worst.result,
        "spans": [f.span for f in dict.fromkeys(f for _, f in versions if f.document == worst.document) if f.span],
        "versions": [{**m, "document": f.document, "result": f.result, "span": f.span, "condition": f.condition} for m, f in versions],
    }
    dropped = any(f.condition for _, f in versions)
    return replace(utterance, check=check, difference="condition-dropped" if dropped else utterance.difference)


def _looked_up(statement: Statement, pieces: Sequence[tuple[str, ...]], documents: Sequence[Document]) -> Found | None:
    if not pieces or statement.rendering in ("interpreted", "translated"):
        return None
    best: Found | None = None
    for one in documents:
        parts = [_passage(one, words) for words in pieces]
        result = max((r for r, _ in parts), key=RESULTS.index)
        spans = [s for _, s in parts if s]
        if not spans and not _names(one, statement):
            continue
        hull = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None
        found = Found(one.account.id, result, hull, _condition(one, statement, hull, [w for p in pieces for w in p]) if hull and result != RESULTS[-1] else None)
        if best is None or RESULTS.index(found.result) < RESULTS.index(best.result):
            best = found
    return best


def _quoted(account: Account) -> Iterator[tuple[Statement, list[tuple[str, ...]]]]:
    """Each statement with the words of each stretch of it that stands in quotation marks, without what the account put in brackets."""
    marked = [piece for quotation in quotations(account.text) for piece in quotation.inner(account.text)]
    for statement in account.statements:
        within = [(max(start, span.start), min(end, span.end)) for start, end in marked for span in statement.content]
        pieces = [tuple(_plain(m[0]) for m in WORD.finditer(BRACKETED.sub(" ", account.text[first:last]))) for first, last in within if first < last]
        yield statement, [words for words in pieces if len(words) >= LEAST]


def _passage(one: Document, words: tuple[str, ...]) -> tuple[str, Span | None]:
    """The result for one stretch of quoted words, and where the document has it."""
    n = len(words)
    for at in one.runs.get(words[:LEAST], ()):
        if one.words[at : at + n] == words:
            return "verbatim", Span(one.places[at].start, one.places[at + n - 1].end)
    starts = {max(0, at - k - SLACK) for k in range(n - LEAST + 1) for at in one.runs.get(words[k : k + LEAST], ())}
    best: tuple[float, int, int] = (0.0, 0, 0)
    for at in sorted(starts):
        window = one.words[at : at + REACH * n + 2 * SLACK]
        blocks = [b for b in SequenceMatcher(None, window, words, autojunk=False).get_matching_blocks() if b.size]
        share = sum(b.size for b in blocks) / n
        if share > best[0]:
            best = (share, at + blocks[0].a, at + blocks[-1].a + blocks[-1].size)
    share, first, end = best
    if share < CLOSE:
        return RESULTS[-1], None
    return ("elided" if share == 1.0 else "altered"), Span(one.places[first].start, one.places[end - 1].end)


def _names(one: Document, statement: Statement) -> bool:
    """Whether the document names the speaker by the last word of the name."""
    parts = WORD.findall(statement.speaker.name or "")
    return statement.speaker.status == "named" and bool(parts) and _plain(parts[-1]) in one.words


def _condition(one: Document, statement: Statement, passage: Span, words: Sequence[str]) -> Span | None:
    """A condition in the passage's sentence of which the statement gives no word."""
    if statement.condition:
        return None
    around = next((s for s in one.account.sentences if s.start <= passage.start < s.end), passage)
    for m in CONDITION.finditer(one.account.text, around.start, max(around.end, passage.end)):
        own = {_plain(w) for w in WORD.findall(m[0])}
        if len(own) >= LEAST and sum(w in words for w in own) <= len(own) / 2:
            return Span(m.start(), m.start() + len(m[0].rstrip()))
    return None


def settled(conflict: Conflict, sides: Sequence[Side], documents: Sequence[Side]) -> Conflict:
    """The conflict with the clause of a document that speaks on it, if one does: it shares the telling words, and for a figure the unit."""
    best: tuple[int, int, Side] | None = None
    least = MEASURES if conflict.kind == "number" else SPEAKS_ON
    for n, one in enumerate(documents):
        if conflict.kind == "number" and not any(q.unit in _measures(sides) for q in one.quantities):
            continue
        shared = max((_shared(side, one) for side in sides), default=0)
        if shared >= least and (best is None or shared > best[0]):
            best = (shared, n, one)
    return conflict if best is None else replace(conflict, settled_by=Mention(best[2].account.id, best[2].unit.start, best[2].unit.end))


def _measures(sides: Sequence[Side]) -> set[str | None]:
    return {q.unit for s in sides for q in s.quantities}


def _shared(side: Side, one: Side) -> int:
    terms = side.keys.terms.keys() & one.keys.terms.keys()
    return sum(weight(side.keys.terms[t]) > TELLING for t in terms) + len(side.keys.names & one.keys.names)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")
