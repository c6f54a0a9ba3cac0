"""Events for tables that other programs read: which ones, one for each thing that happened, and how a cell is written.

In: accounts with events, and clusters of events. Out: `Deed`s, one for each cluster or single event that is told as
real, and the side table with all that the fixed columns of GDELT, POLECAT and ICEWS have no room for.
"""

from __future__ import annotations

import calendar
import csv
import hashlib
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..types import Account, Event, EventCluster, EventPlace, Participant
from .stored import Stored
from .tables import safe

REALIS = ("actual", "ongoing", "historical", "planned", "conditional", "hypothetical", "alleged", "uncertain", "negated", "counterfactual")
AS_REAL = ("actual", "ongoing", "historical")
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
SIDE_COLUMNS = [
    *["event_id", "event_number", "exported", "account", "event", "realis", "content_realis", "asserted_by", "speakers", "type", "mode", "contexts", "cameo"],
    *["intensity", "confidence", "rule", "earliest", "latest", "precision", "basis", "place", "place_country", "actors", "recipients", "trigger_start"],
    *["trigger_end", "trigger", "start", "end", "text", "contested"],
]
PRONOUNS = frozenset("i me we us you he him she her it they them this that these those who whom which one someone somebody others both".split())
BREAKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# a quotation mark opens a quoted cell for one reader and not for the next; a backslash escapes the tab after it for some
LIKE = str.maketrans({'"': "'", "\\": "/"})


class Told(NamedTuple):
    """One event as one account tells it; `speakers` names those of `asserted_by`."""

    account: Account
    event: Event
    speakers: tuple[str, ...]


class Deed(NamedTuple):
    """One thing that happened: the mentions that tell it as real, the firmest first, and those that tell it otherwise.

    `number` is a positive whole number below 2**52 made from `id`, the same in every run. `contested` is what the
    members of the cluster dispute.
    """

    id: str
    number: int
    told: tuple[Told, ...]
    otherwise: tuple[Told, ...]
    contested: dict[str, Any]

    @property
    def event(self) -> Event:
        """The firmest mention."""
        return self.told[0].event

    @property
    def acting(self) -> Told:
        """The mention that tells who acts: the firmest that names any."""
        return next((t for t in self.told if known(t.event.actors)), self.told[0])

    @property
    def receiving(self) -> Told:
        """The mention that tells who is acted upon: the firmest that names any."""
        return next((t for t in self.told if known(t.event.recipients)), self.told[0])

    @property
    def actors(self) -> tuple[Participant, ...]:
        """Those who act, with spans in the text of `acting`."""
        return known(self.acting.event.actors)

    @property
    def recipients(self) -> tuple[Participant, ...]:
        """Those acted upon, with spans in the text of `receiving`."""
        return known(self.receiving.event.recipients)

    @property
    def pair(self) -> tuple[Participant | None, Participant | None]:
        """Source and target for formats that hold one of each; of a mutual act without a recipient the first two actors."""
        actors, recipients = self.actors, self.recipients
        if not recipients and len(actors) > 1 and self.event.plover.type in MUTUAL:
            return actors[0], actors[1]
        return (actors[0] if actors else None), (recipients[0] if recipients else None)

    @property
    def place(self) -> EventPlace | None:
        """Where, unless the mentions name different countries."""
        places = [t.event.place for t in self.told if t.event.place is not None]
        return places[0] if places and len({p.country for p in places if p.country}) < 2 else None

    @property
    def dates(self) -> tuple[str, str] | None:
        """Both ends, inclusive, as days: one mention's interval that lies in all others', else the hull; None where undated."""
        placed = sorted({(_first_day(d.earliest), _last_day(d.latest)) for t in self.told if (d := t.event.date) is not None})
        if not placed:
            return None
        within = [(a, b) for a, b in placed if all(x <= a and b <= y for x, y in placed)]
        return within[0] if within else (min(a for a, _ in placed), max(b for _, b in placed))


def deeds(sources: Iterable[Stored], realis: Collection[str] = AS_REAL) -> tuple[Deed, ...]:
    """One Deed for each cluster, and for each event in none, of which a mention has one of the words of `realis`.

    In order of the first mention. The same cluster or event given twice is one Deed.
    """
    found: dict[str, Deed] = {}
    for source in sources:
        for key, told, contested in _together(source):
            real = sorted((t for t in told if t.event.realis in realis), key=_firmest_first)
            if real and key not in found:
                rest = tuple(t for t in told if t.event.realis not in realis)
                found[key] = Deed(key, number(key), tuple(real), rest, contested)
    return tuple(found.values())


