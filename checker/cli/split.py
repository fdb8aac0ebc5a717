"""``checker split``: from one file with posts in it to a bundle that an editor can correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.help import Command
from checker.cli.options import PATH
from checker.cli.terminal import say

if TYPE_CHECKING:
    from pathlib import Path


@click.command("split", cls=Command)
@click.argument("file", type=PATH)
@click.option(
    "--output",
    "-o",
    required=True,
    type=PATH,
    metavar="DIR",
    help="The folder to write the bundle to: a new one, or an empty one.",
)
def command(*, file: Path, output: Path) -> None:
    """Write the bundle that was understood of FILE, for you to correct.

    FILE is a text with posts in it, each followed by its line: - Name (@handle) February 1, 2023
    """
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
