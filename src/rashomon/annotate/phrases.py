"""Noun phrases that stand for someone: "the president", "South Korean officials", "both men", "the agency".

In: a Scene and a token. Out: True when a phrase that begins or ends there was given to somebody. No world knowledge beyond the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language import names as persons
from . import clauses
from .scene import Scene, best, refer

if TYPE_CHECKING:
    from .entities import Group

DEFINITE = frozenset(("the", "this", "that"))
BODY_NOUNS = frozenset("agency network newspaper organization organisation alliance bloc group committee council commission court ministry department company party union watchdog daily magazine institute".split())
TWO = {"men": "person", "leaders": "person", "presidents": "person", "ministers": "person", "diplomats": "person", "women": "person", "countries": "country", "nations": "country", "governments": "country", "sides": "country", "capitals": "country", "neighbors": "country", "neighbours": "country", "powers": "country"}  # fmt: skip
ALIKE = frozenset(("leader", "spokesperson", "military"))  # classes whose nouns replace each other
GENERIC = frozenset(("leader", "general"))  # nouns that need no country to mean someone of their class


def unnamed(scene: Scene, i: int) -> bool:
    """`entity.unnamed.v1`: `South Korean officials`, `White House aides`: people known only by whose they are."""
    from .entities import Group

    reading, token = scene.reading, scene.reading.doc[i]
    if token.lower_ not in persons.collectives() or (i + 1 in scene.taken and scene.taken[i + 1].type == "person"):
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
    if known is None or (reading.doc[start - 1].text in ("and",) and start > floor and scene.taken.get(start - 2)):
        return False
    text = reading.text(start, i + 1)
    country = known.place.country if known.place else None
    group = scene.unnamed.get(text.lower())
    if group is None:
        scene.groups.append(group := scene.unnamed.setdefault(text.lower(), Group("group", text.lower(), country, [text])))
    return refer(scene, group, start, i + 1, i, "collective", "entity.unnamed.v1")


def pair(scene: Scene, i: int) -> bool:
    """`entity.pair.v1`: `the two men`, `both leaders`, `the two sides`: the only two persons or countries just spoken of."""
    from .entities import Group

    found = _two(scene, i)
    if found is None:
        return False
    start, end, kind = found

    office = {"leaders": "leader", "presidents": "leader", "ministers": "minister"}.get(scene.reading.doc[end - 1].lower_)

    def wanted(group: Group) -> bool:
        return group.type == kind and (office is None or any(r.group == office for r in group.roles))

    scores = next((s for n in (0, 1) if len(s := scene.recent(i, wanted, n)) == 2), None)
    if scores is None:
        return False
    members = sorted((group for _, group in scores.values()), key=lambda g: g.references[0][:2])
    name = " and ".join(group.name for group in members)
    group = scene.unnamed.get(f"pair {name}")
    if group is None:
        scene.groups.append(group := scene.unnamed.setdefault(f"pair {name}", Group("group", f"pair {name}", None, [name])))
    return refer(scene, group, start, end, end - 1, "collective", "entity.pair.v1")


def _two(scene: Scene, i: int) -> tuple[int, int, str] | None:
    """Bounds and kind of `the two`, `the two men`, `both leaders` that begins at token i."""
    doc = scene.reading.doc
    word = doc[i].lower_
    n = 1 if word == "both" else 2 if word == "the" and i + 1 < len(doc) and doc[i + 1].lower_ == "two" else 0
    if not n or i + n >= len(doc):
        return None
    after = doc[i + n]
    if after.lower_ in TWO:
        if i + n + 1 < len(doc) and doc[i + n + 1].lower_ == "of":
            return None  # `both sides of the border`
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
    if len(everywhere) == 1 and (country or id(everywhere[0]) in scene.met):
        group: Group | None = everywhere[0]
    else:
        group = best(scene.recent(i, wanted))
    if group is None:
        return False
    return refer(scene, group, start, end, end - 1 if reading.doc[end - 1].is_alpha else i, "role", "entity.role.v1")


def _role_phrase(scene: Scene, i: int) -> tuple[int, int, persons.Title, str | None] | None:
    """A definite noun phrase around a title that begins at token i: its bounds, the title, the country it names."""
    reading, doc = scene.reading, scene.reading.doc
    if not persons.may_begin_title(doc[i].text):
        return None
    if i and i - 1 not in scene.taken and persons.title_at([token.text for token in doc[i - 1 : i + persons.LONGEST_TITLE]], 0):
        return None
    step = persons.title_at([token.text for token in doc[i : i + persons.LONGEST_TITLE]], 0)
    if step is None or step[0].kind != "title" or step[0].group in ("-", "person", "expert"):
        return None
    end = i + step[1]
    if end < len(doc) and ((end in scene.taken and scene.taken[end].type == "person") or doc[end].pos_ in ("NOUN", "PROPN") or doc[end].text == "-"):
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
    if before in DEFINITE or (country and (at_start or (scene.taken.get(start) is known and doc[start].text[:1].isupper() and before not in ("a", "an", "another", "former", "some", "any", "every", "no", "first", "each")))):
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
    return group is not None and refer(scene, group, i, i + 1, i, "role", "entity.body.v1")
