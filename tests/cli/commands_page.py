"""The page docs/commands.md, made of the help of every command.

python -m tests.cli.commands_page > docs/commands.md
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from checker.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """# Commands

What `--help` says of each command. A test keeps this page current; it is made by
`python -m tests.cli.commands_page > docs/commands.md`.
"""


Command: TypeAlias = TyperCommand | TyperGroup


def commands(command: object = None, path: str = "checker") -> Iterator[tuple[str, Command]]:
    """Yield every command with the words it is called by, groups included, in the order of the help."""
    command = command or get_command(app)
    assert isinstance(command, TyperCommand | TyperGroup)
    yield path, command
    if isinstance(command, TyperGroup):
        context = typer.Context(command)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), f"{path} {name}")


def help_of(path: str, command: Command) -> str:
    """Return the help of a command, as on a terminal of 80 columns."""
    context = command.context_class(command, info_name=path, help_option_names=["-h", "--help"])
    return command.get_help(context)


def page() -> str:
    """Return the whole page."""
    parts = (f"\n## {path}\n\n```\n{help_of(path, command)}\n```\n" for path, command in commands())
    return _HEAD + "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(page())
