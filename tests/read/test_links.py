"""Links with number, address, anchors and kind."""

from __future__ import annotations

import pytest

from rashomon.read.hosts import link_kind
from rashomon.read.links import links


def shown(text: str) -> list[tuple[int | None, str, list[str]]]:
    """(number, address, anchors) of each link, as text."""
    found = links(text)
    assert all(text[link.span.start : link.span.end] == link.url for link in found)
    return [(link.n, link.url, [text[a.start : a.end] for a in link.anchors]) for link in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She [agreed](https://a.example/b) to it.", [(None, "https://a.example/b", ["agreed"])]),
        ("See <https://a.example/b>.", [(None, "https://a.example/b", [])]),
        ("See https://a.example/b_(c), or www.b.example.", [(None, "https://a.example/b_(c)", []), (None, "www.b.example", [])]),
        ("He [said](#) <sup>[1]</sup> so, and said [1] again.\n\n- [1] <https://a.example>", [(1, "https://a.example", ["said", "[1]"])]),
        ("He said so[^2].\n\n[^2]: https://a.example/x", [(2, "https://a.example/x", ["[^2]"])]),
        ("He [said][a] so.\n\n[a]: https://a.example/x", [(None, "https://a.example/x", ["said"])]),
        ("- [3] [https://a.example/x\\_y](https://a.example/x_y)", [(3, "https://a.example/x_y", [])]),
        ("1. https://a.example\n2. https://b.example", [(1, "https://a.example", []), (2, "https://b.example", [])]),
        ("London “deplore[s]” it, said [4] he.", []),
        ("[nowhere](#) and [mail](mailto:a@b.example)", []),
    ],
)
def test_links(text: str, expected: list[tuple[int | None, str, list[str]]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.state.gov/remarks", "primary"),
        ("https://www.gov.uk/news", "primary"),
        ("http://www.kremlin.ru/events", "primary"),
        ("https://press.un.org/en", "primary"),
        ("https://navy.mil/x", "primary"),
        ("https://www.mofa.go.jp/x", "primary"),
        ("https://twitter.com/a/status/1", "social"),
        ("https://www.nytimes.com/2021/x", "press"),
        ("https://dailyherald.example/x", "press"),
        ("https://harbour.example/x", "other"),
        ("https://notstate.gov.example/x", "other"),
        ("https://[broken", "other"),
    ],
)
def test_kind(url: str, kind: str) -> None:
    assert link_kind(url) == kind
