"""Inputs of any kind → Accounts: the text with its zones, metadata and links, and a clean view of what can be read."""

from .account import account, accounts, from_document, from_text
from .inputs import Input, Inputs, inputs
from .view import View, view

__all__ = ["Input", "Inputs", "View", "account", "accounts", "from_document", "from_text", "inputs", "view"]
