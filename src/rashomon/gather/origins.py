"""Where information comes from, as the texts themselves show it.

In: accounts. Out: `Origins`: the origins of the event, and for a statement or a place in a text the origins it shows.
Credits of captions and datelines, agencies and media named as source, social posts, named occasions, cited
links, and passages that accounts have word for word in common. A text can prove that two accounts go back to one origin; it can never prove that they do not.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from ..language.lexicon import table
from ..read import hosts
from ..types import Account, Link, Mention, Origin, Span, Statement
from .passages import RULE, passages

BY = "origin.as_shown.v1"
LINK_KINDS = {"primary": "document", "press": "outlet", "social": "social", "other": "document"}
TOLD_TO = re.compile(r"\b(?:told|tells|telling|interview(?:ed)?\s+(?:on|with|by|to|for)|(?:spoke|speaking|talked|talking)\s+(?:to|with)|(?:said|says|speaking|appear(?:ed|ing|ance))\s+on)\s+(?:the\s+)?", re.IGNORECASE)
CREDITED = frozenset({"byline", "dateline"})
OPENING, CLOSING = 400, 120  # code points from the beginning and the end of the body in which an agency's name in brackets is its credit
IN_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)|©\s*([^\n]{2,40})")
BEFORE_ANCHOR = 120  # code points between a clause and the footnote that backs it, inside one sentence


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of an event and where each shows."""

    origins: tuple[Origin, ...]
    by_statement: Mapping[tuple[str, str], tuple[str, ...]]
    by_zone: Mapping[tuple[str, int], tuple[str, ...]]
    by_account: Mapping[str, tuple[str, ...]]
    anchors: Mapping[str, tuple[tuple[Span, str], ...]]
    by_passage: Mapping[str, tuple[tuple[Span, str], ...]]

    def of(self, account: Account, span: Span, statements: Sequence[str]) -> tuple[str, ...]:
        """Origins that one stretch of an account shows, the nearest evidence first; () when it shows none."""
        found = [o for s in statements for o in self.by_statement.get((account.id, s), ())]
        found += self.by_zone.get((account.id, _zone_start(account, span.start)), ())
        found += [o for anchor, o in self.anchors.get(account.id, ()) if _backs(account, span, anchor)]
        copied = [o for passage, o in self.by_passage.get(account.id, ()) if _overlap(passage, span) > (span.end - span.start) / 2]
        return tuple(dict.fromkeys([*(found or self.by_account.get(account.id, ())), *copied]))


def origins(accounts: Sequence[Account], speakers: Mapping[tuple[str, str], str]) -> Origins:
    """All origins the accounts show; `speakers` gives the name of (account, statement) as the event knows it."""
    evidence: dict[tuple[str, str], list[tuple[str, Mention]]] = {}
    by_statement: dict[tuple[str, str], tuple[str, ...]] = {}
    by_zone: dict[tuple[str, int], tuple[str, ...]] = {}
    by_account: dict[str, tuple[str, ...]] = {}
    anchors: dict[str, tuple[tuple[Span, str], ...]] = {}

    def note(account: Account, kind: str, name: str, span: Span) -> str:
        evidence.setdefault((kind, name), []).append((account.sha256, Mention(account.id, span.start, span.end)))
        return origin_id(kind, name)

    for account in accounts:
        for statement in account.statements:
            shown = _of_statement(account, statement, speakers.get((account.id, statement.id)))
            by_statement[account.id, statement.id] = tuple(dict.fromkeys(note(account, *one) for one in shown))
        for zone in account.zones:
            shown = [(n, k, s) for n, k, s in _credits(account, zone.kind, zone.credit, zone.start, zone.end) if k == "wire"]
            if ids := tuple(dict.fromkeys(note(account, kind, name, span) for name, kind, span in shown)):
                if zone.kind == "caption":
                    by_zone[account.id, zone.start] = ids
                else:
                    by_account[account.id] = ids
        anchors[account.id] = tuple((a, note(account, LINK_KINDS.get(link.kind, "unknown"), document(link), a)) for link in account.links for a in link.anchors)
    worded: set[tuple[str, str]] = set()
    by_passage: dict[str, tuple[tuple[Span, str], ...]] = {}
    for account, kind, name, span in _worded_alike(accounts):
        worded |= {(kind, name)} - set(evidence)
        by_passage[account.id] = (*by_passage.get(account.id, ()), (span, note(account, kind, name, span)))
    found = tuple(
        Origin(id=origin_id(kind, name), kind=kind, name=name, evidence=tuple(m for _, m in sorted(set(held))), by=RULE if (kind, name) in worded else BY)
        for (kind, name), held in sorted(evidence.items())
    )
    return Origins(found, by_statement, by_zone, by_account, anchors, by_passage)


def origin_id(kind: str, name: str) -> str:
    """A stable id from what the origin is."""
    return "O" + hashlib.sha256(f"{kind}|{name.lower()}".encode()).hexdigest()[:10]


def document(link: Link) -> str:
    """What a link leads to, so that many footnotes to one page are one origin."""
    return page(link.url)


