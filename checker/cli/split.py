"""``checker split``: from files as they are to a bundle that an editor can correct."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from checker.cli.help import Command, new_app
from checker.cli.inputs import FILES, FORM, split_together
from checker.cli.terminal import say

if TYPE_CHECKING:
    from checker.bundle import SplitStory

app = new_app()


@app.command("split", cls=Command)
def split(
    *,
    files: Annotated[
        list[Path],
        typer.Argument(
            parser=Path,
            metavar="FILE...",
            help=f"The files of one story, the text to be published first: {FILES}; - is standard input. "
            "In a text each post is followed by its line: - Name (@handle) February 1, 2023",
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
    form: Annotated[str | None, FORM] = None,
) -> None:
    """Write the bundle that was understood of the files, for you to correct."""
    from checker import bundle
    from checker.report.escape import visible

    understood = _called_by(output, split_together(files, form))
    bundle.write(understood, output)
    for source in understood.story.sources:
        published = f", {source.published}" if source.published else ""
        say(f"{source.id}: {source.kind}, {source.language}{published}, {len(source.text)} characters\n")
    if len(understood.story.sources) == 1:
        say("only one source was found: add the other accounts before you check it\n")
    manifest = visible(str(output / bundle.MANIFEST))
    say(f"written to {visible(str(output))}; correct {manifest} where it is wrong\n")


def _called_by(output: Path, understood: SplitStory) -> SplitStory:
    """Call a story by its folder, as one without an id is: pages of many stories are saved by one name."""
    from checker.bundle.values import slug

    name = slug(output.absolute().name)
    return replace(understood, story=replace(understood.story, id=name)) if name else understood
