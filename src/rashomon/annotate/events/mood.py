"""What the own words of a clause say of its reality: auxiliaries, negation, adverbs, conjunctions, determiners.

In: the head word of an act. Out: a word of the contract's `realis`; "actual" where nothing weakens it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.reader import auxiliaries
from . import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer", "csubj", "csubj:pass", "expl"))
ARGUMENTS = SUBJECTS | frozenset(("obj", "dobj", "iobj", "obl", "obl:agent", "attr", "obl:unmarked"))
WILL = frozenset(("will", "wo", "'ll", "’ll", "shall", "sha"))
WOULD = frozenset(("would", "'d", "’d"))
BE = frozenset(("be", "is", "are", "was", "were", "am", "been", "being", "'s", "’s", "'re", "’re"))
HAVE = frozenset(("have", "'ve", "’ve", "has", "had", "having", "of"))
NOT = frozenset(("not", "n't", "n’t", "never", "nor", "neither", "no"))
ONLY = frozenset(("only", "just", "merely", "simply", "least", "always", "all"))  # "not only signed but …"
NOBODY = frozenset(("none", "nobody", "nothing", "neither", "nowhere"))
ENOUGH = frozenset(("doubt", "matter", "fewer", "less", "more", "later", "stranger", "secret", "wonder", "surprise"))  # "no doubt", "no fewer than"
INSTEAD = frozenset(("without",))
UNREACHED = ("rather than", "instead of", "nowhere near", "far from", "short of", "no closer to")
IF = frozenset(("if", "unless", "provided", "providing", "lest"))
AHEAD = frozenset(("tomorrow", "next", "soon", "upcoming", "coming"))
# the weakest word wins where two meet
LADDER = ("counterfactual", "conditional", "uncertain", "negated", "hypothetical", "alleged", "planned", "historical", "ongoing", "actual")
REAL = frozenset(("actual", "ongoing", "historical"))


def weaker(*values: str) -> str:
    """The weakest of several values."""
    return min(values, key=LADDER.index)


def mood(verb: Token) -> str:
    """`reality.mood.v1`: what the clause of a verb, or of a predicate with a copula, says of itself."""
    aux = shared_auxiliaries(verb)
    words = {t.lower_ for t in aux}
    found = [_modal(verb, words, aux), *_beside(verb)]
    if is_denied(verb) or any(is_denied_here(t) for t in aux):
        # "may not sign" and "would not have signed" deny nothing
        found.append("negated" if found[0] in ("actual", "ongoing", "planned", "hypothetical") else found[0])
        found = ["negated" if value in ("planned", "hypothetical", "ongoing", "actual") else value for value in found]
    found += _conjunction(verb)
    if (word := inverted(verb)) is not None:
        found.append("counterfactual" if word == "had" else "conditional")
    return weaker(*found)


def shared_auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; "killed and wounded" under "may have" share them."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        if found := _auxiliaries(verb):
            return found
        own = any(t.dep_ in SUBJECTS for t in verb.children)
        alike = verb.head.tag_ == verb.tag_ or (verb.tag_ == "VBN" and verb.head.pos_ == "ADJ")  # "should be free and governed by …"
        if verb.dep_ != "conj" or own or verb.tag_ not in ("VB", "VBN", "VBG") or not alike:
            return []
        verb = verb.head
    return []


def _auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; a modal right before another verb is that one's, whatever the parse says."""
    found = [t for t in auxiliaries(verb) if t.tag_ != "MD" or (after := _next_verb(t)) is None or after.i == verb.i or after.dep_ in ("aux", "aux:pass", "auxpass", "cop")]
    before = verb.i - 1
    while before >= 0 and (verb.doc[before].pos_ == "ADV" or verb.doc[before].lower_ in NOT):
        before -= 1
    if before >= 0 and verb.tag_ == "VB" and verb.doc[before].tag_ == "MD" and verb.doc[before] not in found:
        found.insert(0, verb.doc[before])
    return found


def _next_verb(modal: Token) -> Token | None:
    """The word in its bare form right after a modal, adverbs aside."""
    i = modal.i + 1
    while i < len(modal.doc) and (modal.doc[i].pos_ == "ADV" or modal.doc[i].lower_ in NOT):
        i += 1
    return modal.doc[i] if i < len(modal.doc) and modal.doc[i].tag_ == "VB" else None


