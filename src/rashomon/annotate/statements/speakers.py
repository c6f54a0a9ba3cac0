"""From the words of a source to who speaks: an entity, an unnamed role, a crowd, or nobody we can name.

In: a source range, the mentions of the account. Out: `Speaker`. A wrong
speaker is worse than none: where the words do not settle it, name is None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from ...types import Entity, Speaker
from . import phrases as p
from .candidate import Range
from .cues import lemma
from .labels import PEOPLE

if TYPE_CHECKING:
    from ..mentions import Mentions

NOBODY = Speaker(entity=None, name=None, status="none")
PRONOUNS = frozenset("he she they we i you it him her them us me his their our my its himself herself themselves ourselves who which that whom this these those".split())
UNNAMED = frozenset("some many others several most few one another someone somebody anyone everyone everybody both all people".split())
FAR = 60  # tokens
PARTS = frozenset("some others many several most few".split())
INDEFINITE = frozenset("a an some many several few two three four five six other another one any most various numerous multiple certain".split())
ARTICLES = frozenset(("the", "a", "an"))
LEADING = frozenset(("even", "also", "whose", "and", "but", "only"))
PLURAL = frozenset(("NNS", "NNPS"))
CROWDS = frozenset(
    "government administration team campaign party committee council office ministry department agency group coalition alliance army military police staff media press "
    "family delegation side board court parliament senate house congress union commission organisation organization company network crowd public opposition leadership".split()
)
UTTERANCES = frozenset("statement announcement tweet letter message speech remark post memo email e-mail word comment address".split())


def speaker(doc: Doc, source: Range | None, mentions: Mentions, entities: dict[str, Entity], author: str | None = None) -> Speaker:
    """Who a source is. `author` is the account's single author, for "I" outside quotations."""
    if source is None:
        return NOBODY
    given, source = source, _bare(doc, source)
    head = _head(doc, source)
    if head.lower_ in PRONOUNS:
        return _pronoun(doc, head, mentions, entities, author)
    several = _coordinated(head, source)
    if several and not _is_apposed(doc, head, several):
        return _together(doc, [head, *several], source, mentions, entities)
    pair = _pair(doc, source, mentions, entities)
    if pair is not None:
        return Speaker(entity=None, name=f"{pair[0].name} and {pair[1].name}", status="collective")
    found = named(head, source, mentions, entities)
    if found is None or found.type != "person":
        found = _apposed(doc, source, mentions, entities) or found
    found = found or utterer(head, source, mentions, entities)
    if found is not None:
        reference = mentions.reference_of(head.i)
        is_crowd = reference is not None and reference.kind == "collective"
        return Speaker(entity=found.id, name=found.name, status="collective" if is_crowd and not is_unnamed(found) else _known(found))
    if source != given and head.lower_ not in PEOPLE and not lemma(head).endswith(HUMAN) and lemma(head) not in CROWDS:
        return NOBODY  # what follows "on", "with", "after" is a matter, unless it is somebody
    name = _whole(doc, head, source) or phrase(doc, source)
    if head.pos_ == "NUM" and name == head.text and doc[source[0]].lower_ == "the":
        name = f"the {name}"
    return Speaker(entity=None, name=name, status=status(doc, head, source))


def is_unnamed(entity: Entity) -> bool:
    """Whether an entity is a group known by a common noun: "South Korean officials"."""
    return entity.type in ("group", "other") and entity.name.split()[-1:][0].islower()


def _known(entity: Entity) -> str:
    if not is_unnamed(entity):
        return "named"
    return "collective" if entity.name.split()[0].lower() in ("both", "two", "all") else "anonymous"


