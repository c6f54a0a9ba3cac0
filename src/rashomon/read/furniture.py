"""Lines of a page that are not the account: furniture, teasers, lists of other stories, references, front matter.

Each rule takes the blocks and the zones already given, and returns {block index: zone kind} for what it is sure of.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as resources

from . import credits, hosts
from .blocks import Block, running_heads, skeleton
from .words import ends_final, sentence_count, title_share, words

Kinds = dict[int, str]


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of `cues.tsv`: what a line that matches becomes, where, and up to which length (characters)."""

    name: str
    zone: str
    where: str
    longest: int
    pattern: re.Pattern[str]
    hit: str
    near_miss: str


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of `cues.tsv`, in order."""
    with resources(__package__).joinpath("cues.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("# ")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Cue(r["name"], r["zone"], r["where"], int(r["longest"]), re.compile("(?i)" + r["pattern"]), r["hit"], r["near_miss"]) for r in rows
        )


@cache
def _any_cue() -> re.Pattern[str]:
    """All rows as one pattern: most lines match none, and one call says so."""
    return re.compile("(?i)(?:" + "|".join(f"(?:{cue.pattern.pattern.removeprefix('(?i)')})" for cue in cues()) + ")")


def is_prose(block: Block) -> bool:
    """Whether a block reads as a paragraph of running text: a long sentence or several."""
    if len(block) >= 600:
        return True
    if len(block) < 100 or not ends_final(block.text):
        return False
    return len(block) >= 170 or sentence_count(block.text) >= 2


def edges(blocks: list[Block]) -> tuple[int, int]:
    """Indices of the first and the last prose block; (n, -1) where there is none."""
    prose = [i for i, block in enumerate(blocks) if is_prose(block)]
    return (prose[0], prose[-1]) if prose else (len(blocks), -1)


# Furniture quotes nobody.
_REPORTED = re.compile(r"\b(?:said|says|told|urged|warned|added|argued|replied|insisted|according to)\b")


def cued(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Blocks that match a row of `cues.tsv`."""
    first, last = edges(blocks)
    longest = max(cue.longest for cue in cues())
    found: Kinds = {}
    for i, block in enumerate(blocks):
        if i in kinds or len(block) > longest:
            continue
        if credits.alone(block.line):
            continue
        if hosts.source_address(block.text):
            found[i] = "boilerplate"
            continue
        line = block.line
        if not _any_cue().match(line):
            continue
        is_reported = _REPORTED.search(line) is not None
        for cue in cues():
            if (cue.where == "edge" and first <= i <= last) or (cue.where == "after" and i == 0 and not block.text.isupper()):
                continue
            if cue.zone == "boilerplate" and is_reported:
                continue
            if len(line) <= cue.longest and cue.pattern.match(line):
                found[i] = cue.zone
                break
    return found


_LONE_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{0,200}\)$")
_RULE = re.compile(r"[\W_]+$")
_MENU = frozenset(
    """menu search clock arrow more-arrow chevron close open yes no mobile desktop tablet icon home login logout account profile settings share
    facebook twitter instagram youtube linkedin whatsapp email print comment comments bookmark save play pause video audio photo gallery
    news world politics business economy opinion sports sport tech technology science health culture arts style travel weather lifestyle
    entertainment subscribe newsletters newsletter podcasts podcast sections section navigation nav logo more next previous prev back top
    live latest trending popular us uk europe asia africa americas international national local topics archive about contact help en es fr
    edition sign in up log out expand collapse toggle hamburger caret left right down external link rss shop jobs events""".split()
)


