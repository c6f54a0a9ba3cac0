"""What an account says of the state of an instrument: imposed, kept, suspended, to be restored, unchanged …

In: a mention of an instrument in one account. Out: `ToldState` values: change, before and after in plain words, realis,
condition and the words that say it. No state without a verb, noun or participle of the lexicon over the mention; an act
that is only announced or proposed never counts as done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ..language.lexicon import Row, table
from ..types import Span
from .instrument_mentions import Named
from .standing import CONTINGENT, FUTURE, PLANS, WANTS, Standing, standing
from .syntax import NEGATIVE, Tree
from .units import Told, Unit

LASTING = frozenset({"kept", "no_change"})
HOPS = frozenset("status level number regime package round set series range kind list part system scope question issue use".split())
REVERSES = frozenset("backtrack reverse undo rescind".split())
UNDONE = frozenset({"position_changed", "eased", "lifted", "suspended", "cancelled"})
BACK = frozenset({"restored", "lifted", "vetoed", "adopted", "imposed"})
MAKES = frozenset({"adopted", "imposed", "restored"})
INVERSE = {"suspended": "restored", "imposed": "lifted", "lifted": "restored", "cancelled": "restored", "adopted": "cancelled"}
FIXED = frozenset({"place", "force", "effect", "track", "table"})
SEEMS = frozenset({"appear", "seem"})
EARLIER = frozenset("previously earlier formerly once".split())
FOLLOWS = frozenset("follow mark after since".split())
WIDEST = 170  # code points of evidence
FAR = 9  # tokens between coordinated nouns beyond which the parse is not trusted
PARTICLES = frozenset("off up down out back home away forward".split())


@dataclass(frozen=True, slots=True)
class ToldState:
    """One state as one account tells it; `act` is the change that its words name, done or not; `chain` the tokens that say it; `by` the rule."""

    act: str
    change: str
    before: str | None
    after: str | None
    realis: str
    condition: str | None
    evidence: Span
    chain: tuple[int, ...]
    unit: Unit
    by: str


def states(told: Told, mention: Named) -> tuple[ToldState, ...]:
    """What is said of one mention's state, in the order found; none where nothing of the lexicon governs it."""
    found = [*_governed(told, mention), *_described(told, mention), *_standing_by_itself(told, mention)]
    if told.tree.token(mention.token).pos == "PRON":
        found = [s for s in found if s.act in BACK]  # "stop them" may mean anything, "put it on track again" does not
    return tuple({(s.change, s.after, s.evidence): s for s in found}.values())


