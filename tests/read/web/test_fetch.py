"""Reading from the network, against a host of our own: what comes back, where it may go."""

import shutil
import socket
import subprocess
from dataclasses import replace

import pytest

from rashomon import __version__
from rashomon.read.web import addresses, wire
from web import OPEN, PAGE, get, refused, serve, writes

# what comes back


def test_a_page_and_what_the_host_says_of_it():
    with serve({"/a?b=c": PAGE, "/plain": (200, {}, "x"), "/odd": (200, {"Content-Type": "charset=;;; \\x00 boundary"}, "x")}) as host:
        got = get(f"{host.root}/a?b=c#part")
        assert (got.data, got.content_type, got.charset, got.notices) == (PAGE.encode(), "text/html", "utf-8", ())
        assert (got.url, got.final_url) == (f"{host.root}/a?b=c#part", f"{host.root}/a?b=c")
        for path in ("/plain", "/odd"):
            assert (get(host.root + path).content_type, get(host.root + path).charset) == (None, None)


def test_the_program_says_who_it_is():
    with serve({"/": PAGE}) as host:
        get(f"{host.root}/")
        assert host.asked[-1][1]["User-Agent"] == f"rashomon/{__version__}" and host.asked[-1][1]["Host"] == f"127.0.0.1:{host.port}"
        get(f"{host.root}/", replace(OPEN, contact="https://desk.example\r\nX: (y)"))
        assert host.asked[-1][1]["User-Agent"] == f"rashomon/{__version__} (+https://desk.exampleX: y)" and "X" not in host.asked[-1][1]


@pytest.mark.parametrize("status", [204, 206, 304, 401, 403, 404, 410, 418, 500, 503, 599])
def test_any_other_answer_is_one_line(status):
    with serve({"/": (status, {}, b"")}) as host:
        assert str(status) in refused(f"{host.root}/")


# where it may go


def test_this_machine_is_closed_without_the_switch():
    with serve({"/": PAGE}) as host:
        closed = replace(OPEN, allow_private_addresses=False)
        assert "this machine" in refused(f"{host.root}/", closed)
        assert "this machine" in refused(f"http://localhost:{host.port}/", closed)
        assert host.asked == []
        assert get(f"http://localhost:{host.port}/").data == PAGE.encode()


def outside(monkeypatch, names):
    """Names as if they stood outside: looked up here, the public numbers leading to loopback all the same. Gives the look-ups and connections made."""
    made = []

    def lookup(host, port):
        made.append(("look", host))
        return names[host].pop(0) if len(names[host]) > 1 else names[host][0]

    class Socket(socket.socket):
        def connect(self, place):
            made.append(("connect", place[0]))
            super().connect(("127.0.0.1", place[1]))

    monkeypatch.setattr(addresses, "lookup", lookup)
    monkeypatch.setattr(wire.socket, "socket", Socket)
    return made


def test_a_redirect_into_this_network_is_refused(monkeypatch):
    closed = replace(OPEN, allow_private_addresses=False)
    with serve({"/secret": "inner"}) as host:
        made = outside(monkeypatch, {"news.example": [["93.184.215.14"]], "inner.example": [["10.0.0.1"]]})
        for i, place in enumerate(
            [
                f"http://127.0.0.1:{host.port}/secret",
                f"http://inner.example:{host.port}/secret",
                f"//localhost:{host.port}/secret",
                "http://2130706433/",
                "file:///etc/passwd",
                "http://[",
                "http://user:pw@news.example/",
                "http://news.example:25/",
            ]
        ):
            host.pages[f"/{i}"] = (302, {"Location": place}, b"")
            assert "pw" not in refused(f"http://news.example:{host.port}/{i}", closed)
        assert "/secret" not in host.paths and {to for what, to in made if what == "connect"} == {"93.184.215.14"}
        host.pages["/8"] = (302, {"Location": "/page"}, b"")
        host.pages["/page"] = PAGE
        assert get(f"http://news.example:{host.port}/8", closed).final_url == f"http://news.example:{host.port}/page"


