"""One training window: words with whatever gold layers its corpus has.

Every corpus reader (`treebank`, `names`, `polnear`) yields `Window`s; a layer
the corpus does not annotate stays None and costs nothing in the loss.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from rashomon.language.reader.words import MAX_PIECES, MAX_WORDS, Pieces, encode

NAMES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "EVENT")
ROLES = ("source", "cue", "content")
CUE_CLASSES = ("speech", "writing", "thought", "intention", "document")
NAME_TAGS = ("O", *(p + n for n in NAMES for p in ("B-", "I-")))
ROLE_TAGS = ("O", *(p + n for n in ROLES for p in ("B-", "I-")))


@dataclass
class Window:
    """Words of whole paragraphs and their gold layers, all of one length."""

    words: list[str]
    starts: list[bool]  # first word of a paragraph
    sentences: list[int] | None = None  # sentence number of each word
    heads: list[int] | None = None  # window index, -1 root, -100 unknown
    relations: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    names: list[frozenset[str]] | None = None  # the tags that are allowed
    roles: list[str] | None = None
    links: list[int] | None = None  # first word of the cue, -1 no cue, -100 none of our business
    classes: list[int] | None = None  # index into CUE_CLASSES, -100 unknown
    corpus: str = ""
    encoded: dict = field(default_factory=dict)


LAYERS = ("words", "starts", "sentences", "heads", "relations", "upos", "xpos", "feats", "lemmas", "names", "roles", "links", "classes")


def join(parts: list[Window]) -> Window:
    """One window of several; indices are moved."""
    out = Window([], [], corpus=parts[0].corpus)
    n = n_sentences = 0
    for part in parts:
        for layer in LAYERS:
            values = getattr(part, layer)
            if values is None:
                continue
            if layer in ("heads", "links"):
                values = [v + n if v >= 0 else v for v in values]
            elif layer == "sentences":
                values = [v + n_sentences for v in values]
            setattr(out, layer, (getattr(out, layer) or []) + list(values))
        n += len(part.words)
        if part.sentences:
            n_sentences += max(part.sentences) + 1
    return out


def pack(parts: list[Window], pieces: Pieces, max_words: int = MAX_WORDS, max_pieces: int = MAX_PIECES) -> list[Window]:
    """Greedy: neighbours share a window while they fit; one too long is left out."""
    out: list[list[Window]] = []
    room_words = room_pieces = -1
    for part in parts:
        n, k = len(part.words), sum(len(pieces.of(w)) for w in part.words)
        if n > max_words or k > max_pieces or not n:
            continue
        if n > room_words or k > room_pieces:
            out.append([])
            room_words, room_pieces = max_words, max_pieces
        out[-1].append(part)
        room_words, room_pieces = room_words - n, room_pieces - k
    return [join(group) for group in out]


def curly(words: list[str], xpos: list[str] | None, rng: random.Random) -> list[str]:
    """Straight quotation marks to typographic ones, or dashes to a real dash."""
    out, is_open = [], False
    for i, word in enumerate(words):
        if word in ('"', "``", "''"):
            opens = xpos[i] == "``" if xpos else not is_open
            is_open = opens
            out.append("“" if opens else "”")
        elif word == "'":
            out.append("‘" if xpos and xpos[i] == "``" else "’")
        elif word == "--" and rng.random() < 0.5:
            out.append("—")
        else:
            out.append(word.replace("'", "’"))
    return out


STRAIGHT = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


def other_quotes(window: Window, rng: random.Random) -> list[str]:
    """The same words with the other kind of quotation marks."""
    if any(c in "“”’" for w in window.words for c in w):
        return [w.translate(STRAIGHT) for w in window.words]
    return curly(window.words, window.xpos, rng)


def encode_window(window: Window, pieces: Pieces, words: list[str] | None = None) -> tuple[list[int], list[int], list[int]]:
    """Sub-word ids, shapes, first sub-word of each word."""
    return encode(words or window.words, window.starts, pieces)
