"""What many accounts cost: bytes of the page and CPU seconds."""

from __future__ import annotations

import time
from importlib import import_module
from pathlib import Path

import pytest

import rashomon
from rashomon.show import page, summary

from . import crowd
from .document import Document


@pytest.mark.parametrize("n, megabytes, seconds", [(20, 2, 1), pytest.param(200, 20, 5, marks=pytest.mark.slow)])
def test_many_accounts(n, megabytes, seconds):
    record = crowd.record(n)
    start = time.process_time()
    html = page(record)
    assert time.process_time() - start <= seconds
    assert len(html.encode("utf8")) <= megabytes * 1_000_000
    assert len(summary(record).splitlines()) <= 90


@pytest.mark.slow
def test_twenty_accounts_that_are_no_copies(tmp_path, monkeypatch):
    """Accounts of some thousand words each, every one in words of its own; their page carries each sentence once, in its text."""
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "bench")
    import_module("generate").event(tmp_path, 20, seed=1)
    record = rashomon.record(rashomon.accounts(sorted(tmp_path.glob("*.txt"))).accounts)
    start = time.process_time()
    html = page(record)
    assert time.process_time() - start <= 1
    assert len(record.accounts) == 20 and len(html.encode("utf8")) <= 2_000_000


def test_links_hold_among_twenty():
    document = Document(page(crowd.record(20)))
    ids = {a["id"] for _, a in document.elements if a.get("id")}
    assert not {a["href"][1:] for a in document.of("a") if a["href"].startswith("#")} - ids
