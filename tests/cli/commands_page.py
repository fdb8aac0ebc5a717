"""The page docs/commands.md, made of the help of every command.

python -m tests.cli.commands_page > docs/commands.md
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from checker.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """# Commands

What `--help` says of each command. A test keeps this page current; it is made by
`python -m tests.cli.commands_page > docs/commands.md`.
"""


def commands(group: click.Group = app, path: str = "checker") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with the words it is called by, groups included, in the order of the help."""
    yield path, group
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def help_of(path: str, command: click.Command) -> str:
    """Return the help of a command, as on a terminal of 80 columns."""
    context = command.context_class(command, info_name=path, help_option_names=["-h", "--help"])
    return command.get_help(context)


def page() -> str:
    """Return the whole page."""
    parts = (f"\n## {path}\n\n```\n{help_of(path, command)}\n```\n" for path, command in commands())
    return _HEAD + "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(page())
