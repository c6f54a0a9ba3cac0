"""What a user's own gazetteer says of a noun phrase and of an act.

In: a Reading, a phrase or a predicate, a gazetteer. Out: `Told`s and `Coded`s, nothing where the gazetteer has no word for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...language.actors import sector
from .phrases import head_of
from .sectors import FORMER, Told, are_joined, belongs, is_relation

if TYPE_CHECKING:
    from ...language.gazetteer import Act, Gazetteer
    from ..reading import Reading
    from .plover import Coded
    from .predicates import Predicate


BESIDE = 4  # tokens on either side of a phrase that a form with its head in it may take along


def from_gazetteer(reading: Reading, start: int, end: int, head: int, gazetteer: Gazetteer) -> tuple[Told, ...]:
    """Those whom the user's rows see in tokens start..end: the first name in the phrase; nouns add their sectors.

    Of names of one country the first that tells a sector. One name may stand for several actors, and `the ministers of A and B` are two. () where no row has a word of the phrase.
    """
    bounds = reading.sentences[reading.sentence_of[head]]
    first, last = max(bounds[0], start - BESIDE), min(bounds[1], end + BESIDE)
    if start > first and reading.doc[start - 1].lower_ == "the":
        start -= 1  # a form may begin with it
    texts = [token.text for token in reading.doc[first:last]]
    day = published(reading)
    whole = next((m for m in gazetteer.find("actor", texts, day) if m.start <= head - first < m.end), None)
    if whole is not None:  # a form may be longer than the phrase that the parse sees
        start, end = min(start, first + whole.start), max(end, first + whole.end)
    texts = [token.text for token in reading.doc[start:end]]
    at = head - start
    core = head_of(reading, head) - start
    known = gazetteer.find("agent", texts, day)
    agents = [m for m in known if m.start <= max(at, core)] or known
    is_someone = any(m.start <= n < m.end for m in agents for n in (at, core)) or sector([t.lower() for t in texts[: at + 1]]) is not None
    actors = [m for m in gazetteer.find("actor", texts, day) if not is_relation(texts, m.start, m.end) and (m.start <= at or (is_someone and belongs(reading, head, start + m.start)) or m.start <= core)]
    n = next((n for n, m in enumerate(actors) if m.rows[0].sector and m.rows[0].country == actors[0].rows[0].country), 0)
    chosen = actors[n : n + 1]
    if not chosen and not any(m.start <= n < m.end for m in agents for n in (at, core)):
        return ()
    if chosen and not chosen[0].start <= at < chosen[0].end:
        for match in actors[n + 1 :]:
            if not are_joined(texts[chosen[-1].end : match.start]):
                break
            chosen.append(match)
    nouns = [m for m in agents if all(m.end <= a.start or m.start >= a.end for a in chosen)]
    is_former = any(text.lower() in FORMER for text in texts[: at + 1])
    sectors = [("ELI" if is_former else row.sector) for m in nouns for row in m.rows[:1] if row.sector]
    country = next((row.country for m in nouns for row in m.rows if row.country), None)
    if not chosen:
        return (Told(country, _side_by_side(None, sectors)),)
    return tuple(Told(row.country, _side_by_side(row.sector, sectors), row.name) for m in chosen for row in m.rows)


def _side_by_side(first: str | None, others: Sequence[str]) -> str | None:
    """Sectors of an actor and of the nouns as CAMEO writes them (`GOVMED`), none twice."""
    out = first or ""
    for other in others:
        if other not in out:
            out += other
    return out or None


def published(reading: Reading) -> str | None:
    """The day (month, year) on which the account was published."""
    return reading.account.published.date if reading.account.published else None


def coded(reading: Reading, predicate: Predicate, gazetteer: Gazetteer, read: Coded | None) -> Coded | None:
    """`gazetteer.act.v1`: the act as the user's rows code it; as it was read where none of them fits, None where they say it is no event."""
    from .acts import types
    from .plover import Coded, scores

    act = act_of(reading, predicate, gazetteer)
    if act is None:
        return read
    told = next((types()[code] for code in (act.code, act.code[:3], f"{act.code[:2]}0") if code in types()), None)
    kind = act.type or (told[0] if told else read.type if read else None)
    if act.code == "-" or kind is None:
        return None
    mode = told[1] if told and told[0] == kind else read.mode if read and read.type == kind else None
    intensity = scores().get((kind, mode), (None, ""))[0]
    return Coded(kind, mode, read.contexts if read and read.type == kind else (), act.code, intensity, 1.0, "gazetteer.act.v1")


def act_of(reading: Reading, predicate: Predicate, gazetteer: Gazetteer) -> Act | None:
    """The row for an act that fits with most words beside its verb; of equals the first; None where none fits."""
    doc = reading.doc
    best: tuple[int, Act] | None = None
    for i in dict.fromkeys((predicate.token, *range(*predicate.trigger))):
        for word in (*words_of(doc[i].lower_, doc[i].lemma_.casefold()), *([predicate.lemma] if i == predicate.token else [])):
            for act in gazetteer.acts.get(word, ()):
                size = sum(len(part) for part in (*act.before, *act.after))
                if (best is None or size > best[0]) and fits(reading, i, act, gazetteer, len(predicate.agents), predicate.clause[1]):
                    best = (size, act)
    return best[1] if best else None


def words_of(text: str, lemma: str) -> tuple[str, ...]:
    """Under which words a verb may stand in the file: as it is written, its lemma, and what its ending leaves where the lemma is wrong."""
    out = [text, lemma]
    for ending, rest in (("ing", ("", "e")), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",))):
        if text.endswith(ending) and len(text) > len(ending) + 2:
            out += [text[: -len(ending)] + r for r in rest]
    return tuple(dict.fromkeys(out))


def fits(reading: Reading, verb: int, act: Act, gazetteer: Gazetteer, n_agents: int, last: int) -> bool:
    """Do the words of an act stand in their order before its verb, in the sentence, and after it, up to token `last`?

    `%` asks for several who act.
    """
    first = reading.sentences[reading.sentence_of[verb]][0]
    before = verb
    for part in reversed(act.before):
        if part == ("%",):
            if n_agents < 2:
                return False
            continue
        is_bound = part[-1] == ""
        words = part[:-1] if is_bound else part
        found = next((i for i in range(before - 1, first - 1, -1) if (end := _end(reading, words, i, gazetteer)) and (end == verb or not is_bound and end <= before)), None)
        if found is None:
            return False
        before = found
    after = verb + 1
    for part in act.after:
        is_bound = part[0] == ""
        words = part[1:] if is_bound else part
        ends = (_end(reading, words, i, gazetteer) for i in (range(after, after + 1) if is_bound else range(after, last)))
        end = next((end for end in ends if end and end <= last), None)
        if end is None:
            return False
        after = end
    return True


def _end(reading: Reading, words: tuple[str, ...], start: int, gazetteer: Gazetteer) -> int | None:
    """Where a run of words that begins at a token ends; `&name` is any word of that list."""
    if not words:
        return start
    doc = reading.doc
    if start >= len(doc):
        return None
    if words[0].startswith("&"):
        ends = (_end(reading, (*one, *words[1:]), start, gazetteer) for one in gazetteer.lists.get(words[0], ()) if not one[0].startswith("&"))
        return next((end for end in ends if end), None)
    same = words[0] in (doc[start].lower_, doc[start].lemma_.casefold())
    return _end(reading, words[1:], start + 1, gazetteer) if same else None
