"""Accounts made by hand: a text, and what is to be found in it, given as substrings.

No reader is needed: words are cut at blanks and marks, and a small parse can be given where a rule looks at the tree.
"""

from __future__ import annotations

import hashlib
import re

from rashomon.types import Account, DateMention, Entity, Fact, Link, Occasion, Published, Quantity, Span, Speaker, Statement, Token, Zone

FUNCTION = set(
    "a an the of in on at to for from by with and or but that which who as is are was were be been has have had will would could may might not no it its "
    "if he she they his her their this these than after before about over nearly".split()
)
VERBS = set("is are was were has have had will would said met meet close closed stop stopped told agreed announced killed left signed denied opened voted visited fell".split())


def lemma(word):
    low = word.lower()
    for ending, other in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("pped", "p"), ("ing", ""), ("ed", ""), ("s", "")):
        if low.endswith(ending) and len(low) - len(ending) > 2 and not low.endswith("ss"):
            return low[: -len(ending)] + other
    return {"met": "meet", "said": "say", "told": "tell", "left": "leave"}.get(low, low)


def words(text, parse=None):
    """Tokens and sentences; `parse` maps a word to (dep, head word) for the few words a test needs."""
    tokens, sentences, current = [], [], []

    def close():
        if current:
            sentences.append(Span(current[0][0], current[-1][1]))
            current.clear()

    matches = list(re.finditer(r"\d+(?:[.,]\d+)*|[A-Za-z]+(?:[’'-][A-Za-z]+)*|\S", text))
    for n, match in enumerate(matches):
        word = match[0]
        if word[0].isdigit():
            pos = "NUM"
        elif not word[0].isalpha():
            pos = "PUNCT"
        elif word.lower() in VERBS:
            pos = "VERB"
        elif word.lower() in ("may", "might", "could", "would", "will"):
            pos = "AUX"
        elif word.lower() in FUNCTION:
            pos = "ADP"
        else:
            pos = "PROPN" if word[0].isupper() else "NOUN"
        current.append((match.start(), match.end()))
        tokens.append(Token(match.start(), match.end(), lemma(word), pos, "VBD" if pos == "VERB" else "", "", "", n, len(sentences)))
        if word in ".?!" and (n + 1 == len(matches) or text[match.end() : match.end() + 1].isspace()):
            close()
    close()
    return _with_parse(text, tokens, parse or {}), tuple(sentences)


def _with_parse(text, tokens, parse):
    if not parse:
        return tuple(tokens)
    place = {text[t.start : t.end]: i for i, t in reversed(list(enumerate(tokens)))}
    roots = {t.sentence: i for i, t in reversed(list(enumerate(tokens))) if t.pos == "VERB" and text[t.start : t.end] not in parse}
    made = []
    for i, t in enumerate(tokens):
        dep, head = parse.get(text[t.start : t.end], ("dep", None))
        root = roots.get(t.sentence, i)
        made.append(t._replace(dep="root", head=i) if i == root and head is None else t._replace(dep=dep, head=place.get(head, root)))
    return tuple(made)


def find(text, part, after=0):
    start = text.index(part, after)
    return Span(start, start + len(part))


def account(text, *, name="a.txt", people=(), said=(), dates=(), figures=(), links=(), published=None, outlet=None, zones=None, parse=None, kind="report", credit=None):
    """An account. people: (name, type, country, [mentions]); said: dicts; dates: (words, earliest, latest); figures: (words, low, high, unit)."""
    tokens, sentences = words(text, parse)
    entities = tuple(
        Entity(id=f"e{n}", name=who, type=what, country=country, role=None, mentions=tuple(find(text, m) for m in mentions), by="hand")
        for n, (who, what, country, mentions) in enumerate(people)
    )
    by_name = {e.name: e.id for e in entities}
    digest = hashlib.sha256((name + text).encode()).hexdigest()
    return Account(
        id=digest[:12], uri=name, sha256=digest, text=text, kind=kind,
        outlet=Fact(value=outlet, span=None, basis="hand") if outlet else None,
        title=Fact(value=text.split(".")[0], span=None, basis="hand") if text.strip() else None,
        published=Published(date=published, precision="day", basis="text", span=None) if published else None,
        zones=zones if zones is not None else (Zone(kind="body", start=0, end=len(text)),),
        entities=entities, statements=tuple(_statement(text, n, s, by_name) for n, s in enumerate(said)),
        dates=tuple(_date(text, *d) for d in dates), quantities=tuple(_figure(text, *f) for f in figures),
        links=tuple(Link(n=n, url=url, span=Span(0, 0), anchors=(find(text, anchor),), kind=what) for n, url, anchor, what in links),
        sentences=sentences, tokens=tokens,
    )  # fmt: skip


def _statement(text, n, s, by_name):
    content = find(text, s["content"])
    part = lambda key: find(text, s[key]) if s.get(key) else None
    occasion = Occasion(name=s["occasion"], date=None, venue=None, evidence=(find(text, s["occasion"]),)) if s.get("occasion") else None
    return Statement(
        id=f"s{n}", kind=s.get("kind", "indirect"), content=(content,), cue=part("cue"), source=part("source"),
        speaker=Speaker(entity=by_name.get(s["speaker"]), name=s["speaker"], status=s.get("status", "named")), cue_class="speech", act=s.get("act", "assert"),
        addressee=None, occasion=occasion, condition=part("condition"), rendering=s.get("rendering", "unknown"), hedged=False, negated=s.get("negated", False),
        quoted_in=None, confidence=1.0, by="hand",
    )  # fmt: skip


def _date(text, said, earliest, latest=None):
    span = find(text, said)
    precision = {4: "year", 7: "month", 10: "day"}[len(earliest)]
    return DateMention(start=span.start, end=span.end, earliest=earliest, latest=latest or earliest, precision=precision, basis="text", by="hand")


def _figure(text, said, low, high=None, unit=None, low_open=False, high_open=False):
    span = find(text, said)
    of = said.split()[-1]
    return Quantity(start=span.start, end=span.end, low=low, high=high, low_open=low_open, high_open=high_open, unit=unit, of=of, by="hand")
