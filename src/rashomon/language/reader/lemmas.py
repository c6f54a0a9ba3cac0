"""Lemmas as edit scripts: the model picks how to change a form, not what to write.

A script is `case|suffix|ending`: bring the form to a case (l lower, k kept,
t title), take the suffix off, put the ending on. A script whose suffix the form
does not have cannot apply, so no form is invented out of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import islice

from ..lexicon import table

NO_ENDING = re.compile(r"@|\|[A-Z]\w*$|\w{9}$")  # learnt by heart from addresses and names


def _cased(case: str, form: str) -> str:
    return form.lower() if case == "l" else form.capitalize() if case == "t" else form


def script(form: str, lemma: str) -> str:
    """The script that turns `form` into `lemma`."""
    form, lemma = form.replace("’", "'"), lemma.replace("’", "'")
    cases = "lkt" if lemma == lemma.lower() else "ktl"

    def common(case: str) -> int:
        n = 0
        for a, b in zip(_cased(case, form), lemma, strict=False):
            if a != b:
                break
            n += 1
        return n

    case = max(cases, key=common)
    n = common(case)
    return f"{case}|{_cased(case, form)[n:]}|{lemma[n:]}"


def apply(edit: str, form: str) -> str | None:
    """The lemma, or None where the script does not fit the form."""
    case, suffix, ending = edit.split("|", 2) if edit.count("|") == 2 else ("k", "", "")
    base = _cased(case, form.replace("’", "'"))
    if not base.endswith(suffix):
        return None
    return (base[: len(base) - len(suffix)] + ending) or None


TRIED = 4  # the likeliest scripts of a word that are looked at
ENDINGS = (("ies", "y"), ("ied", "y"), ("es", "e"), ("s", ""), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""))


@cache
def _listed() -> dict[str, int]:
    """Lemmas that our tables hold, of news at large, of cues and of acts, with how common they are."""
    held = {word: 0 for name, column in (("cues", "cue"), ("event_verbs", "verb"), ("state_changes", "word")) for row in table(name) for word in row[column].split()}
    return held | {row["lemma"]: int(row["per_mille"]) for row in table("background")}


@cache
def _irregular() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in table("irregular")}


def by_rule(form: str) -> list[str]:
    """What could stand behind a form in -s, -ed or -ing, with an e or a doubled letter put right."""
    stems = [form.removesuffix(ending) + other for ending, other in ENDINGS if form.endswith(ending) and len(form) > len(ending) + 1]
    return stems + [s[:-1] for s in stems if len(s) > 3 and s[-1] == s[-2]]


def lemma(form: str, edits: Iterable[str], known: Callable[[str], bool], is_inflected: bool = False) -> str:
    """The lemma by the likeliest script, unless it changes the form into what is no lemma of our tables.

    Then, in this order: the lemma of an irregular form; a lemma of our tables by another script or with an e ("hop" or "hope": the
    commoner), then by rule; a known word by another script; the likeliest script ("Houthis" gives "Houthi", which no list has); where
    none fits, the form. A verb or plural (`is_inflected`) that the model leaves as it is may still be irregular, or by rule a form
    of one of our tables ("granted").
    """
    return _lemma(form, tuple(islice(edits, TRIED)), known, is_inflected)


@lru_cache(maxsize=1 << 15)  # the same words with the same scripts come again and again
def _lemma(form: str, edits: tuple[str, ...], known: Callable[[str], bool], is_inflected: bool) -> str:
    made = []
    for edit in edits:
        if not NO_ENDING.search(edit) and (lemma := apply(edit, form)) is not None:
            made.append((lemma, edit.endswith("||")))
    low = form.lower()
    is_kept = not made or made[0][1]
    if low in _irregular() and (is_inflected or not is_kept):
        return _irregular()[low]
    ruled = [lemma for lemma in by_rule(low) if lemma in _listed()]
    if is_kept:
        return ruled[0] if is_inflected and ruled and low not in _listed() else made[0][0] if made else form
    changed = [lemma for lemma, is_same in made if not is_same]
    listed = [lemma for lemma in (*changed, changed[0] + "e") if lemma.lower() in _listed()]
    if listed:
        return max(listed, key=lambda lemma: (_listed()[lemma.lower()], lemma == changed[0]))
    return next(iter(ruled), None) or next((lemma for lemma in changed if known(lemma.lower())), changed[0])
