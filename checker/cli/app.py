"""The commands: each is a module, imported when it is called or listed; what is heavy, later still."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, cast

import typer
from typer.main import get_command

from checker import __version__
from checker.cli.help import Group, help_without_command, new_app
from checker.cli.terminal import say
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from typer.core import TyperCommand, TyperGroup

# In the order in which one meets them.
COMMANDS = {
    "check": "checker.cli.check",
    "accept": "checker.cli.accept",
    "diff": "checker.cli.diff",
    "split": "checker.cli.split",
    "facts": "checker.cli.facts",
    "rules": "checker.cli.rules",
    "explain": "checker.cli.explain",
    "config": "checker.cli.config",
    "archive": "checker.cli.archive",
    "model": "checker.cli.model",
    "doctor": "checker.cli.doctor",
}


class Commands(Group):
    """The commands, each the ``app`` of its module."""

    def list_commands(self, ctx: object) -> list[str]:
        """Return the names in their own order."""
        del ctx
        return list(COMMANDS)

    def get_command(  # type: ignore[override]  # typer exports no name for the base of its contexts
        self, ctx: typer.Context, cmd_name: str
    ) -> TyperCommand | TyperGroup | None:
        """Return the command of that name. Raises UsageError, with the nearest, when there is none."""
        if cmd_name in COMMANDS:
            return cast("TyperCommand | TyperGroup", get_command(import_module(COMMANDS[cmd_name]).app))
        if ctx.resilient_parsing:  # a shell asks what could come next
            return None
        from checker.bundle.table import suggestion

        raise UsageError(f"there is no command '{cmd_name}'", hint=suggestion(cmd_name, COMMANDS))


app = new_app(
    name="checker",
    cls=Commands,
    add_completion=True,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: checker check STORY. Exit codes: 0 nothing found at or above --fail-on, 1 something "
    "found, 2 the check could not run.",
)


@app.callback()
def checker(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> int | None:
    """Find where the accounts of one story disagree, across Arabic, English and French."""
    if version:
        say(f"checker {__version__}\n")
        raise typer.Exit
    return help_without_command(context)
