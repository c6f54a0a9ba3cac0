"""Relations: one saying with two conditions is a tension; certainty and judging words characterise differently."""

from compare.made import account
from compare.test_numbers import sides
from rashomon.compare.relate import condition_tension, negation_tension, relation

RUIZ = ("Marta Ruiz", "person", None, ["Ruiz"])


def test_condition_hit():
    one = account("Ruiz said she would leave the talks if rockets fell.", people=[RUIZ], said=[{"speaker": "Marta Ruiz", "content": "she would leave the talks if rockets fell", "cue": "said", "condition": "if rockets fell"}])
    other = account("Ruiz said she would leave the talks if tariffs rose.", people=[RUIZ], said=[{"speaker": "Marta Ruiz", "content": "she would leave the talks if tariffs rose", "cue": "said", "condition": "if tariffs rose"}])
    a, b = (own[0] for own in sides(one, other))
    found = condition_tension(a, b)
    assert found and found.strength == "tension" and found.both_true_if


def test_condition_near_miss_same_condition():
    one = account("Ruiz said she would leave the talks if rockets fell.", people=[RUIZ], said=[{"speaker": "Marta Ruiz", "content": "she would leave the talks if rockets fell", "cue": "said", "condition": "if rockets fell"}])
    other = account("Ruiz said she would leave the talks if any rockets fell.", people=[RUIZ], said=[{"speaker": "Marta Ruiz", "content": "she would leave the talks if any rockets fell", "cue": "said", "condition": "if any rockets fell"}])
    a, b = (own[0] for own in sides(one, other))
    assert condition_tension(a, b) is None


def test_negation_hit_and_near_miss():
    people = [RUIZ]
    parse = {"Ruiz": ("nsubj", "signed"), "accord": ("obj", "signed"), "the": ("det", "accord"), "fishing": ("compound", "accord"), "has": ("aux", "signed"), "not": ("advmod", "signed")}
    one = account("Ruiz signed the fishing accord.", people=people, parse=parse)
    denied = account("Ruiz has not signed the fishing accord.", people=people, parse=parse)
    quoted = account("Orlov said Ruiz has not signed the fishing accord.", people=people, parse={**parse, "signed": ("ccomp", "said"), "Orlov": ("nsubj", "said")}, said=[{"speaker": "Pavel Orlov", "content": "Ruiz has not signed the fishing accord", "cue": "said", "source": "Orlov"}])
    a, b, c = (own[-1] for own in sides(one, denied, quoted))
    found = negation_tension(a, b)
    assert found and found.strength == "tension"
    assert negation_tension(a, c) is None


def test_certainty_characterises_differently():
    one = account("Ruiz signed the fishing accord.", people=[RUIZ])
    other = account("Perhaps Ruiz may have signed the fishing accord.", people=[RUIZ])
    (a,), (b,) = sides(one, other)
    assert relation([a, b]) == ("characterised-differently", None)


def test_agree_and_only_one():
    one = account("Ruiz signed the fishing accord.", people=[RUIZ])
    other = account("Ruiz signed the fishing accord in Lima.", people=[RUIZ])
    (a,), (b,) = sides(one, other)
    assert relation([a, b]) == ("agree", None)
    assert relation([a]) == ("only-one", None)
