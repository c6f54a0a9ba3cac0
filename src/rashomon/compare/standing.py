"""How an act stands in its clause: done, under way, planned, only proposed, not done, under a condition.

In: the tree and the token of a verb (or of a noun that names an act). Out: a `Standing`, or None where the text asserts
nothing of the kind ("if they lift …", "in order to lift …"). The chain of verbs above decides: "agreed to lift" is planned,
"called on them to lift" proposed, "stopped using" the end of a use.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .clauses import is_finite
from .syntax import NEGATIVE, Tree

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must", "ought", "ca"})
PLANS = frozenset("plan intend vow promise pledge agree decide prepare expect schedule set aim slate commit ready prepared due resolve choose announce threaten determination decision intention announcement order move poise arrange about go".split())
WANTS = frozenset("want urge ask call demand press seek hope insist push persuade consider propose request suggest offer try attempt need require wish willing possibility proposal effort bid threat idea prospect possible likely tell encourage recommend support back favor favour discuss negotiate weigh expect".split())
REFUSES = frozenset("refuse decline reject fail refusal failure".split())
DROPS = frozenset("drop abandon withdraw renounce lift remove delay postpone defer renege backtrack break".split())
STOPS = frozenset("stop cease quit halt suspend".split())
THROUGH = frozenset("begin start continue keep manage help proceed finish resume".split())
UNSAID = frozenset("mention indication sign hint suggestion word signal".split())
SUPPOSING = frozenset({"if", "unless", "whether", "until", "till", "once", "before", "provided", "lest"})
CONDITION = frozenset({"if", "unless", "until", "till", "once", "provided"})
CONTINGENT = frozenset({"contingent", "conditional", "dependent", "depend", "hinge"})
BE = frozenset({"is", "are", "was", "were", "been", "am", "'s", "’s", "'re", "’re"})
TOP = 8  # verbs that a chain may have above it
LONGEST = 160  # code points of a condition


@dataclass(frozen=True, slots=True)
class Standing:
    """mood: done, now, running, planned or proposed; `chain`: the tokens that say so, the verb's own first; `condition`: token range."""

    mood: str
    is_negated: bool
    is_stopped: bool
    chain: tuple[int, ...]
    condition: tuple[int, int] | None = None


def standing(tree: Tree, verb: int, *, in_headline: bool = False, is_reported: bool = False) -> Standing | None:
    """How the act of a verb stands; headlines tell the past in the present tense."""
    found = _climbed(tree, verb, in_headline, is_reported, 0)
    if found is None:
        return None
    return replace(found, condition=_condition(tree, found.chain))


def _climbed(tree: Tree, at: int, in_headline: bool, is_reported: bool, steps: int) -> Standing | None:
    marks = {tree.word(m) for m in tree.related(at, "mark")}
    if steps > TOP or marks & SUPPOSING:
        return None
    negated = any(tree.word(c) in NEGATIVE for c in tree.children[at])
    if (mood := _finite_mood(tree, at, in_headline, is_reported)) is not None:
        return _unsaid(tree, at) or Standing(mood, negated, False, (at,))
    above = _main(tree, at)
    if above == at:
        return Standing("planned", negated, False, (at,)) if in_headline and "to" in marks else None  # "Ministers to sign accord"
    relation = tree.relations[at]
    if (silent := _unsaid(tree, at)) is not None:
        return silent
    if relation == "noun-clause" and (tree.token(at).tag == "VBN" or (tree.token(at).tag == "VBG" and tree.related(at, "subject"))):
        return Standing("done", negated, False, (at,))
    up = _climbed(tree, above, in_headline, is_reported, steps + 1) if tree.token(above).pos in ("VERB", "AUX", "ADJ") else _noun_mood(tree, above, in_headline, is_reported, steps + 1)
    if up is None:
        return None
    joined = replace(up, is_negated=up.is_negated != negated, chain=(at, *up.chain))
    if relation == "conjunct":
        if tree.token(at).tag == "VB" and tree.token(above).tag in ("VBD", "VBN", "VBZ", "VBP") and up.mood != "planned":
            return _under(tree.lemma(above), joined, relation)  # "agreed to suspend … and close": the parse hangs it too high
        return replace(joined, is_negated=negated or up.is_negated, chain=(at, *up.chain))
    if relation == "adverbial" and tree.token(at).tag == "VBG" and not marks - {"by", "while", "when", "after", "without"}:
        return replace(joined, is_negated=True) if "without" in marks else joined
    what = [o for o in tree.related(above, "object") if o < at and tree.lemma(o) in PLANS | WANTS]
    return _under(tree.lemma(what[-1] if what else above), joined, relation)


