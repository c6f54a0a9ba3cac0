"""A user's own gazetteer: names, nouns and acts with the codes they are to have, from one TSV file.

In: a path. Out: a `Gazetteer`, asked by words. The file is documented in `docs/gazetteer.md`. What stands in it overrides the
shipped tables. Words are compared without regard to case, accents kept; a form matches whole words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from ..errors import UsageError
from .lexicon import table

COLUMNS = ("form", "kind", "country", "sector", "name", "from", "to", "code", "type")
KINDS = ("actor", "agent", "act", "words")
MOST_BYTES = 50_000_000
WORD = re.compile(r"[^\W_]+")
K = TypeVar("K")
V = TypeVar("V")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


class Row(NamedTuple):
    """A row of the file: who a name (`actor`) or a noun (`agent`) means, None where the cell is empty; days as ISO dates, both inclusive."""

    country: str | None
    sector: str | None
    name: str | None
    first: str | None
    last: str | None


class Act(NamedTuple):
    """How an act is to be coded: words before and after its verb, in tuples that stand side by side (an empty word is the verb's side).

    `code` as the user writes it, "-" for what is no event; `type` a PLOVER type, None where the code is to tell it.
    """

    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    code: str
    type: str | None


class Match(NamedTuple):
    """Words start..end of what was asked, and the rows they stand for (several where one name means several actors)."""

    start: int
    end: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Gazetteer:
    """The rows of a file by their words; `acts` by the verb's lemma or form; `lists` the word lists that acts name (`&aid`)."""

    actors: dict[tuple[str, ...], tuple[Row, ...]] = field(default_factory=dict)
    agents: dict[tuple[str, ...], tuple[Row, ...]] = field(default_factory=dict)
    acts: dict[str, tuple[Act, ...]] = field(default_factory=dict)
    lists: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @cached_property
    def _longest(self) -> dict[str, int]:
        """Words of the longest form of each kind."""
        return {kind: max(map(len, known), default=0) for kind, known in (("actor", self.actors), ("agent", self.agents))}

    def find(self, kind: str, texts: Sequence[str], day: str | None = None) -> list[Match]:
        """The longest forms in a run of tokens, left to right; `kind` actor or agent, bounds are tokens.

        `day` (ISO, may be a month or a year) chooses among the rows with dates; without it those hold that are open at their end.
        """
        known = self.actors if kind == "actor" else self.agents
        words = [(word, n) for n, text in enumerate(texts) for word in split(text)]
        longest = self._longest[kind]
        out, i = [], 0
        while i < len(words):
            for n in range(min(longest, len(words) - i), 0, -1):
                lead = tuple(word for word, _ in words[i : i + n])
                rows = next((known[form] for form in _numbers(lead, kind) if form in known), None)
                if rows is not None and (chosen := _on(rows, day)):
                    out.append(Match(words[i][1], words[i + n - 1][1] + 1, chosen))
                    i += n - 1
                    break
            i += 1
        return out


def split(text: str) -> list[str]:
    """The words of a form or a token in lower case: `U.S.` is `u`, `s`; a possessive ending is none."""
    return WORD.findall(re.sub(r"['’]s?$", "", text.casefold()))


def _numbers(words: tuple[str, ...], kind: str) -> Iterable[tuple[str, ...]]:
    """The words, and for a noun the singular of its last word."""
    yield words
    if kind == "agent":
        from .actors import singulars

        for last in singulars(words[-1]):
            yield (*words[:-1], last)


def _on(rows: tuple[Row, ...], day: str | None) -> tuple[Row, ...]:
    """The rows that hold on a day: those with dates around it, the latest begun of them, else those without dates.

    Without a day those open at their end hold. Rows of one span hold together: the name stands for several.
    """
    dated = [r for r in rows if r.first or r.last]
    fitting = [r for r in dated if ((r.first or "") <= day <= (r.last or "9999") if day else r.first and not r.last)]
    if fitting:
        latest = max(fitting, key=lambda r: (r.first or "", r.last is not None))
        return tuple(r for r in fitting if (r.first, r.last) == (latest.first, latest.last))
    plain = tuple(r for r in rows if not r.first and not r.last)
    return plain or (rows[-1:] if day is None else ())


def gazetteer(path: str | Path) -> Gazetteer:
    """Read the file. Raises UsageError, with the line, for what is no gazetteer: no header, an unknown column or kind, a row without form."""
    place = Path(path)
    try:
        if place.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path}: gazetteer of more than {MOST_BYTES} bytes; name a smaller one")
        text = place.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise UsageError(f"{path}: the gazetteer cannot be read ({getattr(error, 'strerror', None) or 'it is no UTF-8 text'}); name a TSV file") from error
    return parsed(text, str(path))


