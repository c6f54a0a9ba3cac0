"""When an act happened, as far as the words say that hang on the act itself.

In: a Reading, a `Predicate`, the account's dates. Out: an `EventDate`, or None. A date in the same sentence is not enough, the day of a statement is
not the day of what it tells, and nothing is more precise than the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...types import DateMention, EventDate, Span
from . import cues
from .attached import holders, hung_on

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading
    from .predicates import Predicate

OPEN = frozenset("before until till by after following ahead past prior than through pending beyond unlike like about of over amid regarding concerning".split())
ON = frozenset("on in at during for late early around this last next from between to".split())
SPOKEN = ("today", "yesterday", "tomorrow", "tonight", "last night", "this morning", "this week", "last week", "next week", "this month", "last month", "ago")
NAMING = frozenset(("nummod", "compound", "amod", "nmod", "nmod:poss", "nmod:unmarked"))
FINE = {"day": 0, "weekend": 1, "week": 2, "month": 3, "season": 4, "year": 5, "decade": 6}


def when(reading: Reading, predicate: Predicate, dates: Sequence[DateMention]) -> EventDate | None:
    """`event.date.v1`: the interval in which the act lies, both ends inclusive, with its basis; None where no words that belong to it say.

    Dates without an interval (no publication date to count from) stay unused. Raises nothing. English only.
    """
    if not reading.has_parse or not dates:
        return None
    clause = reading.sentences[reading.sentence_of[predicate.token]]
    low, high = reading.span(*clause)
    near = [d for d in dates if low <= d.start < high and d.earliest and d.latest]
    if not near:
        return None
    heads = [(d, head) for d in near if (head := _head(reading, d, clause)) is not None and not _is_spoken(reading, d, head)]
    is_quoted = reading.quoted[predicate.token]  # a date outside the quotation marks dates the words, not what they tell
    placed = [(d, head) for d, head in heads if reading.quoted[head.i] or not is_quoted]
    for holder, how in holders(reading, predicate):
        found = [(d, t) for d, t in placed if _hangs(t, holder, how) and not _is_name(reading, predicate, t, holder)]
        if (value := _settled(reading, found)) is not None:
            return value
    return None


def _head(reading: Reading, mention: DateMention, clause: tuple[int, int]) -> Token | None:
    """The head word of an expression of time."""
    inside = [reading.doc[i] for i in range(*clause) if mention.start <= reading.span(i).start < mention.end]
    ids = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in ids or t.head.i == t.i), None)


def _hangs(date: Token, holder: Token, how: str) -> bool:
    if date.i == holder.i:
        return False
    if any(t.i == holder.i and t.dep_ in ("nsubj", "nsubj:outer") for t in date.children) and any(t.dep_ == "cop" for t in date.children):
        return how == "own"  # "the meeting was on Monday"
    return hung_on(date).i == holder.i and (how != "front" or date.i < holder.i)


def _is_name(reading: Reading, predicate: Predicate, date: Token, holder: Token) -> bool:
    """ "left the 2015 agreement": the year belongs to the name of the thing, unless the act is to make it."""
    is_noun = predicate.kind == "light" and holder.i != predicate.token and holder.pos_ in ("NOUN", "PROPN")
    return is_noun and date.dep_ in NAMING and cues.cue(reading.doc[predicate.token], "noun") != "carry"


def _preposition(date: Token) -> str:
    found = next((t.lower_ for t in date.children if t.dep_ in ("case", "mark") and t.i < date.i and t.lower_ not in ("'s", "’s")), "")
    return str(found)


def _is_spoken(reading: Reading, mention: DateMention, head: Token) -> bool:
    """ "yesterday" inside quotation marks is counted from the day of the words, which may not be that of the account."""
    words = reading.account.text[mention.start : mention.end].lower()
    return reading.quoted[head.i] and words.endswith(SPOKEN)


def _settled(reading: Reading, found: Sequence[tuple[DateMention, Token]]) -> EventDate | None:
    """One date from what hangs on one word: the finest, if the others hold it; None where they differ."""
    plain, since = [], []
    ends: dict[str, DateMention] = {}
    for mention, head in found:
        word = _preposition(head)
        if word in ("since", "from"):
            since.append(mention)
        if word in ("from", "to", "until", "through"):
            ends.setdefault(word, mention)
        if word not in OPEN and word not in ("since", "from"):
            plain.append(mention)
    if "from" in ends and (last := next((ends[w] for w in ("to", "until", "through") if w in ends), None)) is not None:
        return _interval(ends["from"], last, f"{ends['from'].basis}; {last.basis}" if last.basis != ends["from"].basis else last.basis)
    if plain:
        best = min(plain, key=lambda d: (FINE.get(d.precision, 9), d.start))
        agree = all(_holds(d, best) for d in plain)
        return _interval(best, best, best.basis) if agree else None
    published = reading.account.published
    if since and published is not None and published.date >= (since[0].earliest or ""):
        return EventDate(earliest=since[0].earliest or "", latest=published.date, precision=since[0].precision, basis=f"{since[0].basis}; to the publication date", span=Span(since[0].start, since[0].end))
    return None


def _holds(outer: DateMention, inner: DateMention) -> bool:
    """Does the wider interval hold the finer one, as far as both are told?"""
    first, last, a, b = outer.earliest or "", outer.latest or "", inner.earliest or "", inner.latest or ""
    return first[: len(a)] <= a[: len(first)] and b[: len(last)] <= last[: len(b)]


def _interval(first: DateMention, last: DateMention, basis: str) -> EventDate | None:
    if (first.earliest or "") > (last.latest or ""):
        return None
    coarse = max(first.precision, last.precision, key=lambda p: FINE.get(p, 9))
    return EventDate(earliest=first.earliest or "", latest=last.latest or "", precision=coarse, basis=basis, span=Span(first.start, last.end) if last.start - first.end < 40 else Span(first.start, first.end))
