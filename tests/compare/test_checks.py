"""Mechanical checks: each finds its gap and leaves what fits alone."""

from compare.made import account
from rashomon.compare.checks import checks, url_date


def kinds(one):
    return [c.kind for c in checks(one)]


def test_weekday_hit():
    (one,) = checks(account("They signed on Monday, May 8, 2019, in Lima."))
    assert one.kind == "weekday" and "Wednesday" in one.message


def test_weekday_near_miss():
    assert kinds(account("They signed on Wednesday, May 8, 2019, in Lima.")) == []
    assert kinds(account("They signed on Monday, May 8, in Lima.")) == []
    assert kinds(account("They signed on Wednesday, May 8, in Lima.", published="2019-05-09")) == []
    assert kinds(account("On Friday, May 32, 2019, nothing happened.")) == []
    # eight months back, in the year before
    assert kinds(account("The letter of Friday, Sept. 14, named no one.", published="2013-05-15")) == []
    assert kinds(account("The letter of Tuesday, Sept. 14, named no one.", published="2013-05-15")) == ["weekday"]


def test_url_date():
    assert str(url_date("https://example.org/world/2019/05/08/talks.html")) == "2019-05-08"
    assert url_date("https://example.org/world/2019/13/41/talks.html") is None
    assert url_date("https://example.org/20190508") is None


def linked(day):
    text = "Thursday's vote failed, the record [3] shows."
    return account(text, dates=[("Thursday", day)], links=[(3, "https://example.org/2019/05/08/vote.html", "[3]", "press")])


def test_link_date_hit_and_near_miss():
    (one,) = checks(linked("2019-05-09"))
    assert one.kind == "link-date" and "2019-05-08" in one.message
    assert kinds(linked("2019-05-08")) == []
    assert kinds(linked("2019-05-07")) == []


def test_votes():
    (one,) = checks(account("The Security Council met. Nine members supported the text, two voted against it, and China abstained."))
    assert one.kind == "arithmetic" and one.message.startswith("12 votes")
    assert kinds(account("The Security Council met. Twelve members supported the text, two voted against it, and China abstained.")) == []
    assert kinds(account("The parish council met. Nine members supported the text, two voted against it, and one abstained.")) == []
