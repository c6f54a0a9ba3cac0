"""Which smaller points stand beside a point: calendar dates, and the medium that had it first."""

from compare.made import account
from rashomon.compare import compare
from rashomon.types import Generator

GENERATOR = Generator(version="0", reader="hand")
RUIZ = ("Marta Ruiz", "person", "SEL", ["Ruiz"])
ORLOV = ("Pavel Orlov", "person", "NOR", ["Orlov"])


def rules(*accounts):
    return [p.by for p in compare(accounts, GENERATOR).points]


def dated(when, name, rest):
    return account(f"Ruiz met Orlov at the lighthouse of Sel {when}. {rest}", name=name, people=[RUIZ, ORLOV], dates=[(when.split(maxsplit=1)[1], "2019-05-06")])


def test_a_calendar_date_is_a_point():
    assert "point.circumstance.v1.date" in rules(dated("on 6 May", "a.txt", "A choir sang about herring."), dated("on 6 May", "b.txt", "Rain fell on the pier."))


def test_near_miss_a_weekday_only_tells_how_fresh_the_news_was():
    assert "point.circumstance.v1.date" not in rules(dated("on Monday", "a.txt", "A choir sang about herring."), dated("on Monday", "b.txt", "Rain fell on the pier."))


def reported(speaker, name, content):
    text = f"{speaker} first reported {content}. A {name} choir sang."
    return account(text, name=name, people=[(speaker, "organisation", None, [speaker])], said=[{"speaker": speaker, "content": content, "cue": "reported", "source": speaker}])


def test_the_medium_that_had_it_first_is_a_point():
    found = rules(reported("Harbour Post", "a.txt", "the sale of a ferry"), reported("Harbour Post", "b.txt", "a loss of herring"))
    assert "point.occasion.v1" in found


def test_near_miss_a_speaker_is_no_medium():
    found = rules(reported("Harbour Board", "a.txt", "the sale of a ferry"), reported("Harbour Board", "b.txt", "a loss of herring"))
    assert "point.occasion.v1" not in found
