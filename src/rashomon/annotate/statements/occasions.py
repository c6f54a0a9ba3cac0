"""When, where and to whom something was said, as far as its own sentence says so.

In: a candidate. Out: `Occasion`, addressee and condition, each with words of
the text as evidence; nothing is inherited from other sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from ...types import Occasion, Span
from . import phrases as p
from .candidate import Candidate, Range, overlap
from .cues import head, lemma

OCCASIONS = frozenset(
    "conference interview speech statement tweet letter memo rally debate address briefing hearing testimony meeting summit remark call podcast post email e-mail "
    "message editorial op-ed column article session appearance event press broadcast ceremony dinner forum town-hall talks gathering "
    "communique release note video visit trip".split()
)
WRITTEN = frozenset("twitter facebook instagram".split())
PREPOSITIONS = frozenset(("in", "at", "during", "on", "to", "via", "through"))  # "after the talks" names no occasion
WEEKDAY = re.compile(
    r"(?:early |late )?(?:(?:last|this|next) )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|tonight|"
    r"(?:last|this|earlier this|later that) (?:week|month|year|night|weekend)|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{1,2}(?:, \d{4})?|in (?:19|20)\d\d)"
    r"(?: (?:morning|afternoon|evening|night))?",
)
TELLERS = frozenset("tell inform assure remind brief warn ask urge advise notify promise persuade convince reassure address thank invite implore caution".split())
CONDITIONS = frozenset(("if", "unless", "until", "provided", "providing", "once"))
INTERPRETED = re.compile(r"\b(?:through|via|by|with) (?:an?|his|her|their|the) (?:\w+ )?(?:interpreter|translator)\b", re.I)
TRANSLATED = re.compile(r"\b(?:translated from|in translation|according to (?:a|an) \w* ?translation|speaking in (?:Russian|Arabic|Chinese|French|German|Korean|Persian|Farsi|Spanish|Turkish|Hebrew))\b", re.I)

DateOf = Callable[[int, int], str | None]
SpanOf = Callable[[int, int], Span]


def _sentence(doc: Doc, found: Candidate) -> Range:
    """The sentence of the cue, else of the content's start."""
    token = doc[found.cue[0] if found.cue else found.start]
    if not doc.has_annotation("SENT_START"):
        return token.i, token.i + 1
    return token.sent.start, token.sent.end


def _around(doc: Doc, found: Candidate) -> Iterator[Token]:
    """Words of the cue's sentence that are the reporter's: not in the content, not in the source."""
    start, end = _sentence(doc, found)
    if end - start > 400:
        return
    barred = [*found.content, *([found.source] if found.source else [])]
    for i in range(start, end):
        if not overlap([(i, i + 1)], barred):
            yield doc[i]


def occasion(doc: Doc, found: Candidate, span_of: SpanOf, date_of: DateOf) -> Occasion | None:
    """The occasion, date and venue that hang on the cue, or None.

    `date_of` gives the normalised date of a token range, or None.
    """
    if found.cue is None:
        return None
    words = list(_around(doc, found))
    verb = head(doc, found.cue)
    if lemma(verb) in ("seem", "appear", "expect"):
        return None  # nobody says it anywhere
    name = _occasion_name(words, found)
    date = _date(doc, words, verb, found)
    venue = _venue(words, verb)
    day = date_of(*date) if date is not None else None
    if name is None and day is None and venue is None:
        return None
    evidence = tuple(span_of(*r) for r in sorted(r for r in (name, date if day else None, venue) if r is not None))
    text = lambda r: " ".join(doc[r[0] : r[1]].text.split()) if r is not None else None
    return Occasion(name=text(name), date=day, venue=text(venue), evidence=evidence)


def _hangs_on(token: Token, verb: Token, steps: int = 2) -> bool:
    """Whether a word is the verb's own, at most so many steps up the tree."""
    at = token
    for _ in range(steps + 1):
        if at == verb:
            return True
        if at.head == at:
            return False
        at = at.head
    return False


