"""Reading from the network within bounds: size, time, and answers that are none."""

import gzip
import socket
import time
import zlib

import pytest

from rashomon.read.web import addresses, wire
from rashomon.read.web import fetch as module
from web import OPEN, chunked, get, packed, refused, serve, writes


def test_a_body_above_the_limit_is_not_read():
    exact, above = b"x" * OPEN.max_bytes, b"x" * (OPEN.max_bytes + 1)
    with serve({"/exact": exact, "/above": above, "/silent": (200, {"Content-Length": None, "Connection": "close"}, above)}) as host:
        assert len(get(f"{host.root}/exact").data) == OPEN.max_bytes
        for path in ("/above", "/silent"):
            assert "above the limit of 100,000 bytes" in refused(host.root + path)


ENDLESS = {
    "body": writes(b"x" * 5000, endless=True),
    "chunks": chunked(b"5\r\nabcde\r\n", endless=True),
    "negative chunk": chunked(b"-1\r\n", b"x" * 1000, endless=True),
    "trailers": chunked(b"0\r\n", b"a: b\r\n" * 100, endless=True),
    "headers": writes(b"a: b\r\n" * 100, head="HTTP/1.1 200 OK\r\n", endless=True),
    "line": writes(b"a" * 1000, head="HTTP/1.1 200 OK\r\n", endless=True),
    "continued": writes(b"HTTP/1.1 100 Continue\r\n\r\n" * 50, head="", endless=True),
    "packed": writes(gzip.compress(b"\0" * 10_000_000), head="HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", endless=True),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_an_endless_answer_ends(kind):
    before = time.monotonic()
    with serve({"/": ENDLESS[kind]}) as host:
        refused(f"{host.root}/")
    assert time.monotonic() - before < 3


SLOW = {
    "body": writes(b"x", pause=0.05, endless=True),
    "headers": writes(b"a: b\r\n", head="HTTP/1.1 200 OK\r\n", pause=0.05, endless=True),
    "nothing": writes(b"", head="", pause=5),
    "chunks": chunked(b"1\r\nx\r\n", pause=0.05, endless=True),
}


@pytest.mark.parametrize("kind", SLOW)
def test_a_slow_answer_stops_at_the_total_time(kind, monkeypatch):
    monkeypatch.setattr(module, "Clock", lambda seconds: wire.Clock(0.4))
    before = time.monotonic()
    with serve({"/": SLOW[kind]}) as host:
        assert "within 0.4 seconds" in refused(f"{host.root}/")
    assert time.monotonic() - before < 1.5


def test_redirects_share_one_time(monkeypatch):
    monkeypatch.setattr(module, "Clock", lambda seconds: wire.Clock(0.4))
    with serve({"/": writes(b"", head="HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")}) as host:
        slow = host.pages["/"]
        host.pages["/"] = lambda handler, host: (time.sleep(0.15), slow(handler, host))
        assert "within 0.4 seconds" in refused(f"{host.root}/")


def test_packed_pages_are_unpacked_within_the_limit():
    many = b"".join(gzip.compress(b"x" * 10) for _ in range(20))
    with serve(
        {
            "/gzip": packed(gzip.compress(b"x" * 90_000)),
            "/zlib": packed(zlib.compress(b"x" * 90_000), "deflate"),
            "/members": packed(many, "x-gzip"),
            "/padded": packed(gzip.compress(b"x") + b"\0" * 50),
            "/bomb": packed(gzip.compress(b"\0" * 20_000_000)),
            "/bombs": packed(zlib.compress(b"\0" * 20_000_000), "deflate"),
            "/many": packed(many + gzip.compress(b"")),
            "/half": packed(gzip.compress(bytes(range(256)) * 100)[:-20]),
            "/none": packed(b"plain"),
            "/twice": packed(gzip.compress(gzip.compress(b"x")), "gzip, gzip"),
            "/br": packed(b"x", "br"),
        }
    ) as host:
        sizes = {"gzip": 90_000, "zlib": 90_000, "members": 200, "padded": 1}
        assert {name: len(get(f"{host.root}/{name}").data) for name in sizes} == sizes
        for name in ("bomb", "bombs"):
            assert "above the limit" in refused(f"{host.root}/{name}")
        assert "broke off" in refused(f"{host.root}/half")
        for name in ("many", "none", "twice", "br"):
            assert "packed" in refused(f"{host.root}/{name}")


def test_a_bomb_takes_no_memory():
    import tracemalloc

    with serve({"/": packed(gzip.compress(b"\0" * 30_000_000))}) as host:
        tracemalloc.start()
        refused(f"{host.root}/")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
        tracemalloc.stop()


@pytest.mark.parametrize(
    "page",
    [
        writes(b"half", head="HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"),
        chunked(b"zz\r\n"),
        chunked(b"5\r\nab"),
        writes(head="SSH-2.0-x\r\n"),
        writes(head=""),
        writes(head="HTTP/9.9.9 200\r\n\r\n"),
        writes(head="HTTP/1.1 200 OK\r\n" + "a: b\r\n" * 200 + "\r\n"),
        writes(b"\x1f\x8b\x08\x00", head="HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"),
        writes(head="HTTP/1.1 302 Found\r\nLocation: http://exa\x00mple/\x1b[31m\r\n\r\n"),
    ],
)
def test_broken_answers_are_one_line(page):
    with serve({"/": page}) as host:
        refused(f"{host.root}/")


def test_nobody_there_is_one_line(monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert "no network" in refused(f"http://127.0.0.1:{free.getsockname()[1]}/")
    monkeypatch.setattr(addresses, "lookup", lambda host, port: (_ for _ in ()).throw(socket.gaierror(-2, "Name or service not known")))
    assert "no network: news.example cannot be found" in refused("http://news.example/")