def _modal(verb: Token, words: set[str], aux: list[Token]) -> str:
    perfect = bool(words & HAVE)
    if "would" in words or (words & WOULD and (verb.tag_ != "VBN" or "be" in words)):
        return "counterfactual" if perfect else "planned" if _is_reported_future(verb) else "conditional"
    if "could" in words:
        return "counterfactual" if perfect else "hypothetical"
    if words & {"may", "might"} or ("must" in words and perfect):
        return "uncertain"
    if words & {"should", "ought", "must", "need"}:
        return "counterfactual" if perfect else "hypothetical"
    if words & WILL:
        return "planned"
    if words & {"can", "ca", "cannot", "dare"}:
        return "hypothetical"
    to = any(t.lower_ == "to" and t.dep_ in ("mark", "aux") for t in verb.children)
    if to and perfect and any(t.lower_ in ("was", "were") for t in verb.children):
        return "counterfactual"  # "was to have met"
    if to and verb.tag_ == "VB" and any(t.lemma_ == "be" and t.tag_ != "VB" and t.dep_ in ("aux", "cop") for t in verb.children):
        return "planned"  # "is to visit", "the goal was to help"
    if verb.tag_ == "VBN" and any(t.lower_ == "be" and t.tag_ == "VB" and t.dep_.startswith("aux") for t in verb.children) and not words - BE:
        if to and any(t.lower_ in BE - {"be"} for t in verb.children):
            return "planned"  # "are to be released"
        if not to and verb.dep_ == "conj" and verb.head.tag_ == "VB":
            return mood(verb.head)  # "are to leave and be disarmed"
    has_subject = any(t.dep_ in SUBJECTS for t in verb.children)
    if verb.tag_ == "VB" and has_subject and any(t.lower_ == "that" and t.dep_ == "mark" for t in verb.children) and not words - {"be"}:
        return "hypothetical"  # "insisted that he resign"
    if verb.tag_ in ("VB", "VBP") and to and has_subject and verb.dep_ == "ROOT" and not aux:
        return "planned"  # a headline: "Seoul to send envoy"
    if verb.tag_ == "VB" and not to and words and words <= {"is", "was", "’s", "'s"}:
        return "planned"  # "what remains is sign the deal"
    if verb.tag_ == "VB" and not to and not aux and verb.dep_ in ("ROOT", "conj", "parataxis") and not has_subject and _opens(verb):
        return "hypothetical" if verb.dep_ != "conj" or verb.head.tag_ != "VB" else "actual"  # an order: "Leave the hall and …"
    if (verb.tag_ == "VBG" or verb.lower_.endswith("ing")) and any(t.lemma_ == "be" for t in auxiliaries(verb)):
        return "planned" if _lies_ahead(verb) else "ongoing" if words & {"is", "are", "'s", "’s", "'re", "’re", "am", "has", "have"} else "actual"
    due = any(t.lower_ == "due" and t.dep_ in ("case", "mark", "advmod") and t.i < verb.i for t in verb.children)
    if (verb.tag_ in ("VBZ", "VBP") and _lies_ahead(verb)) or (verb.tag_ == "VB" and due):
        return "planned"
    return "actual"


def _opens(verb: Token) -> bool:
    """Does the verb begin its sentence, or follow an order that does?"""
    while verb.dep_ == "conj" and verb.head.i < verb.i:
        verb = verb.head
        if verb.tag_ != "VB":
            return False
    i = verb.i - 1
    while i >= 0 and (verb.doc[i].is_quote or verb.doc[i].lower_ in ("please", "now", "just", "and", "but", "so")):
        i -= 1
    return i < 0 or verb.doc[i].is_space or verb.doc[i].text in (".", "!", "?", ":", ";", "…", "—", "–")


def _is_reported_future(verb: Token) -> bool:
    """ "said it would close the site": the future, as seen from a saying in the past, when no condition is named."""
    while verb.dep_ == "conj" and verb.head.i < verb.i and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        verb = verb.head
    has_if = any(t.dep_ == "advcl" and any(c.lower_ in IF and c.dep_ == "mark" for c in t.children) for t in verb.children)
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and not has_if and cues.names(verb.head)[0] not in ("warn", "caution", "argue")


def _lies_ahead(verb: Token) -> bool:
    return any(t.dep_ in ("advmod", "obl", "obl:unmarked", "obl:tmod", "npadvmod") and (t.lower_ in AHEAD or any(c.lower_ in AHEAD for c in t.children)) for t in verb.children)


def is_denied_here(word: Token) -> bool:
    """Is there a "not" on this word that negates it, not only a part of it?"""
    before = word.doc[max(0, word.i - 2) : word.i]
    if len(before) == 2 and before[1].lower_ in ("not", "n't", "n’t", "never") and word.pos_ == "VERB" and before[0].pos_ in ("AUX", "PART"):
        return True  # whatever the parse hangs it on
    for t in word.children:
        if t.lower_ in NOT and t.dep_ in ("advmod", "neg", "cc:preconj", "cc", "discourse", "aux"):
            after = word.doc[t.i + 1].lower_ if t.i + 1 < len(word.doc) else ""
            if t.lower_ == "no":
                continue
            if after not in ONLY:
                return True
        if t.lower_ in ("longer", "more") and t.dep_ == "advmod" and t.i and word.doc[t.i - 1].lower_ == "no":
            return True
        if t.lower_ == "yet" and any(c.lower_ == "to" and c.dep_ == "mark" for c in word.children) and t.i < word.i:
            return True  # "has yet to sign"
    return False


