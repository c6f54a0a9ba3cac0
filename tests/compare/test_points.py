"""Points: origins are counted as the texts prove them; ids come from the evidence."""

from dataclasses import replace

from compare.made import account
from compare.test_numbers import sides
from rashomon.compare.points import Draft, count, summary, wholeness
from rashomon.types import Cell, Span


def cell(account, *origins):
    return Cell(account=account, evidence=(Span(0, 1),), value=None, voice="narrator", chain=(), realis="actual", zone="body", origins=origins)


def test_one_occasion_three_accounts():
    found = count([cell("a", "O1"), cell("b", "O1"), cell("c", "O1")])
    assert (found.shown, found.unsourced, found.lower, found.upper) == (1, (), 1, 1)


def test_an_account_that_shows_none_may_be_another_origin():
    found = count([cell("a", "O1"), cell("b", "O1"), cell("c")])
    assert (found.shown, found.unsourced, found.lower, found.upper) == (1, ("c",), 1, 2)


def test_independence_is_never_claimed():
    found = count([cell("a", "O1"), cell("b", "O2"), cell("c", "O3")])
    assert (found.lower, found.upper) == (1, 3)


def test_a_shared_origin_joins_the_chains_around_it():
    found = count([cell("a", "O1", "O2"), cell("b", "O2", "O3"), cell("c", "O3")])
    assert (found.shown, found.upper) == (3, 1)


PARSE = {"Ruiz": ("nsubj", "signed"), "accord": ("obj", "signed")}


def drafted(*texts):
    found = [own[0] for own in sides(*(account(t, name=f"{n}.txt", parse=PARSE) for n, t in enumerate(texts)))]
    return Draft(tuple((s, s.unit.spans) for s in found), "event", "agree", None, "hand")


def test_a_summary_has_its_subject():
    draft = drafted("signed the long fishing accord in Lima on a rainy Friday.", "Ruiz signed the fishing accord.")
    assert [wholeness(s) for s, _ in draft.sides] == [0, 2]
    assert summary(draft) == "Ruiz signed the fishing accord"


def test_near_miss_two_whole_clauses_the_readable_one():
    assert summary(drafted("Ruiz signed.", "Ruiz signed the long fishing accord in Lima on a rainy Friday.")).startswith("Ruiz signed the long")


def test_a_pronoun_is_half_a_subject():
    ((side,),) = sides(account("Ruiz signed the accord.", parse=PARSE))
    assert wholeness(side) == 2


def test_an_open_quotation_is_closed():
    ((side,),) = sides(account('Ruiz signed "the fishing accord".', parse=PARSE))
    start, end = side.unit.spans[0].start, side.account.text.rindex('"')
    cut = Span(start, end)
    unit = replace(side.unit, spans=(cut,))
    assert summary(Draft(((replace(side, unit=unit), (cut,)),), "event", "only-one", None, "hand")).endswith('accord"')


def test_a_relative_clause_is_a_fragment():
    ((side,),) = sides(account("Ruiz signed the accord.", parse=PARSE))
    assert wholeness(replace(side, unit=replace(side.unit, relation="relative"))) == 0
