"""Make the pictures of README.md: the page of the example accounts, in light and dark, with headless Chromium.

Run as `python tools/screenshots.py`; writes docs/images/*.png. Needs Chromium (Debian: `apt-get install chromium`) and nothing from a network.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import rashomon
from rashomon.show import page

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
EXAMPLE = "vienna_2015"
SIZE = (1280, 1000)
# name of the picture -> the section that stands first in it, and what is done before
PICTURES = {"findings": ("contradictions", ""), "columns": ("texts", "document.getElementById('layer-s').click();document.getElementById('which').value='d';document.getElementById('next').click();document.getElementById('next').click();")}
SCHEMES = {"light": "max-width: 0", "dark": "min-width: 0"}


def main() -> None:
    """Compare the example and take every picture in both schemes."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("no Chromium on this machine (Debian: apt-get install chromium)")
    with as_file(files("rashomon") / "examples" / EXAMPLE) as folder:
        html = page(rashomon.record(rashomon.accounts([folder]).accounts))
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, (first, act) in PICTURES.items():
        for scheme, media in SCHEMES.items():
            take(chromium, prepared(html, media, first, act), IMAGES / f"{name}-{scheme}.png")


def prepared(html: str, media: str, first: str, act: str) -> str:
    """A copy of the page for one picture: the scheme fixed, sections before `first` left out, `act` done."""
    html = html.replace("prefers-color-scheme: dark", media)
    html = re.sub(r"<meta http-equiv[^>]*>", "", html, count=1)
    script = f"document.querySelectorAll('main > section').forEach(function (s) {{ if (s.compareDocumentPosition(document.getElementById('{first}')) & 4) s.hidden = true; }});{act}scrollTo(0, 0);"
    return html.replace("</body>", f"<script>{script}</script></body>")


def take(chromium: str, html: str, place: Path) -> None:
    """One picture of a page that is made for it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html, encoding="utf8")
        flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=3000"
        command = [chromium, *flags.split(), f"--user-data-dir={folder}/profile", f"--window-size={SIZE[0]},{SIZE[1]}", f"--screenshot={place}", source.as_uri()]
        subprocess.run(command, capture_output=True, timeout=240, check=True)


if __name__ == "__main__":
    main()
