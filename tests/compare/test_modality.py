"""Realis: a hedge weakens the clause it stands in; an open question is no denial."""

from compare.made import account, find
from compare.test_numbers import sides
from rashomon.compare.modality import asks, realis
from rashomon.types import Hedge


def units(text, **more):
    ((*found,),) = sides(account(text, **more))
    return found


def hedged(text, clause, cue):
    (side, *_) = units(text)
    inside = [i for i, t in enumerate(side.account.tokens) if find(text, clause).start <= t.start < find(text, clause).end or text[t.start] == "."]
    at = find(text, cue)
    return realis(side.tree, inside, None, (), (Hedge(start=at.start, end=at.end, cue=cue, by="hand"),))


TOLD = "Ruiz told the council that the accord likely fell."


def test_a_hedge_in_the_clause():
    assert hedged(TOLD, "that the accord likely fell", "likely") == "uncertain"


def test_near_miss_a_hedge_between_the_clause_and_its_full_stop():
    assert hedged(TOLD, "Ruiz told the council", "likely") == "actual"


def test_whether_asks():
    text = "Ruiz would not say whether Orlov signed the accord."
    (side, *_) = units(text)
    inside = [i for i, t in enumerate(side.account.tokens) if t.start >= text.index("Orlov") and text[t.start] != "."]
    assert asks(side.tree, inside)


def test_near_miss_whether_to():
    text = "Ruiz weighed whether to sign the accord."
    (side, *_) = units(text)
    inside = [i for i, t in enumerate(side.account.tokens) if t.start >= text.index("to sign")]
    assert not asks(side.tree, inside)


def test_not_saying_whether_denies_nothing():
    text = "Ruiz would not say whether Orlov signed the accord. Ruiz denied Orlov signed the pact."
    said = [
        {"speaker": "Ruiz", "content": "Orlov signed the accord", "cue": "say", "act": "deny"},
        {"speaker": "Ruiz", "content": "Orlov signed the pact", "cue": "denied", "act": "deny"},
    ]
    stand = {side.text(side.unit.spans[0]): side.unit.realis for side in units(text, said=said) if side.unit.statements}
    assert sorted(stand.values()) == ["negated", "uncertain"]


def test_might_not_denies_nothing():
    (side,) = units("Ruiz might not sign the fishing accord.")
    assert side.unit.realis == "uncertain"


def test_near_miss_did_not():
    (side,) = units("Ruiz has not signed the fishing accord.")
    assert side.unit.realis == "negated"
