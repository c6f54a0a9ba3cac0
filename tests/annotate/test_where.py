"""Where acts happened: the place that hangs on the act, and places that do not."""

import pytest

from acts_read import act_at, read_as
from rashomon.annotate.events.where import where

CASES = [  # sentence, words of the act, (name, country) or None
    ("The two premiers met in Lisbon.", "met", ("Lisbon", "PRT")),
    ("Gunmen killed four farmers near the northern town of Gao.", "killed", ("Gao", None)),
    ("Envoys from Oslo signed the pact at a hotel near Vienna.", "signed", ("Vienna", "AUT")),
    ("The war in Yemen dominated the dinner, and the premiers quarrelled.", "quarrelled", None),
    ("Officials in Madrid praised the accord.", "praised", None),
    ("The queen visited Accra.", "visited", ("Accra", "GHA")),
    ("The queen visited her aunt.", "visited", None),
    ("Washington imposed sanctions on Iran.", "imposed", None),
    ("Jets bombed Belgrade.", "bombed", ("Belgrade", "SRB")),
    ("Students marched through Santiago, Chile, on Wednesday.", "marched", ("Santiago", "CHL")),
    ("The strike in Homs angered the bishop.", "strike", ("Homs", "SYR")),
    ("Deputies voted in parliament.", "voted", None),
]


@pytest.mark.parametrize(("sentence", "words", "expected"), CASES)
def test_place(nlp, sentence, words, expected):
    reading, mentions, _, _ = read_as(nlp, sentence, "2024-05-14")
    found = where(reading, act_at(reading, words), mentions)
    assert (found and (found.name, found.country)) == expected
    if found is not None:
        assert sentence[found.span.start : found.span.end] == found.name
