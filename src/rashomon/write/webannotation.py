"""A place in an account as a citation line and as a W3C Web Annotation, both of which can be checked against the file alone.

In: an account and a span of it. Out: one line of text; a dict after https://www.w3.org/TR/annotation-model/ with a TextQuoteSelector
(exact, prefix, suffix) and a TextPositionSelector. Positions count Unicode code points of the file as it is, line ends included.
The page makes the same two from what it holds, so that they work without the program.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ..types import Account, Span

AROUND = 32  # code points of prefix and suffix, as annotation tools take them


def reference(account: Account) -> str:
    """Outlet, author, title and date of an account, as far as its text gives them; "" where it gives none."""
    parts = [account.outlet.value if account.outlet else "", ", ".join(a.value for a in account.authors)]
    if account.title:
        parts.append(f"“{' '.join(account.title.value.split())}”")
    if account.published:
        parts.append(account.published.date)
    return ", ".join(filter(None, parts))


def citation(account: Account, span: Span) -> str:
    """One line: the words, what is known of the account, the file, its digest and the characters from start to end, end excluded."""
    known = reference(account)
    words = " ".join(account.text[span.start : span.end].split())
    return f"“{words}” ({known + '; ' if known else ''}{account.uri}, characters {span.start}–{span.end}, SHA-256 {account.sha256})"


def annotation(account: Account, span: Span, body: str | None = None) -> dict[str, Any]:
    """The span as a Web Annotation (JSON-LD); `body` is a note to go with it."""
    text = account.text
    made: dict[str, Any] = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "motivation": "highlighting"}
    if body:
        made.update(motivation="commenting", body={"type": "TextualBody", "value": body, "format": "text/plain"})
    made["target"] = {
        "source": {"id": quote(account.uri), "type": "Text", "format": "text/plain", "dcterms:identifier": f"sha256:{account.sha256}"},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(span.start - AROUND, 0) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
    return made
