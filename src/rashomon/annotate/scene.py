"""Who has been spoken of so far, and where in the clause: what pronouns and noun phrases are resolved against.

A value that is filled in one walk over the account.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import clauses
from .candidates import Name

if TYPE_CHECKING:
    from .entities import Group
    from .reading import Reading

WEIGHT = {"subject": 25, "object": 8, "oblique": 4, "possessive": 2, "other": 4}
RECENCY = (50, 35, 18, 8)
MAIN = 8  # more for the subject of the sentence than for that of a clause inside it
MARGIN = 4  # points by which the best reading must lead


@dataclass
class Scene:
    """What has been said so far: (token, group, function, kind) in order."""

    reading: Reading
    groups: list[Group]
    taken: dict[int, Name]
    said: list[tuple[int, Group, str, str]] = field(default_factory=list)
    met: set[int] = field(default_factory=set)  # identities of the groups spoken of so far
    unnamed: dict[str, Group] = field(default_factory=dict)  # groups made here, by key
    nouns: dict[int, Group] = field(default_factory=dict)  # who a role's noun stands for
    starts: dict[int, list[tuple[int, int, Group, str]]] = field(default_factory=dict)  # names and short forms by first token

    def say(self, at: int, group: Group, function: str, kind: str) -> None:
        """A group is spoken of at a token."""
        self.said.append((at, group, function, kind))
        self.met.add(id(group))

    def at(self, token: int) -> Group | None:
        """The group whose name holds a token, names of up to five words, or whose role it is the noun of."""
        if token in self.nouns:
            return self.nouns[token]
        for start in range(token, max(-1, token - 5), -1):
            for first, last, group, _ in self.starts.get(start, ()):
                if first <= token < last:
                    return group
        return None

    def recent(self, i: int, wanted: Callable[[Group], bool], sentences: int = 3) -> dict[int, tuple[int, Group]]:
        """Score of each fitting group spoken of in this sentence or the `sentences` before, by identity of the group."""
        here, is_quoted = self.reading.sentence_of[i], self.reading.quoted[i]
        out: dict[int, tuple[int, Group]] = {}
        for at, group, function, kind in reversed(self.said):
            distance = here - self.reading.sentence_of[at]
            if distance > sentences:
                break
            if at >= i or distance < 0 or not wanted(group):
                continue
            if self.reading.quoted[at] and not is_quoted:
                continue
            score = RECENCY[min(distance, 3)] + WEIGHT[function] + (6 if function == "subject" and kind == "pronoun" else 0)
            if distance == 0:
                score += min(10, max(0, 10 - (i - at) // 4)) if function != "possessive" else 0
            score += min(5, len(group.references) // 5)
            score += MAIN if function == "subject" and clauses.is_main(self.reading, at) else 0
            if id(group) not in out or out[id(group)][0] < score:
                out[id(group)] = (score, group)
        return out


def refer(scene: Scene, group: Group, start: int, end: int, head: int, kind: str, rule: str) -> bool:
    group.add(start, end, head, kind, rule)
    scene.say(head, group, clauses.function(scene.reading, head, head + 1), kind)
    return True


def best(scores: dict[int, tuple[int, Group]], margin: int = MARGIN) -> Group | None:
    """The group that leads by the margin, or None."""
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < margin):
        return None
    return ranked[0][1]
