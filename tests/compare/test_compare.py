"""The whole comparison on hand-made accounts: what must always hold of a record."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.made import account
from rashomon.compare import compare
from rashomon.types import Generator, Zone

GENERATOR = Generator(version="0", reader="hand")
RUIZ = ("Marta Ruiz", "person", "SEL", ["Ruiz"])
ORLOV = ("Pavel Orlov", "person", "NOR", ["Orlov"])


def wire(**kw):
    text = "Ruiz met Orlov for almost two hours at the lighthouse on Monday. Ruiz said the fishing accord stands. Rockets fell on the harbour of Sel."
    return account(
        text, name="wire.txt", people=[RUIZ, ORLOV], figures=[("almost two hours", 1.5, 1.9, "hour")], dates=[("Monday", "2019-05-06")], published="2019-05-07",
        said=[{"speaker": "Marta Ruiz", "content": "the fishing accord stands", "cue": "said", "source": "Ruiz"}], **kw,
    )  # fmt: skip


def column():
    text = "Orlov and Ruiz met at the lighthouse for three hours. The fishing accord still stands, said Ruiz. A choir sang about herring."
    return account(
        text, name="column.txt", people=[RUIZ, ORLOV], figures=[("three hours", 3, 3, "hour")], published="2019-05-08",
        said=[{"speaker": "Marta Ruiz", "content": "The fishing accord still stands", "cue": "said", "source": "Ruiz"}],
    )  # fmt: skip


def third():
    return account("Rockets fell on the harbour of Sel, and nobody said why.", name="third.txt", published="2019-05-01")


def findings(record):
    names = {a.id: a.uri for a in record.accounts}
    plain = [(p.id, p.kind, p.relation, sorted((names[c.account], c.evidence, c.voice, c.realis) for c in p.cells), sorted((names[s.account], s.reason) for s in p.silent)) for p in record.points]
    return sorted(plain), record.id, record.title, record.entities, record.utterances, record.timeline, record.checks


def test_shared_points_and_the_contradiction():
    record = compare([wire(), column(), third()], GENERATOR)
    contradictions = [p for p in record.points if p.conflict and p.conflict.strength == "contradiction"]
    assert len(contradictions) == 1
    assert {v.value for v in contradictions[0].conflict.values} == {"almost two hours", "three hours"}
    assert contradictions[0].relation == "conflict" and contradictions[0].importance == "core"
    assert any(p.relation == "agree" and len({c.account for c in p.cells}) == 2 for p in record.points)


@given(st.permutations(range(3)))
def test_the_order_of_inputs_changes_nothing_but_accounts(order):
    accounts = [wire(), column(), third()]
    record = compare([accounts[i] for i in order], GENERATOR)
    assert [a.uri for a in record.accounts] == [accounts[i].uri for i in order]
    assert findings(record) == findings(compare(accounts, GENERATOR))


def test_the_same_input_gives_the_same_record():
    assert compare([wire(), column()], GENERATOR) == compare([wire(), column()], GENERATOR)


def test_cells_keep_voices_apart_and_stay_inside_the_text():
    record = compare([wire(), column(), third()], GENERATOR)
    accounts = {a.id: a for a in record.accounts}
    for point in record.points:
        for cell in point.cells:
            assert cell.evidence
            assert all(0 <= s.start < s.end <= len(accounts[cell.account].text) for s in cell.evidence)
            assert (cell.voice == "narrator") == (not cell.chain)
        reporting = {c.account for c in point.cells}
        assert reporting | {s.account for s in point.silent} == set(accounts)
        assert not reporting & {s.account for s in point.silent}
        assert 1 <= point.origins.lower <= point.origins.upper


def test_an_account_from_before_is_not_blamed():
    record = compare([wire(), column(), third()], GENERATOR)
    early = next(a for a in record.accounts if a.uri == "third.txt")
    dated = [p for p in record.points if any("lighthouse" in p.summary for _ in [0])]
    assert any(s.account == early.id and s.reason == "before-it-happened" for p in dated for s in p.silent)


def test_teasers_feed_nothing():
    text = "Ruiz met Orlov at the lighthouse for three hours."
    teaser = account(text, name="t.txt", people=[RUIZ, ORLOV], zones=(Zone(kind="teaser", start=0, end=len(text)),))
    record = compare([wire(), teaser], GENERATOR)
    assert all(c.account != teaser.id for p in record.points for c in p.cells)
    assert {s.reason for p in record.points for s in p.silent if s.account == teaser.id} <= {"unread"}


def test_one_account_and_empty_accounts():
    assert compare([], GENERATOR).points == ()
    assert all(p.relation == "only-one" for p in compare([wire()], GENERATOR).points)
    assert compare([account("", name="e.txt", zones=()), account("?!", name="f.txt")], GENERATOR).points == ()


@pytest.mark.slow
def test_many_accounts_stay_quick():
    chooser = random.Random(3)
    words = [f"{a}{b}" for a in "bcdfglmnprst" for b in ("arbour", "ockets", "inister", "ouncil", "ariff", "order", "ishing", "eather", "accine", "esert")]
    accounts = [account(" ".join(" ".join(chooser.choices(words, k=12)).capitalize() + "." for _ in range(60)), name=f"{n}.txt") for n in range(12)]
    assert compare(accounts, GENERATOR) is not None
