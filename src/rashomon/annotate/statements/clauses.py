"""Statements by rule from the parse: cue verbs with their clauses, nouns with `that`, "according to".

In: a Doc with heads and relations (Universal Dependencies or spaCy's labels).
Out: candidates. This is the whole of indirect speech for a reader without
scores for statements, and the finder of statements inside statements for all.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from . import phrases as p
from .candidate import Candidate, Range, without
from .cues import Cue, entry, lemma

SCORES = {"clause": 0.75, "parataxis": 0.75, "infinitive": 0.5, "object": 0.4, "noun": 0.6, "according": 0.8, "adjective": 0.55}
BARE_SAY = frozenset("say tell write add think believe know hope claim warn announce report argue insist note".split())


def clause_candidates(doc: Doc) -> Iterator[Candidate]:
    """All rule candidates of a parsed Doc, in text order; none when there is no parse."""
    if not doc.has_annotation("DEP"):
        return
    for token in doc:
        if token.lower_ == "according":
            found = _according(token)
        elif (cue := entry(token)) is None:
            continue
        elif cue.part == "verb" and token.pos_ in ("VERB", "AUX"):
            found = _verb(token, cue)
        elif cue.part == "noun":
            found = _noun(token)
        elif cue.part == "adjective":
            found = _adjective(token)
        else:
            continue
        if found is not None:
            yield found


def _candidate(doc: Doc, content: tuple[Range, ...], cue: Range, source: Range | None, kind: str, score: float | None = None) -> Candidate | None:
    content = without(content, [cue] + ([source] if source else []))
    content = p.clause(doc, content)
    if not content:
        return None
    return Candidate(content, cue, source, SCORES[kind] if score is None else score, f"statement.{kind}.v1")


def _source(verb: Token, content: Token | None) -> Range | None:
    who = p.subject(verb)
    if who is None or who.i == verb.i:
        return None
    if who.tag_ in ("WDT", "WP") or who.lower_ in ("which", "who", "that"):
        if verb.dep_ in ("acl:relcl", "relcl", "acl") and who.lower_ != "whom":
            return who.i, who.i + 1
    return p.noun_phrase(who, leave_out=[verb] + ([content] if content is not None else []))


def _verb(verb: Token, cue: Cue) -> Candidate | None:
    if verb.dep_ in ("amod", "compound", "case", "mark", "fixed"):
        return None
    doc = verb.doc
    group = p.verb_group(verb)
    content = next((c for c in verb.children if c.dep_ in p.CLAUSE), None)
    if content is not None and "c" in cue.frames:
        source = _source(verb, content)
        if source is None and verb.tag_ not in ("VBG", "VBD", "VBZ", "VBP", "VBN"):
            return None
        return _candidate(doc, p.subtree(content), group, source, "clause", None if source else 0.45)
    if verb.dep_ == "parataxis" and "c" in cue.frames and verb.head != verb and p.is_finite_clause(verb):
        source = _source(verb, verb.head)
        if source is not None:
            return _candidate(doc, p.subtree(verb.head, leave_out=[verb]), group, source, "parataxis")
    to = next((c for c in verb.children if c.dep_ in p.INFINITIVE and any(g.lower_ == "to" for g in c.lefts)), None)
    if to is not None and "i" in cue.frames and not p.is_passive(verb):
        source = _source(verb, to)
        return _candidate(doc, p.subtree(to), group, source, "infinitive") if source else None
    return _object(verb, cue, group)


def _object(verb: Token, cue: Cue, group: Range) -> Candidate | None:
    """"condemned the attack": what is said is named, not told."""
    thing = p.child(verb, p.OBJECT)
    if thing is None or "n" not in cue.frames or cue.cue_class not in ("speech", "writing") or thing.pos_ == "PRON":
        return None
    source = _source(verb, thing)
    return _candidate(verb.doc, p.subtree(thing), group, source, "object") if source else None


def _noun(noun: Token) -> Candidate | None:
    """"his claim that …": the owner is the source."""
    content = next((c for c in noun.children if c.dep_ in p.NOUN_CLAUSE and c.i > noun.i and any(g.lower_ == "that" and g.dep_ == "mark" for g in c.lefts)), None)
    if content is None:
        return None
    owner = p.child(noun, p.OWNER)
    if owner is None:
        owner = next((c for c in noun.children if c.dep_ == "nmod" and c.i < content.i and any(g.dep_ == "case" and g.lower_ in ("by", "from", "of") for g in c.children)), None)
    source = p.noun_phrase(owner) if owner is not None else None
    return _candidate(noun.doc, p.subtree(content), (noun.i, noun.i + 1), source, "noun", None if source else 0.35)


def _adjective(word: Token) -> Candidate | None:
    """"is confident that …"."""
    content = next((c for c in word.children if c.dep_ in p.CLAUSE and c.i > word.i), None)
    source = p.child(word, p.SUBJECT)
    if content is None or source is None or source.lower_ in ("it", "there", "this", "that"):
        return None
    who = p.noun_phrase(source, leave_out=[content])
    return _candidate(word.doc, p.subtree(content), p.verb_group(word), who, "adjective") if who else None


def _according(token: Token) -> Candidate | None:
    doc = token.doc
    to = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if to is None or to.lower_ != "to":
        return None
    if token.dep_ in ("case", "fixed", "mark"):
        noun = token.head
    else:
        inner = p.child(to, frozenset(("pobj",))) or p.child(token, frozenset(("obl", "nmod", "pobj")))
        if inner is None:
            return None
        noun = inner
    source = p.noun_phrase(noun, leave_out=[token, to])
    if source is None:
        return None
    source = (max(source[0], to.i + 1), source[1])
    if source[0] >= source[1]:
        return None
    top = token if noun.head == to else noun
    governor = top.head
    if governor == top:
        return None
    while governor.head != governor and governor.pos_ not in ("VERB", "AUX") and not p.is_finite_clause(governor):
        governor = governor.head
    while governor.dep_ in ("xcomp", "conj", "parataxis") and governor.head != governor and lemma(governor.head) not in BARE_SAY:
        governor = governor.head
    return _candidate(doc, p.subtree(governor, leave_out=[top]), (token.i, to.i + 1), source, "according")
