"""Dictionaries of PETRARCH as a gazetteer of ours (TSV, `docs/gazetteer.md`).

In: the folder of a set of records, the folder of the Phoenix dictionaries. Out: the text of a gazetteer. Names, nouns, dates, word lists
(`&TIETYPES`) and the words of verb patterns are taken over; the marks for places in a pattern (`$`, `+`, `^`) are not: who acts and on whom
is left to the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

PERSON = ("man", "men", "woman", "women", "person")
MINISTER = ("minister", "ministers", "ministry", "ministries")
PHOENIX = ("Countries", "International", "MilNonState")
# roots of the older scheme (WEIS) in PLOVER's types, so that every row has one; the roots are compared, these types are not
TYPES = dict(
    zip(
        [f"{n:02}" for n in range(1, 23)],
        """CONCEDE PROTEST CONSULT SUPPORT SUPPORT COOPERATE AID AGREE REQUEST REQUEST REJECT ACCUSE ACCUSE REJECT REQUEST THREATEN THREATEN
        PROTEST SANCTION COERCE COERCE ASSAULT""".split(),
        strict=True,
    )
)
COLUMNS = ("form", "kind", "country", "sector", "name", "from", "to", "code", "type")


def gazetteer_text(name: str, folder: Path, phoenix: Path) -> str:
    """The gazetteer for a set of records: `1` with the dictionaries beside it, `2` with Phoenix."""
    if name == "1":
        rows = [*actors(_text(folder / "PETR.Validate.actors.txt")), *agents(_text(folder / "PETR.Validate.agents.txt"))]
        rows += acts(_text(folder / "PETR.Validate.verbs.txt"), TYPES)
    else:
        rows = [row for part in PHOENIX for row in actors(_text(phoenix / f"Phoenix.{part}.actors.txt"))]
        rows += agents(_text(phoenix / "Phoenix.agents.txt"))
        rows += acts(_text(phoenix / "CAMEO.2.0.txt"), {})
    lines = ["\t".join(row.get(column, "") for column in COLUMNS) for row in rows]
    return "\n".join(["\t".join(COLUMNS), *dict.fromkeys(lines)]) + "\n"


def _text(path: Path) -> str:
    """A dictionary without its comments."""
    text = re.sub(r"<!\s*--.*?-->", "", path.read_text(encoding="utf8", errors="replace"), flags=re.DOTALL)
    return re.sub(r"#.*", "", re.sub(r"\[#+\]", "[---]", text))


def actors(text: str) -> Iterator[dict[str, str]]:
    """Rows for names: a head, its other forms (`+`), codes with or without dates; several codes parted by "/" are several actors."""
    forms: list[str] = []
    codes: list[str] = []
    for line in [*text.splitlines(), "END"]:
        is_head = bool(line.strip()) and not line.startswith(("\t", " ", "+", "["))
        if is_head and forms:
            yield from _actor(forms, codes)
            forms, codes = [], []
        head = line.partition("[")[0].strip().lstrip("+")
        if head:
            forms.append(_form(head))
        codes += re.findall(r"\[([^\]]*)\]", line)


def _form(head: str) -> str:
    return re.sub(r"\s+", " ", head.replace("_", " ")).strip().replace(";", " ")


def _actor(forms: list[str], codes: list[str]) -> Iterator[dict[str, str]]:
    for code in codes:
        name, _, span = code.strip().partition(" ")
        first, last = _span(span)
        for one in name.upper().split("/"):
            own = "" if set(one) <= set("-+#") else one
            for form in forms:
                if re.search(r"\w", form):
                    yield {"form": form, "kind": "actor", "country": own[:3], "sector": own[3:], "from": first, "to": last}


def _span(text: str) -> tuple[str, str]:
    """First and last day of `<950601`, `> 20120101`, `19950601 - 19990815`; empty where open."""
    days = [_day(day) for day in re.findall(r"\d{6,8}", text)]
    if not days:
        return "", ""
    if "<" in text:
        return "", days[0]
    return days[0], days[1] if len(days) > 1 else ""


def _day(digits: str) -> str:
    full = digits if len(digits) == 8 else ("20" if int(digits[:2]) < 30 else "19") + digits
    return f"{full[:4]}-{full[4:6]}-{full[6:8]}" if len(full) == 8 else ""


def agents(text: str) -> Iterator[dict[str, str]]:
    """Rows for nouns (`[~GOV]`), their irregular plurals and their markers (`!PERSON!`) written out."""
    for line in text.splitlines():
        code = re.search(r"\[\s*([^\]]*?)\s*\]", line)
        if code is None or line.startswith("!") and "=" in line:
            continue
        head, _, plurals = line[: code.start()].partition("{")
        for form in [head, *plurals.rstrip("} \t").split(",")]:
            for spelt in _marked(form.strip()):
                if re.search(r"\w", spelt):
                    yield {"form": _form(spelt), "kind": "agent", "sector": code.group(1).replace("~", "").upper()}


def _marked(form: str) -> list[str]:
    for mark, words in (("!PERSON!", PERSON), ("!MINST!", MINISTER), ("!MINIST!", MINISTER)):
        if mark in form:
            return [form.replace(mark, word) for word in words]
    return [] if "!" in form else [form]


def acts(text: str, types: dict[str, str]) -> Iterator[dict[str, str]]:
    """Rows for verbs, their patterns and the word lists these name; a code without digits is left to our own reading."""
    lists: dict[str, list[str]] = {}
    verbs: list[str] = []
    listed, default = "", ""
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("&"):
            listed = line.strip("_ ").lower()
            lists[listed] = []
        elif line.startswith("---"):
            listed, verbs, default = "", [], _code(line)
        elif listed and line.startswith("+"):
            lists[listed].append(line[1:].strip("_ ").lower())
        elif line.startswith("- "):
            words, _, code = line[2:].partition("[")
            yield from _acts(verbs, words, _code("[" + code), types)
        elif line:
            listed = ""
            verbs.append(_verb(re.sub(r"\{.*?\}", "", line).partition("[")[0].strip()))
            yield from _acts(verbs[-1:], "*", _code(line) or default, types)
    for name in lists:
        forms = dict.fromkeys(form for form in _words(lists, name, 0) if form and "*" not in form)
        if forms:
            yield {"kind": "words", "name": name, "form": ";".join(forms)}


def _words(lists: dict[str, list[str]], name: str, depth: int) -> Iterator[str]:
    """The words of a list with those of the lists in it, plurals included."""
    for word in lists.get(name, ()) if depth < 4 else ():
        if word.startswith("&"):
            yield from _words(lists, word.strip("_ "), depth + 1)
        else:
            yield word.replace("_", " ").strip().replace(";", " ")


def _verb(head: str) -> str:
    """A verb with its star: `CORDON_OFF` is `cordon*_off`; a plus stands before the verb of several words."""
    words = re.split(r"[_ ]+", head.strip("_ "))
    at = next((n for n, word in enumerate(words) if word.startswith("+")), 0)
    return "_".join(word.lstrip("+").lower() + ("*" if n == at else "") for n, word in enumerate(words))


def _code(text: str) -> str:
    """The code in brackets; of a pair both, parted by a low line."""
    found = re.search(r"\[(\w+)(?::(\w+))?", text)
    if found is None or not found.group(1)[:2].isdigit():
        return ""
    return f"{found.group(1)}_{found.group(2)}" if found.group(2) else found.group(1)


def _acts(verbs: list[str], pattern: str, code: str, types: dict[str, str]) -> Iterator[dict[str, str]]:
    if not code:
        return
    head, _, tail = re.sub(r"\*(?=\w)(?!_)", "* ", re.sub(r"[{}()]", " ", pattern)).partition("*")
    words = [word for word in f"{head}*{tail.replace('%', ' ')}".split() if word not in ("+", "$", "^", "_")]
    for verb in verbs:
        form = re.sub(r"_+(?=\s|$)|(?<=\s)_+|^_+", "", " ".join(word.replace("*", verb) for word in words).lower())
        if form.count("*") == 1:
            yield {"form": form, "kind": "act", "code": code, "type": types.get(code[:2], "SUPPORT") if types else ""}
