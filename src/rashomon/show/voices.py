"""Who said what and who speaks where: statements by speaker, utterances side by side, sources, origins.

In: an `Index`. Out: plain dicts.
"""

from __future__ import annotations

import difflib

from ..types import SourceUse, Span, Statement, Utterance
from .charts import origins_chart
from .evidence import Index, has_own_marks, shortened
from .points import link_view
from .words import (
    ACT,
    CUE_CLASS,
    DIFFERENCE,
    DOCUMENT_CHECK,
    KIND_OF_LINK,
    KIND_OF_ORIGIN,
    KIND_OF_SOURCE,
    KIND_OF_STATEMENT,
    RENDERING,
    SPEAKER_NOT_IN_TEXT,
    n_words,
    word,
)

_BRIEF = 3  # origins named in the line for each account
_LONGEST_DIFF = 400  # words; beyond it two versions are shown side by side without a difference
_FREE = ("paraphrased", "translated")  # versions whose words differ too freely for a difference to be read


def speakers_view(index: Index) -> list[dict]:
    """Statements by speaker, those heard in most accounts first; the last group has no speaker in the text."""
    groups: dict[tuple, dict] = {}
    for account in index.record.accounts:
        for statement in account.statements:
            key, name, role = _speaker(index, account.id, statement)
            group = groups.setdefault(key, {"name": name, "role": role, "by_account": {}, "known": key[0] < 2})
            held = group["by_account"].setdefault(index.labels[account.id], [])
            held.append(statement_view(index, account.id, statement))
    order = sorted(groups.items(), key=lambda kv: (kv[0][0], -len(kv[1]["by_account"]), -_count(kv[1]), kv[0][1]))
    return [
        {
            "name": g["name"],
            "role": g["role"],
            "known": g["known"],
            "counts": [{"account": a, "n": len(s)} for a, s in g["by_account"].items()],
            "by_account": [{"account": a, "statements": s} for a, s in g["by_account"].items()],
        }
        for _, g in order
    ]


def _count(group: dict) -> int:
    return sum(map(len, group["by_account"].values()))


def _speaker(index: Index, account: str, statement: Statement) -> tuple[tuple, str, str | None]:
    speaker = statement.speaker
    entity = index.entities.get((account, speaker.entity)) if speaker.entity else None
    if entity:
        return (0, f"{entity.name}\n{entity.id}"), entity.name, entity.role
    if speaker.status == "none" or not speaker.name:
        return (2, ""), SPEAKER_NOT_IN_TEXT[0].upper() + SPEAKER_NOT_IN_TEXT[1:], None
    role = "not named" if speaker.status == "anonymous" else None
    return (1, speaker.name.casefold()), speaker.name, role


def statement_view(index: Index, account: str, statement: Statement) -> dict:
    """One statement: its words, how it is given, and the chain of who tells it."""
    phrase = index.phrase(account, statement.content, 420)
    outer = index.statements.get((account, statement.quoted_in)) if statement.quoted_in else None
    cue = index.phrase(account, [statement.cue], 60) if statement.cue else None
    act = word(ACT, statement.act)
    tags = [
        act if act[:5] not in (cue or "").casefold() else "",
        word(KIND_OF_STATEMENT, statement.kind) if statement.kind != "indirect" else "",
        word(CUE_CLASS, statement.cue_class),
        word(RENDERING, statement.rendering),
        "hedged" if statement.hedged else "",
        "in the negative" if statement.negated else "",
        f"as told by {outer.speaker.name or SPEAKER_NOT_IN_TEXT}" if outer else "",
        f"to {statement.addressee}" if statement.addressee else "",
        f"under a condition: {index.phrase(account, [statement.condition], 120)}" if statement.condition else "",
    ]
    occasion = statement.occasion
    if occasion and (said := ", ".join(filter(None, (occasion.name, occasion.venue, occasion.date)))):
        tags.append(f"at: {said}")
    first = statement.content[0].start if statement.content else (statement.cue or statement.source or (0, 0))[0]
    return {
        "phrase": phrase,
        "own_marks": has_own_marks(phrase),
        "cue": cue,
        "tags": [t for t in tags if t],
        "href": index.href(account, first),
        "by": statement.by,
    }


