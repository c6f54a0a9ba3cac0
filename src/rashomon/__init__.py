"""Rashomon: several accounts of one event, read side by side.

The public names of the library; everything heavy (spaCy, onnxruntime) is imported when it is first used.
"""

from .errors import InputError, RashomonError, ReaderError, UsageError
from .pipeline import Intake, accounts, record
from .settings import Settings
from .types import Account, Point, Record, Span, Statement

__version__ = "0.1.0"
__all__ = [
    "Account",
    "InputError",
    "Intake",
    "Point",
    "RashomonError",
    "ReaderError",
    "Record",
    "Settings",
    "Span",
    "Statement",
    "UsageError",
    "accounts",
    "record",
]
