"""PolNeAR (brat standoff) to windows: roles of words and links to their cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rashomon.language.reader.paragraphs import paragraphs
from windows import MAX_WORDS, ROLES, Window

TEXT_BOUND = re.compile(r"^(T\d+)\t[A-Za-z-]+ (\d+ \d+(?:;\d+ \d+)*)\t")


def attributions(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of one .ann file: role to character ranges."""
    spans: dict[str, list[tuple[int, int]]] = {}
    out = []
    rows = path.read_text("utf8").split("\n")
    for row in rows:
        if m := TEXT_BOUND.match(row):
            spans[m[1]] = [(int(a), int(b)) for a, b in (x.split() for x in m[2].split(";"))]
    for row in rows:
        if re.match(r"^E\d+\t", row):
            event: dict[str, list[tuple[int, int]]] = {}
            for part in row.split("\t")[1].split():
                role, ref = part.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in ROLES:
                    event.setdefault(role, []).extend(spans.get(ref, []))
            out.append(event)
    return out


def articles(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Name, text and first annotation of each article, in name order."""
    seen = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.name[:-9]
        text_path = folder / "text" / f"{name}.txt"
        if name not in seen and text_path.exists():
            seen.add(name)
            yield name, text_path.read_bytes().decode("utf8"), path


def article(text: str, events: list[dict[str, list[tuple[int, int]]]], split) -> list[Window]:
    """One window per paragraph; links are word numbers in the whole article."""
    mark: dict[int, tuple[str, int, int]] = {}
    for n, event in enumerate(events):
        for role in ROLES:
            for k, (a, b) in enumerate(event.get(role, ())):
                for i in range(a, b):
                    mark.setdefault(i, (role, n, k))
    rows: list[tuple[str, bool, tuple[str, int, int] | None]] = []
    ends: list[int] = []
    for start, end in paragraphs(text):
        is_first = True
        for token in split(text[start:end]):
            if not token.is_space:
                at = start + token.idx
                key = next((mark[i] for i in range(at, at + len(token)) if i in mark), None)
                rows.append((token.text, is_first, key))
                is_first = False
        ends.append(len(rows))
    cue: dict[int, int] = {}
    for i, (_, _, key) in enumerate(rows):
        if key and key[0] == "cue":
            cue.setdefault(key[1], i)
    out, begin, previous = [], 0, None
    for end in ends:
        tags, links = [], []
        for _, _, key in rows[begin:end]:
            same = key is not None and key == previous
            tags.append("O" if key is None else ("I-" if same else "B-") + key[0])
            links.append(-100 if key is None else cue.get(key[1], -1))
            previous = key
        out.append(Window([r[0] for r in rows[begin:end]], [r[1] for r in rows[begin:end]], roles=tags, links=links, corpus="polnear"))
        begin = end
    return out


def windows_of(parts: list[Window], pieces, max_pieces: int, offset: int = 0, stop: int | None = None) -> list[Window]:
    """Pack an article's paragraphs `offset` to `stop`; links become window links."""
    from rashomon.language.reader.words import windows

    sizes = [[len(pieces.of(w)) for w in p.words] for p in parts]
    base, n = [], 0
    for p in parts:
        base.append(n)
        n += len(p.words)
    out = []
    for group in windows(sizes[offset:stop], MAX_WORDS, max_pieces):
        window = Window([], [], roles=[], links=[], classes=[], corpus="polnear")
        assert window.roles is not None and window.links is not None and window.classes is not None
        place: dict[int, int] = {}
        for p, a, b in group:
            p += offset
            for i in range(a, b):
                place[base[p] + i] = len(window.words)
                window.words.append(parts[p].words[i])
                window.starts.append(parts[p].starts[i])
                window.roles.append(parts[p].roles[i])
                window.links.append(parts[p].links[i])
                window.classes.append(parts[p].classes[i] if parts[p].classes else -100)
        # a cue outside the window teaches nothing
        window.links = [place.get(x, -100) if x >= 0 else x for x in window.links]
        if window.roles and window.roles[0][0] == "I" and group[0][1]:
            window.roles[0] = "B" + window.roles[0][1:]
        out.append(window)
    return out
