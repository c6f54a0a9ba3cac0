"""Pages kept: asked for again only where they changed, read when offline, and never a reason to fail."""

import os
import socket
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.read.web import addresses, cache
from rashomon.read.web.cache import Cache, Kept, folder
from web import OPEN, PAGE, get, refused, serve

TAGGED = (200, {"ETag": 'W/"7"', "Last-Modified": "Tue, 03 Mar 2020 10:00:00 GMT", "Content-Type": "text/html; charset=latin-1"}, PAGE)


@pytest.fixture
def keeping(tmp_path):
    return replace(OPEN, cache_dir=str(tmp_path / "deep" / "pages"))


def confirms(body=PAGE):
    """A page that answers 304 to whoever has it."""

    def page(handler, host):
        has = handler.headers.get("If-None-Match") == 'W/"7"' and handler.headers.get("If-Modified-Since") == TAGGED[1]["Last-Modified"]
        handler.send_response(304 if has else 200)
        for name, value in TAGGED[1].items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0" if has else str(len(body)))
        handler.end_headers()
        handler.wfile.write(b"" if has else body.encode())

    return page


def offline(monkeypatch):
    def lookup(host, port):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(addresses, "lookup", lookup)


def test_a_page_that_did_not_change_comes_from_the_cache(keeping):
    with serve({"/": confirms()}) as host:
        first, second = get(f"{host.root}/", keeping), get(f"{host.root}/", keeping)
        assert first == second and second.charset == "latin-1" and second.data == PAGE.encode()
        assert [headers.get("If-None-Match") for path, headers in host.asked if path == "/"] == [None, 'W/"7"']
        host.pages["/"] = "new words"
        assert get(f"{host.root}/", keeping).data == b"new words"
        assert get(f"{host.root}/", keeping).data == b"new words" and "If-None-Match" not in host.asked[-1][1]


def test_nothing_is_kept_without_a_folder_or_against_the_hosts_will(keeping, tmp_path):
    with serve({"/": confirms(), "/no": (200, {**TAGGED[1], "Cache-Control": "private, No-Store"}, PAGE)}) as host:
        get(f"{host.root}/"), get(f"{host.root}/")
        get(f"{host.root}/no", keeping), get(f"{host.root}/no", keeping)
        assert not any("If-None-Match" in headers for _, headers in host.asked) and not list(tmp_path.rglob("*.page"))
        host.pages["/"] = TAGGED
        get(f"{host.root}/", keeping)
        assert len(list(tmp_path.rglob("*"))) == 3
        host.pages["/"] = (200, {"Cache-Control": "no-store"}, PAGE)
        get(f"{host.root}/", keeping)
        assert not list(tmp_path.rglob("*.page"))


def test_offline_a_kept_page_is_read_and_says_from_when(keeping, monkeypatch, tmp_path):
    with serve({"/old": (301, {"Location": "/new"}, b""), "/new": PAGE}) as host:
        monkeypatch.setattr(addresses, "lookup", lambda name, port: ["127.0.0.1"])
        root = f"http://news.example:{host.port}"
        online = get(f"{root}/old", keeping)
        for file in tmp_path.rglob("*.page"):
            os.utime(file, (0, 86400 * 366))
        offline(monkeypatch)
        kept = get(f"{root}/old", keeping)
        assert replace(kept, notices=()) == online and kept.final_url == f"{root}/new"
        assert kept.notices == (f"{root}/old: no network: news.example cannot be found (Temporary failure in name resolution); read from the copy kept on 1971-01-02",)
        assert "no network" in refused(f"{root}/never", keeping) and "no network" in refused(f"{root}/old")


def test_a_host_that_hangs_up_is_no_reason_not_to_read_what_is_kept(keeping):
    with serve({"/": PAGE}) as host:
        get(f"{host.root}/", keeping)
    assert get(f"{host.root}/", keeping).data == PAGE.encode()


@pytest.mark.parametrize("status", [404, 410, 500])
def test_an_answer_is_an_answer(keeping, status):
    with serve({"/": PAGE}) as host:
        get(f"{host.root}/", keeping)
        host.pages["/"] = (status, {}, b"")
        assert str(status) in refused(f"{host.root}/", keeping)


def damage(data):
    line, _, body = data.partition(b"\n")
    return [b"", b"\0", data[:-1], data + b"x", line, body, b"[]\n" + body, b"7\n", b"{}\n" + body, line.replace(b'"form": 1', b'"form": 2') + b"\n" + body]


@pytest.mark.parametrize("n", range(13))
def test_a_damaged_copy_is_as_if_it_were_not_there(keeping, tmp_path, n):
    with serve({"/": confirms()}) as host:
        get(f"{host.root}/", keeping)
        [file] = tmp_path.rglob("*.page")
        data = file.read_bytes()
        more = [data.replace(b'"etag": "W', b'"etag": 7, "x": "W'), data.replace(b"127.0.0.1", b"127.0.0.2"), b"[" * 60_000 + data]
        file.write_bytes([*damage(data), *more][n])
        assert get(f"{host.root}/", keeping).data == PAGE.encode() and "If-None-Match" not in host.asked[-1][1]
        assert get(f"{host.root}/", keeping).data == PAGE.encode() and "If-None-Match" in host.asked[-1][1]


def test_a_copy_above_the_limit_is_not_used(keeping):
    with serve({"/": confirms("x" * 500)}) as host:
        get(f"{host.root}/", keeping)
        assert "above the limit" in refused(f"{host.root}/", replace(keeping, max_bytes=499))
        assert get(f"{host.root}/", replace(keeping, max_bytes=500)).data == b"x" * 500


def test_a_folder_that_cannot_be_written_is_no_matter(keeping, tmp_path):
    (tmp_path / "deep").write_text("a file")
    with serve({"/": PAGE}) as host:
        assert get(f"{host.root}/", keeping).data == get(f"{host.root}/", keeping).data


def test_the_cache_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_MOST_BYTES", 5_000)
    (tmp_path / "mine.page").write_bytes(b"x" * 9_000)
    os.utime(tmp_path / "mine.page", (0, 0))
    kept = Cache(tmp_path)
    for n in range(20):
        kept.put(Kept(url=f"http://news.example/{n}", data=b"x" * 500))
        os.utime(kept._file(f"http://news.example/{n}"), (n, n))
    assert kept.get("http://news.example/0", 1000) is None and kept.get("http://news.example/19", 1000)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 14_000 and (tmp_path / "mine.page").exists()
    monkeypatch.setattr(cache, "_MOST_FILES", 2)
    kept.put(Kept(url="http://news.example/new", data=b"x"))
    assert len(list(tmp_path.iterdir())) == 3 and kept.get("http://news.example/new", 1000).day == time.strftime("%Y-%m-%d", time.gmtime())


def test_where_pages_are_kept(monkeypatch, tmp_path):
    assert folder("") is folder("none") is None and folder("here") == Path("here")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder(None) == tmp_path / "rashomon"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert folder(None) == Path.home() / ".cache" / "rashomon"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert folder(None) == Path.home() / "Library" / "Caches" / "rashomon"
