"""robots.txt: which groups count, which rule decides."""

import time

import pytest

from rashomon.read.web.robots import allows, rules


def may(text, path):
    return allows(rules(text.encode() if isinstance(text, str) else text), path)


ALL = "User-agent: *\n"


@pytest.mark.parametrize(
    ("text", "path", "is_open"),
    [
        ("", "/a", True),
        ("Disallow: /", "/a", True),  # before any group
        (ALL + "Disallow:", "/a", True),
        (ALL + "Disallow: /", "/a", False),
        (ALL + "Disallow: /", "/robots.txt", True),
        (ALL + "Disallow: /a", "/abc", False),
        (ALL + "Disallow: /a/", "/a", True),
        (ALL + "Disallow: /A", "/a", True),
        (ALL + "Disallow: /a\nAllow: /a/b", "/a/bc", True),
        (ALL + "Allow: /a/b\nDisallow: /a", "/a/bc", True),
        (ALL + "Allow: /a\nDisallow: /a/b", "/a/bc", False),
        (ALL + "Disallow: /a\nAllow: /a", "/a", True),  # two as long: allowed
        (ALL + "Disallow: /*.pdf$", "/x/y.pdf", False),
        (ALL + "Disallow: /*.pdf$", "/x/y.pdf?z", True),
        (ALL + "Disallow: /*.pdf", "/x/y.pdf?z", False),
        (ALL + "Disallow: /a$", "/a", False),
        (ALL + "Disallow: /a$", "/ab", True),
        (ALL + "Disallow: /a*b$", "/ab", False),
        (ALL + "Disallow: /ab*b$", "/ab", True),  # one b cannot be both
        (ALL + "Disallow: *", "/a", False),
        (ALL + "Disallow: /a/*/c", "/a/b/c", False),
        (ALL + "Disallow: /a/*/c", "/a/c", True),
        (ALL + "Disallow: /%7Ejoe", "/~joe", False),
        (ALL + "Disallow: /~joe", "/%7ejoe", False),
        (ALL + "Disallow: /a%2Fb", "/a/b", True),
        (ALL + "Disallow: /a%2fb", "/a%2Fb", False),
        (ALL + "Disallow: /ü", "/%C3%BC", False),
        (ALL + "Disallow: /?q=", "/?q=x", False),
        ("user-AGENT : *  # all\r\nDISALLOW : /a # that", "/a", False),
        ("\ufeff" + ALL + "Disallow: /a", "/a", False),
        ("User-agent: Rashomon\nDisallow: /a", "/a", False),
        ("User-agent: rashomon/2.0\nDisallow: /a", "/a", False),
        ("User-agent: rashomonbot\nDisallow: /a", "/a", True),
        ("User-agent: other\nDisallow: /a", "/a", True),
        ("User-agent: other\nUser-agent: rashomon\nDisallow: /a", "/a", False),
        (ALL + "Disallow: /\nUser-agent: rashomon\nDisallow: /b", "/a", True),  # its own group stands in for that of all
        ("User-agent: rashomon\nDisallow: /a\n" + ALL + "Disallow: /c\nUser-agent: rashomon\nDisallow: /b", "/b", False),
        ("User-agent: rashomon\nCrawl-delay: 5\nSitemap: /s\n" + ALL + "Disallow: /a", "/a", False),  # only a rule ends a group's names
        ("User-agent: rashomon\nDisallow:\n" + ALL + "Disallow: /a", "/a", True),
    ],
)
def test_the_longest_rule_of_the_right_group_decides(text, path, is_open):
    assert may(text, path) is is_open


def test_hostile_rules_take_no_time():
    before = time.process_time()
    for rule in ("/" + "*a" * 240_000, "/" + "*" * 490_000 + "z", "/*" + "a*" * 1000 + "$\nDisallow: /*aab" * 20):
        may(ALL + "Disallow: " + rule, "/" + "a" * 8000)
    assert time.process_time() - before < 2
    assert may(bytes(range(256)) * 10, "/a")
