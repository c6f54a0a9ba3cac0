"""Pronouns: he, she, they, it and their forms, resolved when one reading stands out, else not at all.

In: a Scene and a token. Out: True when the token was given to somebody. English; nothing over more than three sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language import names as persons
from . import clauses
from .scene import RECENCY, WEIGHT, Scene, best, refer

if TYPE_CHECKING:
    from .entities import Group

PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = frozenset("they their".split())
OPENERS = frozenset("in after before while during since as when with for by at on despite amid throughout following at".split())


def pronoun(scene: Scene, i: int) -> bool:
    """`entity.pronoun.v1`: he, she and their forms: the salient person of that gender."""
    reading, token = scene.reading, scene.reading.doc[i]
    gender = PRONOUNS.get(token.lower_)
    if gender is None:
        return False
    if token.lower_.endswith("self") and i and (group := scene.at(i - 1)) is not None and group.type == "person":
        return refer(scene, group, i, i + 1, i, "pronoun", "entity.pronoun.v1")  # `Orlov himself`
    if (ahead := _announced(scene, i, gender)) is not None:
        return refer(scene, ahead, i, i + 1, i, "pronoun", "entity.pronoun_ahead.v1")
    barred = _same_clause(scene, i) if token.lower_ in ("him", "her") and clauses.function(reading, i, i + 1) in ("object", "oblique") else set()
    is_rival = bool(barred)
    if clauses.function(reading, i, i + 1) == "subject":
        barred |= _named_later(scene, i) | {id(group) for head in _gap(scene, i) if (group := scene.at(head)) is not None}
    speaker = _speaker_of_quote(scene, i) if reading.quoted[i] else None

    def wanted(group: Group) -> bool:
        return group.type == "person" and group.gender in (gender, None) and id(group) not in barred and group is not speaker

    scores = scene.recent(i, wanted)
    owner = _owner(scene, i)
    known = {k: (score + (10 if group.gender == gender else 0) + (20 if group is owner else 0), group) for k, (score, group) in scores.items()}
    if is_rival and reading.sentence_of[i] not in {reading.sentence_of[at] for at, group, *_ in scene.said[-8:] if id(group) in known}:
        return False  # `Orlov spoke to him`: a man whom the sentence has not named
    group = best(known, 1 if not reading.quoted[i] else 12)
    return group is not None and refer(scene, group, i, i + 1, i, "pronoun", "entity.pronoun.v1")


def _announced(scene: Scene, i: int, gender: str) -> Group | None:
    """`In a speech to his party, Kim said`: a possessive in an opening phrase means the subject named after the comma."""
    reading, doc = scene.reading, scene.reading.doc
    start, end = reading.sentences[reading.sentence_of[i]]
    while start < i and not doc[start].is_alpha:
        start += 1
    if doc[i].lower_ not in ("his", "her") or doc[start].lower_ not in OPENERS or reading.quoted[i]:
        return None
    is_participle = start + 1 < end and doc[start + 1].text.endswith("ing")  # `In greeting X, …`: the subject greets
    for at, group, *_ in reversed(scene.said):
        if reading.sentence_of[at] != reading.sentence_of[i]:
            break
        if group.type == "person" and not is_participle:
            return None
    comma = next((j for j in range(i, min(end, i + 25)) if doc[j].text == ","), None)
    if comma is None:
        return None
    for place in range(comma + 1, comma + 7):
        for first, last, group, kind in scene.starts.get(place, ()):
            title = [token for token in doc[comma + 1 : first] if not token.is_punct]
            is_titled = all(persons.title(token.text) or token.text[:1].isupper() or token.lower_ in persons.modifiers() for token in title)
            fits = kind in ("name", "surname") and group.type == "person" and group.gender in (gender, None)
            if fits and is_titled and clauses.function(reading, first, last) == "subject":
                return group
    return None


def _named_later(scene: Scene, i: int) -> set[int]:
    """Groups named after a subject pronoun in its sentence: in `He said Orlov had left`, he is not Orlov."""
    start, end = scene.reading.sentences[scene.reading.sentence_of[i]]
    while start < i and not scene.reading.doc[start].is_alpha:
        start += 1
    if scene.reading.doc[start].lower_ in OPENERS and start < i:
        return set()  # `When he left, Orlov said`
    named = ((first, last, group) for j in range(i + 1, end) for first, last, group, _ in scene.starts.get(j, ()))
    return {id(g) for first, last, g in named if clauses.function(scene.reading, first, last) in ("subject", "object") and _is_under(scene, i, first)}


def _owner(scene: Scene, i: int) -> Group | None:
    """The subject of the verb that governs a pronoun, or the noun that this verb describes (`X waving his hand`)."""
    reading = scene.reading
    verb = clauses.verb(reading, i) if reading.has_parse else None
    for _ in range(4):
        if verb is None:
            return None
        token = reading.doc[verb]
        heads = [child.i for child in token.children if child.dep_ in clauses.SUBJECTS]
        heads += [verb - 1] if verb else []  # also where the parse missed it: `nothing Orlov did`
        if token.dep_ in ("acl", "acl:relcl", "relcl"):
            heads.append(token.head.i)
        for head in sorted(heads, reverse=True):  # of two subjects, as bad parses have them, the nearer
            if head < i and (group := scene.at(head)) is not None and group.type == "person" and head not in _gap(scene, i):
                return group
        verb = clauses.verb(reading, token.head.i) if token.head.i != verb else None
    return None


def _is_under(scene: Scene, i: int, j: int) -> bool:
    """True when token j lies in the clause of which subject i is the subject, clauses joined to it by `and` left out."""
    reading = scene.reading
    verb = clauses.verb(reading, i) if reading.has_parse else None
    if verb is None:
        return True
    token = reading.doc[j]
    for _ in range(30):
        if token.i == verb:
            return True
        if token.head.i == token.i or (token.head.i == verb and token.dep_ == "conj"):
            return False
        token = token.head
    return False


def _gap(scene: Scene, i: int) -> set[int]:
    """The noun that a relative clause around subject pronoun i describes: in `Orlov, whom he met`, he is not Orlov."""
    reading = scene.reading
    verb = clauses.verb(reading, i) if reading.has_parse else None
    if verb is None or reading.doc[i].head.i != verb or reading.doc[verb].dep_ not in ("acl:relcl", "relcl"):
        return set()
    return {reading.doc[verb].head.i}


def _same_clause(scene: Scene, i: int) -> set[int]:
    """Groups that are subject of the verb of token i: `Lavrov met him` is not Lavrov."""
    reading = scene.reading
    verb = clauses.subject_verb(reading, i)
    sentence = reading.sentence_of[i]
    out = set()
    for at, group, function, _ in reversed(scene.said):
        if reading.sentence_of[at] != sentence:
            break
        if function == "subject" and clauses.subject_verb(reading, at) == verb:
            out.add(id(group))
    return out


def _speaker_of_quote(scene: Scene, i: int) -> Group | None:
    """The last subject outside quotation marks in the paragraph of a quoted token: he who speaks is not `he`."""
    paragraph = scene.reading.paragraph_of[i]
    for at, group, function, _ in reversed(scene.said):
        if scene.reading.paragraph_of[at] != paragraph:
            return None
        if function == "subject" and group.type == "person" and not scene.reading.quoted[at]:
            return group
    return None


def plural(scene: Scene, i: int) -> bool:
    """`entity.plural.v1`: they, for unnamed people or a pair that was the last subject; countries and persons never."""
    token = scene.reading.doc[i]
    if token.lower_ not in PLURAL or scene.reading.quoted[i]:
        return False
    scores = scene.recent(i, lambda group: group.type == "group", 1)
    strong = {k: pair for k, pair in scores.items() if pair[0] >= RECENCY[1] + WEIGHT["subject"]}
    group = best(strong)
    return group is not None and refer(scene, group, i, i + 1, i, "pronoun", "entity.plural.v1")


def neuter(scene: Scene, i: int) -> bool:
    """`entity.neuter.v1`: it as the subject of a verb of speech: the body or country that was the last subject."""
    reading, token = scene.reading, scene.reading.doc[i]
    if token.lower_ != "it" or reading.quoted[i] or token.dep_ in ("nsubj:pass", "nsubjpass", "expl") or clauses.function(reading, i, i + 1) != "subject":
        return False
    verb = clauses.verb(reading, i)
    if verb is None or verb < i or clauses.lemma(reading, verb) not in clauses.speech():
        return False
    barred = _named_later(scene, i)
    scores = scene.recent(i, lambda group: group.type in ("organisation", "country") and id(group) not in barred, 2)
    group = best({k: pair for k, pair in scores.items() if pair[0] >= RECENCY[2] + WEIGHT["subject"]})
    return group is not None and refer(scene, group, i, i + 1, i, "pronoun", "entity.neuter.v1")
