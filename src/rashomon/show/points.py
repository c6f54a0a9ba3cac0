"""One point as the page shows it: a row for each cell, its conflict, who does not give it, what it rests on.

In: an `Index`. Out: plain dicts.
"""

from __future__ import annotations

import dataclasses
import re

from ..types import Cell, Conflict, ConflictValue, Point, Span
from .evidence import Index, has_own_marks, plain, shortened
from .words import (
    KIND_OF_CONFLICT,
    KIND_OF_POINT,
    OWN_VOICE,
    REALIS,
    REASON_OF_SILENCE,
    SPEAKER_NOT_IN_TEXT,
    ZONE,
    in_words,
    listed,
    n_words,
    sureness,
    word,
)

_FEW_NAMES = 6
_LONGEST_HEADING = 60
_LONGEST_BRIEF = 80  # of a cell of the matrix
_LONGEST_CONTEXT = 240  # code points of the sentence under a phrase in conflict
_DOUBT = {"planned", "conditional", "hypothetical", "alleged", "uncertain"}
_DENIAL = {"negated", "counterfactual"}


def point_id(point: Point) -> str:
    """The address of a point on the page; comes from the point's own id, so it is stable."""
    return "p-" + re.sub(r"[^A-Za-z0-9_.-]", "-", point.id.removeprefix("p-"))


def point_view(index: Index, point: Point) -> dict:
    """One point: its summary, a row per cell, its conflict, who does not mention it, what it rests on."""
    address = point_id(point)
    rows: list[dict] = []
    seen: dict[str, int] = {}
    summary = headline(index, point)
    for cell in sorted(point.cells, key=lambda c: index.order[c.account]):
        n = seen[cell.account] = seen.get(cell.account, 0) + 1
        rows.append(_row(index, summary, cell, f"{address}-{index.labels[cell.account]}" + (f"-{n}" if n > 1 else "")))
    return {
        "id": address,
        "summary": summary,
        "own_marks": has_own_marks(summary),
        "kind": "a place" if point.by.endswith("circumstance.v1.place") else word(KIND_OF_POINT, point.kind),
        "kind_key": point.kind,
        "actors": sorted({n for c in point.cells for n in index.actors(c)}),
        "is_core": point.importance == "core",
        "accounts": list(dict.fromkeys(r["account"] for r in rows)),
        "rows": rows,
        **_led(_joint(rows), summary, by_voice=point.relation != "agree"),
        "conflict": _conflict(index, point, point.conflict) if point.conflict else None,
        "silent": _silent(index, point),
        "rests": _rests(index, point),
        "by": point.by,
    }


def headline(index: Index, point: Point) -> str:
    """What a point is called: its clause; a date or place by the words most accounts give it in, else the longest, since the clause says much else."""
    if "circumstance" in point.by and point.cells:
        phrases = [index.phrase(c.account, c.evidence[:1]) for c in point.cells]
        return max(phrases, key=lambda phrase: (phrases.count(phrase), len(phrase), phrase))
    return plain(point.summary)


def _silent(index: Index, point: Point) -> list[dict]:
    """Who does not report the point, by reason; of many only how many, the matrix and the lists by account have them."""
    held: dict[str, list[str]] = {}
    for silence in point.silent:
        held.setdefault(silence.reason, []).append(index.labels[silence.account])
    return [
        {"reason": word(REASON_OF_SILENCE, reason), "accounts": names if len(names) <= _FEW_NAMES else [], "n": len(names)} for reason, names in held.items()
    ]


