"""Named-entity corpora to windows, with partial labels.

Each set marks its own kinds. A word a set leaves unmarked may still be a name
of a kind the set does not know; such a word allows several tags and the loss
sums over them. GPE are countries (and what stands beside them in CLDR), other
places, cities too, are LOC.
"""

from __future__ import annotations

import collections
import csv
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from windows import NAME_TAGS, NAMES, Window

Span = tuple[int, int, str]
TITLES = set(
    """mr mrs ms dr mr. mrs. ms. dr. president vice prime minister premier chancellor king queen prince princess pope sheikh shaikh general gen.
    gen lt. lt col. col sgt. sgt capt. capt maj. maj adm. adm admiral colonel major captain lieutenant sergeant sen. sen senator rep. rep
    representative gov. gov governor secretary ambassador foreign defense defence interior finance former president-elect deputy justice judge
    attorney speaker chairman spokesman spokeswoman leader ayatollah cardinal bishop archbishop reverend rev. mayor ministers director chief sir
    lord lady""".split()
)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DATE = re.compile(
    rf"(?<!\S)(?:{DAY}(?:(?: ,)? {MONTH} \d{{1,2}}(?: , \d{{4}})?)?|{MONTH} \d{{1,2}}(?: , \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?: \d{{4}})?"
    rf"|{MONTH}(?: ,)? \d{{4}}|(?<=[Ii]n |[Oo]f |[Bb]y )(?:January|February|March|April|June|July|August|September|October|November|December|May)|(?:1[89]|20)\d\ds?)(?!\S)"
)
ORGANISATIONS = set(
    "U.N.|UN|United Nations|EU|European Union|NATO|IAEA|OPEC|ASEAN|OPCW|OSCE|White House|Pentagon|Kremlin|Congress|Senate|Taleban|Taliban|Hamas|Hezbollah|"
    "al-Qaida|Al-Qaida|Security Council|CIA|FBI".split("|")
)
GROUPS = set(
    "Sunni Sunnis Shi'ite Shi'ites Shiite Shiites Shia Kurd Kurds Kurdish Muslim Muslims Jewish Jews Christian Christians Islamic Islamist Islamists "
    "Republican Republicans Democrat Democrats Communist Soviet Arab Arabs European Europeans Western Catholic Hindu Buddhist Maoist Baathist".split()
)
LINKS = {"of", "the", "and", "&", "de", "al", "-", "for", "'s", "’s", "on", "del", "van", "von", "bin", "in", "."}
GROUP_ENDING = re.compile(r"(?:ese|ians?|ish|ites?|ists?|Muslims?|Moslems?|Arabs?|Kurds?)$")


def countries() -> set[str]:
    """Names of territories (Unicode CLDR) that are not common words or names."""
    from babel import Locale

    names = set(Locale("en").territories.values())
    names |= set(
        "U.S.|US|USA|U.S.A.|U.K.|UK|Britain|Burma|America|Ivory Coast|Turkey|Syria|Russia|Gaza Strip|West Bank|Czech Republic|Soviet Union|"
        "North Korea|South Korea|Holland|England|Scotland|Wales|Kosovo|Taiwan|Palestine|Great Britain|United States of America|Yugoslavia|USSR".split("|")
    )
    return names - {"world", "Guernsey", "Jersey", "Europe", "Asia", "Africa"}


