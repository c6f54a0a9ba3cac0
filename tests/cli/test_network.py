"""Addresses as inputs of commands: what can be read is done, what cannot is one line."""

import os
import socket

import pytest
from click.testing import CliRunner

from rashomon.cli import main
from rashomon.read import accounts, inputs
from rashomon.read.web import addresses
from rashomon.read.web import fetch as module
from rashomon.read.web.manners import Manners
from rashomon.settings import settings
from web import serve

PAGE = """<!doctype html><html><head><title>Ferry talks resume in Port Alder</title></head><body><article><h1>Ferry talks resume in Port Alder</h1>
<p>The harbour minister, Ilse Brandt, said on Wednesday that the ferry talks would resume next week, after a month without any meeting.</p>
<p>Her ministry gave no place. The island’s council, whose head Tomas Reyl had walked out in February, confirmed the date in a short note.</p></article></body></html>"""
OTHER = "Ferry talks are on again\n\nTomas Reyl, head of the island's council, told reporters that he would sit down with Ilse Brandt next week. Nothing is agreed."


@pytest.fixture(autouse=True)
def opened(monkeypatch, tmp_path):
    monkeypatch.setenv("RASHOMON_ALLOW_PRIVATE_ADDRESSES", "1")
    monkeypatch.setenv("RASHOMON_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("RASHOMON_FETCH_DELAY", "0")
    monkeypatch.setattr(module, "_MANNERS", Manners())


def run(*arguments):
    done = CliRunner().invoke(main, [str(a) for a in arguments], prog_name="rashomon")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_one_address_that_fails_is_named_and_the_others_are_done():
    with serve({"/page.html": PAGE, "/other": (200, {"Content-Type": "text/plain"}, OTHER)}) as host:
        done = run("stories", f"{host.root}/page.html", f"{host.root}/gone", f"{host.root}/other", "http://169.254.169.254/latest", "--tsv", "-")
    assert done.exit_code == 1
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [f"{host.root}/page.html", f"{host.root}/other"]
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [f"{host.root}/gone", "http://169.254.169.254/latest"]


def test_two_addresses_of_one_page_are_read_once():
    with serve({"/page.html": PAGE, "/short": (302, {"Location": "/page.html"}, "")}) as host:
        done = run("stories", f"{host.root}/page.html", f"{host.root}/short", "--tsv", "-")
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == 1 and "read once" in done.stderr


def test_without_the_switch_nothing_is_asked(monkeypatch):
    monkeypatch.delenv("RASHOMON_ALLOW_PRIVATE_ADDRESSES")
    with serve({"/page.html": PAGE}) as host:
        done = run("stories", f"{host.root}/page.html")
    assert done.exit_code == 2 and "is this machine" in done.stderr and host.asked == []


def read(url):
    """The accounts at an address, and what the user is told beside them."""
    told = []
    return [one for source in inputs([url]) for one in accounts(source, settings(), tell=told.append)], told


def test_on_and_off_line_the_account_is_the_same_and_only_the_user_is_told_from_when(monkeypatch, tmp_path):
    monkeypatch.setattr(addresses, "lookup", lambda name, port: ["127.0.0.1"])
    with serve({"/page.html": PAGE}) as host:
        url = f"http://news.example:{host.port}/page.html"
        online, told = read(url)
    assert online[0].uri == url and told == []
    for file in (tmp_path / "cache").iterdir():
        os.utime(file, (0, 86400 * 366))

    def lookup(name, port):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(addresses, "lookup", lookup)
    offline, told = read(url)
    assert offline == online and len(told) == 1 and "read from the copy kept on 1971-01-02" in told[0]
    assert told[0] in run("stories", url).stderr


def test_the_charset_that_the_host_names_counts():
    bare = "<html><body><article><h1>Паром</h1><p>Переговоры о пароме возобновятся на будущей неделе, сказала министр.</p></article></body></html>"
    with serve({"/page": (200, {"Content-Type": "text/html; charset=ISO-8859-5"}, bare.encode("iso-8859-5"))}) as host:
        [account], _ = read(f"{host.root}/page")
    assert "Переговоры о пароме" in account.text
