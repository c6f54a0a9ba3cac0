"""Names no corpus has: persons get synthetic surnames, so that form and place in
the sentence decide and not the memory of a name.
"""

from __future__ import annotations

import random
from dataclasses import replace

from windows import Window

ONSET = "b br c ch d dr f g gr h j k kh kr l m n p pr r s sh st str t tr v w y z sch th cl bl".split()
NUCLEUS = "a e i o u a e i o ai ou ee oo ya".split()
CODA = "n r l s m k t d v rd nd rt ng ck x z ll ss".split()
ENDING = (
    "son sen ski ov ova ev ez man berg stein ić ian yan zadeh ullah ari ani ini elli etti ard ert ham ton ley well er ert ino ero as os is ad ed in en "
    "an on ung ong wa mba to ko"
).split()


def surname(rng: random.Random) -> str:
    middle = rng.choice(CODA) + (rng.choice(ONSET) + rng.choice(NUCLEUS) if rng.random() < 0.3 else "") if rng.random() < 0.8 else ""
    return (rng.choice(ONSET) + rng.choice(NUCLEUS) + middle + rng.choice(ENDING)).capitalize()


def other_people(window: Window, rng: random.Random) -> Window:
    """The window with the last word of each person's name exchanged."""
    words, memo = list(window.words), {}
    person = lambda i: 0 <= i < len(words) and window.names is not None and window.names[i] <= {"B-PERSON", "I-PERSON"}
    for i, word in enumerate(words):
        ends = person(i) and not (person(i + 1) and window.names and window.names[i + 1] == {"I-PERSON"})
        if ends and word[:1].isupper() and word.isalpha() and len(word) > 2 and rng.random() < 0.85:
            words[i] = memo.setdefault(word, surname(rng))
    return replace(window, words=words)
