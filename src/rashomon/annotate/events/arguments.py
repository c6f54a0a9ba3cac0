"""Who does and who suffers what a verb tells, as the parse shows it.

In: a verb's token. Out: head tokens of noun phrases, with coordination unrolled, relative pronouns and missing subjects traced.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...language.reader import agent, is_passive, objects, obliques, particles
from ...language.reader.syntax import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading

RELATIVE = frozenset(("who", "whom", "which", "that", "whose"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"))
RELATIVE_CLAUSES = frozenset(("acl:relcl", "relcl"))
OBJECT_KEEPS = frozenset(("promise", "threaten", "vow", "pledge", "use", "need", "offer", "give"))  # their infinitive is the subject's doing
BLAMED = frozenset(("accuse", "blame", "condemn", "criticize", "criticise", "suspect", "denounce", "charge", "convict", "praise", "thank", "stop", "prevent", "ban", "bar", "fault"))
ASIDE = frozenset(("advcl", "acl:relcl", "relcl", "advcl:relcl"))  # of the verb itself: what else is told beside the act
CLAUSAL = frozenset(("ccomp", "advcl", "acl", "acl:relcl", "relcl", "parataxis", "csubj", "csubj:pass", "advcl:relcl"))
RAISING = frozenset(("expect", "schedule", "set", "plan", "slate", "believe", "say", "think", "know", "report", "suppose", "intend", "prepare", "commit", "determine", "poise"))
NO_PLACE = frozenset(("'s", "’s", "'", "’", "according", "as", "than", "since", "until", "till", "during"))
TIMES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"))
DEPTH = 6


def of_verb(verb: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Agents and patients of a verb, as token indices in text order."""
    if is_passive_form(verb):
        if _is_raised(verb):
            return _heads(_undergoers(verb)), ()
        return _heads(agent(verb)), _heads([*_undergoers(verb), *objects(verb)])
    done_to = [t for t in objects(verb) if t.pos_ in NOMINAL]
    if not done_to and verb.dep_ in RELATIVE_CLAUSES and _own_subjects(verb) and not _relative_subject(verb):
        done_to = [verb.head]  # `the man whom they arrested`, `the troops it sent`
    doers = _doers(verb, 0) or _left_name(verb)
    return _heads(doers), _heads(t for t in done_to if t not in doers)


def is_passive_form(verb: Token) -> bool:
    """`was condemned`, and bare participles: `sanctions imposed on`, `accused by`."""
    if is_passive(verb):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and not any(t.dep_ == "aux" for t in verb.children) and not _own_subjects(verb):
        return is_passive(verb.head) and not objects(verb)
    plain = [t for t in _own_subjects(verb) if ":pass" not in t.dep_ and t.dep_ != "nsubjpass"]
    if plain and (objects(verb) or any(t.dep_ in ("ccomp", "xcomp") for t in verb.children)):
        return False  # a past tense that the tagger took for a participle
    bare = verb.tag_ == "VBN" and not any(t.dep_ in ("aux", "cop") for t in verb.children)
    if bare and verb.dep_ in ("acl", "advcl", "amod", "ROOT", "xcomp"):
        return verb.dep_ != "ROOT" or bool(agent(verb)) or not objects(verb)
    return verb.tag_ == "VBD" and verb.dep_ == "acl"


def _is_raised(verb: Token) -> bool:
    """`event.raising.v1`: in "is expected to meet" the subject is who meets."""
    return verb.lemma_.lower() in RAISING and any(t.dep_ in ("xcomp", "ccomp", "advcl") for t in verb.children)


def _own_subjects(verb: Token) -> list[Token]:
    return [t for t in verb.children if t.dep_ in SUBJECTS]


def _relative_subject(verb: Token) -> bool:
    return any(t.lower_ in RELATIVE for t in _own_subjects(verb))


def _doers(verb: Token, depth: int) -> list[Token]:
    """Subjects of an active verb; where it has none, those of the clause it belongs to."""
    if depth > DEPTH:
        return []
    own = _own_subjects(verb)
    before = [t for t in own if t.i < verb.i]
    if own:
        return [_antecedent(t, verb) for t in before or own if not t.dep_.startswith("csubj")]
    above = verb.head
    if above.i == verb.i:
        return []
    if verb.dep_ == "conj":
        return _subject_of(above, depth + 1) if above.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else []
    if verb.dep_ in ("xcomp", "ccomp", "advcl"):
        return _controller(verb, above, depth + 1)
    if verb.dep_ in RELATIVE_CLAUSES:
        return [above]
    if verb.dep_ == "acl":
        return _doers_of_modifier(verb, above, depth + 1)
    return []


def _left_name(verb: Token) -> list[Token]:
    """`event.left_name.v1`: the name right before a main verb that the parse left without a subject."""
    if verb.dep_ not in ("ROOT", "ccomp", "parataxis") or verb.tag_ in ("VB", "VBG"):
        return []
    i = verb.i - 1
    while i >= 0 and verb.doc[i].sent.start == verb.sent.start and (verb.doc[i].pos_ in ("AUX", "ADV", "PART") or verb.doc[i].ent_type_ in ("DATE", "TIME")):
        i -= 1
    if i < verb.sent.start or verb.doc[i].pos_ not in ("PROPN", "NOUN", "PRON"):
        return []
    token = verb.doc[i]
    while verb.sent.start <= token.head.i < verb.i and token.head.i != token.i and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    return [] if any(t.dep_ == "case" and t.i < token.i for t in token.children) else [token]


