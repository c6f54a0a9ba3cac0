"""What kind of saying a cue is: its class, its act, and whether it is negated or hedged."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from . import phrases as p
from .candidate import Candidate, Range, overlap
from .cues import head, lemma, look_up

DOCUMENTS = frozenset(
    "report poll survey study document letter memo filing lawsuit transcript record data statistics figure result book bill law resolution treaty text "
    "finding review audit census indictment complaint ruling brief dossier cable communique email e-mail headline video footage photo image website poster sign".split()
)
UNSAID = frozenset("decline refuse fail neglect avoid omit forget stop".split())
HEDGES = frozenset(
    "reportedly allegedly apparently seemingly supposedly purportedly ostensibly perhaps maybe possibly probably likely presumably potentially".split()
)
SURE = 0.6  # of the classes of cues never seen in training, four in five were right from here on
WEAK = frozenset("seem appear".split())
MODALS = frozenset("may might could".split())


class Act(NamedTuple):
    """The fields of a statement that its cue decides."""

    cue_class: str
    act: str
    is_negated: bool
    is_hedged: bool


def act(doc: Doc, found: Candidate) -> Act:
    """Class, act, negation and hedge of one candidate."""
    row = look_up(doc, found.cue)
    cue_class = row.cue_class if row is not None else "speech"
    kind = row.act if row is not None else "assert"
    if row is None and found.cue is not None and any(doc[i].tag_ == "TO" for i in range(*found.cue)):
        cue_class, kind = "intention", "other"
    elif row is None and (learnt := _learnt(doc, found)) != "speech":
        cue_class, kind = learnt, "other" if learnt == "intention" else "assert"
    if found.source is not None and _is_document(doc, found.source) and cue_class in ("speech", "writing", "thought", "document"):
        cue_class = "document"
    elif cue_class == "document":
        cue_class = "speech"
    negated = found.cue is not None and _is_negated(doc, found.cue)
    if found.cue is not None and any(lemma(doc[i]) in ("decline", "refuse") for i in range(*found.cue)):
        kind = "refuse"
    hedged = _is_hedged(doc, found)
    if row is not None and row.cue_class == "thought" and cue_class == "thought" and kind in ("demand", "promise", "threaten"):
        kind = "other"
    return Act(cue_class, kind, negated, hedged)


def _learnt(doc: Doc, found: Candidate) -> str:
    """The class that the reader gives a cue which the table lacks, where it is sure; else speech."""
    if found.cue is not None and Doc.has_extension("attributions"):
        for a in doc._.attributions:
            if a.cue and a.class_score >= SURE and overlap(a.cue, [found.cue]):
                return str(a.cue_class)
    return "speech"


def _is_document(doc: Doc, source: Range) -> bool:
    root = doc[source[0] : source[1]].root
    return lemma(root) in DOCUMENTS and root.pos_ in ("NOUN", "PROPN")


def _is_negated(doc: Doc, cue: Range) -> bool:
    """"did not say", "made no mention", "declined to comment", "without saying"."""
    verb = head(doc, cue)
    for i in range(*cue):
        token = doc[i]
        if token.lower_ in p.NEGATION or token.dep_ == "neg" or lemma(token) in UNSAID or token.lower_ == "without":
            return not (token.lower_ == "no" and token.head.lower_ == "doubt")
    return any((c.lower_ in p.NEGATION and c.dep_ in ("advmod", "neg", "det", "cc:preconj")) or (c.dep_ in ("mark", "prep") and c.lower_ == "without") for c in verb.lefts)


def _is_hedged(doc: Doc, found: Candidate) -> bool:
    if found.cue is not None:
        verb = head(doc, found.cue)
        around = [*(doc[i] for i in range(*found.cue)), *verb.children]
        if any(t.lower_ in HEDGES or (lemma(t) in WEAK and t.pos_ == "VERB") for t in around):
            return True
        if any(t.lower_ in MODALS and t.dep_ == "aux" for t in around):
            return True
    return any(_weakened(doc, piece) for piece in found.content[:1])


def _weakened(doc: Doc, piece: Range) -> bool:
    """Whether the main clause of a content is weakened."""
    root: Token = doc[piece[0] : piece[1]].root
    return any(piece[0] <= c.i < piece[1] and (c.lower_ in HEDGES or (c.lower_ in MODALS and c.dep_ == "aux")) for c in root.children)
