"""From a span to the sentence it stands in: what a cell opens, and where in the text it leads.

In: a record. Out: `Index`, which answers for any span of any account the sentence around it (as parts, the span marked), a
short phrase for a closed row, and the address of the sentence on the page (`#FA-1203-1310`: account, offsets).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ..gather.origins import document
from ..types import Account, Cell, Origin, Record, RecordEntity, Span, Statement
from .labels import labels

_LONGEST_SENTENCE = 900  # code points shown of one unit; hostile texts have units of megabytes
_LONGEST_PHRASE = 260
_LONGEST_LINE = 240
_NEARLY_ALL = 0.85
_ON, _OFF = "\ue000", "\ue001"  # private signs that carry marks through the cleaning of a line
_MARKDOWN_LINK = re.compile(r"\[([^\]\[]{1,300})\]\((?:[^()\s]|\([^()\s]*\)){1,2000}\)")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_FOOTNOTE = re.compile(r"<sup>\[?\d{1,3}\]?</sup>|(?<=[\w.,;”\"'’])\[\d{1,3}\]")
_ACTORS = ("person", "organisation", "country", "group")
_OPEN_QUOTE = "\"“„«‘'"


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups into one record, built once."""

    record: Record
    accounts: dict[str, Account]
    labels: dict[str, str]
    units: dict[str, tuple[Span, ...]]
    starts: dict[str, list[int]]
    statements: dict[tuple[str, str], Statement]
    entities: dict[tuple[str, str], RecordEntity]
    order: dict[str, int]
    origins: dict[str, str]
    compared: tuple[Account, ...]
    mentions: dict[str, tuple[list[int], list[int]]]
    actor_names: tuple[str, ...]
    actor_numbers: dict[str, int]

    def actors(self, cell: Cell) -> set[int]:
        """The actors, as numbers into `actor_names`, that the words of a cell name, or who speak them."""
        starts, who = self.mentions[cell.account]
        named = {who[n] for s in cell.evidence for n in range(bisect_left(starts, s.start), bisect_left(starts, s.end))}
        statement = self.statements.get((cell.account, cell.voice))
        speaker = self.entities.get((cell.account, statement.speaker.entity or "")) if statement else None
        return named | ({self.actor_numbers[speaker.id]} if speaker and speaker.id in self.actor_numbers else set())

    def unit(self, account: str, offset: int) -> Span:
        """The sentence (or, outside sentences, the line) that holds an offset."""
        units = self.units[account]
        at = bisect_right(self.starts[account], offset) - 1
        return units[max(at, 0)] if units else Span(0, 0)

    def href(self, account: str, offset: int) -> str:
        """The address of the sentence at an offset, inside the page."""
        return "#" + self.anchor(account, self.unit(account, offset))

    def anchor(self, account: str, unit: Span) -> str:
        """The id of a sentence on the page."""
        return f"{self.labels[account]}-{unit.start}-{unit.end}"

    def excerpts(self, account: str, spans: Iterable[Span]) -> list[dict]:
        """The sentences around the spans, in text order, each once: `{account, href, start, end, parts}`."""
        by_unit: dict[Span, list[Span]] = {}
        for span in sorted(spans):
            by_unit.setdefault(self.unit(account, span.start), []).append(span)
        return [self._excerpt(account, unit, held) for unit, held in by_unit.items()]

    def _excerpt(self, account: str, unit: Span, spans: list[Span]) -> dict:
        text = self.accounts[account].text
        start, end = min(unit.start, spans[0].start), max(unit.end, max(s.end for s in spans))
        cut_start, cut_end = start, end
        if end - start > _LONGEST_SENTENCE:
            cut_start = max(start, spans[0].start - _LONGEST_SENTENCE // 3)
            cut_end = min(end, cut_start + _LONGEST_SENTENCE)
        parts = marked(text, cut_start, cut_end, spans)
        return {
            "account": self.labels[account],
            "href": "#" + self.anchor(account, unit),
            "start": spans[0].start,
            "end": max(s.end for s in spans),
            "parts": parts,
            "before": cut_start > start,
            "after": cut_end < end,
        }

    def line(self, account: str, spans: Iterable[Span], longest: int = _LONGEST_LINE, *, first: Span | None = None) -> dict:
        """The first sentence around the spans (or that of the span `first`) on one line, the spans marked: `{parts, is_whole, is_all, more}`.

        `is_whole` says that nothing of the sentence is left out, `is_all` that nearly all of it is marked, `more` how many
        other sentences hold spans.
        """
        units: dict[Span, list[Span]] = {}
        for span in sorted(spans):
            units.setdefault(self.unit(account, span.start), []).append(span)
        if not units:
            return {"parts": [], "is_whole": False, "is_all": False, "more": 0}
        unit = self.unit(account, first.start) if first else next(iter(units))
        held = units[unit]
        text = self.accounts[account].text
        start, end = min(unit.start, held[0].start), max(unit.end, max(s.end for s in held))
        start, end = max(start, held[0].start - 4 * longest), min(end, held[0].start + 8 * longest)
        signed = "".join(
            (_ON + p["text"] + _OFF if p["mark"] else p["text"]) for p in marked(_unsigned(text[start:end]), 0, end - start, [Span(s.start - start, s.end - start) for s in held])
        )
        parts, is_cut = _cut(_parts(plain(signed)), longest)
        is_whole = not is_cut and len(units) == 1 and "".join(p["text"] for p in parts) == " ".join(text[start:end].split())
        n_marked, n_all = (sum(len(p["text"]) for p in parts if p["mark"] or every) for every in (False, True))
        return {"parts": parts, "is_whole": is_whole, "is_all": n_marked > _NEARLY_ALL * n_all, "more": len(units) - 1}

    def phrase(self, account: str, spans: Iterable[Span], longest: int = _LONGEST_PHRASE) -> str:
        """The spans' words on one line, without link mark-up, joined by an ellipsis, cut at a word."""
        text = self.accounts[account].text
        return shortened(" … ".join(filter(None, (plain(text[s.start : s.end]) for s in spans))), longest)


def index(record: Record) -> Index:
    """Build the look-ups of a record."""
    units = {a.id: _units(a) for a in record.accounts}
    short = labels(record.accounts)
    cited = {document(link): (short[a.id], link.n) for a in reversed(record.accounts) for link in reversed(a.links)}
    entities = {(m["account"], m["entity"]): e for e in record.entities for m in e.members}
    actors = [e for e in record.entities if e.type in _ACTORS]
    numbers = {e.id: n for n, e in enumerate(actors)}
    return Index(
        record=record,
        accounts={a.id: a for a in record.accounts},
        labels=short,
        units=units,
        starts={i: [u.start for u in us] for i, us in units.items()},
        statements={(a.id, s.id): s for a in record.accounts for s in a.statements},
        entities=entities,
        order={a.id: n for n, a in enumerate(record.accounts)},
        compared=tuple(a for a in record.accounts if a.role != "primary") or record.accounts,
        origins={o.id: _short_origin(o, cited) for o in record.origins},
        mentions={a.id: _mentions(a, entities, numbers) for a in record.accounts},
        actor_names=tuple(e.name for e in actors),
        actor_numbers=numbers,
    )


def _mentions(account: Account, entities: dict[tuple[str, str], RecordEntity], numbers: dict[str, int]) -> tuple[list[int], list[int]]:
    """Where an account names actors, in order, and which."""
    found = sorted(
        (m.start, numbers[held.id]) for e in account.entities if (held := entities.get((account.id, e.id))) and held.id in numbers for m in e.mentions
    )
    return [start for start, _ in found], [n for _, n in found]


def _short_origin(origin: Origin, cited: dict[str, tuple[str, int | None]]) -> str:
    """An origin in a few words; a cited address by its host and the number it is cited under."""
    if origin.name not in cited:
        return shortened(origin.name, 60)
    label, n = cited[origin.name]
    return f"{origin.name.split('/')[0]}, {label}'s link" + (f" [{n}]" if n is not None else "")


def marked(text: str, start: int, end: int, spans: Iterable[Span]) -> list[dict]:
    """`text[start:end]` in parts `{text, mark}`; overlapping spans are marked once."""
    parts: list[dict] = []
    at = start
    for span in sorted(spans):
        first, last = max(span.start, at), min(span.end, end)
        if last <= first:
            continue
        if first > at:
            parts.append({"text": text[at:first], "mark": False})
        parts.append({"text": text[first:last], "mark": True})
        at = last
    if at < end:
        parts.append({"text": text[at:end], "mark": False})
    return parts


def _unsigned(text: str) -> str:
    return text.replace(_ON, "\ufffd").replace(_OFF, "\ufffd")


def _parts(signed: str) -> list[dict]:
    parts, is_marked = [], False
    for piece in re.split(f"([{_ON}{_OFF}])", signed):
        if piece in (_ON, _OFF):
            is_marked = piece == _ON
        elif piece:
            parts.append({"text": piece, "mark": is_marked})
    return parts


def _cut(parts: list[dict], longest: int) -> tuple[list[dict], bool]:
    """The parts cut to `longest` code points, at words, so that the first marked one stays in view."""
    text = "".join(p["text"] for p in parts)
    if len(text) <= longest:
        return parts, False
    before = next((sum(len(p["text"]) for p in parts[:i]) for i, p in enumerate(parts) if p["mark"]), 0)
    first = next((len(p["text"]) for p in parts if p["mark"]), 0)
    start = max(0, min(before - max(0, longest - first) // 3, len(text) - longest))
    end = start + longest
    if start and (space := text.find(" ", start, before + 1)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", start + longest // 2, end)) > 0:
        end = space
    kept, at = [{"text": "… ", "mark": False}] if start else [], 0
    for part in parts:
        piece = part["text"][max(0, start - at) : max(0, end - at)]
        at += len(part["text"])
        if piece:
            kept.append({"text": piece, "mark": part["mark"]})
    return [*kept, *([{"text": " …", "mark": False}] if end < len(text) else [])], True


def plain(text: str) -> str:
    """A stretch of text on one line, without link addresses, footnote marks and the signs of a heading."""
    return " ".join(_FOOTNOTE.sub("", _MARKDOWN_LINK.sub(r"\1", _HEADING.sub("", text))).split())


def shortened(text: str, longest: int = _LONGEST_PHRASE) -> str:
    """The text cut at a word, with an ellipsis, to `longest` code points."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return cut[: cut.rfind(" ") if cut.rfind(" ") > longest // 2 else len(cut)].rstrip(" ,;:—–-") + "…"


def has_own_marks(phrase: str) -> bool:
    """Whether a phrase opens with a quotation mark of its own, so that the page adds none."""
    return phrase[:1] in _OPEN_QUOTE


def _units(account: Account) -> tuple[Span, ...]:
    """Sentences, and each line outside them, in order and without overlap."""
    found: list[Span] = []
    at = 0
    for sentence in sorted(account.sentences):
        start, end = _trimmed(account.text, max(sentence.start, at), sentence.end)
        if end > start:
            found += _lines(account.text, at, start)
            found.append(Span(start, end))
            at = end
    return tuple(found + _lines(account.text, at, len(account.text)))


def _lines(text: str, start: int, end: int) -> list[Span]:
    if start >= end or text[start:end].isspace():
        return []
    return [Span(start + m.start(), start + m.end()) for m in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text[start:end])]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    held = text[start:end]
    return start + len(held) - len(held.lstrip()), end - len(held) + len(held.rstrip())
