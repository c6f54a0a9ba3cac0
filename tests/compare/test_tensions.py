"""What accounts tell differently of one act: each rule with a hit and a near miss, on sentences read by the shipped reader."""

import pytest

from rashomon.annotate import annotate
from rashomon.compare.entities import cast
from rashomon.compare.keys import keys
from rashomon.compare.numbers import bound_tension, number_conflict
from rashomon.compare.sides import Side
from rashomon.compare.tensions import tensions
from rashomon.compare.units import told
from rashomon.types import Account, Zone


@pytest.fixture(scope="module")
def found(nlp):
    """(rule, values) of every tension between texts; a text before a blank line is its headline."""

    def made(*texts):
        accounts = []
        for n, text in enumerate(texts):
            end = text.find("\n\n") + 2 if "\n\n" in text else 0
            zones = ((Zone(kind="headline", start=0, end=end),) if end else ()) + (Zone(kind="body", start=end, end=len(text)),)
            accounts.append(annotate(Account(id=f"a{n}", uri=f"{n}.txt", sha256=f"{n}" * 8, text=text, kind="report", zones=zones), nlp))
        people, stories = cast(accounts), [told(a) for a in accounts]
        sides = [Side(t.account, t.tree, unit, key) for t in stories for unit, key in zip(t.units, keys(t, people), strict=True)]
        return [(o.conflict.rule, o.conflict.strength, [v.value for v in o.conflict.values], o.conflict.scope) for o in tensions(sides, [sides], [sides])]

    return made


HITS = [
    ("tension.scope.v2", ("Norway halted the tests of cruise missiles.", "Norway halted the tests of short-range cruise missiles.")),
    ("tension.lasting.v2", ("Norway will suspend the drone flights.", "Norway will halt the drone flights altogether.")),
    ("tension.lasting.v2", ("Chile and Peru were granted a waiver by Norway, at least for now.", "Norway gave Chile and Peru a permanent waiver.")),
    ("tension.one_class.v1", ("Norway will suspend chemical rocket tests.", "Norway will suspend chemical and rocket tests.")),
    ("conflict.former.v1", ("Norway will close a former radar site.", "Norway will close its radar site.")),
    ("tension.already.v1", ("Norway had already stopped the drone flights.", "Norway will stop the drone flights.")),
    ("tension.none_or_few.v1", ("Norway does not need to conduct any more rocket tests.", "Norway does not need to conduct many more rocket tests.")),
    ("tension.agreed_or_announced.v1", ("Norway has agreed to halt the drone flights.", "Norway announced it will halt the drone flights.")),
    ("tension.under_way.v1", ("The fishing tariffs are already in force.", "The fishing tariffs will go into force on Friday.")),
    ("tension.under_way.v1", ("Norway is holding talks with Chile.", "Norway has held talks with Chile.")),
    ("tension.deed_or_word.v1", ("Norway delayed the fishing tariffs.", "Norway delayed a decision to impose fishing tariffs.")),
    ("tension.opposite_words.v1", ("The minister Marta Ruiz resigned on Friday.", "The king fired Marta Ruiz on Friday.")),
    ("tension.all_or_most.v1", ("Norway will inspect all fishing boats.", "Norway will inspect nearly all fishing boats.")),
    ("tension.occasion.v1", ("Ruiz spoke at the summit of fishing ministers.", "Ruiz spoke after the summit of fishing ministers.")),
    ("tension.scheduled.v1", ("Marta Ruiz is in negotiations to meet Pavel Orlov.", "Marta Ruiz is expected to meet Pavel Orlov in June.")),
    ("tension.date.v1", ("Marta Ruiz will leave the ministry on March 3.", "Marta Ruiz will leave at the end of April.")),
    ("conflict.headline.v1", ("Norway to close chemical programme\n\nNorway will close two chemical plants. The chemical programme employs thousands.", "Norway is a kingdom.")),
    ("conflict.disputed.v1", ("Orlov said that Norway had withdrawn the patrol boats. But Ruiz dismissed the remarks, saying the patrol boats were still at sea.", "Norway is a kingdom.")),
]

