"""How many of what, in one account: numbers with unit and counted noun.

In: a Reading, the dates already found. Out: `Quantity`s in order; the span reaches from the
word before the number (`nearly`) to the unit or the counted noun. For intervals see `language.numbers`.
Small numbers after `the` or `these` ("the two men") refer back and are left out, and so is `one` that measures nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..language.numbers import Number, numbers
from ..types import DateMention, Quantity
from . import clauses
from .reading import Reading

UNITS = {
    **{form: unit for unit in "second minute hour day week month year decade century mile kilometer meter ton barrel kiloton megaton gallon liter acre hectare degree yard inch knot megawatt gigawatt volt".split() for form in (unit, unit + "s")},
    "centuries": "century", "kilometre": "kilometer", "kilometres": "kilometer", "km": "kilometer", "kms": "kilometer", "metre": "meter", "metres": "meter",
    "tonne": "ton", "tonnes": "ton", "foot": "foot", "feet": "foot", "inches": "inch", "hrs": "hour", "mins": "minute", "kg": "kilogram", "kilogram": "kilogram",
    "kilograms": "kilogram", "kilos": "kilogram", "kilo": "kilogram", "litre": "liter", "litres": "liter", "mph": "mile per hour", "dollar": "USD", "dollars": "USD",
    "euro": "EUR", "euros": "EUR", "rubles": "RUB", "roubles": "RUB", "yuan": "CNY", "yen": "JPY", "rupees": "INR", "won": "KRW", "percent": "percent", "%": "percent",
}  # fmt: skip
DEFINITE = frozenset("the these those both all other his her its their my our your which".split())
STOPS = frozenset(
    """of in on at to from for with by and or but nor than that which who whom whose when where while as is are was were be been has have had
    will would can could may might must should do does did not said says after before since during until between among against over under about into
    through per each every the a an this these those it he she they we you i him her them us its his their there here also more less ago old""".split()
)
FARTHEST = 6  # tokens from the number to its noun


def quantities(reading: Reading, dates: Sequence[DateMention] = ()) -> tuple[Quantity, ...]:
    """`quantity.number.v1`: every counted or measured thing; what lies inside a date is left out."""
    taken = {i for date in dates for i in range(date.start, date.end)}
    out = []
    for number in numbers(reading.doc.text):
        here = reading.tokens_at(number.start, number.end)
        span = reading.view.span(number.start, number.end)
        if here is None or not taken.isdisjoint(range(*span)):
            continue
        unit, of, last = measured(reading, number, here)
        if _is_reference(reading, number, here, unit) or (of is None and unit is None and number.is_word and not number.is_hinted):
            continue
        end = reading.span(last - 1).end if last > here[1] else span[1]
        out.append(
            Quantity(
                start=span[0], end=max(end, span[1]), low=_short(number.low), high=_short(number.high), low_open=number.low_open,
                high_open=number.high_open, unit=unit, of=of, by="quantity.number.v1",
            )
        )  # fmt: skip
    return tuple(out)


def _short(n: float | None) -> float | None:
    return None if n is None else round(float(n), 6)


def _is_reference(reading: Reading, number: Number, here: tuple[int, int], unit: str | None) -> bool:
    """`the two men`, `one of them`, `one side`: numbers that tell no amount."""
    before = reading.doc[here[0] - 1].lower_ if here[0] else ""
    if number.is_one and not number.is_hinted and (unit is None or before in ("no", "the", "any", "every", "another")):
        return True
    small = number.high is not None and number.high <= 10 and number.is_word
    return small and before in DEFINITE and not number.is_hinted


def measured(reading: Reading, number: Number, here: tuple[int, int]) -> tuple[str | None, str | None, int]:
    """Unit, lemma of the counted noun, and the token after the last word that belongs to the quantity."""
    doc, unit, i = reading.doc, number.unit, here[1]
    while i < len(doc) and doc[i].text in ("-", "–") and not doc[i - 1].whitespace_:
        i += 1
    if i < len(doc) and unit is None and (found := UNITS.get(doc[i].lower_)) is not None:
        unit, i = found, i + 1
        is_compound = i < len(doc) and (doc[i - 2].text in ("-", "–") or doc[i].text in ("-", "–") or doc[i].text in ("'", "’"))
        if is_compound:
            of, _ = _noun(reading, i)
            return unit, of, i
        return unit, _measured_thing(reading, i), i
    if unit is not None:
        if i < len(doc) and doc[i].lower_ in ("of", "in", "for"):
            of, _ = _noun(reading, i + 1)
            return unit, of, i
        of, _ = _noun(reading, i)
        return unit, of, i
    start = i + 1 if i < len(doc) and doc[i].lower_ == "of" else i
    of, last = _noun(reading, start)
    return None, of, last if of else i


def _measured_thing(reading: Reading, i: int) -> str | None:
    """What lasted or measured so much: the noun after `of`, else the noun or verb that the measure modifies."""
    doc = reading.doc
    if i < len(doc) and doc[i].lower_ == "of":
        return _noun(reading, i + 1)[0]
    if not reading.has_parse or i < 1:
        return None
    token = doc[i - 1]
    above = token.head
    if above.i == token.i or above.pos_ not in ("NOUN", "VERB", "PROPN"):
        return None
    return clauses.lemma(reading, above.i)


def _noun(reading: Reading, i: int) -> tuple[str | None, int]:
    """The lemma of the noun that heads the phrase from token i, with the noun before it in a compound; and the token after."""
    doc, first = reading.doc, i
    while i < len(doc) and i - first < FARTHEST and doc[i].lower_ in ("the", "his", "her", "its", "their", "a", "an", "-", "or", "so", "more") and i - first < 2:
        i += 1
    nouns: list[int] = []
    start = i
    while i < len(doc) and i - start < FARTHEST:
        token = doc[i]
        if (after := _hyphenated(reading, i)) > i + 1:
            i = after  # `face-to-face` before `meeting`
            continue
        if (token.lower_ in STOPS and not token.text.isupper()) or not (token.is_alpha or token.text in ("-", "–") or ("." in token.text and token.text[0].isalpha())):
            break
        if reading.has_tags and token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "ADV", "X", "PUNCT", "SYM") and not (token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG") and not nouns):
            break
        if token.text.isalpha() and not token.text[0].isupper() and (not reading.has_tags or token.pos_ == "NOUN"):
            nouns.append(i)
        elif nouns and reading.has_tags and token.pos_ in ("ADV", "ADJ"):
            break
        i += 1
    if not nouns:
        return None, first
    head = nouns[-1]
    words = [_lemma(reading, head)]
    if len(nouns) > 1 and nouns[-2] == head - 1 and reading.has_tags:
        words.insert(0, doc[head - 1].lower_)
    return " ".join(words), head + 1


def _lemma(reading: Reading, i: int) -> str:
    """The singular of a counted noun, also where the reader's lemma is the plural."""
    word, lemma = reading.doc[i].lower_, clauses.lemma(reading, i)
    lemma = lemma if reading.doc[i].lemma_ and lemma != word else _singular(word)
    return {"women": "woman", "men": "man", "children": "child", "person": "people", "servicemen": "serviceman", "lives": "life"}.get(lemma, lemma)


def _hyphenated(reading: Reading, i: int) -> int:
    """The token after a chain of words joined by hyphens that another word follows; i + 1 for a plain word."""
    doc, end = reading.doc, i + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2
    return end if end < len(doc) and doc[end].is_alpha else i + 1


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