def _row(index: Index, summary: str, cell: Cell, address: str) -> dict:
    phrase = index.phrase(cell.account, cell.evidence)
    symbol, short = _sign(index, cell)
    nearest = max(cell.evidence, key=lambda span: _likeness(summary, index.phrase(cell.account, [span])), default=None) if len(cell.evidence) > 1 else None
    line = index.line(cell.account, cell.evidence, first=nearest)
    tags = [voice_words(index, cell)]
    if cell.realis != "actual" and not (cell.realis == "alleged" and cell.voice != "narrator"):
        tags.append(word(REALIS, cell.realis))
    voice = tuple(tags)
    kind = _zone(index, cell.account, nearest.start) if nearest else cell.zone
    if zone := word(ZONE, kind):
        tags.append(f"in {'a' if kind == 'caption' else 'the'} {zone}")
    if line["more"]:
        tags.append(f"and in {n_words(line['more'], 'more sentence')}")
    return {
        "id": address,
        "account": index.labels[cell.account],
        "phrase": phrase,
        "brief": shortened(phrase, _LONGEST_BRIEF),
        "own_marks": has_own_marks(phrase),
        "line": line,
        "value": cell.value if cell.value and plain(cell.value) not in phrase else None,
        "tags": tags,
        "voice": voice,
        "symbol": symbol,
        "short": short,
        "excerpts": index.excerpts(cell.account, cell.evidence),
        "by": by_words(index, cell),
    }


def _joint(rows: list[dict]) -> list[dict]:
    """The rows, those of several accounts that carry one sentence word for word (copies of one agency's text) as one, the first, with `others`."""
    held: dict[tuple, dict] = {}
    for row in rows:
        words = tuple("".join(p["text"] for p in e["parts"]) for e in row["excerpts"])
        key = (words, row["phrase"], tuple(row["tags"]))
        if key in held and held[key]["account"] != row["account"]:
            held[key]["others"].append(row)
        else:
            held[key if key not in held else (*key, row["id"])] = {**row, "others": []}
    return list(held.values())


def _led(rows: list[dict], summary: str, *, by_voice: bool) -> dict:
    """`joint`: for each account (with `by_voice`, each voice and certainty in it) the row nearest to the summary; `led`: the same one by one; `further`: the rest."""
    near = [_likeness(summary, row["phrase"]) for row in rows]
    told: set[tuple] = set()
    chosen = set()
    for n in sorted(range(len(rows)), key=lambda n: -near[n]):
        keys = {(r["account"], r["voice"] if by_voice else None) for r in [rows[n], *rows[n]["others"]]}
        if not keys <= told:
            chosen.add(n)
            told |= keys
    joint, further = ([row for n, row in enumerate(rows) if (n in chosen) == is_led] for is_led in (True, False))
    return {"joint": joint, "led": [r for row in joint for r in [row, *row["others"]]], "further": further}


def _likeness(one: str, other: str) -> float:
    """The share of words that two phrases have in common, 0 to 1."""
    a, b = (set(re.findall(r"[^\W_]+", phrase.casefold())) for phrase in (one, other))
    return len(a & b) / (len(a | b) or 1)


def by_words(index: Index, cell: Cell) -> str:
    """Where somebody speaks, what named the speaker and how surely; "" in the account's own voice."""
    statement = index.statements.get((cell.account, cell.voice))
    if not statement:
        return ""
    # the reader finds most speakers: "About this record" names its model once
    return f"speaker by {'the reader' if statement.by.startswith('reader.') else statement.by}, {sureness(statement.confidence)}"


def voice_words(index: Index, cell: Cell) -> str:
    """Whose voice a cell is in; a chain of speakers stays whole, the one who is quoted first."""
    if cell.voice == "narrator":
        return OWN_VOICE
    names = list(cell.chain)
    statement = index.statements.get((cell.account, cell.voice))
    if not names and statement:
        entity = index.entities.get((cell.account, statement.speaker.entity or ""))
        names = [name] if (name := entity.name if entity else statement.speaker.name) else []
    return "attributed to " + ", as told by ".join(names) if names else SPEAKER_NOT_IN_TEXT


def _sign(index: Index, cell: Cell) -> tuple[str, str]:
    if cell.realis in _DENIAL:
        return "○", ", ".join(filter(None, (cell.chain[0] if cell.chain else "", word(REALIS, cell.realis))))
    if cell.voice != "narrator":
        speaker = cell.chain[0] if cell.chain else SPEAKER_NOT_IN_TEXT
        return "“", speaker
    return ("◐", word(REALIS, cell.realis)) if cell.realis in _DOUBT else ("●", "own voice")