MISSES = [
    # the word stands in the account all the same; one thing alone is only told more or less fully
    ("tension.scope.v2", ("Norway halted the tests of cruise missiles. Only tests of short-range missiles are meant.", "Norway halted the tests of short-range cruise missiles.")),
    ("tension.scope.v2", ("Norway closed the radar station.", "Norway closed the northern radar station.")),
    ("tension.lasting.v2", ("Norway will suspend the drone flights.", "Norway will halt the drone flights soon.")),
    ("tension.one_class.v1", ("Norway will suspend chemical and rocket tests.", "Norway will suspend rocket and chemical tests.")),
    ("conflict.former.v1", ("Norway will close a former radar site.", "Norway bought its radar site.")),
    ("tension.already.v1", ("Norway had already stopped the drone flights.", "Norway stopped the drone flights.")),
    ("tension.none_or_few.v1", ("Norway does not need to conduct many more rocket tests.", "Norway needs to conduct many more rocket tests.")),
    # who agreed with it is said
    ("tension.agreed_or_announced.v1", ("Norway has agreed with Chile to halt the drone flights.", "Norway announced it will halt the drone flights.")),
    ("tension.under_way.v1", ("The fishing tariffs are already in force.", "The fishing quotas will go into force on Friday.")),
    ("tension.deed_or_word.v1", ("Norway delayed the fishing tariffs.", "Norway delayed a decision on the harbour.")),
    ("tension.opposite_words.v1", ("The minister Marta Ruiz resigned on Friday.", "The king fired Pavel Orlov on Friday.")),
    ("tension.all_or_most.v1", ("Norway will inspect all fishing boats.", "Norway will inspect most harbours.")),
    ("tension.occasion.v1", ("Ruiz spoke at the summit of fishing ministers.", "Ruiz spoke after the rally of farmers.")),
    ("tension.scheduled.v1", ("Marta Ruiz is in negotiations to meet Pavel Orlov.", "Marta Ruiz is expected to meet Anna Berg in June.")),
    # a day's difference may be a time zone
    ("tension.date.v1", ("Marta Ruiz will leave the ministry on March 3.", "Marta Ruiz will leave on March 4.")),
    ("conflict.headline.v1", ("Chemical Plants Closed\n\nNorway will close two chemical plants.", "Norway is a kingdom.")),
    ("conflict.disputed.v1", ("Orlov said that Norway had withdrawn the patrol boats. Ruiz welcomed the remarks, saying the patrol boats were needed at home.", "Norway is a kingdom.")),
]


@pytest.mark.parametrize(("rule", "texts"), HITS)
def test_hit(found, rule, texts):
    (hit,) = [o for o in found(*texts) if o[0] == rule]
    assert hit[1] == ("contradiction" if rule.startswith("conflict") else "tension") and len(hit[2]) > 1
    assert hit[3] == ("within" if rule in ("conflict.headline.v1", "conflict.disputed.v1") else "between")


@pytest.mark.parametrize(("rule", "texts"), MISSES)
def test_near_miss(found, rule, texts):
    assert rule not in [o[0] for o in found(*texts)]


def test_every_rule_has_both():
    assert {rule for rule, _ in HITS} == {rule for rule, _ in MISSES}


def test_the_order_of_accounts_changes_nothing(found):
    texts = HITS[0][1]
    assert [o[:2] for o in found(*texts)] == [o[:2] for o in found(*reversed(texts))]


NUMBERS = [
    ("Ruiz won 12 seats in Lima.", "Ruiz won 15 seats in Lima.", True),
    # what follows the figures tells them apart; a sum is no single count; an age is no count
    ("The ship sank 150 miles off Peru.", "The ship sank 13 miles from a trawler.", False),
    ("Ruiz won 12 seats in Lima.", "So far Ruiz has won 40 seats in Lima.", False),
    ("Ruiz met a 16-year-old boy in Lima.", "Ruiz met a 13-year-old boy in Lima.", False),
    ("Ruiz sold 12 boats.", "Orlov sold 15 boats.", False),
]


@pytest.mark.parametrize(("one", "other", "hit"), NUMBERS)
def test_figures_need_one_referent(nlp, one, other, hit):
    accounts = [annotate(Account(id=f"a{n}", uri=f"{n}.txt", sha256=f"{n}" * 8, text=text, kind="report", zones=(Zone(kind="body", start=0, end=len(text)),)), nlp) for n, text in enumerate((one, other))]
    people, stories = cast(accounts), [told(a) for a in accounts]
    own = [[Side(t.account, t.tree, unit, key) for unit, key in zip(t.units, keys(t, people), strict=True)] for t in stories]
    found = [c for a in own[0] for b in own[1] if (c := number_conflict(a, b))]
    assert bool(found) == hit


def test_bounds_of_one_kind(nlp):
    accounts = [annotate(Account(id=f"a{n}", uri=f"{n}.txt", sha256=f"{n}" * 8, text=text, kind="report", zones=(Zone(kind="body", start=0, end=len(text)),)), nlp) for n, text in enumerate(("Norway sold up to 40 patrol boats to Chile.", "Norway sold as many as 60 patrol boats to Chile.", "Norway sold 60 patrol boats to Chile."))]
    people, stories = cast(accounts), [told(a) for a in accounts]
    one, other, third = (Side(t.account, t.tree, t.units[0], keys(t, people)[0]) for t in stories)
    found = bound_tension(one, other)
    assert found and found.rule == "tension.bound.v1" and found.strength == "tension"
    assert bound_tension(one, third) is None
