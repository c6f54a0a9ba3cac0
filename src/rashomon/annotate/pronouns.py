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
PLURAL = frozenset("they them their".split())
OPENERS = frozenset("in after before while during since as when with for by at on despite amid throughout following at".split())


def pronoun(scene: Scene, i: int) -> bool:
    """`entity.pronoun.v1`: he, she and their forms: the salient person of that gender."""
    reading, token = scene.reading, scene.reading.doc[i]
    gender = PRONOUNS.get(token.lower_)
    if gender is None:
        return False
    if (ahead := _announced(scene, i, gender)) is not None:
        return refer(scene, ahead, i, i + 1, i, "pronoun", "entity.pronoun_ahead.v1")
    barred = _same_clause(scene, i) if token.lower_ in ("him", "her") and clauses.function(reading, i, i + 1) in ("object", "oblique") else set()
    speaker = _speaker_of_quote(scene, i) if reading.quoted[i] else None

    def wanted(group: Group) -> bool:
        return group.type == "person" and group.gender in (gender, None) and id(group) not in barred and group is not speaker

    scores = scene.recent(i, wanted)
    owner = _owner(scene, i)
    known = {k: (score + (10 if group.gender == gender else 0) + (20 if group is owner else 0), group) for k, (score, group) in scores.items()}
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
    for at, group, *_ in reversed(scene.said):
        if reading.sentence_of[at] != reading.sentence_of[i]:
            break
        if group.type == "person":
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


def _owner(scene: Scene, i: int) -> Group | None:
    """The subject of the verb that governs a pronoun, or the noun that this verb describes (`X waving his hand`)."""
    reading = scene.reading
    verb = clauses.verb(reading, i) if reading.has_parse else None
    if verb is None:
        return None
    heads = {child.i for child in reading.doc[verb].children if child.dep_ in clauses.SUBJECTS}
    if reading.doc[verb].dep_ in ("acl", "acl:relcl", "relcl", "advcl"):
        heads.add(reading.doc[verb].head.i)
    return next((group for head in sorted(heads) if head < i and (group := scene.at(head)) is not None), None)


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
    """The last subject outside quotation marks in the sentence of a quoted token: he who speaks is not `he`."""
    sentence = scene.reading.sentence_of[i]
    for at, group, function, _ in reversed(scene.said):
        if scene.reading.sentence_of[at] != sentence:
            return None
        if function == "subject" and not scene.reading.quoted[at]:
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
    if token.lower_ != "it" or reading.quoted[i] or clauses.function(reading, i, i + 1) != "subject":
        return False
    verb = clauses.verb(reading, i)
    if verb is None or verb < i or clauses.lemma(reading, verb) not in clauses.speech():
        return False
    scores = scene.recent(i, lambda group: group.type in ("organisation", "country"), 2)
    group = best({k: pair for k, pair in scores.items() if pair[0] >= RECENCY[2] + WEIGHT["subject"]})
    return group is not None and refer(scene, group, i, i + 1, i, "pronoun", "entity.neuter.v1")