def _whole(doc: Doc, head: Token, source: Range) -> str | None:
    """Of a bare "some", "others": the people of the sentence before, of whom they are a part."""
    if source[1] - source[0] > 1 or head.lower_ not in PARTS:
        return None
    for i in range(head.i - 1, max(-1, head.i - FAR), -1):
        token = doc[i]
        if "\n\n" in token.text:
            return None
        if token.dep_ in p.SUBJECT | p.PASSIVE_SUBJECT and token.tag_ in PLURAL and token.pos_ == "NOUN" and (token.lower_ in PEOPLE or lemma(token).endswith(HUMAN)):
            found = p.noun_phrase(token, leave_out=[c for c in token.children if c.dep_ in ("acl:relcl", "relcl")])
            rest = phrase(doc, found) if found is not None else None
            if rest is None:
                return None
            rest = rest if doc[token.i if found is None else found[0]].pos_ == "PROPN" else rest[:1].lower() + rest[1:]
            return f"{'other' if head.lower_ == 'others' else head.lower_} {rest}"
    return None


def _bare(doc: Doc, source: Range) -> Range:
    """The source without a phrase before its noun: "even on the treaty, both sides"."""
    start, end = source
    first = next((i for i in range(start, end) if doc[i].pos_ not in ("ADV", "PUNCT", "SPACE")), start)
    if doc[first].pos_ == "ADP":
        comma = next((i for i in range(end - 2, first, -1) if doc[i].text == ","), None)
        start = comma + 1 if comma is not None else first + 1
    return (start, end) if start < end else source


def _head(doc: Doc, source: Range) -> Token:
    """The root of the source; of "the statement from X" the statement."""
    span = doc[source[0] : source[1]]
    if not doc.has_annotation("DEP"):
        words = [t for t in span if t.text[:1].isalnum()]
        return words[-1] if words else span[0]
    root = _rightmost(doc, span.root, source)
    if root.pos_ in ("PUNCT", "ADP", "PART", "CCONJ", "DET") and root.lower_ not in PRONOUNS | UNNAMED:
        better = [t for t in span if t.pos_ in ("PROPN", "NOUN", "PRON")]
        root = next((t for t in better if t.head.i < source[0] or t.head.i >= source[1] or t.head.pos_ in ("PUNCT", "ADP")), better[0] if better else root)
    return root


def _rightmost(doc: Doc, root: Token, source: Range) -> Token:
    """A country in front of a title or noun is no head, whatever the parse: "U.S. President Donald Trump"."""
    if root.ent_type_ not in ("GPE", "LOC", "NORP") and root.pos_ != "ADJ":
        return root
    end = root.i
    while end + 1 < source[1] and doc[end + 1].pos_ in ("PROPN", "NOUN", "ADJ") and not doc[end + 1].is_punct:
        end += 1
    return doc[end]


def _name_tokens(head: Token, source: Range) -> Iterator[Token]:
    """The head, then the names that stand for the same one: flat parts, apposition, a title's name."""
    yield head
    stack, seen = [head], {head.i}
    while stack:
        at = stack.pop(0)
        for c in at.children:
            if c.i in seen or not source[0] <= c.i < source[1]:
                continue
            if c.dep_ in ("flat", "flat:name", "appos") or (c.dep_ == "compound" and c.pos_ == "PROPN" and at.pos_ == "PROPN"):
                seen.add(c.i)
                stack.append(c)
                yield c
        if at.dep_ in ("compound", "nmod", "nmod:desc") and at.pos_ == "PROPN" and at.head.pos_ == "PROPN" and at.head.i not in seen and source[0] <= at.head.i < source[1]:
            seen.add(at.head.i)
            yield at.head


def named(head: Token, source: Range, mentions: Mentions, entities: dict[str, Entity]) -> Entity | None:
    """The entity that the head names, or that its apposition does; a person goes before what the person heads."""
    ids = []
    for token in _name_tokens(head, source):
        if (found := mentions.entity_of(token.i)) is not None and found in entities and found not in ids:
            ids.append(found)
    people = [entities[i] for i in ids if entities[i].type == "person"]
    if len(people) == 1:
        return people[0]
    if people:
        own = mentions.entity_of(head.i)
        return entities[own] if own in ids and entities[own].type == "person" else None
    if not ids:
        return None
    own = mentions.entity_of(head.i)
    if own is None or own not in entities or entities[own].type == "other":
        return None
    return entities[own]


