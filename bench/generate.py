"""Made-up accounts of one made-up event, for speed and growth; never for claims of accuracy.

    python bench/generate.py FOLDER --accounts 20 --seed 1

Every account tells a share of the event's facts in words of its own choice, figures now and then wrong, quotations of the same
speakers, and much that no other account tells; about 750 words, of a wide vocabulary (the words of political news by how common
they are). The same seed gives the same bytes. `truth.json` holds which fact each account tells and where it strays.
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import date, timedelta
from pathlib import Path

from rashomon.language.lexicon import table

FACTS, TOLD, ASIDES = 60, 0.3, 34  # facts of an event; share that an account tells; sentences of its own
WRONG = 0.06  # share of figures that stray
VERBS = (("signed", "put their names to"), ("rejected", "turned down"), ("opened", "launched"), ("condemned", "denounced"), ("delayed", "put off"), ("approved", "endorsed"))
SAYING = ("said", "told reporters", "announced", "insisted", "warned")
FIRST_DAY = date(2021, 3, 1)


class Maker:
    """Draws words, names and sentences from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        rows = [row for row in table("background") if row["lemma"].isalpha() and len(row["lemma"]) > 4]
        self.words = [row["lemma"] for row in rows]
        self.weights = [int(row["per_mille"]) ** 0.5 for row in rows]
        self.given = [row["form"] for row in table("given_names")][:1200]
        self.countries = sorted({row["form"] for row in table("countries") if row["form"].isalpha() and row["kind"] == "name"})[:120]
        self.day = FIRST_DAY + timedelta(days=self.rng.randrange(900))
        self.people = [f"{self.rng.choice(self.given)} {self.surname()}" for _ in range(14)]

    def surname(self) -> str:
        """A surname that nobody bears."""
        return "".join(self.rng.choice(("ba", "ke", "lo", "mar", "ven", "tor", "sha", "dri", "pol", "uk")) for _ in range(3)).capitalize()

    def word(self) -> str:
        return self.rng.choices(self.words, self.weights)[0]

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


def event(folder: Path, n_accounts: int, seed: int) -> None:
    """Write `n_accounts` accounts of one event, and truth.json, into a folder."""
    maker = Maker(seed)
    facts = [maker.fact() for _ in range(FACTS)]
    truth: dict[str, list] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(n_accounts):
        sentences, told = [maker.aside() for _ in range(ASIDES)], []
        for k, fact in enumerate(facts):
            if maker.rng.random() < TOLD:
                text, is_wrong = maker.told(fact)
                sentences.append(text)
                told.append({"fact": k, "strays": is_wrong})
        maker.rng.shuffle(sentences)
        paragraphs = [" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)]
        head = f"{maker.people[0]} and the {facts[0]['thing']}\n\n{maker.day:%B} {maker.day.day}, {maker.day.year}\n\n"
        name = f"account_{n:04}.txt"
        (folder / name).write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf8")
        truth[name] = told
    (folder / "truth.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--accounts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    event(given.folder, given.accounts, given.seed)
