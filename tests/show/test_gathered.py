"""The index of stories: every account is on it, nothing in it is taken for mark-up, and it needs no script."""

from dataclasses import replace

from rashomon.show.gathered import index
from rashomon.types import Member, Story, Witness

from .document import Document

HOSTILE = "<script>alert(1)</script> & “said”"


def member(name, **known):
    return Member(account=name, uri=f"{name}.txt", sha256=name, outlet=None, title=None, published=None, **known)


def made():
    shared = (Witness("quotation", HOSTILE), Witness("name", "Port Evel"), Witness("date", "4 March"))
    first = replace(member("a", like="b.txt", likeness=0.4, witnesses=shared), title=HOSTILE, outlet="The Evel Post", published="2019-03-04")
    second = member("b", like="a.txt", likeness=0.4, witnesses=shared[1:])
    story = Story(number=1, id="s1", title=HOSTILE, earliest="2019-03-04", latest="2019-03-05", members=(first, second), by="test")
    return [story, Story(number=2, id="s2", title=None, earliest=None, latest=None, members=(member("c"),), by="test")]


def test_every_account_is_on_the_page_with_what_puts_it_there():
    page = Document(index(made(), {1: "story-1.html"}))
    assert "1 story in 3 accounts" in page.words
    assert f"Story 1: {HOSTILE}" in page.words and "4–5 March 2019" in page.words and "The Evel Post" in page.words
    assert "because both have Port Evel and 4 March" in page.words
    assert "Nothing else here seems to report what these report. c.txt" in page.words
    assert [a["href"] for a in page.of("a")] == ["#main", "#stories", "#alone", "story-1.html"]


def test_no_text_becomes_mark_up_and_nothing_is_fetched():
    page = Document(index(made(), {}))
    assert not page.of("script") and not page.of("link") and not page.of("img")
    policy = page.of("meta")[1]["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "script" not in policy
    assert page.inline["style"]


def test_no_story_is_said_so():
    page = Document(index(made()[1:], {}))
    assert "No two of these accounts seem to report one event." in page.words
