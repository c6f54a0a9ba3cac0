"""Rashomon: several accounts of one event, read side by side.

The public names of the library; everything heavy (spaCy, onnxruntime) is imported when it is first used.
"""

from .errors import InputError, RashomonError, ReaderError, UsageError
from .pipeline import Intake, accounts, record
from .settings import Settings
from .types import Account, Point, Record, Span, Statement


def _shown(record: Record) -> str:
    """The page in a frame, for a notebook that ends in a record."""
    from .show import frame

    return frame(record)


setattr(Record, "_repr_html_", _shown)  # noqa: B010 - values hold no work; only here do types and pages meet
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
