"""Which points an event has: shared ones, their circumstances, exclusive claims, and what only one account says.

In: all sides of an event. Out: `Draft` values. Shared points come from joint grouping; what only one account says is
chosen, not listed: claims of named speakers, acts with a figure or a date, the lead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from ..types import Assessment, Conflict, Mention, Origin, Span
from .align import groups
from .captions import caption_tensions
from .exclusions import affirmed, exclusion, exclusion_tensions
from .facets import facet_relation, facets
from .further import further
from .likeness import likenesses, meanings, near, neighbours
from .numbers import bound_tension, bounds_differ, comparable, number_conflict
from .points import Draft, kind_of, wholeness
from .relate import condition_conflict, conditional, relation
from .scores import candidates, features, is_supported, opposed, rarities, score, weighed
from .sides import Side
from .tensions import tensions
from .units import Told, Unit
from .vocabulary import weight
from .voices import MEDIA

BY_GROUP, BY_FACET, BY_ALONE, BY_EXCLUSION, BY_FIGURE, BY_OCCASION, BY_CONDITION, BY_CAPTION, BY_OPPOSED, BY_EVALUATION = "point.aligned_clauses.v1", "point.circumstance.v1", "point.only_one.v1", "point.exclusion.v1", "point.figure.v1", "point.occasion.v1", "point.condition.v1", "point.caption.v1", "point.opposed_phrases.v1", "point.evaluation.v1"
ALONE_SHARE, ALONE_MOST, ALONE_LEAST = 8, 10, 3  # one only-one point per so many units; bounds for an account
LONGEST_REPORT = 160  # code points of a reporting clause shown whole
ADJACENT = 2  # code points between a source and its cue
MOST_EXCLUSIONS = 6
REPEATED = 0.6  # share of the shorter unit's terms
FIRM = 0.4  # score of a group's best pair from which its dates and places are compared too
KNOWN = 0.2  # probability of saying the same as another account's unit above which a unit is not "only" its account's
ASIDE = 0.5  # a circumstance is less than the act: its share of the act's sureness
EACH = 0.3  # best score that each account of a surely shared point has with another
LOOSE = 0.35  # what a likeness is worth where phrases share words ("a fierce dispute", a caption's names) but no two accounts have a whole clause
ALIKE = 0.5  # cosine of two clauses that need share no word to be weighed
CALENDAR = re.compile(r"\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.IGNORECASE)
FACET_KINDS = {"date": "date", "place": "state", "purpose": "statement", "condition": "statement", "reason": "statement"}


def drafts(sides: Sequence[Side], stories: Sequence[Told], shown: Sequence[Origin] = (), judged: Sequence[Assessment] = (), held: Sequence[tuple[str, Sequence[Mention]]] = ()) -> list[Draft]:
    """All drafts of an event; `shown` are its origins, `judged` what the accounts conclude."""
    scores = pair_scores(sides)
    index = {id(side): n for n, side in enumerate(sides)}
    shared = [[sides[i] for i in group] for group in groups([s.unit for s in sides], scores)]
    shared = [group for group in shared if len({s.account.id for s in group}) > 1]
    shared = [sorted(group, key=lambda s: -closeness(s, group, index, scores)) for group in shared]
    tied = [ties(group, index, scores) for group in shared]
    # a group on which one account hangs loosely is less sure
    made = [_shared(group, max(own.values()) * (1.0 if min(own.values()) >= EACH else LOOSE)) for group, own in zip(shared, tied, strict=True)]
    made += _figures(sides, made)
    made += _conditions(sides, made)
    sure = [(group, value) for group, own in zip(shared, tied, strict=True) if (value := max(own.values())) >= FIRM]
    made += _opposed(sides, shared, [group for group, _ in sure])
    made += _evaluation(sides, judged)
    made += [Draft(((a, a.unit.spans), (b, b.unit.spans)), "event", "only-one", conflict, BY_CAPTION) for a, b, conflict in caption_tensions(sides)]
    made += _circumstances(sure, shared, stories)
    made += _occasions(sides, shown)
    made += (more := further(held, made, sides))
    taken = {id(side) for group in shared for side in group} | {id(side) for d in more for side, _ in d.sides}
    best: dict[int, float] = {}
    for (i, j), value in scores.items():
        if sides[i].account.id != sides[j].account.id:
            best[i], best[j] = max(best.get(i, 0.0), value), max(best.get(j, 0.0), value)
    excluded, used = _exclusions(sides)
    made += excluded
    taken |= used
    made += _alone([s for n, s in enumerate(sides) if id(s) not in taken and best.get(n, 0.0) < KNOWN], stories)
    return made


def pair_scores(sides: Sequence[Side]) -> dict[tuple[int, int], float]:
    """The score of every candidate pair of sides."""
    all_keys = [s.keys for s in sides]
    vectors = weighed(all_keys)
    rarity = rarities(all_keys)
    size = Counter(s.account.id for s in sides)
    depths = [s.unit.order / size[s.account.id] for s in sides]
    meant = meanings(sides)
    alike = neighbours(sides, meant, ALIKE)
    nominated = candidates(all_keys, vectors)
    supported = {(i, j) for i, j in nominated if is_supported(all_keys[i], all_keys[j], vectors[i])}
    like = likenesses(sides, meant, supported | alike | near(meant, nominated - supported - alike, ALIKE))
    found = {}
    for (i, j), likeness in like.items():
        shared = features(sides[i], sides[j], (vectors[i], vectors[j]), (depths[i], depths[j]), rarity, likeness)
        # rounded: sets have no order, so the last digits of a sum may differ from run to run
        found[i, j] = round(score(shared) * opposed(all_keys[i], all_keys[j]), 6)
    return found


def ties(group: Sequence[Side], index: Mapping[int, int], scores: Mapping[tuple[int, int], float]) -> dict[str, float]:
    """For each account of a group the best score that one of its sides has with a side of another."""
    best = {side.account.id: 0.0 for side in group}
    places = sorted((index[id(s)], s.account.id) for s in group)
    for n, (i, a) in enumerate(places):
        for j, b in places[n + 1 :]:
            if a != b:
                value = scores.get((i, j), 0.0)
                best[a], best[b] = max(best[a], value), max(best[b], value)
    return best


def closeness(side: Side, group: Sequence[Side], index: Mapping[int, int], scores: Mapping[tuple[int, int], float]) -> float:
    """The mean score of a side with the group's sides in other accounts."""
    i = index[id(side)]
    others = [index[id(o)] for o in group if o.account.id != side.account.id]
    return sum(scores.get((min(i, j), max(i, j)), 0.0) for j in others) / max(1, len(others))


