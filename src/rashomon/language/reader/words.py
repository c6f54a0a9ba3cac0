"""Text to words and words to sub-words: what the encoder sees.

In: a paragraph of text. Out: words with their offsets (the spaCy English
tokenizer with the word splitting of Universal Dependencies), the shape of each
word (the vocabulary is uncased, so case travels beside it), and windows of
whole paragraphs that fit the encoder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MAX_WORDS = 160
MAX_PIECES = 300  # sub-words of one window, the two marks at its ends excluded
MAX_PIECES_PER_WORD = 8
OVERLAP = 32  # words shared by two windows of one long paragraph

# shape ids: 0 padding and marks, then these, + START at a paragraph's first
# word, + CONTINUATION for the later sub-words of a word
LOWER, TITLE, UPPER, LETTER, MIXED, DIGITS, DIGITS_AND_LETTERS, PUNCTUATION, UNCASED = range(1, 10)
START, CONTINUATION, N_SHAPES = 10, 20, 30


def shape(word: str) -> int:
    """The shape id of a word: its case, or digits, or punctuation."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return DIGITS if any(c.isdigit() for c in word) else PUNCTUATION
    if any(c.isdigit() for c in word):
        return DIGITS_AND_LETTERS
    if all(c.islower() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return LETTER if len(letters) == 1 else UPPER
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return TITLE
    return MIXED if any(c.isupper() for c in letters) else UNCASED


INFIXES = (
    r"(?<=[A-Za-z]\.)[-–—](?=[A-Za-z])",  # U.S.-Russia
    r"(?<=[A-Za-z0-9])[-–—/](?=[A-Za-z])",  # S-300-like, and/or
    r"(?<=[0-9\]])[-–—](?=[0-9\[])",
    r"[\[\]]",
    r"(?<=\w)\)(?=\()",  # "(one)(two)"
    r"(?<=\))\((?=\w)",
)
# the treebanks keep a prefix and its word together, and split any other hyphen
PREFIXES = frozenset(
    "anti co counter cross e ex extra inter intra mid mini mis multi non over pan post pre pro pseudo quasi re semi sub super trans ultra un under".split()
)
ABBREVIATIONS = (
    "Adm. Amb. Brig. Capt. Cmdr. Col. Cpl. Dept. Fr. Gen. Gens. Gov. Govs. Hon. Insp. Lt. Maj. Msgr. Pfc. Pres. Pvt. Rep. Reps. Rev. Sec. Sen. Sens. Sgt. "
    "Spc. Supt. al. etc."
).split()
TOGETHER = {"and/or": "and / or", "alot": "a lot", "wanna": "wan na", "Wanna": "Wan na", "outta": "out ta", "b/c": "b/c", "w/": "w/", "w/o": "w/o"}
# "its" before one of these is a careless "it's"
NO_POSSESSIVE = frozenset("a an the not really simply definitely also been being nothing for from in on at as to".split())
PHONE = re.compile(r"(?:\d{3}[-/])?\d{3}-\d{4}|\d-\d{4}")
PHONE_PART = re.compile(r"[-/\d]+")
SLIPS = frozenset(("its", "Its", "etc."))
REPEATED = re.compile(r"[=*_?!.~#$<>+-]+")  # "?!?", "=====": one word in the treebanks
ENDLESS = re.compile(r"\S{400}")


class Splitter:
    """Text to a Doc, non-destructively, with the words of the UD treebanks.

    Takes over the tokenizer of `english`, a blank pipeline, where one is given.
    """

    def __init__(self, vocab: Vocab, english: Language | None = None) -> None:
        from spacy.attrs import ORTH
        from spacy.lang.en import English
        from spacy.util import compile_infix_regex

        self.vocab = vocab
        pipeline: Any = english or English(vocab)
        self._tokenizer: Any = pipeline.tokenizer
        self._tokenizer.infix_finditer = compile_infix_regex([*(English.Defaults.infixes or ()), *INFIXES]).finditer
        for word in ABBREVIATIONS:
            self._tokenizer.add_special_case(word, [{ORTH: word}])
        for word, parts in TOGETHER.items():
            self._tokenizer.add_special_case(word, [{ORTH: part} for part in parts.split()])
        # no sad face: a bracket and a colon
        self._tokenizer.rules = {k: v for k, v in self._tokenizer.rules.items() if k != "):"}

    # nothing is learnt, so there is nothing to keep
    def to_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing."""

    def from_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> Splitter:
        """Read nothing."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """An empty message."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Splitter:
        """Read nothing."""
        return self

    def __call__(self, text: str) -> Doc:
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        for word, has_space in self._tokens(text):
            # "1." at the start of a line is the number of a list
            is_number = word == "." and words and words[-1].isdigit() and (len(words) == 1 or "\n" in words[-2])
            if words and not spaces[-1] and (is_number or _belong(words[-1], word)):
                words[-1] += word
                spaces[-1] = has_space
            else:
                words.append(word)
                spaces.append(has_space)
        if not SLIPS.isdisjoint(words) or PHONE.search(text):
            words, spaces = _repaired(words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _tokens(self, text: str) -> Iterator[tuple[str, bool]]:
        # the tokenizer's patterns take quadratic time on endless "words"
        begin = 0
        for m in ENDLESS.finditer(text):
            yield from self._plain(text[begin : m.start()])
            yield from self._plain(m[0])
            begin = m.end()
        yield from self._plain(text[begin:])

    def _plain(self, text: str) -> Iterator[tuple[str, bool]]:
        from spacy.attrs import ORTH, SPACY

        if text:
            strings = self.vocab.strings
            for orth, has_space in self._tokenizer(text).to_array([ORTH, SPACY]).tolist():
                yield strings[orth], bool(has_space)


def _belong(before: str, word: str) -> bool:
    """Are two touching words one in the treebanks: "?!", "====", "re-emerge"?"""
    if word == "-" or before[-1] == "-":
        stem = before.removesuffix("-")
        # "UN-backed" is no prefix
        if stem.lower() in PREFIXES and (stem != stem.upper() or stem == "E"):
            return word == "-" or word[0].isalpha()
    same = word[0] == before[-1] or (word[0] in ".!?" and before[-1] in ".!?")
    return same and bool(REPEATED.fullmatch(word) and REPEATED.fullmatch(before))


def _repaired(words: list[str], spaces: list[bool]) -> tuple[list[str], list[bool]]:
    """Telephone numbers whole; "etc." that ends a sentence and "its" for "it's" apart."""
    out: list[str] = []
    after: list[bool] = []
    i = 0
    while i < len(words):
        word, end = words[i], i + 1
        if PHONE_PART.fullmatch(word) and not spaces[i]:
            while end < len(words) and not spaces[end - 1] and PHONE_PART.fullmatch(words[end]):
                end += 1
            if end - i > 1 and not PHONE.fullmatch("".join(words[i:end])):
                end = i + 1
        following = words[end] if end < len(words) else ""
        is_cut = word in SLIPS and spaces[i] and (following.lower() in NO_POSSESSIVE if word != "etc." else following[:1].isupper())
        if is_cut or (word == "etc." and (not following or "\n" in following)):
            out += [word[:-1], word[-1]]
            after += [False, spaces[i]]
        else:
            out.append("".join(words[i:end]))
            after.append(spaces[end - 1])
        i = end
    return out, after


class Pieces:
    """Sub-words of words, remembered: news repeats its words."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer as SubwordTokenizer

        self._tokenizer: Any = SubwordTokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._unknown, self.start, self.end = (self._id(mark) for mark in ("[UNK]", "[CLS]", "[SEP]"))
        self._whole = frozenset(w for w in self._tokenizer.get_vocab() if w.isalpha())
        self._of = lru_cache(maxsize=50_000)(self._encode)

    def _id(self, mark: str) -> int:
        return int(self._tokenizer.token_to_id(mark))

    def _encode(self, word: str) -> tuple[int, ...]:
        # the surrogates of broken input cannot be passed to the tokenizer
        clean = word[:200].encode("utf-8", "replace").decode("utf-8")
        ids = self._tokenizer.encode(clean, add_special_tokens=False).ids
        return tuple(ids[:MAX_PIECES_PER_WORD]) or (self._unknown,)

    def is_known(self, word: str) -> bool:
        """Is the lower-case word one of the vocabulary's 23,000 whole words?"""
        return word in self._whole

    def of(self, word: str) -> tuple[int, ...]:
        """The sub-word ids of one word: at least one, at most eight."""
        return self._of(word)


def encode(words: Sequence[str], starts: Sequence[bool], pieces: Pieces) -> tuple[list[int], list[int], list[int]]:
    """Sub-word ids, their shapes, and the index of each word's first sub-word."""
    ids, shapes, first = [pieces.start], [0], []
    for word, is_start in zip(words, starts, strict=True):
        parts, kind = pieces.of(word), shape(word)
        first.append(len(ids))
        ids.extend(parts)
        shapes.append(kind + START if is_start else kind)
        shapes.extend([kind + CONTINUATION] * (len(parts) - 1))
    ids.append(pieces.end)
    shapes.append(0)
    return ids, shapes, first


def windows(paragraphs: Sequence[Sequence[int]], max_words: int = MAX_WORDS, max_pieces: int = MAX_PIECES) -> list[list[tuple[int, int, int]]]:
    """Pack paragraphs into windows.

    `paragraphs` holds, per paragraph, the number of sub-words of each word.
    A window is a list of (paragraph, first word, end word); a paragraph too long
    for one window is cut into pieces that share OVERLAP words.
    """
    out: list[list[tuple[int, int, int]]] = []
    room_words = room_pieces = 0
    for p, sizes in enumerate(paragraphs):
        if not sizes:
            continue
        n_pieces = sum(sizes)
        if len(sizes) <= max_words and n_pieces <= max_pieces:
            if not out or len(sizes) > room_words or n_pieces > room_pieces:
                out.append([])
                room_words, room_pieces = max_words, max_pieces
            out[-1].append((p, 0, len(sizes)))
            room_words, room_pieces = room_words - len(sizes), room_pieces - n_pieces
            continue
        start = 0
        while True:
            end, used = start, 0
            while end < len(sizes) and end - start < max_words and used + sizes[end] <= max_pieces:
                used += sizes[end]
                end += 1
            out.append([(p, start, end)])
            if end == len(sizes):
                break
            start = max(start + 1, end - min(OVERLAP, (end - start) // 3))
        room_words = room_pieces = 0
    return out