class NameRules:
    """What each corpus' labels mean here, with lists learnt from GMB's votes."""

    anything = frozenset(NAME_TAGS)

    def __init__(self) -> None:
        self.countries = countries()
        self.groups = set(GROUPS)
        self.frequent: dict[str, str] = {}

    def place(self, text: str) -> str:
        return "GPE" if text in self.countries or text.removeprefix("the ").removeprefix("The ") in self.countries else "LOC"

    def allowed(self, words: list[str], spans: Iterable[Span], complete: set[str], loose: Iterable[Span] = ()) -> list[frozenset[str]]:
        """Tags each word may have. `loose` spans (label "?") may be anything."""
        spans = list(spans)
        taken = {i for a, b, _ in spans for i in range(a, b)} | {i for a, b, _ in loose for i in range(a, b)}
        text, at = " ".join(words), {}
        n = 0
        for i, word in enumerate(words):
            at[n] = i
            n += len(word) + 1
            if word in self.groups and i not in taken:
                spans.append((i, i + 1, "NORP"))
                taken.add(i)
        for m in DATE.finditer(text):
            a = at.get(m.start())
            b = a + m[0].count(" ") + 1 if a is not None else 0
            if a is not None and not taken & set(range(a, b)):
                spans.append((a, b, "DATE"))
                taken |= set(range(a, b))
        unknown = set(NAMES) - complete - {"DATE", "NORP"}
        outside = frozenset({"O"} | {p + n for n in unknown for p in ("B-", "I-")})
        out = [outside] * len(words)
        for a, b, label in spans:
            kinds = (
                (self.place(" ".join(words[a:b])),)
                if label == "LOC"
                else ("ORG", "GPE")
                if label == "ORG" and self.place(" ".join(words[a:b])) == "GPE"
                else (label,)
            )
            out[a:b] = [frozenset(("B-" if i == a else "I-") + k for k in kinds) for i in range(a, b)]
        for a, b, _ in loose:
            out[a:b] = [self.anything] * (b - a)
        return out

    def uner(self, words: list[str], tags: list[str]) -> list[frozenset[str]]:
        kinds = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
        spans, loose = [], []
        for a, b, label in bio(tags):
            text = "".join(words[a:b])
            if label in kinds:
                spans.append((a, b, kinds[label]))
            elif label == "OTH" and (text in self.groups or GROUP_ENDING.search(text)):
                spans.append((a, b, "NORP"))
            elif label == "OTH":
                loose.append((a, b, "?"))
        return self.allowed(words, spans, {"PERSON", "ORG", "GPE", "LOC"}, loose)

    def proper(self, rows: list[list[str]], found: list[tuple[int, int, list[str]]], kinds: dict[str, str]) -> list[Span]:
        """GUM: the part of each mention that is a proper name; shortest first."""
        out: list[Span] = []
        for s, e, f in sorted(found, key=lambda x: x[1] - x[0]):
            kind = f[1] if len(f) > 1 else ""
            span = [s + int(x) - 1 for x in (f[5].split(",") if len(f) > 5 else ()) if x.isdigit()]
            heads = [i for i in span if s <= i < e] or [e - 1]
            if kind not in kinds or rows[heads[0]][3] != "PROPN":
                continue
            a, b = min(heads), max(heads) + 1
            links = LINKS if kind != "person" else {"al", "de", "bin", "von", "van", "-", "del", "."}
            is_name = lambda i: rows[i][3] == "PROPN"
            while a > s and (is_name(a - 1) or (rows[a - 1][1] in links and a - 1 > s and is_name(a - 2))):
                a -= 1
            while b < e and (is_name(b) or (rows[b][1] in links and b + 1 < e and is_name(b + 1))):
                b += 1
            while kind == "person" and a < b - 1 and rows[a][1].lower() in TITLES:
                a += 1
            if not any(x < b and a < y for x, y, _ in out):
                out.append((a, b, kinds[kind]))
        return out


def bio(tags: list[str]) -> list[Span]:
    """Spans of a BIO (or plain IO) tag sequence."""
    out: list[Span] = []
    current: list | None = None
    for i, tag in enumerate([*tags, "O"]):
        label = tag[2:] if tag[:2] in ("B-", "I-") and tag[2:] != "O" else None
        if current and (label is None or tag[0] == "B" or label != current[1]):
            out.append((current[0], i, current[1]))
            current = None
        if label and current is None:
            current = [i, label]
    return out


def conll(path: Path, separator: str) -> Iterator[tuple[list[str], list[str]]]:
    """Forms and tags of each sentence of a two-column file."""
    rows: list[list[str]] = []
    for line in [*path.read_text("utf8").split("\n"), ""]:
        if line.strip() and not line.startswith("-DOCSTART"):
            rows.append(line.split(separator))
        elif rows:
            yield [r[0] for r in rows], [r[-1].strip() for r in rows]
            rows = []


CROSSNER = {
    "politician": "PERSON", "person": "PERSON", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC", "country": "GPE", "event": "EVENT", "election": "EVENT",
}  # fmt: skip


def crossner(paths: list[Path], rules: NameRules) -> Iterator[Window]:
    for path in paths:
        for words, tags in conll(path, "\t"):
            spans = [(a, b, CROSSNER.get(k, "?")) for a, b, k in bio(tags)]
            spans = [(a, b, "NORP" if " ".join(words[a:b]) in rules.groups else k) for a, b, k in spans]
            loose = [s for s in spans if s[2] == "?"]
            names = rules.allowed(words, [s for s in spans if s[2] != "?"], set(NAMES), loose)
            yield Window(words, [True] + [False] * (len(words) - 1), names=names, corpus="crossner")


