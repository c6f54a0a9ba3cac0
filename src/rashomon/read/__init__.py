"""Files → Accounts: the untouched text with its zones, metadata and links, and a clean view of what can be read."""

from .account import account, from_text
from .inputs import Inputs, files
from .view import View, view

__all__ = ["Inputs", "View", "account", "files", "from_text", "view"]
