"""Phrases around a word, for Universal Dependencies and for spaCy's own labels.

Everything returns token ranges or tokens; nothing assumes a good parse.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from .candidate import Range, merged, trimmed

SUBJECT = frozenset(("nsubj", "nsubj:outer", "csubj"))
PASSIVE_SUBJECT = frozenset(("nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"))
OBJECT = frozenset(("obj", "dobj"))
RECEIVER = frozenset(("iobj", "dative"))
CLAUSE = frozenset(("ccomp",))
INFINITIVE = frozenset(("xcomp",))
NOUN_CLAUSE = frozenset(("acl", "ccomp"))
OWNER = frozenset(("nmod:poss", "poss"))
NEGATION = frozenset(("not", "n't", "n’t", "never", "no", "nor", "neither"))
TOLD = frozenset("statement letter report memo tweet message email post article poll study video ad speech editorial note announcement sign poster lawsuit complaint book official man woman spokesman spokeswoman".split())
AUXILIARY = frozenset(("aux", "aux:pass", "auxpass", "neg", "advmod", "cop"))
PARTICLE = frozenset(("compound:prt", "prt"))


def child(token: Token, deps: frozenset[str]) -> Token | None:
    """The first child with one of the relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def subject(verb: Token) -> Token | None:
    """Who does it: the subject, that of the verb it is joined to or hangs on as a participle, or the `by` phrase of a passive."""
    seen = 0
    at = verb
    while seen < 8:
        seen += 1
        if is_passive(at) and at == verb:
            return agent(at)
        found = child(at, SUBJECT)
        if found is not None:
            return found
        passive = child(at, PASSIVE_SUBJECT)
        if passive is not None:
            return passive if at != verb else None
        if at.dep_ == "acl" and at.tag_ == "VBG" and (at.head.pos_ == "PROPN" or at.head.tag_ == "NNS" or at.head.lower_ in TOLD):
            return at.head  # a statement saying …
        if at.dep_ == "conj" or (at.dep_ in ("advcl", "xcomp") and (at.tag_ in ("VBG", "VB") or at.dep_ == "xcomp")):
            if at.head == at:
                return None
            if beside(verb) is None:
                at = at.head
                continue
        return beside(verb)
    return None


def beside(verb: Token) -> Token | None:
    """The subject right before a finite verb that a wrong parse hangs on a later one: "Kim said …, adding"."""
    before = verb_group(verb)[0] - 1
    if before < 0 or not (verb.tag_ in ("VBD", "VBZ", "VBP") or verb_group(verb)[0] < verb.i):
        return None
    token = verb.doc[before]
    return token if token.dep_ in SUBJECT and token.head.i >= verb.i and token.pos_ in ("PROPN", "NOUN", "PRON") else None


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in PASSIVE_SUBJECT or c.dep_ in ("aux:pass", "auxpass") for c in verb.children)


def agent(verb: Token) -> Token | None:
    """The `by` phrase of a passive."""
    for c in verb.children:
        if c.dep_ == "agent":
            return child(c, frozenset(("pobj",)))
        if c.dep_ in ("obl", "obl:agent") and any(g.dep_ == "case" and g.lower_ == "by" for g in c.children):
            return c
    return None


def subtree(token: Token, *, leave_out: Iterable[Token] = ()) -> tuple[Range, ...]:
    """The ranges of a word with all that hangs on it, without the subtrees left out."""
    barred = {t.i for t in leave_out}
    kept: list[int] = []
    stack = [token]
    while stack:
        at = stack.pop()
        if at.i in barred:
            continue
        kept.append(at.i)
        stack.extend(at.children)
    return merged((i, i + 1) for i in kept)


def noun_phrase(noun: Token, *, leave_out: Iterable[Token] = ()) -> Range | None:
    """The noun phrase around a noun, without its preposition, conjunction and the commas at its ends."""
    drop = [c for c in noun.children if c.dep_ in ("case", "cc", "mark", "punct", "cop", "advcl", "obl") and (c.i < noun.i or c.dep_ == "punct" or c.text in ("'s", "’s"))]
    drop += [c for c in noun.children if c.dep_ == "parataxis" or (c.dep_ in CLAUSE and c.i > noun.i)]
    ranges = subtree(noun, leave_out=[*drop, *leave_out])
    start, end = noun.i, noun.i + 1
    for s, e in ranges:
        # commas inside an apposition are bridged; a longer gap ends the phrase
        if s <= end + 1 and e > end:
            end = e
    for s, e in reversed(ranges):
        if e >= start - 1 and s < start:
            start = s
    return trimmed(noun.doc, start, end)


def clause(doc: Doc, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges as content: small holes bridged, edges trimmed, order kept."""
    joined: list[Range] = []
    for start, end in merged(ranges):
        if joined and all(doc[i].is_punct or doc[i].is_space for i in range(joined[-1][1], start)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(r for s, e in joined if (r := trimmed(doc, s, e)) is not None)


def verb_group(verb: Token) -> Range:
    """A verb with the auxiliaries, negation and adverbs right before it and its particle right after."""
    start, end = verb.i, verb.i + 1
    left = {c.i for c in verb.children if c.dep_ in AUXILIARY}
    while start - 1 in left:
        start -= 1
    right = {c.i for c in verb.children if c.dep_ in PARTICLE}
    while end in right:
        end += 1
    return start, end


def is_finite_clause(token: Token) -> bool:
    """Whether a word heads a clause with a subject of its own."""
    return child(token, SUBJECT | PASSIVE_SUBJECT) is not None or any(c.dep_ == "expl" for c in token.children)


def flat(doc: Doc, sentences: Iterable[Range]) -> Doc:
    """A copy of an unparsed Doc in which each sentence's words hang on its first word, so that trees can be walked.

    spaCy leaves the tree of an unparsed Doc undefined; walking it may crash.
    """
    heads = [start for start, end in sentences for _ in range(start, end)]
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        pos=[t.pos_ for t in doc],
        tags=[t.tag_ for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=heads,
        deps=["ROOT" if head == i else "dep" for i, head in enumerate(heads)],
    )
