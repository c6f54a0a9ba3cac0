"""Terms of diplomacy in one account, with the account's own explanation where it gives one.

In: a Reading, the statements already found. Out: `Term`s in order, none inside another. Forms, glosses
and the company a word must keep to be a term are rows of `language/en/terms.tsv`: "frank" beside talks
is one, a man named Frank is not. An explanation found once is given to every use of the term.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..language.lexicon import table
from ..types import Span, Statement, Term
from .reading import Reading

NESTED = 40  # contents that begin before a term and may still hold it
QUOTES = "\"“”‘’'«»"
GLOSS = r"(?:[^.;,\n—–]|\.(?=\w)|(?<=[A-Z])\.(?= [a-z])){3,160}"
# how a text explains a word: after the term (and its closing mark)
EXPLAINS = [
    re.compile(rf"^[{QUOTES}]?,? (?:means?|implies|signifies|stands for|refers to|amounts to|translates (?:as|to)|is (?:diplomatic )?(?:shorthand|code|jargon|language|a euphemism|diplomat-speak|diplomacy-speak) for) (?P<gloss>{GLOSS})"),
    re.compile(rf"^[{QUOTES}]?(?: ?[—–]+ ?| -{{1,2}} |, |,[{QUOTES}] | \()(?:or|i\.e\.,?|that is,?|meaning|which means|in other words,?|namely,?|in effect,?) (?P<gloss>[^.;\n—–()]{{3,160}}?)(?= ?[—–]|\)|, (?:and|but|which|between)|[.;\n]|,? -)"),
    re.compile(rf"^(?:[^{QUOTES}.;\n]{{0,40}}[,.]?[{QUOTES}])?,? (?:a|the) (?:phrase|term|word|expression) (?:that|which) [^.;\n]{{0,80}}? (?:to mean|means?|as meaning) (?P<gloss>{GLOSS})"),
    re.compile(rf"^[{QUOTES}.,]* (?:and )?(?:(?:[Tt]hat|[Ii]t)(?:’s|'s| is) |[Tt]his is |which is )(?:diplomatic |diplomat |polite )?(?:jargon|speak|code|shorthand|language|parlance|a euphemism|euphemism) for (?P<gloss>{GLOSS})"),
]  # fmt: skip
BEFORE = re.compile(rf"(?P<gloss>[^.;,\n—–()]{{6,120}}?),? (?:what (?:diplomats|officials) call|known (?:in diplomacy )?as|(?:which )?diplomats call) (?:an? |the )?[{QUOTES}]?$")


class Form(NamedTuple):
    """One spelling of a term."""

    term: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    gloss: str


@cache
def _forms() -> tuple[Form, ...]:
    out = []
    for row in table("terms"):
        names = row["forms"].split(";")
        needs = None if row["needs"] == "-" else re.compile(r"\b(?:" + "|".join(map(re.escape, row["needs"].split("|"))) + ")", re.IGNORECASE)
        body = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
        flags = 0 if names[0].isupper() else re.IGNORECASE
        out.append(Form(names[0], re.compile(rf"(?<![\w-])(?:{body})(?![\w])(?!-\w)", flags), needs, row["gloss"]))
    return tuple(out)


def terms(reading: Reading, statements: Sequence[Statement] = ()) -> tuple[Term, ...]:
    """`term.form.v1`: each use of a term, with the statement that holds it."""
    text = reading.doc.text
    found = sorted(_uses(reading, text), key=lambda use: (use[0], -use[1]))
    kept: list[tuple[int, int, Form]] = []
    for use in found:
        if not kept or use[0] >= kept[-1][1]:
            kept.append(use)
    contents = sorted((start, end, sum(e - s for s, e in st.content), st.id) for st in statements for start, end in st.content)
    explained: dict[str, list[Span]] = {}
    for start, end, form in kept:
        for first, last in explanations(text, start, end):
            explained.setdefault(form.term, []).append(reading.view.span(first, last))
    out = []
    for start, end, form in kept:
        span = reading.view.span(start, end)
        glosses = tuple(sorted(set(explained.get(form.term, ()))))
        out.append(Term(term=form.term, start=span[0], end=span[1], gloss=form.gloss, explained=glosses, statement=_inside(span, contents), by="term.form.v1"))
    return tuple(out)


def _uses(reading: Reading, text: str) -> list[tuple[int, int, Form]]:
    out = []
    for form in _forms():
        for match in form.pattern.finditer(text):
            here = reading.tokens_at(*match.span())
            if here is None or "\n\n" in match.group() or _is_name(reading, here, match.group()):
                continue
            if form.needs is None or _is_quoted_alone(text, *match.span()) or _in_company(reading, here, form.needs, text, match):
                out.append((match.start(), match.end(), form))
    return out


def _is_name(reading: Reading, here: tuple[int, int], words: str) -> bool:
    """`Frank`, `Cordial Minuet`: one capitalised word inside a sentence is a name."""
    token = reading.doc[here[0]]
    starts = here[0] == reading.sentences[reading.sentence_of[here[0]]][0]
    return here[1] - here[0] == 1 and words[:1].isupper() and words[1:].islower() and (not starts or token.ent_type_ in ("PERSON", "PER"))


def _is_quoted_alone(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple(QUOTES) and (text[end : end + 1] in tuple(QUOTES) or text[end : end + 2][1:] in tuple(QUOTES)) and start > 0


def _in_company(reading: Reading, here: tuple[int, int], needs: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    start, end = reading.sentences[reading.sentence_of[here[0]]]
    first, last = reading.doc[start].idx, reading.doc[end - 1].idx + len(reading.doc[end - 1].text)
    return bool(needs.search(text[first : match.start()]) or needs.search(text[match.end() : last]))


def explanations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`term.explained.v1`: where the text itself says what the term at start..end means; view offsets."""
    out = []
    rest = text[end : end + 300]
    for pattern in EXPLAINS:
        if match := pattern.search(rest):
            out.append((end + match.start("gloss"), end + match.start("gloss") + len(match["gloss"].rstrip())))
            break
    if match := BEFORE.search(text[max(0, start - 200) : start]):
        shift = max(0, start - 200)
        first = shift + match.start("gloss")
        while first < start and text[first].isspace():
            first += 1
        out.append((first, shift + match.end("gloss")))
    return out


def _inside(span: Span, contents: list[tuple[int, int, int, str]]) -> str | None:
    """The innermost statement whose content holds the term."""
    last = bisect_right(contents, (span[0], 1 << 60))
    nearby = contents[max(0, last - NESTED) : last]
    holding = [(size, name) for start, end, size, name in nearby if start <= span[0] and span[1] <= end]
    return min(holding)[1] if holding else None