def _conflict(index: Index, point: Point, conflict: Conflict) -> dict:
    settled = conflict.settled_by
    return {
        "kind": word(KIND_OF_CONFLICT, "exclusion" if ".exclusion." in conflict.rule else conflict.kind),
        "is_tension": conflict.strength == "tension",
        "within": index.labels[conflict.values[0].account] if conflict.scope == "within" and conflict.values else None,
        "values": [
            {
                "account": index.labels[v.account],
                "phrase": (phrase := index.phrase(v.account, [v.span])),
                "own_marks": has_own_marks(phrase),
                "short": shortened(phrase, _LONGEST_HEADING),
                "line": index.line(v.account, [v.span], _LONGEST_CONTEXT),
                "tags": _side_tags(index, point, v, phrase),
                "excerpts": index.excerpts(v.account, [v.span]),
            }
            for v in sorted(conflict.values, key=lambda v: index.order[v.account])
        ],
        "reason": in_words(conflict.reason.rstrip(" .")) + ".",
        "rule": conflict.rule,
        "both_true_if": conflict.both_true_if and in_words(conflict.both_true_if.rstrip(" .")),
        "settled_by": index.excerpts(settled.account, [Span(settled.start, settled.end)]) if settled else [],
        "would_settle": [link_view(index, link) for link in conflict.would_settle],
    }


def _side_tags(index: Index, point: Point, value: ConflictValue, phrase: str) -> list[str]:
    """Whose words one side of a conflict are, where they stand, and how they were read where that differs."""
    tags = [f"read as {value.value}"] if plain(value.value).casefold() != phrase.casefold() else []
    cell = next((c for c in point.cells if c.account == value.account and any(_overlaps(s, value.span) for s in c.evidence)), None)
    if cell is not None and len(cell.evidence) > 1:
        cell = _narrowed(index, cell, value.span)
    if cell is not None:
        tags.append(voice_words(index, cell))
        if zone := word(ZONE, cell.zone):
            tags.append(f"in {'a' if cell.zone == 'caption' else 'the'} {zone}")
    return tags


def _narrowed(index: Index, cell: Cell, span: Span) -> Cell:
    """A cell of several places seen at one of them: who speaks there, and in which zone."""
    account = index.accounts[cell.account]
    speaking = [s for s in account.statements if any(_overlaps(c, span) for c in s.content)]
    inner = min(speaking, key=lambda s: (sum(c.end - c.start for c in s.content), s.id), default=None)
    zone = _zone(index, cell.account, span.start) or cell.zone
    if inner is None or inner.id == cell.voice:
        return dataclasses.replace(cell, zone=zone, voice=cell.voice if inner else "narrator", chain=cell.chain if inner else ())
    return dataclasses.replace(cell, zone=zone, voice=inner.id, chain=())


def _zone(index: Index, account: str, offset: int) -> str:
    return next((z.kind for z in index.accounts[account].zones if z.start <= offset < z.end), "")


def _overlaps(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def link_view(index: Index, link: dict) -> dict:
    """A link as the record gives it: address only if it is a web address, with the account that cites it."""
    url = str(link.get("url") or "")
    account = link.get("account")
    return {
        "account": index.labels.get(account) if account else None,
        "n": link.get("n"),
        "name": link.get("name") or address_name(url) or "a document",
        "url": url if re.match(r"https?://", url, re.I) else None,
    }


def address_name(url: str) -> str:
    """A web address as a reader says it: host and path, no query."""
    return shortened(re.sub(r"^https?://(www\.)?|[?#].*$|/$", "", url, flags=re.I), 90)


def _rests(index: Index, point: Point) -> str:
    shown = list(dict.fromkeys(index.origins[o] for c in point.cells for o in c.origins if o in index.origins))
    unsourced = [index.labels[a] for a in point.origins.unsourced if a in index.labels]
    if not point.origins.shown:
        return "no origin shown"
    said = f"origins shown: {point.origins.shown}"
    if 0 < len(shown) <= _FEW_NAMES:
        said += f" ({'; '.join(dict.fromkeys(name.removesuffix(', occasion not given') for name in shown))})"
    if len(unsourced) > _FEW_NAMES:
        return f"{said}; not shown by {len(unsourced)} accounts"
    return said + (f"; not shown: {listed(unsourced)}" if unsourced else "")
