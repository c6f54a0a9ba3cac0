"""Universal Dependencies treebanks (EWT, GUM without its NC genres) to windows.

EWT windows carry the names of Universal NER, GUM windows those entities of its
own annotation whose head is a proper noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from names import NameRules
from windows import Window


def sentences(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]], dict[int, tuple[int, str]]]]:
    """Metadata, the plain rows, and the multi-word tokens {first: (last, form)}."""
    meta: dict[str, str] = {}
    rows: list[list[str]] = []
    multi: dict[int, tuple[int, str]] = {}
    for line in [*path.read_text("utf8").split("\n"), ""]:
        if not line:
            if rows:
                yield meta, rows, multi
            meta, rows, multi = {}, [], {}
        elif line[0] == "#":
            key, _, value = line[1:].partition("=")
            meta[key.strip()] = value.strip()
        else:
            cells = line.split("\t")
            if "-" in cells[0]:
                a, b = map(int, cells[0].split("-"))
                multi[a] = (b, cells[1])
            elif cells[0].isdigit():
                rows.append(cells)


def surface(rows: list[list[str]], multi: dict[int, tuple[int, str]]) -> list[str] | None:
    """Words as they stand in the text; None when a fused form cannot be cut."""
    words = [r[1].replace(" ", "") for r in rows]
    for a, (b, form) in multi.items():
        parts, rest, cut = words[a - 1 : b], form, []
        if "".join(parts) == form:
            continue
        if len(form) < b - a + 1:
            return None
        for part in reversed(parts[1:]):
            k = min(len(part), len(rest) - 1) if len(rest) > 1 else 1
            cut.append(rest[-k:])
            rest = rest[:-k]
        cut.append(rest)
        if not all(cut):
            return None
        words[a - 1 : b] = reversed(cut)
    return words


def realigned(words: list[str], rows: list[tuple[str, str]]) -> list[str] | None:
    """Tags for words that an older release of the treebank cut otherwise."""
    by_character = [(tag, k) for k, (form, tag) in enumerate(rows) for _ in form.replace(" ", "")]
    if len(by_character) != sum(map(len, words)):
        return None
    out, at, last = [], 0, -1
    for word in words:
        tag, k = by_character[at]
        out.append("I" + tag[1:] if tag[0] == "B" and k == last else tag)
        at, last = at + len(word), k
    return out


def iob2(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Universal NER: sentence id to its (form, tag) rows."""
    out: dict[str, list[tuple[str, str]]] = {}
    name, rows = "", []
    for line in [*path.read_text("utf8").split("\n"), ""]:
        if not line:
            if rows:
                out[name] = rows
            name, rows = "", []
        elif line.startswith("# sent_id ="):
            name = line.partition("=")[2].strip()
        elif line[0] != "#":
            cells = line.split("\t")
            rows.append((cells[1], cells[2]))
    return out


def gum_spans(document: list[list[list[str]]], rules: NameRules) -> list[list[tuple[int, int, str]]]:
    """Per sentence the named entities of GUM's Entity= annotation."""
    kinds = {"person": "PERSON", "place": "LOC", "organization": "ORG", "event": "EVENT"}
    out = []
    for rows in document:
        stack: list[tuple[str, int, list[str]]] = []
        found: list[tuple[int, int, list[str]]] = []
        for i, cells in enumerate(rows):
            m = re.search(r"Entity=([^|]*)", cells[9])
            for part in re.findall(r"\([^()]+\)?|[^()]+\)", m[1]) if m else ():
                f = part.strip("()").split("-")
                if part[0] == "(" and part[-1] == ")":
                    found.append((i, i + 1, f))
                elif part[0] == "(":
                    stack.append((f[0].split("[")[0], i, f))
                else:
                    k = next((j for j in range(len(stack) - 1, -1, -1) if stack[j][0] == f[0].split("[")[0]), None)
                    if k is not None:
                        found.append((stack[k][1], i + 1, stack[k][2]))
                        del stack[k]
        out.append(rules.proper(rows, found, kinds))
    return out


def documents(path: Path, uner: dict[str, list[tuple[str, str]]] | None, rules: NameRules) -> Iterator[list[Window]]:
    """The sentences of each document as windows of one sentence."""
    group: list[Window] = []
    for meta, rows, multi in sentences(path):
        if group and any(k.startswith("newdoc") for k in meta):
            yield group
            group = []
        words = surface(rows, multi)
        if words is None:
            continue
        new = not group or any(k in ("newpar", "newpar id") for k in meta)
        window = Window(words, [new] + [False] * (len(words) - 1), corpus=path.name)
        window.sentences = [0] * len(words)
        window.heads = [int(r[6]) - 1 for r in rows]
        window.relations = [r[7] for r in rows]
        window.upos, window.xpos = [r[3] for r in rows], [r[4] for r in rows]
        window.feats = [r[5] for r in rows]
        window.lemmas = [r[1] if r[2] == "_" and r[1] != "_" else r[2] for r in rows]
        if uner is not None:
            tags = realigned(words, uner.get(meta.get("sent_id", ""), []))
            window.names = rules.uner(words, tags) if tags else [rules.anything] * len(words)
        else:
            spans = gum_spans([rows], rules)[0]
            window.names = rules.allowed(words, spans, complete={"PERSON", "ORG", "GPE", "LOC", "EVENT"})
        group.append(window)
    if group:
        yield group
