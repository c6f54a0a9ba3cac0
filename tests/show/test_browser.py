"""The page in a real browser, when one is there: the script runs under the page's own policy and opens what an address names."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from rashomon.show import page

from . import sample
from .test_page import hostile_record

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine; the page is tested without a browser")]


def opened(tmp_path, html: str, address: str = "") -> str:
    """The document as it stands after the scripts, as HTML."""
    place = tmp_path / "report.html"
    place.write_text(html, encoding="utf8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    command = [CHROMIUM, *flags, f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=3000", "--dump-dom", f"{place.as_uri()}{address}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=True).stdout


def test_an_address_opens_its_sentence(tmp_path):
    html = opened(tmp_path, page(sample.record()), "#p-pt-hotline-MR")
    row = re.search(r'<details[^>]*id="p-pt-hotline-MR"[^>]*>', html)
    assert row and "open" in row.group()


def test_an_address_opens_what_is_folded(tmp_path):
    html = opened(tmp_path, page(sample.record()), "#p-pt-father")
    assert re.search(r'<details class="fold" data-a="L" open=""', html)


def test_the_tools_stand_only_with_scripts(tmp_path):
    assert "Open all" not in page(sample.record()).split("<script>")[0]
    assert opened(tmp_path, page(sample.record())).count("aria-pressed") >= 3


def test_hostile_text_runs_nothing(tmp_path):
    html = opened(tmp_path, page(hostile_record()))
    assert html.count("<script") == 1 and "<img" not in html
    assert html.count("aria-pressed") >= 3
