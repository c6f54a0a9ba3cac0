"""The errors that a user is meant to see, each as one line; anything else that escapes is a bug."""


class RashomonError(Exception):
    """Something a user can mend: the message says what, where, and what to do, in one line."""


class InputError(RashomonError):
    """An input that cannot be read; the other inputs are still done."""


class ReaderError(RashomonError):
    """A reader (language model) that cannot be loaded or lacks what the annotation needs."""


class UsageError(RashomonError):
    """Arguments that make no sense together."""
