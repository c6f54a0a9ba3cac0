"""One thing said on one occasion, as each account gives it.

In: accounts, their statements, the speakers of the event. Out: `Utterance` values: statements of one speaker whose
words align, with the kind of difference and the words that differ. Two sayings of one speaker are never merged: the
quoted words must be shared, or the content in the reporter's words must be nearly all shared; reasons and conditions
that one account adds do not count against it. An agency that carries somebody's words stands for him.
"""

from __future__ import annotations

import hashlib
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from ..language.quotation import quotations
from ..types import Account, Statement, Utterance
from .entities import Cast
from .issues import matter_of, verb_polarity
from .syntax import Tree, tree
from .vocabulary import term, weight
from .voices import DOCUMENT, MEDIA

BY = "utterance.words.v1"
WORD = re.compile(r"[\w’'-]+")
ANNOUNCING = re.compile(r"\b(announcement|declaration|message|post|tweet)\b", re.IGNORECASE)
SAME_WORDS = 0.60  # share of the shorter quotation's words found in order in the longer
RUN = 3  # words in a row that quotations must share
CONTENT_SHARED = 0.5  # weight of shared content words over the lighter side, for sayings in the reporter's words
LEAST = 3  # content words
CARRIED = 8  # quoted words in a row by which an agency or a document carries what a person said
NEEDED = {"require": "need", "necessary": "need", "necessity": "need", "requirement": "need"}  # so common that no table of matters holds them
NEED, LIGHTEST = 0.35, 0.2  # weight of a word of need; least weight of a word of content
BESIDE = frozenset({"because", "as", "since", "if", "unless", "when", "while", "although", "though", "after", "before"})  # marks of what is said besides


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with its words, its quoted words, its terms by weight, and its speaker in the event."""

    account: Account
    statement: Statement
    speaker: str
    words: tuple[str, ...]
    quoted: tuple[str, ...]
    terms: Mapping[str, float]
    carrier: str = ""  # whose words they are where an agency carries them; else the speaker
    promise: tuple[str, bool] | None = None  # what would be done on a condition: of what, and whether for it
    runs: frozenset[tuple[str, ...]] = frozenset()  # of quoted words

    @property
    def is_carrying(self) -> bool:
        """Whether the speaker is an agency or a document, which says what others said."""
        name = self.statement.speaker.name or self.speaker
        return bool(MEDIA.search(name) or DOCUMENT.search(name) or ANNOUNCING.search(name))


def utterances(accounts: Sequence[Account], cast: Cast, lemmas: Mapping[tuple[str, int], str]) -> tuple[Utterance, ...]:
    """Groups of statements in different accounts that give one utterance; `lemmas` maps (account, offset) to a lemma."""
    said = _carried(_weighed([s for a in sorted(accounts, key=lambda a: a.sha256) for s in _said_in(a, cast, lemmas)]))
    alike = {(i, j): value for i, j in _candidates(said) if (value := _alike(said[i], said[j])) > 0}
    homes: dict[int, int] = {i: i for i in range(len(said))}
    groups: dict[int, list[int]] = {i: [i] for i in range(len(said))}
    unfit: set[tuple[int, int, int, int]] = set()  # groups only grow, so first member and size name one
    for i, j in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        one, other = sorted((homes[i], homes[j]))
        if one == other or (tried := (one, other, len(groups[one]), len(groups[other]))) in unfit:
            continue
        fits = lambda p, q: (min(p, q), max(p, q)) in alike or said[p].account is said[q].account
        if all(fits(p, q) for p in groups[one] for q in groups[other]):
            groups[one] += groups.pop(other)
            homes.update(dict.fromkeys(groups[one], one))
        else:
            unfit.add(tried)
    made = [_utterance([said[i] for i in sorted(group)]) for group in groups.values() if len({said[i].account.id for i in group}) > 1]
    return tuple(sorted(made, key=lambda u: u.id))


def _candidates(said: Sequence[Said]) -> list[tuple[int, int]]:
    """Pairs in two accounts that can be one saying at all: one speaker and something in common, or a run of quoted words."""
    by_term: dict[tuple[str, str], list[int]] = {}
    found: dict[object, list[int]] = {}
    terms = [{(s.carrier, t) for t in s.terms} | {(s.carrier, w) for w in s.quoted[:1] if len(s.quoted) < RUN} for s in said]
    for i, one in enumerate(said):
        for key in terms[i]:
            by_term.setdefault(key, []).append(i)
        words: set[object] = {*one.runs, (one.carrier, *one.quoted)} if one.quoted else {(one.carrier, one.promise)} if one.promise else set()
        for run in words:
            found.setdefault(run, []).append(i)
    pairs = {pair for held in found.values() for pair in combinations(held, 2)}
    for i, one in enumerate(said):
        # in the reporter's words so many terms must be shared; of a promise, or a quotation shorter than a run, one is enough to look
        shared = Counter(j for key in terms[i] for j in by_term[key] if j > i)
        few = lambda s: 0 < len(s.quoted) < RUN
        is_open = few(one)
        pairs.update((i, j) for j, n in shared.items() if n >= LEAST or is_open or few(said[j]) or (one.promise and one.promise == said[j].promise))
    return sorted((i, j) for i, j in pairs if said[i].account is not said[j].account)


def _runs(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[k : k + size]) for k in range(len(words) - size + 1)]


def _carried(said: Sequence[Said]) -> list[Said]:
    """The same, with an agency or document that carries somebody's very words counted as him."""
    holders: dict[tuple[str, ...], dict[str, bool]] = {}
    for one in said:
        for run in _runs(one.quoted, CARRIED):
            holders.setdefault(run, {})[one.speaker] = one.is_carrying
    persons: dict[str, set[str]] = {}
    for held in holders.values():
        for agency in (name for name, is_carrying in held.items() if is_carrying):
            persons.setdefault(agency, set()).update(name for name, is_carrying in held.items() if not is_carrying)
    carried = {agency: next(iter(who)) for agency, who in persons.items() if len(who) == 1}
    return [replace(s, carrier=carried.get(s.speaker, s.speaker)) for s in said]


