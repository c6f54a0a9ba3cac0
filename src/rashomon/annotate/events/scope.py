"""What stands above a clause or a noun and makes it more or less real: "failed to", "the threat of", "after …".

In: the head word of an act. Out: a word of the contract's `realis`. The tree is walked upwards; each step knows the outer value and what the cue
between makes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.reader import auxiliaries, is_passive
from . import cues
from .mood import LADDER, REAL, SUBJECTS, asks, mood, weaker

if TYPE_CHECKING:
    from spacy.tokens import Token

DEPTH = 12
PREDICATES = frozenset(("VERB", "AUX", "ADJ"))
CLAUSAL = frozenset(("ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "relcl", "csubj", "csubj:pass", "parataxis", "pcomp"))
NOMINAL = frozenset(("obj", "dobj", "iobj", "nsubj", "nsubj:pass", "nsubjpass", "obl", "obl:agent", "nmod", "nmod:poss", "pobj", "attr", "appos", "compound", "nmod:desc"))
FUTURE_LIKE = frozenset(("planned", "conditional", "hypothetical", "uncertain", "counterfactual"))
TIMES = frozenset("after before when since while until till once because as although though by upon".split())
TALKING = frozenset("discuss talk mark celebrate commemorate consider review debate hear attend protest mourn honour honor address demand denounce condemn push press".split())
EPISTEMIC = frozenset("possible likely unlikely probable imminent impossible conceivable inevitable unthinkable unavoidable doubtful pending planned due".split())
SEEMING = frozenset(("look", "seem", "sound", "feel", "appear"))
EXCEPT = frozenset(("other than", "apart from", "aside from", "except for"))
NAMED_ACTS = ("tion", "ment", "al", "ance", "ence", "ease", "turn", "ting")  # "the release of …" is not known by its article alone
SET_AHEAD = frozenset("planned scheduled proposed expected slated envisaged envisioned cancelled canceled postponed set due".split())
KNOWN = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their", "'s", "’s", "last", "earlier"))
GENERIC = frozenset(("any", "every", "such", "whatever", "further", "more", "another"))


def real(token: Token, depth: int = DEPTH) -> str:
    """`reality.scope.v1`: how real the act of a verb, a copular predicate or an event noun is, the voices around it left aside."""
    if depth <= 0:
        return "actual"
    if token.pos_ in ("NOUN", "PROPN") and not _has_copula(token):
        return _of_noun(token, depth)
    return weaker(mood(token), _above(token, depth))


def _has_copula(token: Token) -> bool:
    return any(t.dep_ == "cop" for t in token.children)


def _above(token: Token, depth: int) -> str:
    """What the words above a clause make of it."""
    first, seen = token, {token.i}
    while first.dep_ == "conj" and first.head.i not in seen and first.head.pos_ in PREDICATES | {"NOUN"}:
        first = first.head
        seen.add(first.i)
    head = first.head
    if head.i == first.i:
        return "uncertain" if asks(first) else "actual"
    if first.dep_ in ("acl:relcl", "relcl"):
        return _relative(first, head, depth)
    if first.dep_ in ("advcl", "advcl:relcl"):
        return _adverbial(first, head, depth)
    if first.dep_ == "acl" and first.tag_ == "VBD" and first.doc[head.i + 1 : head.i + 2].text.lower() == "that" and cues.cue(head, "that"):
        return _governed(first, head, depth)  # "allegations that …", wherever the parse hangs the conjunction
    is_clause = any(t.dep_ in SUBJECTS or t.dep_ == "mark" for t in first.children)
    if first.dep_ == "acl" and first.tag_ in ("VBN", "VBG", "VBD") and not is_clause:
        return _participle(first, head, depth)
    if first.dep_ in CLAUSAL:
        return _governed(first, head, depth)
    return _noun_above(first, depth) if first.dep_ in NOMINAL else "actual"


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in auxiliaries(verb))


def _is_past(verb: Token) -> bool:
    aux = auxiliaries(verb)
    if any(t.tag_ == "MD" for t in aux):
        return False
    return verb.tag_ == "VBD" or any(t.tag_ == "VBD" or t.lemma_ == "have" for t in aux)


def _relative(verb: Token, noun: Token, depth: int) -> str:
    """ "the strike that killed 12" is told as a fact; "any state that attacks" is not."""
    is_content = any(t.dep_ in SUBJECTS and t.tag_ not in ("WDT", "WP") for t in verb.children) and not any(t.tag_ in ("WDT", "WP", "WP$") for t in verb.children)
    if is_content and (made := cues.cue(noun, "that")) is not None:
        return passed(made, real(noun, depth - 1))  # "no proof the pilot defected"
    articles = {t.lower_ for t in noun.children if t.dep_ == "det"}
    if articles & (GENERIC | {"no"}) or noun.lower_ in ("anyone", "whoever", "anybody"):
        return "actual" if _is_past(verb) else "hypothetical"
    if not is_known(noun) and noun.pos_ == "NOUN" and not articles - {"a", "an"}:
        outer = real(noun, depth - 1)
        if outer == "negated" and not _is_past(verb):
            return "hypothetical"
        return outer if outer in ("conditional", "hypothetical") or (outer in FUTURE_LIKE and not _is_past(verb)) else "actual"
    return "actual"


def _participle(verb: Token, noun: Token, depth: int) -> str:
    """ "troops deployed in Syria" are told as there; "talks held in Geneva" are as real as the talks."""
    if (noun.dep_ in ("obj", "dobj") or noun.i > noun.head.i) and noun.dep_ != "nmod" and verb.tag_ == "VBG" and (made := cues.cue(noun.head, "to")) in LADDER:
        return passed(made, real(noun.head, depth - 1))  # "envisages the armies patrolling the zone"
    none = any(t.lower_ in ("no", "any", "a", "an") for t in noun.children if t.dep_ == "det")
    inner = (cues.cue(verb, "noun") == "carry" or (verb.tag_ == "VBG" and none)) and not is_known(noun)
    return real(noun, depth - 1) if inner else _modifiers(noun)


def _adverbial(verb: Token, head: Token, depth: int) -> str:
    """A clause of time, cause, purpose or manner."""
    joined = cues.joint(verb)
    if joined == "with" and any(t.dep_ in SUBJECTS for t in verb.children):
        return "actual"  # "with the deputies jeering"
    if joined == "like" and cues.names(head)[0] in SEEMING:
        return "uncertain"
    outer = real(head, depth - 1) if head.pos_ in PREDICATES or _has_copula(head) else "actual"
    if (special := _special(verb, head, outer)) is not None:
        return special
    mark = next((t.lower_ for t in verb.children if t.dep_ in ("mark", "advmod", "case") and t.i < verb.i and t.lower_ in TIMES), "")
    if mark in ("until", "till", "once"):
        return "actual" if _is_past(verb) and outer in REAL else "conditional"
    if _is_finite(verb):
        return _at_a_time(verb, mark, outer)
    if mark:
        return "actual" if outer == "negated" else outer
    if joined and (made := cues.cue(head, "to", joined=joined)):
        return passed(made, outer)
    if joined in ("at", "about", "of", "against"):
        return passed("hypothetical", outer)
    if joined in ("for", "despite", "over", "in"):
        return "actual" if outer == "negated" or joined == "despite" else outer
    if _is_infinitive(verb):
        made = cues.cue(head, "to")
        if made and made != "carry":
            return passed(made, outer)
        return outer if cues.names(verb)[0] in TALKING or outer not in REAL else "planned"
    return "actual" if outer == "negated" and verb.i < head.i else outer


def _at_a_time(verb: Token, mark: str, outer: str) -> str:
    """A finite clause: in the past it stands by itself, else it is as real as what it belongs to; "before it leaves" lies ahead."""
    if _is_past(verb):
        return outer if mark in ("before", "when") and outer in FUTURE_LIKE else "actual"
    if mark == "before" and outer in REAL:
        return "planned"
    return outer if outer in FUTURE_LIKE else "actual"


def _is_infinitive(verb: Token) -> bool:
    return any(t.lower_ == "to" and t.dep_ in ("mark", "aux") for t in verb.children)


def _governed(verb: Token, head: Token, depth: int) -> str:
    """A clause that a verb, an adjective or a noun takes."""
    if verb.dep_ == "parataxis":
        return "actual"
    has_subject = any(t.dep_ in SUBJECTS for t in verb.children)
    finite = (_is_finite(verb) or has_subject) and verb.dep_ != "xcomp" and not _is_infinitive(verb)
    outer = real(head, depth - 1)
    special = _special(verb, head, outer)
    if special is not None:
        return special
    made = cues.cue(head, "that" if finite else "to", joined=cues.joint(verb))
    if head.pos_ == "VERB" and is_passive(head) and not finite and (passive := cues.cue(head, "to", part="adjective")):
        made = passive
    if finite and any(_is_none(t) for t in head.children if t.dep_ in ("obj", "dobj")):
        return "uncertain"  # "found no proof the pilot defected"
    if finite and made is None or made == "alleged" and not is_passive(head) and cues.cue(head, "that") == "open":
        made = "open"
    if _is_excepted(verb):
        return "actual"
    if made in ("uncertain", "open") and cues.names(head)[0] in ("doubt", "question") and (outer == "negated" or _is_none(head)):
        return "actual"  # "no doubt that", "did not question that"
    if made is None and cues.joint(verb) in ("at", "about", "of", "against") and head.pos_ == "VERB":
        made = "hypothetical"
    if made is None:
        made = "carry" if verb.tag_ in ("VBG", "VBN") and not _is_infinitive(verb) else "planned"
    return passed(made, outer)


def _is_none(noun: Token) -> bool:
    return any(t.lower_ in ("no", "little") and t.dep_ in ("det", "amod") for t in noun.children)


def _is_excepted(verb: Token) -> bool:
    """ "no gain other than X releasing …": what is excepted is told as a fact."""
    i = verb.left_edge.i
    return any(verb.doc[j : j + 2].text.lower() in EXCEPT for j in range(max(0, i - 2), i + 1))


def _special(verb: Token, head: Token, outer: str) -> str | None:
    """Words whose sense lies in their tense or company: "was able to", "had to", "has yet to", "is to", "is going to"."""
    aux = auxiliaries(head)
    names = cues.names(head)
    to = _is_infinitive(verb)
    if any(t.lower_ == "yet" for t in head.children) and to and names[0] in ("have", "be", "remain"):
        return "negated"
    if head.lower_ == "able":
        past = any(t.tag_ == "VBD" or t.lemma_ == "have" for t in aux)
        return outer if past or outer != "actual" else "hypothetical"
    if names[0] == "have" and to and any(t.dep_ in ("obj", "dobj") for t in head.children):
        return weaker("hypothetical", outer)  # "had the range to strike"
    if names[0] == "have" and to:
        return outer if head.tag_ in ("VBD", "VBN") or outer not in REAL else "hypothetical"
    if names[0] == "be" and to:
        return weaker("planned", outer)
    if head.lower_ == "going" and to:
        return weaker("planned", outer)
    if names[0] == "use" and to and head.lower_ == "used" and not any(t.dep_ in ("obj", "dobj") for t in head.children) and not is_passive(head):
        return weaker("historical", outer)
    if names[0] == "use" and to:
        return outer
    if names[0] in ("let", "allow", "permit", "enable", "oblige", "compel", "require", "bind") and head.tag_ in ("VBZ", "VBP") and outer in REAL and not auxiliaries(head):
        return "hypothetical"  # what a treaty or a law lets one do
    if any(t.lower_ == "too" and t.dep_ == "advmod" for t in head.children) and to:
        return "negated"
    if names[0] == "do" and to and any(t.lower_ in ("little", "nothing") for t in head.children):
        return "negated"
    return None


def passed(made: str, outer: str) -> str:
    """How real the inner act is, from what the cue makes of it and how real the cue's own act is."""
    if made == "fact":
        return "actual" if outer in REAL or outer in ("negated", "planned", "uncertain") else outer
    if made == "carry":
        return outer
    if made == "open":
        return "uncertain" if outer == "negated" else "actual" if outer in REAL else outer if outer in ("counterfactual", "conditional") else "actual"
    if outer in REAL or outer == "planned":
        return made if made in LADDER else "actual"
    if outer == "negated":
        return {"negated": "actual", "alleged": "uncertain", "historical": "ongoing", "uncertain": "uncertain"}.get(made, "negated")
    return weaker(made, outer) if made != "negated" else outer