def _main(tree: Tree, at: int) -> int:
    """What an act hangs on; a participle after coordinated verbs belongs to the last of them."""
    above = tree.token(at).head
    if tree.relations[at] == "adverbial" and tree.token(at).tag == "VBG":
        while at and tree.word(at - 1) == "," and tree.token(above).tag == "VB" and tree.relations[above] == "open-complement" and tree.token(above).head != above:
            above = tree.token(above).head  # "agreed to limit it, ending the talks": what ended them is the agreement
        return max((c for c in tree.related(above, "conjunct") if above < c < at and tree.token(c).pos in ("VERB", "AUX")), default=above)
    return above


def _under(lemma: str, joined: Standing, relation: str) -> Standing | None:
    """What the verb or noun above makes of the act below it."""
    if lemma in REFUSES:
        return replace(joined, is_negated=not joined.is_negated, mood="done" if joined.mood == "done" else "planned")
    if lemma in STOPS:
        return replace(joined, is_stopped=True)
    if lemma in THROUGH:
        return joined
    if relation == "adverbial" and lemma not in PLANS:
        return None  # what for, not that it was done
    if lemma in PLANS:
        return replace(joined, mood="planned" if joined.mood != "proposed" else "proposed")
    return replace(joined, mood="proposed") if lemma in WANTS else None


def _unsaid(tree: Tree, at: int) -> Standing | None:
    """ "made no mention of lifting", "gave no sign that it would lift": nothing was lifted; the parse may hang the act on a neighbour."""
    noun = tree.token(at).head
    if tree.relations[at] not in ("noun-clause", "complement", "adverbial", "relative") or noun == at:
        return None
    verb = tree.token(noun).head
    for said in {noun, *tree.related(verb, "object")}:
        if tree.lemma(said) in UNSAID and said < at and any(tree.word(c) in NEGATIVE for c in tree.children[said]):
            return Standing("done", True, False, (at, said, verb))
    return None


def _noun_mood(tree: Tree, noun: int, in_headline: bool, is_reported: bool, steps: int) -> Standing | None:
    """A noun above an act: "plans to close", "no mention of closing"; the verb over it tells whether it is denied."""
    negated = any(tree.word(c) in NEGATIVE for c in tree.children[noun])
    above = tree.token(noun).head
    chain: tuple[int, ...] = (noun,)
    mood = "done"
    if above != noun and tree.token(above).pos in ("VERB", "AUX"):
        up = _climbed(tree, above, in_headline, is_reported, steps)
        if up is None or tree.lemma(above) in DROPS:
            return None
        if tree.lemma(above) in WANTS:
            up = replace(up, mood="proposed")
        negated, mood, chain = negated or up.is_negated, up.mood, (noun, *up.chain)
    return Standing(mood, negated, False, chain)


def _finite_mood(tree: Tree, at: int, in_headline: bool, is_reported: bool) -> str | None:
    """The mood of a predicate with a tense or an auxiliary; None where it has neither."""
    words = {tree.word(h) for h in tree.related(at, "auxiliary", "copula")}
    tag = tree.token(at).tag
    if words & FUTURE:
        return "planned"
    if "would" in words or "'d" in words:
        return "planned" if is_reported else "proposed"
    if words & POSSIBLE:
        return "proposed"
    if tree.lemma(at) == "go" and tag == "VBG" and words:
        return "running"
    if tag == "VBG":
        return "running" if words & BE else None
    if words & {"has", "have", "had", "was", "were", "did", "’ve", "'ve"} or tag == "VBD":
        return "done"
    if tag == "VB" and words & BE and any(tree.word(m) == "to" for m in tree.related(at, "mark")):
        return "proposed"  # "the way is to keep it open"
    if words & {"is", "are", "am", "’s", "'s", "do", "does"}:
        return "done" if in_headline else "now"
    if tag in ("VBZ", "VBP") or (is_finite(tree, at) and tag != "VB"):
        return "done" if in_headline else "now"
    if tag == "VBN" and in_headline and tree.relations[at] == "root":
        return "done"
    return None


def _condition(tree: Tree, chain: tuple[int, ...]) -> tuple[int, int] | None:
    """The clause that the act hangs on: "until …", "if …", "unless …", or "contingent on …"."""
    for at in chain:
        below = [*tree.children[at], *(d for c in tree.related(at, "oblique", "object") for d in tree.children[c])]
        for clause in below:
            if any(tree.word(m) in CONDITION for m in tree.related(clause, "mark")) and tree.relations[clause] in ("adverbial", "complement", "noun-clause"):
                return _range(tree, clause)
        if tree.lemma(at) in CONTINGENT:
            for on in tree.related(at, "oblique", "noun-modifier", "adverbial", "complement"):
                return _range(tree, on)
    return None


def _range(tree: Tree, clause: int) -> tuple[int, int]:
    tokens = [i for i in tree.subtree(clause) if tree.word(i)[:1].isalnum()]
    tokens = [i for n, i in enumerate(tokens) if tree.token(i).start - tree.token(tokens[0]).start < LONGEST]
    return tokens[0], tokens[-1]
