"""What a clause is about, as the issue on which somebody may take a stand.

In: the tree of one account and the head of a clause or of a noun phrase. Out: `Matter` values (the words that name the
issue, and how what stands below turns a polarity) and the key and name of an issue. The object is the issue; nouns that
only point ("the possibility that …", "an effort to …") give way to what they point at; a noun of an act gives way to what
the act is done to ("the withdrawal of troops" is against troops); of a verb that is a matter itself the verb is the issue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .syntax import Tree
from .vocabulary import is_of_a_country, matters, polarity, term, weight

PLAIN = frozenset("any more much many further such new same other own several some most least first last next former only whole entire current recent major possible potential huge big great full percent cent billion million trillion dollar euro small little good bad strong".split())
POINTING = frozenset(
    "range emphasis priority importance weight possibility chance prospect detail way part piece phrase fact idea reason return kind sort type number series list mix matter case point effort attempt step plan intention willingness "
    "readiness desire wish ability right need opportunity time moment day week month year decade period process path form place front side hand word news plenty lot bit set result purpose goal aim demand "
    "call request proposal insistence refusal promise vow commitment determination resolve terms light view account end-result iron request relief blessing evidence proof condition basis".split()
)
SHELLS = frozenset("announcement decision move gesture pledge offer overture declaration initiative concession act action pronouncement".split())
SPEECH = frozenset("remark comment report question statement claim word article story account".split())  # what was said is not what it is about
DULL = frozenset("country nation people man woman person world side government administration official leader someone something anything nothing everything one all thing problem situation".split())  # no issue by themselves
USES = frozenset({"use", "test", "launch", "fire", "deploy", "build", "develop", "produce", "sell", "buy", "visit", "attack", "bomb", "strike", "discuss", "negotiate"})  # using a thing is another issue than having it
JUDGING = frozenset({"welcome", "condemn", "reject"})  # matters of verbs that judge what is there, rather than want it
BELIEFS = frozenset({"agree", "accept", "recognise", "recognize", "insist", "dispute", "deny", "disagree", "doubt", "promise", "warn"})
ANSWERING = frozenset({"retaliate", "punish", "threaten", "respond", "hit"})
PROMISES = frozenset({"promise", "insist", "vow", "pledge"})
LIGHT = frozenset({"hold", "have", "make", "take", "give", "do", "conduct", "put", "place", "keep", "remain", "stay", "continue", "apply", "get", "be", "set"})
ABOUT = frozenset({"on", "about", "over", "against", "for", "of", "to", "toward", "towards", "with", "into", "from", "out"})
BELONGING = frozenset({"of", "on", "to", "for", "against", "from", "between", "with", "about", "over"})
OBJECTS = ("object",)
BELOW = ("open-complement", "complement")
SKIPPED = frozenset({"determiner", "mark-up", "possessor", "relative", "noun-clause", "coordinator", "case", "number"})
LONGEST = 6  # words of a name
DEEPEST = 6  # steps from a verb to its issue


def stance(kind: str) -> Mapping[str, float]:
    """Lemma (or verb and particle) to polarity, of one kind: verb, judgement, effect, told, body or view."""
    return polarity("stance", kind)


@dataclass(frozen=True, slots=True)
class Matter:
    """The word that names an issue, and 1 or -1: how the words on the way to it turn what is thought of it."""

    token: int
    turn: float


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue with the key of its head, the words that narrow it, and its name in the account's words."""

    key: str
    narrowed: frozenset[str]
    name: str
    is_verbal: bool = False

    def fits(self, other: Issue) -> bool:
        """Whether two names may be of one issue: same head, and nothing or something of what narrows them in common."""
        return self.key == other.key and (not self.narrowed or not other.narrowed or bool(self.narrowed & other.narrowed))


def verb_polarity(tree: Tree, verb: int, kind: str = "verb") -> float | None:
    """The polarity of a verb with its particle ("give up"), else of the verb alone; None when it takes no side."""
    lemma = base(tree, verb)
    small = [tree.word(c) for c in tree.children[verb] if tree.relations[c] in ("particle", "adverb", "case")] + [tree.word(d) for c in tree.related(verb, "oblique") for d in tree.related(c, "case")]
    phrasal = next((v for w in small if (v := stance(kind).get(f"{lemma} {w}")) is not None), None)
    return phrasal if phrasal is not None else stance(kind).get(lemma)


