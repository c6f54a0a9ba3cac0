"""Instruments as the page shows them: a chain of states, and under it who says so.

In: an `Index`. Out: plain dicts. A state that is only announced, proposed or tied to a condition never looks like one that came about.
"""

from __future__ import annotations

from ..types import Instrument, InstrumentState, Span
from .calendar import interval_words
from .evidence import Index
from .step_charts import steps_charts, told_states
from .words import CHANGE, HELD, KIND_OF_INSTRUMENT, OWN_VOICE, REALIS, word

_OPEN = 12  # instruments shown at once
_STEPS = 6


def instruments_view(index: Index) -> dict:
    """`{rows, more}`: instruments in the record's order, those that several accounts tell first."""
    rows = [_instrument(index, i) for i in index.record.instruments]
    for row, chart in zip(rows, steps_charts([row.pop("told") for row in rows]), strict=True):
        row["chart"] = chart
    return {"rows": rows[:_OPEN], "more": rows[_OPEN:], "has_charts": any(row["chart"] for row in rows)}


def _instrument(index: Index, instrument: Instrument) -> dict:
    names = {e.id: e.name for e in index.record.entities}
    rows, addresses = [], {}
    for n, state in enumerate(instrument.states):
        for account, row in _rows(index, state):
            row["id"] = addresses[n, account] = f"{instrument.id}-{row['account']}-{n}"
            rows.append(row)
    return {
        "id": instrument.id,
        "name": instrument.name,
        "kind": "" if instrument.kind in instrument.name else word(KIND_OF_INSTRUMENT, instrument.kind),
        "parties": [names[p] for p in instrument.parties if p in names],
        "steps": steps(instrument.states),
        "rows": rows,
        "told": told_states(index, instrument, addresses),
        "dropped": _dropped(index, instrument),
        "by": instrument.by,
    }


def steps(states: tuple[InstrumentState, ...]) -> list[dict]:
    """The chain `active → suspended → to be restored`: each state once, with whether it came about."""
    chain: list[dict] = []
    for state in states:
        if any(s["is_held"] for s in chain) and state.change == "no_change" and state.realis in HELD:
            continue  # it stays as it is
        for told, is_held in ((state.before if not chain else None, True), (state.after, state.realis in HELD and state.change not in ("announced", "proposed"))):
            if told and told not in ("none", "elsewhere") and told not in [s["state"] for s in chain]:
                chain.append({"state": told, "is_held": is_held, "is_conditional": bool(state.condition) and not is_held})
    return chain[:_STEPS]


def _rows(index: Index, state: InstrumentState) -> list[tuple[str, dict]]:
    """One row for each account that tells a state: what changed, how sure, on whose word."""
    held: dict[str, list[Span]] = {}
    for mention in state.evidence:
        held.setdefault(mention.account, []).append(Span(mention.start, mention.end))
    rows = []
    for account, spans in sorted(held.items(), key=lambda item: index.order[item[0]]):
        tags = [word(CHANGE, state.change), _voice(index, account, state.asserted_by)]
        if state.realis not in ("actual", "ongoing"):
            tags.insert(1, word(REALIS, state.realis))
        if state.date:
            tags.append(interval_words(state.date.earliest, state.date.latest, state.date.precision))
        rows.append((account, {
            "account": index.labels[account],
            "line": index.line(account, spans),
            "tags": tags,
            "condition": state.condition,
            "excerpts": index.excerpts(account, spans),
        }))  # fmt: skip
    return rows


def _voice(index: Index, account: str, asserted_by: tuple[str, ...]) -> str:
    """Whose word a state rests on; the chain stays whole, the one who is quoted first."""
    if asserted_by == ("narrator",):
        return OWN_VOICE
    names = []
    for statement_id in asserted_by:
        statement = index.statements.get((account, statement_id))
        entity = index.entities.get((account, statement.speaker.entity or "")) if statement else None
        names.append(entity.name if entity else (statement.speaker.name if statement and statement.speaker.name else "a speaker not in the text"))
    return "attributed to " + ", as told by ".join(dict.fromkeys(names))


def _dropped(index: Index, instrument: Instrument) -> list[dict]:
    """Conditions that one account gives and another, telling of the same change, does not."""
    found = []
    for state in instrument.states:
        if not state.condition:
            continue
        own = {m.account for m in state.evidence}
        without = {m.account for s in instrument.states if not s.condition and s.after == state.after for m in s.evidence} - own
        if without:
            labels = lambda accounts: [index.labels[a] for a in sorted(accounts, key=index.order.__getitem__)]
            found.append({"condition": state.condition, "given": labels(own), "without": labels(without)})
    return found
