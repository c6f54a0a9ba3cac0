"""What each account concludes, of what, and measured against what, in its own words.

In: accounts with their units. Out: `Assessment` values, at most two for an account: clauses in the outlet's own voice that sum
up how something went, taken from where writers do so (headline, standfirst, opening, close). The benchmark is a clause
beside them that says what was expected, hoped or promised. What others say in the account is no conclusion of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..types import Assessment, Span
from .syntax import Tree
from .units import Told, Unit
from .vocabulary import matters, polarity

BY = "assessment.own_voice.v1"
MOST = 2  # assessments of one account
NEAR, WIDE = 3, 40  # sentences between a conclusion and its benchmark, in a report and in a commentary
LONGEST = 220  # code points of a benchmark given as a whole sentence
LEAST = 3.0  # sum of the signs below which a clause is no conclusion
OPENING, CLOSE = 6, 0.85  # sentences that open an account; share of its body after which it closes
CONTRAST = frozenset("but actually however instead still yet nonetheless nevertheless ultimately clearly simply really merely only".split())
EXPECTED = frozenset("expect expectation anticipate hope promise predict prediction supposed foresee forecast".split())
SURELY = frozenset({"expect", "expectation", "anticipate"})
HOPES = frozenset({"expectation", "hope", "prediction", "forecast"})
HAPPENING = frozenset("visit trip meeting talk summit relationship relation deal agreement announcement move decision policy strategy diplomacy vote resolution conference negotiation pledge offer plan strike attack ceasefire truce sanction session press-conference encounter accord protest election effort campaign mission".split())


@dataclass(frozen=True, slots=True)
class _Judged:
    unit: Unit
    sureness: float
    polarity: str
    target: str


def assessments(told: Sequence[Told]) -> tuple[Assessment, ...]:
    """The conclusions of each account in the order of the accounts, the surest first."""
    return tuple(a for one in told for a in _of_account(one))


def _of_account(told: Told) -> list[Assessment]:
    account = told.account
    bodies = [u.start for u in told.units if u.zone == "body"]
    first, last = (bodies[0], bodies[-1]) if bodies else (0, 0)
    opening = {u.sentence for u in told.units if u.zone == "body" and u.sentence <= min((v.sentence for v in told.units if v.zone == "body"), default=0) + OPENING}
    judged = []
    for unit in told.units:
        if not _is_own(told, unit) or unit.zone == "caption" or (found := _verdict(told, unit)) is None:
            continue
        n_words, polarity = found
        closes = last > first and (unit.start - first) / (last - first) >= CLOSE
        place = 2.5 if unit.zone in ("headline", "standfirst") else 1.0 if closes else 0.5 if unit.sentence in opening else 0.0
        subject = _target(told, unit)
        words = {told.tree.word(i) for i in unit.tokens}
        sure = min(n_words, 2) + place + (0.7 if words & CONTRAST else 0.0) + _bears_on(told, unit, subject)
        if sure >= LEAST and subject is not None:
            judged.append(_Judged(unit, sure, polarity, _phrase(told, subject)))
    best = sorted(judged, key=lambda j: (-j.sureness, j.unit.start))
    kept: list[_Judged] = []
    for one in best:
        if len(kept) < MOST and all(one.unit.sentence != k.unit.sentence for k in kept):
            kept.append(one)
    return [Assessment(account=account.id, target=j.target, polarity=j.polarity, benchmark=_benchmark(told, j.unit), evidence=j.unit.spans, by=BY) for j in kept]


def _is_own(told: Told, unit: Unit) -> bool:
    """Whether the outlet itself speaks: nobody else does, or a happening "shows" it, which is the writer's inference."""
    sources = [s.source for s in told.account.statements if s.id in unit.statements] if unit.statements else []
    heads = [{told.tree.lemma(i) for i in told.tree.within(*s) if told.tree.token(i).pos == "NOUN"} if s else set() for s in sources]
    return all(words & HAPPENING for words in heads)