def test_a_name_is_looked_up_once_and_that_number_is_asked(monkeypatch):
    closed = replace(OPEN, allow_private_addresses=False)
    with serve({"/": (302, {"Location": "/page"}, b""), "/page": PAGE}) as host:
        made = outside(monkeypatch, {"news.example": [["93.184.215.14"], ["127.0.0.1"]]})
        assert get(f"http://news.example:{host.port}/", closed).data == PAGE.encode()
        assert host.asked[-1][1]["Host"] == f"news.example:{host.port}"
        assert made == [("look", "news.example"), *[("connect", "93.184.215.14")] * 3]  # robots.txt, redirect, page
        assert "is at 127.0.0.1" in refused(f"http://news.example:{host.port}/", closed)  # the next visit looks again
        assert len(host.asked) == 3


def test_one_inner_number_among_the_numbers_of_a_name_closes_it(monkeypatch):
    with serve({"/": PAGE}) as host:
        made = outside(monkeypatch, {"news.example": [["93.184.215.14", "192.168.0.1"]]})
        assert "192.168.0.1" in refused(f"http://news.example:{host.port}/", replace(OPEN, allow_private_addresses=False))
        assert made == [("look", "news.example")]


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    with serve({"/": PAGE}) as host:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:9/")
        assert get(f"{host.root}/").data == PAGE.encode()


# redirects


def test_five_redirects_are_followed_and_no_more():
    pages = {f"/{n}": (301 + n % 2, {"Location": f"{n - 1}"}, b"") for n in range(1, 7)}
    with serve({**pages, "/0": PAGE, "/loop": (307, {"Location": "/loop"}, b"")}) as host:
        assert get(f"{host.root}/5").final_url == f"{host.root}/0"
        assert "more than 5" in refused(f"{host.root}/6")
        assert "more than 5" in refused(f"{host.root}/loop")
        assert host.paths.count("/robots.txt") == 3


def test_a_place_in_odd_spelling_is_found():
    with serve({"/": (302, {"Location": "/ü b"}, b""), "/%C3%BC%20b": PAGE, "/none": (302, {}, b"")}) as host:
        host.pages["/"] = writes(head="HTTP/1.1 302 Found\r\nLocation: /Ã¼ b\r\nContent-Length: 0\r\n\r\n")
        assert get(f"{host.root}/").data == PAGE.encode()
        assert "302" in refused(f"{host.root}/none")


# https


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    names = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-keyout", str(folder / "key"), "-out", str(folder / "cert")]
    subprocess.run(["openssl", "req", "-x509", *made, *names], check=True, capture_output=True)
    both = folder / "both"
    both.write_text((folder / "key").read_text() + (folder / "cert").read_text())
    return both


@pytest.fixture
def trusted(certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    wire._trust.cache_clear()
    monkeypatch.setattr(addresses, "lookup", lambda host, port: ["127.0.0.1"])
    yield certificate
    wire._trust.cache_clear()


def test_a_certificate_must_hold_for_the_name_asked(trusted, monkeypatch):
    with serve({"/": PAGE}, trusted) as host:
        assert get(f"https://news.example:{host.port}/").data == PAGE.encode()
        assert "certificate does not hold" in refused(f"https://other.example:{host.port}/")
        assert "certificate does not hold" in refused(f"https://127.0.0.1:{host.port}/")
        monkeypatch.delenv("SSL_CERT_FILE")
        wire._trust.cache_clear()
        assert "certificate does not hold" in refused(f"https://news.example:{host.port}/")


def test_http_behind_https_is_no_safe_connection():
    with serve({"/": PAGE}) as host:
        assert "no safe connection" in refused(f"https://127.0.0.1:{host.port}/")


def test_a_step_from_https_to_http_is_told(trusted):
    with serve({"/page": PAGE, "/up": PAGE}) as plain, serve({"/": (302, {"Location": f"http://news.example:{plain.port}/page"}, b"")}, trusted) as safe:
        got = get(f"https://news.example:{safe.port}/")
        assert len(got.notices) == 1 and "from https to http://news.example" in got.notices[0]
        plain.pages["/up"] = (301, {"Location": f"https://news.example:{safe.port}/page"}, b"")
        safe.pages["/page"] = PAGE
        assert get(f"http://news.example:{plain.port}/up").notices == ()
