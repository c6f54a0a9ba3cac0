"""What happened when, as the accounts date it: one entry for each dated thing, told by one account or several.

In: accounts as told with their dates, the points and the event clusters. Out: `TimelineEntry` values in order of time. A
date makes an entry where it dates an act or a state; a year that only names a thing ("a 1962 law") makes none. Dates of
two accounts are one entry when their intervals meet and they tell of the same thing: one event cluster, one point, or the
same people and matter. When an account spoke is no entry; what it dates is.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language.dates import WEEKDAYS
from ..types import Account, DateMention, EventCluster, Mention, Point, Span, TimelineEntry
from .clock import BY as CLOCKED
from .clock import ahead, shifted
from .syntax import Tree
from .units import Told, Unit
from .vocabulary import term, weight

BY = "timeline.dated_act.v1"
CLOCK = "timeline.clock.v1"
PRECISE = ("day", "week", "weekend", "month", "season", "year")
LONGEST = 160  # code points of a label
ZONE = datetime.timedelta(days=1)  # by which two clocks may differ
NAMED_BY_YEAR = frozenset("war attack invasion revolution coup treaty accord agreement summit crisis conflict massacre bombing uprising annexation armistice truce".split())
COMPARED = frozenset("level figure number rate high low record average".split())
FEWEST = {3: 2, 4: 2, 5: 3}  # terms shared by what is dated to a month, a season, a year: such dates are no evidence by themselves
BREATH = 10  # code points between two dates of one thing
LEAST = 1.0  # likeness of two clauses that make one entry


@dataclass(frozen=True, slots=True)
class Dated:
    """One date in its clause, with what tells whether another account dates the same thing."""

    account: Account
    date: DateMention
    unit: Unit
    span: Span
    terms: frozenset[str]
    names: frozenset[str]
    links: frozenset[str]
    is_ahead: bool
    word: str | None


def timeline(told: Sequence[Told], dates: Mapping[str, Sequence[DateMention]], points: Sequence[Point], clusters: Sequence[EventCluster], names: Mapping[str, Mapping[int, str]]) -> tuple[TimelineEntry, ...]:
    """Entries sorted by time, then by the accounts' digests, so that input order changes nothing.

    `names` gives each account's tokens that name a party.
    """
    linked = _links(told, points, clusters)
    groups: list[list[Dated]] = []
    index: dict[tuple[str, str], list[int]] = {}
    for one in sorted(told, key=lambda t: t.account.sha256):
        for item in _dated(one, dates.get(one.account.id, ()), linked, names.get(one.account.id, {})):
            keys = [(window, key) for window in _windows(item.date) for key in (*item.terms, *item.links)]  # names alone make no two dates one
            options = sorted({n for key in keys for n in index.get(key, ())})
            scored = [(likeness, -n) for n in options if (likeness := max(_likeness(item, other) for other in groups[n])) >= LEAST]
            at = -max(scored)[1] if scored else len(groups)
            if at == len(groups):
                groups.append([])
            groups[at].append(item)
            for key in keys:
                if at not in (entries := index.setdefault(key, [])):
                    entries.append(at)
    known, clustered = {p.id for p in points}, {c.id for c in clusters}
    return tuple(sorted((_entry(group, known, clustered) for group in groups), key=lambda e: (e.earliest or "", e.latest or "", e.label)))


def _dated(told: Told, dates: Sequence[DateMention], linked: Mapping[str, list[tuple[Span, str]]], names: Mapping[int, str]) -> list[Dated]:
    found = []
    for date in _apart(dates):
        clause = next((u for u in told.units if any(s.start < date.end and date.start < s.end for s in u.spans)), None)
        unit = clause or _said_then(told, date)
        if not date.earliest or date.precision not in PRECISE or unit is None or not _dates_something(told.tree, date, unit):
            continue
        near = [u for u in told.units if u.sentence == unit.sentence and (clause is None or u is unit or u.parent == unit.order or unit.parent == u.order)]
        tokens = {i for u in near for i in u.tokens}
        whole = told.account.sentences[unit.sentence] if clause is None and unit.sentence < len(told.account.sentences) else unit.spans[0]
        span = next((s for s in unit.spans if s.start <= date.start < s.end), whole)
        links = frozenset(link for at, link in linked.get(told.account.id, ()) if at.start < date.end and date.start < at.end)
        found.append(
            Dated(
                account=told.account, date=date, unit=unit, span=span, links=links,
                terms=frozenset(term(told.tree.lemma(i)) for i in tokens if i not in names and told.tree.token(i).pos in ("NOUN", "VERB", "ADJ", "PROPN") and weight(told.tree.lemma(i)) > 0 and not _inside(told, i, dates)),
                names=frozenset(names[i] for i in tokens if i in names), is_ahead=ahead(told, date, clause), word=_word(told.account, date),
            )
        )  # fmt: skip
    return found


def _apart(dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates without those beside a closer one in the same breath: "Thursday and Friday this week" dates one thing."""
    kept: list[DateMention] = []
    for date in dates:
        if not date.earliest or date.precision not in PRECISE:
            continue
        if kept and date.start - kept[-1].end <= BREATH:
            kept[-1] = min(kept[-1], date, key=lambda d: PRECISE.index(d.precision))
        else:
            kept.append(date)
    return kept


def _word(account: Account, date: DateMention) -> str | None:
    """The day that the words name where the calendar knows only month or year: two Mondays may be one, a Monday and a Friday not."""
    words = account.text[date.start : date.end].lower().split()
    if len(date.earliest or "") == 10 or not words:
        return None
    return next((w for w in words if w in WEEKDAYS), " ".join(words) if date.by == CLOCKED and date.precision == "year" and "year" not in words else None)


