"""One utterance in several accounts; two sayings of one speaker stay apart."""

import dataclasses

from compare.made import account
from rashomon.compare.entities import cast
from rashomon.compare.record import lemmas
from rashomon.compare.utterances import utterances

RUIZ = ("Marta Ruiz", "person", None, ["Ruiz"])
ORLOV = ("Pavel Orlov", "person", None, ["Orlov"])


def saying(content, *, who=RUIZ, kind="direct", rendering="unknown", condition=None, name="x"):
    text = f"{who[3][0]} said {content}."
    return account(text, name=name + content, people=[who], said=[{"speaker": who[0], "content": content, "kind": kind, "rendering": rendering, "condition": condition}])


def found(*accounts):
    return utterances(accounts, cast(accounts), lemmas(accounts))


def test_same_words():
    (one,) = found(saying("“the harbour will open again on Monday”"), saying("“the harbour will open again on Monday”", name="y"))
    assert one.difference == "none" and len(one.statements) == 2 and one.diff == ()


def test_shortened_and_reworded():
    (one,) = found(saying("“the harbour will open again on Monday morning”"), saying("“the harbour will open again”"))
    assert one.difference == "shortened"
    (one,) = found(saying("“the harbour will open again on Monday morning”"), saying("“the harbour will close again on Monday morning”"))
    assert one.difference == "reworded" and {d["op"] for d in one.diff} == {"replace"}


def test_renderings_are_no_alteration():
    (one,) = found(saying("“the harbour will open again on Monday”", rendering="translated"), saying("“the harbour will reopen again on Monday”", rendering="translated"))
    assert one.difference == "translated"


def test_condition_dropped():
    whole = saying("“the harbour will open again on Monday if the mines are cleared”", condition="if the mines are cleared")
    (one,) = found(whole, saying("“the harbour will open again on Monday”"))
    assert one.difference == "condition-dropped"


def test_attributed_differently_needs_the_same_words():
    (one,) = found(saying("“the harbour will open again on Monday”"), saying("“the harbour will open again on Monday”", who=ORLOV))
    assert one.difference == "attributed-differently"
    assert found(saying("“frank”"), saying("“frank”", who=ORLOV)) == ()


def test_two_sayings_of_one_speaker_stay_apart():
    assert found(saying("“the harbour will open again on Monday”"), saying("“our patience with the fishing fleet is at an end”")) == ()
    assert found(saying("she liked the harbour", kind="indirect"), saying("she would close the airport", kind="indirect")) == ()


def test_paraphrase():
    (one,) = found(saying("“the harbour customs will open again on Monday”"), saying("the harbour customs would open on Monday", kind="indirect"))
    assert one.difference == "paraphrased"


def test_an_agency_that_carries_the_words_is_no_other_speaker():
    agency = ("Harbour News Agency", "organisation", None, ["Agency"])
    (one,) = found(saying("“the harbour will open again on Monday at six”"), saying("“the harbour will open again on Monday at six”", who=agency))
    assert one.difference == "none"


def test_what_was_left_unsaid_is_no_utterance():
    unsaid = saying("the harbour customs would open on Monday", kind="indirect", name="z")
    unsaid = dataclasses.replace(unsaid, statements=tuple(dataclasses.replace(s, negated=True) for s in unsaid.statements))
    assert found(saying("the harbour customs would open on Monday", kind="indirect"), unsaid) == ()
