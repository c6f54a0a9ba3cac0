"""Who speaks in an account: counts by kind, unnamed sources listed, overlapping words counted once."""

from compare.made import account
from rashomon.compare.entities import cast
from rashomon.compare.voices import source_kind, sourcing, words
from rashomon.types import Span


def test_counts():
    one = account(
        "Ruiz said “we are done here”. Ruiz added that talks go on. Officials warned of delay.",
        people=[("Marta Ruiz", "person", None, ["Ruiz"])],
        said=[
            {"speaker": "Marta Ruiz", "content": "“we are done here”", "kind": "direct", "source": "Ruiz"},
            {"speaker": "Marta Ruiz", "content": "that talks go on"},
            {"speaker": "officials", "content": "of delay", "source": "Officials", "status": "collective"},
        ],
    )
    use = sourcing(one, cast([one]))
    first, second = use.sources
    assert (first.name, first.direct, first.indirect, first.words, first.named) == ("Marta Ruiz", 1, 1, 8, True)
    assert (second.kind, second.named) == ("official", False)
    assert [one.text[s.start : s.end] for s in use.unnamed] == ["Officials"]


def test_kinds():
    assert source_kind("Marta Ruiz", "foreign minister", "", "person") == "official"
    assert source_kind("Marta Ruiz", None, "Ruiz, a professor at Lima University", "person") == "expert"
    assert source_kind("Marta Ruiz", None, "Ruiz", "person") == "other"
    assert source_kind("residents", None, "residents", None) == "public"


def test_words_counts_an_overlap_once():
    assert words("one two three four", [Span(0, 13), Span(4, 18)]) == 4
