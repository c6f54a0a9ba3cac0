"""The record as Markdown: the page's first screen and lists, for a note, an issue or a mail.

In: a `Record`. Out: CommonMark text. Words of the accounts are escaped, so that none of them becomes mark-up; every quoted line
carries its place as `FA 1203–1310` (account, characters).
"""

from __future__ import annotations

import re

from ..types import Record
from .view import view
from .words import NOT_IN_TEXT, upper_first, visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_AT_START = re.compile(r"^(\d*)([-+=.)])")
# heads of the table of accounts, and the keys of the view
_COLUMNS = {"": "label", "outlet": "outlet", "title": "title", "author": "authors", "date": "when", "kind": "kind", "words read": "words", "links": "links"}


def markdown(record: Record) -> str:
    """The report on a record as Markdown, the same text for the same record."""
    held = view(record)
    lines = [f"# {_said(held['title'])}", "", _said(" ".join(f"{upper_first(s)}." for s in (held["kinds"], held["published"], held["days"]) if s)), ""]
    lines += _accounts(held) + _conclusions(held)
    for group in held["same"]:
        lines += _section(f"{group['heading']} (repetition is no confirmation)", [line for p in group["core"] for line in _point(p)], len(group["minor"]))
    lines += _section("Cannot all be right", _conflicts(held["contradictions"]) or ["No contradiction was found. This is no proof that there is none.", ""])
    lines += _section("In tension", _conflicts(held["tensions"]))
    different = held["different"]
    lines += _section("Same matter, different certainty or wording", [line for p in different["core"] for line in _point(p)], len(different["minor"]))
    lines += _missing(held)
    lines += _section("What each rests on", [_said(held["origins"]["said"]), "", *(f"- **{o['account']}** {_said(o['brief'])}" for o in held["origins"]["rows"]), ""])
    lines += _section("Check before use", [f"- **{c['account']}** {_said(c['message'])} {_place(c['excerpts'])}" for c in held["checks"]] + [""] * bool(held["checks"]))
    lines += _section("Would settle it", [f"- {_said(s['name'])}" for s in held["settle"]] + [""] * bool(held["settle"]))
    lines += _only(held) + _about(held)
    return "\n".join(lines).rstrip() + "\n"


def _section(title: str, body: list[str], more: int = 0) -> list[str]:
    if not body and not more:
        return []
    rest = [f"{more}{' more' if body else ''} of less weight: on the page.", ""] if more else []
    return [f"## {_said(title)}", "", *body, *rest]


def _accounts(held: dict) -> list[str]:
    accounts = [{**a, "when": a["date"] + (f" ({a['date_basis']})" if a["date_basis"] else "")} for a in held["accounts"]]
    empty = {name for name in ("outlet", "author", "date") if not any(a[f"has_{name}"] for a in accounts)}
    absent = empty if "outlet" in empty else {*empty, "title"}  # a title stands in for an outlet alone
    kept = {name: key for name, key in _COLUMNS.items() if name not in absent}
    rows = ["| " + " | ".join(_said(a[key] or NOT_IN_TEXT) for key in kept.values()) + " |" for a in accounts]
    copies = [f"- **{a['label']}** also ran as {_said(copy['name'])}: {_said(copy['said'])}" for a in held["accounts"] for copy in a["copies"]]
    return ["| " + " | ".join(kept) + " |", "|---" * len(kept) + "|", *rows, "", *copies, *[""] * bool(copies)]


def _conclusions(held: dict) -> list[str]:
    rows = []
    for c in held["conclusions"]:
        said = "; ".join((f"{_said(x['target'])}: " if x["target"] else "") + _quoted(x["phrase"]) for x in c["said"])
        against = "".join(f"; measured against {_quoted(b)}" for b in c["benchmarks"])
        rows.append(f"- **{c['account']}** {said}{against} {_place(c['excerpts'])}")
    return _section("What each concludes", rows + [""] * bool(rows))


def _point(point: dict) -> list[str]:
    rows = [f"  - **{r['account']}** {_quoted(r['phrase'])} ({_said('; '.join(r['tags']))}) {_place(r['excerpts'])}" for r in point["led"]]
    kind = f"{upper_first(point['kind'])}: " if point["kind"] else ""
    return [f"- {kind}{_quoted(point['summary'])}", *rows, ""]


def _conflicts(group: dict) -> list[str]:
    lines = []
    for point in group["core"]:
        c = point["conflict"]
        if c is None:
            lines += _point(point)
            continue
        inside = f", inside {c['within']}" if c["within"] else ""
        sides = " against ".join(f"**{v['account']}** {_quoted(v['phrase'])} {_place(v['excerpts'])}" for v in c["values"])
        both = f"Both true if {_said(c['both_true_if'])}." if c["both_true_if"] else "Nothing was found that would make both true."
        lines += [f"- {upper_first(c['kind'])}{inside}: {sides}  ", f"  {_said(upper_first(c['reason']))} {both} `{_code(c['rule'])}`", ""]
    return lines


def _missing(held: dict) -> list[str]:
    rows = []
    for m in held["missing"]:
        rows += [f"- **{m['account']}**, {_said(r['reason'])}: {'; '.join(_quoted(p['summary']) for p in r['core'])}" for r in m["reasons"] if r["core"]]
    return _section("Not mentioned", rows + [""] * bool(rows))


def _only(held: dict) -> list[str]:
    rows = [f"- **{g['account']}** {_quoted(p['rows'][0]['phrase'])} {_place(p['rows'][0]['excerpts'])}" for g in held["only"] for p in g["core"]]
    return _section("Only one account", rows + [""] * bool(rows))


def _about(held: dict) -> list[str]:
    about = held["about"]
    files = [f"- {i['label']}: `{_code(i['uri'])}`, SHA-256 `{i['sha256']}`" for i in about["inputs"]]
    made = f"Rashomon {_said(about['version'])}, reader {_said(about['reader'])}. A machine read these texts: open the words before you rely on a line. Places count Unicode code points in the files named, the end not included."
    return ["## About this record", "", made, "", *files, ""]


def _place(excerpts: list[dict]) -> str:
    return "[" + ", ".join(f"{e['account']} {e['start']}–{e['end']}" for e in excerpts) + "]" if excerpts else ""


def _quoted(words: str) -> str:
    said = _said(words)
    return said if said[:1] in "“\"„«" else f"“{said}”"


def _said(text: str) -> str:
    """Text on one line in which nothing is mark-up."""
    return _AT_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", visible(" ".join(str(text).split()))))


def _code(text: str) -> str:
    return visible(" ".join(text.split())).replace("`", "'")
