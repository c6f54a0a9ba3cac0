"""Text → zones: every code point in exactly one, found by rules that are sure of what they take; what none takes is body.

The rules run in a fixed order and an earlier one wins. Each looks at the blocks of the page and at the zones already given.
White space after a block belongs to the zone before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..types import Span, Zone
from . import bylines, captions, furniture, opening
from .blocks import Block, blocks, parted
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
_GUESSES = (opening.head, furniture.trailing_titles, opening.headings)
_MERGED = frozenset(("body", "boilerplate", "teaser", "bio", "reference"))


def zones(text: str, marks: Sequence[Zone] = ()) -> tuple[Zone, ...]:
    """The zones of a text: contiguous, in order, from 0 to its length; linear in its length. Never raises.

    What `marks` cover has the zone they state, whatever the rules would say; where they name a headline, the mark-up knows
    the page's head and headings too, and no rule guesses at them.

    Kinds: headline, standfirst, byline, dateline, caption (with its credit), body, heading, teaser, bio, reference,
    boilerplate. English pages only: pages in other languages are body but for their mark-up, addresses and credits.
    """
    found = blocks(text)
    if not found:
        return (Zone(kind="boilerplate", start=0, end=len(text)),) if text else ()
    found, given = _marked(found, marks) if marks else (found, {})
    kinds = block_kinds(found, {i: mark.kind for i, mark in given.items()})
    pieces = list(_merged(found, kinds, given))
    ends = [piece.start for piece in pieces[1:]] + [len(text)]
    starts = [0, *ends[:-1]]
    return tuple(
        Zone(kind=piece.kind, start=start, end=end, credit=piece.credit) for piece, start, end in zip(pieces, starts, ends, strict=True)
    )


def block_kinds(found: list[Block], given: Kinds | None = None) -> list[str]:
    """The zone kind of each block, beginning with those that are given."""
    kinds = dict(given or {})
    is_laid_out = "headline" in kinds.values()
    for rule in _RULES:
        if is_laid_out and rule in _GUESSES:
            continue
        for i, kind in rule(found, kinds).items():
            kinds.setdefault(i, kind)
    return [kinds.get(i, "body") for i in range(len(found))]


def _marked(found: list[Block], marks: Sequence[Zone]) -> tuple[list[Block], dict[int, Zone]]:
    """The blocks, cut where a mark begins or ends inside one, and the mark of each block that has one."""
    out: list[Block] = []
    given: dict[int, Zone] = {}
    k = 0
    for block in found:
        while k < len(marks) and marks[k].end <= block.start:
            k += 1
        cuts, j = [block.start], k
        while j < len(marks) and marks[j].start < block.end:
            cuts += [at for at in (marks[j].start, marks[j].end) if cuts[-1] < at < block.end]
            j += 1
        for piece in parted(block, [*cuts, block.end]) if len(cuts) > 1 else [block]:
            mark = next((mark for mark in marks[k:j] if mark.start <= piece.start and piece.end <= mark.end), None)
            if mark:
                given[len(out)] = mark
            out.append(piece)
    return out, given


def _merged(found: list[Block], kinds: list[str], given: dict[int, Zone]) -> Iterator[Zone]:
    """Zones over blocks without the white space between: running kinds as one, a credit line with its caption, the blocks of one mark."""
    current: Zone | None = None
    mark: Zone | None = None
    for i, (block, kind) in enumerate(zip(found, kinds, strict=True)):
        own = given.get(i)
        credit = (own.credit if own else None) or (_credit(block) if kind == "caption" else None)
        is_one = own is mark if own or mark else kind in _MERGED or (current is not None and _is_credit_line(current, block, credit))
        if current and current.kind == kind and (is_one or kind in _MERGED):
            current = Zone(kind=kind, start=current.start, end=block.end, credit=current.credit or credit)
            continue
        if current:
            yield current
        current, mark = Zone(kind=kind, start=block.start, end=block.end, credit=credit), own
    if current:
        yield current


def _credit(block: Block) -> Span | None:
    found = captions.credit_of(block)
    return Span(block.start + found[0], block.start + found[1]) if found else None


def _is_credit_line(caption: Zone, block: Block, credit: Span | None) -> bool:
    return caption.credit is None and credit is not None and block.gap <= 1 and len(block) <= (credit.end - credit.start) + 4
