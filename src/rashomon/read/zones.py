"""Text → zones: every code point in exactly one, found by rules that are sure of what they take; what none takes is body.

The rules run in a fixed order and an earlier one wins. Each looks at the blocks of the page and at the zones already given.
White space after a block belongs to the zone before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..types import Span, Zone
from . import bylines, captions, furniture, opening
from .blocks import Block, blocks
from .furniture import Kinds

_RULES: tuple[Callable[[list[Block], Kinds], Kinds], ...] = (
    furniture.front_matter,
    furniture.references,
    furniture.cued,
    furniture.teaser_lists,
    furniture.menus,
    furniture.page_heads,
    furniture.link_lines,
    furniture.mastheads,
    bylines.bylines,
    captions.captions,
    bylines.biographies,
    opening.datelines_of_pieces,
    opening.date_lines,
    opening.head,
    furniture.trailing_titles,
    opening.headings,
)
_MERGED = frozenset(("body", "boilerplate", "teaser", "bio", "reference"))


def zones(text: str) -> tuple[Zone, ...]:
    """The zones of a text: contiguous, in order, from 0 to its length; linear in its length. Never raises.

    Kinds: headline, standfirst, byline, dateline, caption (with its credit), body, heading, teaser, bio, reference,
    boilerplate. English pages only: pages in other languages are body but for their mark-up, addresses and credits.
    """
    found = blocks(text)
    if not found:
        return (Zone(kind="boilerplate", start=0, end=len(text)),) if text else ()
    kinds = block_kinds(found)
    pieces = list(_merged(found, kinds))
    ends = [piece.start for piece in pieces[1:]] + [len(text)]
    starts = [0, *ends[:-1]]
    return tuple(
        Zone(kind=piece.kind, start=start, end=end, credit=piece.credit) for piece, start, end in zip(pieces, starts, ends, strict=True)
    )


def block_kinds(found: list[Block]) -> list[str]:
    """The zone kind of each block."""
    kinds: Kinds = {}
    for rule in _RULES:
        for i, kind in rule(found, kinds).items():
            kinds.setdefault(i, kind)
    return [kinds.get(i, "body") for i in range(len(found))]


def _merged(found: list[Block], kinds: list[str]) -> Iterator[Zone]:
    """Zones over blocks without the white space between: running kinds as one, a credit line with its caption."""
    current: Zone | None = None
    for block, kind in zip(found, kinds, strict=True):
        credit = _credit(block) if kind == "caption" else None
        if current and current.kind == kind and (kind in _MERGED or _is_credit_line(current, block, credit)):
            current = Zone(kind=kind, start=current.start, end=block.end, credit=current.credit or credit)
            continue
        if current:
            yield current
        current = Zone(kind=kind, start=block.start, end=block.end, credit=credit)
    if current:
        yield current


def _credit(block: Block) -> Span | None:
    found = captions.credit_of(block)
    return Span(block.start + found[0], block.start + found[1]) if found else None


def _is_credit_line(caption: Zone, block: Block, credit: Span | None) -> bool:
    return caption.credit is None and credit is not None and block.gap <= 1 and len(block) <= (credit.end - credit.start) + 4
