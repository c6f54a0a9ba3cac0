"""How far an act reaches: which ones are meant, one class or two, for good or for a time.

In: acts of an event. Out: `Opposed` values: a tension with the phrases of each account. Both may be true, since writers
shorten; but which tests, which troops, and for how long is what an analyst must know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from ..types import Span
from .acts import Act, joined, may_be_one
from .sides import Opposed, Side, apart, opposed
from .vocabulary import matters

NARROW, LASTING, JOINED = "tension.scope.v2", "tension.lasting.v2", "tension.one_class.v1"
MOST = 4  # tensions of one kind in one event
FOR_A_TIME = frozenset("suspend suspension freeze pause moratorium".split())
FOR_GOOD = frozenset("stop stoppage cease cessation discontinue".split())
EVER = re.compile(r"\b(?:altogether|permanently|for good|once and for all|forever|irreversibl[ey])\b", re.IGNORECASE)
PERMANENT = re.compile(r"\bpermanent(?:ly)?\b|\bfor good\b|\bindefinitely\b", re.IGNORECASE)
FOR_NOW = re.compile(r"\b(?:at least )?for now\b|\bfor the time being\b|\bprovisional(?:ly)?\b", re.IGNORECASE)
REACH = 30  # code points after a phrase in which a word on its length may stand
TWO = r"\b{}\b(?:\s*,|\s+and\b|\s+or\b|\s*&)"


def reaches(acts: Sequence[Act]) -> list[Opposed]:
    """The tensions of scope of an event, of each kind at most `MOST`, what most accounts tell first."""
    held: dict[tuple[str, str], list[tuple[Act, int]]] = {}
    for act in (a for a in acts if a.side.tree.lemma(a.token) in matters()):
        for noun in sorted({act.thing, *act.inside}):
            if any(act.side.tree.token(t).tag in ("NNS", "NNPS") for t in (noun, act.thing)):  # of several it can be asked which; of one a writer only says more or less
                held.setdefault((act.matter, act.side.tree.lemma(noun)), []).append((act, noun))
    things: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        things.setdefault((act.matter, act.side.tree.lemma(act.thing)), []).append(act)
    found = []
    for told in ([_narrowed(h) for h in held.values()], [_lasting(h) for h in things.values()], [_joined(h) for h in things.values()]):
        found += apart([o for o in told if o])[:MOST]
    return found


def _narrowed(held: Sequence[tuple[Act, int]]) -> Opposed | None:
    """Accounts that say which ones are meant, and accounts that do not.

    A word narrows only against an account that uses it nowhere in a sentence about the thing: writers shorten at the second mention.
    """
    by_account = _by_account(held)
    words = {a: [(act.narrowing(noun), act, noun) for act, noun in own] for a, own in by_account.items()}
    named = sorted({w for own in words.values() for ws, _, _ in own for w in ws})
    if len(by_account) < 2 or not named:
        return None
    about = {a: _said_of(own[0][0]) for a, own in by_account.items()}
    found = []
    for word in named:
        narrow = {a: max((t for t in own if word in t[0]), key=lambda t: (len(t[0]), -t[1].span.start)) for a, own in words.items() if any(word in t[0] for t in own)}
        like = lambda act, narrow=narrow: any(may_be_one(act, t[1]) for t in narrow.values())
        wide = {a: fit[0] for a, own in words.items() if word not in about[a] and (fit := sorted((t for t in own if like(t[1]) and word.rsplit("-", 1)[-1] not in t[0]), key=lambda t: len(t[0])))}
        if narrow and wide:
            found.append((len(narrow) + len(wide), len(narrow), word, narrow, wide))
    if not found:
        return None
    _, _, word, narrow, wide = max(found, key=lambda f: f[:3])
    # what an account says most narrowly stands for it, and a lead that is wider than its text beside it
    shown = [max(words[a], key=lambda t: (len(t[0]), -t[1].span.start)) for a in narrow] + list(wide.values())
    shown += [words[a][0] for a in narrow if not words[a][0][0]]
    reason = f"“{word}” or the like says which are meant in one account and stands nowhere near in another"
    return opposed([(act.side, _upto(act, noun)) for _, act, noun in shown], "scope", NARROW, reason, "the wider words are meant in the narrower sense")


def _lasting(held: Sequence[Act]) -> Opposed | None:
    """Accounts that have an act for good, and accounts that have it for a time.

    "Stop" and "suspend" are often the same to a writer, so they count only where an account has nothing else; "altogether" always counts.
    """
    by_account: dict[str, list[Act]] = {}
    for act in held:
        by_account.setdefault(act.side.account.id, []).append(act)
    good: dict[str, tuple[Side, Span]] = {}
    time: dict[str, tuple[Side, Span]] = {}
    for account, own in by_account.items():
        lemmas = {act.side.tree.lemma(act.token) for act in own}
        ever = [span for act in own if (span := _ever(act))]
        brief = [act for act in own if act.side.tree.lemma(act.token) in FOR_A_TIME]
        weak = [act for act in own if act.side.tree.lemma(act.token) in FOR_GOOD] if not brief else []
        if ever:
            good[account] = (own[0].side, ever[0])
        elif weak and lemmas <= FOR_GOOD:
            good[account] = (weak[0].side, weak[0].span)
        if brief:
            time[account] = (brief[0].side, brief[0].span)
    if not good or not time or len(good.keys() | time.keys()) < 2:
        return None
    return opposed((*good.values(), *time.values()), "scope", LASTING, "one account has it for good, another for a time", "the words were not weighed, or the end was left open")


def _ever(act: Act) -> Span | None:
    """The phrase with a word that says for good, where one stands in it or right after it."""
    text = act.side.account.text
    found = EVER.search(text, act.span.start, min(len(text), act.span.end + REACH))
    if found is None or any(mark in text[act.span.end : found.start()] for mark in ".;,\n"):
        return None
    return Span(act.span.start, max(act.span.end, found.end()))


def for_now(groups: Sequence[Sequence[Side]]) -> list[Opposed]:
    """What one account calls permanent, another of the same clause has "at least for now"."""
    found = []
    for group in groups:
        marked = [(side, kind, span) for side in group if side.unit.realis not in ("uncertain", "conditional", "negated") for kind, span in _term(side)]
        for (one, kind, a), (other, other_kind, b) in combinations(marked, 2):
            names = (one.keys.around & other.keys.around) - {n for n in one.keys.around if n.startswith("country:")}
            if one.account.id != other.account.id and kind != other_kind and len(names) > 1:
                found.append(opposed(((one, a), (other, b)), "scope", LASTING, "one account has it for good, another for a time", "the words were not weighed, or the end was left open"))
                break
    return apart(found)[:MOST]


def _term(side: Side) -> Iterable[tuple[str, Span]]:
    """The clause in the side's sentence with "permanent" or with "for now"."""
    start, end = side.sentence()
    for kind, words in (("good", PERMANENT), ("now", FOR_NOW)):
        if (found := words.search(side.account.text, start, end)) is not None:
            around = next((s for s in side.unit.spans if s.start <= found.start() < s.end), None)
            yield kind, around or Span(*found.span())


