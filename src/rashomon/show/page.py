"""The page: one HTML file with everything in it, nothing fetched, everything escaped.

In: a `Record`. Out: the text of `report.html`. Style and script stand inline, allowed by their digests alone; no other script
can run, and the page can load nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from ..types import Record
from .view import view
from .words import upper_first, visible

_PARTS = {"css": ("page", "columns"), "js": ("page", "cite", "columns")}


def page(record: Record) -> str:
    """The report on a record as one HTML document (UTF-8 when written), the same text for the same record."""
    style, script = (_static(*(f"{name}.{kind}" for name in names)) for kind, names in _PARTS.items())
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    html = _template().render(view(record), style=style, script=script, policy=policy)
    return html.replace("&#39;", "'")  # every attribute stands in double quotes; a page of many accounts has thousands of these


@cache
def _template():
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("rashomon.show", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.filters["upper_first"] = upper_first
    environment.filters["our"] = Markup  # for the package's own style and script, never for a record's text
    return environment.get_template("page.html")


@cache
def _static(*names: str) -> str:
    folder = resources.files("rashomon.show") / "static"
    return "\n".join((folder / name).read_text(encoding="utf8") for name in names)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf8")).digest()).decode("ascii")
