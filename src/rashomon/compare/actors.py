"""Who takes a stand in one account: the actors behind speakers, subjects and noun phrases.

In: one account with its tree, and the cast. Out: record entity ids. Who speaks for somebody stands for him: a spokesman for
whom he speaks for, an office for its holder, a capital for its country. Media carry what others say and take no stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from ..types import RecordEntity, Span, Statement
from .entities import Cast
from .issues import Issue, issue_of, stance
from .keys import named_tokens
from .units import Told
from .voices import MEDIA

PRONOUNS = {"it": ("country", "organisation"), "he": ("person",), "she": ("person",), "they": ("group", "organisation", "country")}
ACTING = frozenset({"person", "country", "organisation", "group"})


class Actors:
    """One account, read for who acts and who speaks in it."""

    def __init__(self, told: Told, cast: Cast) -> None:
        self.account, self.tree, self.cast = told.account, told.tree, cast
        self.starts = [t.start for t in told.account.tokens]
        self.named: Mapping[int, str] = named_tokens(told.account, cast)
        self.by_id: Mapping[str, RecordEntity] = cast.by_id
        self.persons = {word: e.id for e in sorted(cast.entities, key=lambda e: e.id) if e.type == "person" for word in e.name.split()}
        self.capitals = {e.country: e.id for e in cast.entities if e.type == "country" and e.country}

    def tokens(self, span: Span) -> range:
        """The tokens that begin in a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def acting(self, entity: str | None) -> str | None:
        """The actor that an entity stands for: whom a spokesman speaks for, a capital's country; None for media and for what cannot act."""
        found = self.by_id.get(entity or "")
        if found is None:
            return None
        if found.role and found.role.lower().startswith("spokes") and " for " in found.role:
            principal = found.role.split(" for ", 1)[1].split(",")[0].split()
            return next((self.persons[word] for word in principal if word in self.persons), found.id)
        if found.type == "place":
            return self.capitals.get(found.country or "")
        is_media = found.type in ("organisation", "group") and bool(MEDIA.search(found.name))
        return found.id if found.type in ACTING and not is_media else None

    def speaker(self, statement: Statement) -> str | None:
        """Whose stand a statement is: its speaker's, or for an office without a name the one whose office it is."""
        if (entity := self.cast.named(self.account.id, statement.speaker.entity)) is not None:
            return self.acting(entity)
        if statement.source is None:
            return None
        inside = self.tokens(statement.source)
        head = next((i for i in inside if self.tree.token(i).head not in inside), None)
        return self.phrase(head) if head is not None else None

    def phrase(self, i: int) -> str | None:
        """The actor a noun phrase names: itself, or for a body of somebody's ("his office", "the … government") whoever it belongs to."""
        if i in self.named:
            return self.acting(self.named[i])
        own = next((self.named[c] for c in self.tree.related(i, "apposition") if c in self.named), None)
        if own is None and self.tree.lemma(i) in stance("body"):
            below = [c for r in self.tree.related(i, "possessor", "modifier", "noun-modifier") for c in (r, *self.tree.related(r, "modifier", "flat"))]
            own = next((self.named[c] for c in below if c in self.named), None)
        return self.acting(own)

    def doer(self, head: int, speaker: str | None) -> str | None:
        """Whoever a clause names as its subject, a person who speaks of "my country" for it; the speaker where it names none; nobody
        where the subject stays unknown."""
        below = self.subjects(head)
        found = next((a for s in below if (a := self.phrase(s))), None)
        if found is not None or not below:
            return found or speaker
        whose = [self.named.get(p) for s in below for p in self.tree.related(s, "possessor")]
        if speaker is not None and any(self.acting(w) == speaker for w in whose):
            return speaker
        return speaker if speaker is not None and all(self.tree.token(s).pos == "PRON" and self.agrees(s, speaker) for s in below) else None

    def agrees(self, pronoun: int, speaker: str) -> bool:
        """Whether a pronoun may mean the speaker: "it" no person and no people."""
        allowed = PRONOUNS.get(self.tree.word(pronoun))
        return allowed is None or self.by_id[speaker].type in allowed

    def subjects(self, head: int) -> tuple[int, ...]:
        """The subject of a clause, or of the clause it is joined to or governed by."""
        seen = set()
        while head not in seen:
            seen.add(head)
            if found := self.tree.related(head, "subject", "agent") if self.tree.is_passive(head) else self.tree.related(head, "subject"):
                return tuple(i for i in found if not self.tree.is_passive(head) or self.tree.relations[i] == "agent")
            if self.tree.relations[head] not in ("conjunct", "open-complement"):
                return ()
            head = self.tree.token(head).head
        return ()

    def subject(self, head: int) -> int | None:
        """The subject of the clause itself; of "what it expects is that he leave", "he"."""
        return next((c for c in self.tree.related(head, "subject") if not self.tree.token(c).dep.endswith(":outer")), None)

    def is_hearsay(self, statement: Statement) -> bool:
        """Whether nobody answers for it: "some argue that he wants …" is a guess about him, not his stand."""
        if statement.source is None or statement.speaker.entity is not None:
            return statement.source is None
        words = {self.tree.lemma(i) for i in self.tokens(statement.source)}
        text = self.account.text[statement.source.start : statement.source.end]
        return statement.speaker.status in ("anonymous", "none") and not words & stance("body").keys() and not MEDIA.search(text)

    def issue(self, matter: int) -> Issue | None:
        """The issue a word names; a name is an issue by itself, but a person's or a country's words of judgement are not."""
        if (entity := self.named.get(matter)) is not None:
            found = self.by_id[entity]
            return Issue(entity, frozenset(), found.name)
        return issue_of(self.tree, matter) if self.tree.token(matter).pos in ("NOUN", "PROPN", "VERB") else None

    def is_person(self, i: int) -> bool:
        """Whether a token names a person."""
        return i in self.named and self.by_id[self.named[i]].type == "person"