def _occasion_name(words: list[Token], found: Candidate) -> Range | None:
    verb = None
    for t in words:
        if (lemma(t) in OCCASIONS or t.lower_ in WRITTEN) and t.pos_ in ("NOUN", "PROPN"):
            verb = verb if verb is not None else head(t.doc, found.cue or (t.i, t.i + 1))
            case = next((c for c in t.children if c.dep_ == "case" and c.lower_ in PREPOSITIONS), None)
            if case is None and t.dep_ == "pobj" and t.head.lower_ in PREPOSITIONS:
                case = t.head
            if case is None or not _hangs_on(t, verb):
                continue
            phrase = p.noun_phrase(t, leave_out=[c for c in t.children if c.dep_ in ("acl", "acl:relcl", "relcl", "nmod:tmod", "obl:tmod") or (c.dep_ in ("nmod", "obl") and WEEKDAY.fullmatch(c.text))])
            if phrase is None or any(overlap([phrase], [r]) for r in found.content):
                continue
            return phrase
    return None


def _date(doc: Doc, words: list[Token], verb: Token, found: Candidate) -> Range | None:
    if not words:
        return None
    start, end = words[0].i, words[-1].i + 1
    own = {t.i for t in words}
    span = doc[start:end]
    for m in WEEKDAY.finditer(span.text):
        chars = doc.char_span(span.start_char + m.start(), span.start_char + m.end(), alignment_mode="expand")
        if chars is not None and all(i in own for i in range(chars.start, chars.end)) and any(_hangs_on(t, verb) for t in chars):
            return chars.start, chars.end
    return None


def _venue(words: list[Token], verb: Token) -> Range | None:
    for t in words:
        if t.ent_type_ in ("GPE", "LOC", "FAC") and _hangs_on(t, verb, 1 if t.dep_ != "pobj" else 2):
            case = next((c for c in t.children if c.dep_ == "case"), None)
            if case is None and t.dep_ == "pobj":
                case = t.head
            if case is not None and case.lower_ in ("in", "at", "from"):
                end = t.i + 1
                while end < len(t.doc) and t.doc[end].ent_iob_ == "I":
                    end += 1
                start = t.i
                while start > 0 and t.doc[start].ent_iob_ == "I":
                    start -= 1
                return start, end
    return None


def addressee(doc: Doc, found: Candidate) -> str | None:
    """Whom the words were said to: "told reporters", "said to the crowd"."""
    if found.cue is None:
        return None
    verb = head(doc, found.cue)
    taken = [*found.content, *([found.source] if found.source else [])]
    who = p.child(verb, p.RECEIVER)
    if who is None and lemma(verb) in TELLERS:
        who = p.child(verb, p.OBJECT)
    if who is None:
        who = next((c for c in verb.children if c.dep_ == "obl" and c.i > verb.i and any(g.dep_ == "case" and g.lower_ == "to" for g in c.children) and c.pos_ in ("NOUN", "PROPN", "PRON") and lemma(c) not in OCCASIONS), None)
    if who is None or overlap([(who.i, who.i + 1)], taken) or who.pos_ not in ("NOUN", "PROPN", "PRON") or who.lower_ in ("that", "what", "it"):
        return None
    phrase = p.noun_phrase(who, leave_out=[doc[r[0]:r[1]].root for r in taken])
    return " ".join(doc[phrase[0] : phrase[1]].text.split()) if phrase is not None else None


def condition(doc: Doc, found: Candidate) -> Range | None:
    """The clause under which the content holds: "if …", "unless …", "until …"."""
    start, end = _sentence(doc, found)
    verb = head(doc, found.cue) if found.cue is not None else None
    places = [(r, False) for r in found.content] + ([((start, end), True)] if end - start <= 400 else [])
    for (low, high), is_outside in places:
        for i in range(low, min(high, low + 400)):
            t = doc[i]
            if t.lower_ not in CONDITIONS or t.dep_ not in ("mark", "advmod") or t.head.dep_ != "advcl" or t.head.i < i or (i and doc[i - 1].lower_ in ("as", "even", "what")):
                continue
            governor = t.head.head
            if is_outside and not (governor == verb or any(s <= governor.i < e for s, e in found.content)):
                continue  # the condition of something else in the sentence
            clause = p.clause(doc, p.subtree(t.head))
            if clause and low <= clause[0][0] and clause[-1][1] <= high:
                stop = clause[-1][1]
                while stop > i + 1 and (doc[stop - 1].is_punct or doc[stop - 1].is_space) and doc[stop - 1].text not in (")", "]", "”", '"'):
                    stop -= 1
                return i, stop
    return None


def rendering(doc: Doc, found: Candidate) -> str:
    """interpreted or translated when the reporter says so, else unknown."""
    start, end = _sentence(doc, found)
    text = doc[start : min(end, start + 400)].text
    if INTERPRETED.search(text):
        return "interpreted"
    return "translated" if TRANSLATED.search(text) else "unknown"
