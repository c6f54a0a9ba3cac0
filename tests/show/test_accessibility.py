"""The page against axe-core's rules, in light and dark, and contrast without it.

axe-core comes with the axe-core-python package, or as the file that RASHOMON_AXE names (`axe.min.js`); without it and Chromium the rules are skipped.
"""

from __future__ import annotations

import importlib.util
import os
import re
from itertools import product
from pathlib import Path

import pytest

from rashomon.show import page

from . import sample
from .chromium import CHROMIUM, MISSING, result

PACKAGE = importlib.util.find_spec("axe_core_python")
AXE = os.environ.get("RASHOMON_AXE") or (PACKAGE and Path((PACKAGE.submodule_search_locations or [""])[0]) / "axe.min.js")
CSS = (Path(__file__).parents[2] / "src" / "rashomon" / "show" / "static" / "page.css").read_text(encoding="utf8")
DARK, LIGHT = "@media (min-width: 0)", "@media (max-width: 0)"
GROUNDS, INKS = ("paper", "faint", "mark", "target"), ("ink", "soft", "link")
ON_PAPER = ("clash", "ins")


def colours(scheme: str) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.S)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[0] if scheme == "light" else blocks[0] + blocks[1]))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 of two colours `#rrggbb`."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme):
    held = colours(scheme)
    pairs = [*product(INKS, GROUNDS), *((ink, ground) for ink in ON_PAPER for ground in ("paper", "faint"))]
    poor = {f"{a} on {b}": round(contrast(held[a], held[b]), 2) for a, b in pairs if contrast(held[a], held[b]) < 4.5}
    assert poor == {}
    assert contrast(held["edge"], held["paper"]) >= 3  # borders of fields and buttons


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason=MISSING)
@pytest.mark.skipif(not AXE, reason="axe-core-python is not installed, and RASHOMON_AXE names no axe.min.js")
@pytest.mark.parametrize("media, width", [(LIGHT, 1440), (DARK, 1440), (LIGHT, 390)], ids=["light", "dark", "narrow"])
def test_axe_finds_nothing(tmp_path, media, width):
    source = Path(str(AXE)).read_text(encoding="utf8")
    html = page(sample.record()).replace("@media (prefers-color-scheme: dark)", media)
    script = source + ";document.querySelectorAll('details').forEach(function (d) { d.open = true; });"
    script += "var found = await axe.run(document, {resultTypes: ['violations']});"
    script += "return found.violations.map(function (v) { return v.id + ': ' + v.nodes.slice(0, 3).map(function (n) { return n.html.slice(0, 160); }).join(' | '); })"
    assert result(tmp_path, html, script, size=(width, 1000), policy=False)["value"] == []


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason=MISSING)
@pytest.mark.skipif(not AXE, reason="axe-core-python is not installed, and RASHOMON_AXE names no axe.min.js")
def test_axe_would_see_a_fault(tmp_path):
    html = page(sample.record()).replace('<html lang="en">', "<html>", 1).replace('<label for="find">Find</label>', "Find", 1)
    script = Path(str(AXE)).read_text(encoding="utf8") + ";return (await axe.run(document)).violations.map(function (v) { return v.id; })"
    assert {"html-has-lang", "label"} <= set(result(tmp_path, html, script, policy=False)["value"])
