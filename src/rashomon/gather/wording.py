"""The wording of an account as numbers: its words, and each run of five of them, hashed.

In: an account. Out: a `Wording`. Only what a reader would call the article counts: headline, by-line, menus, captions' credits,
copyright lines and biographies are left out, so that what two pages of one outlet share makes no copy. The hashes depend on the
words alone: capitals, punctuation and the kind of quotation mark or dash change nothing, nor does the machine. Letters outside of
Latin-1 part words: a text in another script has no wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ..types import Account

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, Any]

SHINGLE = 5  # words
LONGEST = 1 << 20  # code points of a text that are looked at
COUNTED = frozenset({"standfirst", "caption", "body", "heading"})


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Where the counted words begin and end (code points), and the hash (32 bits) of the run of words that begins at each but the last four."""

    starts: Numbers
    ends: Numbers
    shingles: Numbers

    @property
    def n_words(self) -> int:
        """Words that count."""
        return len(self.starts)


def wording(account: Account) -> Wording:
    """The wording of the zones that count; of the whole text where the account has no zones. Linear in the text; ends after `LONGEST`."""
    import numpy as np

    codes = np.array(np.frombuffer(account.text[:LONGEST].encode("latin-1", "replace").translate(_letters()), dtype=np.uint8))
    for zone in account.zones:
        if zone.kind not in COUNTED:
            codes[zone.start : zone.end] = 0
    inside = np.zeros(len(codes) + 2, dtype=bool)
    np.not_equal(codes, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    powers, inverses, factors = _powers(max(len(codes), 1).bit_length())
    with np.errstate(over="ignore"):
        # a word's letters times rising powers, summed up and moved to the text's beginning: the same wherever it stands
        sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        np.cumsum(codes * powers[: len(codes)], out=sums[1:])
        words = _mixed((sums[ends] - sums[starts]) * inverses[starts])
        n = max(0, len(words) - SHINGLE + 1)
        runs = np.zeros(n, dtype=np.uint64)
        for k in range(SHINGLE):
            runs += words[k : k + n] * factors[k]
        return Wording(starts, ends, (_mixed(runs) >> np.uint64(32)).astype(np.uint32))


def _mixed(values: Numbers) -> Numbers:
    """Each bit of a 64-bit number spread over all (the finaliser of MurmurHash3)."""
    import numpy as np

    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


@cache
def _letters() -> bytes:
    """For each code point of Latin-1 its lower case where it is a letter or a digit, else 0."""
    return bytes(ord(chr(i).lower()) if chr(i).isalnum() else 0 for i in range(256))


@cache
def _powers(bits: int) -> tuple[Numbers, Numbers, Numbers]:
    """Powers of an odd number modulo 2**64 for the places in a text, of its inverse, and multipliers for the places in a run."""
    import numpy as np

    odd = 0x9E3779B97F4A7C15
    factors = np.ones((2, 1 << bits), dtype=np.uint64)
    factors[:, 1:] = np.array([[odd], [pow(odd, -1, 1 << 64)]], dtype=np.uint64)
    with np.errstate(over="ignore"):
        powers, inverses = np.cumprod(factors, axis=1, dtype=np.uint64)
    return powers, inverses, np.array([pow(0xD6E8FEB86659FD93, k + 1, 1 << 64) for k in range(SHINGLE)], dtype=np.uint64)
