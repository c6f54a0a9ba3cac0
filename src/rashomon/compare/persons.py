"""Which names of persons in several accounts are spellings of one.

In: signatures (a name's words, see `entities.signature`) with the accounts that use them. Out: for each the signature that
stands for all its spellings: a middle initial or a short form of the given name ("Jim" for "James") is no difference, nor is a
letter left out inside a longer one. An account that names both keeps them apart. English and common transliterations only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from ..language.lexicon import table

LONG = 6  # letters of a given name that can lack one by a slip


def spellings(names: Mapping[str, Mapping[str, int]], spelled: Callable[[str], str]) -> dict[str, str]:
    """Signature → the commonest spelling of that person; `names` counts mentions by account, `spelled` writes one word as signatures do."""
    bare: dict[str, dict[str, int]] = {}
    for name, counts in sorted(names.items()):
        held = bare.setdefault(_without_initials(name), {})
        for account, n in counts.items():
            held[account] = held.get(account, 0) + n
    kept: dict[str, set[str]] = {}
    home: dict[str, str] = {}
    for name, counts in sorted(bare.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        same = next((k for k in kept if not kept[k] & set(counts) and _may_be_one(k.split(), name.split(), spelled)), name)
        kept.setdefault(same, set()).update(counts)
        home[name] = same
    return {name: home[_without_initials(name)] for name in names}


def _without_initials(name: str) -> str:
    words = name.split()
    return " ".join(w for i, w in enumerate(words) if len(w) > 1 or i in (0, len(words) - 1))


def _may_be_one(one: list[str], other: list[str], spelled: Callable[[str], str]) -> bool:
    if len(one) != len(other) or len(one) < 2 or one[1:] != other[1:]:
        return False
    full = _full(spelled)
    return bool(full.get(one[0], {one[0]}) & full.get(other[0], {other[0]})) or _lacks_a_letter(*sorted((one[0], other[0]), key=len))


def _lacks_a_letter(short: str, long: str) -> bool:
    # not the last letter: Daniel and Daniela are two
    return len(short) >= LONG and len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(1, len(short)))


@cache
def _full(spelled: Callable[[str], str]) -> Mapping[str, frozenset[str]]:
    return {
        spelled(row["form"].lower()): frozenset({spelled(row["form"].lower()), *(spelled(name.lower()) for name in row["full"].split(";"))})
        for row in table("short_names")
    }
