"""The page: one HTML file with everything in it, nothing fetched, everything escaped.

In: a `Record`. Out: the text of `report.html`. Style and script stand inline, allowed by their digests alone; no other script
can run, and the page can load nothing.
"""

from __future__ import annotations

import base64
import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ..types import Record
from .view import view
from .words import upper_first, visible

if TYPE_CHECKING:
    from jinja2 import Environment

_PARTS = {"css": ("page", "columns"), "js": ("page", "cite", "columns")}


def page(record: Record) -> str:
    """The report on a record as one HTML document (UTF-8 when written), the same text for the same record."""
    style, script = (static(*(f"{name}.{kind}" for name in names)) for kind, names in _PARTS.items())
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    with _uncollected():
        html = environment().get_template("page.html").render(view(record), style=style, script=script, policy=policy)
    html = html.replace("&#39;", "'")  # every attribute stands in double quotes; a page of many accounts has thousands of these
    return re.sub(r">[^<>]*&#34;[^<>]*", lambda m: m.group().replace("&#34;", '"'), html)  # nor need they in text, between two tags


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: a view has none, and looking through its millions of values takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def environment() -> Environment:
    """The templates, with everything escaped and every control character made visible."""
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    class Views(Environment):
        """Looks for a key before an attribute: a view is plain dicts, and a page has a hundred thousand look-ups."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            return obj[attribute] if type(obj) is dict and attribute in obj else super().getattr(obj, attribute)

    made = Views(
        loader=PackageLoader("rashomon.show", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    made.filters["upper_first"] = upper_first
    made.filters["our"] = Markup  # for the package's own style and script, never for a record's text
    return made


@cache
def static(*names: str) -> str:
    """Files of the folder `static`, one after another."""
    folder = resources.files("rashomon.show") / "static"
    return "\n".join((folder / name).read_text(encoding="utf8") for name in names)


def digest(text: str) -> str:
    """What the policy of a page names an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf8")).digest()).decode("ascii")