def _doers_of_modifier(verb: Token, noun: Token, depth: int) -> list[Token]:
    """`protesters demanding`: the noun; `a plan to strike`: whoever plans."""
    is_purpose = any(t.lower_ == "to" and t.dep_ in ("mark", "aux") for t in verb.children) or any(t.dep_ == "mark" for t in verb.children)
    if not is_purpose:
        return [noun]
    owners = [t for t in noun.children if t.dep_ in ("nmod:poss", "poss")]
    if owners:
        return owners
    over = noun.head
    if noun.dep_ in ("obj", "dobj", "obl") and over.pos_ == "VERB":
        return _subject_of(over, depth)
    return []


def _subject_of(verb: Token, depth: int) -> list[Token]:
    """Whoever the grammatical subject of a clause is, in passives too."""
    if is_passive(verb):
        return _undergoers(verb)
    return _doers(verb, depth)


def _controller(verb: Token, above: Token, depth: int) -> list[Token]:
    """Who is meant to do what hangs without a subject of its own under another verb."""
    if above.pos_ not in ("VERB", "AUX", "ADJ", "NOUN", "ADV", "ADP", "SCONJ"):  # taggers differ on the "about" of "is about to"
        return []
    done_to = [t for t in objects(above) if t.pos_ in NOMINAL]
    lemma = above.lemma_.lower()
    if verb.dep_ == "xcomp" and done_to and lemma not in OBJECT_KEEPS:
        return done_to
    if verb.dep_ in ("advcl", "ccomp") and lemma in BLAMED and any(t.dep_ == "mark" and t.lower_ in ("of", "for", "from") for t in verb.children):
        return _undergoers(above) if is_passive_form(above) else done_to
    return _subject_of(above, depth)


def _undergoers(verb: Token) -> list[Token]:
    """The subject of a passive: its own, the noun a participle describes, or that of the clause above."""
    own = _own_subjects(verb)
    if own:
        return [_antecedent(t, verb) for t in own if not t.dep_.startswith("csubj")]
    above = verb.head
    if verb.dep_ in ("acl", "amod", *RELATIVE_CLAUSES) and above.pos_ in NOMINAL:
        return [above]
    if verb.dep_ in ("conj", "advcl", "xcomp") and above.i != verb.i and above.pos_ in ("VERB", "AUX"):
        if verb.dep_ == "conj" and is_passive_form(above):
            return _undergoers(above)
        return _doers(above, 1) if not is_passive(above) else _undergoers(above)
    return []


def _antecedent(token: Token, verb: Token) -> Token:
    """What a relative pronoun stands for: the noun its clause describes."""
    if token.lower_ not in RELATIVE:
        return token
    for above in (verb, *verb.ancestors):
        if above.dep_ in RELATIVE_CLAUSES or above.dep_ == "acl":
            return above.head
        if above.dep_ not in ("conj", "xcomp", "ccomp"):
            break
    return token


def _heads(tokens: Iterable[Token]) -> tuple[int, ...]:
    """Coordination unrolled: `France and Britain` are two."""
    out: dict[int, None] = {}
    for token in tokens:
        for one in (token, *_joined(token)):
            out.setdefault(one.i)
    return tuple(sorted(out))


def _joined(token: Token) -> list[Token]:
    """Nouns coordinated under this one; verbs the parse hangs there are not."""
    out, todo = [], [token]
    while todo:
        for t in todo.pop().children:
            if t.dep_ == "conj" and t.pos_ in NOMINAL and not any(c.dep_ in SUBJECTS for c in t.children):
                out.append(t)
                todo.append(t)
    return out


def heads(tokens: Iterable[Token]) -> tuple[int, ...]:
    """Token indices of nouns with all that is joined to them."""
    return _heads(tokens)


def obliques_of(head: Token) -> tuple[tuple[str, int], ...]:
    """(preposition, noun) pairs of a verb or noun, coordination unrolled; times, possessors and "according to" left out."""
    pairs = [(word.lower_, noun) for word, noun in obliques(head) if word.lower_ not in NO_PLACE and noun.ent_type_ not in TIMES]
    return tuple((word, i) for word, noun in pairs for i in _heads([noun]))


def verb_group(verb: Token) -> tuple[int, int]:
    """The verb with a particle that follows it at once."""
    after = [t.i for t in particles(verb) if t.i == verb.i + 1]
    return verb.i, (after[0] if after else verb.i) + 1


def clause(reading: Reading, verb: Token) -> tuple[int, int]:
    """The smallest clause around a verb as a token range: its own words without the clauses above, edge marks left out."""
    keep, todo = {verb.i}, [verb]
    while todo:
        for t in todo.pop().children:
            joined_clause = t.dep_ == "conj" and t.pos_ in ("VERB", "AUX") and t.head.pos_ in ("VERB", "AUX")
            aside = t.dep_ in ASIDE and t.head.i == verb.i
            if t.dep_ in ("parataxis", "punct") or joined_clause or t.is_space or aside or (t.dep_ in ("cc", "mark") and t.head.i == verb.i):
                continue
            keep.add(t.i)
            todo.append(t)
    return _range(reading, keep, verb.i)


def noun_clause(reading: Reading, noun: Token) -> tuple[int, int]:
    """The clause that an event noun stands in: that of the verb above it, or the noun phrase of a verbless line."""
    for above in noun.ancestors:
        if above.pos_ == "VERB" or above.dep_ in CLAUSAL or above.head.i == above.i:
            return clause(reading, above)
    return clause(reading, noun)


def _range(reading: Reading, keep: set[int], centre: int) -> tuple[int, int]:
    first, last = reading.sentences[reading.sentence_of[centre]]
    inside = [i for i in keep if first <= i < last]
    return min(inside), max(inside) + 1