def utterances_view(index: Index) -> list[dict]:
    """Things said once and given by several accounts, with the words in which the versions differ."""
    views = [_utterance(index, u) for u in index.record.utterances]
    return [v for v in views if len(v["versions"]) > 1 or v["check"]]


def _utterance(index: Index, utterance: Utterance) -> dict:
    held = [
        (m["account"], s) for m in utterance.statements if (s := index.statements.get((m["account"], m["statement"]))) is not None
    ]
    texts = [index.phrase(account, s.content, 2000) for account, s in held]
    fullest = max(range(len(texts)), key=lambda i: (len(texts[i].split()), -i), default=0)
    names = {e.id: e.name for e in index.record.entities}
    said_by = next((s.speaker.name for _, s in held if s.speaker.name), None)
    speaker = names.get(utterance.speaker or "", said_by or utterance.speaker)
    check = utterance.check
    is_close = utterance.difference not in _FREE
    return {
        "id": "u-" + utterance.id.removeprefix("u-"),
        "speaker": speaker or SPEAKER_NOT_IN_TEXT,
        "difference": word(DIFFERENCE, utterance.difference),
        "versions": [
            {
                "account": index.labels[account],
                "kind": word(KIND_OF_STATEMENT, s.kind),
                "parts": _difference(texts[fullest], text) if i != fullest and is_close else [{"text": text, "op": "equal"}],
                "is_fullest": i == fullest,
                "href": index.href(account, s.content[0].start) if s.content else None,
                "check": _check(index, check, account, s.id),
            }
            for i, ((account, s), text) in enumerate(zip(held, texts, strict=True))
        ],
        "check": check is not None,
    }


def _check(index: Index, check: dict | None, account: str, statement: str) -> dict | None:
    """What a primary document has in place of one version's words."""
    found = next((v for v in (check or {}).get("versions", ()) if (v["account"], v["statement"]) == (account, statement)), None)
    if found is None:
        return None
    document = found["document"]
    return {
        "document": index.labels[document],
        "result": word(DOCUMENT_CHECK, found["result"]),
        "phrase": index.phrase(document, [found["span"]], 400) if found["span"] else None,
        "href": index.href(document, found["span"].start) if found["span"] else None,
        "condition": index.phrase(document, [found["condition"]], 200) if found["condition"] else None,
    }


def _difference(fullest: str, version: str) -> list[dict]:
    """Words of one version against the fullest: equal, `delete` (only in the fullest), `insert` (only here)."""
    a, b = fullest.split(), version.split()
    if max(len(a), len(b)) > _LONGEST_DIFF:
        return [{"text": version, "op": "equal"}]
    bare_a, bare_b = ([w.strip(".,;:!?“”\"'’‘").casefold() for w in words] for words in (a, b))
    parts: list[dict] = []
    for op, i, j, k, m in difflib.SequenceMatcher(None, bare_a, bare_b, autojunk=False).get_opcodes():
        if op in ("delete", "replace"):
            parts.append({"text": " ".join(a[i:j]), "op": "delete"})
        if op in ("insert", "replace"):
            parts.append({"text": " ".join(b[k:m]), "op": "insert"})
        if op == "equal":
            parts.append({"text": " ".join(b[k:m]), "op": "equal"})
    return parts


def sourcing_view(index: Index) -> dict:
    """Sources × accounts: how often each speaks where, in quotation marks or not, and how many words it gets."""
    columns = [index.labels[a.id] for a in index.compared]
    rows: dict[tuple, dict] = {}
    unnamed = []
    for held in sorted(index.record.sourcing, key=lambda s: index.order[s.account]):
        label = index.labels[held.account]
        for use in held.sources:
            entity = index.entities.get((held.account, use.entity)) if use.entity else None
            key = (entity.id,) if entity else (use.name.casefold(), use.named)
            row = rows.setdefault(key, {"name": entity.name if entity else use.name, "kind": _kind(use), "cells": {}})
            row["cells"][label] = _use(use, row["cells"].get(label))
        if held.unnamed:
            unnamed.append({"account": label, "excerpts": index.excerpts(held.account, held.unnamed), "n": len(held.unnamed)})
    order = sorted(rows.values(), key=lambda r: (-len(r["cells"]), -sum(c["words"] for c in r["cells"].values()), r["name"]))
    for row in order:
        row["cells"] = [row["cells"].get(c) for c in columns]
    return {"columns": columns, "rows": order, "unnamed": unnamed}


