"""Distil the shipped dictionaries of agents and actors from the Phoenix dictionaries.

    python tools/actors.py --phoenix FOLDER

Comes in: `Phoenix.agents.txt`, `Phoenix.Countries.actors.txt`, `Phoenix.International.actors.txt` and
`Phoenix.MilNonState.actors.txt` of the Open Event Data Alliance (MIT licence). Goes out: `agents.tsv` (nouns for people and
bodies, with the PLOVER sector) and `actors.tsv` (heads of state and government by years in office, international bodies,
armed groups and companies) under `src/rashomon/language/en/`. The same inputs give the same bytes. Judgements of our own
stand in `role_sectors.tsv`, which is written by hand and not touched.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

EN = Path(__file__).resolve().parents[1] / "src/rashomon/language/en"
HEADER = (
    "Distilled by tools/actors.py; do not edit.\n"
    "source phoenix: Phoenix dictionaries, copyright (c) 2014 Open Event Data Alliance, MIT licence."
)
CODE = re.compile(r"\[([^\]]*)\]")
PERSON = ("man", "woman", "person")
# codes of CAMEO's agents in PLOVER's words; what is not here is no sector
SECTORS = {
    **{code: code for code in "COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI LAB REF OPP REL SOC IGO NGO MNC".split()},
    **{"MED": "JRN", "HLH": "MED", "SEP": "REB", "INS": "REB", "RAD": "REB", "PPL": "CVL", "HRI": "SOC", "ENV": "SOC", "NGM": "NGO", "TOP": "GOV"},
    **dict.fromkeys("MUS CHR HIN BUD JEW MOS CTH PRO SFI SUN SHI CPT".split(), "REL"),
}
STRONG = ("REB", "UAF", "MIL", "JUD", "EDU", "JRN")  # MUSREB is a rebel before it is a believer
# codes of states that CAMEO writes otherwise than ISO 3166-1
STATES = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "KOS": "XKX", "PAL": "PSE", "BUR": "MMR", "ANG": "AGO", "GER": "DEU", "SER": "SRB"}
WORLD = ("IGO", "NGO", "NGM", "MNC", "IMG", "INT", "ISM")
COMMON = {"the state", "state", "general", "the group", "reports", "people", "progress", "together", "the front", "the base", "the office", "vision"}
# heads among the agents that are no people and no bodies
NOBODY = frozenset(
    """governance intelligence settlement naturalized publication telecom religion semi-official state-owned naval polity uprising revolt rebellion retired
    prison schoolhouse website blog islamic jewish aerospace assemblage assemblies doc branokker kanidurgu tinginist artillery""".split()
)
SINCE = 1980  # those who left office before are left out


def sector(code: str) -> str | None:
    """The PLOVER sector of a CAMEO agent code of one or more parts (`GOVMED`): the strongest, else the first known."""
    parts = [SECTORS[part] for part in re.findall("[A-Z]{3}", code) if part in SECTORS]
    told = [part for part in parts if part in STRONG and parts[0] not in ("GOV", "BUS", "OPP")]
    return (told or parts or [None])[0]


def words(form: str) -> str:
    """A head of the dictionaries as text in lower case: `ATTORNEY_GENERAL` is `attorney general`."""
    return re.sub(r"\s+", " ", form.replace("_", " ")).strip(" .").lower().replace(" 's", "'s")


def agents(path: Path) -> list[tuple[str, str, str]]:
    """Rows (singular or irregular plural form, sector, source), sorted; the first code of a form holds."""
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf8", errors="replace").splitlines():
        line = line.partition("#")[0].strip()
        code = CODE.search(line)
        if not code or line.startswith(("!", "<")):
            continue
        told = sector(code.group(1))
        head, _, plurals = line[: code.start()].partition("{")
        for form in [head, *re.split(r"[ ,]+", plurals.rstrip("} "))]:
            for spelt in spellings(form):
                if told and len(spelt) > 2 and spelt not in NOBODY and "meeting" not in spelt:
                    found.setdefault(spelt, told)
    return sorted((form, told, "phoenix") for form, told in found.items())


def spellings(form: str) -> list[str]:
    """A head with its markers filled in: `CONGRESS!PERSON!` is congressman, congresswoman, congressperson."""
    if "!PERSON!" in form:
        return [words(form.replace("!PERSON!", person)) for person in PERSON]
    if "!MINST!" in form or "!MINIST!" in form:
        return [words(re.sub("!MINI?ST!", word, form)) for word in ("minister", "ministry")]
    return [] if "!" in form else [words(form)]


def entries(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """(forms, codes) of each actor of a dictionary."""
    forms: list[str] = []
    codes: list[str] = []
    for line in path.read_text(encoding="utf8", errors="replace").splitlines():
        line = line.partition("#")[0].rstrip()
        if not line.strip():
            continue
        is_head = not line.startswith(("\t", " ", "+", "["))
        if is_head and forms:
            yield forms, codes
            forms, codes = [], []
        text = line[: line.index("[")] if "[" in line else line
        if text.strip(" \t+_"):
            forms.append(text.strip().lstrip("+"))
        codes += CODE.findall(line)
    if forms:
        yield forms, codes


def dated(code: str) -> tuple[str, str, str]:
    """(code, first year, last year); an empty year is open. Two-digit years up to 20 are of this century."""
    name, _, span = code.strip().partition(" ")
    name, span = re.sub(r"[<>].*", "", name), (re.search(r"[<>].*", code) or [span])[0].strip()
    if span.startswith("<"):
        return name, "", year(span[1:])
    if span.startswith(">"):
        return name, year(span[1:]), ""
    first, _, last = span.partition("-")
    return name, year(first), year(last)


def year(day: str) -> str:
    """The year of YYMMDD or YYYYMMDD; empty when there is none."""
    digits = re.sub(r"\D", "", day)
    if len(digits) == 6:
        return ("20" if int(digits[:2]) <= 20 else "19") + digits[:2]
    return digits[:4] if len(digits) >= 7 else ""


def leaders(path: Path) -> set[tuple[str, ...]]:
    """Rows of those who have led a government: plain GOV between two dates, and something else before or after."""
    rows = set()
    for forms, codes in entries(path):
        spans = [dated(code) for code in codes]
        offices = [span for span in spans if re.fullmatch("[A-Z]{3}GOV", span[0]) and span[1]]
        if not offices or len(spans) < 2 or not any(span[0].endswith("ELI") for span in spans):
            continue
        names = [form for form in forms if not re.search(r"PRESIDENT|MINISTER|KING|CHANCELLOR|LEADER|GENERAL|QUEEN|EMPEROR", form)]
        for form in names:
            for name, first, last in offices:
                if len(words(form).split()) > 1 and (not last or int(last) >= SINCE):
                    rows.add((words(form), state(name[:3]), "GOV", first or "-", last or "-", "phoenix"))
    return rows


def bodies(path: Path) -> set[tuple[str, ...]]:
    """Rows of bodies without dates: international organisations, companies, armed groups."""
    rows = set()
    for forms, codes in entries(path):
        if len(codes) != 1 or re.search(r"\d", codes[0]):
            continue  # a code with dates is a person's
        code = codes[0].strip()
        lead, rest = code[:3], code[3:]
        told = sector(code) if lead not in WORLD else {"NGM": "NGO", "IMG": "REB", "INT": "IGO", "ISM": "SOC"}.get(lead, lead)
        country = "-" if lead in WORLD else state(lead)
        if not told or (lead not in WORLD and not rest):
            continue
        for form in forms:
            for spelt in re.split(r"\s*\(|\)\s*", words(form)):
                if is_name(spelt):
                    rows.add((spelt, country, told, "-", "-", "phoenix"))
    return rows


def is_name(form: str) -> bool:
    """False for a form that is also a common word, or too short to be told from one."""
    return len(form) > 3 and form not in COMMON | taken() and "+" not in form and not re.match(r"[\d\W]", form)


def state(code: str) -> str:
    """CAMEO's code of a state in ISO 3166-1; "-" for a region, a faith and a state of the past."""
    found = STATES.get(code, code)
    return found if found in states() else "-"


