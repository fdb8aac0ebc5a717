"""The commands: each is a module, imported when it is called or listed; what is heavy, later still."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from checker import __version__
from checker.cli.help import Group
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

# In the order in which one meets them.
COMMANDS = {
    "check": "checker.cli.check",
    "split": "checker.cli.split",
    "facts": "checker.cli.facts",
    "rules": "checker.cli.rules",
    "explain": "checker.cli.explain",
    "model": "checker.cli.model",
}


class Commands(Group):
    """A group whose commands are modules, each with its command under the name ``command``."""

    def __init__(self, modules: Mapping[str, str], **attributes: object) -> None:
        super().__init__(**attributes)  # type: ignore[arg-type]  # whatever a group takes
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in their own order, not that of the alphabet."""
        del ctx
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, if there is one."""
        del ctx
        module = self._modules.get(cmd_name)
        return cast("click.Command", import_module(module).command) if module else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named. Raises UsageError, with the nearest, for an unknown one."""
        if args[0] not in self._modules and not args[0].startswith("-"):
            from checker.bundle.table import suggestion

            raise UsageError(f"there is no command '{args[0]}'", hint=suggestion(args[0], self._modules))
        return super().resolve_command(ctx, args)


app = Commands(
    COMMANDS,
    name="checker",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Find where the accounts of one story disagree, across Arabic, English and French.",
    epilog="Start with: checker check STORY. Exit codes: 0 nothing found at or above --fail-on, 1 something "
    "found, 2 the check could not run.",
)
click.version_option(
    __version__, prog_name="checker", message="%(prog)s %(version)s", help="Show the version."
)(app)
