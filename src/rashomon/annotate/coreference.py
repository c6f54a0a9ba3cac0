"""Who is meant by "the president", "he", "they", "it", "both men": resolved when one reading stands out, else not at all.

In: a Reading, groups, names. Out: the groups with references more, and groups for
unnamed people ("South Korean officials") and for two persons taken together. Walks
the account once, in order, and keeps who was last spoken of, and where in the clause.
English; no world knowledge beyond the tables; nothing is resolved over more than three sentences but a unique role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..language import names as persons

from . import clauses
from .metonyms import with_metonyms
from .names import Name, covered

if TYPE_CHECKING:
    from .entities import Group
    from .reading import Reading

PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = frozenset("they them their".split())
OPENERS = frozenset("in after before while during since as when with for by at on despite amid throughout following at".split())
DEFINITE = frozenset(("the", "this", "that"))
BODY_NOUNS = frozenset("agency network newspaper organization organisation alliance bloc group committee council commission court ministry department company party union watchdog daily magazine institute".split())
TWO = {"men": "person", "leaders": "person", "presidents": "person", "ministers": "person", "diplomats": "person", "women": "person", "countries": "country", "nations": "country", "governments": "country", "sides": "country", "capitals": "country", "neighbors": "country", "neighbours": "country", "powers": "country"}  # fmt: skip
ALIKE = frozenset(("leader", "spokesperson", "military"))  # classes whose nouns replace each other
GENERIC = frozenset(("leader", "general"))  # nouns that need no country to mean someone of their class
WEIGHT = {"subject": 25, "object": 8, "oblique": 4, "possessive": 2, "other": 4}
RECENCY = (50, 35, 18, 8)
MARGIN = 4  # points by which the best reading must lead


@dataclass
class Scene:
    """What has been said so far: (token, group, function, kind) in order."""

    reading: Reading
    groups: list[Group]
    taken: dict[int, Name]
    said: list[tuple[int, Group, str, str]] = field(default_factory=list)

    def recent(self, i: int, wanted: Callable[[Group], bool], sentences: int = 3) -> dict[int, tuple[int, Group]]:
        """Score of each fitting group spoken of in this sentence or the `sentences` before, by identity of the group."""
        here, is_quoted = self.reading.sentence_of[i], self.reading.quoted[i]
        out: dict[int, tuple[int, Group]] = {}
        for at, group, function, kind in reversed(self.said):
            distance = here - self.reading.sentence_of[at]
            if distance > sentences:
                break
            if at >= i or distance < 0 or not wanted(group):
                continue
            if self.reading.quoted[at] and not is_quoted:
                continue
            score = RECENCY[min(distance, 3)] + WEIGHT[function] + (6 if function == "subject" and kind == "pronoun" else 0)
            if distance == 0:
                score += min(10, max(0, 10 - (i - at) // 4)) if function != "possessive" else 0
            score += min(8, len(group.references) // 3)
            if id(group) not in out or out[id(group)][0] < score:
                out[id(group)] = (score, group)
        return out


def resolve(reading: Reading, groups: list[Group], found: list[Name]) -> list[Group]:
    """All references that are not names; see the rules below."""
    taken = covered(found)
    groups = with_metonyms(reading, groups, found)
    scene = Scene(reading, groups, taken)
    starts: dict[int, list[tuple[int, int, Group, str]]] = {}
    for group in groups:
        for start, end, _, kind, _ in group.references:
            if kind != "role":
                starts.setdefault(start, []).append((start, end, group, kind))
    nouns = {head for group in groups for _, _, head, kind, _ in group.references if kind == "role"}
    for i in range(len(reading.doc)):
        for start, end, group, kind in starts.get(i, ()):
            scene.said.append((start, group, clauses.function(reading, start, end), kind))
        if i in taken or i in nouns:
            continue
        for rule in (pronoun, plural, neuter, unnamed, pair, role, body):
            if rule(scene, i):
                break
    return scene.groups


def _refer(scene: Scene, group: Group, start: int, end: int, head: int, kind: str, rule: str) -> bool:
    group.add(start, end, head, kind, rule)
    scene.said.append((head, group, clauses.function(scene.reading, head, head + 1), kind))
    return True


def best(scores: dict[int, tuple[int, Group]], margin: int = MARGIN) -> Group | None:
    """The group that leads by the margin, or None."""
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < margin):
        return None
    return ranked[0][1]


def pronoun(scene: Scene, i: int) -> bool:
    """`entity.pronoun.v1`: he, she and their forms: the salient person of that gender."""
    reading, token = scene.reading, scene.reading.doc[i]
    gender = PRONOUNS.get(token.lower_)
    if gender is None:
        return False
    if (ahead := _announced(scene, i, gender)) is not None:
        return _refer(scene, ahead, i, i + 1, i, "pronoun", "entity.pronoun_ahead.v1")
    barred = _same_clause(scene, i) if token.lower_ in ("him", "her") and clauses.function(reading, i, i + 1) in ("object", "oblique") else set()
    speaker = _speaker_of_quote(scene, i) if reading.quoted[i] else None

    def wanted(group: Group) -> bool:
        return group.type == "person" and group.gender in (gender, None) and id(group) not in barred and group is not speaker

    scores = scene.recent(i, wanted)
    owner = _owner(scene, i)
    known = {k: (score + (10 if group.gender == gender else 0) + (20 if group is owner else 0), group) for k, (score, group) in scores.items()}
    group = best(known, 1 if not reading.quoted[i] else 12)
    return group is not None and _refer(scene, group, i, i + 1, i, "pronoun", "entity.pronoun.v1")


def _announced(scene: Scene, i: int, gender: str) -> Group | None:
    """`In a speech to his party, Kim said`: a possessive in an opening phrase means the subject named after the comma."""
    reading, doc = scene.reading, scene.reading.doc
    start, end = reading.sentences[reading.sentence_of[i]]
    while start < i and not doc[start].is_alpha:
        start += 1
    if doc[i].lower_ not in ("his", "her") or doc[start].lower_ not in OPENERS or reading.quoted[i]:
        return None
    if any(scene.reading.sentence_of[at] == reading.sentence_of[i] and group.type == "person" for at, group, *_ in scene.said):
        return None
    comma = next((j for j in range(i, min(end, i + 25)) if doc[j].text == ","), None)
    if comma is None:
        return None
    for group in scene.groups:
        for first, last, _, kind, _ in group.references:
            title = [token for token in doc[comma + 1 : first] if not token.is_punct]
            if comma < first <= comma + 6 and kind in ("name", "surname") and group.type == "person" and group.gender in (gender, None):
                if all(persons.title(token.text) or token.text[:1].isupper() or token.lower_ in persons.modifiers() for token in title) and clauses.function(reading, first, last) == "subject":
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
    for at, group, *_ in reversed(scene.said):
        if at <= i and reading.sentence_of[at] != reading.sentence_of[i]:
            return None
        if {at} & heads or any(start <= head < end for start, end, *_ in group.references for head in heads if start <= at < end):
            return group
    return None


def _same_clause(scene: Scene, i: int) -> set[int]:
    """Groups that are subject of the verb of token i: `Lavrov met him` is not Lavrov."""
    reading = scene.reading
    verb = clauses.subject_verb(reading, i)
    sentence = reading.sentence_of[i]
    return {
        id(group)
        for at, group, function, _ in scene.said
        if function == "subject" and reading.sentence_of[at] == sentence and clauses.subject_verb(reading, at) == verb
    }


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
    return group is not None and _refer(scene, group, i, i + 1, i, "pronoun", "entity.plural.v1")


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
    return group is not None and _refer(scene, group, i, i + 1, i, "pronoun", "entity.neuter.v1")


def unnamed(scene: Scene, i: int) -> bool:
    """`entity.unnamed.v1`: `South Korean officials`, `White House aides`: people known only by whose they are."""
    from .entities import Group

    reading, token = scene.reading, scene.reading.doc[i]
    if token.lower_ not in persons.collectives() or i + 1 in scene.taken and scene.taken[i + 1].type == "person":
        return False
    start, known = i, None
    floor = max(reading.sentences[reading.sentence_of[i]][0], i - 6)
    while start > floor:
        here = scene.taken.get(start - 1)
        if here and here.type in ("adjective", "organisation", "country", "place", "people"):
            start, known = here.start, known or here
        elif reading.doc[start - 1].lower_ in persons.modifiers() and reading.doc[start - 1].lower_ not in ("former", "then"):
            start -= 1
        else:
            break
    if known is None or reading.doc[start - 1].text in ("and",) and start > floor and scene.taken.get(start - 2):
        return False
    text = reading.text(start, i + 1)
    country = known.place.country if known.place else None
    group = next((g for g in scene.groups if g.type == "group" and g.key == text.lower()), None)
    if group is None:
        scene.groups.append(group := Group("group", text.lower(), country, [text]))
    return _refer(scene, group, start, i + 1, i, "collective", "entity.unnamed.v1")


def pair(scene: Scene, i: int) -> bool:
    """`entity.pair.v1`: `the two men`, `both leaders`, `the two sides`: the only two persons or countries just spoken of."""
    from .entities import Group

    found = _two(scene, i)
    if found is None:
        return False
    start, end, kind = found

    def wanted(group: Group) -> bool:
        return group.type == kind

    scores = next((s for n in (0, 1) if len(s := scene.recent(i, wanted, n)) == 2), None)
    if scores is None:
        return False
    members = sorted((group for _, group in scores.values()), key=lambda g: min(g.references)[:2])
    name = " and ".join(group.name for group in members)
    group = next((g for g in scene.groups if g.key == f"pair {name}"), None)
    if group is None:
        scene.groups.append(group := Group("group", f"pair {name}", None, [name]))
    return _refer(scene, group, start, end, end - 1, "collective", "entity.pair.v1")


def _two(scene: Scene, i: int) -> tuple[int, int, str] | None:
    """Bounds and kind of `the two`, `the two men`, `both leaders` that begins at token i."""
    doc = scene.reading.doc
    word = doc[i].lower_
    n = 1 if word == "both" else 2 if word == "the" and i + 1 < len(doc) and doc[i + 1].lower_ == "two" else 0
    if not n or i + n >= len(doc):
        return None
    after = doc[i + n]
    if after.lower_ in TWO:
        return i, i + n + 1, TWO[after.lower_]
    is_bare = n == 2 and (after.pos_ in ("VERB", "AUX") or after.lower_ in clauses.FINITE | {"met", "spoke", "agreed", "tried", "discussed"})
    return (i, i + n, "person") if is_bare else None


def role(scene: Scene, i: int) -> bool:
    """`entity.role.v1`: `the president`, `the North Korean leader`: the one person so titled, or the last spoken of."""
    reading = scene.reading
    found = _role_phrase(scene, i)
    if found is None:
        return False
    start, end, title, country = found

    def titled(group: Group) -> bool:
        return group.type == "person" and (not country or group.country == country) and any(r.form == title.form for r in group.roles)

    def alike(group: Group) -> bool:
        same = any(r.group == title.group and r.group in ALIKE for r in group.roles)
        return group.type == "person" and same and (group.country == country if country else title.form in GENERIC)

    everywhere = [group for group in scene.groups if titled(group)]
    wanted = titled if everywhere else alike
    everywhere = everywhere or [group for group in scene.groups if alike(group)]
    if len(everywhere) == 1 and (country or any(at < i for at, group, *_ in scene.said if group is everywhere[0])):
        group = everywhere[0]
    else:
        group = best(scene.recent(i, wanted))
    if group is None:
        return False
    return _refer(scene, group, start, end, end - 1 if reading.doc[end - 1].is_alpha else i, "role", "entity.role.v1")


def _role_phrase(scene: Scene, i: int) -> tuple[int, int, persons.Title, str | None] | None:
    """A definite noun phrase around a title that begins at token i: its bounds, the title, the country it names."""
    reading, doc = scene.reading, scene.reading.doc
    if i and i - 1 not in scene.taken and (persons.title(f"{doc[i - 1].text} {doc[i].text}") or doc[i - 1].lower_ in persons.modifiers()):
        if persons.title_at([token.text for token in doc[i - 1 : i + persons.LONGEST_TITLE]], 0):
            return None
    step = persons.title_at([token.text for token in doc[i : i + persons.LONGEST_TITLE]], 0)
    if step is None or step[0].kind != "title" or step[0].group in ("-", "person", "expert"):
        return None
    end = i + step[1]
    if end < len(doc) and (end in scene.taken and scene.taken[end].type == "person" or doc[end].pos_ in ("NOUN", "PROPN") or doc[end].text == "-"):
        return None
    start, country = i, None
    while start > 0 and doc[start - 1].lower_ in persons.modifiers() - {"former", "then", "late", "deputy", "vice", "new", "acting"}:
        start -= 1
    known = scene.taken.get(start - 1) or (scene.taken.get(start - 2) if start > 1 and doc[start - 1].text in ("'s", "’s") else None)
    if known and known.place and known.type in ("adjective", "country") and known.place.country:
        start, country = known.start, known.place.country
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        after = scene.taken.get(end + 1) or (scene.taken.get(end + 2) if doc[end + 1].lower_ == "the" else None)
        if after is None or after.type != "country" or not after.place or country:
            return None
        country, stop = after.place.country, after.end
    else:
        stop = end
    before = doc[start - 1].lower_ if start else ""
    at_start = start == reading.sentences[reading.sentence_of[i]][0]
    if before in DEFINITE or (country and (at_start or scene.taken.get(start) is known and doc[start].text[:1].isupper() and before not in ("a", "an", "another", "former", "some", "any", "every", "no", "first", "each"))):
        return start, stop if stop == end else end, step[0], country
    return None


def body(scene: Scene, i: int) -> bool:
    """`entity.body.v1`: `the agency`: the last body whose own name ends in that noun."""
    reading, token = scene.reading, scene.reading.doc[i]
    if token.lower_ not in BODY_NOUNS or not i or reading.doc[i - 1].lower_ not in DEFINITE or reading.quoted[i]:
        return False
    after = reading.doc[i + 1] if i + 1 < len(reading.doc) else None
    if after is not None and (after.lower_ in ("of", "for", "on", "-") or after.pos_ in ("NOUN", "PROPN") or after.i in scene.taken):
        return False

    def wanted(group: Group) -> bool:
        words = {name.split()[-1].lower() for name in group.names if len(name.split()) > 1}
        return group.type == "organisation" and (token.lower_ in words or (token.lower_, group.kind) in (("network", "media"), ("newspaper", "media"), ("alliance", "igo"), ("bloc", "igo"), ("watchdog", "igo")))

    group = best(scene.recent(i, wanted))
    return group is not None and _refer(scene, group, i, i + 1, i, "role", "entity.body.v1")
