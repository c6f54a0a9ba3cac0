"""The `rashomon` command: one command per file, imported when it is called for.

Data goes to stdout or to the file named; messages and progress go to stderr. Exit codes: 0 done, 1 some inputs failed,
2 wrong usage or nothing could be read.
"""

from __future__ import annotations

import errno
import importlib

import click

from .. import __version__
from ..errors import RashomonError

COMMANDS = ("compare", "read", "stories", "export", "demo")
HELP_NAMES = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(click.Group):
    """Loads a command's module when that command is used; turns the errors meant for users into one line and exit 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        return importlib.import_module(f".{cmd_name}", __name__).command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except RashomonError as error:
            raise Stop(str(error)) from error
        except KeyboardInterrupt as error:
            raise Interrupted("stopped; files not yet named as written stay as they were") from error
        except OSError as error:
            if error.errno not in FULL:
                raise
            raise Stop(f"output cannot be written ({error.strerror})") from error


# what a full or failing device answers when the summary goes there
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)


class Stop(click.ClickException):
    """One line for the user on stderr, and exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Write the line."""
        click.echo(f"rashomon: {' '.join(self.message.split())}", err=True)


class Interrupted(Stop):
    """Ctrl-C: one line, and the exit code that shells use for it."""

    exit_code = 130


@click.command(cls=Commands, context_settings=HELP_NAMES)
@click.version_option(__version__, message="rashomon %(version)s")
def main() -> None:
    """Read several accounts of one event and see where they agree, differ and contradict each other.

    \b
    rashomon demo                              the example accounts, compared
    rashomon compare a.txt b.txt c.txt         your own; writes report.html
    rashomon read a.txt --jsonl -              what one account says, as JSON
    rashomon stories articles/                 which of many accounts report one event, and why
    rashomon export record.json --to icews     who did what to whom, as tables for other programs

    Data goes to stdout or the file named, messages to stderr. Exit codes: 0 done, 1 some inputs failed (each is named;
    the rest were done), 2 wrong usage or nothing could be read.
    """