@cache
def states() -> frozenset[str]:
    """The codes of the shipped country table."""
    return frozenset(line.split("\t")[1] for line in _rows("countries"))


@cache
def taken() -> frozenset[str]:
    """Names of countries, capitals and regions: no body is called so."""
    return frozenset(line.split("\t")[0].lower() for name in ("countries", "country_aliases", "regions") for line in _rows(name))


def _rows(name: str) -> list[str]:
    return [line for line in (EN / f"{name}.tsv").read_text(encoding="utf8").splitlines() if "\t" in line and not line.startswith("#")]


def write(path: Path, title: str, columns: str, rows: list[tuple[str, ...]]) -> None:
    """One TSV: comment lines, a line of column names, the rows."""
    comments = "".join(f"# {line}\n" for line in f"{title} {HEADER}".splitlines())
    path.write_text(comments + columns + "\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf8")


def main() -> None:
    """Read the folder named on the command line and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phoenix", type=Path, required=True)
    folder = parser.parse_args().phoenix
    write(EN / "agents.tsv", "Nouns for people and bodies and their PLOVER sector.", "form\tsector\tsource", agents(folder / "Phoenix.agents.txt"))
    rows = leaders(folder / "Phoenix.Countries.actors.txt")
    for name in ("International", "MilNonState"):
        rows |= bodies(folder / f"Phoenix.{name}.actors.txt")
    write(EN / "actors.tsv", "Leaders by their years in office, bodies and armed groups.", "form\tcountry\tsector\tfrom\tto\tsource", sorted(rows))


if __name__ == "__main__":
    main()
