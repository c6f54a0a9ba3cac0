"""A page read back with the standard parser: elements with their attributes, visible text, and the text of each account."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Document(HTMLParser):
    """Elements in order as (tag, attributes); `words` is the text outside style and script; `zones` the accounts' texts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict]] = []
        self.inline: dict[str, str] = {}
        self.zones: dict[str, str] = {}
        self._open: list[tuple[str, dict]] = []
        self._words: list[str] = []
        self.feed(html)
        self.close()

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._words).split())

    def of(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.elements if name == tag]

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open and self._open[-1][0] == tag, f"</{tag}> closes {self._open[-1:]}"
        self._open.pop()

    def handle_data(self, data):
        if self._open and self._open[-1][0] in ("style", "script"):
            self.inline[self._open[-1][0]] = data
            return
        self._words.append(data)
        classes = [(a.get("class") or "").split() for _, a in self._open]
        text = next((a["id"] for t, a in self._open if t == "article" and (a.get("id") or "").startswith("text-")), None)
        if text and any("zone" in c for c in classes) and not any("label" in c for c in classes):
            self.zones[text] = self.zones.get(text, "") + data
