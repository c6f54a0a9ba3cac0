"""Who a person is, by what stands after the name."""

import dataclasses

from compare.made import account
from rashomon.compare.descriptions import BY, descriptions
from rashomon.compare.entities import cast
from rashomon.compare.record import _sides
from rashomon.compare.units import told

RUIZ = ("Marta Ruiz", "person", "SEL", ["Marta Ruiz"])


def drafts(*texts):
    accounts = []
    for n, text in enumerate(texts):
        made = account(text, name=f"{n}.txt", people=[RUIZ])
        adverbs = tuple(t._replace(pos="ADV") if made.text[t.start : t.end] == "yesterday" else t for t in made.tokens)
        accounts.append(dataclasses.replace(made, tokens=adverbs))
    people = cast(accounts)
    stories = [told(a) for a in sorted(accounts, key=lambda a: a.sha256)]
    return descriptions(stories, people, _sides(stories, people))


def test_two_accounts_say_who_she_is():
    (draft,) = drafts("Marta Ruiz, director of the harbour museum, closed the pier.", "The pier was closed by Marta Ruiz, adviser on lighthouses.")
    assert draft.by == BY and draft.kind == "state"
    assert {side.account.text[spans[0].start : spans[0].end] for side, spans in draft.sides} == {"director of the harbour museum", "adviser on lighthouses"}


def test_near_miss_only_one_account_says_it():
    assert drafts("Marta Ruiz, director of the harbour museum, closed the pier.", "Marta Ruiz closed the pier at noon.") == []


def test_near_miss_a_list_a_clause_and_a_time():
    assert drafts("Marta Ruiz, cod and salt, all in one song.", "Marta Ruiz, cod and rain, all in one night.") == []
    assert drafts("Marta Ruiz, the director said, closed the pier.", "Marta Ruiz, the director told us, closed the pier.") == []
    assert drafts("Marta Ruiz, yesterday a director, closed the pier.", "Marta Ruiz, yesterday a director, closed the ferry.") == []
