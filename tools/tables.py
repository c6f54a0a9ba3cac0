"""Distil the shipped tables of countries and given names from public data.

    python tools/tables.py --geonames FOLDER --census FOLDER

Comes in: Babel's CLDR tables (BSD licence, `pip install babel`), GeoNames `countryInfo.txt` (CC BY 4.0), and the
first-name lists of the 1990 US census, `dist.male.first` and `dist.female.first` (public domain; also inside the PyPI
package `names`). Goes out: `countries.tsv` and `given_names.tsv` under `src/rashomon/language/en/`. The same inputs
give the same bytes. Everything that is a judgement (aliases, demonyms, seats of power) stands in tables written by
hand and is not touched.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

EN = Path(__file__).resolve().parents[1] / "src/rashomon/language/en"
NOT_COUNTRIES = {"AQ", "BV", "HM", "TF", "UM", "EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "CP", "DG", "EA", "IC", "TA", "CQ", "IO", "CC", "AN", "CS"}
# a place of few reports whose name is a given name, a surname or a word is left to the reader
AMBIGUOUS = {"Jersey", "Guernsey", "Male", "Victoria", "Hamilton", "Douglas", "Stanley", "Plymouth", "Jamestown", "The Valley", "West Island", "Sucre"}
MOSTLY = 12.0  # a given name counts as male or female when it is this many times more frequent with one sex


def countries(geonames: Path) -> list[tuple[str, str, str, str]]:
    """Rows (form, ISO 3166-1 alpha-3, kind, source) of names and capitals, sorted."""
    from babel import Locale

    names = Locale("en").territories
    rows = set()
    for line in (geonames / "countryInfo.txt").read_text(encoding="utf8").splitlines():
        if line.startswith(("#", "ISO\t")) or not line.strip():
            continue
        iso2, iso3, _, _, name, capital = line.split("\t")[:6]
        if iso2 in NOT_COUNTRIES or len(iso3) != 3:
            continue
        for form in forms(names.get(iso2, name)):
            rows.add((form, iso3, "name", "cldr"))
        for form in forms(name):
            if (form, iso3, "name", "cldr") not in rows:
                rows.add((form, iso3, "alias", "geonames"))
        if capital.strip() and capital.strip() != name:
            rows.add((capital.strip(), iso3, "capital", "geonames"))
    return sorted(row for row in rows if row[0] not in AMBIGUOUS)


def forms(name: str) -> list[str]:
    """The spellings in which a CLDR name is met: `Myanmar (Burma)` is two, `&` is `and`, an accent may be dropped."""
    out = []
    for part in re.split(r"\s*[()]\s*", name):
        part = part.replace("’", "'").removesuffix(" SAR China").strip()
        if part and " - " not in part:
            out += [part, part.replace("&", "and").replace("St. ", "Saint ")]
    return sorted(set(out))


def given_names(census: Path) -> list[tuple[str, str, str]]:
    """Rows (name, m|f, source) of first names that are clearly of one sex, sorted."""
    counts: dict[str, dict[str, float]] = {}
    for sex, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for line in (census / file).read_text(encoding="ascii").splitlines():
            name, share = line.split()[:2]
            counts.setdefault(name.capitalize(), {})[sex] = float(share)
    rows = []
    for name, by_sex in counts.items():
        m, f = by_sex.get("m", 0.0), by_sex.get("f", 0.0)
        if m > MOSTLY * f and m >= 0.004:
            rows.append((name, "m", "census1990"))
        elif f > MOSTLY * m and f >= 0.004:
            rows.append((name, "f", "census1990"))
    return sorted(rows)


def write(path: Path, header: str, columns: str, rows: list[tuple[str, ...]]) -> None:
    """One TSV: comment lines, a line of column names, the rows."""
    comments = "".join(f"# {line}\n" for line in header.strip().splitlines())
    path.write_text(comments + columns + "\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf8")


def main() -> None:
    """Read the two folders named on the command line and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--geonames", type=Path, required=True)
    parser.add_argument("--census", type=Path, required=True)
    arguments = parser.parse_args()
    write(
        EN / "countries.tsv",
        "Names and capitals of countries. Distilled by tools/tables.py; do not edit.\n"
        "source cldr: Unicode CLDR through Babel (Unicode licence, BSD); geonames: GeoNames.org, CC BY 4.0.\n"
        "Kosovo has no code in ISO 3166-1; XKX is a user-assigned one, as the European Union, the World Bank and CLDR (XK) write it.",
        "form\tiso3\tkind\tsource",
        countries(arguments.geonames),
    )
    write(
        EN / "given_names.tsv",
        "Given names borne almost only by men (m) or women (f) in the US census of 1990. Distilled by tools/tables.py; do not edit.\n"
        "source census1990: US Census Bureau, public domain. Names from elsewhere are in given_names_world.tsv.",
        "form\tgender\tsource",
        given_names(arguments.census),
    )


if __name__ == "__main__":
    main()
