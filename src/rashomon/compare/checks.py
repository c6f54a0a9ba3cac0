"""Mechanical checks on one account: what does not fit inside the text itself.

In: one account with its tokens. Out: `Check` values: a weekday against a date, a date in a cited address against the
prose, votes that do not add up, and a caption or headline whose figure differs from the body's. Each prints the gap; none
says which side is right.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator

from ..language.calendar import WEEKDAY_NAMES, Context, as_day, place
from ..language.dates import MONTHS, expressions
from ..types import Account, Check, DateMention, Span

LINE = re.compile(r"[^\n]+")
WEEKDAY_AND_FIGURE = re.compile(r"(?:Mon|Tues?|Wed|Wednes|Thu|Thurs?|Fri|Sat|Satur|Sun)(?:day)?\b.{0,24}?\d")
URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-])|((?:19|20)\d\d)-(\d\d)-(\d\d)")
NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split())}
COUNT = rf"(\d{{1,3}}|{'|'.join(NUMBERS)})"
FOR = re.compile(rf"\b{COUNT}\b(?:\s+\w+){{0,6}}?\s+(?:voted\s+(?:for|in favou?r|yes)|in favou?r|supported|backed|votes?\s+(?:for|in favou?r))\b", re.IGNORECASE)
AGAINST = re.compile(rf"\b{COUNT}\b(?:\s+\w+){{0,4}}?\s+(?:voted\s+(?:against|no)|against|opposed)\b|\bvoted\s+with\b|\bjoined\s+\w+\s+in\s+(?:voting|opposing)", re.IGNORECASE)
ABSTAINED = re.compile(rf"\b{COUNT}\b(?:\s+\w+){{0,4}}?\s+(?:abstained|abstentions?)\b|\babstained\b|\babstaining\b", re.IGNORECASE)
BODIES = ((re.compile(r"\bSecurity Council\b"), 15, "the Security Council has 15 members"),)
WEEK = 7  # days from a weekday in the prose to the date of a cited page beyond which they are about different things


def checks(account: Account) -> tuple[Check, ...]:
    """Every gap found in one account, in text order."""
    found = [*weekdays(account), *link_dates(account), *votes(account)]
    return tuple(sorted(found, key=lambda c: (c.evidence[0], c.kind)))


def weekdays(account: Account) -> Iterator[Check]:
    """A weekday beside a date on which it does not fall; a date without a year counts only if it fits in no year near publication."""
    context = Context(published=account.published.date if account.published else None)
    for expression in (e._replace(start=at + e.start, end=at + e.end) for at, words in _dated(account.text) for e in expressions(words)):
        day = as_day(place(expression, context).earliest) if expression.weekday is not None and expression.kind == "day" else None
        if day and day.weekday() != expression.weekday:
            message = f"{expression.text!r}: {day.isoformat()} was a {WEEKDAY_NAMES[day.weekday()]}"
            yield Check(kind="weekday", account=account.id, evidence=(Span(expression.start, expression.end),), message=message, by="check.weekday.v1")


def _dated(text: str) -> Iterator[tuple[int, str]]:
    """The lines with a weekday and a figure soon after it, with their offsets; the others cannot hold what is sought."""
    for line in LINE.finditer(text):
        if WEEKDAY_AND_FIGURE.search(line[0]):
            yield line.start(), line[0]


def link_dates(account: Account) -> Iterator[Check]:
    """A day named in a sentence after the date that the address cited there carries: the page would precede the event."""
    for link in account.links:
        cited = url_date(link.url)
        for anchor in link.anchors if cited else ():
            date = _day_of(account, anchor.start)
            named = as_day(date.earliest) if date else None
            if cited and date and named and 0 < (named - cited).days < WEEK:
                words = account.text[date.start : date.end]
                message = f"the text has {words!r} ({named.isoformat()}); the cited address carries {cited.isoformat()}, an earlier day"
                yield Check(kind="link-date", account=account.id, evidence=(Span(date.start, date.end), anchor), message=message, by="check.link_date.v1")


def votes(account: Account) -> Iterator[Check]:
    """Votes for, against and abstaining that do not add up to the body's size."""
    for n, sentence in enumerate(account.sentences):
        text = account.text[sentence.start : sentence.end]
        yes, no, none = FOR.search(text), AGAINST.search(text), ABSTAINED.search(text)
        if not yes or not (no or none) or (cast := sum(_count(m) for m in (yes, no, none) if m)) <= 0:
            continue
        before = account.text[account.sentences[max(0, n - 6)].start : sentence.end]
        for name, size, fact in BODIES:
            if name.search(before) and cast != size:
                # "voted with Russia" counts the one who joined and the one joined
                message = f"{cast} votes are accounted for; {fact}"
                yield Check(kind="arithmetic", account=account.id, evidence=(sentence,), message=message, by="check.votes.v1")


def _count(match: re.Match[str]) -> int:
    word = (match[1] or "").lower()
    if word:
        return int(word) if word.isdigit() else NUMBERS[word]
    return 2 if match[0].lower().startswith(("voted with", "joined")) else 1


def url_date(url: str) -> datetime.date | None:
    """The day that an address carries in its path, or None."""
    match = URL_DATE.search(url)
    if not match:
        return None
    year, month, day = match[1] or match[4], match[2] or match[5], match[3] or match[6]
    try:
        return datetime.date(int(year), int(month) if month.isdigit() else MONTHS.get(month, 0), int(day))
    except ValueError:
        return None


def _day_of(account: Account, offset: int) -> DateMention | None:
    """The day that holds for a footnote: one of its own sentence, or, where that names no time, the last of the paragraph before it."""
    at = bisect_right(account.sentences, offset, key=lambda s: s.start) - 1
    if at < 0:
        return None
    start, end = account.sentences[at]
    own = [d for d in account.dates if start <= d.start < end]
    if not own:
        paragraph = max(account.text.rfind("\n\n", 0, start), 0)
        own = [d for d in account.dates if paragraph <= d.start < start and d.precision == "day"][-1:]
    days = [d for d in own if d.precision == "day" and d.earliest and d.earliest == d.latest]
    return days[-1] if len(days) == len(own) and days else None