def _said_in(account: Account, cast: Cast, lemmas: Mapping[tuple[str, int], str]) -> list[Said]:
    marked = [piece for quotation in quotations(account.text) for piece in quotation.pieces]
    made = []
    grown = tree(account)
    apart, starts = _beside(grown), [t.start for t in account.tokens]
    for statement in account.statements:
        speaker = cast.named(account.id, statement.speaker.entity) or (statement.speaker.name or "").lower()
        found = [(m[0].lower(), span.start + m.start()) for span in statement.content for m in WORD.finditer(account.text[span.start : span.end])]
        if found and speaker and _is_said(account, statement, starts):
            quoted = tuple(w for w, at in found if any(start <= at < end for start, end in marked))
            known = [lemmas.get((account.id, offset), word) for word, offset in found if offset not in apart] or [word for word, _ in found]
            terms = {term(lemma): weight(lemma) for lemma in known if weight(lemma) > LIGHTEST}
            terms |= {NEEDED.get(lemma, lemma): NEED for lemma in known if lemma in NEEDED or lemma in NEEDED.values()}
            made.append(Said(account, statement, speaker, tuple(w for w, _ in found), quoted, {t: w for t, w in terms.items() if t not in NEEDED}, speaker, _promise(grown, statement, starts), frozenset(_runs(quoted, min(RUN, len(quoted) or 1)))))
    return made


