"""A record in a notebook: its page in a frame of its own, so that neither styles nor scripts touch the notebook."""

from __future__ import annotations

from html import escape

from ..types import Record
from .page import page


def frame(record: Record) -> str:
    """The page as an `<iframe>` that may run its own script and nothing else."""
    return (
        '<iframe title="Accounts compared" sandbox="allow-scripts allow-popups" loading="lazy" '
        f'style="width:100%;height:720px;border:1px solid #8888" srcdoc="{escape(page(record))}"></iframe>'
    )
