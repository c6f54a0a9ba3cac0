"""Distil the tables of political acts from the public ontology and verb dictionary.

    python training/events/distil.py --lexicons ../shared/lexicons

Comes in: `plover_ontology.json`, `CAMEO2PLOVER-2021.txt` (CC BY-SA 4.0), `goldstein_cameo.tsv` and `phoenix/CAMEO.2.0.txt` (MIT). Goes out, under
`src/rashomon/language/en/`: `plover.tsv` (types and modes with their scores), `cameo.tsv` (CAMEO code to PLOVER), `event_verbs.tsv` (verbs with the code
they have by themselves), `event_phrases.tsv` (verb and words beside it to a code), `event_words.tsv` (classes of words that phrases name).
The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

EN = Path(__file__).resolve().parents[2] / "src/rashomon/language/en"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
CC = "Open Event Data Alliance, PLOVER (CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/)"
MIT = "Open Event Data Alliance, CAMEO 2.0 verb dictionary (MIT, Copyright (c) 2015 Open Event Data Alliance)"

# the CAMEO code that stands for a PLOVER type and mode where the words give no finer one
CODES = {
    "AGREE": "030", "CONSULT": "040", "CONSULT visit": "042", "CONSULT third-party": "044", "CONSULT multilateral": "040", "CONSULT phone": "041",
    "SUPPORT": "050", "CONCEDE": "080", "COOPERATE": "060", "AID": "070", "RETREAT": "087", "RETREAT withdraw": "0874", "RETREAT release": "0841",
    "RETREAT disarm": "0873", "RETREAT ceasefire": "0871", "RETREAT access": "086", "RETREAT resign": "0831", "REQUEST": "100", "REQUEST assist": "101",
    "REQUEST change": "104", "REQUEST yield": "105", "REQUEST meet": "106", "ACCUSE": "110", "ACCUSE disapprove": "111", "ACCUSE investigate": "090",
    "ACCUSE allege": "112", "REJECT": "120", "REJECT assist": "121", "REJECT change": "123", "REJECT yield": "124", "REJECT meet": "125",
    "THREATEN": "130", "THREATEN restrict": "132", "THREATEN arrest": "132", "THREATEN relations": "1313", "THREATEN expel": "136",
    "THREATEN territory": "1382", "THREATEN violence": "138", "PROTEST": "140", "PROTEST demo": "141", "PROTEST riot": "145", "PROTEST strike": "143",
    "PROTEST hunger": "142", "PROTEST boycott": "143", "PROTEST obstruct": "144", "PROTEST vandalize": "145", "SANCTION": "160", "SANCTION convict": "160",
    "SANCTION expel": "166", "SANCTION withdraw": "166", "SANCTION discontinue": "163", "MOBILIZE": "150", "MOBILIZE troops": "154",
    "MOBILIZE weapons": "150", "MOBILIZE police": "153", "MOBILIZE militia": "154", "COERCE": "170", "COERCE seize": "171", "COERCE restrict": "172",
    "COERCE censor": "1721", "COERCE curfew": "1723", "COERCE martial-law": "1724", "COERCE arrest": "173", "COERCE deport": "174",
    "COERCE withhold": "191", "COERCE misinformation": "170", "COERCE cyber": "170", "ASSAULT": "190", "ASSAULT abduct": "181", "ASSAULT beat": "182",
    "ASSAULT torture": "1822", "ASSAULT sexual": "1821", "ASSAULT targeted": "186", "ASSAULT destroy": "180", "ASSAULT primitive": "180",
    "ASSAULT firearms": "193", "ASSAULT explosives": "183", "ASSAULT suicide-attack": "1831", "ASSAULT aerial": "195", "ASSAULT drone": "195",
    "ASSAULT heavy-weapons": "194", "ASSAULT crowd-control": "175", "ASSAULT unconventional": "204",
}  # fmt: skip
# where the manual of version 2.0 departs from the conversion table of 0.8: appeals are requests, formal sanctions are SANCTION, apologies concede,
# announced concessions concede, and modes that were dropped
AMENDED = {
    "02": ("REQUEST", ""), "021": ("REQUEST", "assist"), "022": ("REQUEST", "assist"), "023": ("REQUEST", "assist"), "024": ("REQUEST", "change"),
    "025": ("REQUEST", "yield"), "026": ("REQUEST", "meet"), "027": ("REQUEST", "meet"), "028": ("REQUEST", "meet"), "020": ("REQUEST", ""),
    "055": ("CONCEDE", ""), "056": ("CONCEDE", ""), "163": ("SANCTION", "discontinue"), "116": ("SANCTION", "convict"),
    "0842": ("RETREAT", ""), "085": ("RETREAT", ""), "161": ("SANCTION", "discontinue"), "164": ("SANCTION", "withdraw"), "112": ("ACCUSE", "allege"),
    "132": ("THREATEN", "restrict"), "1321": ("THREATEN", "restrict"), "1322": ("THREATEN", "restrict"), "1712": ("ASSAULT", "destroy"),
    "1721": ("COERCE", "restrict"), "1722": ("COERCE", "restrict"), "185": ("ASSAULT", "targeted"), "186": ("ASSAULT", "targeted"),
    "175": ("ASSAULT", "crowd-control"), "195": ("ASSAULT", "aerial"), "200": ("ASSAULT", "targeted"), "201": ("ASSAULT", "targeted"),
    "202": ("ASSAULT", "targeted"), "203": ("ASSAULT", "targeted"), "0872": ("RETREAT", ""), "114": ("ACCUSE", "disapprove"),
}  # fmt: skip
CONTEXTS = {"humanitarian": "human_security", "democracy": "pro_democracy"}
# auxiliaries and verbs of mere change, which the dictionary lists but which say nothing alone
ARTICLES = {"a", "an", "the", "his", "her", "their", "its"}
# plain words that look like plurals
SINGULAR = {"news", "politics", "press", "congress", "process", "progress", "access", "crisis", "business", "relations", "sanctions", "talks", "arms"}


def write(name: str, comment: str, columns: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Put one table; `comment` may have several lines."""
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    (EN / name).write_text(head + columns + "\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf8")