def matter_of(tree: Tree, head: int, depth: int = 0) -> Matter | None:
    """What a verb is about: what it governs, else itself where it names a matter; None where nothing tells."""
    if depth > DEEPEST:
        return None
    below = next((c for c in tree.related(head, "open-complement") if tree.token(c).pos == "VERB"), None)
    if below is not None and tree.related(head, *OBJECTS):
        return turned(tree, below, depth)  # "want them to leave": whoever is wanted to do it is not the issue
    is_judging = matters().get(tree.lemma(head)) in JUDGING
    for child in tree.related(head, *OBJECTS):
        if found := _of_noun(tree, child, depth + 1, is_judging):
            return _used(tree, head, found)
    for child in tree.related(head, *BELOW):
        if tree.relations[child] == "complement" and base(tree, head) in BELIEFS and not _is_called_for(tree, child, base(tree, head) in PROMISES):
            return None  # "agree that it will hurt" tells what they think is so
        if tree.token(child).pos in ("VERB", "ADJ", "AUX") and (found := turned(tree, child, depth)):
            return found
    if base(tree, head) in matters() and base(tree, head) not in LIGHT and stance("verb").get(base(tree, head)) is None:
        return Matter(head, 1.0)
    for child in (*tree.related(head, "oblique"), *tree.related(head, "adverbial")):
        cases = {tree.word(c) for c in tree.related(child, "case", "mark")}
        if cases & ABOUT and (found := _of_noun(tree, child, depth + 1) if tree.token(child).pos != "VERB" else turned(tree, child, depth)):
            is_means = "with" in cases and base(tree, head) in ANSWERING
            return Matter(found.token, found.turn * (verb_polarity(tree, head) or 1.0)) if is_means else found  # "retaliate with tariffs" is for them
    return None


def turned(tree: Tree, verb: int, depth: int = 0) -> Matter | None:
    """What a clause below another word is about, turned by its own verb: "to lift the ban" is against the ban."""
    below = [c for c in tree.related(verb, "object") if tree.token(c).pos != "PRON"]
    found = matter_of(tree, verb, depth + 1) if below or not _has_thing(tree, verb) else _subject_matter(tree, verb, depth)
    if found is None:
        return None
    own = verb_polarity(tree, verb) or verb_polarity(tree, verb, "effect")
    return Matter(found.token, found.turn * (own or 1.0) * (-1.0 if is_denied(tree, verb) else 1.0))


def _is_called_for(tree: Tree, verb: int, is_promised: bool) -> bool:
    """Whether a clause tells what ought to be: "should leave", "that he leave"."""
    helpers = {tree.word(c) for c in tree.related(verb, "auxiliary")}
    wanted = {"must", "should", "ought", "shall"} | ({"will", "would"} if is_promised else set())
    return bool(helpers & wanted) or tree.token(verb).tag == "VB" and not helpers


def base(tree: Tree, i: int) -> str:
    """The lemma, or where the tables know only the form that a silent e makes ("hoped" as "hope") that one."""
    lemma, word = tree.lemma(i), tree.word(i)
    known = lambda form: any(form in stance(kind) for kind in ("verb", "told", "effect", "view")) or form in matters()
    ends = [word[: -len(e)] + "e" for e in ("ed", "ing") if word.endswith(e)]
    return next((form for form in ends if known(form)), lemma) if tree.token(i).pos == "VERB" and not known(lemma) else lemma


def _has_thing(tree: Tree, verb: int) -> bool:
    return any(tree.token(s).pos == "NOUN" and tree.lemma(s) not in DULL for s in tree.related(verb, "subject"))


def _used(tree: Tree, verb: int, found: Matter) -> Matter:
    """Of "test weapons" the test is the issue, not the weapons; of "disarm Utopia" the disarming, not the country."""
    is_name = tree.token(found.token).pos == "PROPN"
    lemma = base(tree, verb)
    is_matter = lemma in matters() and lemma not in LIGHT and stance("verb").get(lemma) is None
    return Matter(verb, 1.0) if (is_matter if is_name else lemma in USES) else found


def noun_matter(tree: Tree, noun: int) -> Matter | None:
    """What a noun phrase is about; a noun of an act is judged as it is: the suspension, not what is suspended."""
    return _of_noun(tree, noun, 0, is_judged=True)


def _of_noun(tree: Tree, noun: int, depth: int, is_judged: bool = False) -> Matter | None:
    token = tree.token(noun)
    if depth > DEEPEST or token.pos not in ("NOUN", "PROPN") or is_date(tree, noun) or tree.lemma(noun) in SPEECH | DULL:
        return None
    lemma = tree.lemma(noun)
    below = [c for c in tree.related(noun, "noun-modifier") if any(tree.word(d) in BELONGING for d in tree.related(c, "case"))]
    if token.pos == "NOUN" and (lemma in POINTING or tree.word(noun) in POINTING or lemma in stance("noun")):
        clause = next((c for c in tree.related(noun, "noun-clause", "complement", "open-complement", "adverbial") if tree.token(c).pos == "VERB"), None)
        if clause is not None:
            return turned(tree, clause, depth) or _subject_matter(tree, clause, depth)
        return next((found for c in below if (found := _of_noun(tree, c, depth + 1))), None)
    of = next((c for c in below if tree.token(c).pos == "NOUN" and any(tree.word(d) in ("of", "on", "to") for d in tree.related(c, "case"))), None)
    act = None if is_judged else _act(lemma)
    if of is not None and act is not None and (found := _of_noun(tree, of, depth + 1)):
        return Matter(found.token, found.turn * act)
    return Matter(noun, 1.0) if weight(lemma) > 0 or token.pos == "PROPN" else None


