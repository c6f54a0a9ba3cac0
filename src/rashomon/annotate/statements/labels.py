"""Statements by the look of the line: `Haley: …`, `"…" —Lavrov`, and "To A, …; for B, …".

In: a Doc and what is known of names. Out: candidates. No parse is needed for
the labels; the free form asks for names or for nouns of people.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from ...language.reader.paragraphs import paragraphs
from .candidate import Candidate, Range, is_word, trimmed

IsSpeaker = Callable[[int, int], bool]

TELLERS = frozenset("report reports officials official police sources source media poll study survey experts analysts ministry court prosecutors spokesman spokeswoman minister".split())
OPENING = frozenset(("“", '"', "''", "``", "«", "‘", "”"))
PARTICLES = frozenset(("of", "de", "al", "van", "von", "bin", "the", "s"))
LONGEST_LABEL = 8
LONGEST_NAME = 5
LONGEST_HEADLINE = 24
LONGEST_SIGNATURE = 14
NOT_LABELS = frozenset(
    "note update related updated correction editor photo photos video watch read more source sources credit by image file caption live opinion analysis "
    "exclusive breaking report reports fact factbox here today date location where when what why how question q a subject re cc".split()
)
PEOPLE = frozenset(
    "officials analysts experts critics supporters opponents diplomats allies voters republicans democrats conservatives liberals progressives leaders "
    "skeptics sceptics observers advocates activists investors scientists historians lawyers lawmakers aides advisers advisors many some others most "
    "them him her residents families survivors veterans economists environmentalists hawks doves hard-liners hardliners insiders protesters".split()
)


def token_paragraphs(doc: Doc) -> list[Range]:
    """Token ranges of the paragraphs, blanks outside; a wrapped line is no paragraph."""
    starts = [token.idx for token in doc]
    found = ((bisect_left(starts, a), bisect_left(starts, b)) for a, b in paragraphs(doc.text))
    return [(a, b) for a, b in found if a < b]


def label_candidates(doc: Doc, is_speaker: IsSpeaker) -> Iterator[Candidate]:
    """Colon labels at the start of a paragraph and signatures at its end."""
    parts = token_paragraphs(doc)
    starts = [_label(doc, start, end) for start, end in parts]
    often = Counter(doc[s:e].text.casefold() for label in starts if label for s, e in [label])
    for (start, end), label in zip(parts, starts, strict=True):
        if label is not None:
            name = doc[label[0] : label[1]].text
            n_words = sum(is_word(doc[k]) for k in range(*label))
            if name.casefold() not in NOT_LABELS and ((n_words <= LONGEST_NAME and is_speaker(*label)) or (often[name.casefold()] > 2 and name.isupper())):
                content = trimmed(doc, label[1] + 1, end)
                if content is not None:
                    yield Candidate((content,), (label[1], label[1] + 1), label, 0.7, "statement.colon_label.v1")
                    continue
        yield from _signature(doc, start, end, is_speaker)
        yield from _headline(doc, start, end, is_speaker)


def _label(doc: Doc, start: int, end: int) -> Range | None:
    """The capitalised words before a colon that opens a paragraph."""
    start += doc[start].text in OPENING  # a transcript that is quoted as a whole
    for i in range(start, min(end - 1, start + LONGEST_LABEL)):
        if doc[i].text == ":":
            words = [doc[k] for k in range(start, i) if is_word(doc[k])]
            return (start, i) if words and all(w.text[0].isupper() or w.lower_ in PARTICLES for w in words) else None
        if doc[i].text in ('"', "“", "”", ".", "?", "!", ","):
            return None
    return None


def _signature(doc: Doc, start: int, end: int, is_speaker: IsSpeaker) -> Iterator[Candidate]:
    """`"…" —Sergey Lavrov, foreign minister`."""
    for i in range(end - 2, max(start + 2, end - LONGEST_SIGNATURE), -1):
        if doc[i].text in ("—", "–", "-", "--", "―") and doc[i - 1].text in ("”", '"', "''", "’’", "»", "’"):
            source, content = trimmed(doc, i + 1, end), trimmed(doc, start, i)
            if source is not None and content is not None and doc[content[0]].text in OPENING and doc[source[0]].text[:1].isupper():
                name_end = next((k for k in range(*source) if doc[k].text in (",", "(")), source[1])
                is_name = name_end - source[0] <= LONGEST_NAME and all(w.text[:1].isupper() or w.lower_ in PARTICLES for w in doc[source[0] : name_end])
                if is_name and (is_speaker(source[0], name_end) or content[1] - content[0] > LONGEST_LABEL):
                    yield Candidate((content,), (i, i + 1), source, 0.7, "statement.dash_label.v1")
            return


def _headline(doc: Doc, start: int, end: int, is_speaker: IsSpeaker) -> Iterator[Candidate]:
    """"Port to Close in May: Mayor": a line without a full stop that ends with who says so."""
    if end - start > LONGEST_HEADLINE or doc[end - 1].text in (".", "!", "?", "”", '"', ":"):
        return
    at = next((i for i in range(end - 2, start + 2, -1) if doc[i].text == ":"), None)
    if at is None or end - at > LONGEST_NAME + 1 or sum(is_word(doc[i]) for i in range(start, at)) < 3:
        return
    source, content = trimmed(doc, at + 1, end), trimmed(doc, start, at)
    if source is None or content is None or any(doc[i].pos_ in ("VERB", "AUX") for i in range(*source)):
        return
    last = doc[source[1] - 1]
    if last.lower_ in TELLERS or (is_speaker(last.i, last.i + 1) and last.text[:1].isupper() and not is_speaker(*content)):
        yield Candidate((content,), (at, at + 1), source, 0.6, "statement.headline_label.v1")


def free_candidates(doc: Doc, is_speaker: IsSpeaker) -> Iterator[Candidate]:
    """"To A, …; for B, …": what each holds, without a verb of saying.

    `for` alone gives a benefit as often as a view, so it counts only beside a
    `to` or another `for` in the same sentence.
    """
    for start, end in _periods(doc):
        found = list(_free(doc, start, end, is_speaker))
        for n, (cue, source, content) in enumerate(found):
            has_partner = len(found) > 1
            if doc[cue].lower_ == "to" or has_partner:
                end = found[n + 1][0] if n + 1 < len(found) else content[1]
                inner = trimmed(doc, content[0], _drop_joint(doc, content[0], min(end, content[1])))
                if inner is not None and (has_partner or _has_verb(doc, inner)):
                    yield Candidate((inner,), (cue, cue + 1), source, 0.65 if has_partner else 0.55, "statement.free.v1")


def _periods(doc: Doc) -> Iterator[Range]:
    """Sentences as the full stops have them: a parser may cut at a semicolon."""
    start = 0
    for token in doc:
        if "\n\n" in token.text or (token.is_sent_start and token.i > start and (doc[token.i - 1].text[-1:] not in (";", ",", ":") and not doc[token.i - 1].text[-1:].isalnum())):
            if start < token.i:
                yield start, token.i
            start = token.i
    if start < len(doc):
        yield start, len(doc)


def _free(doc: Doc, start: int, end: int, is_speaker: IsSpeaker) -> Iterator[tuple[int, Range, Range]]:
    last = end
    while last > start and (doc[last - 1].is_space or doc[last - 1].text in (".", "!", "?")):
        last -= 1
    for i in range(start, last - 3):
        opens = i == start or (doc[i].text in ("To", "For") and doc[i - 1].text.endswith(".")) or doc[i - 1].text in (";", "—", "–", "“", '"') or (doc[i - 1].lower_ in ("but", "and", "while", "yet") and (i - 1 == start or doc[i - 2].text in (",", ";", ".")))
        if not opens or doc[i].lower_ not in ("to", "for"):
            continue
        comma = next((k for k in range(i + 2, min(i + 10, last)) if doc[k].text == ","), None)
        if comma is None or comma + 2 >= last:
            continue
        source = trimmed(doc, i + 1, comma)
        if source is None or any(doc[k].pos_ == "VERB" for k in range(*source)):
            continue
        if is_speaker(*source) or doc[source[1] - 1].lower_ in PEOPLE:
            yield i, source, (comma + 1, last)


def _drop_joint(doc: Doc, start: int, end: int) -> int:
    """Leave out the ';' or ', and' that joins the next clause."""
    while end > start and (doc[end - 1].text in (";", ",", "—", "–", ".") or doc[end - 1].lower_ in ("but", "and", "while", "yet") or doc[end - 1].is_space):
        end -= 1
    return end


def _has_verb(doc: Doc, content: Range) -> bool:
    return not doc.has_annotation("POS") or any(doc[i].pos_ in ("VERB", "AUX") for i in range(*content))
