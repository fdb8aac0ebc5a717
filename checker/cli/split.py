"""``checker split``: from one file with posts in it to a bundle that an editor can correct."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.help import Command, new_app
from checker.cli.terminal import say

app = new_app()


@app.command("split", cls=Command)
def split(
    *,
    file: Annotated[
        Path,
        typer.Argument(
            parser=Path,
            metavar="FILE",
            help="A text with posts in it, each followed by its line: - Name (@handle) February 1, 2023",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            parser=Path,
            metavar="DIR",
            help="The folder to write the bundle to: a new one, or an empty one.",
        ),
    ],
) -> None:
    """Write the bundle that was understood of FILE, for you to correct."""
    from checker import bundle
    from checker.report.escape import visible

    understood = bundle.split(file)
    bundle.write(understood, output)
    for source in understood.story.sources:
        published = f", {source.published}" if source.published else ""
        say(f"{source.id}: {source.kind}, {source.language}{published}, {len(source.text)} characters\n")
    if len(understood.story.sources) == 1:
        say("only one source was found: add the other accounts before you check it\n")
    manifest = visible(str(output / bundle.MANIFEST))
    say(f"written to {visible(str(output))}; correct {manifest} where it is wrong\n")