def menus(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Lines of punctuation or one picture alone, and lines made of menu words (one word is enough outside the running text)."""
    found: Kinds = {}
    first, last = edges(blocks)
    for i, block in enumerate(blocks):
        if i in kinds or len(block) > 250:
            continue
        if _RULE.match(block.text) or _LONE_IMAGE.match(block.text):
            found[i] = "boilerplate"
            continue
        tokens = [token.strip("|/·•,:>»").lower() for token in block.text.split()]
        tokens = [token for token in tokens if token]
        known = sum(token in _MENU for token in tokens)
        is_edge = 0 < i < first or i > last
        if not ends_final(block.text) and ((len(tokens) >= 3 and known >= 0.75 * len(tokens)) or (is_edge and 0 < known == len(tokens))):
            found[i] = "boilerplate"
    return found


_FRONT_MATTER_KEY = re.compile(r"[A-Za-z_-]{2,30}\s*:(?:\s|$)")


def front_matter(blocks: list[Block], kinds: Kinds) -> Kinds:
    """The `key: value` lines between two `---` that begin many Markdown files."""
    if len(blocks) < 3 or blocks[0].text != "---":
        return {}
    for i, block in enumerate(blocks[1:40], start=1):
        if block.text in ("---", "..."):
            return dict.fromkeys(range(i + 1), "boilerplate")
        if not _FRONT_MATTER_KEY.match(block.text) and not block.text.startswith("- "):
            break
    return {}


def page_heads(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Lines that come back three times or more, numbers aside: heads and feet of printed pages; the first may be the title."""
    heads = running_heads(block.line for block in blocks)
    seen: set[str] = set()
    found: Kinds = {}
    for i, block in enumerate(blocks) if heads else ():
        if len(block) <= 100 and (bones := skeleton(block.line)) in heads:
            if i not in kinds and (bones in seen or bones != block.line):
                found[i] = "boilerplate"
            seen.add(bones)
    return found


_LIST_HEAD = re.compile(
    r"(?i)[\"“]?(?:(?:stories|articles|things|videos) you (?:may|might)(?: also)? (?:like|have missed)|you (?:may|might) also (?:like|be interested in)"
    r"|recommended(?: (?:for you|stories|reading|articles))?|more (?:stories|news|articles|posts|from .{1,40}|on this(?: topic| story)?|in .{1,30}|coverage|like this)"
    r"|most (?:popular|read|viewed|shared|recent|commented)|trending(?: (?:now|stories|topics))?|related(?: (?:stories|articles?|content|topics|coverage|links|posts|news|reading))?"
    r"|read (?:more|next|also)|latest (?:news|stories|headlines|from .{1,40})|(?:today['’]s )?top stories|editors?['’]? ?picks?|from (?:our partners|(?:around )?the web)"
    r"|around the web|also (?:on|in|from) .{1,40}|what to read next|popular (?:now|stories|posts)|keep reading|don['’]t miss|promoted stories|in this (?:section|series)"
    r"|you may have missed|previous(?:ly)? posts?|recent posts)[\"”]?\s*:?\.?$"
)


def teaser_lists(blocks: list[Block], kinds: Kinds) -> Kinds:
    """A heading such as “More stories” and the titles under it, up to the next paragraph of running text."""
    found: Kinds = {}
    for i, block in enumerate(blocks):
        if i in found or i == 0 or len(block) > 80 or not _LIST_HEAD.match(block.line):
            continue
        found[i] = "teaser"
        for j in range(i + 1, min(len(blocks), i + 40)):
            if kinds.get(j) in ("reference", "byline", "boilerplate") or not _is_title_like(blocks[j]):
                break
            found[j] = "teaser"
    return found


def _is_title_like(block: Block) -> bool:
    line = block.line
    if len(line) > 170 or sentence_count(line) > 1:
        return False
    return not ends_final(line) or title_share(line) >= 0.75 or line.endswith("?")


_LONE_LINK = re.compile(r"(?:[-*•]\s+)?\[[^\[\]\n]{3,200}\]\((?!#)[^()\s]{1,2000}\)\W{0,2}$")


def link_lines(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Lines that are one Markdown link to another page and no sentence: invitations to read on."""
    return {
        i: "teaser"
        for i, block in enumerate(blocks)
        if i not in kinds and i > 0 and len(block) <= 2300 and block.text[0] in "[-*•" and _LONE_LINK.match(block.text) and not ends_final(block.line)
    }


_REFERENCE_HEAD = re.compile(r"(?i)(?:links|references|notes|footnotes|endnotes|sources|works cited|bibliography|citations|further reading|sources and further reading)\s*:?$")
_ADDRESS = r"(?:<|\[|\()?\s*(?:https?://|www\.)"
_REFERENCE = re.compile(rf"(?:[-*•]\s*)?(?:\[\^?\d{{1,3}}\]:?|\(\d{{1,3}}\)|\d{{1,3}}[.):]?|<sup>\[?\d{{1,3}}\]?</sup>|\^)\s*{_ADDRESS}")
_BARE = re.compile(rf"(?:[-*•]\s*)?{_ADDRESS}\S*\s*$")
_NUMBERED = re.compile(r"(?:[-*•]\s*)?(?:\[\^?\d{1,3}\]:?|\d{1,3}[.)]|<sup>\[?\d{1,3}\]?</sup>|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*\S")
_CITES = re.compile(r"(?i)https?://|www\.|\bibid\b|\bretrieved\b|\baccessed\b|\bpp?\. ?\d|\bdoi\b|\bvol\. ?\d|, (?:19|20)\d\d\b|\((?:19|20)\d\d\)")
_FOOTNOTE = re.compile(r"\[\^\w{1,20}\]:")


def references(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Lists of cited addresses and notes: numbered addresses, bare addresses, and what stands under “Notes” at the end."""
    found: Kinds = {}
    for i, block in enumerate(blocks):
        if len(block) > 3000:
            continue
        if _REFERENCE.match(block.text) or _FOOTNOTE.match(block.text) or _BARE.match(block.text):
            found[i] = "reference"
    for i, block in enumerate(blocks):
        if len(block) > 40 or not _REFERENCE_HEAD.match(block.line.strip("*:_ ")):
            continue
        under = []
        for j in range(i + 1, len(blocks)):
            if j in found or (len(blocks[j]) < 1500 and _NUMBERED.match(blocks[j].text) and _CITES.search(blocks[j].text)):
                under.append(j)
            else:
                break
        if under:
            found |= dict.fromkeys([i, *under], "reference")
    return found | _trailing_notes(blocks, found)


def _trailing_notes(blocks: list[Block], found: Kinds) -> Kinds:
    """Numbered notes that cite, at the very end of the text and without a heading."""
    notes: Kinds = {}
    for i in range(len(blocks) - 1, -1, -1):
        if i in found:
            continue
        if len(blocks[i]) < 1500 and _NUMBERED.match(blocks[i].text) and _CITES.search(blocks[i].text):
            notes[i] = "reference"
        else:
            break
    return notes


def trailing_titles(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Title-like lines after the last paragraph: links to other stories that lost their heading."""
    _, last = edges(blocks)
    run: list[int] = []
    after_furniture = False
    for i in range(max(last, 1) + 1, len(blocks)):
        if i in kinds:
            after_furniture = after_furniture or kinds[i] in ("teaser", "bio", "reference", "boilerplate")
        elif len(words(blocks[i].text)) >= 3 and not ends_final(blocks[i].text) and title_share(blocks[i].line) >= 0.6 and len(blocks[i]) <= 150:
            run.append(i)
        elif not after_furniture:
            run.clear()
    if last < 0 or not (after_furniture or len(run) >= 2):
        return {}
    return dict.fromkeys(run, "teaser")


def mastheads(blocks: list[Block], kinds: Kinds) -> Kinds:
    """Lines near the top that are an outlet's name: a known one, or the name that the page's own address spells."""
    own = {hosts.key(label) for block in blocks[-60:] + blocks[:20] if (label := hosts.source_label(block.text))}
    found: Kinds = {}
    for i, block in enumerate(blocks[:12]):
        line = block.line.lstrip("|–—- ")
        if i in kinds or len(line) > 60 or len(line) < 2:
            continue
        name = hosts.named(line)
        # `Foreign policy` among the links of a menu is a subject, not the magazine.
        if (name and (line.isupper() or line.removeprefix("The ") == name.removeprefix("The "))) or hosts.key(line) in own:
            found[i] = "boilerplate"
    return found
