"""What stand a clause takes: its polarity, and the word that names the issue.

In: an account as `Actors` reads it, the head of a clause, and the statement it stands in. Out: a `Judged` value or None. A clause takes
a stand when it wants, rejects, promises or demands something, or judges it; a plain report of facts takes none.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from ..types import Statement
from .actors import Actors
from .issues import LIGHT, SHELLS, Matter, base, is_denied, matter_of, noun_matter, stance, turned, verb_polarity

ACTS = {"promise": 1.0, "demand": 1.0, "ask": 1.0, "praise": 1.0, "agree": 1.0, "refuse": -1.0, "threaten": 1.0, "criticise": -1.0, "accuse": -1.0, "deny": -1.0}
OF_THINGS = frozenset({"praise", "criticise", "demand", "agree", "refuse", "deny", "accuse"})  # acts whose content may be a thing: "praised the deal"
DUTY = frozenset({"must", "should", "ought", "shall"})
WILL = frozenset({"will", "’ll", "'ll", "wo", "would"})
ABLE = frozenset({"can", "ca", "could"})
MAY = frozenset({"may", "might", "could", "can", "ca"})
DISPOSED = frozenset({"ready", "willing", "prepared", "open", "eager", "determined", "committed", "unwilling", "opposed", "keen", "reluctant"})
RAISING = frozenset({"likely", "unlikely", "set", "due", "certain", "sure", "bound", "poised", "able"})  # "is likely to want" wants, as far as is known
EMPHASIS = frozenset({"emphasis", "priority", "importance", "weight"})
EXPRESSING = frozenset({"express", "voice", "signal", "show", "reiterate", "repeat", "reaffirm", "convey", "announce"})
BRINGING = frozenset({"lead", "cause", "result", "mean", "bring", "create", "trigger", "spark"})
BECOMING = frozenset({"remain", "stay", "become"})
LASTING = frozenset({"remain", "stay", "continue", "stand"})
PLACED = {"table": {"on": 1.0, "off": -1.0}, "question": {"of": -1.0}, "agenda": {"on": 1.0, "off": -1.0}, "force": {"in": 1.0}, "place": {"in": 1.0}}


@dataclass(frozen=True, slots=True)
class Judged:
    """A polarity from -1 to 1, the token that names the issue, and whether the stand is the doer's rather than the speaker's."""

    polarity: float
    matter: int
    is_doers: bool
    words: tuple[int, ...] = ()  # the words of judgement


def judged(who: Actors, head: int, statement: Statement | None) -> Judged | None:
    """The stand a clause takes and the word that names the issue; None where it takes none."""
    sign = -1.0 if is_denied(who.tree, head) != bool(statement and statement.negated) else 1.0
    if statement is not None and statement.act in ("deny", "accuse") and who.tree.token(head).pos == "VERB":
        return None  # what is denied or charged is a fact
    if who.tree.token(head).pos != "VERB":
        return judgement(who, head, statement, sign)
    if (brought := _brought(who, head)) is not None:
        return brought
    disposed = next((c for c in who.tree.related(head, "open-complement") if who.tree.lemma(c) in DISPOSED), None) if base(who.tree, head) in BECOMING else None
    if disposed is not None:  # "remained committed to talks"
        found, value = _towards(who, disposed), stance("judgement").get(who.tree.lemma(disposed))
        return Judged(value * sign * found.turn, found.token, True) if found and value else None
    if (seen := viewed(who, head)) is not None:
        return Judged(seen.polarity * sign, seen.matter, True, seen.words)
    found, is_about_subject = matter(who, head)
    if found is None:
        return None
    helpers = {who.tree.word(i) for i in who.tree.related(head, "auxiliary")}
    if who.tree.token(head).tag == "VBN" and not helpers and not who.tree.related(head, "subject"):
        return None  # "guaranteed to fail" tells more of what was named before
    own = verb_polarity(who.tree, head, "effect") if is_about_subject else verb_polarity(who.tree, head)
    value = sign * found.turn * (own or 1.0)
    wished = wish(who, statement) if statement else None
    asks = is_asked(who, head)
    is_open = statement is not None and expressed(who, statement) is not None and who.tree.token(head).tag == "VB" and not who.tree.related(head, "subject")
    if wished is not None and (helpers or asks or is_open):
        return Judged(wished * value, found.token, False)
    if helpers & DUTY or asks:
        return Judged(value, found.token, False)
    if is_about_subject:
        is_lasting = who.tree.lemma(head) in LASTING and bool(helpers & (WILL | DUTY))
        return Judged(value, found.token, False) if is_lasting or own is not None and statement is not None else None
    if own is not None and not helpers & MAY:
        return Judged(value, found.token, True)
    if statement is None or helpers & MAY:
        return None
    if statement.act in ACTS and takes_side(who, statement) and not helpers & {"has", "have", "had"} or statement.cue_class == "intention":
        act = -1.0 if statement.act == "threaten" and own is None else 1.0 if statement.act == "threaten" else ACTS.get(statement.act, 1.0)
        return Judged(act * value, found.token, False)
    return Judged(value, found.token, True) if helpers & WILL and who.subjects(head) else None


def matter(who: Actors, head: int) -> tuple[Matter | None, bool]:
    """What a clause is about, and whether that is its subject: in a passive, or where a thing does or is something."""
    subject = who.subject(head)
    is_thing = subject is not None and who.tree.token(subject).pos == "NOUN" and subject not in who.named and who.phrase(subject) is None
    if who.tree.is_passive(head):
        return (noun_matter(who.tree, subject), False) if subject is not None and is_thing else (None, False)
    lemma = who.tree.lemma(head)
    if is_thing and subject is not None and (lemma in LASTING or stance("effect").get(lemma) is not None):
        return noun_matter(who.tree, subject), True
    return matter_of(who.tree, head), False


def is_asked(who: Actors, head: int) -> bool:
    """Whether a clause asks for what it says: "that it leave", a bare verb where the subject would have it otherwise."""
    subject = who.subject(head)
    if subject is None or who.tree.related(head, "auxiliary") or who.tree.token(head).tag not in ("VB", "VBP"):
        return False
    singular = who.tree.token(subject).tag in ("NN", "NNP") and not who.tree.related(subject, "conjunct")
    marked = any(who.tree.word(c) == "that" for c in who.tree.related(head, "mark"))
    return marked and (singular or who.tree.word(subject) in ("he", "she", "it")) or who.tree.token(head).tag == "VB" and marked


def viewed(who: Actors, head: int) -> Judged | None:
    """ "See the decision as a step forward": judged is the object."""
    if who.tree.lemma(head) not in stance("view"):
        return None
    thing = next((i for i in who.tree.related(head, "object") if who.tree.token(i).pos in ("NOUN", "PROPN")), None)
    for child in who.tree.related(head, "oblique", "open-complement", "adverbial", "object"):
        words = (child, *who.tree.related(child, "modifier"))
        value = next((v for w in words if (v := stance("judgement").get(who.tree.lemma(w)))), None)
        if thing is not None and child != thing and value and (any(who.tree.word(c) == "as" for c in who.tree.children[child]) or who.tree.relations[child] == "open-complement"):
            return Judged(value, thing, True, words)
    return None


def judgement(who: Actors, head: int, statement: Statement | None, sign: float) -> Judged | None:
    """ "X is a mistake", "ready to meet", "no need for": the word of judgement tells the polarity, what it is said of the issue."""
    tree = who.tree
    subject = next(iter(tree.related(head, "subject", "subject-clause")), None)
    words = (head, *tree.related(head, "modifier"))
    helpers = {tree.word(c) for c in tree.related(head, "auxiliary")}
    if helpers & ABLE and is_denied(tree, head) and statement is not None and subject is not None:
        return Judged(-1.0, subject, False) if subject in who.named else None  # "cannot be part of it" rejects whoever cannot
    if MAY & helpers:
        return None
    below = _below(who, head, subject)
    if tree.lemma(head) in RAISING and below is not None:
        found, own = matter_of(tree, below), verb_polarity(tree, below)
        return Judged(own * sign * found.turn * (-1.0 if tree.lemma(head) == "unlikely" else 1.0), found.token, True) if found and own else None
    placed = next((v for c in tree.related(head, "case") if (v := PLACED.get(tree.lemma(head), {}).get(tree.word(c)))), None)
    if placed is not None and subject is not None and tree.token(subject).pos == "NOUN":
        thing = noun_matter(tree, subject)
        return Judged(placed * sign * thing.turn, thing.token, False) if thing else None
    value = next((v for w in words if (v := stance("judgement").get(tree.lemma(w)))), None)
    if value is None or tree.related(head, "case") and subject is not None:  # "on the right side" places, it does not judge
        return of_thing(who, head, statement, sign) if subject is None else None
    if below is not None and tree.lemma(head) not in SHELLS:
        found = governed(who, below)
        return Judged(value * sign * found.turn, found.token, tree.lemma(head) in DISPOSED) if found else None
    if subject is None:
        return of_thing(who, head, statement, sign)
    is_there = bool(tree.related(head, "expletive")) or tree.word(subject) == "there"
    is_disposed = tree.lemma(head) in DISPOSED and tree.token(subject).pos != "NOUN"
    if is_there or is_disposed:
        found = _towards(who, head)
        return Judged(value * sign * found.turn, found.token, is_disposed) if found else None
    if who.is_person(subject):
        return None  # of a person it tells what he is, not where the speaker stands on a matter
    if tree.token(subject).pos == "NOUN":
        thing = noun_matter(tree, subject)
        return Judged(value * sign * thing.turn, thing.token, False, words) if thing else None
    return Judged(value * sign, subject, False, words)


def _brought(who: Actors, head: int) -> Judged | None:
    """ "Lifting the ban will lead to chaos": who says so is against the lifting, so for the ban."""
    tree = who.tree
    act = next((c for c in tree.related(head, "subject-clause", "subject") if tree.token(c).pos == "VERB"), None)
    ends = [e for c in tree.related(head, "object", "oblique") for e in (c, *tree.related(c, "conjunct"))]
    if act is None or base(tree, head) not in BRINGING or not any(tree.lemma(e) in stance("harm") for e in ends):
        return None
    found = turned(tree, act) if verb_polarity(tree, act) is not None else None  # else nothing tells what the act does to it
    return Judged(-found.turn * (-1.0 if is_denied(tree, head) else 1.0), found.token, False) if found else None


def _below(who: Actors, head: int, subject: int | None) -> int | None:
    """The verb that a word of judgement governs: "ready to meet", "it is time to talk"; of a thing that is judged only what it is "likely to" do."""
    tree = who.tree
    is_empty = subject is None or tree.token(subject).pos == "PRON" or tree.relations[subject] == "subject-clause"
    governs = ("open-complement", "complement", "subject-clause", "adverbial", "noun-clause") if is_empty else ("open-complement",)
    return next((c for c in tree.related(head, *governs) if tree.token(c).pos == "VERB" and not any(tree.word(m) not in ("to", "that", "for") for m in tree.related(c, "mark"))), None)


def _towards(who: Actors, head: int) -> Matter | None:
    """ "No need for sanctions", "open to talks"."""
    tree = who.tree
    about = [c for c in tree.related(head, "noun-modifier", "oblique") if any(tree.word(d) in ("for", "of", "to") for d in tree.related(c, "case"))]
    return next((m for c in about if (m := noun_matter(tree, c))), None)


def governed(who: Actors, verb: int) -> Matter | None:
    """What a clause below a judgement is about, turned by its own verb."""
    found = turned(who.tree, verb)
    return found if found is not None and not who.is_person(found.token) else None


def of_thing(who: Actors, head: int, statement: Statement | None, sign: float) -> Judged | None:
    """ "Demanded an exemption": the content is the issue itself; "criticised Utopia for the raid": what for is."""
    tree = who.tree
    if statement is None or statement.act not in OF_THINGS or statement.cue is None or tree.token(head).pos not in ("NOUN", "PROPN"):
        return None
    cue = frozenset(who.tokens(statement.cue))
    cases = {tree.word(c) for c in tree.related(head, "case", "mark")}
    if tree.token(head).head not in cue or not takes_side(who, statement) or not cases <= {"for", "on", "of", "with"} or "for" in cases and any(base(tree, i) == "welcome" for i in cue):
        return None
    sibling = next((c for g in sorted(cue) for c in tree.related(g, "open-complement", "adverbial") if c != head and c not in cue and tree.token(c).tag == "VB"), None)
    asked = sibling or next((c for c in tree.related(head, "noun-clause", "open-complement") if tree.token(c).tag == "VB"), None)
    if asked is not None:
        turn = verb_polarity(tree, asked) or 1.0
        found = matter_of(tree, asked)
        if found is None and head in who.named and verb_polarity(tree, asked) is not None:
            found = Matter(head, 1.0)  # "called on him to step down" is about him
        return Judged(ACTS[statement.act] * sign * turn * found.turn, found.token, False) if found else None
    if who.is_person(head) and statement.act in ("praise", "agree"):
        return None
    found = noun_matter(tree, head)
    return Judged(ACTS[statement.act] * sign, found.token, False) if found else None


def takes_side(who: Actors, statement: Statement) -> bool:
    """Whether the cue is a word that shows a stand."""
    return statement.cue is not None and any(base(who.tree, i) in stance(kind) or verb_polarity(who.tree, i, kind) is not None for i in who.tokens(statement.cue) for kind in ("verb", "told"))


def wish(who: Actors, statement: Statement) -> float | None:
    """The polarity of a cue that is itself a stand: "hope", "demand", "signal willingness"; None of the others."""
    if statement.cue is None:
        return None
    if (value := expressed(who, statement)) is not None:
        return value
    if statement.cue_class == "speech" and statement.act not in ACTS:
        return None
    return next((v for i in who.tokens(statement.cue) if (v := stance("verb").get(base(who.tree, i))) is not None), None)


def expressed(who: Actors, statement: Statement) -> float | None:
    """The polarity of a noun in the cue: "signalled its willingness"."""
    inside = who.tokens(statement.cue) if statement.cue else ()
    return next((v for i in inside if who.tree.token(i).pos == "NOUN" and (v := stance("noun").get(who.tree.lemma(i))) is not None), None)


def antecedent(who: Actors, statement: Statement) -> int | None:
    """What "it" is in "praised the deal, calling it good": the object of the verb that the cue hangs on."""
    if statement.cue is None:
        return None
    cue = bisect_left(who.starts, statement.cue.start)
    head = who.tree.token(cue).head
    return next((o for o in who.tree.related(head, "object") if who.tree.token(o).pos in ("NOUN", "PROPN")), None) if head != cue else None


def told(who: Actors, head: int) -> Judged | None:
    """The stand of whoever does something for or against a thing, as the outlet tells it; also of "put emphasis on", "express support for", "call it a mistake"."""
    if (seen := viewed(who, head)) is not None:
        return seen
    value = verb_polarity(who.tree, head, "told")
    objects = [who.tree.lemma(o) for o in who.tree.related(head, "object")]
    if value is None and base(who.tree, head) in LIGHT:
        value = next((1.0 for o in objects if o in EMPHASIS), None)
    if value is None and base(who.tree, head) in EXPRESSING:
        value = next((v for o in objects if (v := stance("noun").get(o)) is not None), None)
    found = matter_of(who.tree, head) if value is not None else None
    return Judged(value * found.turn * (-1.0 if is_denied(who.tree, head) else 1.0), found.token, True) if found and value else None