def _kind(use: SourceUse) -> str:
    kind = use.role or word(KIND_OF_SOURCE, use.kind)
    return kind if use.named else f"{kind}, not named" if kind != "other" else "not named"


def _use(use: SourceUse, earlier: dict | None) -> dict:
    old = earlier or {"direct": 0, "mixed": 0, "indirect": 0, "words": 0}
    new = {k: old[k] + getattr(use, k) for k in ("direct", "mixed", "indirect", "words")}
    total = new["direct"] + new["mixed"] + new["indirect"]
    quoted = new["direct"] + new["mixed"]
    return {**new, "text": f"{total}" + (f" ({quoted} quoted)" if quoted else "") + f" · {n_words(new['words'], 'word')}"}


def origins_view(index: Index) -> dict:
    """What the accounts rest on, by account: origins their texts show, links by kind; and which show none."""
    shown = _shown(index)
    rows = []
    for account in index.compared:
        kinds: dict[str, int] = {}
        for link in account.links:
            kinds[link.kind] = kinds.get(link.kind, 0) + 1
        held = sorted(shown.get(account.id, []), key=lambda o: (o["is_credit"], -o["times"], o["name"]))
        rows.append(
            {
                "account": index.labels[account.id],
                "origins": [o for o in held if not o["is_vague"]],
                "vague": [o for o in held if o["is_vague"]],
                "links": ", ".join(f"{n} {word(KIND_OF_LINK, k)}" for k, n in sorted(kinds.items(), key=lambda kv: -kv[1])),
                "n_links": len(account.links),
                "documents": [
                    {**link_view(index, {"url": link.url, "n": link.n}), "href": index.href(account.id, link.span.start)}
                    for link in account.links
                    if link.kind == "primary"
                ],
            }
        )
    n_vague = sum(o.kind == "unknown" for o in index.record.origins)
    missing: list[str] = [str(r["account"]) for r in rows if not r["origins"] and not r["n_links"]]
    for row in rows:
        row["brief"] = _brief(row)
    n_shown = len(index.record.origins) - n_vague
    return {"rows": rows, "shown": n_shown, "vague": n_vague, "missing": missing, "said": _origins_said(n_shown, n_vague, missing), "chart": origins_chart(index, rows)}


def _origins_said(shown: int, vague: int, missing: list[str]) -> str:
    said = f"Origins shown by the texts: {shown}"
    if vague:
        said += f", and {n_words(vague, 'speaker')} quoted without saying where or when they spoke"
    return said + (f"; not shown: {', '.join(missing)}" if missing else "") + "."


def _brief(row: dict) -> str:
    """What one account rests on, in a line: its main origins, and its links by kind."""
    names = [o["short"] + (" (for a caption)" if o["is_credit"] else f" ({o['times']} places)" if o["times"] > 1 else "") for o in row["origins"][:_BRIEF]]
    if len(row["origins"]) > _BRIEF:
        names.append(f"{len(row['origins']) - _BRIEF} more")
    if row["n_links"]:
        names.append(f"links: {row['links']}")
    if row["vague"] and not row["origins"]:
        names.append(f"{n_words(len(row['vague']), 'speaker')} quoted without saying where or when they spoke")
    return "; ".join(names) or "no origin shown: no link, no credit, no document"


def _in_captions(index: Index, account: str, spans: list[Span]) -> bool:
    """Whether an origin is named in captions alone: the credit of a picture is not where the text comes from."""
    zones = [z for z in index.accounts[account].zones if z.kind == "caption"]
    return all(any(z.start <= s.start < z.end for z in zones) for s in spans)


def _shown(index: Index) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for origin in index.record.origins:
        held: dict[str, list[Span]] = {}
        for mention in origin.evidence:
            held.setdefault(mention.account, []).append(Span(mention.start, mention.end))
        for account, spans in held.items():
            found.setdefault(account, []).append(
                {
                    "name": shortened(origin.name, 90),
                    "speaker": shortened(origin.name.removesuffix(", occasion not given"), 60),
                    "short": index.origins[origin.id],
                    "kind": word(KIND_OF_ORIGIN, origin.kind),
                    "is_vague": origin.kind == "unknown",
                    "times": len(spans),
                    "is_credit": _in_captions(index, account, spans),
                    "excerpts": index.excerpts(account, spans),
                }
            )
    return found
