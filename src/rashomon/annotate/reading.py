"""One reading of one account: where the reader's Doc meets the account's offsets.

In: an account, its view (readable zones, mark-up looked through), the Doc of the
view's text. Out: token spans in the untouched text, sentences, `Token` values.
Any spaCy pipeline will do; what it does not set is made up for here by rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..types import Account, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

SENTENCE_END = re.compile(r"^[.!?…]+$")
CLOSING = frozenset("\"'”’)]»")


@dataclass(frozen=True)
class Reading:
    """An account as read once: `view` maps offsets of the Doc's text into the account's text.

    `view` has `text` and `span(start, end) -> Span`; its zones are reached by `zone(offset)`.
    """

    account: Account
    view: Any
    doc: Doc

    def span(self, start: int, end: int | None = None) -> Span:
        """The place in the account's text of tokens start..end (half-open); of one token when `end` is left out."""
        last = self.doc[(start if end is None else end - 1)]
        return self.view.span(self.doc[start].idx, last.idx + len(last.text))

    def text(self, start: int, end: int) -> str:
        """The words of tokens start..end as the view shows them, blanks made single."""
        return re.sub(r"\s+", " ", self.doc[start:end].text).strip() if end > start else ""

    def tokens_at(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens that touch view offsets start..end, or None."""
        first = self._token_at(start)
        if first is None or end <= start:
            return None
        last = first
        while last + 1 < len(self.doc) and self.doc[last + 1].idx < end:
            last += 1
        return first, last + 1

    def _token_at(self, offset: int) -> int | None:
        from bisect import bisect_right

        if not self._starts:
            return None
        i = max(0, bisect_right(self._starts, offset) - 1)
        while i < len(self.doc) and self.doc[i].idx + len(self.doc[i].text) <= offset:
            i += 1
        return i if i < len(self.doc) else None

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    @cached_property
    def has_parse(self) -> bool:
        """True when the pipeline sets dependencies."""
        return bool(self.doc.has_annotation("DEP"))

    @cached_property
    def has_tags(self) -> bool:
        """True when the pipeline sets parts of speech or tags."""
        return bool(self.doc.has_annotation("POS") or self.doc.has_annotation("TAG"))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Sentences as token ranges, never across a blank line; by punctuation where the pipeline sets none."""
        has_sents = bool(self.doc.has_annotation("SENT_START"))
        starts = [0]
        for i in range(1, len(self.doc)):
            token = self.doc[i]
            breaks = self.doc[i - 1].text.count("\n") > 1  # blanks of more than one character are tokens of their own
            ends = token.is_sent_start and not self._runs_on(i) if has_sents else self._ends_by_rule(i)
            if breaks or ends:
                starts.append(i)
        bounds = [*starts, len(self.doc)]
        return tuple((a, b) for a, b in zip(bounds, bounds[1:], strict=False) if b > a)

    def _runs_on(self, i: int) -> bool:
        """No sentence ends in a comma, nor begins with a small letter unless a full stop stands before it."""
        before, word = i - 1, self.doc[i].text
        while before > 0 and self.doc[before].text in CLOSING:
            before -= 1
        last = self.doc[before].text
        return last == "," or (word[:1].islower() and not SENTENCE_END.match(last) and last not in (":", ";", "•"))

    def _ends_by_rule(self, i: int) -> bool:
        token, before = self.doc[i], self.doc[i - 1]
        if SENTENCE_END.match(before.text):
            return token.text[:1].isupper() or (not token.text[:1].isalnum() and token.text not in CLOSING)
        return before.text in CLOSING and i > 1 and bool(SENTENCE_END.match(self.doc[i - 2].text)) and token.text[:1].isupper()

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the index of its sentence."""
        return [n for n, (start, end) in enumerate(self.sentences) for _ in range(start, end)]

    @cached_property
    def paragraph_of(self) -> list[int]:
        """For each token the index of its paragraph (cut at blank lines)."""
        out, n = [], 0
        for token in self.doc:
            out.append(n)
            n += token.text.count("\n") > 1
        return out

    @cached_property
    def quoted(self) -> list[bool]:
        """For each token whether it stands inside quotation marks."""
        from ..language.quotation import quotations

        out = [False] * len(self.doc)
        for quotation in quotations(self.doc.text):
            for start, end in quotation.pieces:
                if (tokens := self.tokens_at(start, end)) is not None:
                    out[tokens[0] : tokens[1]] = [True] * (tokens[1] - tokens[0])
        return out

    def zone(self, i: int) -> str:
        """The kind of zone a token stands in; `body` where the view knows none."""
        found = self.view.zone(self.doc[i].idx) if hasattr(self.view, "zone") else None
        return getattr(found, "kind", None) or "body"


def tokens(reading: Reading) -> tuple[Token, ...]:
    """The words of the account, for the rooms that never see spaCy; token indices are those of the Doc."""
    out = []
    for token in reading.doc:
        start, end = reading.span(token.i)
        out.append(
            Token(
                start=start,
                end=end,
                lemma=token.lemma_ or token.lower_,
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                feats=str(token.morph),
                head=token.head.i,
                sentence=reading.sentence_of[token.i],
            )
        )
    return tuple(out)


def sentences(reading: Reading) -> tuple[Span, ...]:
    """The sentences of the account in its own offsets, without the blanks around them; index as in `Token.sentence`."""
    return tuple(reading.span(*_inner(reading, start, end)) for start, end in reading.sentences)


def _inner(reading: Reading, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and reading.doc[end - 1].is_space:
        end -= 1
    while end - start > 1 and reading.doc[start].is_space:
        start += 1
    return start, end