def _is_said(account: Account, statement: Statement, starts: Sequence[int]) -> bool:
    """Whether something was said: what was left unsaid, thought or done is no utterance, and a thing alone is what a saying is about."""
    if statement.negated or statement.cue_class in ("thought", "intention"):
        return statement.kind != "indirect" and not statement.negated
    inside = (account.tokens[i] for span in statement.content for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    return statement.kind != "indirect" or not account.tokens or any(t.pos in ("VERB", "AUX") or not t.dep for t in inside)


def _promise(grown: Tree, statement: Statement, starts: Sequence[int]) -> tuple[str, bool] | None:
    """What the speaker would do, and to what, if the condition he names is met: "would leave the meeting if it fails"."""
    if statement.condition is None or not grown.is_parsed:
        return None
    for span in statement.content:
        for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            helpers = {grown.word(c) for c in grown.related(i, "auxiliary")}
            if grown.token(i).pos == "VERB" and helpers & {"will", "would"} and not statement.condition.start <= starts[i] < statement.condition.end:
                found, value = matter_of(grown, i), verb_polarity(grown, i)
                return (term(grown.lemma(found.token)), (value > 0) != grown.is_negated(i)) if found and value else None
    return None


def _beside(grown: Tree) -> frozenset[int]:
    """Offsets of the words in clauses of reason, condition and time: what one account may leave out of the same saying."""
    heads = [i for i, r in enumerate(grown.relations) if r == "adverbial" and any(grown.word(m) in BESIDE for m in grown.related(i, "mark"))]
    return frozenset(grown.account.tokens[t].start for i in heads for t in grown.subtree(i))


def _weighed(said: Sequence[Said]) -> list[Said]:
    """The same with each term weighed by its rarity among the sayings of the event too."""
    seen = Counter(t for s in said for t in s.terms)
    rarity = {t: math.log(1 + len(said) / n) for t, n in seen.items()}
    return [replace(s, terms={t: w * rarity[t] for t, w in s.terms.items()}) for s in said]


def _alike(a: Said, b: Said) -> float:
    """0 when they are two sayings; else how alike they are."""
    if a.quoted and b.quoted and (a.runs & b.runs or min(len(a.quoted), len(b.quoted)) < RUN):
        shorter, longer = sorted((a.quoted, b.quoted), key=len)
        # the words in common, in whatever order, are no fewer than those in order
        blocks = _blocks(shorter, longer) if (Counter(shorter) & Counter(longer)).total() >= SAME_WORDS * len(shorter) else ()
        run = max(blocks, default=0)
        share = sum(blocks) / len(shorter)
        if run >= min(RUN, len(shorter)) and share >= SAME_WORDS and (run > RUN or a.carrier == b.carrier) and len(shorter) > 1:
            return 1 + share if a.carrier == b.carrier or len(shorter) > 5 else 0.0
    if a.carrier != b.carrier or (a.statement.kind == "direct" and b.statement.kind == "direct"):
        return 0.0
    if a.promise is not None and a.promise == b.promise:
        return CONTENT_SHARED
    lighter = min(sum(a.terms.values()), sum(b.terms.values()))
    shared = a.terms.keys() & b.terms.keys()
    if len(shared) < LEAST or not lighter:
        return 0.0
    share = sum(min(a.terms[t], b.terms[t]) for t in shared) / lighter
    return share if share >= CONTENT_SHARED else 0.0


@lru_cache(maxsize=16_384)  # many accounts give the same few wordings
def _blocks(shorter: tuple[str, ...], longer: tuple[str, ...]) -> tuple[int, ...]:
    """The lengths of the runs of words that both have, in order."""
    if shorter == longer:
        return (len(shorter),)
    return tuple(m.size for m in SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks())


def _utterance(group: Sequence[Said]) -> Utterance:
    group = sorted(group, key=lambda s: (s.account.sha256, s.statement.id))
    fullest = max(group, key=lambda s: (len(s.quoted), len(s.words), s.account.sha256))
    digest = hashlib.sha256("|".join(sorted(f"{s.account.sha256}:{s.statement.content}" for s in group)).encode()).hexdigest()
    return Utterance(
        id="u-" + digest[:10],
        speaker=fullest.speaker,
        statements=tuple({"account": s.account.id, "statement": s.statement.id} for s in group),
        difference="attributed-differently" if is_attributed_differently(group) else difference(fullest, group),
        diff=tuple(op for s in group if s is not fullest for op in diff(fullest, s)),
        check=None,
        by=BY,
    )


def is_attributed_differently(group: Sequence[Said]) -> bool:
    """Whether two persons (or two bodies by name) are given the words; a body and its statement are one voice, so is who carries them."""
    named = [s for s in group if s.statement.speaker.status == "named" and s.statement.speaker.name]
    stems = [{w[:5].lower() for w in WORD.findall(s.statement.speaker.name or "")} for s in named]
    return any(a.carrier != b.carrier and not stems[i] & stems[j] for i, a in enumerate(named) for j, b in enumerate(named) if i < j)


def difference(fullest: Said, group: Sequence[Said]) -> str:
    """The largest difference between the fullest version and the others."""
    found = {_between(fullest, s) for s in group if s is not fullest}
    order = ("condition-dropped", "translated", "reworded", "paraphrased", "shortened", "none")
    return next((d for d in order if d in found), "none")


def _between(full: Said, other: Said) -> str:
    if full.statement.condition and not other.statement.condition and len(other.words) * 2 > len(full.words):
        return "condition-dropped"
    if not full.quoted or len(other.quoted) < 0.5 * len(other.words):
        return "paraphrased"
    matcher = SequenceMatcher(None, full.quoted, other.quoted, autojunk=False)
    ops = [op for op, *_ in matcher.get_opcodes() if op != "equal"]
    if not ops:
        return "none"
    if all(op == "delete" for op in ops):
        return "shortened"
    interpreted = {full.statement.rendering, other.statement.rendering} & {"translated", "interpreted"}
    return "translated" if interpreted else "reworded"


def diff(full: Said, other: Said) -> list[dict]:
    """Words of `other` that `full` does not have (insert), has otherwise (replace); where `full`'s are left out (delete)."""
    one, two = _places(full), _places(other)
    matcher = SequenceMatcher(None, [w for w, *_ in one], [w for w, *_ in two], autojunk=False)
    found = []
    for op, i, j, k, m in matcher.get_opcodes():
        side, places = (full, one[i:j]) if op == "delete" else (other, two[k:m])
        if op != "equal" and places:
            found.append({"op": op, "account": side.account.id, "start": places[0][1], "end": places[-1][2]})
    return found


def _places(said: Said) -> list[tuple[str, int, int]]:
    return [
        (m[0].lower(), span.start + m.start(), span.start + m.end())
        for span in said.statement.content
        for m in WORD.finditer(said.account.text[span.start : span.end])
    ]
