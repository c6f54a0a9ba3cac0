"""Made-up accounts of made-up events, for speed, growth and recovery; never for claims of accuracy.

    python bench/generate.py FOLDER --accounts 20 --seed 1                       one event
    python bench/generate.py FOLDER --events 400 --accounts 5 --copies 0.2       many events, a fifth of all files copies of another

Every account tells a share of its event's facts in words of its own choice, figures now and then wrong, quotations of the same
speakers, and much that no other account tells; about 750 words, of a wide vocabulary (the words of political news by how common
they are). The same seed gives the same bytes. `truth.json` holds which fact each account tells and where it strays (one event), or
the event and running story of each file, the facts on whose figures accounts differ, and the copies with how they were edited.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from edits import EDITS, JOINED, edited
from rashomon.language.lexicon import table

FACTS, TOLD, ASIDES = 60, 0.3, 34  # facts of an event; share that an account tells; sentences of its own
FEWER_ASIDES = 18  # the same where there are many events
WRONG = 0.06  # share of figures that stray
VERBS = (("signed", "put their names to"), ("rejected", "turned down"), ("opened", "launched"), ("condemned", "denounced"), ("delayed", "put off"), ("approved", "endorsed"))
SAYING = ("said", "told reporters", "announced", "insisted", "warned")
FIRST_DAY = date(2021, 3, 1)
DAYS = 900  # over which events are spread
SYLLABLES = ("ba", "ke", "lo", "mar", "ven", "tor", "sha", "dri", "pol", "uk")
GOES_ON = 0.3  # share of events that are a later chapter of an earlier one: its people, place and matter, another day and other facts
MATTER = 14  # rarer words that an event is about
OUTLETS = tuple(f"{a} {b}" for a in ("Harbour", "Northern", "Evening", "Valley", "Coastal", "Capital", "Morning", "Union") for b in ("Courier", "Post", "Herald", "Gazette", "Dispatch"))


@cache
def _stock() -> tuple[list[str], list[float], list[str], list[str], list[str]]:
    """Common words with their weights summed up, given names, countries, rarer words."""
    rows = [row for row in table("background") if row["lemma"].isalpha() and len(row["lemma"]) > 4]
    words = [row["lemma"] for row in rows]
    countries = sorted({row["form"] for row in table("countries") if row["form"].isalpha() and row["kind"] == "name"})[:120]
    rare = sorted({row[column] for row in table("related") for column in list(row)[:2] if row[column].isalpha() and len(row[column]) > 5} - set(words))
    return words, list(accumulate(int(row["per_mille"]) ** 0.5 for row in rows)), [row["form"] for row in table("given_names")][:1200], countries, rare


class Maker:
    """Draws words, names and sentences of one event from one seed; `matter` are rarer words that come up in it again and again."""

    def __init__(self, seed: int | str, matter: tuple[str, ...] = ()) -> None:
        self.rng = random.Random(seed)
        self.words, self.weights, self.given, self.countries, _ = _stock()
        self.matter = matter
        self.day = FIRST_DAY + timedelta(days=self.rng.randrange(DAYS))
        self.people = [f"{self.rng.choice(self.given)} {self.surname()}" for _ in range(14)]

    def surname(self) -> str:
        """A surname that nobody bears."""
        return "".join(self.rng.choice(SYLLABLES) for _ in range(3)).capitalize()

    def word(self) -> str:
        if self.matter and self.rng.random() < 0.12:
            return self.rng.choice(self.matter)
        return self.rng.choices(self.words, cum_weights=self.weights)[0]

    def fact(self) -> dict:
        """Who did what to what, how much of it, and when."""
        return {
            "actor": self.rng.choice(self.people), "country": self.rng.choice(self.countries), "verb": self.rng.choice(VERBS),
            "thing": f"{self.word()} {self.word()}", "of": self.word(), "figure": self.rng.randrange(20, 9000), "unit": self.word() + "s",
            "day": self.day - timedelta(days=self.rng.randrange(12)), "said": self.rng.random() < 0.4,
        }  # fmt: skip

    def told(self, fact: dict) -> tuple[str, bool]:
        """One telling of a fact, and whether its figure strays."""
        is_wrong = self.rng.random() < WRONG
        figure = fact["figure"] + (self.rng.randrange(5, 400) if is_wrong else 0)
        deed = f"{self.rng.choice(fact['verb'])} the {fact['thing']} of {figure} {fact['unit']}"
        when = f"on {fact['day']:%B} {fact['day'].day}" if self.rng.random() < 0.5 else ""
        if fact["said"]:
            text = f'"We have {deed}, and the {fact["of"]} will follow," {fact["actor"]} of {fact["country"]} {self.rng.choice(SAYING)} {when}'
        else:
            text = f"{fact['actor']} of {fact['country']} {deed} after the {fact['of']} {when}"
        return " ".join(text.split()) + ".", is_wrong

    def aside(self) -> str:
        """A sentence that only one account has."""
        a, b, c, d, e = (self.word() for _ in range(5))
        country = self.rng.choice(self.countries)
        return f"The {a} of {country} had seen {self.rng.randrange(3, 90)} {b}s near the {c}, and its {d} called for a {e}, {self.rng.choice(self.people)} {self.rng.choice(SAYING)}."

    def paragraphs(self, facts: list[dict], n_asides: int = ASIDES) -> tuple[list[str], list[dict]]:
        """One account's body, and which facts it tells."""
        sentences, told = [self.aside() for _ in range(n_asides)], []
        for k, fact in enumerate(facts):
            if self.rng.random() < TOLD:
                text, is_wrong = self.told(fact)
                sentences.append(text)
                told.append({"fact": k, "strays": is_wrong})
        self.rng.shuffle(sentences)
        return [" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)], told


@dataclass(frozen=True)
class Made:
    """One made-up account: file name, text, numbers of its event and running story (both from 0), the day it is printed, the facts it tells."""

    name: str
    text: str
    event: int
    story: int
    day: date
    told: tuple[dict, ...]


@dataclass(frozen=True)
class Copied:
    """A made-up copy: file name, text, the file it was made from, how (a key of `edits.EDITS`), and whether little of its own is left in it.

    also: another file that the edit takes in: the whole of it for those of `edits.JOINED`, else a part.
    """

    name: str
    text: str
    of: str
    also: str | None
    edit: str
    is_copy: bool


def accounts(n_events: int, per_event: int, seed: int = 1) -> Iterator[Made]:
    """About `n_events` × `per_event` accounts of many events, mixed, in a fixed order; an event has 1 to 2·per_event - 1 of them.

    Made one at a time: 32,000 take under a minute and no memory to speak of. Accounts of one event share people, a place, rarer
    words, facts and the days on which they are printed; a later chapter of a running story shares people, place and half the words.
    """
    rng = random.Random(f"{seed}/plan")
    stories = list(accumulate((not n or rng.random() >= GOES_ON for n in range(n_events)), lambda s, new: s + new, initial=-1))[1:]
    first = {s: e for e, s in reversed(list(enumerate(stories)))}
    plan = [(e, k) for e in range(n_events) for k in range(rng.randint(1, 2 * per_event - 1))]
    rng.shuffle(plan)
    for n, (e, k) in enumerate(plan):
        yield _account(f"account_{n:06}.txt", seed, e, stories[e], k, chapter=e - first[stories[e]])


@cache
def _scene(seed: int, story: int) -> tuple[tuple[str, ...], tuple[str, ...], str, date]:
    """What all chapters of a running story share: people, rarer words, the place, the day of the first."""
    maker = Maker(f"{seed}/story/{story}")
    return tuple(maker.people[:8]), tuple(maker.rng.sample(_stock()[4], MATTER // 2)), maker.surname() + maker.rng.choice(("ville", "burg", "port", "stad")), maker.day


@cache
def _facts(seed: int, event: int, story: int, chapter: int) -> tuple[list[str], tuple[str, ...], list[dict], date]:
    people, matter, _, first = _scene(seed, story)
    maker = Maker(f"{seed}/event/{event}")
    maker.matter = (*matter, *maker.rng.sample(_stock()[4], MATTER // 2))
    maker.people = [*people, *maker.people][:14]
    maker.day = first + timedelta(days=chapter * maker.rng.randint(6, 20))
    return maker.people, maker.matter, [maker.fact() for _ in range(FACTS)], maker.day


def _account(name: str, seed: int, event: int, story: int, k: int, chapter: int) -> Made:
    people, matter, facts, day = _facts(seed, event, story, chapter)
    place = _scene(seed, story)[2]
    maker = Maker(f"{seed}/account/{event}/{k}", matter)
    own = maker.people[0]
    maker.people = people
    printed = day + timedelta(days=min(maker.rng.randrange(4), maker.rng.randrange(4)))
    lead = maker.rng.choice(facts[:6])
    paragraphs, told = maker.paragraphs(facts, FEWER_ASIDES)
    head = f"{lead['actor']} and the {lead['thing']} in {place}\n\nBy {own}, {maker.rng.choice(OUTLETS)}\n\n{printed:%B} {printed.day}, {printed.year}\n\n"
    paragraphs[0] = f"{place.upper()} - {paragraphs[0]}"
    paragraphs.insert(2, f"In {place}, {lead['actor']} spoke of the {lead['thing']} and of {maker.rng.choice(matter)}.")
    return Made(name, head + "\n\n".join(paragraphs) + "\n", event, story, printed, tuple(told))


def copies(originals: list[tuple[str, str]], n: int, seed: int = 1) -> Iterator[Copied]:
    """`n` edited texts of (name, text) originals, each kind of edit in turn; a text that draws on another but has much of its own is no copy."""
    rng = random.Random(f"{seed}/copies")
    kinds = list(EDITS)
    for k in range(n):
        kind = kinds[k % len(kinds)]
        (name, text), (second, other) = rng.sample(originals, 2)
        yield Copied(f"copy_{k:06}_{kind}.txt", edited(text, kind, rng, other), name, second if kind in JOINED | {"draws_on"} else None, kind, EDITS[kind])


def event(folder: Path, n_accounts: int, seed: int) -> None:
    """Write `n_accounts` accounts of one event, and truth.json, into a folder."""
    maker = Maker(seed)
    facts = [maker.fact() for _ in range(FACTS)]
    truth: dict[str, list] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(n_accounts):
        paragraphs, told = maker.paragraphs(facts)
        head = f"{maker.people[0]} and the {facts[0]['thing']}\n\n{maker.day:%B} {maker.day.day}, {maker.day.year}\n\n"
        name = f"account_{n:04}.txt"
        (folder / name).write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf8")
        truth[name] = told
    (folder / "truth.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf8")


def events(folder: Path, n_events: int, per_event: int, copied: float, seed: int) -> None:
    """Write accounts of many events, with copies as a share of all files, and truth.json: events, stories, conflicts, copies."""
    folder.mkdir(parents=True, exist_ok=True)
    made = list(accounts(n_events, per_event, seed))
    edited_ones = list(copies([(a.name, a.text) for a in made], round(len(made) * copied / (1 - copied)), seed)) if copied else []
    for one in (*made, *edited_ones):
        (folder / one.name).write_text(one.text, encoding="utf8")
    straying: dict[tuple[int, int], dict[bool, list[str]]] = {}
    for a in made:
        for fact in a.told:
            straying.setdefault((a.event, fact["fact"]), {True: [], False: []})[fact["strays"]].append(a.name)
    truth = {
        "accounts": {a.name: {"event": a.event, "story": a.story, "day": a.day.isoformat()} for a in made},
        "conflicts": [{"event": e, "fact": f, "stray": s[True], "against": s[False]} for (e, f), s in sorted(straying.items()) if s[True] and s[False]],
        "copies": [{"name": c.name, "of": c.of, "also": c.also, "edit": c.edit, "is_copy": c.is_copy} for c in edited_ones],
    }
    (folder / "truth.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--accounts", type=int, default=20, help="accounts of the event; with --events, of each event on average")
    parser.add_argument("--events", type=int, help="how many events")
    parser.add_argument("--copies", type=float, default=0.0, help="share of all files that are copies of another; with --events")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.events:
        events(given.folder, given.events, given.accounts, given.copies, given.seed)
    else:
        event(given.folder, given.accounts, given.seed)
