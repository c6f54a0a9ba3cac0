"""Show a record: `page` makes the one-file HTML report, `summary` the lines for a terminal, `view` the plain dicts of both."""

from .page import page
from .summary import summary
from .view import view

__all__ = ["page", "summary", "view"]
