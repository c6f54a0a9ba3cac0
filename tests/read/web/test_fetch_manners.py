"""Reading from the network as a guest: robots.txt, pauses, one page at a time."""

import gzip
import time
from dataclasses import replace

import pytest

from rashomon.read.web import wire
from rashomon.read.web.manners import Manners, retry_after
from web import OPEN, PAGE, get, packed, refused, serve


def test_robots_txt_is_honoured_and_asked_for_once():
    robots = "User-agent: *\nDisallow: /private\nAllow: /private/open\n"
    with serve({"/robots.txt": robots, "/private/a": PAGE, "/private/open": PAGE, "/": PAGE, "/in": (302, {"Location": "/private/a"}, b"")}) as host:
        manners = Manners()
        assert get(f"{host.root}/", manners=manners).data and get(f"{host.root}/private/open", manners=manners).data
        assert "robots.txt" in refused(f"{host.root}/private/a", manners=manners) and "robots.txt" in refused(f"{host.root}/in", manners=manners)
        assert "/private/a" not in host.paths and host.paths.count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [
        ((404, {}, b""), True),
        ((403, {}, b""), True),
        ((500, {}, b""), False),
        ((503, {"Retry-After": "7"}, b""), False),
        ((429, {}, b""), False),
        ((302, {"Location": "/there"}, b""), False),
        ((302, {"Location": "http://169.254.169.254/"}, b""), True),
        ((302, {"Location": "/robots.txt"}, b""), True),
        ((200, {}, b"User-agent: *\nDisallow: /\n" + b"#" * 600_000), False),
        ((200, {}, b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /\n"), True),
        (packed(gzip.compress(b"User-agent: *\nDisallow: /\n" + b"#" * 20_000_000)), False),
        ((200, {}, b"\xff\xfe\x00<html>"), True),
    ],
)
def test_what_an_answer_for_robots_txt_means(answer, is_open):
    with serve({"/robots.txt": answer, "/there": "User-agent: rashomon\nDisallow: /\n", "/page": PAGE}) as host:
        if is_open:
            assert get(f"{host.root}/page").data == PAGE.encode()
        else:
            refused(f"{host.root}/page")
            assert "/page" not in host.paths


def test_a_host_that_asks_for_a_pause_is_left_alone():
    with serve({"/": (429, {"Retry-After": "120"}, b""), "/b": PAGE}) as host:
        manners = Manners()
        assert "120 seconds (429)" in refused(f"{host.root}/", manners=manners)
        assert "120 more seconds" in refused(f"{host.root}/b", manners=manners)
        assert host.paths == ["/robots.txt", "/"]
        assert get(f"{host.root}/b").data


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("0", 1),
        ("99999999999999", 86400),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 1),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86400),
        ("soon", 60),
        ("-5", 60),
        ("²", 60),
        ("", 60),
        (None, 60),
    ],
)
def test_how_long_a_pause_is(value, seconds):
    assert retry_after(value) == seconds


def test_a_pause_between_two_pages_of_a_host_and_none_before_the_first(monkeypatch):
    slept = []
    monkeypatch.setattr(wire.time, "sleep", slept.append)
    with serve({"/a": PAGE, "/b": (302, {"Location": "/a"}, b"")}) as host:
        manners = Manners()
        polite = replace(OPEN, fetch_delay=1.0)
        get(f"{host.root}/a", polite, manners)
        assert slept == []
        get(f"{host.root}/b", polite, manners)
        assert len(slept) == 1 and 0.5 < slept[0] <= 1


def test_one_page_of_a_host_at_a_time():
    from concurrent.futures import ThreadPoolExecutor

    at_once, most = [], []

    def page(handler, host):
        at_once.append(1)
        most.append(len(at_once))
        time.sleep(0.03)
        at_once.pop()
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")

    with serve({f"/{n}": page for n in range(5)}) as host, ThreadPoolExecutor(5) as pool:
        manners = Manners()
        assert len(list(pool.map(lambda n: get(f"{host.root}/{n}", manners=manners).data, range(5)))) == 5
    assert max(most) == 1
