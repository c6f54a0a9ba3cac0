"""One thing said on one occasion, as each account gives it.

In: accounts, their statements, the speakers of the event. Out: `Utterance` values: statements of one speaker whose
words align, with the kind of difference and the words that differ. Two sayings of one speaker are never merged: the
quoted words must be shared, or the content in the reporter's words must be nearly all shared.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ..language.quotation import quotations
from ..types import Account, Statement, Utterance
from .entities import Cast
from .vocabulary import term, weight

BY = "utterance.words.v1"
WORD = re.compile(r"[\w’'-]+")
SAME_WORDS = 0.60  # share of the shorter quotation's words found in order in the longer
RUN = 3  # words in a row that quotations must share
CONTENT_SHARED = 0.5  # weight of shared content words over the lighter side, for sayings in the reporter's words
LEAST = 3  # content words


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with its words, its quoted words, its terms by weight, and its speaker in the event."""

    account: Account
    statement: Statement
    speaker: str
    words: tuple[str, ...]
    quoted: tuple[str, ...]
    terms: Mapping[str, float]


def utterances(accounts: Sequence[Account], cast: Cast, lemmas: Mapping[tuple[str, int], str]) -> tuple[Utterance, ...]:
    """Groups of statements in different accounts that give one utterance; `lemmas` maps (account, offset) to a lemma."""
    said = _weighed([s for a in sorted(accounts, key=lambda a: a.sha256) for s in _said_in(a, cast, lemmas)])
    homes: dict[int, int] = {i: i for i in range(len(said))}
    pairs = sorted(((-_alike(a, b), i, j) for i, a in enumerate(said) for j, b in enumerate(said) if i < j and a.account is not b.account and _alike(a, b) > 0))
    for _, i, j in pairs:
        one, other = homes[i], homes[j]
        held = [k for k, h in homes.items() if h in (one, other)]
        if one != other and all(_alike(said[p], said[q]) > 0 or said[p].account is said[q].account for p in held for q in held if p < q and homes[p] != homes[q]):
            homes.update({k: min(one, other) for k in held})
    groups: dict[int, list[Said]] = {}
    for i, home in homes.items():
        groups.setdefault(home, []).append(said[i])
    made = [_utterance(group) for group in groups.values() if len({s.account.id for s in group}) > 1]
    return tuple(sorted(made, key=lambda u: u.id))


def _said_in(account: Account, cast: Cast, lemmas: Mapping[tuple[str, int], str]) -> list[Said]:
    marked = [piece for quotation in quotations(account.text) for piece in quotation.pieces]
    made = []
    for statement in account.statements:
        speaker = cast.named(account.id, statement.speaker.entity) or (statement.speaker.name or "").lower()
        found = [(m[0].lower(), span.start + m.start()) for span in statement.content for m in WORD.finditer(account.text[span.start : span.end])]
        if found and speaker:
            quoted = tuple(w for w, at in found if any(start <= at < end for start, end in marked))
            known = [lemmas.get((account.id, offset), word) for word, offset in found]
            terms = {term(lemma): weight(lemma) for lemma in known if weight(lemma) > 0.2}
            made.append(Said(account, statement, speaker, tuple(w for w, _ in found), quoted, terms))
    return made


def _weighed(said: Sequence[Said]) -> list[Said]:
    """The same with each term weighed by its rarity among the sayings of the event too."""
    seen = Counter(t for s in said for t in s.terms)
    rarity = {t: math.log(1 + len(said) / n) for t, n in seen.items()}
    return [replace(s, terms={t: w * rarity[t] for t, w in s.terms.items()}) for s in said]


def _alike(a: Said, b: Said) -> float:
    """0 when they are two sayings; else how alike they are."""
    if a.quoted and b.quoted:
        shorter, longer = sorted((a.quoted, b.quoted), key=len)
        matcher = SequenceMatcher(None, shorter, longer, autojunk=False)
        blocks = [m.size for m in matcher.get_matching_blocks()]
        run = max(blocks, default=0)
        share = sum(blocks) / len(shorter)
        if run >= min(RUN, len(shorter)) and share >= SAME_WORDS and (run > RUN or a.speaker == b.speaker) and len(shorter) > 1:
            return 1 + share if a.speaker == b.speaker or len(shorter) > 5 else 0.0
    if a.speaker != b.speaker or (a.statement.kind == "direct" and b.statement.kind == "direct"):
        return 0.0
    lighter = min(sum(a.terms.values()), sum(b.terms.values()))
    shared = a.terms.keys() & b.terms.keys()
    if len(shared) < LEAST or not lighter:
        return 0.0
    share = sum(min(a.terms[t], b.terms[t]) for t in shared) / lighter
    return share if share >= CONTENT_SHARED else 0.0


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
    """Whether two persons (or two bodies by name) are given the words; a body and its statement are one voice."""
    named = [s for s in group if s.statement.speaker.status == "named" and s.statement.speaker.name]
    stems = [{w[:5].lower() for w in WORD.findall(s.statement.speaker.name or "")} for s in named]
    return any(a.speaker != b.speaker and not stems[i] & stems[j] for i, a in enumerate(named) for j, b in enumerate(named) if i < j)


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
