"""What each account calls the same thing: people and countries, things, and acts told as nouns or verbs.

In: accounts with their units' trees, and the cast. Out: `Referent` values, each with labels from two or more accounts that
do not all use the same words. A label is the words themselves, with the voice that uses them; nothing is summed up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..language.lexicon import table
from ..types import Label, RecordEntity, Referent
from .entities import Cast
from .keys import named_tokens
from .syntax import Tree
from .units import Told
from .vocabulary import is_of_a_country, matters, term, weight

BY_ENTITY, BY_THING, BY_ACT = "framing.entity.v1", "framing.thing.v1", "framing.act.v1"
LONGEST = 8  # words of a label
SELDOM = 0.25  # least weight of a noun that names a thing of this event
PLAIN = frozenset("new first last next other same many several such own former recent next-door early late good big little long more most".split())


@dataclass(frozen=True, slots=True)
class _Said:
    account: str
    label: Label
    words: frozenset[str]  # what makes this label another than the next


@cache
def _tone() -> Mapping[str, float]:
    return {row["lemma"]: float(row["polarity"]) for row in table("tone")}


def referents(told: Sequence[Told], cast: Cast) -> tuple[Referent, ...]:
    """The referents that accounts name differently, those of most accounts first; the order of the accounts changes nothing."""
    held: dict[tuple[str, str], list[_Said]] = {}
    for one in told:
        if one.tree.is_parsed:
            for key, said in (*_of_entities(one, cast), *_of_things(one, cast), *_of_acts(one)):
                held.setdefault(key, []).append(said)
    digest = {one.account.id: one.account.sha256 for one in told}
    made = [r for key, said in held.items() if (r := _referent(key, sorted(said, key=lambda s: (digest[s.account], s.label.start)), cast.by_id))]
    return tuple(sorted(made, key=lambda r: (-len({label.account for label in r.labels}), -len(r.labels), r.name, r.by)))


def _referent(key: tuple[str, str], said: Sequence[_Said], by_id: Mapping[str, RecordEntity]) -> Referent | None:
    rule, name = key
    words: dict[str, set[str]] = {}
    for one in said:
        words.setdefault(one.account, set()).update(one.words)
    if len(words) < 2 or all(own == set.union(*words.values()) for own in words.values()):
        return None
    if rule == BY_THING and not any(own - theirs for a, own in words.items() for b, theirs in words.items() if a != b and theirs):
        return None
    entity = name if rule == BY_ENTITY else None
    labels = list({(s.label.account, *sorted(s.words)): s.label for s in reversed(said)}.values())[::-1]
    return Referent(name=by_id[name].name if entity else name, entity=entity, labels=tuple(labels), by=rule)


def _of_entities(told: Told, cast: Cast) -> Iterator[tuple[tuple[str, str], _Said]]:
    """ "North Korean dictator Kim Jong-un", "the regime": nouns and adjectives that stand for, or beside, a name."""
    account, tree = told.account, told.tree
    starts = [t.start for t in account.tokens]
    seen: set[tuple[str, frozenset[str]]] = set()
    for entity in account.entities:
        if (record := cast.named(account.id, entity.id)) is None or entity.type not in ("person", "country", "organisation"):
            continue
        for mention in entity.mentions:
            tokens = _phrase(tree, bisect_left(starts, mention.start), bisect_left(starts, mention.end))
            words = frozenset(tree.lemma(i) for i in tokens if tree.token(i).pos in ("NOUN", "ADJ") and not _is_name(tree, i))
            if words and (record, words) not in seen:
                seen.add((record, words))
                yield (BY_ENTITY, record), _said(told, tokens, words)


def _phrase(tree: Tree, start: int, end: int) -> list[int]:
    """The mention with the adjectives and nouns before its head, no clause, nothing after it."""
    inside = set(range(start, end))
    heads = [i for i in inside if tree.token(i).head not in inside or tree.token(i).head == i]
    held = {t for h in heads for c in tree.related(h, "modifier") if c < end for t in tree.subtree(c) if t < end}
    governed = {tree.token(h).head for h in heads if tree.relations[h] in ("apposition", "modifier", "flat") and tree.token(tree.token(h).head).pos == "NOUN"}
    tokens = sorted(inside | held | {g for g in governed if g < start and start - g <= 4})
    return [t for t in range(tokens[0], tokens[-1] + 1) if tree.token(t).pos != "SPACE"] if tokens else []


def _of_things(told: Told, cast: Cast) -> Iterator[tuple[tuple[str, str], _Said]]:
    """ "the only known test site", "a facility": what one noun is called by its adjectives."""
    tree = told.tree
    named = named_tokens(told.account, cast)
    seen: set[tuple[str, frozenset[str]]] = set()
    for unit in told.units:
        for i in unit.tokens:
            lemma = tree.lemma(i)
            if tree.token(i).pos != "NOUN" or i in named or weight(lemma) < SELDOM or term(lemma) != lemma:
                continue
            modifiers = [c for c in tree.related(i, "modifier") if not _is_name(tree, c)]
            compound = [tree.lemma(c) for c in modifiers if tree.token(c).pos == "NOUN"]
            words = frozenset(tree.lemma(c) for c in modifiers if tree.token(c).pos == "ADJ" and tree.lemma(c) not in PLAIN)
            key = " ".join([*compound[-1:], lemma])
            if (key, words) not in seen:
                seen.add((key, words))
                yield (BY_THING, key), _said(told, sorted({i, *modifiers}), words)


def _of_acts(told: Told) -> Iterator[tuple[tuple[str, str], _Said]]:
    """ "the suspension of tests", "halted tests", "a freeze on tests": one matter done to one thing, under several words."""
    tree = told.tree
    seen: set[tuple[str, str]] = set()
    for unit in told.units:
        for i in unit.tokens:
            lemma = tree.lemma(i)
            if lemma not in matters() or tree.token(i).pos not in ("NOUN", "VERB"):
                continue
            below = tree.related(i, "object", "noun-modifier") or (tree.related(i, "subject") if any(tree.token(c).dep.endswith(":pass") for c in tree.children[i]) else ())
            things = [c for c in (*below, *tree.related(i, "modifier")) if tree.token(c).pos == "NOUN"]
            for thing in things[:1]:
                key = f"{matters()[lemma]} + {tree.lemma(thing)}"
                if (key, lemma) not in seen:
                    seen.add((key, lemma))
                    yield (BY_ACT, key), _said(told, sorted({i, thing, *tree.related(i, "auxiliary")}), frozenset({lemma}))


def _is_name(tree: Tree, i: int) -> bool:
    token = tree.token(i)
    return token.pos == "PROPN" or is_of_a_country(tree.account.text[token.start : token.end])


def _said(told: Told, tokens: Sequence[int], words: frozenset[str]) -> _Said:
    account = told.account
    if tokens[-1] - tokens[0] > LONGEST:
        tokens = tokens[-2:]
    start, end = account.tokens[tokens[0]].start, account.tokens[tokens[-1]].end
    voice = min((s for s in account.statements if any(c.start <= start and end <= c.end for c in s.content)), key=lambda s: sum(c.end - c.start for c in s.content), default=None)
    tones = Counter(_tone()[w] for w in words if w in _tone())
    polarity = max(tones, key=lambda t: (tones[t], -t)) if tones else 0.0
    return _Said(account.id, Label(account=account.id, start=start, end=end, voice=voice.id if voice else "narrator", polarity=polarity), words)