def is_denied(verb: Token) -> bool:
    """`reality.negation.v1`: "did not", "never", "no …", "none", "neither"; a second verb shares it with the auxiliary."""
    if is_denied_here(verb) or any(_is_nobody(t) for t in verb.children if t.dep_ in ARGUMENTS):
        return True
    if verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in verb.children):
        first = verb.head
        shares = not auxiliaries(verb) and verb.tag_ in ("VB", "VBN", "VBG") and verb.tag_ == first.tag_
        subject = [t for t in first.children if t.dep_ in SUBJECTS]
        return (shares and is_denied_here(first)) or any(_is_nobody(t) for t in subject) or any(t.lower_ in ("nor", "neither") for t in verb.children)
    return any(t.lower_ == "nor" and t.dep_ in ("cc", "advmod") for t in verb.children)


def _is_nobody(noun: Token) -> bool:
    if noun.lower_ in NOBODY:
        return noun.doc[min(noun.i + 1, len(noun.doc) - 1)].lower_ != "but"
    for t in noun.children:
        if t.lower_ == "neither" and t.dep_ in ("cc:preconj", "cc", "det", "advmod"):
            return True
        if t.lower_ in ("no", "hardly", "scarcely", "barely") and t.dep_ in ("det", "advmod"):
            return not (noun.lower_ in ENOUGH or any(c.lower_ in ENOUGH for c in noun.doc[t.i + 1 : t.i + 2]))
    return False


def _beside(verb: Token) -> list[str]:
    """Adverbs: "allegedly", "probably", "nearly struck"."""
    out = []
    for t in verb.children:
        if t.dep_ in ("advmod", "advcl", "discourse") and t.lower_ not in NOT:
            value = cues.cue(t, "noun", part="adverb")
            before = t.lower_ in ("nearly", "almost", "hardly", "scarcely") and t.i > verb.i
            if value and not before:
                out.append(value)
    return out


def _conjunction(verb: Token) -> list[str]:
    """ "if", "whether", "without", "as if"; a verb joined to the first of its clause stands under it too."""
    before = verb.doc[max(0, verb.left_edge.i - 2) : verb.i].text.lower()
    if any(words in before for words in UNREACHED):
        return ["negated"]
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        marks = [t for t in verb.children if t.dep_ in ("mark", "advmod", "case", "cc") and t.i < verb.i]
        out = [value for t in marks if (value := _mark(verb, t))]
        own = [t for t in marks if t.dep_ == "mark" and t.lower_ != "to"]
        if out or own or verb.dep_ != "conj":
            return out
        verb = verb.head
    return []


def _mark(verb: Token, mark: Token) -> str | None:
    word, before = mark.lower_, mark.doc[mark.i - 1].lower_ if mark.i else ""
    after = " ".join(t.lower_ for t in mark.doc[mark.i : mark.i + 3])
    if word in ("if", "though") and before == "as":
        return "counterfactual" if word == "if" or verb.tag_ != "VBD" else None
    if word in IF and mark.dep_ == "mark":
        if "had" in {t.lower_ for t in auxiliaries(verb)} and verb.dep_ != "ccomp":
            return "counterfactual"
        return "uncertain" if verb.dep_ == "ccomp" and word == "if" else "conditional"
    if word == "whether":
        return "uncertain"
    if word in INSTEAD or after.startswith("in lieu"):
        return "negated" if mark.dep_ in ("mark", "case", "cc") else None
    if after.startswith(("in case", "as long as", "so long as", "on condition")):
        return "conditional"
    return None


def inverted(verb: Token) -> str | None:
    """The first word of a condition without a conjunction: "Had Moscow struck …", "Were they to leave …", "should it refuse"."""
    if any(t.dep_ == "mark" and t.lower_ != "to" for t in verb.children):
        return None
    for subject in [t for t in verb.children if t.dep_ in SUBJECTS and t.i < verb.i]:
        i = subject.left_edge.i - 1
        if i < 0 or (word := verb.doc[i].lower_) not in ("had", "were", "should") or asks(verb):
            continue
        before = verb.doc[i - 1].lower_ if i else ""
        if before not in NOT and before not in ("only", "so", "what", "who", "which", "that", "than", "as"):
            return word
    return None


def asks(verb: Token) -> bool:
    """Does the sentence end in a question mark?"""
    for t in verb.doc[verb.i : verb.i + 60]:
        if t.text in (".", "!", "?", ";") or t.text.count("\n") > 1:
            return bool(t.text == "?")
    return False
