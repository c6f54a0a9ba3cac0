"""Lemmas as edit scripts: the model picks how to change a form, not what to write.

A script is `case|suffix|ending`: bring the form to a case (l lower, k kept,
t title), take the suffix off, put the ending on. A script whose suffix the form
does not have cannot apply, so no form is invented out of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

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


def lemma(form: str, edits: Iterable[str], known: Callable[[str], bool]) -> str:
    """The lemma by the likeliest script that makes a known word.

    Where none of the first four does, the likeliest that fits ("Houthis" gives
    "Houthi", which no list has); where none fits, the form.
    """
    first = None
    for n, edit in enumerate(edits):
        made = None if NO_ENDING.search(edit) else apply(edit, form)
        if made is None:
            continue
        is_same = edit.endswith("||")
        if first is None:
            first = made
            if is_same:
                break
        if known(made.lower()) and not is_same:
            return made
        if n >= 3:
            break
    return first or form
