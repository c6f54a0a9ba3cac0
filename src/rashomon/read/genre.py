"""What kind of text an account is, and its language: cautious, `unknown` and `en` where the signs are few."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files as resources

from ..types import Zone
from . import hosts

_QUOTED = re.compile(r"[“\"][^“”\"]{0,3000}[”\"]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPEAKER = re.compile(r"(?m)^[ \t>*]*(?:\*\*)?(?:[A-Z][A-Z.'’-]+(?:[ ,][A-Z.'’ -]{1,40})?|[QA]|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?:\*\*)?:(?:\*\*)?\s+\S")
_LABELS = (
    ("opinion", re.compile(r"(?im)^\W{0,4}(?:opinion|op-?ed|commentary|editorial|guest (?:essay|column)|column|letters?|perspective)\W*$|/(?:opinions?|commentary|editorials?|op-?ed|commentisfree)/|views expressed|opinions expressed")),
    ("analysis", re.compile(r"(?im)^\W{0,4}(?:analysis|news analysis|explainer|in depth|backgrounder|briefing|interpreter)\W*$|/(?:analysis|explainers?)/")),
    ("transcript", re.compile(r"(?im)^\W{0,4}(?:interview|transcript|full transcript)\W*$")),
    ("official", re.compile(r"(?im)^\W{0,4}(?:press release|for immediate release|press statement|joint statement|media note|readout)\W*$|office of the (?:press secretary|spokesperson)")),
)
_TITLED = (
    ("official", re.compile(r"(?i)^(?:joint statement|press statement|statement by|readout of|remarks by|remarks (?:with|at)|communiqu[eé])\b")),
    ("transcript", re.compile(r"(?i)^(?:full )?transcript\b|: (?:full )?transcript\W*$")),
    ("opinion", re.compile(r"(?i)^(?:opinion|op-ed|editorial|commentary)\s*[:|]")),
    ("analysis", re.compile(r"(?i)^(?:news )?analysis\s*[:|]|\| analysis$")),
)
_FIRST_PERSON = frozenset("i me my mine myself we us our ours let's i'm i've i'd we're we've you your you're you'd you've".split())
_NORMATIVE = frozenset("should shouldn't must ought".split())
_SAID = frozenset("said says told added reported announced according".split())
_SCRIPTS = (
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_SAMPLE = 20_000  # characters


def kind(text: str, zones: Sequence[Zone], title: str | None, url: str | None = None) -> str:
    """report, analysis, opinion, transcript, official or unknown, from labels, address, layout and the outlet's own voice."""
    furniture = f"{url or ''}\n" + "\n".join(text[zone.start : zone.end] for zone in zones if zone.kind in ("boilerplate", "standfirst", "bio"))[:_SAMPLE]
    for name, pattern in _TITLED:
        if title and pattern.search(title):
            return name
    for name, pattern in _LABELS:
        if pattern.search(furniture):
            return name
    if _is_official_address(text) or (url and hosts.link_kind(url) == "primary"):
        return "official"
    body = "\n".join(text[zone.start : zone.end] for zone in zones if zone.kind in ("body", "heading"))[:_SAMPLE]
    lines = [line for line in body.splitlines() if line.strip()]
    turns = len(_SPEAKER.findall(body))
    if turns >= 5 and turns >= 0.3 * len(lines):
        return "transcript"
    return _kind_of_voice(body, zones)


def _kind_of_voice(body: str, zones: Sequence[Zone]) -> str:
    own = [word.lower().replace("’", "'") for word in _WORD.findall(_QUOTED.sub(" ", body)) if word != "US"]
    if len(own) < 60:
        return "unknown"
    counts = Counter(own)
    personal = 1000 * sum(counts[word] for word in _FIRST_PERSON) / len(own)
    normative = 1000 * sum(counts[word] for word in _NORMATIVE) / len(own)
    said = 1000 * sum(counts[word] for word in _SAID) / len(own)
    has_bio = any(zone.kind == "bio" for zone in zones)
    has_dateline = any(zone.kind == "dateline" and zone.end - zone.start < 100 for zone in zones)
    if personal >= 8 and (normative >= 1 or personal >= 15) and said < max(10, personal):
        return "opinion"
    if has_bio and personal >= 1:
        return "analysis"
    if (said >= 8 and personal < 4) or (has_dateline and personal < 4):
        return "report"
    return "unknown"


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    with resources(__package__).joinpath("stop_words.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["language"]: frozenset(row["words"].split()) for row in rows}


def language(text: str, zones: Sequence[Zone]) -> str:
    """BCP 47 tag from scripts and shares of stop words; `en` where the text is too short (30 words) or nothing is clearer."""
    readable = " ".join(text[zone.start : min(zone.end, zone.start + _SAMPLE)] for zone in zones if zone.kind in ("body", "headline", "standfirst"))[:_SAMPLE]
    letters = sum(c.isalpha() for c in readable)
    for tag, script in _SCRIPTS:
        if letters >= 30 and len(script.findall(readable)) > 0.3 * letters:
            return "ja" if tag == "zh" and len(_SCRIPTS[3][1].findall(readable)) > 0.05 * letters else tag
    counts = Counter(word.lower() for word in _WORD.findall(readable))
    total = sum(counts.values())
    if total < 30:
        return "en"
    shares = {tag: sum(counts[word] for word in stop) / total for tag, stop in _stop_words().items()}
    best = max(shares, key=lambda tag: (shares[tag], tag == "en"))
    return best if shares[best] >= 0.1 and shares[best] > 1.3 * shares["en"] else "en"


def _is_official_address(text: str) -> bool:
    """Whether the page's own address belongs to a government or an international body."""
    found = (hosts.source_address(line) for line in text[-5000:].splitlines())
    return any(hosts.link_kind(address[0]) == "primary" for address in found if address)
