"""Write docs/commands.md from the commands' own `--help`; with `-`, to stdout."""

import sys
from pathlib import Path

import click

from rashomon.cli import COMMANDS, HELP_NAMES, main

OPENING = """# Commands

Written by `make docs` from the commands' own help; do not edit by hand.
"""


def reference() -> str:
    """The help of the program and of every command, as Markdown."""
    parts = [OPENING, _section("rashomon", main, None)]
    top = click.Context(main, info_name="rashomon", **HELP_NAMES)
    for name in COMMANDS:
        parts.append(_section(f"rashomon {name}", main.get_command(top, name), top))
    return "\n".join(parts)


def _section(title: str, command: click.Command, parent: click.Context | None) -> str:
    context = click.Context(command, info_name=title.split()[-1], parent=parent, terminal_width=100, **HELP_NAMES)
    return f"## {title}\n\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    text = reference()
    if sys.argv[1:] == ["-"]:
        sys.stdout.write(text)
    else:
        (Path(__file__).parent / "commands.md").write_text(text, encoding="utf8")
