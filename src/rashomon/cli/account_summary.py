"""One account in a few lines of terminal text: who published it, whom it lets speak, what they say, who does what to whom."""

from __future__ import annotations

import textwrap
from collections import Counter

from ..types import Account, Event, Participant, Statement


def account_summary(account: Account, width: int = 100) -> str:
    """Plain text, at most `width` columns where words allow; ends without a line end."""
    head = [account.title.value if account.title else account.uri, _provenance(account)]
    kinds = Counter(statement.kind for statement in account.statements)
    counts = ", ".join(f"{kinds[kind]} {kind}" for kind in ("direct", "mixed", "indirect") if kinds[kind])
    head.append(f"{len(account.statements)} statement{'s' if len(account.statements) != 1 else ''}" + (f" ({counts})" if counts else ""))
    lines = [line for text in head for line in textwrap.wrap(_shown(text), width) or [""]]
    for statement in account.statements:
        lines += _statement(account, statement, width)
    if account.events:
        lines.append(f"{len(account.events)} event{'s' if len(account.events) != 1 else ''}")
    for event in account.events:
        lines += _event(account, event, width)
    return "\n".join(lines)


def _provenance(account: Account) -> str:
    outlet = account.outlet.value if account.outlet else "outlet not in text"
    authors = ", ".join(author.value for author in account.authors)
    date = f"{account.published.date} ({account.published.basis})" if account.published else "date not in text"
    return " · ".join(part for part in (account.uri, outlet, authors, date, account.kind if account.kind != "unknown" else "") if part)


def _statement(account: Account, statement: Statement, width: int) -> list[str]:
    said = " … ".join(account.text[span.start : span.end] for span in statement.content)
    who = statement.speaker.name or "(no speaker named)"
    quoted = f" [in {statement.quoted_in}]" if statement.quoted_in else ""
    return textwrap.wrap(_shown(f"{who}, {statement.kind}{quoted}: {said}"), width, initial_indent="  ", subsequent_indent="    ")


def _event(account: Account, event: Event, width: int) -> list[str]:
    kind = f"{event.plover.type} ({event.plover.mode})" if event.plover.mode else event.plover.type
    whom = f" → {_names(event.recipients)}" if event.recipients else ""
    words = account.text[event.trigger.start : event.trigger.end]
    line = f"{_names(event.actors) or '(nobody named)'} → {kind}{whom}, {event.realis}: {words}"
    return textwrap.wrap(_shown(line), width, initial_indent="  ", subsequent_indent="    ")


def _names(parties: tuple[Participant, ...]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties))


def _shown(text: str) -> str:
    # what the text holds must not steer the terminal
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
