"""What an account is about, without the language model: its words, names, numbers and days, each counted.

In: an account. Out: its terms with their counts. A term is a word without its ending (`stem`), a number as it stands, or a day of the
year (`@9-17`). Capitalised words, which are mostly names, count double. English only; linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ..language.dates import MONTHS
from ..read.view import READABLE
from ..types import Account, Zone

LONGEST = 100_000  # code points of a text that are looked at: the event is told by then
NAME = 2.0  # how much more a capitalised word counts
BESIDE = 0.5  # how much the days before and after a day count: accounts of one event name it, or the day they came out
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*|\w+")
POSSESSIVE = re.compile(r"[’']s?$")
ADDRESS = re.compile(r"(?:https?|www)\b ?[:.] ?\S[^\n]*")  # to the end of the line: its parts are no words of the account
# a capital and two letters find a month fast; what stands before and after says whether it is a day of it
MONTH = re.compile(r"[JFMASOND](?:(?i:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec))(?:[A-Za-z]{1,6})?(?![A-Za-z])\.?")
BEFORE = re.compile(r"\b(\d\d?)(?:st|nd|rd|th)? (?:of )?$")
AFTER = re.compile(r" ?(\d\d?)(?:st|nd|rd|th)?(?! ?[:.]\d|\d)(?: ?, ?((?:19|20)\d\d)\b)?")
YEAR = re.compile(r" ?,? ?((?:19|20)\d\d)\b")
ISO = re.compile(r"[12][90]\d\d-[01]\d-[0-3]\d(?!\d)")
DAYS = 31  # of a month; days are told apart, not counted, so that months may all have as many


def terms(account: Account) -> dict[str, float]:
    """How often each term stands in the readable zones; names count `NAME` times, the days beside a day `BESIDE` times."""
    found: dict[str, float] = {}
    for word, n in Counter(word for zone in readable(account) for word in words(account.text[zone.start : zone.end])).items():
        term = stem(word)
        found[term] = found.get(term, 0.0) + n * (NAME if word[0].isupper() else 1.0)
    for _, month, day in dates(account.text):
        for beside, times in ((-1, BESIDE), (0, 1.0), (1, BESIDE)):
            term = day_term(month, day, beside)
            found[term] = found.get(term, 0.0) + times
    return found


def readable(account: Account) -> list[Zone]:
    """The zones that tell the event and begin before `LONGEST`."""
    return [zone for zone in account.zones if zone.kind in READABLE and zone.start < LONGEST]


def words(text: str) -> list[str]:
    """The words of a text cut after `LONGEST`, possessive endings and all; addresses are passed over."""
    text = text[:LONGEST]
    return WORD.findall(ADDRESS.sub("", text) if "http" in text or "www" in text else text)


def dates(text: str) -> Iterator[tuple[int | None, int, int]]:
    """(year or None, month, day) of each date written with its day: `April 14, 2017`, `14 Apr`, `2017-04-14`; cut after `LONGEST`."""
    for match in MONTH.finditer(text, 0, LONGEST):
        month = MONTHS.get(match[0][:3].lower())
        year = None
        if before := BEFORE.search(text, max(0, match.start() - len("31st of ")), match.start()):
            day, year = before[1], YEAR.match(text, match.end())
        elif after := AFTER.match(text, match.end()):
            day, year = after[1], after if after[2] else None
        else:
            continue
        if month and 1 <= int(day) <= DAYS:
            yield int(year[year.re.groups]) if year else None, month, int(day)
    for match in ISO.finditer(text, 0, LONGEST):
        y, m, d = map(int, match[0].split("-"))
        if 1 <= m <= 12 and 1 <= d <= DAYS:
            yield y, m, d


def day_term(month: int, day: int, beside: int = 0) -> str:
    """The term of a day of the year, or of one some days beside it."""
    month, day = divmod((month - 1) * DAYS + day - 1 + beside, DAYS)
    return f"@{month % 12 + 1}-{day + 1}"


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word in lower case without its ending; the same for the forms of most words, meant to be matched and not read."""
    small = POSSESSIVE.sub("", word.lower())
    for ending, least in (("ing", 6), ("ied", 5), ("ies", 5), ("ed", 5), ("es", 5), ("s", 4)):
        if small.endswith(ending) and len(small) >= least and not small.endswith("ss"):
            return small[: -len(ending)]
    return small.removesuffix("e") if len(small) > 4 else small
