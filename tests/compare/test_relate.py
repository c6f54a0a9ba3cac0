"""Relations: one saying with two conditions is a tension; certainty and judging words characterise differently."""

from dataclasses import replace

from compare.made import account
from compare.test_numbers import sides
from rashomon.compare.relate import _certainty_differs, _first_differs, condition_tension, negation_tension, relation

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


def asked(act, cue, name="a.txt", negated=False):
    text = f"Ruiz {cue} a joint inquiry into the fishing fleet."
    said = {"speaker": "Marta Ruiz", "content": "a joint inquiry into the fishing fleet", "cue": cue, "act": act, "negated": negated}
    one = account(text, name=name, people=[RUIZ], said=[said])
    return next(s for s in sides(one)[0] if s.unit.statements)


def test_a_demand_is_not_an_agreement():
    assert relation([asked("demand", "wanted"), asked("agree", "accepted", "b.txt")]) == ("characterised-differently", None)


def test_what_was_left_unsaid_is_not_what_was_denied():
    assert relation([asked("deny", "denied"), asked("other", "did not announce", "b.txt", negated=True)]) == ("characterised-differently", None)


def test_near_miss_both_left_it_unsaid():
    both = [asked("other", "did not announce", negated=True), asked("other", "did not announce", "b.txt", negated=True)]
    assert relation(both) == ("agree", None)


def test_near_miss_two_demands():
    assert relation([asked("demand", "wanted"), asked("demand", "demanded", "b.txt")]) == ("agree", None)


JUDGED = {"Ruiz": ("nsubj", "signed"), "brazenly": ("advmod", "signed"), "dramatic": ("amod", "accord"), "accord": ("obj", "signed")}


def test_a_judgment_on_the_act():
    one = account("Ruiz signed the accord.", people=[RUIZ], parse=JUDGED)
    other = account("Ruiz brazenly signed the accord.", people=[RUIZ], parse=JUDGED)
    (a,), (b,) = sides(one, other)
    assert relation([a, b]) == ("characterised-differently", None)


def test_near_miss_a_judging_word_in_passing():
    one = account("Ruiz signed the accord.", people=[RUIZ], parse=JUDGED)
    other = account("Ruiz signed the dramatic accord.", people=[RUIZ], parse=JUDGED)
    (a,), (b,) = sides(one, other)
    assert relation([a, b]) == ("agree", None)


def test_nothing_and_something():
    (a,), (b,) = sides(account("Ruiz left Lima without any progress on fishing.", people=[RUIZ]), account("Ruiz left Lima.", people=[RUIZ]))
    assert relation([a, b]) == ("characterised-differently", None)


def test_near_miss_nothing_twice():
    (a,), (b,) = sides(account("Ruiz left Lima without any progress on fishing.", people=[RUIZ]), account("Ruiz left without any progress.", people=[RUIZ]))
    assert relation([a, b]) == ("agree", None)


BLAMED = {"content": "Orlov was responsible for the fire", "cue": "said", "speaker": "Marta Ruiz"}


def test_blame_in_the_outlets_own_voice_and_in_a_mouth():
    (own,) = sides(account("Orlov was responsible for the fire."))[0]
    said = next(s for s in sides(account("Ruiz said Orlov was responsible for the fire.", people=[RUIZ], said=[BLAMED]))[0] if s.unit.statements)
    assert relation([own, said]) == ("characterised-differently", None)


def test_near_miss_no_blame():
    held = {"content": "Orlov was present at the fire", "cue": "said", "speaker": "Marta Ruiz"}
    (own,) = sides(account("Orlov was present at the fire."))[0]
    said = next(s for s in sides(account("Ruiz said Orlov was present at the fire.", people=[RUIZ], said=[held]))[0] if s.unit.statements)
    assert relation([own, said]) == ("agree", None)


DENIED = {"Ruiz": ("nsubj", "signed"), "never": ("advmod", "signed"), "accord": ("obj", "signed")}


def test_a_denial_of_the_same_act():
    one, other = account("Ruiz never signed the accord.", parse=DENIED), account("Ruiz signed the accord.", parse=DENIED)
    (a,), (b,) = sides(one, other)
    assert relation([a, b])[0] == "characterised-differently"


def test_near_miss_a_denial_of_another_act():
    one = account("Ruiz never met the fishing crews.", parse={"Ruiz": ("nsubj", "met"), "never": ("advmod", "met"), "crews": ("obj", "met")})
    other = account("Ruiz signed the fishing accord.", parse=DENIED)
    (a,), (b,) = sides(one, other)
    assert a.unit.realis == "negated"
    assert not _certainty_differs([a, b])


def largest(name):
    parse = {name: ("nsubj", "port"), "was": ("cop", "port"), "largest": ("amod", "port"), "port": ("root", "port")}
    one = account(f"{name} was the largest port.", parse=parse)
    tokens = tuple(t._replace(tag="JJS") if one.text[t.start : t.end] == "largest" else t for t in one.tokens)
    return sides(replace(one, tokens=tokens))[0][0]


def test_one_superlative_two_holders():
    assert _first_differs([largest("Lima"), largest("Callao")])


def test_near_miss_one_holder():
    assert not _first_differs([largest("Lima"), replace(largest("Lima"), account=replace(largest("Lima").account, id="other"))])
