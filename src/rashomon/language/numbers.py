"""Numbers in English text as intervals.

In: a text. Out: `Number`s in order: offsets in code points, low and high, which ends are open.

How words become intervals (n is the number said):
  exact            n..n             `59`, `two`, `a dozen` = 12
  nearly, almost   n-step..n)       open at n; step = 0.5 up to 10, above that a tenth of n: `nearly two` = 1.5..2 open
  over, more than  (n..             open at n, no upper end; `over two` is above 2
  at least         n..              closed; `up to`, `at most`, `as many as` close the upper end and open nothing below
  under, less than ..n)             open at n; low is 0
  about, some      n-step..n+step   both closed
  n to m, n-m, between n and m, n or m     n..m
  several 3..10), a few 2..6), a couple 2..3, dozens 24..100), hundreds 200..10,000), thousands 2,000..1,000,000),
  tens of thousands 20,000..100,000), hundreds of thousands 200,000..1,000,000), millions 2,000,000.., half 0.5
`)` marks an open end. Ordinals, years after `in`, clock times, versions, names with numbers (`G20`, `F-16`, `Resolution
2254`, `No. 10`), telephone numbers and votes (`10-2`) are no quantities.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS: dict[str, float] = {word: float(i) for i, word in enumerate(ONES)} | {word: 10.0 * i for i, word in enumerate(TENS, 2)}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3, "dozen": 12}
VAGUE = {
    "several": (3, 10), "a few": (2, 6), "few dozen": (24, 72), "a couple of": (2, 3), "a couple": (2, 3), "scores of": (40, 200), "dozens": (24, 100),
    "several dozen": (36, 100), "a few dozen": (24, 72), "hundreds": (200, 10_000), "several hundred": (300, 1000), "a few hundred": (200, 600),
    "thousands": (2000, 1_000_000), "several thousand": (3000, 10_000), "a few thousand": (2000, 6000), "tens of thousands": (20_000, 100_000),
    "hundreds of thousands": (200_000, 1_000_000), "millions": (2_000_000, None), "tens of millions": (20_000_000, 100_000_000),
    "billions": (2_000_000_000, None), "several million": (3_000_000, 10_000_000),
}  # fmt: skip
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
BELOW = "nearly|almost|close to|just under|just short of|not quite|approaching"
OVER = "more than|over|above|upwards of|in excess of|exceeding|well over|just over|greater than|beyond"
UNDER = "less than|fewer than|under|below|well under"
LEAST = "at least|no fewer than|no less than|a minimum of|not less than"
MOST = "up to|at most|no more than|as many as|as much as|a maximum of|as few as"
ABOUT = "about|around|roughly|approximately|some|an estimated|estimated|or so|circa"
HINTS = {**dict.fromkeys(BELOW.split("|"), "below"), **dict.fromkeys(OVER.split("|"), "over"), **dict.fromkeys(UNDER.split("|"), "under"), **dict.fromkeys(LEAST.split("|"), "least"), **dict.fromkeys(MOST.split("|"), "most"), **dict.fromkeys(ABOUT.split("|"), "about")}  # fmt: skip

_ONE = "|".join(sorted(WORDS, key=len, reverse=True))
_SCALE = r"hundred|thousand|million|billion|trillion|dozen"
_SPELLED = rf"(?:(?:an?|half an?|{_ONE})[ -])?(?:{_SCALE})(?:(?: and|[ -])?[ -]?(?:{_ONE}|{_SCALE}))*|(?:{_ONE})(?:[ -](?:{_ONE}|{_SCALE}|and a half))*"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FIGURE = rf"(?:{_DIGITS})(?: ?(?:{_SCALE}|bn|mn)\b|[mkbn](?![\w.]))?"
_NUMBER = rf"(?:{_FIGURE}|\b(?:{_SPELLED})\b)"
_HINT = "|".join(sorted(map(re.escape, HINTS), key=len, reverse=True))
_VAGUE = "|".join(sorted(map(re.escape, VAGUE), key=len, reverse=True))
_FRACTION = r"(?:(?:an?|one|two|three|four) ?[- ])?(?:half|third|quarter|fifth|tenth)s?(?= of\b)"
MONEY = r"(?:US\$|\$|€|£|¥|C\$|A\$|HK\$)"
FIND = re.compile(
    rf"(?<![\w.$€£¥/#-])(?:(?P<hint>{_HINT}) )?(?:an? )?(?:total of |additional |extra |further |estimated |record )?"
    rf"(?P<number>(?P<money>{MONEY}) ?(?P<amount>{_FIGURE})(?:(?P<to1> ?[-–] ?| to | and )(?:{MONEY})?(?P<amount2>{_FIGURE}))?"
    rf"|(?P<vague>\b(?:{_VAGUE})\b)|(?P<fraction>\b{_FRACTION})"
    rf"|(?P<first>{_NUMBER})(?:(?P<to> ?[-–] ?| to | or |-to-|-or-)(?P<second>{_NUMBER}))?)"
    rf"(?P<percent> ?%| percent\b| per cent\b| percentage points?\b)?",
    re.IGNORECASE,
)
BETWEEN = re.compile(rf"\bbetween (?P<money>{MONEY})?(?P<first>{_NUMBER}) and (?:{MONEY})?(?P<second>{_NUMBER})(?P<percent> ?%| percent\b| per cent\b)?", re.IGNORECASE)
NAMED = frozenset(
    """article resolution chapter flight room highway route boeing airbus section title no number no. nos. page pages line paragraph phase type model
    unit level gate channel point case bill act volume grade class sarin tier windows iphone apollo proposition rule form order""".split()
)
STREET = re.compile(r"^ (?:[A-Z][a-z]+ )?(?:Street|Avenue|Road|Boulevard|Drive|Lane|Downing|Pennsylvania|St\b|Ave\b)")
CLOCK = re.compile(r"^(?::\d\d| ?[ap]\.?m\b|[ap]m\b| o['’]clock| ?GMT| ?EST| ?EDT)", re.IGNORECASE)
ORDINAL = re.compile(r"^(?:st|nd|rd|th)\b|^[-–]?(?:year|day|month)[-–]old\b")
GLUED = re.compile(r"^(?:[A-Za-z]|[-–/]\d|[-–][A-Z]\d|:\d|\.\d)")
VOTE = re.compile(r"\b(?:vote[ds]?|voting|passed|approved|rejected|won|lost|beat|defeated|score|ruled|decision)\b[^.;]{0,30}$", re.IGNORECASE)


class Number(NamedTuple):
    """A number said in words or figures, as an interval; `unit` is percent or a currency sign when it was part of it."""

    start: int
    end: int
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    unit: str | None
    is_one: bool = False
    is_word: bool = False
    is_hinted: bool = False


def numbers(text: str) -> list[Number]:
    """Every quantity-like number, left to right, none inside another."""
    flat = text.translate({0xA0: " ", 0x202F: " ", 10: " ", 13: " "})
    out: list[Number] = []
    taken = bytearray(len(flat))
    for match in BETWEEN.finditer(flat):
        first, second = value(match["first"]), value(match["second"])
        if first is not None and second is not None and _no_year(match["first"], flat, match.start("first")):
            first = _scaled(first, match["first"], second, match["second"])
            unit = _money(match["money"]) or ("percent" if match["percent"] else None)
            out.append(Number(match.start(), match.end(), min(first, second), max(first, second), False, False, unit, is_hinted=True))
            taken[match.start() : match.end()] = b"\1" * len(match.group())
    for match in FIND.finditer(flat):
        if not any(taken[match.start() : match.end()]) and (found := _number(match, flat)) is not None:
            out.append(found)
    return sorted(out)


def _number(match: re.Match[str], flat: str) -> Number | None:
    start, end = match.start("hint" if match["hint"] else "number"), match.end()
    before, after = flat[max(0, match.start() - 60) : match.start("number")], flat[end : end + 30]
    hint = HINTS.get((match["hint"] or "").lower())
    unit = _money(match["money"]) or ("percent" if match["percent"] else None)
    if match["vague"]:
        least, most = VAGUE[match["vague"].lower()]
        return Number(start, end, least, most, False, most is not None and most != 3, unit)
    if match["fraction"]:
        return _fraction(match, start, end, hint)
    words = match["amount"] or match["first"]
    second = match["amount2"] or match["second"]
    if not unit and _excluded(match, before, after, words, second, flat):
        return None
    low = value(words)
    if low is None:
        return None
    high = value(second) if second else low
    if second and high is not None:
        low = _scaled(low, words, high, second)
    if high is None or high < low:
        return None
    is_word = not words[0].isdigit()
    if second:
        return Number(start, end, low, high, False, False, unit, is_word=is_word, is_hinted=True)
    return Number(start, end, *interval(low, hint), unit, words.lower() == "one", is_word, hint is not None)


def interval(n: float, hint: str | None) -> tuple[float | None, float | None, bool, bool]:
    """low, high, low_open, high_open of a number with the kind of word before it (see the module's table)."""
    step = 0.5 if n <= 10 else n / 10
    return {
        None: (n, n, False, False), "below": (n - step, n, False, True), "over": (n, None, True, False), "least": (n, None, False, False),
        "under": (0.0, n, False, True), "most": (None, n, False, False), "about": (n - step, n + step, False, False),
    }[hint]  # fmt: skip


def _excluded(match: re.Match[str], before: str, after: str, words: str, second: str | None, flat: str) -> bool:
    """True for numbers that count nothing: names, clock times, ordinals, votes, addresses, years."""
    last = re.search(r"([\w.]+) $", before.lower())
    if last and last.group(1) in NAMED and not match["hint"]:
        return True
    if before.endswith(", ") and re.match(r",|\)", after) and words.isdigit() and len(words) < 4:
        return True  # an age between commas
    if CLOCK.match(after) or ORDINAL.match(after) or (words[0].isdigit() and GLUED.match(after)) or STREET.match(after):
        return True
    if second and words[0].isdigit() and (match["to"] or "").strip() in ("-", "–") and (VOTE.search(before) or after.startswith((" vote", "-", "–"))):
        return True
    if not second and words.isdigit() and len(words) == 4 and not _no_year(words, flat, match.start("number")):
        return True
    return bool(re.search(r"[(\[]$", before) and re.match(r"^[)\]]", after))


def _no_year(words: str, flat: str, start: int) -> bool:
    """False for what reads as a year: four figures 1500..2099 that no counted noun follows."""
    if not re.fullmatch(r"1[5-9]\d\d|20\d\d", words):
        return True
    after = flat[start + 4 : start + 30]
    return bool(re.match(r" (?:people|troops|soldiers|tons|tonnes|missiles|men|women|miles|kilometers|feet|meters|civilians|refugees|votes|[a-z]+ (?:troops|soldiers|people|tons))\b", after))


def _fraction(match: re.Match[str], start: int, end: int, hint: str | None) -> Number:
    words = re.split(r"[- ]+", match["fraction"].lower())
    base = FRACTIONS.get(words[-1].rstrip("s"), 0.5)
    times = {"two": 2, "three": 3, "four": 4}.get(words[0], 1)
    low, high, low_open, high_open = interval(round(base * times, 4), None)
    if hint in ("over", "least"):
        low_open, high = hint == "over", None
    elif hint in ("below", "under"):
        low, high_open = 0.0, True
    return Number(start, end, low, high, low_open, high_open, "share")


def _money(sign: str | None) -> str | None:
    return {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "C$": "CAD", "A$": "AUD", "HK$": "HKD"}.get((sign or "").upper())


def _scaled(first: float, words: str, second: float, second_words: str) -> float:
    """`20 to 30 million`: the scale of the second holds for the first."""
    has_scale = re.search(r"[a-z]", words, re.IGNORECASE)
    scale = re.search(r"(hundred|thousand|million|billion|trillion|bn|mn)", second_words.lower())
    return first * SCALES[scale.group(1)] if scale and (not has_scale or words.lower() in WORDS) and first < second else first


def value(words: str) -> float | None:
    """The number that figures or words say; None when they say none."""
    text = words.strip().lower().replace(",", "")
    figure = re.fullmatch(r"(\d+(?:\.\d+)?) ?(hundred|thousand|million|billion|trillion|dozen|bn|mn|m|k|b)?", text)
    if figure:
        return float(figure[1]) * (1e9 if figure[2] == "b" else SCALES.get(figure[2], 1))
    total = current = 0.0
    seen = False
    for word in re.split(r"[ -]+", text.replace("and a half", "half-more")):
        if word in WORDS:
            current, seen = current + WORDS[word], True
        elif word in ("a", "an"):
            current = current or 1
        elif word == "half":
            current = 0.5 if not seen else current + 0.5
        elif word in SCALES:
            scale, seen = SCALES[word], True
            if scale in (100, 12):
                current = (current or 1) * scale
            else:
                total, current = total + (current or 1) * scale, 0.0
        elif word not in ("and", "more", ""):
            return None
    return total + current if seen else None
