"""Show a record: `page` makes the one-file HTML report, `markdown` the same in short, `summary` the lines for a terminal, `frame` the page for a notebook, `view` the plain dicts of all."""

from .markdown import markdown
from .notebook import frame
from .page import page
from .summary import summary
from .view import view

__all__ = ["frame", "markdown", "page", "summary", "view"]
