"""``checker model``: the bundled embedding model, for use elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.help import Group
from checker.cli.options import PATH
from checker.cli.terminal import say

if TYPE_CHECKING:
    from pathlib import Path


@click.group("model", cls=Group, no_args_is_help=True)
def command() -> None:
    """Work with the bundled embedding model."""


@command.command("export")
@click.argument("directory", type=PATH, metavar="DIR")
def export(*, directory: Path) -> None:
    """Write the bundled weights to DIR as an ordinary sentence-transformers folder."""
    from checker.embed.export import export_bundled
    from checker.report.escape import visible

    export_bundled(directory)
    name = visible(str(directory))
    say(f"written to {name}; use it with `checker check STORY --model {name}`\n")
