"""Addresses: what is read and what is refused, in every spelling."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.read.web import addresses
from rashomon.read.web.addresses import address, resolved, shown
from rashomon.read.web.networks import refusal


@pytest.mark.parametrize(
    ("url", "spelling"),
    [
        ("http://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
        ("http://example.org.:8080/a b/ü", "http://example.org:8080/a%20b/%C3%BC"),
        ("https://bücher.example/%7Ex", "https://xn--bcher-kva.example/%7Ex"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2606:2800:21f:CB07:6820:80da:af6b:8b2c]/", "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"),
        ("http://local.example.org/", "http://local.example.org/"),
        ("http://127.example.org/", "http://127.example.org/"),
        ("http://example.org/@name", "http://example.org/@name"),
        ("http://example.org?to=http://127.0.0.1/", "http://example.org/?to=http://127.0.0.1/"),
        ("  http://example.org/x\\y  ", "http://example.org/x%5Cy"),
    ],
)
def test_one_spelling(url, spelling):
    assert address(url).url == spelling
    assert address(spelling).url == spelling


@pytest.mark.parametrize(
    "url",
    """http://127.0.0.1/ http://127.1/ http://2130706433/ http://0x7f000001/ http://0x7f.0.0.1/ http://0177.0.0.1/ http://127.0.0.1./ http://0/
    http://１２７.0.0.1/ http://127。0。0。1/ http://①②⑦.0.0.1/ http://[::1]/ http://[::]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/
    http://[0:0:0:0:0:0:0:1]/ http://[64:ff9b::7f00:1]/ http://[64:ff9b:1::1]/ http://[2002:7f00:1::]/ http://[2001:0:1::1]/ http://[fe80::1]/ http://[fe80::1%25eth0]/
    http://[fc00::1]/ http://[fec0::1]/ http://[ff02::1]/ http://[::7f00:1]/ http://10.0.0.1/ http://172.16.0.1/ http://192.168.1.1/ http://169.254.169.254/
    http://100.64.0.1/ http://192.0.0.192/ http://198.18.0.1/ http://224.0.0.1/ http://255.255.255.255/ http://168.63.129.16/ http://localhost/ http://LOCALHOST./
    http://a.localhost/ http://printer.local/ http://intranet/ http://wiki.internal/ http://router.home.arpa/ http://1.2.3.4.5/ http://example.256/ http://1e100.0x/""".split(),
)
def test_this_machine_and_its_network_are_refused(url):
    with pytest.raises(InputError) as error:
        address(url)
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "//example.org/",
        "example.org",
        "http://",
        "http:///path",
        "http://:80/",
        "http://user@example.org/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org\\.evil.example/",
        "http://user:secret@example.org/",
        "http://example.org:22/",
        "http://example.org:0/",
        "http://example.org:65536/",
        "http://example.org:８０/",
        "http://example.org:+80/",
        "http://example.org:80:80/",
        "http://[::1/",
        "http://[::1]x/",
        "http://[v1.a]/",
        "http://exa mple.org/",
        "http://exa%6dple.org/",
        "http://a..example/",
        "http://-/../",
        "http://example.org/\r\nHost: x",
        "http://exam\tple.org/",
        "http://℀.example/",
        f"http://{'a' * 64}.example/",
        f"http://{'ü' * 300}.example/",
        f"http://example.org/{'a' * 9000}",
    ],
)
def test_odd_addresses_are_refused(url):
    with pytest.raises(InputError) as error:
        address(url)
    assert len(str(error.value).splitlines()) == 1 and "secret" not in str(error.value) and len(str(error.value)) < 400


def test_a_password_is_not_shown():
    assert shown("http://user:secret@example.org/") == "http://…@example.org/"
    assert shown("http://example.org/@name") == "http://example.org/@name"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/", "http://localhost/", "http://[::1]/", "http://10.1.2.3/", "http://intranet/", "http://[fd00::1]/"])
def test_the_switch_opens_this_machine_and_its_network(url):
    assert address(url, allow_private=True).url == url


@pytest.mark.parametrize("url", ["http://169.254.169.254/", "http://0.0.0.0/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://224.0.0.1/"])
def test_the_switch_opens_nothing_else(url):
    with pytest.raises(InputError):
        address(url, allow_private=True)


@pytest.mark.parametrize("number", ["8.8.8.8", "172.32.0.1", "100.128.0.1", "169.253.1.1", "2606:4700::1", "64:ff9b::808:808", "192.0.1.1", "223.255.255.1"])
def test_the_public_internet_is_open(number):
    assert refusal(ipaddress.ip_address(number)) is None


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_nothing_is_open_that_python_calls_inner(number):
    if refusal(number) is None:
        assert not (number.is_loopback or number.is_link_local or number.is_multicast or number.is_unspecified or number.is_private)


@given(st.one_of(st.text(max_size=60), st.text(max_size=40).map(lambda rest: f"http://{rest}"), st.text(max_size=40).map(lambda rest: f"https://example.org{rest}")))
def test_hostile_text_is_an_address_or_one_line(text):
    try:
        found = address(text)
    except InputError as error:
        assert str(error).isprintable() or len(str(error).splitlines()) == 1
    else:
        assert found.url.isascii() and " " not in found.url and address(found.url) == found


def looked_up(monkeypatch, *numbers):
    monkeypatch.setattr(addresses, "lookup", lambda host, port: list(numbers))
    return resolved(address("http://example.org/"), allow_private=False, seconds=5)


def test_every_number_of_a_host_is_looked_at(monkeypatch):
    assert looked_up(monkeypatch, "93.184.215.14", "2606:4700::1", "93.184.215.14") == ("93.184.215.14", "2606:4700::1")
    for inner in ("127.0.0.1", "::1", "fe80::1%eth0", "::ffff:10.0.0.1", "64:ff9b::a00:1", "169.254.169.254"):
        with pytest.raises(InputError, match=r"example\.org is at"):
            looked_up(monkeypatch, "93.184.215.14", inner)


def test_a_look_up_that_hangs_is_left(monkeypatch):
    import threading
    import time

    done = threading.Event()
    monkeypatch.setattr(addresses, "lookup", lambda host, port: done.wait(10) and [])
    before = time.monotonic()
    with pytest.raises(addresses.Unreachable, match="no answer in time"):
        resolved(address("http://example.org/"), allow_private=False, seconds=0.1)
    done.set()
    assert time.monotonic() - before < 2
