"""About the record: what made it, from which files, how well each layer was measured to work, and what was looked for in vain.

In: a record and the view of its findings. Out: plain dicts for the last section of the page.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from ..types import Record
from .evidence import Index

# view key -> what was looked for where the page leaves the section out; the page never lets an empty layer look like a finding
_LOOKED_FOR = {
    "same": "points that two accounts give alike: clauses with the same actors, act and object, aligned across accounts",
    "contradictions": "claims that cannot all be right: figures, dates and places of one thing, speakers of the same words, claims that exclude others",
    "tensions": "claims that stand against each other though both may be true, between accounts and between an account's caption and its text",
    "different": "one matter given with different certainty, by different voices or in other words",
    "only": "points that one account alone gives",
    "conclusions": "an author's own assessment of the event, in opinion and analysis",
    "positions": "clauses in which a named actor wants, rejects, promises or judges something",
    "instruments": "sanctions, channels, treaties, resolutions, deployments, investigations, bodies and talks whose state is told",
    "speakers": "statements: what the accounts have someone say, write or think",
    "utterances": "one saying of one speaker that several accounts give",
    "timeline": "sentences with a date, a weekday or a word such as “yesterday” that can be worked out",
    "sourcing": "people and documents that an account lets speak",
    "checks": "gaps between weekdays and dates, dates inside cited addresses, sums that do not add up, an account against itself",
    "settle": "cited documents (transcripts, resolutions, texts of treaties) that would settle a contradiction",
    "terms": "terms of diplomacy from a list, such as “frank exchange”",
}


def about_view(index: Index, held: dict) -> dict:
    """What made the page, its inputs with their digests, measured accuracy by layer, what was not found, and notices."""
    record: Record = index.record
    return {
        "version": record.generator.version,
        "reader": record.generator.reader,
        "settings": [{"name": k, "value": "not set" if v is None else str(v)} for k, v in sorted(record.generator.settings.items())],
        "record": record.id,
        "inputs": [{"label": index.labels[a.id], "uri": a.uri, "sha256": a.sha256, "n": len(a.text)} for a in record.accounts],
        "measured": measured(),
        "not_found": [said for key, said in _LOOKED_FOR.items() if is_empty(held[key])],
        "notices": list(record.notices),
    }


def is_empty(section: list | dict) -> bool:
    """Whether a section of the view has nothing to show."""
    return not (section.get("rows") or section.get("core") or section.get("actors") if isinstance(section, dict) else section)


@cache
def measured() -> list[dict]:
    """Measured accuracy by layer: `{layer, key, figure, said}`; the figures are bounds that a release must reach."""
    text = (resources.files("rashomon.show") / "measured.tsv").read_text(encoding="utf8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [dict(zip(("layer", "key", "figure", "said"), row, strict=True)) for row in rows]