def _joined(held: Sequence[Act]) -> Opposed | None:
    """What one telling makes one class ("rubber plate tests"), another makes two ("rubber and plate tests")."""
    for act in held:
        for first, second in _pairs(act):
            two = re.compile(TWO.format(re.escape(first)) + rf"[^.;\n]{{0,24}}\b{re.escape(second)}\b", re.IGNORECASE)
            others = {o.side.account.id: o for o in reversed(held) if two.search(o.side.text(o.span))}
            if others:
                shown = [(act.side, act.span), *((o.side, o.span) for _, o in sorted(others.items()))]
                reason = f"“{first} {second}” is one class here; elsewhere it is “{first}” and “{second}”"
                return opposed(shown, "scope", JOINED, reason, "a comma or an “and” was left out")
    return None


def _pairs(act: Act) -> Iterable[tuple[str, str]]:
    tree = act.side.tree
    before = act.before(act.thing)
    for first, second in zip(before, before[1:], strict=False):
        if tree.token(first).pos == "ADJ" and tree.token(second).pos == "NOUN" and tree.word(first).isalpha():
            yield tree.word(first), tree.word(second)


def _by_account(held: Sequence[tuple[Act, int]]) -> Mapping[str, list[tuple[Act, int]]]:
    found: dict[str, list[tuple[Act, int]]] = {}
    for act, noun in sorted(held, key=lambda h: h[0].side.account.sha256):
        found.setdefault(act.side.account.id, []).append((act, noun))
    return found


def _upto(act: Act, noun: int) -> Span:
    return Span(act.span.start, max(act.span.end, act.side.tree.token(noun).end))


def _said_of(act: Act) -> frozenset[str]:
    """Every lemma, and part of one, in the account's sentences about the thing, or what it is made of."""
    tree = act.side.tree
    tokens, lemmas = tree.account.tokens, {tree.lemma(t) for t in (act.thing, *act.inside)}
    sentences = {t.sentence for i, t in enumerate(tokens) if tree.lemma(i) in lemmas}
    return frozenset(w for i, t in enumerate(tokens) if t.sentence in sentences for w in (tree.lemma(i), joined(act.side, i)))