def _shared(group: Sequence[Side], sureness: float) -> Draft:
    kind, conflict = relation(group)
    if len({s.account.id for s in group if wholeness(s)}) < 2:
        sureness *= LOOSE
    what = "quantity" if conflict and conflict.kind == "number" else kind_of(group)
    return Draft(tuple((s, s.unit.spans) for s in group), what, kind, conflict, BY_GROUP, sureness)


def _figures(sides: Sequence[Side], made: Sequence[Draft]) -> list[Draft]:
    """Figures that cannot both be right in clauses that were not grouped."""
    found = _pairwise(comparable(sides), made, number_conflict, "quantity", "conflict", BY_FIGURE)
    return found + _pairwise(comparable(sides, bounds_differ), [*made, *found], bound_tension, "quantity", "characterised-differently", BY_FIGURE)


def _conditions(sides: Sequence[Side], made: Sequence[Draft]) -> list[Draft]:
    """One saying given with two conditions in clauses that were not grouped."""

    def differ(one: Side, other: Side) -> Conflict | None:
        may = one.account.id != other.account.id and one.keys.terms.keys() & other.keys.terms.keys()
        return condition_conflict(one, other) if may else None

    by_speaker: dict[str, list[int]] = {}
    for n, side in enumerate(sides):
        if side.keys.speaker is not None and conditional(side):
            by_speaker.setdefault(side.keys.speaker, []).append(n)
    pairs = sorted(pair for held in by_speaker.values() for pair in combinations(held, 2))
    return _pairwise([(sides[i], sides[j]) for i, j in pairs], made, differ, "statement", "characterised-differently", BY_CONDITION)


def _pairwise(pairs: Sequence[tuple[Side, Side]], made: Sequence[Draft], rule: Callable[[Side, Side], Conflict | None], kind: str, relation: str, by: str) -> list[Draft]:
    """A draft for each pair on which the rule finds a conflict; each phrase is shown once, also over what is `made`."""
    seen = {(v.account, v.span) for d in made if d.conflict for v in d.conflict.values}
    found = []
    for one, other in pairs:
        conflict = rule(one, other)
        if conflict and not any((v.account, v.span) in seen for v in conflict.values):
            seen.update((v.account, v.span) for v in conflict.values)
            found.append(Draft(((one, one.unit.spans), (other, other.unit.spans)), kind, relation, conflict, by))
    return found