@cache
def _lexicon() -> Mapping[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in table("state_changes"):
        for via in row["via"].split(";"):
            found.setdefault((f"{row['part']}:{row['word']}", via), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def row_of(keys: list[str], via: str, kind: str) -> Row | None:
    """The first row of the lexicon for a governor's forms, the way the noun hangs on it, and the kind of instrument."""
    for key in keys:
        for row in _lexicon().get((key, via), ()):
            if row["kinds"] == "*" or kind in row["kinds"].split(","):
                return row
    return None


def _governed(told: Told, mention: Named) -> Iterator[ToldState]:
    tree = told.tree
    if any(tree.word(c) == "not" for c in tree.children[mention.token]):
        return  # "an armistice and not a treaty"
    for governor, via in _governors(tree, mention.token):
        if via == "of" and tree.token(governor).tag == "VBG":
            yield from _through_noun(told, mention, governor, via)
        elif tree.token(governor).pos in ("VERB", "AUX") or tree.token(governor).tag.startswith("VB"):
            forms = _forms(tree, governor)
            if via == "subject" and tree.related(governor, "object"):
                forms = [form for form in forms if " " in form]  # what ends a war has not ended itself
            if row := row_of([f"verb:{form}" for form in forms], via, mention.kind):
                if (how := _standing(told, mention, governor)) and (state := _state(told, mention, row, how, "instrument.verb.v1")):
                    yield state
        else:
            yield from _through_noun(told, mention, governor, via)


def _governors(tree: Tree, i: int) -> list[tuple[int, str]]:
    """What a noun hangs on, and how; a coordinated noun hangs where the first does."""
    top = i
    while tree.relations[top] == "conjunct" and top - tree.token(top).head <= FAR and tree.token(tree.token(top).head).pos in ("NOUN", "PROPN"):
        top = tree.token(top).head
    above, relation = tree.token(top).head, tree.relations[top]
    found: list[tuple[int, str]] = []
    if relation == "object":
        found.append((_nearest_verb(tree, above, i), "object"))
    elif relation == "subject":
        found.append((above, "object" if tree.is_passive(above) else "subject"))
    elif relation in ("oblique", "noun-modifier", "complement", "noun-clause", "adverbial") and above != top:
        cases = [tree.word(c) for c in tree.related(top, "case", "mark")]
        found.append((above, " ".join(cases) if cases else "object"))
    for clause in (*tree.related(i, "relative", "noun-clause"), *(tree.related(top, "relative", "noun-clause") if top != i else ())):
        inner = [c for c in tree.children[clause] if tree.token(c).tag in ("WDT", "WP") or tree.word(c) == "that"]
        if tree.token(clause).tag == "VBN" and not inner and not tree.related(clause, "subject", "auxiliary", "mark"):
            found.append((clause, "object"))
        elif inner and tree.relations[inner[0]] == "subject":
            found.append((clause, "object" if tree.is_passive(clause) else "subject"))
        elif tree.related(clause, "subject") and not tree.related(clause, "object"):
            found.append((clause, "object"))
    return found


def _nearest_verb(tree: Tree, verb: int, noun: int) -> int:
    """The last of coordinated verbs before a noun that has no object of its own: "suspend tests and close a site"."""
    between = [c for above in (verb, tree.token(verb).head) for c in tree.related(above, "conjunct") if verb < c < noun and tree.token(c).tag.startswith("VB")]
    return max((c for c in between if not tree.related(c, "object", "complement", "open-complement")), default=verb)


def _forms(tree: Tree, verb: int) -> list[str]:
    """A verb as the lexicon may hold it: with fixed words, with its particle, alone."""
    lemma = tree.lemma(verb)
    found = []
    for c in tree.related(verb, "oblique"):
        if cases := [tree.word(k) for k in tree.related(c, "case")]:
            found.append(f"{lemma} {cases[0]} {tree.lemma(c)}")
    found += [f"{lemma} {tree.lemma(c)}" for c in tree.related(verb, "object")]
    found += [f"{lemma} {tree.word(c)}" for c in tree.related(verb, "particle", "adverb") if tree.word(c) in PARTICLES]
    return [*found, lemma]


def _standing(told: Told, mention: Named, at: int) -> Standing | None:
    unit = mention.unit
    how = standing(told.tree, at, in_headline=unit.zone in ("headline", "standfirst"), is_reported=bool(unit.statements))
    none = any(told.tree.word(c) == "no" for c in told.tree.related(mention.token, "determiner"))
    return replace(how, is_negated=not how.is_negated) if how and none else how


def _state(told: Told, mention: Named, row: Row, how: Standing, by: str) -> ToldState | None:
    """The state that a row of the lexicon and the standing of its act make together; None for what is told of no time."""
    change, before, after = row["change"], _or_none(row["before"]), _or_none(row["after"])
    is_past = any(told.tree.word(c) in EARLIER for at in how.chain for c in told.tree.children[at])
    realis = {"done": "actual", "now": "ongoing", "running": "ongoing", "planned": "planned", "proposed": "hypothetical"}[how.mood]
    if how.mood == "running" and change == "held":
        after = "under way"
    if how.is_stopped:
        change, before, after = "suspended", after, "stopped"
    if how.is_negated:
        if how.mood == "proposed" or change in ("proposed", "announced", "held"):
            return None
        if change in LASTING:
            if how.mood != "planned":
                return None  # what was never kept was perhaps never there
            change, after = "announced", f"not to be {after}"
        else:
            change, after = "no_change", f"not {after}" if change in MAKES and after else before or "as before"
            if how.mood == "planned" and not any(told.tree.word(c) in FUTURE for at in how.chain for c in told.tree.children[at]):
                realis = "actual"  # no plan to lift it: it stands
    elif how.mood == "now" and change not in (*LASTING, "proposed", "announced"):
        return None  # the plain present tells habits and suppositions
    elif how.mood == "planned" and change in LASTING:
        after = f"to remain {after}" if change == "no_change" else _to_be(after)
    elif how.mood == "planned":
        change, after = ("proposed" if change == "proposed" else "announced"), _to_be(after)
    elif how.mood == "proposed":
        change, after = "proposed", _to_be(after)
    if how.condition and how.mood in ("planned", "proposed", "now"):
        realis = "conditional"
    above = told.tree.token(how.chain[-1]).head
    if realis == "actual" and (mention.unit.realis == "uncertain" or (above != how.chain[-1] and told.tree.lemma(above) in SEEMS)):
        realis = "uncertain"
    if is_past and how.mood in ("done", "planned"):
        realis = "historical"
    return ToldState(row["change"], change, before, after, realis, _text(told, how.condition), _evidence(told, mention, how.chain), how.chain, mention.unit, by)


def _to_be(after: str | None) -> str | None:
    return after if after is None or after.startswith(("to be", "under discussion", "under consideration", "planned", "scheduled")) else f"to be {after}"


def _or_none(value: str) -> str | None:
    return None if value == "-" else value


def _through_noun(told: Told, mention: Named, noun: int, via: str) -> Iterator[ToldState]:
    """ "the suspension of", "a halt to": told as done only where a verb says so."""
    tree = told.tree
    if tree.lemma(noun) in HOPS and via in ("of", "for", "on"):
        hopped = replace(mention, token=noun)
        for governor, way in _governors(tree, noun):
            if tree.token(governor).pos == "NOUN":
                yield from _through_noun(told, replace(hopped, token=mention.token), governor, way)
        return
    if tree.related(noun, "copula"):
        return  # "this was not the end of the process"
    row = row_of([f"noun:{tree.lemma(noun)}", f"noun:{tree.word(noun)}"], via, mention.kind)
    if row is None and tree.token(noun).tag == "VBG":
        row = row_of([f"verb:{tree.lemma(noun)}"], "object", mention.kind)
    if row is None:
        return
    negated = any(tree.word(c) in NEGATIVE for c in tree.related(noun, "determiner"))
    for governor, way in _governors(tree, noun):
        lemma = tree.lemma(governor)
        how = _standing(told, mention, governor)
        if how is None:
            continue
        how = replace(how, chain=(noun, *how.chain), is_negated=how.is_negated != negated)
        if lemma in REVERSES and row["change"] in INVERSE:
            yield from _reversed(told, mention, row, how)
        elif lemma in FOLLOWS and way == "object" or way in ("after", "since", "following"):
            if made := _state(told, mention, row, replace(how, mood="done"), "instrument.noun.v1"):
                yield made
        elif negated and row["change"] in UNDONE:
            if made := _state(told, mention, row, replace(how, mood="done", is_negated=True), "instrument.noun.v1"):
                yield made
        elif lemma in WANTS and any(tree.word(c) == "longer" for c in tree.children[governor]):
            yield from _no_longer_wanted(told, mention, row, how)
        elif lemma in CONTINGENT or lemma in WANTS or lemma in ("possibility", "prospect"):
            if made := _state(told, mention, row, replace(how, mood="proposed"), "instrument.noun.v1"):
                yield made
        elif lemma in PLANS and not how.is_negated:
            if made := _state(told, mention, row, replace(how, mood="proposed" if how.mood == "proposed" else "planned"), "instrument.noun.v1"):
                yield made
        elif how.is_negated and how.mood in ("done", "now") and row["change"] in UNDONE:
            if made := _state(told, mention, row, replace(how, mood="done"), "instrument.noun.v1"):
                yield made


def _no_longer_wanted(told: Told, mention: Named, row: Row, how: Standing) -> Iterator[ToldState]:
    """ "no longer insists on the withdrawal": the demand is gone, the thing itself stands."""
    wanted = _to_be(_or_none(row["after"]))
    row = {**row, "change": "position_changed", "before": f"demanded: {wanted}", "after": f"no longer demanded: {wanted}"}
    if made := _state(told, mention, row, replace(how, mood="done", is_negated=False), "instrument.noun.v1"):
        yield made


def _reversed(told: Told, mention: Named, row: Row, how: Standing) -> Iterator[ToldState]:
    """ "backtracked on its earlier suspension": suspended before, and no longer."""
    if before := _state(told, mention, row, Standing("done", False, False, (how.chain[0],)), "instrument.reversed.v1"):
        yield replace(before, realis="historical")
    if after := _state(told, mention, row, replace(how, chain=how.chain[1:]), "instrument.reversed.v1"):
        change = INVERSE[row["change"]]
        yield replace(after, act=change, change=change, before=_or_none(row["after"]), after=change)


def _described(told: Told, mention: Named) -> Iterator[ToldState]:
    """ "the scheduled summit", "ongoing talks": an adjective or participle before the noun."""
    tree = told.tree
    for c in (c for c in tree.children[mention.token] if tree.relations[c] == "modifier" and c < mention.token):
        if any(tree.word(d) in ("yet", *NEGATIVE) for d in tree.children[c]):
            continue
        if row := row_of([f"adjective:{tree.word(c)}", f"adjective:{tree.lemma(c)}"], "modifier", mention.kind):
            mood = "planned" if row["change"] in ("announced", "proposed") else "done"
            if made := _state(told, mention, row, Standing(mood, False, False, (c,)), "instrument.adjective.v1"):
                yield replace(made, realis="ongoing") if row["change"] == "no_change" else made


def _standing_by_itself(told: Told, mention: Named) -> Iterator[ToldState]:
    """ "there are troops in", "is in talks with": what is said to be there."""
    tree, i = told.tree, mention.token
    above = tree.token(i).head
    row = {"change": "no_change", "before": "in place", "after": "in place"}
    if tree.relations[i] == "subject" and tree.lemma(above) == "be" and tree.related(above, "expletive") and mention.kind in ("deployment", "sanctions", "channel", "investigation"):
        if (how := _standing(told, mention, above)) and how.mood in ("now", "done") and not how.is_negated:
            if made := _state(told, mention, row, how, "instrument.there.v1"):
                yield made
    if mention.kind == "talks" and tree.related(i, "copula") and any(tree.word(c) == "in" for c in tree.related(i, "case")):
        if (how := _standing(told, mention, i)) and how.mood in ("now", "done") and not how.is_negated:
            if made := _state(told, mention, {"change": "no_change", "before": "under way", "after": "under way"}, how, "instrument.there.v1"):
                yield made


def _evidence(told: Told, mention: Named, chain: tuple[int, ...]) -> Span:
    """The stretch from the act's words to the noun's, with subject, auxiliaries and date where that stays short."""
    tree = told.tree
    sentence = tree.token(mention.token).sentence
    core = {i for i in (chain[0], *range(mention.phrase[0], mention.phrase[1] + 1)) if tree.token(i).sentence == sentence}
    wider = []
    for above in (chain, chain[:2]):
        helpers = {c for v in above for c in tree.children[v] if tree.relations[c] in ("auxiliary", "copula", "negation", "particle") or tree.word(c) in NEGATIVE}
        helpers |= {c for v in above for c in tree.related(v, "oblique") if tree.lemma(c) in FIXED}
        subjects = {t for v in above for s in tree.related(v, "subject") for t in (s, *tree.related(s, "modifier", "possessor", "number")) if t <= s}
        dated = {t for v in above for c in tree.children[v] if dated_by(told, c) for t in (c, *tree.related(c, "case"))}
        wider += [core | helpers | set(above) | subjects | dated, core | helpers | set(above) | subjects, core | helpers | set(above)]
    for tokens in (*wider, core, {mention.token, chain[0]}, {mention.token}):
        inside = [i for i in tokens if tree.token(i).sentence == sentence]
        span = Span(tree.token(min(inside)).start, tree.token(max(inside)).end)
        if span.end - span.start <= WIDEST:
            break
    return span


def dated_by(told: Told, i: int) -> bool:
    """Whether a token stands in an expression of time."""
    start = told.tree.token(i).start
    return any(d.start <= start < d.end for d in told.account.dates)


def _text(told: Told, condition: tuple[int, int] | None) -> str | None:
    if condition is None:
        return None
    tokens = told.account.tokens
    return " ".join(told.account.text[tokens[condition[0]].start : tokens[condition[1]].end].split())
