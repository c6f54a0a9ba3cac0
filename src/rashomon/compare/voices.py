"""Who speaks in each account, how, and how much.

In: one account's statements. Out: `Sourcing`: per source the counts of direct, mixed and indirect statements and the
words given to it, and the spans of sources without a name. Nothing is summed into a score.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..types import Account, RecordEntity, SourceUse, Sourcing, Span, Statement
from .entities import Cast

BY = "sourcing.count.v1"
OFFICIAL = re.compile(
    r"\b(president|minister|ministry|secretary|chancellor|government|spokes\w+|ambassador|envoy|senator|congress\w*|parliament\w*|official|officials|"
    r"leader|commission\w*|king|queen|prince|general|admiral|mayor|governor|white house|pentagon|kremlin|state department|department|director|diplomat\w*|"
    r"council|representative|treasury|administration|commander|police|army|military|embassy)\b",
    re.IGNORECASE,
)
EXPERT = re.compile(r"\b(analyst\w*|expert\w*|professor|scholar\w*|fellow|researcher\w*|economist\w*|institute|university|think tank|historian|former)\b", re.IGNORECASE)
MEDIA = re.compile(r"\b(news\w*|agency|times|post|reuters|press|television|tv|radio|journal|media|reports?|reporter\w*|cnn|bbc|yonhap|herald|guardian|website)\b", re.IGNORECASE)
DOCUMENT = re.compile(r"\b(resolution|statement|communiqu[eé]|document|letter|treaty|study|poll|survey|law|memo\w*|text)\b", re.IGNORECASE)
PUBLIC = re.compile(r"\b(resident\w*|witness\w*|protester\w*|voter\w*|families|survivor\w*|people|citizen\w*|demonstrator\w*)\b", re.IGNORECASE)


def sourcing(account: Account, cast: Cast) -> Sourcing:
    """Whom one account lets speak, in the order of first appearance."""
    entities = {e.id: e for e in cast.entities}
    held: dict[str, list[Statement]] = {}
    names: dict[str, tuple[str, str | None]] = {}
    for statement in account.statements:
        entity = cast.named(account.id, statement.speaker.entity)
        name = entities[entity].name if entity else statement.speaker.name
        if not name:
            continue
        key = entity or name.lower()
        names.setdefault(key, (name, entity))
        held.setdefault(key, []).append(statement)
    uses = tuple(_use(account, *names[key], said, entities) for key, said in held.items())
    unnamed = tuple(dict.fromkeys(s.source for s in account.statements if s.source and s.speaker.status in ("role", "collective", "anonymous")))
    return Sourcing(account=account.id, sources=uses, unnamed=unnamed, by=BY)


def _use(account: Account, name: str, entity: str | None, said: Sequence[Statement], entities: Mapping[str, RecordEntity]) -> SourceUse:
    known = entities.get(entity) if entity else None
    counts = {kind: sum(s.kind == kind for s in said) for kind in ("direct", "mixed", "indirect")}
    spans = sorted({span for s in said for span in s.content})
    source = " ".join(account.text[s.source.start : s.source.end] for s in said if s.source)
    role = known.role if known else None
    return SourceUse(
        name=name, entity=entity, role=role, kind=source_kind(name, role, source, known.type if known else None, said),
        named=any(s.speaker.status == "named" for s in said), words=words(account.text, spans), **counts,
    )  # fmt: skip


def source_kind(name: str, role: str | None, source: str, entity_type: str | None, said: Sequence[Statement] = ()) -> str:
    """official | expert | media | public | document | other, from role, name and the words of the source."""
    if entity_type == "country":
        return "official"
    described = f"{role or ''} {name}"
    for text in (described, source):
        for kind, pattern in (("expert", EXPERT), ("official", OFFICIAL), ("media", MEDIA), ("document", DOCUMENT), ("public", PUBLIC)):
            if pattern.search(text):
                return kind
    return "document" if said and all(s.cue_class == "document" for s in said) else "other"


def words(text: str, spans: Sequence[Span]) -> int:
    """Words in the spans, an overlap counted once."""
    n, at = 0, 0
    for start, end in spans:
        start = max(start, at)
        if end > start:
            n += len(re.findall(r"\w+", text[start:end]))
            at = end
    return n