def _of_noun(noun: Token, depth: int) -> str:
    """`reality.noun.v1`: an act told by a noun: its own modifiers, then what stands above it."""
    own = _modifiers(noun)
    first, seen = noun, {noun.i}
    while first.dep_ == "conj" and first.head.i not in seen:
        first = first.head
        seen.add(first.i)
    if own == "negated" or first.head.i == first.i:
        return own
    return weaker(own, _noun_above(first, depth))


def _modifiers(noun: Token) -> str:
    out = ["actual"]
    for t in noun.children:
        if t.dep_ in ("det", "advmod") and t.lower_ in ("no", "neither"):
            out.append("negated")
        elif t.dep_ == "det" and t.lower_ == "any":
            out.append("hypothetical")
        elif (t.dep_ in ("amod", "acl") and t.i < noun.i and t.lower_ not in ("first", "last")) or (t.dep_ == "acl" and t.tag_ == "VBN" and t.lower_ in SET_AHEAD):
            value = cues.cue(t, "noun", part="adjective")
            if value in LADDER:
                out.append(value)
        elif t.dep_ == "acl" and t.tag_ in ("VB", "VBN") and _is_infinitive(t) and cues.cue(t, "noun") == "carry":
            out.append("planned")  # "a summit to be held in May"
        elif t.dep_ in ("acl:relcl", "relcl") and (cues.cue(t, "noun") == "carry" or _has_copula(t)) and mood(t) in ("planned", "conditional"):
            out.append(mood(t))  # "the visit, which will be brief"
    return weaker(*out)


