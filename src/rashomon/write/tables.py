"""The record as CSV tables: points, statements, positions, timeline.

One row per cell of a point, per statement, per evidence of a position and of a dated thing; `start` and `end` are code
points into the account's text, `text` is what stands there. A text cell that a spreadsheet would run as a formula gets
an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..types import Account, Record, Span

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
COLUMNS = {
    "points": [
        *["point", "kind", "relation", "importance", "summary", "account", "voice", "chain", "realis", "zone", "value", "start", "end", "text"],
        *["conflict_kind", "conflict_strength", "conflict_reason", "both_true_if"],
    ],
    "statements": [
        *["account", "statement", "kind", "speaker", "speaker_status", "cue", "source", "act", "cue_class", "hedged", "negated", "quoted_in"],
        *["confidence", "start", "end", "text"],
    ],
    "positions": ["position", "actor", "issue", "stance", "polarity", "account", "start", "end", "text"],
    "timeline": ["earliest", "latest", "precision", "label", "point", "account", "start", "end", "text"],
}


def tables(record: Record) -> dict[str, str]:
    """Table name to CSV text (RFC 4180, UTF-8, `\\r\\n`)."""
    rows = {"points": _points, "statements": _statements, "positions": _positions, "timeline": _timeline}
    accounts = {account.id: account for account in record.accounts}
    return {name: _csv(COLUMNS[name], rows[name](record, accounts)) for name in COLUMNS}


def safe(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers, null is empty."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return "" if value is None else value


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(value) for value in row] for row in rows)
    return out.getvalue().replace("\0", "")


def _text(account: Account, span: Span | None) -> str | None:
    return None if span is None else account.text[span.start : span.end]


def _points(record: Record, accounts: dict[str, Account]) -> Iterator[list[Any]]:
    for point in record.points:
        conflict = point.conflict
        clash = [conflict.kind, conflict.strength, conflict.reason, conflict.both_true_if] if conflict else [None] * 4
        for cell in point.cells:
            account = accounts[cell.account]
            for span in cell.evidence:
                yield [
                    *[point.id, point.kind, point.relation, point.importance, point.summary, account.uri, cell.voice],
                    *[" < ".join(cell.chain), cell.realis, cell.zone, cell.value, *span, _text(account, span), *clash],
                ]


def _statements(record: Record, accounts: dict[str, Account]) -> Iterator[list[Any]]:
    for account in accounts.values():
        for s in account.statements:
            for span in s.content:
                yield [
                    *[account.uri, s.id, s.kind, s.speaker.name, s.speaker.status, _text(account, s.cue), _text(account, s.source), s.act, s.cue_class],
                    *[s.hedged, s.negated, s.quoted_in, s.confidence, *span, _text(account, span)],
                ]


def _positions(record: Record, accounts: dict[str, Account]) -> Iterator[list[Any]]:
    names = {entity.id: entity.name for entity in record.entities}
    for position in record.positions:
        for e in position.evidence:
            account = accounts[e.account]
            yield [
                *[position.id, names.get(position.actor, position.actor), position.issue, position.stance, position.polarity],
                *[account.uri, e.start, e.end, account.text[e.start : e.end]],
            ]


def _timeline(record: Record, accounts: dict[str, Account]) -> Iterator[list[Any]]:
    for entry in record.timeline:
        for mention in entry.evidence:
            account = accounts[mention.account]
            yield [
                *[entry.earliest, entry.latest, entry.precision, entry.label, entry.point, account.uri],
                *[mention.start, mention.end, account.text[mention.start : mention.end]],
            ]
