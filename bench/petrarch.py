"""Score events against the PETRARCH records: who did what to whom, as (source, target, root code), from raw text.

    python bench/petrarch.py 1|2 [--show]

Set 1 is `petrarch1_unittest` (284 records with invented countries), set 2 `petrarch2_gsr_ud` (78); both lie with the annotated data
(RASHOMON_GOLD, default `../shared` of the checkout). Only the text and the date of a record are read, never its parse. The dictionaries that the
records name are turned into a gazetteer (`petrarch_words.py`): actors and agents in both sets, and in the first the verbs too, for its codes are of
an older scheme and of its own making. The verbs of the second are what the shipped tables were distilled from.

What counts: every expected coding of a record is one triple; it is right when an event of ours gives the same source, target and root. The root is
the first two digits of the code. Actor codes are compared as sets of three-letter parts, so that the order of agents (`NGOARN`, `ARNNGO`) does not
matter; `---`, an empty code and a code that is a phrase in quotation marks (a "new actor") all mean: somebody without a code. An event of ours gives
a triple for each actor and each recipient; several actors without a recipient give one for each ordered pair of them; a lack is `---`. Where the
dictionary pairs a code with what comes back ([032:033]), or the event is a consultation, the reverse counts too. One prediction pays for
one expected triple. Records without events, or that the program was to refuse, expect nothing and are counted apart (`quiet`: of these, those
for which nothing with two coded parties was predicted).

Three habits of those coders are not ours, and are taken into account where they differ (`plain` is the figure without them): where there is no
recipient, or people meet, the place of an act is its target; a deed that is denied beforehand ("will not provide") is a refusal, root 12; and,
by the rules at the end of their verb dictionary, who says of himself that he attacks makes a statement (01) to the one attacked, who says it of
another accuses that one (11).
"""

from __future__ import annotations

import html
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from petrarch_words import gazetteer_text

if TYPE_CHECKING:
    from rashomon.language.gazetteer import Gazetteer
    from rashomon.types import Account, Participant

HERE = Path(__file__).resolve().parent
SETS = {"1": ("petrarch1_unittest", "PETR.UnitTest.records.xml"), "2": ("petrarch2_gsr_ud", "PETR2_GSR_validation.xml")}
NOBODY = frozenset(("---", "###", "+++"))
ATTACKS = frozenset(("18", "19", "20"))
Code = frozenset[str]


class Triple(NamedTuple):
    """Parts of the source's and the target's code, empty for somebody without one, and the root of the act."""

    source: Code
    target: Code
    root: str


class Record(NamedTuple):
    """One record: what is read, and what is expected."""

    id: str
    date: str
    text: str
    expected: tuple[Triple, ...]


def records(path: Path) -> Iterator[Record]:
    """The records of a file; the text of one that has none is put together from the words of its parse."""
    for match in re.finditer(r"<Sentence (.*?)/?>(.*?)</Sentence>", path.read_text(encoding="utf8"), re.DOTALL):
        told = dict(re.findall(r'(\w+)\s*=\s*"([^"]*)"', match.group(1)))
        body = match.group(2)
        text = re.search(r"<Text>(.*?)</Text>", body, re.DOTALL)
        words = " ".join(html.unescape(text.group(1)).split()) if text else ""
        if not words:
            words = " ".join(line.split("\t")[1] for line in body.splitlines() if line[:1].isdigit() and "\t" in line)
        codings = [dict(re.findall(r"(\w+)\s*=\s*[\"']([^>]*?)[\"'](?=\s|/|>|$)", coding)) for coding in re.findall(r"<EventCoding(.*?)/?>", body)]
        expected = tuple(Triple(parts(c.get("sourcecode", "")), parts(c.get("targetcode", "")), c["eventcode"][:2]) for c in codings if "eventcode" in c)
        yield Record(told.get("id", ""), told.get("date", ""), words, expected)


def parts(code: str) -> Code:
    """The three-letter parts of an actor code; none for a lack of one."""
    found = re.findall(r"[A-Z+#-]{1,3}", code) if re.fullmatch(r"[A-Z#+-]+", code) else []
    return frozenset(part for part in found if part not in NOBODY)


def predicted(account: Account) -> list[Triple]:
    """The triples of an account's events, one for each actor and recipient."""
    out = []
    for event in account.events:
        code, _, back = (event.cameo or "").partition("_")
        actors = [_code(p) for p in event.actors]
        recipients = [_code(p) for p in event.recipients]
        pairs = [(a, r) for a in actors or [frozenset()] for r in recipients or [frozenset()]]
        if not recipients and len(actors) > 1:
            pairs += [(a, b) for a in actors for b in actors if a is not b]
        out += [Triple(a, r, code[:2]) for a, r in pairs]
        if back or event.plover.type == "CONSULT":
            out += [Triple(r, a, (back or code)[:2]) for a, r in pairs]
    return out


