"""``checker model``: the bundled embedding model, for use elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.help import Command, Group, help_without_command, new_app
from checker.cli.terminal import say

app = new_app(
    name="model",
    cls=Group,
    callback=help_without_command,
    invoke_without_command=True,
    help="Work with the bundled embedding model.",
)


@app.command("export", cls=Command)
def export(
    *,
    directory: Annotated[
        Path, typer.Argument(parser=Path, metavar="DIR", help="A new folder, or an empty one.")
    ],
) -> None:
    """Write the bundled weights to DIR as an ordinary sentence-transformers folder."""
    from checker.embed.export import export_bundled
    from checker.report.escape import visible

    export_bundled(directory)
    name = visible(str(directory))
    say(f"written to {name}; use it with `checker check STORY --model {name}`\n")