def _said_then(told: Told, date: DateMention) -> Unit | None:
    """What was said on the day that a bare reporting clause ("he said Wednesday") gives: the nearest unit of the sentence."""
    sentence = next((t.sentence for t in told.account.tokens if t.start >= date.start), None)
    return min((u for u in told.units if u.sentence == sentence), key=lambda u: abs(u.start - date.start), default=None)


def _inside(told: Told, i: int, dates: Sequence[DateMention]) -> bool:
    start = told.tree.token(i).start
    return any(d.start <= start < d.end for d in dates)


def _dates_something(tree: Tree, date: DateMention, unit: Unit) -> bool:
    """Whether a date tells when something was, not only which one is meant, how much was compared, or how long it has been so."""
    inside = [i for i in unit.tokens if date.start <= tree.token(i).start < date.end]
    if not inside:
        return True
    top = next((i for i in inside if tree.token(i).head not in inside), inside[0])
    above = tree.token(top).head
    if tree.token(above).pos in ("NOUN", "PROPN") and tree.relations[top] in ("modifier", "number", "possessor") and date.precision in ("year", "season"):
        return tree.lemma(above) in NAMED_BY_YEAR
    if tree.token(above).pos == "NOUN" and tree.lemma(above) in COMPARED:
        return False
    case = {tree.word(c) for c in tree.related(top, "case")}
    return not (date.precision == "year" and case & {"than", "from", "to"} and not tree.heads_clause(above))


def _windows(date: DateMention) -> tuple[str, ...]:
    """Index keys under which intervals that can meet are found: the months of both ends, a day to either side; the year for what is no closer."""
    first, last = date.earliest or "", date.latest or date.earliest or ""
    if len(first) < 7 or len(last) < 7:
        return (first[:4],)
    if len(first) == 7:
        return tuple(dict.fromkeys((first, last)))
    ends = [shifted(datetime.date.fromisoformat(d), shift) for d, shift in ((first, -ZONE), (last, ZONE)) if len(d) == 10]
    return tuple(dict.fromkeys(d.isoformat()[:7] for d in ends))


def _meet(one: DateMention, other: DateMention) -> float:
    """How well two intervals agree: 1 the same, less a day apart or one inside the other, 0 apart."""
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        return 1.0
    a, b, c, d = (str(x) for x in (one.earliest, one.latest, other.earliest, other.latest))
    if len(a) == len(c) == 10 and a == b and c == d:
        return 0.5 if abs(datetime.date.fromisoformat(a) - datetime.date.fromisoformat(c)) <= ZONE else 0.0
    size = min(map(len, (a, b, c, d)))
    if size < 7 and max(map(len, (a, b, c, d))) > size:
        return 0.25 if a[:4] <= d[:4] and c[:4] <= b[:4] else 0.0
    return 0.5 if a[:size] <= d[:size] and c[:size] <= b[:size] else 0.0


def _likeness(one: Dated, other: Dated) -> float:
    """At least 1 where two dated clauses tell of one thing; names alone count little, for they are in every clause of an event."""
    if one.word != other.word or not (meet := _meet(one.date, other.date)):
        return 0.0
    if one.links & other.links:
        return meet * 2
    terms, names = len(one.terms & other.terms), len(one.names & other.names)
    asked = 3 if one.account is other.account else 1 if one.word in WEEKDAYS else FEWEST.get(PRECISE.index(max(one.date.precision, other.date.precision, key=PRECISE.index)), 1)
    if one.is_ahead != other.is_ahead or terms < asked or terms + names < 2:
        return 0.0
    return meet * min(3.0, 0.5 * terms + 0.25 * min(names, 2) + (0.25 if meet == 1.0 else 0.0))


def _entry(group: Sequence[Dated], points: set[str], clusters: set[str]) -> TimelineEntry:
    closest = min(group, key=lambda d: (PRECISE.index(d.date.precision), d.date.by != "date.expression.v1", d.account.sha256, d.date.start))
    linked = [link for item in group for link in sorted(item.links)]
    # clocks differ by a day: the entry holds both days
    same = [d.date for d in group if len(d.date.earliest or "") == len(closest.date.earliest or "") == 10 and d.date.precision == closest.date.precision == "day"] or [closest.date]
    return TimelineEntry(
        earliest=min(str(d.earliest) for d in same), latest=max(str(d.latest) for d in same), precision=closest.date.precision, label=label(closest),
        point=next((x for x in linked if x in points), None), event_cluster=next((x for x in linked if x in clusters), None),
        evidence=tuple(dict.fromkeys(Mention(d.account.id, d.date.start, d.date.end) for d in group)), by=CLOCK if "inferred" in closest.date.basis else BY,
    )  # fmt: skip


def label(dated: Dated) -> str:
    """The clause's own words around the date, blanks made single, cut at a word."""
    text = " ".join(dated.account.text[dated.span.start : dated.span.end].split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _links(told: Sequence[Told], points: Sequence[Point], clusters: Sequence[EventCluster]) -> dict[str, list[tuple[Span, str]]]:
    """By account, the spans of points that several accounts tell and of event clusters, with their ids."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for point in points:
        for cell in point.cells:
            found.setdefault(cell.account, []).extend((span, point.id) for span in cell.evidence)
    events = {(t.account.id, e.id): e for t in told for e in t.account.events}
    for cluster in clusters:
        for member in cluster.members:
            event = events[member["account"], member["event"]]
            if event.date and event.date.span:
                found.setdefault(member["account"], []).append((event.date.span, cluster.id))
    return found
