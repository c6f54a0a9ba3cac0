"""Acts of another time: "in 1991", "decades ago", "during the Cold War".

In: a Reading, the head word of an act. Out: whether its own words of time place it well before the account.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading

YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
CENTURY = re.compile(r"1\d\d0s|20\d0s|1\dth|20th|(?:nine|eigh|seven|six|fif)teenth|twentieth")
LONG = frozenset(("decade", "century", "generation"))
ERAS = re.compile(r"\b(?:Cold War|World War|Soviet era|colonial|antiquity|Middle Ages|last century|Great War|interwar|Ottoman|tsarist)", re.IGNORECASE)
BACK = frozenset(("ago", "earlier", "before"))
LONG_AGO = frozenset("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty many several some".split())
TIMES = frozenset(("obl", "obl:unmarked", "obl:tmod", "advmod", "npadvmod", "nmod", "nmod:unmarked", "nummod", "prep", "nmod:tmod"))
CLAUSES = frozenset(("acl", "acl:relcl", "advcl", "ccomp", "conj", "parataxis"))
CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec spring summer "
    "autumn fall winter monday tuesday wednesday thursday friday saturday sunday year half quarter".split()
)
RECENT = 2  # years before the account that are still its own time


def is_long_past(reading: Reading, token: Token) -> bool:
    """`reality.historical.v1`: years, decades or eras before the account's own time, said beside the act itself."""
    return any(t.dep_ in TIMES and _tells(_phrase(t), t, reading) for t in token.children)


def _phrase(token: Token) -> list[Token]:
    out, todo = [token], [token]
    while todo and len(out) < 12:
        above = todo.pop()
        for t in above.children:
            is_other = t.dep_ in ("nmod", "obl") and not _is_calendar(above)  # "three days after the attack of 2017"
            if t.dep_ not in CLAUSES and not is_other:
                out.append(t)
                todo.append(t)
    return sorted(out, key=lambda t: t.i)


def _tells(phrase: list[Token], head: Token, reading: Reading) -> bool:
    words = [t.lower_ for t in phrase]
    text = " ".join(words)
    if words[0] in ("since", "from") and "to" not in words:
        return False  # "since 1991": it lasts
    is_time = head.dep_ != "nmod" or words[0] in ("of", "in", "during")
    if is_time and ERAS.search(text) and words[0] in ("during", "in", "before", "after", "under", "the", "throughout"):
        return True
    back = bool(BACK & set(words))
    if back and any(t.lemma_ in LONG for t in phrase):
        return True
    if back and any(t.lemma_ == "year" for t in phrase):
        return any(w in LONG_AGO or w.isdigit() and int(w) >= RECENT for w in words) or words[0] in ("years", "ago")
    if any(CENTURY.fullmatch(w) for w in words) and words[0] in ("in", "during", "the", "throughout"):
        return True
    if head.dep_ in ("nmod", "nummod") and head.lower_ != text and words[0] not in ("in", "of"):
        return False
    days = [t for t in phrase if YEAR.fullmatch(t.text) and (t.i == head.i or _is_calendar(t.head) or _is_calendar(head))]
    near = {"in", "on", "of", "back", "during", "by", "between", "late", "early", "until", "through"} | set(words[:1])
    if not days or not near & set(words) or not all(_is_year(t) for t in days):
        return False
    limit = _own_year(reading)
    return all(int(t.text) <= limit - RECENT for t in days)


def _is_calendar(token: Token) -> bool:
    return token.lower_ in CALENDAR or token.like_num


def _is_year(token: Token) -> bool:
    """A year, not a number of things: "1500 soldiers"."""
    return token.dep_ != "nummod" or token.head.tag_ not in ("NNS", "NNPS") or _is_calendar(token.head)


def _own_year(reading: Reading) -> int:
    """The year of the account: of publication, or the latest it names; what has none is taken to be of this century."""
    if reading.account.published:
        return int(reading.account.published.date[:4])
    named = [int(t.text) for t in reading.doc if t.like_num and YEAR.fullmatch(t.text)]
    return max([*(y for y in named if y <= 2100), 2000 + RECENT - 1])