def parsed(text: str, path: str = "gazetteer") -> Gazetteer:
    """A gazetteer from the text of its file; raises as `gazetteer` does."""
    actors: dict[tuple[str, ...], list[Row]] = {}
    agents: dict[tuple[str, ...], list[Row]] = {}
    acts: dict[str, list[Act]] = {}
    lists: dict[str, list[tuple[str, ...]]] = {}
    columns: list[str] | None = None
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = _columns(cells, f"{path}, line {n}")
            continue
        row, where = dict(zip(columns, cells, strict=False)), f"{path}, line {n}"
        kind = row.get("kind") or "actor"
        if kind not in KINDS:
            raise UsageError(f"{where}: kind {kind!r} is none of {', '.join(KINDS)}")
        if not row["form"].strip("; "):
            raise UsageError(f"{where}: a row needs a form")
        if kind == "act":
            _add_act(row, acts, where)
        elif kind == "words":
            _add_words(row, lists, where)
        else:
            _add(row, actors if kind == "actor" else agents, where)
    return Gazetteer(
        actors=_settled(actors),
        agents=_settled(agents),
        acts=_settled(acts),
        lists={name: tuple(sorted(words, key=len, reverse=True)) for name, words in lists.items()},
    )


def _settled(rows: dict[K, list[V]]) -> dict[K, tuple[V, ...]]:
    return {key: tuple(values) for key, values in rows.items()}


def _columns(cells: list[str], where: str) -> list[str]:
    unknown = [cell for cell in cells if cell not in COLUMNS]
    if unknown or "form" not in cells:
        raise UsageError(f"{where}: the first line names the columns, parted by tabs: form, and any of {', '.join(COLUMNS[1:])}")
    return cells


def _add(row: dict[str, str], known: dict[tuple[str, ...], list[Row]], where: str) -> None:
    """A name or a noun under each of its forms."""
    first, last = _cell(row, "from"), _cell(row, "to")
    if any(day and not DAY.match(day) for day in (first, last)):
        raise UsageError(f"{where}: a date is written YYYY, YYYY-MM or YYYY-MM-DD")
    told = Row(_cell(row, "country"), _cell(row, "sector"), _cell(row, "name"), first, last and _last_day(last))
    for form in row["form"].split(";"):
        if words := tuple(split_form(form)):
            known.setdefault(words, []).append(told)


def _add_words(row: dict[str, str], lists: dict[str, list[tuple[str, ...]]], where: str) -> None:
    """A word list under its name."""
    name = (_cell(row, "name") or "").casefold()
    if not re.fullmatch(r"&\w+", name):
        raise UsageError(f"{where}: a list of words has a name that begins with &, such as &aid")
    lists.setdefault(name, []).extend(tuple(form.casefold().split()) for form in row["form"].split(";") if form.strip())


def split_form(form: str) -> list[str]:
    """The words of a form, each cut as a token of a text is."""
    return [word for part in form.split() for word in split(part)]


def _last_day(day: str) -> str:
    return day if len(day) == 10 else f"{day}-99"  # sorts behind every day of that month or year


def _add_act(row: dict[str, str], acts: dict[str, list[Act]], where: str) -> None:
    """`said would call*_on talks`: before the verb `said`, `would`; right behind it `on`; after that `talks`."""
    parts = [part.casefold().split("_") for part in row["form"].split()]
    starred = [(n, k) for n, part in enumerate(parts) for k, word in enumerate(part) if word.endswith("*")]
    code, kind = row.get("code", ""), _cell(row, "type")
    if len(starred) != 1 or not re.fullmatch(r"[\w-]{1,12}", code):
        raise UsageError(f"{where}: an act has one word with a star, its verb, and a code, such as `restore* diplomatic ties` and 057")
    if kind is not None and kind not in types():
        raise UsageError(f"{where}: {kind!r} is no PLOVER type; there are {', '.join(sorted(types()))}")
    n, k = starred[0]
    lead, verb, follow = parts[n][:k], parts[n][k].rstrip("*"), parts[n][k + 1 :]
    before = [tuple(part) for part in parts[:n]] + ([(*lead, "")] if lead else [])
    after = ([("", *follow)] if follow else []) + [tuple(part) for part in parts[n + 1 :]]
    acts.setdefault(verb, []).append(Act(tuple(before), tuple(after), code, kind))


def types() -> frozenset[str]:
    """The types of PLOVER."""
    return frozenset(row["type"] for row in table("plover"))


def _cell(row: dict[str, str], column: str) -> str | None:
    value = row.get(column, "")
    return None if value in ("", "-") else value
