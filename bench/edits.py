"""How news texts are copied: each edit by name, from one text (and another) to a new one.

In: a text of paragraphs parted by blank lines, headline first; a seeded generator. Out: the edited text. `EDITS` says of each kind
whether the result is a copy (little in it is its own) or a report of its own that draws on the text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

EDITS: dict[str, bool] = {
    "retitled": True, "cut": True, "excerpt": True, "merged": True, "byline": True, "light": True, "respelled": True, "furniture": True,
    "reordered": True, "reworked": True, "quotes": False, "background": False, "same_furniture": False, "draws_on": False,
}  # fmt: skip
JOINED = frozenset({"merged", "quotes", "background", "same_furniture"})  # the other text stands whole in the result
SPELLINGS = (("per cent", "percent"), ("ise", "ize"), ("our ", "or "), ('"', "”"), ("'", "’"), (" - ", " — "), ("U.S.", "US"))
LITTLE = ("however", "also", "meanwhile", "earlier", "today", "then", "now", "still", "there", "just")
SYNONYMS = {"said": "stated", "announced": "declared", "called": "asked", "near": "close to", "seen": "observed", "after": "following", "and": "as well as", "insisted": "maintained"}
LIGHT = 0.05  # share of words touched by a light edit
MENU = ("Home", "World", "Politics", "Business", "Sport", "Weather", "Subscribe now", "Sign in", "Most read", "Newsletters")
COPYRIGHT = "Copyright 2021. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission."
COOKIES = "We use cookies to improve your experience. By continuing to browse you agree to the use of cookies on this site."
BIO = "The writer is a senior correspondent who has covered foreign affairs from four capitals and is the author of two books on diplomacy."


def parts(text: str) -> tuple[str, list[str]]:
    """Headline and the paragraphs below it."""
    head, *rest = [p for p in re.split(r"\n\s*\n|\n", text) if p.strip()] or [""]
    return head, rest


def edited(text: str, kind: str, rng: random.Random, other: str) -> str:
    """The text after one kind of edit; `other` is an unrelated text that some edits draw on."""
    head, body = parts(text)
    headline, paragraphs = _MAKERS[kind](head, body, rng, *parts(other))
    return "\n\n".join([headline, *paragraphs]) + "\n"


def touched(paragraph: str, rng: random.Random, share: float) -> str:
    """A paragraph with a share of its words left out, put in or put otherwise."""
    out: list[str] = []
    for word in paragraph.split(" "):
        if rng.random() >= share:
            out.append(word)
        elif word in SYNONYMS:
            out.append(SYNONYMS[word])
        elif rng.random() < 0.5:
            out += [word, rng.choice(LITTLE)]
        elif word[:1].isupper() or not word.isalpha():
            out.append(word)
    return " ".join(out)


def _headline(body: list[str], rng: random.Random) -> str:
    words = [w for w in re.findall(r"[A-Za-z]+", " ".join(body)) if len(w) > 4]
    return " ".join(rng.choice(words) for _ in range(7)).capitalize() if words else "Untitled"


def _cut(body: list[str], rng: random.Random) -> list[str]:
    return body[: max(2, round(len(body) * rng.uniform(0.3, 0.75)))]


def _run(body: list[str], rng: random.Random, n_words: int) -> list[str]:
    start = rng.randrange(max(1, len(body) // 2))
    end = start + 1
    while end < len(body) and len(" ".join(body[start:end]).split()) < n_words:
        end += 1
    return body[start:end]


def _retitled(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return _headline(body, rng), body


def _cut_from_below(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return head, _cut(body, rng)


def _excerpt(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return _headline(body, rng), _run(body, rng, 120)


def _merged(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return _headline(body, rng), [*body, *own] if rng.random() < 0.5 else [*own[: len(own) // 3], *body, *own[len(own) // 3 :]]


def _byline(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return head, ["By staff writers and agencies", "Updated 10:42 GMT, and carried here in full", *body[:1], "Read more: what to know before the vote", *body[1:]]


def _light(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return head, [touched(p, rng, LIGHT) for p in body]


def _respelled(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    def spelt(paragraph: str) -> str:
        for old, new in SPELLINGS:
            paragraph = paragraph.replace(old, new)
        return paragraph

    return head, [spelt(p) for p in body]


def _furniture(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return head, [*MENU, *body, BIO, COOKIES, COPYRIGHT]


def _reordered(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    moved = body[2:]
    rng.shuffle(moved)
    return head, [*body[:2], *moved]


def _reworked(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return _headline(body, rng), ["By staff writers and agencies", *(touched(p, rng, LIGHT) for p in _cut(body, rng)), COPYRIGHT]


def _quotes(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return other, [*own[:3], *(f"“{p}”" for p in _run(body, rng, 120)), *own[3:]]


def _background(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return other, [*own, *body[-2:]]


def _same_furniture(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return other, [*MENU, *own, BIO, COOKIES, COPYRIGHT]


def _draws_on(head: str, body: list[str], rng: random.Random, other: str, own: list[str]) -> tuple[str, list[str]]:
    return other, [*own[: len(own) // 2], *body[: len(body) // 2]]


_MAKERS: dict[str, Callable[[str, list[str], random.Random, str, list[str]], tuple[str, list[str]]]] = {
    "retitled": _retitled, "cut": _cut_from_below, "excerpt": _excerpt, "merged": _merged, "byline": _byline, "light": _light,
    "respelled": _respelled, "furniture": _furniture, "reordered": _reordered, "reworked": _reworked, "quotes": _quotes,
    "background": _background, "same_furniture": _same_furniture, "draws_on": _draws_on,
}  # fmt: skip
