"""Relations: one saying with two conditions is a conflict; certainty and judging words characterise differently."""

from dataclasses import replace

import pytest

from compare.made import account
from compare.test_numbers import sides
from rashomon.annotate import annotate
from rashomon.compare.entities import cast
from rashomon.compare.keys import keys
from rashomon.compare.relate import _certainty_differs, _first_differs, condition_conflict, negation_tension, relation
from rashomon.compare.sides import Side
from rashomon.compare.units import told
from rashomon.types import Account, Zone

RUIZ = ("Marta Ruiz", "person", None, ["Ruiz"])


@pytest.fixture(scope="module")
def condition(nlp):
    """The conflict of the conditions of two texts, each read by the shipped reader."""

    def made(*texts):
        accounts = [annotate(Account(id=f"a{n}", uri=f"{n}.txt", sha256=f"{n}" * 8, text=text, kind="report", zones=(Zone(kind="body", start=0, end=len(text)),)), nlp) for n, text in enumerate(texts)]
        people, stories = cast(accounts), [told(a) for a in accounts]
        own = [[Side(t.account, t.tree, unit, key) for unit, key in zip(t.units, keys(t, people), strict=True)] for t in stories]
        return next((c for a in own[0] for b in own[1] if (c := condition_conflict(a, b))), None)

    return made


FISH = 'Marta Ruiz said she would "leave the talks" if the fish were sold.'


def test_one_saying_with_two_conditions(condition):
    found = condition(FISH, 'Marta Ruiz warned she would "walk out" of the talks if tariffs rose.')
    assert found and found.rule == "conflict.condition.v1" and found.strength == "contradiction" and found.both_true_if
    assert [v.value for v in found.values] == ["if the fish were sold", "if tariffs rose"]


@pytest.mark.parametrize(
    "other",
    [
        'Marta Ruiz said she would "leave the talks" if any fish were sold.',  # the same condition
        "Marta Ruiz said she would leave the talks if tariffs rose.",  # not the speaker's own words
        'Marta Ruiz said the minister would be "blamed" if tariffs rose.',  # another saying
    ],
)
def test_near_miss_of_conditions(condition, other):
    assert condition(FISH, other) is None


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
