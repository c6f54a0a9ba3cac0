"""Accounts and records as JSON: the fields of the public contract, the same bytes for the same input.

In: the frozen values of `types`. Out: plain dicts, and text. A span becomes `{"start", "end"}`, a mention
`{"account", "start", "end"}`. An account's tokens and sentences are working material and stay out.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
from typing import Any

from ..types import Account, Mention, Record, Span

ACCOUNT_SCHEMA = "rashomon.account/1"
RECORD_SCHEMA = "rashomon.record/1"
NOT_WRITTEN = {"tokens", "sentences"}
SURROGATE = re.compile("[\ud800-\udfff]")


def account_json(account: Account) -> dict[str, Any]:
    """One account as a `rashomon.account/1` object."""
    return {"schema": ACCOUNT_SCHEMA, "generator": None, **plain(account)}


def record_json(record: Record) -> dict[str, Any]:
    """One record as a `rashomon.record/1` object, the account objects inside."""
    accounts = [account_json(account) for account in record.accounts]
    return {"schema": RECORD_SCHEMA, "generator": None, **plain(dataclasses.replace(record, accounts=())), "accounts": accounts}


def json_text(value: dict[str, Any]) -> str:
    """A JSON object over several lines, for a file of its own; ends with a line end."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def json_line(value: dict[str, Any]) -> str:
    """A JSON object on one line, for JSON Lines; ends with a line end."""
    return _escaped(json.dumps(value, ensure_ascii=False, allow_nan=False)) + "\n"


def plain(value: Any) -> Any:
    """Any value of `types` as what JSON knows; a number that JSON cannot write (infinity) becomes null."""
    match value:
        case Span(start, end):
            return {"start": start, "end": end}
        case Mention(account, start, end):
            return {"account": account, "start": start, "end": end}
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case tuple() | list():
            return [plain(item) for item in value]
        case float() if not math.isfinite(value):
            return None
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value) if f.name not in NOT_WRITTEN}
    return value


def _escaped(text: str) -> str:
    # UTF-8 cannot carry a lone surrogate (from broken UTF-16), a JSON escape can
    return SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