def by_habit(account: Account, words: Gazetteer) -> list[Triple]:
    """What the records' coders would make of the same events: places as targets, refusals, and what is said of attacks."""
    out = []
    said = {statement.id: statement for statement in account.statements}
    for event in account.events:
        actors = [_code(p) for p in event.actors]
        recipients = [_code(p) for p in event.recipients] or [frozenset()]
        root = (event.cameo or "")[:2]
        if event.place and (not event.recipients or event.plover.type == "CONSULT"):
            out += [Triple(a, place, root) for a in actors for place in _named(event.place.name, words)[:1]]
        if event.realis == "negated":
            out += [Triple(a, r, "12") for a in actors for r in recipients]
        speaker = said[event.asserted_by[0]].source if event.asserted_by and event.asserted_by[0] in said else None
        if root in ATTACKS and speaker is not None:
            speakers = _named(account.text[speaker.start : speaker.end], words)
            for told in speakers:
                out += [Triple(told, r, "01") if a == told else Triple(told, a, "11") for a in actors if a == told or a not in speakers for r in recipients]
    return out


def _named(text: str, words: Gazetteer) -> list[Code]:
    """The parts of the codes of the names in a text."""
    return [parts(f"{row.country or ''}{row.sector or ''}") for match in words.find("actor", text.split()) for row in match.rows]


def _code(participant: Participant) -> Code:
    return parts(f"{participant.country or ''}{participant.sector or ''}")


def right(expected: tuple[Triple, ...], given: list[Triple]) -> int:
    """How many of the expected triples are given, each prediction used once."""
    left, n = list(given), 0
    for triple in expected:
        if triple in left:
            left.remove(triple)
            n += 1
    return n


def score(name: str, gold: Path, show: bool = False) -> dict[str, float | int]:
    """Read every record of a set with the gazetteer of its dictionaries; figures as the docstring of this file has them."""
    from rashomon.annotate import annotate
    from rashomon.language.gazetteer import parsed
    from rashomon.language.reader import load
    from rashomon.types import Account, Published, Zone

    folder = gold / "gold" / "events" / SETS[name][0]
    words = parsed(gazetteer_text(name, folder, gold / "lexicons" / "phoenix"))
    nlp = load(None)
    n = found = plain = whole = with_events = quiet = empty = extra = 0
    for record in records(folder / SETS[name][1]):
        day = f"{record.date[:4]}-{record.date[4:6]}-{record.date[6:8]}"
        published = Published(date=day, precision="day", basis="metadata", span=None) if re.fullmatch(r"(19|20)\d{6}", record.date) else None
        account = Account(id=record.id, uri=record.id, sha256="", text=record.text, published=published, zones=(Zone(kind="body", start=0, end=len(record.text)),))
        read = annotate(account, nlp, gazetteer=words)
        given = predicted(read)
        plain += right(record.expected, given)
        given += by_habit(read, words)
        told = [triple for triple in given if triple.source and triple.target]
        if not record.expected:
            empty += 1
            quiet += not told
            continue
        hits = right(record.expected, given)
        n, found, with_events, whole = n + len(record.expected), found + hits, with_events + 1, whole + (hits == len(record.expected))
        extra += len(set(told) - set(record.expected))
        if show and hits < len(record.expected):
            print(record.id, record.text, *(f"\n   wanted {_shown(t)}" for t in record.expected), *(f"\n   given  {_shown(t)}" for t in given))
    return {"triples": n, "right": round(found / n, 3), "plain": round(plain / n, 3), "records": with_events, "whole": whole, "extra": extra, "empty": empty, "quiet": quiet}


def _shown(triple: Triple) -> str:
    return f"{'+'.join(sorted(triple.source)) or '---'} {'+'.join(sorted(triple.target)) or '---'} {triple.root}"


def main(arguments: list[str]) -> int:
    """Score the set named; gives the exit code, 0 without data."""
    gold = Path(os.environ.get("RASHOMON_GOLD") or HERE.parent.parent / "shared").resolve()
    if not arguments or arguments[0] not in SETS:
        print(__doc__, file=sys.stderr)
        return 2
    if not (gold / "gold" / "events").is_dir():
        print(f"no annotated data in {gold} (RASHOMON_GOLD names the folder); nothing measured")
        return 0
    print(json.dumps(score(arguments[0], gold, "--show" in arguments)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