def _pair(doc: Doc, source: Range, mentions: Mentions, entities: dict[str, Entity]) -> tuple[Entity, Entity] | None:
    """Two persons joined by "and", titles and owners aside, where the parse joined something else."""
    joint = next((i for i in range(*source) if doc[i].lower_ == "and"), None)
    if joint is None or any(doc[i].text in (",", "(") for i in range(source[0], joint)):
        return None
    people = []
    for start, end in ((source[0], joint), (joint + 1, source[1])):
        stop = next((i for i in range(start, end) if doc[i].text == "," or doc[i].lower_ in ("who", "whose")), end)
        reference = mentions.reference_of(stop - 1) if stop > start else None
        if reference is None or reference.kind not in ("name", "surname") or any(doc[i].pos_ in ("VERB", "AUX") or doc[i].lower_ in ("for", "to", "with", "by") for i in range(start, stop)):
            return None
        people.append(entities.get(reference.entity))
    first, second = people
    is_two = first is not None and second is not None and first.id != second.id and first.type == second.type == "person"
    return (first, second) if is_two and first is not None and second is not None else None


def _apposed(doc: Doc, source: Range, mentions: Mentions, entities: dict[str, Entity]) -> Entity | None:
    """The person whose name, with titles alone before it, is all that follows the last comma of a source."""
    end = source[1]
    while end > source[0] and doc[end - 1].is_punct:
        end -= 1
    start = next((i + 1 for i in range(end - 1, source[0], -1) if doc[i].text == ","), None)
    if start is None or any(doc[i].pos_ == "CCONJ" for i in range(*source)):
        return None
    tail = [doc[i] for i in range(start, end)]
    reference = mentions.reference_of(end - 1)
    if reference is None or reference.kind not in ("name", "surname") or any(t.pos_ in ("ADP", "VERB", "AUX") or t.text in ("'s", "’s") for t in tail):
        return None
    found = entities.get(reference.entity)
    return found if found is not None and found.type == "person" else None


def utterer(head: Token, source: Range, mentions: Mentions, entities: dict[str, Entity]) -> Entity | None:
    """Of "the statement from X", "X's letter": X, who speaks through it."""
    if lemma(head) not in UTTERANCES:
        return None
    for c in head.children:
        if c.dep_ in p.OWNER or (c.dep_ == "nmod" and any(g.dep_ == "case" and g.lower_ in ("from", "by") for g in c.children)):
            return named(c, source, mentions, entities) if source[0] <= c.i < source[1] else None
    return None


def _pronoun(doc: Doc, head: Token, mentions: Mentions, entities: dict[str, Entity], author: str | None) -> Speaker:
    if head.lower_ in ("who", "which", "that", "whom") and head.head.dep_ in ("acl:relcl", "relcl"):
        noun = head.head.head
        drop = [c for c in noun.children if c.dep_ in ("acl:relcl", "relcl", "acl")]
        source = p.noun_phrase(noun, leave_out=drop)
        if source is None or noun.lower_ in PRONOUNS or (head.lower_ == "who" and not is_person(noun, mentions, entities)):
            return NOBODY
        return speaker(doc, source, mentions, entities, author)
    found = mentions.entity_of(head.i)
    if found is not None and found in entities and not (head.lower_ == "it" and entities[found].type in ("country", "place")):
        return Speaker(entity=found, name=entities[found].name, status=_known(entities[found]))
    if head.lower_ in ("i", "me", "my") and author is not None:
        return Speaker(entity=None, name=author, status="named")
    return NOBODY


