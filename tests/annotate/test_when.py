"""When acts happened: the date that hangs on the act, and dates that do not."""

import pytest

from acts_read import act_at, read_as
from rashomon.annotate.events.when import when

PUBLISHED = "2024-05-14"  # a Tuesday

CASES = [  # sentence, words of the act, (earliest, latest, precision) or None
    ("Kenyan rangers arrested two poachers on Friday.", "arrested", ("2024-05-10", "2024-05-10", "day")),
    ("Nairobi said on Friday that rangers had arrested two poachers.", "arrested", None),
    ("Nairobi said on Friday that rangers had arrested two poachers.", "said", ("2024-05-10", "2024-05-10", "day")),
    ("Rangers arrested two poachers, the minister said on Friday.", "arrested", None),
    ("Rangers arrested two poachers last week, the minister said on Friday.", "arrested", ("2024-05-06", "2024-05-12", "week")),
    ("Lisbon condemned the April 3 raid on the mission.", "condemned", None),
    ("Lisbon condemned the April 3 raid on the mission.", "raid", ("2024-04-03", "2024-04-03", "day")),
    ("Monday's strike on the depot killed a guard.", "strike", ("2024-05-13", "2024-05-13", "day")),
    ("Talks held in Bern on May 3 collapsed.", "held", ("2024-05-03", "2024-05-03", "day")),
    ("In March the rebels began to shell the port.", "shell", ("2024-03", "2024-03", "month")),
    ("On Tuesday the rebels shelled the port and killed a pilot.", "killed", ("2024-05-14", "2024-05-14", "day")),
    ("The rebels shelled the port on Sunday, killing a pilot.", "killing", ("2024-05-12", "2024-05-12", "day")),
    ("Marines have occupied the islet since 2019.", "occupied", ("2019", "2024-05-14", "year")),
    ("The premier resigned before Friday.", "resigned", None),
    ("The premier resigned after two weeks.", "resigned", None),
    ("Paris left the 2015 agreement.", "left", None),
    ("The two navies exercised off Goa from April 8 to April 12, 2023.", "exercised", ("2023-04-08", "2023-04-12", "day")),
    ("“We fired yesterday,” the gunner said.", "fired", None),
]


@pytest.mark.parametrize(("sentence", "words", "expected"), CASES)
def test_date(nlp, sentence, words, expected):
    reading, _, dates, _ = read_as(nlp, sentence, PUBLISHED)
    found = when(reading, act_at(reading, words), dates)
    assert (found and (found.earliest, found.latest, found.precision)) == expected


def test_counted_from_a_day_told_before(nlp):
    text = "Gas killed eighty villagers on April 4, 2023. Rebels had seized the village three days earlier."
    reading, _, dates, _ = read_as(nlp, text, None)
    found = when(reading, act_at(reading, "seized"), dates)
    assert found is not None and found.earliest == "2023-04-01" and "April 4, 2023" in found.basis
    assert text[found.span.start : found.span.end] == "three days earlier"


def test_undated_accounts_stay_undated(nlp):
    reading, _, dates, _ = read_as(nlp, "Rangers arrested two poachers last week.", None)
    assert when(reading, act_at(reading, "arrested"), dates) is None
