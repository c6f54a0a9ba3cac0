"""What one account calls things, acts and meetings: the words, under a key that other accounts can share.

In: one account with its units' trees, and the cast. Out: (rule, key) with `Said`: a label and what makes it another than the
next. A thing is known by its nouns; an act by its matter and what it is done to; a country's announced act by whose it is;
a meeting by who meets; a reaction by who reacts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..language.lexicon import table
from ..types import Label, RecordEntity
from .entities import Cast
from .issues import DULL, SHELLS, base
from .keys import named_tokens
from .syntax import Tree
from .units import ZONES, Told
from .vocabulary import is_of_a_country, matters, polarity

BY_THING, BY_ACT, BY_ANNOUNCED, BY_MEETING, BY_REACTION = "framing.thing.v2", "framing.act.v2", "framing.announced.v1", "framing.meeting.v1", "framing.reaction.v1"
LONGEST = 8  # words of a label
PLAIN = frozenset("new first last next other same many several such own former recent next-door early late good big little long more most current latest own last-minute".split())
STANDING = frozenset("arsenal war sanction troops refugee hostage".split())  # matters of things that last, so that one noun in two accounts is one thing
VAGUE = frozenset("purpose start reach rise fall complete worry hope leader country mission appoint promise agree announce warn demand urge threaten evidence aid".split())  # matters too wide to be one act
MEASURES = frozenset("percent day week month year hour minute dollar euro point number".split())
ANNOUNCED = SHELLS - {"action", "act"} | frozenset("ploy trap trick ruse bluff stunt olive-branch branch about-face turnaround reversal moratorium freeze suspension halt maneuver manoeuvre tactic proposal promise vow victory farce charade".split())
MAKING = frozenset({"make", "extend", "offer", "take", "announce", "set"})
MEETINGS = frozenset({"meeting", "summit", "encounter"})
VISITS = frozenset({"visit", "trip"})
JUDGED = ("welcome", "condemn", "reject")
STATES = frozenset("country nation state regime kingdom dictatorship autocracy pariah".split())


@dataclass(frozen=True, slots=True)
class Said:
    """One label, and the words that make it another than the next."""

    account: str
    label: Label
    words: frozenset[str]


Key = tuple[str, str]


@cache
def _leaders() -> Mapping[str, str]:
    return {form.strip().lower(): row["country"] for row in table("leaders") for form in row["forms"].split(";")}


def home(entity: RecordEntity) -> str | None:
    """The country that an entity is of or stands for; None where nothing tells."""
    return entity.country or (_leaders().get(entity.name.lower()) if entity.type == "person" else None)


class Namer:
    """One account being read for what it calls things."""

    def __init__(self, told: Told, cast: Cast) -> None:
        self.told, self.account, self.tree = told, told.account, told.tree
        self.by_id = cast.by_id
        self.named: Mapping[int, str] = named_tokens(told.account, cast)
        self.countries = {e.country: e.id for e in cast.entities if e.type == "country" and e.country}
        self.homes = {i: h for i, e in self.named.items() if (h := home(self.by_id[e]))}
        self.inside = [i for unit in told.units for i in unit.tokens]
        zones = [(z.start, z.end) for z in told.account.zones if z.kind in ZONES] or [(0, len(told.account.text))]
        self.readable = [i for i, t in enumerate(told.account.tokens) if any(a <= t.start < b for a, b in zones)]

    def said(self, tokens: Sequence[int], words: frozenset[str]) -> Said:
        """The label of some tokens, with the voice that uses it."""
        if tokens[-1] - tokens[0] > LONGEST:
            tokens = tokens[-2:]
        start, end = self.account.tokens[tokens[0]].start, self.account.tokens[tokens[-1]].end
        held = [s for s in self.account.statements if any(c.start <= start and end <= c.end for c in s.content)]
        voice = min(held, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        tones = Counter(polarity("tone")[w] for w in words if w in polarity("tone"))
        loudest = max(tones, key=lambda t: (tones[t], -t)) if tones else 0.0
        return Said(self.account.id, Label(account=self.account.id, start=start, end=end, voice=voice.id if voice else "narrator", polarity=loudest), words)

    def noun(self, i: int) -> tuple[list[int], frozenset[str]]:
        """A noun with its adjectives and compounds, names left out, and the words that tell it from others."""
        held = [c for m in self.tree.related(i, "modifier") if not is_name(self.tree, m) for c in self.tree.subtree(m) if i - LONGEST < c < i and self.tree.relations[c] != "determiner"]
        words = frozenset(self.tree.lemma(c) for c in held if not is_name(self.tree, c) and self.tree.lemma(c) not in PLAIN and self.tree.token(c).pos in ("NOUN", "ADJ"))
        return sorted({i, *held}), words | {self.tree.lemma(i)}

    def things(self) -> Iterator[tuple[Key, Said]]:
        """ "His arsenal", "the nuclear weapons": things that last, under the nouns and adjectives of each account, by whose sentence it is."""
        for i in self.inside:
            matter = matters().get(self.tree.lemma(i))
            if self.tree.token(i).pos != "NOUN" or matter not in STANDING or i in self.named or self.tree.relations[i] == "modifier":
                continue
            if self.tree.lemma(i) == "hostility" and self.tree.token(i).tag != "NNS" or matter == "war" and self.is_feared(i):
                continue
            kind = next((self.tree.lemma(c) for c in self.tree.related(i, "modifier") if self.tree.token(c).pos == "NOUN" and self.tree.lemma(c) not in matters()), None)
            sentence = self.account.tokens[i].sentence
            for whose in sorted({h for t, h in self.homes.items() if self.account.tokens[t].sentence == sentence}):
                yield (BY_THING, f"{f'{kind} ' if kind else ''}{matter} + {whose}"), self.said(*self.noun(i))

    def is_feared(self, i: int) -> bool:
        """Whether a thing only might be: "war might break out"."""
        head = self.tree.token(i).head
        return any(self.tree.word(c) in ("may", "might", "could") for c in self.tree.children[head])

    def acts(self) -> Iterator[tuple[Key, Said]]:
        """ "The suspension of tests", "halted tests", "a freeze on tests": one matter done to one thing, under several words."""
        tree = self.tree
        for i in self.inside:
            lemma = base(tree, i)
            matter = matters().get(lemma)
            if matter is None or matter in VAGUE or tree.token(i).pos not in ("NOUN", "VERB"):
                continue
            below = tree.related(i, "object", "noun-modifier") or (tree.related(i, "subject") if tree.is_passive(i) else ())
            things = [c for c in (*below, *tree.related(i, "modifier")) if tree.token(c).pos == "NOUN" and tree.lemma(c) not in MEASURES | DULL and not self.is_dated(c)]
            for thing in things[:1]:
                yield (BY_ACT, f"{matter} + {tree.lemma(thing)}"), self.said(sorted({i, thing, *tree.related(i, "auxiliary")}), frozenset({lemma}))

    def is_dated(self, i: int) -> bool:
        """Whether a token stands in an expression of time."""
        at = self.account.tokens[i].start
        return any(d.start <= at < d.end for d in self.account.dates)

    def announced(self) -> Iterator[tuple[Key, Said]]:
        """ "The North's decision", "his olive branch": what one side announced, under the nouns of each account; "it may be a ploy" too."""
        tree = self.tree
        own: dict[int, str] = {}
        for i in self.inside:
            if tree.token(i).pos == "NOUN" and tree.lemma(i) in ANNOUNCED and (whose := self.whose(i)):
                own[i] = whose
        sides = set(own.values())
        for i in self.inside:
            token = tree.token(i)
            if token.pos != "NOUN":
                continue
            side = own.get(i)
            if side is None and tree.lemma(i) in SHELLS and tree.relations[i] == "subject" and any(tree.word(d) in ("the", "this") for d in tree.related(i, "determiner")):
                side = "*" if len(sides) != 1 else next(iter(sides))
            if side is None and tree.related(i, "copula") and not tree.is_negated(i):
                side = next((own[s] for s in tree.related(i, "subject") if s in own), None) if tree.lemma(i) in ANNOUNCED or tree.lemma(i) in polarity("tone") else None
            if side is not None:
                yield (BY_ANNOUNCED, side), self.said(*self.noun(i))

    def whose(self, i: int) -> str | None:
        """The country whose act a noun names: whoever possesses it, does it, or makes it."""
        tree = self.tree
        near = [t for c in tree.related(i, "possessor", "modifier") for t in tree.subtree(c)]
        found = [self.homes[t] for t in near if t in self.homes]
        governor = tree.token(i).head
        if not found and tree.relations[i] == "object" and base(tree, governor) in MAKING:
            found = [self.homes[t] for s in tree.related(governor, "subject") for t in (s, *tree.related(s, "modifier")) if t in self.homes]
        return found[0] if found else None

    def meetings(self, leaders: Mapping[str, str], protagonist: str) -> Iterator[tuple[Key, Said]]:
        """ "The planned summit with Kim", "will meet with Kim": meetings by who meets whom; a country stands for whoever leads it, and
        where one side alone is named the other is the one the accounts are about."""
        tree = self.tree
        for i in self.inside:
            lemma, token = tree.lemma(i), tree.token(i)
            is_verb = lemma == "meet" and token.pos == "VERB"
            if not is_verb and (token.pos != "NOUN" or lemma not in MEETINGS | VISITS or token.tag == "NNS" or i in self.named):
                continue
            near = [t for c in tree.related(i, "possessor", "modifier", "noun-modifier", "object", "oblique", "subject") for t in self.phrase(c)]
            governor = token.head
            if is_verb or len(self.meeting(near, leaders)) < 2:
                near += [t for s in self.doers(i if is_verb else governor) for t in self.phrase(s)]
                if tree.lemma(governor) == "meet":
                    near += [t for c in tree.related(governor, "object", "oblique") for t in self.phrase(c)]
            kind = "visit" if lemma in VISITS else "meeting"
            who = self.meeting(near, leaders if kind == "meeting" else self.countries)
            if len(who) == 1 and not is_verb:
                who |= self.other(i, next(iter(who)), protagonist if kind == "meeting" else "")
            if len(who) == 2 and len({self.home_of(w) for w in who}) == 2:
                held, words = ([i, *tree.related(i, "auxiliary")], frozenset({lemma})) if is_verb else self.noun(i)
                yield (BY_MEETING, " + ".join((kind, *sorted(who)))), self.said(sorted(held), words)

    def other(self, i: int, one: str, protagonist: str) -> set[str]:
        """The other side of a meeting: the one person of another country named before it in its sentence, else whom the accounts are about."""
        sentence, own = self.account.tokens[i].sentence, self.home_of(one)
        before = {e for t, e in self.named.items() if t < i and self.account.tokens[t].sentence == sentence and self.by_id[e].type == "person" and self.home_of(e) != own}
        if not before and protagonist and self.home_of(protagonist) != own:
            return {protagonist}
        return before if len(before) == 1 else set()

    def meeting(self, near: Sequence[int], leaders: Mapping[str, str]) -> set[str]:
        """The persons that tokens name, or whoever leads the countries they name where no person of them is named."""
        persons = {e for t in near if (e := self.named.get(t)) and self.by_id[e].type == "person"}
        own = {self.home_of(p) for p in persons}
        return persons | {leaders[h] for t in near if (h := self.homes.get(t)) and h not in own and h in leaders and self.by_id[self.named[t]].type in ("country", "place")}

    def home_of(self, entity: str) -> str:
        """The country of an entity, or itself where it has none."""
        return home(self.by_id[entity]) or entity

    def phrase(self, i: int) -> Iterator[int]:
        """A noun phrase without the clauses in it."""
        apart = {t for c in self.tree.related(i, "relative", "noun-clause", "adverbial") for t in self.tree.subtree(c)}
        return (t for t in self.tree.subtree(i) if t not in apart)

    def doers(self, head: int) -> tuple[int, ...]:
        """The subject of a clause, or of the one it hangs in."""
        seen: set[int] = set()
        while head not in seen:
            seen.add(head)
            if found := self.tree.related(head, "subject"):
                return found
            if self.tree.relations[head] not in ("open-complement", "conjunct", "complement", "noun-clause", "adverbial"):
                return ()
            head = self.tree.token(head).head
        return ()

    def reactions(self) -> Iterator[tuple[Key, Said]]:
        """ "Welcomed", "commended": how somebody took it, under the verbs of each account."""
        for i in self.readable:
            matter = matters().get(base(self.tree, i))
            if self.tree.token(i).pos != "VERB" or matter not in JUDGED or self.tree.is_negated(i) or not self.tree.related(i, "object", "complement", "oblique"):
                continue
            for subject in self.doers(i):
                if subject in self.named and self.by_id[self.named[subject]].type != "place" and not any(o in self.named for o in self.tree.related(i, "object")):
                    yield (BY_REACTION, f"{self.named[subject]} + {matter}"), self.said([i], frozenset({base(self.tree, i)}))


def is_name(tree: Tree, i: int) -> bool:
    """Whether a word is (part of) a name or tells whose a thing is."""
    token = tree.token(i)
    return token.pos == "PROPN" or is_of_a_country(tree.account.text[token.start : token.end])
