"""The page's words for the record's machine values: one table each, so that page and terminal speak alike.

In: a machine value of the record. Out: plain words for a reader. An unknown value is shown as it is, never dropped.
"""

from __future__ import annotations

import re

from .calendar import date_words

KIND_OF_ACCOUNT = {
    "report": "news report",
    "analysis": "commentary (analysis)",
    "opinion": "commentary (opinion)",
    "transcript": "document (transcript)",
    "official": "document (official)",
    "unknown": "kind not clear from the text",
}
FAMILY = {
    "report": "news report",
    "analysis": "commentary",
    "opinion": "commentary",
    "transcript": "document",
    "official": "document",
    "unknown": "of a kind not clear from the text",
}
KIND_OF_POINT = {
    "event": "",
    "statement": "",
    "quantity": "a figure",
    "date": "a date",
    "state": "",
    "evaluation": "the author's assessment",
    "exclusion": "an exclusive claim",
}
POINTS_OF_KIND = {
    "event": "what was done",
    "statement": "what was said",
    "quantity": "figures",
    "date": "dates",
    "state": "how things stand",
    "evaluation": "assessments",
    "exclusion": "exclusive claims",
}
KIND_OF_CONFLICT = {
    "number": "figures",
    "date": "dates",
    "place": "places",
    "attribution": "who said it",
    "status": "whether it is so",
    "scope": "how far it reaches",
    "exclusion": "ruled out by one, given by another",
    "content": "what it holds",
    "wording": "wording",
    "participant": "who took part",
    "evaluation": "assessment",
    "condition": "a condition",
}
REASON_OF_SILENCE = {
    "not-mentioned": "not mentioned",
    "topic-covered": "covers the topic, not this",
    "before-it-happened": "published before it happened",
    "date-unknown": "undated, may be earlier",
    "excluded": "excludes it",
    "unread": "account not read in full",
}
REALIS = {
    "actual": "said to have happened",
    "historical": "said of the past",
    "ongoing": "said to be under way",
    "planned": "planned, not done",
    "conditional": "only under a condition",
    "hypothetical": "supposed, not said to have happened",
    "alleged": "alleged",
    "uncertain": "said with doubt",
    "negated": "in the negative",
    "counterfactual": "said not to have happened",
}
HELD = frozenset({"actual", "historical", "ongoing"})  # the values of realis of what came about
KIND_OF_STATEMENT = {
    "direct": "in quotation marks",
    "mixed": "partly in quotation marks",
    "indirect": "in the account's words",
}
CUE_CLASS = {
    "speech": "",
    "writing": "in writing",
    "thought": "a thought, not a saying",
    "intention": "an intention",
    "document": "from a document",
}
ACT = {
    "assert": "",
    "other": "",
    "deny": "denies",
    "accuse": "accuses",
    "demand": "demands",
    "promise": "promises",
    "threaten": "threatens",
    "praise": "praises",
    "criticise": "criticises",
    "ask": "asks",
    "agree": "agrees",
    "refuse": "refuses",
}
RENDERING = {
    "interpreted": "through an interpreter",
    "translated": "in translation",
    "original": "",
    "unknown": "",
}
DIFFERENCE = {
    "none": "the same words",
    "shortened": "shortened",
    "reworded": "worded differently",
    "paraphrased": "in other words",
    "translated": "two renderings of words spoken in another language",
    "condition-dropped": "a condition is left out",
    "attributed-differently": "the same words given to different speakers",
}
DOCUMENT_CHECK = {
    "verbatim": "the document has the same words",
    "elided": "the document has more words here",
    "altered": "the document has other words here",
    "not-in-this-document": "not in this document (partial? translation?)",
}
KIND_OF_SOURCE = {
    "official": "official",
    "expert": "expert",
    "media": "media",
    "public": "member of the public",
    "document": "document",
    "other": "other",
}
KIND_OF_ORIGIN = {
    "occasion": "an occasion",
    "wire": "a news agency",
    "document": "a document",
    "social": "a social media post",
    "interview": "an interview",
    "outlet": "another outlet",
    "unknown": "occasion not given",
}
KIND_OF_LINK = {
    "primary": "to a document",
    "press": "to the press",
    "social": "to social media",
    "other": "other",
}
KIND_OF_CHECK = {
    "weekday": "weekday against date",
    "link-date": "date inside a cited address",
    "arithmetic": "sum",
    "internal": "against itself",
}
ZONE = {
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "dateline": "dateline",
    "caption": "caption",
    "heading": "heading",
    "body": "",
    "teaser": "teaser, not used as evidence",
    "bio": "about the author, not used as evidence",
    "reference": "references, not used as evidence",
    "boilerplate": "page furniture, not used as evidence",
}
KIND_OF_INSTRUMENT = {
    "sanctions": "sanctions",
    "channel": "a channel",
    "treaty": "an agreement",
    "resolution": "a resolution",
    "deployment": "forces",
    "investigation": "an investigation",
    "body": "a body",
    "talks": "talks",
    "other": "",
}
CHANGE = {
    "no_change": "no change",
    "position_changed": "a position changed",
    "announced": "announced",
    "held": "held or under way",
}
TONE = {"for": "for", "against": "against", "mixed": "not the same everywhere, or between the two"}
FIELD_OF_EVENT = {
    "type": "what kind of act it was",
    "actors": "who did it",
    "recipients": "to whom",
    "participants": "who took part",
    "date": "when",
    "place": "where",
    "realis": "how certain it is",
}
NOT_IN_TEXT = "not in text"
OWN_VOICE = "in its own voice"
SPEAKER_NOT_IN_TEXT = "speaker not in text"

_NUMBERS = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")

# C0 and C1 controls but tab and newlines, bidirectional overrides and isolates, and lone surrogates: a reader must
# see that they are there, and neither browser nor terminal may obey them.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def word(table: dict[str, str], value: str) -> str:
    """The plain words for a machine value; an unknown value as it is, with spaces for hyphens."""
    return table.get(value, value.replace("-", " "))


def sureness(confidence: float) -> str:
    """A confidence (0..1) in words."""
    return "sure" if confidence >= 0.85 else "fairly sure" if confidence >= 0.6 else "unsure"


def number(n: int) -> str:
    """A small number in words, with a capital; from ten on in figures."""
    return _NUMBERS[n] if 0 < n < len(_NUMBERS) else str(n)


def in_words(text: str) -> str:
    """A sentence of the program's with its dates in words: `2017-04-13` as `13 April 2017`."""
    return _DATE.sub(lambda m: date_words(m.group()), text)


def visible(text: str) -> str:
    """The text with control and direction-changing characters replaced by signs that name them."""
    return text if text.isprintable() else _UNSAFE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    return f"\u2039U+{ord(match.group()):04X}\u203a"


def upper_first(text: str) -> str:
    """The text with a capital."""
    return text[:1].upper() + text[1:]


def n_words(n: int, singular: str, plural: str | None = None) -> str:
    """`1 link`, `3 links`."""
    return f"{n:,} {singular if n == 1 else plural or singular + 's'}"


def listed(items: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + (" and " + items[-1] if items else "")
