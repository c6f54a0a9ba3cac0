"""Clauses of one account that take a stand, and whose stand it is.

In: one account with its tree, and the cast. Out: `Stand` values: actor, issue, polarity, words. Three places hold them: what
is said (a promise, a demand, a judgement), what the outlet tells somebody did for or against a thing ("welcomed", "vetoed",
"agreed to drop"), and what the one who took a stand says further of the same issue, which is no stand of its own.
Who speaks for somebody stands for him: a spokesman for whom he speaks for, an office for its holder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..types import Mention, Span, Statement
from .actors import Actors
from .entities import Cast
from .issues import LIGHT, Issue, base, noun_matter
from .judging import DUTY, MAY, WILL, Judged, antecedent, judged, told
from .syntax import Tree
from .units import ZONES, Told
from .vocabulary import matters, term, weight

WEIGHING = frozenset({"considering", "consider", "weighing", "mulling", "pondering", "exploring", "reportedly"})
HYPOTHETICAL = frozenset({"if", "before", "unless", "until", "whether", "should", "in"})  # marks of clauses that tell no deed
NEAR = 60  # code points between a cue and the thing it governs
LONGEST = 220  # code points of a clause that is given whole


@dataclass(frozen=True, slots=True)
class Stand:
    """One clause in which somebody is for or against something; polarity None: said of the issue, no stand of its own."""

    actor: str
    issue: Issue
    polarity: float | None
    evidence: Mention
    digest: str
    statement: str | None
    predicate: frozenset[str]  # terms of the words of judgement: two accounts of one judgement share them


def stands(told: Told, cast: Cast) -> Iterator[Stand]:
    """The stands of one account, in the order of its statements, then of its sentences."""
    if told.tree.is_parsed:
        reader = _Reader(told, cast)
        used: set[int] = set()
        for statement in told.account.statements:
            found = list(reader.said(statement))
            if statement.cue and any(s.polarity is not None for s in found):
                used.update(reader.who.tokens(statement.cue))
            yield from found
        yield from reader.narrated(used)


class _Reader:
    """One account being read for stands."""

    def __init__(self, told: Told, cast: Cast) -> None:
        self.who = Actors(told, cast)
        self.account, self.tree, self.starts = told.account, told.tree, self.who.starts
        self.content = frozenset(i for s in told.account.statements for span in s.content for i in self.who.tokens(span))
        cued = [s.cue for s in told.account.statements if s.cue and any(self.tree.token(i).pos in ("VERB", "ADJ") for i in _predicates(self.tree, self.inside(s)))]
        self.cues = frozenset(i for span in cued for i in self.who.tokens(span))

    def inside(self, statement: Statement) -> list[int]:
        """The tokens of the content."""
        return [i for span in statement.content for i in self.who.tokens(span)]

    def said(self, statement: Statement) -> Iterator[Stand]:
        """The stands in the content of a statement."""
        speaker = self.who.speaker(statement)
        inside = self.inside(statement)
        held = frozenset(inside)
        if not held or self.is_guessed(statement):
            return
        before: int | None = None
        cue = frozenset(self.who.tokens(statement.cue)) if statement.cue else frozenset()
        for head in _predicates(self.tree, inside):
            if self.is_beside(head, cue):
                continue
            found = judged(self.who, head, statement)
            if found is None:
                subject = next(iter(self.tree.related(head, "subject")), None)
                before = subject if subject is not None and self.tree.token(subject).pos == "NOUN" else before
                yield from self.further(head, speaker, held, statement)
                continue
            if found.is_doers and self.who.is_hearsay(statement):
                continue
            actor = self.who.doer(head, speaker) if found.is_doers else speaker
            matter = self.meant(found.matter, before, statement)
            issue = self.who.issue(matter) if actor is not None and matter is not None else None
            if actor is None or issue is None:
                continue
            before = matter
            if self.tree.word(found.matter) in ("this", "that"):
                issue = Issue("shell", frozenset(), issue.name)
            if issue.key != actor:
                is_thing = self.tree.token(head).pos in ("NOUN", "PROPN") and not self.tree.related(head, "subject", "copula")
                yield self.stand(actor, issue, found, self.with_cue(head, held, statement) if is_thing else self.clause(head, held), statement)

    def meant(self, matter: int, before: int | None, statement: Statement) -> int | None:
        """The word itself, or of a pronoun what the speaker spoke of before, or what the cue hangs on."""
        if self.tree.token(matter).pos != "PRON":
            return matter
        former = before if before is not None else antecedent(self.who, statement)
        if former is None or self.tree.token(former).pos in ("PROPN", "VERB"):
            return former
        found = noun_matter(self.tree, former) if self.tree.token(former).pos == "NOUN" else None
        return found.token if found else None

    def with_cue(self, head: int, held: frozenset[int], statement: Statement) -> Span:
        """A thing with the words that say what is done about it: "welcomed the exemption"."""
        own = self.clause(head, held)
        if statement.cue is None or not 0 <= own.start - statement.cue.end < NEAR:
            return own
        whole = next((c.end for c in statement.content if c.start <= own.start < c.end), own.end)
        return Span(statement.cue.start, whole if whole - statement.cue.start <= LONGEST else own.end)

    def is_beside(self, head: int, cue: frozenset[int]) -> bool:
        """Whether a word only stands beside what is said: what came of the saying, or what tells more of a noun outside."""
        relation, governor = self.tree.relations[head], self.tree.token(head).head
        return relation == "adverbial" and self.tree.token(head).tag in ("VBG", "VBN") and governor in cue or relation in ("noun-clause", "relative") or any(self.tree.word(m) == "as" for m in self.tree.related(head, "mark"))

    def is_guessed(self, statement: Statement) -> bool:
        """Whether the cue itself is only a guess of the writer's: "may be trying to show"."""
        if statement.cue is None:
            return False
        words = {self.tree.word(i) for i in self.who.tokens(statement.cue)}
        return bool(words & (MAY | DUTY | WEIGHING))

    def further(self, head: int, speaker: str | None, held: frozenset[int], statement: Statement) -> Iterator[Stand]:
        """What somebody says of a thing without a stand: it joins his stand on that thing, if he takes one."""
        subject = next(iter(self.tree.related(head, "subject")), None)
        if speaker is None or subject is None or self.tree.token(subject).pos != "NOUN" or subject in self.who.named:
            return
        found = noun_matter(self.tree, subject)
        if found is not None and (issue := self.who.issue(found.token)) is not None:
            yield self.stand(speaker, issue, None, self.clause(head, held), statement)

    def stand(self, actor: str, issue: Issue, found: Judged | None, span: Span, statement: Statement | None) -> Stand:
        """The value itself."""
        words = frozenset(term(self.tree.lemma(i)) for i in found.words if weight(self.tree.lemma(i)) > 0) if found else frozenset()
        return Stand(actor, issue, found.polarity if found else None, Mention(self.account.id, *span), self.account.sha256, statement.id if statement else None, words)

    def narrated(self, used: set[int]) -> Iterator[Stand]:
        """Clauses in which the outlet (or whom it quotes) tells that somebody did something for or against a thing."""
        account, tree = self.account, self.tree
        zones = [(z.start, z.end) for z in account.zones if z.kind in ZONES]
        for head, token in enumerate(account.tokens):
            if token.pos != "VERB" or not tree.heads_clause(head) or not any(a <= token.start < b for a, b in zones):
                continue
            if head in self.content or head in self.cues or head in used or HYPOTHETICAL & {tree.word(c) for c in tree.related(head, "mark")}:
                continue
            helpers = {tree.word(i) for i in tree.related(head, "auxiliary")}
            if helpers & (MAY | WILL | DUTY) or self.who.tree.is_passive(head) or token.tag == "VB":
                continue
            if len(tree.related(head, "object")) > 1:
                continue  # "promised them fire": to whom is not what about
            subjects = self.who.subjects(head)
            actor = next((a for s in subjects if (a := self.who.phrase(s))), None)
            taken = told(self.who, head) if actor is not None else None
            if actor is None or taken is None:
                continue
            issue = self.who.issue(taken.matter)
            is_guest = issue is not None and issue.key in self.who.by_id and self.who.by_id[issue.key].type == "person" and matters().get(base(tree, head)) == "welcome"
            if issue is None or issue.key == actor or is_guest:
                continue
            yield self.stand(actor, issue, taken, self.clause(head, None), None)

    def clause(self, head: int, held: frozenset[int] | None) -> Span:
        """The words of a clause (inside the content, where there is one) without what is coordinated with it."""
        tree, tokens = self.tree, self.account.tokens
        apart = {t for c in tree.related(head, "conjunct", "parataxis", *(() if held else ("adverbial",))) for t in tree.subtree(c)} if tree.lemma(head) not in LIGHT else set()
        own = [t for t in tree.subtree(head) if (held is None or t in held) and t not in apart and tokens[t].pos != "SPACE" and tokens[t].sentence == tokens[head].sentence] or [head]
        while len(own) > 1 and tree.relations[own[0]] in ("mark-up", "mark", "coordinator"):
            own.pop(0)
        while len(own) > 1 and tree.relations[own[-1]] in ("mark-up", "coordinator"):
            own.pop()
        if tokens[own[-1]].end - tokens[own[0]].start > LONGEST and held is None:
            core = [t for c in tree.related(head, "subject", "object", "open-complement", "oblique") for t in tree.subtree(c) if t in own and abs(t - head) < 25]
            own = sorted({head, *core})
        return Span(tokens[own[0]].start, tokens[own[-1]].end)


def _predicates(tree: Tree, inside: Sequence[int]) -> Iterator[int]:
    """The heads of the content: tokens whose own head stands outside it, and what is coordinated with them."""
    held = frozenset(inside)
    tops: set[int] = set()
    for i in inside:
        head = tree.token(i).head
        is_beside = tree.relations[i] in ("conjunct", "parataxis") and head in tops
        if (head not in held or head == i or is_beside) and tree.token(i).pos in ("VERB", "NOUN", "ADJ", "PROPN"):
            tops.add(i)
            yield i