def wikigold(path: Path, rules: NameRules) -> Iterator[Window]:
    kinds = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
    for words, tags in conll(path, " "):
        spans = [(a, b, kinds.get(k, "?")) for a, b, k in bio(tags)]
        names = rules.allowed(words, [s for s in spans if s[2] != "?"], {"PERSON", "ORG", "GPE", "LOC"}, [s for s in spans if s[2] == "?"])
        yield Window(words, [True] + [False] * (len(words) - 1), names=names, corpus="wikigold")


def gmb(path: Path, rules: NameRules, limit: int, rng: random.Random) -> list[Window]:
    """Groningen Meaning Bank: noisy labels, repaired by the majority per name."""
    found, seen, rows = [], set(), []
    with path.open(encoding="utf8", errors="replace", newline="") as f:
        for k, row in enumerate(csv.reader(f)):
            if k and len(row) > 3:
                if row[0] and rows:
                    key = " ".join(r[0] for r in rows)
                    if key not in seen:
                        found.append(rows)
                    seen.add(key)
                    rows = []
                rows.append((row[1], row[2], row[3]))
    kinds = {"geo": "LOC", "org": "ORG", "per": "PERSON"}
    votes: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    groups: collections.Counter = collections.Counter()
    spans_of = [[(*strip(rows, a, b, k), k) for a, b, k in bio([r[2] for r in rows])] for rows in found]
    for rows, spans in zip(found, spans_of, strict=True):
        for a, b, k in spans:
            text = " ".join(r[0] for r in rows[a:b])
            if k == "gpe":
                votes[text]["LOC" if text in rules.countries else "NORP"] += 1
                groups[text] += text not in rules.countries and rows[a][1] in ("JJ", "NNPS", "NNS") and b - a == 1
            elif k in kinds and a < b:
                votes[text][kinds[k]] += 1
    rules.groups |= {w for w, n in groups.items() if n >= 2 and w[:1].isupper() and not w.endswith(".")} - {
        "State",
        "States",
        "North",
        "South",
        "West",
        "United",
        "English",
    }
    sure = lambda c: sum(c.values()) >= 15 and c.most_common(1)[0][1] > 0.9 * sum(c.values())
    rules.frequent = {w: c.most_common(1)[0][0] for w, c in votes.items() if w[:1].isupper() and sure(c) and c.most_common(1)[0][0] in ("LOC", "ORG")}
    order = list(range(len(found)))
    rng.shuffle(order)
    return [gmb_window(found[i], spans_of[i], votes, rules) for i in order[:limit]]


def strip(rows: list, a: int, b: int, kind: str) -> tuple[int, int]:
    while kind == "per" and a < b and rows[a][0].lower() in TITLES:
        a += 1
    while kind == "per" and b > a and rows[b - 1][0] in (",", ".", "'s", "'", '"', "and", "the"):
        b -= 1
    return a, b


def gmb_window(rows: list, spans: list[Span], votes: dict, rules: NameRules) -> Window:
    words = ['"' if r[0] in ("``", "''") else r[0] for r in rows]
    plain = {"geo": "LOC", "org": "ORG", "per": "PERSON", "gpe": "LOC", "eve": "EVENT"}
    good, loose, used = [], [], set()
    for a, b, k in spans:
        text = " ".join(words[a:b])
        if a >= b or not any(c.isupper() for c in text):
            continue
        used |= set(range(a, b))
        if k in ("tim", "art", "nat") or (k == "eve" and b - a < 2):
            if k != "tim":
                loose.append((a, b, "?"))
            else:
                used -= set(range(a, b))
            continue
        vote = votes.get(text)
        label = "ORG" if text in ORGANISATIONS else "NORP" if text in rules.groups else "LOC" if text in rules.countries else plain[k]
        if vote and sum(vote.values()) >= 3 and label == plain[k] and k != "eve" and text not in rules.countries:
            label = vote.most_common(1)[0][0]
        good.append((a, b, label))
    good += [(i, i + 1, rules.frequent[w]) for i, w in enumerate(words) if i not in used and w in rules.frequent and w not in rules.groups]
    names = rules.allowed(words, good, set(NAMES) - {"EVENT"}, loose)
    return Window(words, [True] + [False] * (len(words) - 1), names=names, corpus="gmb")