@cache
def _act(lemma: str) -> float | None:
    """The polarity of the act that a noun names, as of the verb of its matter: "suspension" as "suspend"; None of other nouns."""
    mine = matters().get(lemma)
    if mine is None or lemma in stance("verb"):
        return None
    return next((value for verb, value in sorted(stance("verb").items()) if matters().get(verb) == mine), None)


def _subject_matter(tree: Tree, verb: int, depth: int) -> Matter | None:
    return next((found for s in tree.related(verb, "subject") if (found := _of_noun(tree, s, depth + 1))), None)


def is_denied(tree: Tree, head: int) -> bool:
    """Whether "not", "no longer", "never" hangs on a word, on its object, or on an adverb beside it."""
    beside = [c for a in tree.related(head, "adverb", "modifier") for c in tree.children[a]]
    beside += [c for o in tree.related(head, "object") for m in tree.related(o, "modifier") for c in tree.children[m]]
    return tree.is_negated(head) or any(tree.word(c) in ("no", "not", "never") for c in beside)


def is_date(tree: Tree, i: int) -> bool:
    """Whether a token stands in an expression of time."""
    token = tree.token(i)
    return any(d.start <= token.start < d.end for d in tree.account.dates)


def issue_of(tree: Tree, i: int) -> Issue:
    """The issue that a word names."""
    lemma = base(tree, i)
    if tree.token(i).pos == "PROPN" and len((name := _span(tree, i)).split()) > 1:
        return Issue(f"name:{name.lower()}", frozenset(), name)
    if tree.token(i).pos == "VERB":
        below = next(iter(tree.related(i, "object") or tree.related(i, "oblique")), None)
        narrowed = issue_of(tree, below).narrowed | {term(tree.lemma(below))} if below is not None and tree.related(i, "object") else frozenset()
        return Issue(term(lemma), narrowed, f"{lemma} {_span(tree, below, with_case=True)}".strip() if below is not None else lemma, True)
    held = [c for m in tree.related(i, "modifier") for c in (m, *tree.subtree(m)) if tree.token(c).pos in ("NOUN", "ADJ", "PROPN") and not _is_whose(tree, c)]
    narrowed = frozenset(term(tree.lemma(c)) for c in held if tree.lemma(c) not in PLAIN and weight(tree.lemma(c)) > 0)
    return Issue("shell" if lemma in SHELLS else term(lemma), narrowed if lemma not in SHELLS else frozenset(), _span(tree, i))


def _is_whose(tree: Tree, i: int) -> bool:
    token = tree.token(i)
    return is_of_a_country(tree.account.text[token.start : token.end])


def _span(tree: Tree, i: int, with_case: bool = False) -> str:
    """The noun with what narrows it, as it stands in the text; lower case but for names."""
    start = min([i, *(t for m in tree.related(i, "modifier") for t in tree.subtree(m) if i - LONGEST < t < i)])
    while start < i and (tree.lemma(start) in PLAIN or tree.lemma(start) in polarity("tone") or tree.relations[start] in SKIPPED or tree.token(start).pos in ("NUM", "PUNCT", "SYM", "DET", "ADP", "CCONJ", "ADV")):
        start += 1
    end = i
    for child in tree.related(i, "noun-modifier"):
        apart = {t for c in tree.related(child, "conjunct", "relative", "noun-clause") for t in tree.subtree(c)}
        inside = tuple(t for t in tree.subtree(child) if t not in apart and tree.relations[t] != "mark-up")
        cased = any(tree.word(c) in BELONGING for c in tree.related(child, "case"))
        clean = not any(tree.relations[t] in ("relative", "noun-clause", "apposition") or tree.token(t).pos == "NUM" for t in inside)
        if child > i and cased and clean and inside[0] == end + 1 and inside[-1] - start < LONGEST:
            end = inside[-1]
            break
    cases = tree.related(i, "case") if with_case else ()
    words = [_cased(tree, t) for t in (*(c for c in cases if c < start), *range(start, end + 1)) if tree.token(t).pos != "SPACE"]
    return " ".join(" ".join(words).replace(" - ", "-").replace(" 's", "'s").replace(" ’s", "’s").replace(" ,", ",").split())


def _cased(tree: Tree, t: int) -> str:
    token = tree.token(t)
    word = tree.account.text[token.start : token.end]
    is_name = token.pos == "PROPN" or _is_whose(tree, t) or word.isupper() or any(m.start <= token.start < m.end for e in tree.account.entities if e.type != "person" or " " in e.name for m in e.mentions)
    return word if is_name else word.lower()
