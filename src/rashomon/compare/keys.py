"""What a unit can be recognised by: terms, names, pairs of words, phrases, numbers, dates, speaker.

In: the units of one account and the cast of the event. Out: `Keys`, plain sets that two units of different accounts
can share. A pair joins a predicate with what it is done to ("stop + test"), or a noun with what it is made of
("missile + test"); a phrase is four words in a row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..types import Account
from .clauses import CONTENT
from .entities import Cast
from .syntax import Tree
from .units import Told, Unit
from .vocabulary import is_of_a_country, term, weight

PHRASE = 4
TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "NUM"})  # parts of speech that make a run of words more than a name
NAMING = CONTENT - {"ADV"}  # "later" and "on Wednesday" make no two clauses one
ROLES = {"subject": "doer", "agent": "doer", "object": "done-to", "open-complement": "done-to", "oblique": "with", "noun-modifier": "with"}
PAIRED = ("subject", "object", "oblique", "noun-modifier", "modifier", "agent", "open-complement", "possessor", "apposition")


@dataclass(frozen=True, slots=True)
class Keys:
    """Terms with the lemma they stand for, and the other things a unit can be recognised by; `around`: names in its sentence and their countries."""

    terms: Mapping[str, str]
    names: frozenset[str]
    around: frozenset[str]
    countries: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    phrases: frozenset[tuple[str, ...]]
    numbers: frozenset[tuple[float, str]]
    dates: frozenset[str]
    speaker: str | None
    subject: str | None
    predicate: str | None
    roles: frozenset[tuple[str, str]]
    sentence_terms: frozenset[str]


def keys(told: Told, cast: Cast) -> tuple[Keys, ...]:
    """The keys of each unit of one account, in order."""
    account = told.account
    named = named_tokens(account, cast)
    countries = {e.id: e.country for e in cast.entities if e.country}
    speakers = {s.id: cast.named(account.id, s.speaker.entity) or s.speaker.name for s in account.statements}
    made: list[Keys] = []
    around: dict[int, set[str]] = {}
    for i, name in named.items():
        around.setdefault(account.tokens[i].sentence, set()).add(name)
    terms = [_terms(told.tree, unit, named) for unit in told.units]
    whole: dict[int, set[str]] = {}
    for unit, own in zip(told.units, terms, strict=True):
        whole.setdefault(unit.sentence, set()).update(own)
    for unit, own in zip(told.units, terms, strict=True):
        subject = _subject(told.tree, unit, named) or (made[unit.parent].subject if unit.parent is not None and unit.parent < len(made) else None)
        names = frozenset(n for i in unit.tokens if (n := named.get(i)))
        inherited = names | ({subject} if subject else frozenset())
        made.append(
            Keys(
                terms=own,
                names=inherited,
                around=_around(inherited | frozenset(around.get(unit.sentence, ())), countries),
                countries=frozenset(c for n in inherited if (c := countries.get(n))),
                pairs=_pairs(told.tree, unit, named),
                phrases=_phrases(told.tree, unit, named),
                numbers=_numbers(account, unit),
                dates=_dates(account, unit),
                speaker=speakers.get(unit.statements[0]) if unit.statements else None,
                subject=subject,
                predicate=_label(told.tree, unit.head, {}) if unit.head is not None else None,
                roles=_roles(told.tree, unit, named, countries, subject),
                sentence_terms=frozenset(whole[unit.sentence]),
            )
        )
    return tuple(made)


def _around(names: frozenset[str], countries: Mapping[str, str]) -> frozenset[str]:
    return names | {f"country:{countries[n]}" for n in names if n in countries}


def named_tokens(account: Account, cast: Cast) -> Mapping[int, str]:
    """Token index to the record entity that is named there; the longer mention wins where two overlap."""
    starts = [t.start for t in account.tokens]
    found: dict[int, tuple[int, str]] = {}
    for entity in account.entities:
        record = cast.named(account.id, entity.id)
        for span in entity.mentions:
            for i in range(bisect_left(starts, span.start), len(starts)):
                if starts[i] >= span.end:
                    break
                if record and found.get(i, (0, ""))[0] < span.end - span.start:
                    found[i] = (span.end - span.start, record)
    return {i: name for i, (_, name) in found.items()}


def _terms(tree: Tree, unit: Unit, named: Mapping[int, str]) -> Mapping[str, str]:
    found = {}
    for i in unit.tokens:
        lemma = tree.lemma(i)
        if i not in named and tree.token(i).pos in NAMING and weight(lemma) > 0 and lemma[:1].isalnum() and not _is_whose(tree, i):
            found[term(lemma)] = lemma
    return found


def _label(tree: Tree, i: int, named: Mapping[int, str]) -> str | None:
    if i in named:
        return named[i]
    lemma = tree.lemma(i)
    return term(lemma) if tree.token(i).pos in CONTENT and weight(lemma) > 0 else None


def _is_whose(tree: Tree, i: int) -> bool:
    token = tree.token(i)
    return is_of_a_country(tree.account.text[token.start : token.end])


def _pairs(tree: Tree, unit: Unit, named: Mapping[int, str]) -> frozenset[tuple[str, str]]:
    # neighbours stand beside the tree's own pairs: they hold where the parse does not
    labels = [label for i in unit.tokens if (label := _label(tree, i, named))]
    found = {(min(a, b), max(a, b)) for n, a in enumerate(labels) for b in labels[n + 1 : n + 3] if a != b}
    if not tree.is_parsed:
        return frozenset(found)
    for i in unit.tokens:
        head = tree.token(i).head
        if tree.relations[i] in PAIRED or tree.relations[i] == "conjunct":
            if tree.relations[i] == "conjunct":
                head = tree.token(head).head
            one, other = _label(tree, i, named), _label(tree, head, named)
            if one and other and one != other:
                found.add((min(one, other), max(one, other)))
    return frozenset(found)


def _roles(tree: Tree, unit: Unit, named: Mapping[int, str], countries: Mapping[str, str], subject: str | None) -> frozenset[tuple[str, str]]:
    """Who does it and to what: (doer or done-to, label); a name also stands for its country."""
    if unit.head is None:
        return frozenset()
    is_passive = tree.is_passive(unit.head)
    found = {("doer", subject)} if subject and not is_passive else set()
    for child in tree.children[unit.head]:
        role = ROLES.get(tree.relations[child])
        if role is None:
            continue
        if is_passive and role == "doer" and tree.relations[child] == "subject":
            role = "done-to"
        # the open complement's own object is what the act is done to: "plans to close a site"
        held = [child, *(tree.related(child, "object") if tree.relations[child] == "open-complement" else ()), *tree.related(child, "conjunct")]
        found.update((role, label) for i in held if (label := _label(tree, i, named)))
    return frozenset(found | {(role, f"country:{countries[label]}") for role, label in found if label in countries})


def _phrases(tree: Tree, unit: Unit, named: Mapping[int, str]) -> frozenset[tuple[str, ...]]:
    # a run of names and titles alone ("Secretary of State Ann Ruiz") says nothing of what is told
    tells = lambda i: i not in named and tree.token(i).pos in TELLING and weight(tree.lemma(i)) > 0
    words = [i for i in unit.tokens if tree.word(i)[0].isalnum()]
    runs = (words[i : i + PHRASE] for i in range(len(words) - PHRASE + 1))
    return frozenset(tuple(tree.word(i) for i in run) for run in runs if any(map(tells, run)))


def _within(unit: Unit, start: int, end: int) -> bool:
    return unit.start <= start and end <= unit.end and any(s.start <= start and end <= s.end for s in unit.spans)


def _numbers(account: Account, unit: Unit) -> frozenset[tuple[float, str]]:
    return frozenset((q.low, q.unit or "") for q in account.quantities if q.low is not None and _within(unit, q.start, q.end))


def _dates(account: Account, unit: Unit) -> frozenset[str]:
    return frozenset(d.earliest for d in account.dates if d.earliest and d.earliest == d.latest and _within(unit, d.start, d.end))


def _subject(tree: Tree, unit: Unit, named: Mapping[int, str]) -> str | None:
    if unit.head is None:
        return None
    below: Sequence[int] = tree.related(unit.head, "subject")
    return next((named[i] for s in below for i in (s, *tree.related(s, "modifier", "apposition")) if i in named), None)
