"""Where a phrase stands in its clause, for treebank (UD) and ClearNLP labels alike, and by word order without a parse.

In: a Reading and tokens. Out: heads, functions, prepositions, verbs.
"""

from __future__ import annotations

from functools import cache

from ..language.lexicon import table
from .reading import Reading

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer", "csubj", "agent", "obl:agent"))
OBJECTS = frozenset(("obj", "dobj", "iobj", "dative"))
POSSESSIVES = frozenset(("nmod:poss", "poss"))
MODIFIERS = frozenset(("compound", "amod", "nmod", "nmod:desc", "nmod:poss", "poss"))
POSSESSIVE_MARKS = frozenset(("'s", "’s", "'", "’"))
INTERRUPTIONS = frozenset("who whose a an the for in on speaking meanwhile however too also former citing asked".split())
SAID = {"said": "say", "says": "say", "told": "tell", "tells": "tell", "added": "add", "announced": "announce", "warned": "warn", "wrote": "write"}
PREPOSITIONS = frozenset("of to by with for from about in at near on outside inside under between against around into via than".split())
SAYS = frozenset("said says told added noted argued insisted warned claimed announced replied asked wrote tweeted stated explained".split())
FINITE = frozenset("is was are were has had have will would said says told announced added warned called did does may could should".split())


@cache
def speech() -> frozenset[str]:
    """Lemmas of verbs of speech and writing alone."""
    return frozenset(row["cue"] for row in table("cues") if row["part"] == "verb" and row["class"] in ("speech", "writing"))


def head(reading: Reading, start: int, end: int) -> int:
    """The token of start..end whose own head lies outside; the last one without a parse."""
    if reading.has_parse:
        for i in range(start, end):
            above = reading.doc[i].head.i
            if above == i or not start <= above < end:
                return i
    return end - 1


def function(reading: Reading, start: int, end: int) -> str:
    """subject, object, possessive, oblique or other: what tokens start..end are in their clause, appositions looked through."""
    after = reading.doc[end].text if end < len(reading.doc) else ""
    if after in POSSESSIVE_MARKS:
        return "possessive"
    if not reading.has_parse:
        return _by_order(reading, start, end)
    if _speaks(reading, start, end):
        return "subject"
    if after == "," and _opens(reading, start, end):
        return "subject"
    token = reading.doc[head(reading, start, end)]
    for _ in range(4):
        if token.dep_ in ("appos", "conj", "flat", "flat:name") and token.head.i != token.i:
            token = token.head
        else:
            break
    if token.dep_ in SUBJECTS:
        return "subject"
    if token.dep_ in OBJECTS:
        return "object"
    if token.dep_ in MODIFIERS:
        return "possessive" if token.dep_ in POSSESSIVES else "oblique" if preposition(reading, token.i) else "possessive"
    if token.dep_ in ("obl", "pobj", "nmod", "obl:tmod"):
        return "oblique"
    if token.dep_ in ("mark", "dep", "case", "cc", "discourse") and end < len(reading.doc) and reading.doc[end].pos_ in ("VERB", "AUX"):
        return "subject"  # a name before a finite verb that the parse could not place
    return "subject" if token.head.i == token.i and token.pos_ in ("PROPN", "NOUN", "PRON") else "other"


def _speaks(reading: Reading, start: int, end: int) -> bool:
    """`Orlov said`, `said Orlov.`: a name beside a plain verb of speech is its subject, whatever the parse says."""
    doc = reading.doc
    if not doc[start].text[:1].isupper():
        return False
    if end < len(doc) and doc[end].lower_ in SAYS and (start == 0 or doc[start - 1].lower_ not in PREPOSITIONS):
        return True
    return start > 0 and doc[start - 1].lower_ in SAYS and (end == len(doc) or doc[end].is_punct)


def _opens(reading: Reading, start: int, end: int) -> bool:
    """`Lavrov, for his part, …`, `Minister Lavrov, who …, said`: a name that opens a sentence and is interrupted is its subject."""
    doc = reading.doc
    first = reading.sentences[reading.sentence_of[start]][0]
    lead = [token for token in doc[first:start] if token.is_alpha]
    follows = doc[end + 1].lower_ if end + 1 < len(doc) else ""
    is_name = doc[start].text[:1].isupper()
    return is_name and len(lead) <= 4 and all(token.text[:1].isupper() or token.lower_ in ("the", "of", "but", "and", "former") for token in lead) and follows in INTERRUPTIONS


def _by_order(reading: Reading, start: int, end: int) -> str:
    after = reading.doc[end] if end < len(reading.doc) else None
    if start and reading.doc[start - 1].lower_ in PREPOSITIONS:
        return "oblique"
    if after is not None and (after.pos_ in ("VERB", "AUX") or after.lower_ in FINITE or after.lower_.endswith("ed")):
        return "subject"
    before = reading.doc[start - 1].lower_ if start else ""
    if before in ("said", "says", "added") or before.endswith(("said", "says")):
        return "subject"
    return "oblique" if before in ("in", "at", "to", "from", "of", "with", "by", "for", "between", "against", "on") else "other"


def preposition(reading: Reading, i: int) -> str:
    """The preposition that governs a noun, in lower case, or an empty string."""
    token = reading.doc[i]
    if not reading.has_parse:
        for j in range(i - 1, max(-1, i - 4), -1):
            if reading.doc[j].lower_ in ("in", "at", "to", "from", "of", "with", "by", "for", "between", "against", "on", "toward", "towards"):
                return reading.doc[j].lower_
            if reading.doc[j].lower_ not in ("the", "and", "both") and not reading.doc[j].text[:1].isupper():
                return ""
        return ""
    for child in token.children:
        if child.dep_ in ("case", "mark") and child.i < token.i and child.lower_ not in POSSESSIVE_MARKS:
            return str(child.lower_)
    if token.dep_ == "pobj":
        return str(token.head.lower_)
    if token.dep_ == "conj" and token.head.i != token.i:
        return preposition(reading, token.head.i)
    return ""


def verb(reading: Reading, i: int) -> int | None:
    """The verb of the clause in which token i stands, or None."""
    if not reading.has_parse:
        for j in range(i + 1, min(len(reading.doc), i + 4)):
            if reading.doc[j].pos_ in ("VERB", "AUX") or reading.doc[j].lower_ in FINITE:
                return j
        return None
    token = reading.doc[i]
    for _ in range(30):
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "aux:pass", "auxpass", "cop")):
            return int(token.i)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def subject_verb(reading: Reading, i: int) -> int | None:
    """The verb whose subject is also that of the clause of token i: `met X and spoke to him` is `met`."""
    found = verb(reading, i)
    while found is not None and reading.has_parse:
        token = reading.doc[found]
        own = any(child.dep_ in SUBJECTS for child in token.children)
        if own or token.dep_ not in ("conj", "xcomp") or token.head.i == found:
            return found
        found = verb(reading, token.head.i)
    return found


def is_main(reading: Reading, i: int) -> bool:
    """True when the verb of token i is the sentence's own, or joined to it by `and`, or a verb of speech beside a quotation."""
    found = verb(reading, i)
    for _ in range(6):
        if found is None or not reading.has_parse:
            return False
        token = reading.doc[found]
        if token.head.i == found or token.dep_ == "parataxis":
            return True
        if token.dep_ != "conj":
            return False
        found = token.head.i
    return False


def lemma(reading: Reading, i: int) -> str:
    """The lemma in lower case; the word itself where the reader gives none."""
    token = reading.doc[i]
    return str((token.lemma_ or SAID.get(token.lower_) or token.text).lower())