def is_known(noun: Token) -> bool:
    """Is the act one the reader is taken to know: "the strike", "Russia's veto", but not "the release of prisoners"?"""
    if noun.lower_.endswith(NAMED_ACTS) and any(cues.joint(t) == "of" for t in noun.children) and not any(("deed", name) in cues.rows() for name in cues.names(noun)):
        return any(t.dep_ in ("nmod:poss", "poss") for t in noun.children)
    return any((t.dep_ in ("det", "nmod:poss", "poss") and (t.lower_ in KNOWN or t.dep_ != "det")) for t in noun.children)


def _noun_above(noun: Token, depth: int) -> str:
    head, joined = noun.head, cues.joint(noun)
    if joined in ("without", "barring", "sans"):
        return "negated"
    if joined == "against" and head.pos_ in ("VERB",) and cues.names(head)[0] in ("warn", "advise", "decide", "vote"):
        return "hypothetical"
    if joined == "for" and (subject := next((t for t in head.children if t.dep_ in SUBJECTS and t.i < noun.i), None)) is not None:
        of_subject = cues.cue(subject, "noun", joined="for") if subject.pos_ == "NOUN" else None
        if of_subject in ("planned", "hypothetical", "alleged", "uncertain"):
            return of_subject  # "plans are under way for a meeting"
    outer = real(head, depth - 1) if head.pos_ in PREDICATES or _has_copula(head) or noun.dep_ in ("nmod", "appos") else "actual"
    if joined == "before" or noun.doc[max(0, noun.left_edge.i) : noun.i].text.lower().startswith("ahead of"):
        return "planned" if outer in FUTURE_LIKE or joined != "before" or not _is_past(head) else "actual"
    made = None
    if noun.dep_ in NOMINAL and noun.dep_ not in SUBJECTS - {"nsubj:pass", "nsubjpass"}:
        made = cues.cue(head, "noun", joined=joined)
    elif noun.dep_ in SUBJECTS:
        made = cues.cue(head, "noun")
        may_be = head.pos_ == "ADJ" and any(name in EPISTEMIC for name in cues.names(head))
        made = made if made == "carry" or may_be or cues.names(head)[0] == "loom" else None
    if made == "carry" and noun.dep_ in ("obl", "nmod") and joined not in ("", "in", "of", "into", "to", "out"):
        made = None
    if is_known(noun) and (made == "fact" or (head.pos_ == "NOUN" and joined in ("on", "about", "over", "at", "surrounding"))):
        return "actual"  # "reports on the visit", but "reports of a visit"
    if made is not None:
        return passed(made, outer)
    if is_known(noun) or joined in ("after", "since", "following", "despite", "during", "over", "amid"):
        return "actual" if joined not in ("after", "following") or outer not in FUTURE_LIKE or is_known(noun) else outer
    if outer in REAL:
        return "actual"
    return outer if outer != "negated" or noun.dep_ in ("obj", "dobj") else "actual"