def is_person(noun: Token, mentions: Mentions, entities: dict[str, Entity]) -> bool:
    """Whether a word can be a human being or several: what "who" may stand for."""
    found = mentions.entity_of(noun.i)
    if found is not None and found in entities:
        return entities[found].type in ("person", "group", "organisation", "country")
    return noun.tag_ in PLURAL or noun.pos_ == "PROPN" or noun.lower_ in UNNAMED or lemma(noun) in CROWDS or lemma(noun).endswith(HUMAN)


HUMAN = ("er", "or", "ist", "man", "woman", "ian", "ant", "ent", "ive", "eer", "chief", "head", "aide", "ally", "king", "queen", "judge", "coach", "guard", "pilot", "person", "one")


def _coordinated(head: Token, source: Range) -> list[Token]:
    return [c for c in head.children if c.dep_ == "conj" and source[0] <= c.i < source[1] and c.pos_ in ("PROPN", "NOUN", "PRON")]


def _is_apposed(doc: Doc, name: Token, others: list[Token]) -> bool:
    """Whether what seems joined to a name is more of its apposition: "Abe Rhee, delegate for Sel and the chairman of the panel"."""
    if len(others) != 1 or name.pos_ != "PROPN" or others[0].tag_ != "NN":
        return False
    joined = next((t.i for t in others[0].children if t.dep_ == "cc"), None)
    return joined is not None and doc[joined - 1].text != "," and any(t.dep_ == "appos" and name.i < t.i < joined for t in name.children)


def _together(doc: Doc, heads: list[Token], source: Range, mentions: Mentions, entities: dict[str, Entity]) -> Speaker:
    """Several speak at once: all names, when all are known; else the words of the source."""
    for more in list(heads[1:]):
        heads += [t for t in _coordinated(more, source) if t not in heads]
    found = [named(h, source, mentions, entities) if h is heads[0] else _alone(h, mentions, entities) for h in heads]
    names = list(dict.fromkeys(e.name for e in found if e is not None))
    if len(names) == len(heads) and len(names) > 1:
        return Speaker(entity=None, name=", ".join(names[:-1]) + " and " + names[-1], status="collective")
    return Speaker(entity=None, name=phrase(doc, source), status="collective")


def _alone(head: Token, mentions: Mentions, entities: dict[str, Entity]) -> Entity | None:
    found = mentions.entity_of(head.i)
    return entities.get(found) if found is not None else None


def phrase(doc: Doc, source: Range) -> str | None:
    """The source's words without article, possessive mark and what follows the first comma."""
    start, end = source
    root = doc[start:end].root.i
    start = next((i + 1 for i in range(root, start, -1) if doc[i].text == ","), start)  # "When they met, both sides"
    while end - start > 1 and (doc[start].lower_ in ARTICLES or doc[start].lower_ in LEADING):
        start += 1
    for i in range(start + 1, end):
        if doc[i].text in (",", "(", "—", "–", ";"):
            end = i
            break
        if doc[i].lower_ in ("who", "which", "whom", "whose"):
            end = i
            break
    while end - 1 > start and (doc[end - 1].text in ("'s", "’s", "'", "’") or doc[end - 1].is_punct):
        end -= 1
    text = " ".join(doc[start:end].text.split())
    return text or None


def status(doc: Doc, head: Token, source: Range) -> str:
    """role, collective or anonymous, from number and article."""
    first = doc[source[0]]
    owned = any(c.dep_ in p.OWNER for c in head.children)
    if head.lower_ in UNNAMED or first.lower_ in INDEFINITE or first.is_digit or (first.pos_ == "NUM" and first.i != head.i):
        return "anonymous"
    if head.pos_ == "NUM" or head.lower_ in ("two", "three", "pair", "duo", "trio"):
        return "collective"
    if head.tag_ in PLURAL:
        return "collective" if first.lower_ in ("the", "both", "all", "these", "those") or owned or head.pos_ == "PROPN" else "anonymous"
    if head.lower_ in CROWDS:
        return "collective"
    return "role"
