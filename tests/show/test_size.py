"""What many accounts cost: bytes of the page and CPU seconds."""

from __future__ import annotations

import time

import pytest

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


def test_links_hold_among_twenty():
    document = Document(page(crowd.record(20)))
    ids = {a["id"] for _, a in document.elements if a.get("id")}
    assert not {a["href"][1:] for a in document.of("a") if a["href"].startswith("#")} - ids
