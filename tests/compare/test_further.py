"""Sayings, stands and things as points: only what no group of clauses tells already."""

from compare.made import account, find
from rashomon.compare.entities import cast
from rashomon.compare.further import BY_STAND, BY_THING, further, held
from rashomon.compare.points import Draft
from rashomon.compare.record import _sides
from rashomon.compare.units import told
from rashomon.types import Instrument, InstrumentState, Mention, Position, Utterance

FIRST, SECOND = "Ruiz wants the old harbour closed. A choir sang about herring.", "For Ruiz the port has no future. Rain fell on the lighthouse."


def pair():
    accounts = sorted([account(FIRST, name="a.txt"), account(SECOND, name="b.txt")], key=lambda a: a.sha256)
    return {a.uri: a for a in accounts}, _sides([told(a) for a in accounts], cast(accounts))


def mention(one, part):
    return Mention(one.id, *find(one.text, part))


def stand(accounts):
    return mention(accounts["a.txt"], "Ruiz wants the old harbour closed"), mention(accounts["b.txt"], "the port has no future")


def test_one_stand_of_two_accounts_is_a_point():
    accounts, sides = pair()
    (draft,) = further([(BY_STAND, stand(accounts))], [], sides)
    assert draft.by == BY_STAND and len(draft.accounts) == 2
    assert {side.text(spans[0])[:4] for side, spans in draft.sides} == {"Ruiz", "For "}


def test_near_miss_what_a_group_tells_already():
    accounts, sides = pair()
    given = [(BY_STAND, stand(accounts))]
    (draft,) = further(given, [], sides)
    assert further(given, [Draft(draft.sides, "statement", "agree", None, "point.aligned_clauses.v1")], sides) == []
    assert len(further(given * 2, [], sides)) == 1


def test_one_shared_account_is_not_told():
    accounts, sides = pair()
    given = [(BY_STAND, stand(accounts))]
    (draft,) = further(given, [], sides)
    other = [(s, s.unit.spans) for s in sides if s.account.uri == "b.txt" and "Rain" in s.text(s.unit.spans[0])]
    mixed = Draft((draft.sides[0], *other) if draft.sides[0][0].account.uri == "a.txt" else (draft.sides[1], *other), "event", "agree", None, "point.aligned_clauses.v1")
    assert len(further(given, [mixed], sides)) == 1


def test_what_one_account_holds_is_no_point():
    accounts, sides = pair()
    one = accounts["a.txt"]
    assert further([(BY_STAND, (mention(one, "Ruiz wants the old harbour closed"), mention(one, "A choir sang")))], [], sides) == []


def test_held_together():
    accounts = {a.id: a for a in pair()[0].values()}
    by_name = {a.uri: a for a in accounts.values()}
    both = stand(by_name)
    position = Position(id="p", actor="r0", issue="harbour", stance="wants it closed", polarity=-1.0, evidence=both, statements=(), by="x")
    state = lambda change, *evidence: InstrumentState(before=None, after=None, change=change, date=None, realis="actual", condition=None, asserted_by=(), evidence=evidence)
    thing = Instrument(id="i", name="ferry", kind="channel", parties=(), states=(state("opened", both[0]), state("closed", both[1])), by="x")
    alone = Utterance(id="u", speaker=None, statements=(), difference="none", diff=(), check=None, by="x")
    assert [by for by, _ in held([alone], [position], [thing], accounts)] == [BY_STAND]
    same = Instrument(id="i", name="ferry", kind="channel", parties=(), states=(state("closed", both[0]), state("closed", both[1])), by="x")
    assert [by for by, _ in held([], [], [same], accounts)] == [BY_THING]