def goldstein(folder: Path) -> dict[str, str]:
    """CAMEO code to its conflict and cooperation score, -10 to 10."""
    rows = (line.split("\t") for line in (folder / "goldstein_cameo.tsv").read_text(encoding="utf8").splitlines() if line and line[0] != "#")
    return {row[0]: row[1] for row in rows if len(row) > 1}


def plover_rows(folder: Path, scores: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """One row for each type and for each of its modes."""
    for kind, entry in json.loads((folder / "plover_ontology.json").read_text(encoding="utf8"))["events"].items():
        for mode, intensity in [("", entry["intensity"]), *((m, v["intensity"]) for m, v in entry["modes"].items())]:
            code = CODES[f"{kind} {mode}".strip()]
            shown = "" if intensity is None else f"{intensity:g}"
            yield kind, mode, str(entry["quad"]), shown, code[:2], code, scores.get(code, "")


def cameo_rows(folder: Path, scores: dict[str, str], modes: dict[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """One row for each CAMEO code that is an act in PLOVER."""
    found: dict[str, tuple[str, str, str]] = {}
    for line in (folder / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf8").splitlines():
        if match := re.match(r"(\d{3,4}): *(\w+) *, *([\w-]*) *, *([^#]*)", line):
            code, kind, mode, contexts = match.groups()
            found[code] = (kind, mode, contexts.strip())
    for code in scores:
        if code.startswith("02") and len(code) > 2:
            found[code] = ("REQUEST", "", "")
    for code in sorted(found):
        kind, mode, contexts = found[code]
        for stem in (code[:2], code[:3], code):
            if stem in AMENDED:
                kind, mode = AMENDED[stem]
        mode = mode if mode in modes[kind] else ""
        clean = [CONTEXTS.get(c.strip(), c.strip()) for c in contexts.split(";") if c.strip()]
        yield code, kind, mode, ",".join(clean), scores.get(code, "")


def single(word: str) -> str:
    """A word of the dictionary in small letters, its plural ending taken off where that is safe."""
    word = word.lower().strip("_")
    if word in SINGULAR or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]


class Dictionary:
    """The verb dictionary, read once: word classes, blocks of verbs, phrases."""

    def __init__(self, path: Path) -> None:
        self.classes: dict[str, set[str]] = {}
        self.verbs: dict[tuple[str, str], tuple[str, str]] = {}
        self.phrases: list[tuple[str, str, str, str]] = []
        block, code, name, inside = "", "", "", False
        for raw in path.read_text(encoding="latin-1").splitlines():
            line = raw.split("#")[0].rstrip()
            if raw.startswith("####### VERB"):
                inside = True
            elif raw.startswith("######## TRANS"):
                break
            elif not line.strip():
                continue
            elif not inside:
                name = self._class_line(line, name)
            elif line.startswith("---"):
                block, code = re.match(r"---\s+(\S+)\s+\[(.*?)\]", line).groups()  # type: ignore[union-attr]
            elif line.startswith("-"):
                self._phrase(block, line, raw)
            else:
                self._verb(block, code, line)

    def _class_line(self, line: str, name: str) -> str:
        if line.startswith("&"):
            self.classes[line.split()[0].strip("&_").lower()] = set()
            return line.split()[0].strip("&_").lower()
        self.classes[name].add(single(line.split()[0].lstrip("+")).replace("_", " "))
        return name

    def _verb(self, block: str, code: str, line: str) -> None:
        own = re.search(r"\[(.*?)\]", line)
        word = line.split()[0].split("{")[0].lstrip("+").lower().strip("_").replace("_", " ")
        if " and" not in word and " or" not in word:
            self.verbs.setdefault((word, block), (block.lower(), cleaned(own.group(1) if own else code)))

    def _phrase(self, block: str, line: str, raw: str) -> None:
        match = re.match(r"-\s*(.*?)\[(.*?)\]", line)
        if not match or "*" not in match.group(1):
            return
        left, right = match.group(1).split("*", 1)
        words = [self._words(left), self._words(right)]
        origin = re.search(r"\]\s*#\s*([A-Z_]+)", raw)
        verb = origin.group(1).lower().replace("_", " ") if origin else ""
        if words[0] or words[1]:
            self.phrases.append((block.lower(), verb, words[0] + "*" + words[1], cleaned(match.group(2))))

    def _words(self, side: str) -> str:
        """The words of one side of a pattern; `+`, `$`, `^` and `%` (places of actors) are dropped."""
        side = re.sub(r"[(){}]", " ", side)
        keep = []
        for word in side.split():
            if word[0] in "+$^%" or word == "-":
                continue
            if word.startswith("&"):
                keep.append("&" + word.strip("&_").lower())
                continue
            keep += [single(part) for part in word.split("_") if part and part.lower() not in ARTICLES]
        return " ".join(keep)


def cleaned(code: str) -> str:
    """One code: of `042:043` the first; `---` and an empty one are nothing; a bare `:173` is what the target suffers."""
    first = code.strip().lstrip(":").split(":")[0].strip()
    return first if first.isdigit() else ""


def main() -> None:
    """Read the folder named on the command line and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lexicons", type=Path, required=True)
    folder = parser.parse_args().lexicons
    scores = goldstein(folder)
    made = f"Distilled by training/events/distil.py; do not edit. Credit: {CC}."
    rows = list(plover_rows(folder, scores))
    modes: dict[str, set[str]] = {}
    for row in rows:
        modes.setdefault(row[0], set()).add(row[1])
    write(
        "plover.tsv",
        "PLOVER types and their modes (empty: the type as such): quad class, intensity -10 to 10 (empty: none given), the CAMEO root and code that stand\n"
        "for them where the words give no finer one, and the Goldstein score of that code.\n" + made,
        "type\tmode\tquad\tintensity\troot\tcameo\tgoldstein",
        rows,
    )
    write(
        "cameo.tsv",
        "CAMEO codes that are acts in PLOVER, with type, mode, contexts (comma) and Goldstein score; amended to version 2.0 of the manual.\n" + made,
        "code\ttype\tmode\tcontexts\tgoldstein",
        cameo_rows(folder, scores, modes),
    )
    verbs = Dictionary(folder / "phoenix" / "CAMEO.2.0.txt")
    made = f"Distilled by training/events/distil.py; do not edit. Credit: {MIT}."
    write(
        "event_verbs.tsv",
        "Verbs, with particle, of the block they stand in and the CAMEO code they have by themselves (empty: none).\n" + made,
        "verb\tblock\tcode\tsource",
        sorted({(word, block, code, "cameo2") for (word, _), (block, code) in verbs.verbs.items()}),
    )
    write(
        "event_phrases.tsv",
        "Words before (left of *) and after a verb of a block that give it a CAMEO code (empty: no act). &name is a class of event_words.tsv. `verb` is the\n"
        "one the phrase was met with, empty where the dictionary does not say.\n" + made,
        "block\tverb\twords\tcode\tsource",
        sorted({(*phrase, "cameo2") for phrase in verbs.phrases}),
    )
    write(
        "event_words.tsv",
        "Classes of words that event_phrases.tsv names.\n" + made,
        "class\tword\tsource",
        sorted((name, word, "cameo2") for name, words in verbs.classes.items() for word in words if name not in ("currency",)),
    )


if __name__ == "__main__":
    main()
