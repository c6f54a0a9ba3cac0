"""Drive a page in headless Chromium without any driver: a script is added to a copy of the page and leaves its result in the document."""

from __future__ import annotations

import base64
import hashlib
import html as markup
import json
import re
import shutil
import subprocess
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = "no Chromium on this machine (Debian: apt-get install chromium); the page is tested without a browser"
_FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync --virtual-time-budget=4000"


def opened(folder: Path, html: str, address: str = "", *, size: tuple[int, int] = (1440, 1000)) -> str:
    """The document as it stands after its scripts, as HTML."""
    place = folder / "report.html"
    place.write_text(html, encoding="utf8")
    command = [str(CHROMIUM), *_FLAGS.split(), f"--window-size={size[0]},{size[1]}", f"--user-data-dir={folder / 'profile'}", "--dump-dom", f"{place.as_uri()}{address}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=True).stdout


def paper(folder: Path, html: str) -> Path:
    """The document as it is printed, as PDF."""
    place, made = folder / "printed.html", folder / "printed.pdf"
    place.write_text(html, encoding="utf8")
    command = [str(CHROMIUM), *_FLAGS.split(), f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer", f"--print-to-pdf={made}", place.as_uri()]
    subprocess.run(command, capture_output=True, timeout=240, check=True)
    return made


def result(folder: Path, html: str, script: str, address: str = "", *, size: tuple[int, int] = (1440, 1000), policy: bool = True):
    """What `script` (the body of an async function) returns in the page, with errors and requests that the page made.

    The page's own policy stays in force, with the digest of this one script added, unless `policy` is false.
    """
    watch = (
        "var seen = {errors: [], blocked: []};"
        "addEventListener('error', function (e) { seen.errors.push(String(e.message)); });"
        "addEventListener('unhandledrejection', function (e) { seen.errors.push(String(e.reason)); });"
        "addEventListener('securitypolicyviolation', function (e) { seen.blocked.push(e.blockedURI + ' ' + e.violatedDirective); });"
    )
    act = (
        f"(async function () {{ {script} }})().catch(function (e) {{ seen.errors.push(String(e)); }}).then(function (value) {{"
        "seen.value = value === undefined ? null : value;"
        "seen.requests = performance.getEntriesByType('resource').map(function (r) { return r.name; });"
        "document.documentElement.setAttribute('data-result', JSON.stringify(seen)); });"
    )
    digests = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in (watch, act))
    html = html.replace("script-src ", f"script-src {digests} ", 1) if policy else re.sub(r"<meta http-equiv[^>]*>", "", html, count=1)
    html = html.replace("<head>", f"<head><script>{watch}</script>", 1).replace("</body>", f"<script>{act}</script></body>", 1)
    found = re.search(r'data-result="([^"]*)"', opened(folder, html, address, size=size))
    assert found, "the page was left before the script was done"
    return json.loads(markup.unescape(found[1]))