def known(people: Sequence[Participant]) -> tuple[Participant, ...]:
    """Those who are somebody: a pronoun that the text does not settle names nobody."""
    return tuple(p for p in people if p.entity or p.country or p.sector or p.name.lower() not in PRONOUNS)


def number(key: str) -> int:
    """A whole number from 1 to 2**52 for a key: exact in every language, those with doubles alone included."""
    return int(hashlib.sha256(key.encode("utf8", "replace")).hexdigest()[:13], 16) + 1


def _together(source: Stored) -> Iterator[tuple[str, list[Told], dict[str, Any]]]:
    told = {(a.id, e.id): Told(a, e, _speakers(source, a.id, e)) for a in source.accounts for e in a.events}
    home: dict[tuple[str, str], EventCluster] = {(m["account"], m["event"]): c for c in source.clusters for m in c.members}
    done = set()
    for at in told:
        cluster = home.get(at)
        if cluster is None:
            yield f"{at[0]}/{at[1]}", [told[at]], {}
        elif cluster.id not in done:
            done.add(cluster.id)
            members = [told[m] for m in dict.fromkeys((m["account"], m["event"]) for m in cluster.members) if m in told]
            yield cluster.id, members, cluster.contested


def _speakers(source: Stored, account: str, event: Event) -> tuple[str, ...]:
    return tuple("narrator" if s == "narrator" else source.speakers.get((account, s), "?") for s in event.asserted_by)


def _firmest_first(told: Told) -> tuple[bool, float, int, str, int, str]:
    event = told.event
    return event.asserted_by != ("narrator",), -event.confidence, -len(event.actors + event.recipients), told.account.sha256, event.trigger.start, event.id


def _first_day(date: str) -> str:
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def _last_day(date: str) -> str:
    if len(date) == 10:
        return date
    month = date[5:7] or "12"
    return f"{date[:4]}-{month}-{calendar.monthrange(int(date[:4]), int(month))[1]:02}"


def day(dates: tuple[str, str] | None) -> str | None:
    """`YYYY-MM-DD` where the interval is one day, else None."""
    return dates[0] if dates and dates[0] == dates[1] else None


def common(dates: tuple[str, str] | None, length: int) -> str | None:
    """What both ends share of the year (4) or the month (7), or None where they differ."""
    return dates[0][:length] if dates and dates[0][:length] == dates[1][:length] else None


def cell(value: Any) -> str:
    """A value as one cell of an unquoted table: no tab, line end, quotation mark or formula in it; null is empty."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, int):
        return str(value)
    text = BREAKS.sub(" ", str(value).encode("utf8", "replace").decode("utf8")).strip().translate(LIKE)
    return str(safe(text))


def tab_text(rows: Iterable[Sequence[Any]], header: Sequence[str] = ()) -> str:
    """Rows as tab-separated lines without quoting, with a header where one is given."""
    lines = [header, *rows] if header else rows
    return "".join("\t".join(cell(value) for value in row) + "\n" for row in lines)


def side_text(found: Iterable[Deed]) -> str:
    """The side table as CSV with a header: one row for each mention, those of another realis included (`exported` is no).

    `event_id` and `event_number` are the keys of the tables; `start` and `end` are code points into the account's text.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(SIDE_COLUMNS)
    for deed in found:
        for exported, mentions in (("yes", deed.told), ("no", deed.otherwise)):
            for told in mentions:
                writer.writerow([safe(value) for value in _side(deed, told, exported)])
    return out.getvalue().replace("\0", "")


def _side(deed: Deed, told: Told, exported: str) -> list[Any]:
    account, event = told.account, told.event
    date, place, plover = event.date, event.place, event.plover
    when = [date.earliest, date.latest, date.precision, date.basis] if date else [None] * 4
    return [
        *[deed.id, deed.number, exported, account.uri, event.id, event.realis, event.content_realis],
        *[" < ".join(event.asserted_by), " < ".join(told.speakers), plover.type, plover.mode, "; ".join(plover.contexts), event.cameo],
        *[event.intensity, event.confidence, event.by, *when, place.name if place else None, place.country if place else None],
        *[_people(event.actors), _people(event.recipients), *event.trigger, account.text[event.trigger.start : event.trigger.end]],
        *[*event.evidence, account.text[event.evidence.start : event.evidence.end]],
        json.dumps(deed.contested, ensure_ascii=False, sort_keys=True, default=str) if deed.contested else None,
    ]


def _people(people: Sequence[Participant]) -> str:
    return "; ".join(f"{p.name} [{p.country or '-'} {p.sector or '-'} {p.span.start}-{p.span.end}]" for p in people)