def page(url: str) -> str:
    """The page at an address: host and path, no query."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" or url


@cache
def _aliases() -> tuple[Mapping[str, tuple[str, str]], re.Pattern[str]]:
    known = {row["alias"]: (row["name"], row["kind"]) for row in table("origins")}
    longest_first = sorted(known, key=lambda a: (-len(a), a))
    return known, re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)


def named_in(text: str, offset: int = 0) -> Iterable[tuple[str, str, Span]]:
    """Agencies, media and occasions named in a text: (name, kind, span)."""
    known, pattern = _aliases()
    for match in pattern.finditer(text):
        name, kind = known[match[0].lower()]
        # an agency's short name is written in capitals: "AP", never "ap"
        if kind in ("social", "occasion") or (match[0].isupper() if len(match[0]) <= 4 else match[0][0].isupper()):
            yield name, kind, Span(offset + match.start(), offset + match.end())


def _of_statement(account: Account, statement: Statement, speaker: str | None) -> list[tuple[str, str, Span]]:
    place = statement.source or statement.cue or statement.content[0]
    own = Span(*place)
    start, end = _sentence(account, place.start)
    near = [n for n in named_in(account.text[start:end], start) if not any(c.start <= n[2].start < c.end for c in statement.content)]
    found: list[tuple[str, str, Span]] = []
    if statement.source:
        found += [(k, n, s) for n, k, s in near if k in ("wire", "outlet") and statement.source.start <= s.start < statement.source.end]
    if found or not speaker:
        return found
    cue = account.text[statement.cue.start : statement.cue.end].lower() if statement.cue else ""
    if heard := _heard_by(account.text[start:end], start):
        return [("interview", f"{speaker} to {heard[0]}", heard[1])]
    told_us = re.search(r"\b(?:told|tells)\s+me\b|\btold\s+us\b", account.text[start:end])
    if told_us or (account.outlet and re.search(rf"\btold\s+(?:the\s+)?{re.escape(account.outlet.value)}\b", account.text[start:end], re.IGNORECASE)):
        return [("interview", f"{speaker} to {account.outlet.value if account.outlet else 'the author'}", own)]
    social = next(((n, s) for n, k, s in near if k == "social"), None)
    if social or cue.startswith("tweet"):
        return [("social", f"{speaker}, {social[0] if social else 'Twitter'}", social[1] if social else own)]
    occasion = next(((n, s) for n, k, s in near if k == "occasion" and n != "statement"), None)
    if statement.occasion and statement.occasion.name and statement.occasion.evidence:
        return [("occasion", f"{speaker}, {statement.occasion.name}", statement.occasion.evidence[0])]
    if occasion:
        return [("occasion", f"{speaker}, {occasion[0]}", occasion[1])]
    # two accounts' "officials" may be different men: without a name and an occasion the text shows no origin
    return [("unknown", f"{speaker}, occasion not given", own)] if statement.speaker.status == "named" else []


def _heard_by(text: str, offset: int) -> tuple[str, Span] | None:
    """The medium to which a sentence says that something was told: "told CNN", "in an interview with the BBC", "said on Fox News"."""
    for match in TOLD_TO.finditer(text):
        for name, start, end in hosts.mentioned(text[match.end() : match.end() + 60])[:1]:
            if start == 0:
                return name, Span(offset + match.end() + start, offset + match.end() + end)
    return None


def _credits(account: Account, kind: str, credit: Span | None, start: int, end: int) -> list[tuple[str, str, Span]]:
    if credit:
        return list(named_in(account.text[credit.start : credit.end], credit.start))
    return list(named_in(account.text[start:end], start)) if kind in ("dateline", "byline") else []


def _worded_alike(accounts: Sequence[Account]) -> Iterable[tuple[Account, str, str, Span]]:
    """Each passage that accounts have in common, with the agency that they credit as its origin, else named after them."""
    held = {account.id: account for account in accounts}
    outlets = Counter(a.outlet.value for a in accounts if a.outlet)
    called = {a.id: a.outlet.value if a.outlet and outlets[a.outlet.value] == 1 else a.uri for a in accounts}
    for ids, mentions in passages(accounts).items():
        wires = {wire for i in ids for wire in agencies(held[i])}
        kind, name = ("wire", wires.pop()) if len(wires) == 1 else ("unknown", f"same words in {', '.join(sorted(called[i] for i in ids))}")
        for m in mentions:
            yield held[m.account], kind, name, Span(m.start, m.end)


def agencies(account: Account) -> tuple[str, ...]:
    """News agencies that an account credits for its text as a whole: in by-line or dateline, or in brackets at its beginning or end."""
    text = account.text
    found = [name for z in account.zones if z.kind in CREDITED for name, kind, _ in named_in(text[z.start : z.end]) if kind == "wire"]
    body = [z for z in account.zones if z.kind == "body"]
    begin, end = (body[0].start, body[-1].end) if body else (0, len(text))
    for piece in (text[begin : min(end, begin + OPENING)], text[max(begin, end - CLOSING) : end]):
        found += [name for match in IN_BRACKETS.finditer(piece) for name, kind, _ in named_in(match[0]) if kind == "wire"]
    return tuple(dict.fromkeys(found))


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _sentence(account: Account, offset: int) -> tuple[int, int]:
    at = bisect_right(account.sentences, offset, key=lambda s: s.start) - 1
    if at >= 0 and account.sentences[at].end >= offset:
        return account.sentences[at]
    return offset, min(len(account.text), offset + 1)


def _zone_start(account: Account, offset: int) -> int:
    at = bisect_right(account.zones, offset, key=lambda z: z.start) - 1
    return account.zones[at].start if at >= 0 else -1


def _backs(account: Account, span: Span, anchor: Span) -> bool:
    start, end = _sentence(account, span.start)
    return start <= anchor.start < end and span.start - BEFORE_ANCHOR <= anchor.start <= span.end + BEFORE_ANCHOR