def _evaluation(sides: Sequence[Side], judged: Sequence[Assessment]) -> list[Draft]:
    """What the accounts' own voices conclude, as one point: a tension where one judges well what another judges ill."""
    found: dict[str, tuple[Side, Assessment]] = {}
    held = {(s.account.id, s.unit.spans): s for s in reversed(sides)}
    for one in judged:
        side = held.get((one.account, one.evidence))
        if side and one.polarity in ("positive", "negative"):
            found.setdefault(one.account, (side, one))
    if len(found) < 2:
        return []
    kinds = {a.polarity for _, a in found.values()}
    conflict = Conflict(
        kind="evaluation", strength="tension", scope="between", both_true_if="they judge different parts of it, or measure it against different hopes",
        values=tuple(s.value(s.unit.spans[0]) for s, _ in found.values()), rule="tension.evaluation.v1", reason="one account judges well what another judges ill",
    ) if len(kinds) > 1 else None  # fmt: skip
    return [Draft(tuple((s, s.unit.spans) for s, _ in found.values()), "evaluation", "characterised-differently" if conflict else "agree", conflict, BY_EVALUATION)]


def _opposed(sides: Sequence[Side], shared: Sequence[Sequence[Side]], sure: Sequence[Sequence[Side]]) -> list[Draft]:
    """What accounts tell differently of one act, each as a point of its own: the phrases and the tension or contradiction."""
    relation = lambda c: "only-one" if c.scope == "within" else "conflict" if c.both_true_if is None else "characterised-differently"
    return [Draft(tuple((side, (span,)) for side, span in o.shown), "event", relation(o.conflict), o.conflict, BY_OPPOSED) for o in tensions(sides, shared, sure)]


def _circumstances(sure: Sequence[tuple[Sequence[Side], float]], every: Sequence[Sequence[Side]], stories: Sequence[Told]) -> list[Draft]:
    units_of = {t.account.id: t.units for t in stories}
    made: list[Draft] = []
    seen: set[tuple[str, Span]] = set()
    grouped = {(s.account.id, s.unit.order) for group in every for s in group}
    for group, value in sure:
        by_unit = {(s.account.id, s.unit.order): s for s in group}
        one = {s.account.id: s for s in group}
        for facet in facets(group, units_of):
            if facet.kind not in ("date", "place") and any((u.account, u.order) in grouped for u, _ in facet.phrases):
                continue  # the clauses of purpose or condition are a point already
            if facet.kind == "date" and not any(CALENDAR.search(one[u.account].text(span)) for u, span in facet.phrases):
                continue  # "on Monday" is how fresh the news was, not what it was
            phrases = [(one[u.account] if (u.account, u.order) not in by_unit else by_unit[u.account, u.order], span) for u, span in facet.phrases]
            fresh = [(s, span) for s, span in phrases if (s.account.id, span) not in seen]
            if len({s.account.id for s, _ in fresh}) > 1:
                seen.update((s.account.id, span) for s, span in fresh)
                made.append(Draft(tuple((s, (span,)) for s, span in fresh), FACET_KINDS[facet.kind], facet_relation(facet, one), None, f"{BY_FACET}.{facet.kind}", value * ASIDE))
    return made


def _occasions(sides: Sequence[Side], shown: Sequence[Origin]) -> list[Draft]:
    """One channel or occasion that several accounts name: an agency, a post, a press conference."""
    made = []
    by_account: dict[str, list[Side]] = {}
    for side in sides:
        by_account.setdefault(side.account.id, []).append(side)
    agencies = {origin.name for origin in shown if origin.kind == "wire"}
    for origin in shown:
        speaker, _, left_open = origin.name.partition(", occasion")
        is_medium = origin.kind == "outlet" or (left_open and MEDIA.search(speaker) and speaker not in agencies)
        if not is_medium and (origin.kind not in ("wire", "social", "occasion") or origin.name.endswith("statement")):
            continue
        found: dict[tuple[str, int], tuple[Side, tuple[Span, ...]]] = {}
        for mention in origin.evidence:
            near = [s for s in by_account.get(mention.account, ()) if s.sentence().start <= mention.start < s.sentence().end]
            if near:
                side = min(near, key=lambda s: (not any(x.start <= mention.start < x.end for x in s.unit.spans), abs(s.unit.start - mention.start)))
                found.setdefault((mention.account, mention.start), (side, (reported(side, mention),)))
        if len({account for account, _ in found}) > 1:
            made.append(Draft(tuple(found[k] for k in sorted(found, key=lambda k: (found[k][0].account.sha256, k[1]))), "statement", "agree", None, BY_OCCASION))
    return made