def _verdict(told: Told, unit: Unit) -> tuple[int, str] | None:
    """How many words of verdict a clause holds, and their polarity: positive, negative or mixed."""
    tree, found = told.tree, []
    for i in unit.tokens:
        value = polarity("verdicts", "word").get(tree.lemma(i)) or polarity("verdicts", "word").get(tree.word(i))
        head = tree.token(i).head
        is_aside = tree.relations[i] == "modifier" and tree.relations[head] not in ("object", "root", "complement", "conjunct") and head != unit.head
        if value is not None and not is_aside and tree.token(i).pos in ("NOUN", "ADJ", "VERB", "PRON", "ADV"):
            is_denied = tree.is_negated(i) or (tree.relations[i] in ("object", "open-complement") and tree.is_negated(head))
            found.append(-value if is_denied else value)
    text = re.sub(r"[^a-z]+", " ", told.account.text[unit.start : unit.end].lower())
    found += [value for words, value in polarity("verdicts", "phrase").items() if f" {words} " in f" {text} "] * 2
    if not found or unit.realis in ("planned", "conditional"):
        return None
    return len(found), "positive" if min(found) > 0 else "negative" if max(found) < 0 else "mixed"


def _target(told: Told, unit: Unit) -> int | None:
    """The subject of the clause; of a headline without a verb its head; of a line without either the subject of the headline above."""
    tree = told.tree
    if unit.head is None:
        return None
    subject = next(iter(tree.related(unit.head, "subject")), None)
    if subject is not None and tree.token(subject).pos in ("NOUN", "PROPN"):
        return subject
    if subject is None and unit.zone in ("headline", "standfirst"):
        above = [u for u in told.units if u.zone == "headline" and u.head is not None and u is not unit]
        heads = [s for u in above for s in (*tree.related(u.head, "subject"), u.head) if u.head is not None and tree.token(s).pos in ("NOUN", "PROPN")]  # type: ignore[arg-type]
        return heads[0] if heads else unit.head if tree.token(unit.head).pos == "NOUN" else None
    return subject


def _bears_on(told: Told, unit: Unit, subject: int | None) -> float:
    """A conclusion is of a happening rather than of a detail."""
    tree = told.tree
    if subject is not None and (tree.lemma(subject) in HAPPENING or tree.lemma(subject) in matters()):
        return 1.0
    nouns = {tree.lemma(i) for i in unit.tokens if tree.token(i).pos == "NOUN"}
    return 0.5 if nouns & HAPPENING else 0.3 if subject is not None and tree.token(subject).pos == "PROPN" else 0.0


def _phrase(told: Told, i: int) -> str:
    tree = told.tree
    held = [t for t in tree.subtree(i) if abs(t - i) <= 5 and tree.account.tokens[t].sentence == tree.account.tokens[i].sentence]
    apart = {t for c in tree.related(i, "relative", "noun-clause", "apposition", "parataxis") for t in tree.subtree(c)}
    held = [t for t in held if t not in apart and tree.relations[t] != "mark-up"] or [i]
    return " ".join(tree.account.text[tree.account.tokens[held[0]].start : tree.account.tokens[held[-1]].end].split())


def _benchmark(told: Told, unit: Unit) -> Span | None:
    """The nearest sentence outside quotation marks that tells what was expected, hoped or promised: near by, or anywhere in a commentary."""
    account, tree = told.account, told.tree
    reach = WIDE if account.kind in ("analysis", "opinion") else NEAR
    bodies = [z for z in account.zones if z.kind == "body"]
    marks = [i for i, t in enumerate(account.tokens) if tree.lemma(i) in EXPECTED and (t.pos == "VERB" or (t.pos == "NOUN" and tree.lemma(i) in HOPES)) and any(z.start <= t.start < z.end for z in bodies) and not _is_planned(tree, i)]
    near = [i for i in marks if abs(account.tokens[i].sentence - unit.sentence) <= reach and not unit.start <= account.tokens[i].start < unit.end]
    best = min(near, key=lambda i: (tree.lemma(i) not in SURELY, abs(account.tokens[i].sentence - unit.sentence), i), default=None)
    if best is None:
        return None
    whole = account.sentences[account.tokens[best].sentence]
    if whole.end - whole.start <= LONGEST:
        return whole
    below = [t for t in tree.subtree(best) if account.tokens[t].sentence == account.tokens[best].sentence and tree.relations[t] != "mark-up"]
    return Span(account.tokens[below[0]].start, account.tokens[below[-1]].end)


def _is_planned(tree: Tree, i: int) -> bool:
    """ "is expected to meet" tells a plan, "had expected more" a benchmark."""
    return tree.is_passive(i) or bool(tree.related(i, "open-complement"))
