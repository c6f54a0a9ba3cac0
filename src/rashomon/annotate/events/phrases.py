"""The words of a text that name a participant: title and name, demonym and noun, without the clauses after it.

In: a Reading and the head of a noun phrase. Out: token ranges. Written to the habit of coders of political events, who
mark "Russian Foreign Minister X", "the government of Y", "protesters in Z" and leave out relative clauses and appositions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..mentions import Mentions
    from ..reading import Reading

LEFT = frozenset(
    """det amod compound nummod nmod nmod:poss nmod:desc nmod:unmarked poss flat flat:name flat:foreign advmod det:predet predet case cc conj goeswith
    fixed punct nn quantmod npadvmod""".split()
)
RIGHT = frozenset("flat flat:name flat:foreign goeswith fixed compound nummod nmod:desc name".split())
NAME_PARTS = frozenset(("flat", "flat:name", "flat:foreign", "goeswith", "fixed", "name", "appos"))
COMPLEMENTS = frozenset("of in from at for to against within with".split())
ARTICLES = frozenset("the a an this that these those".split())
MARKS = frozenset((",", ";", ":", "(", ")", "[", "]", "—", "–", "--", "|"))
LOOSE = frozenset(("ADV", "ADP", "SCONJ", "CCONJ", "PUNCT", "INTJ"))  # at the edge of a noun phrase they belong to something else
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
ASIDE = ("acl", "advcl", "relcl", "appos", "parataxis", "punct")
COUNTING = frozenset(
    """dozens hundreds thousands tens scores millions handful majority minority number most some many several part half group groups all each one two
    members list rest series couple pair trio convoy crowd crowds""".split()
)
FAR = 8  # tokens of a complement


def phrase(reading: Reading, mentions: Mentions, head: int) -> tuple[int, int]:
    """The tokens start..end of the noun phrase of a head: modifiers before it, name parts and a short complement after it."""
    doc = reading.doc
    start, end = named(reading, mentions, head)
    if doc[head].pos_ == "PRON":
        return head, head + 1
    if reading.has_parse:
        low, high = sentence(reading, head)
        core = doc[head]
        start = max(low, min([start, *(_left(child) for child in core.children if child.i < head and _is_left(child))]))
        for child in core.children:
            if child.i > head and child.left_edge.i <= end and (child.dep_ in RIGHT or child.dep_ == "appos" and child.pos_ == "PROPN" and doc[end].text not in MARKS):
                end = max(end, _complement_end(child, "conj") if child.dep_ in NAME_PARTS else child.i + 1)
        end = min(high, _complemented(reading, core, end))
    return trimmed(reading, start, end, head)


def head_of(reading: Reading, head: int) -> int:
    """`hundreds of UN troops`, `some of the ministers`: the noun that a word of number only counts; else the head itself."""
    token = reading.doc[head]
    for _ in range(3):
        counted = [t for t in token.children if t.i > token.i and any(c.dep_ == "case" and c.lower_ == "of" for c in t.children)]
        if not counted or not (token.lower_ in COUNTING or token.pos_ == "NUM"):
            break
        token = counted[0]
    return int(token.i)


def named(reading: Reading, mentions: Mentions, head: int) -> tuple[int, int]:
    """The name around a token with the title before it, as the entities know them; the token alone where there is none."""
    found = mentions.reference_of(head)
    if found is None or found.kind not in ("name", "surname", "role", "metonym", "short", "collective"):
        return head, head + 1
    start, end = found.start, found.end
    for other in mentions.references:
        if other.entity == found.entity and other.end == start and start > 0 and reading.doc[start - 1].text not in MARKS:
            start = other.start
        elif other.entity == found.entity and found.kind == "role" and other.start == end and other.kind in ("name", "surname"):
            end = other.end
    return start, end


def sentence(reading: Reading, i: int) -> tuple[int, int]:
    """The sentence of a token as a token range."""
    return reading.sentences[reading.sentence_of[i]]


def _is_left(child: Token) -> bool:
    return child.dep_ in LEFT or child.dep_.startswith("nmod:")


def _left(child: Token) -> int:
    """Where a modifier begins; a bracket, a dash or a finite verb cuts it short."""
    doc, start = child.doc, child.left_edge.i
    for i in range(child.i, start - 1, -1):
        token = doc[i]
        if (token.text in MARKS and token.text != ",") or (token.text in "-/" and i and doc[i - 1].whitespace_) or token.tag_ in FINITE:
            return i + 1
    return int(start)


def _complemented(reading: Reading, core: Token, end: int) -> int:
    """Where the first short complement right behind a noun ends: `of Armenia`, `in south Serbia`."""
    for child in core.children:
        if child.i < core.i or child.dep_.split(":")[0] not in ("nmod", "obl", "prep"):
            continue
        case = child if child.dep_ == "prep" else next((c for c in child.children if c.dep_ == "case"), None)
        if case is None or case.lower_ not in COMPLEMENTS or child.left_edge.i > end + 1:
            continue
        for without in ((), ("conj",), ("conj", "nmod", "obl")):
            last = _complement_end(child, *without)
            if last - end <= (FAR if child.pos_ != "PROPN" else 2 * FAR):
                end = max(end, last)
                break
        if case.lower_ != "of":
            break
    return end


def _complement_end(token: Token, *without: str) -> int:
    """The end of a complement without its clauses and appositions, and without what hangs on it by these labels."""
    keep, todo = {token.i}, [token]
    while todo:
        for child in todo.pop().children:
            if not child.dep_.startswith((*ASIDE, *without)) and child.text not in MARKS:
                keep.add(child.i)
                todo.append(child)
    end = token.i + 1
    while end in keep or (end + 1 in keep and token.doc[end].text in ("-", "'", ",")):
        end += 1
    return end


def trimmed(reading: Reading, start: int, end: int, head: int) -> tuple[int, int]:
    """A range without articles, marks, conjunctions and possessive endings at its ends."""
    doc = reading.doc
    while start < head and (doc[start].lower_ in ARTICLES or not any(c.isalnum() for c in doc[start].text) or doc[start].pos_ in LOOSE):
        start += 1
    while end - 1 > head and (not any(c.isalnum() for c in doc[end - 1].text) or doc[end - 1].lower_ in ("'s", "’s")) and doc[end - 1].text != ")":
        end -= 1
    return start, end