def reported(side: Side, mention: Mention) -> Span:
    """The words that say who reports and where: source, cue and the name of the channel, where they stand together."""
    for statement in side.account.statements:
        parts = [s for s in (statement.source, statement.cue) if s]
        if any(s.start <= mention.start < s.end for s in parts):
            first, last = min(parts), max(parts)
            return Span(first.start, last.end) if last.start - first.end <= ADJACENT else Span(mention.start, mention.end)
    around = [s for s in side.unit.spans if s.start <= mention.start < s.end and s.end - s.start <= LONGEST_REPORT]
    return around[0] if around else Span(mention.start, mention.end)


def _exclusions(sides: Sequence[Side]) -> tuple[list[Draft], set[int]]:
    """Exclusive claims that meet what another account reports, each with the clause it fits best."""
    made, used = [], set()
    affirming = affirmed(sides)
    for side in (s for s in sides if exclusion(s)):
        facing = exclusion_tensions(side, affirming)
        if facing:
            shared = lambda o, mine=side: len(mine.keys.terms.keys() & o.keys.terms.keys()) + len(mine.keys.around & o.keys.around)
            other, conflict = max(facing, key=lambda oc: (shared(oc[0]), oc[0].account.sha256, -oc[0].unit.order))
            made.append(Draft(((side, side.unit.spans), (other, other.unit.spans)), "exclusion", "conflict" if conflict.strength == "contradiction" else "characterised-differently", conflict, BY_EXCLUSION))
            used.add(id(side))
    return made[:MOST_EXCLUSIONS], used


def _alone(free: Sequence[Side], stories: Sequence[Told]) -> list[Draft]:
    by_account: dict[str, list[Side]] = {}
    for side in free:
        by_account.setdefault(side.account.id, []).append(side)
    units_of = {t.account.id: t.units for t in stories}
    made = []
    for own in by_account.values():
        n = max(ALONE_LEAST, min(ALONE_MOST, len(own) // ALONE_SHARE))
        chosen: list[Side] = []
        for side in sorted(own, key=lambda s: (-worth(s), s.unit.order)):
            if len(chosen) == n or worth(side) <= 0:
                break
            if not any(_repeats(side, other) for other in chosen):
                chosen.append(side)
        made += [Draft(((side, _with_content(side, units_of[side.account.id])),), kind_of([side]), "only-one", None, BY_ALONE) for side in chosen]
    return made


def _repeats(one: Side, other: Side) -> bool:
    """Whether two units of one account say much the same (a pull quote, a caption that repeats the text)."""
    shared = one.keys.terms.keys() & other.keys.terms.keys()
    return len(shared) > REPEATED * min(len(one.keys.terms), len(other.keys.terms))


def _with_content(side: Side, units: Sequence[Unit]) -> tuple[Span, ...]:
    """A clause's evidence; one that only denies a saying ("gave no indication") with what was not said."""
    content = [u.spans for u in units if u.parent == side.unit.order and u.relation in ("complement", "noun-clause")] if exclusion(side) else []
    return tuple(sorted({*side.unit.spans, *(s for spans in content[:1] for s in spans)}))


def worth(side: Side) -> float:
    """How much a reader would miss a unit that only one account has: actors, figures, named speakers, the lead."""
    if side.unit.zone == "caption" or not side.keys.names or len(side.keys.terms) < 3:
        return 0.0
    value = min(4.0, sum(weight(lemma) for lemma in side.keys.terms.values())) / 2
    value += 1.0 * bool(side.keys.subject) + 1.0 * bool(side.keys.speaker) + 0.7 * bool(side.keys.numbers) + 0.5 * bool(side.keys.dates)
    value += 1.0 * bool(exclusion(side)) + max(0.0, 1.0 - side.unit.order / 20)
    is_whole = side.unit.head is None or bool(side.tree.related(side.unit.head, "subject"))
    return value - 0.5 * (side.unit.realis == "uncertain") - 1.5 * (not is_whole or side.tree.word(side.unit.tokens[0]) == "to")
