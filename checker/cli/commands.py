"""The smaller commands: split a file, show facts, export a model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.terminal import say
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from datetime import date, datetime

    from checker.cli.showing import Row

model_app = typer.Typer(help="Embedding models.", no_args_is_help=True, rich_markup_mode=None)


def split_command(
    file: Path = typer.Argument(
        ..., help="A file that holds several sources, such as an article with posts."
    ),
    output: Path = typer.Option(
        ..., "--output", "-o", help="The folder to write the bundle to; must not exist."
    ),
) -> None:
    """Write the bundle that was understood of FILE, so that an editor can correct it."""
    from checker import bundle

    understood = bundle.split(file)
    bundle.write(understood, output)
    for source in understood.story.sources:
        say(f"{source.id}: {source.kind}, {source.language}, {len(source.text)} characters\n")
    say(f"written to {output}; correct {output / bundle.MANIFEST} where it is wrong\n")


def facts_command(
    story: Path = typer.Argument(None, help="A story bundle or file."),
    text: str = typer.Option(None, "--text", help="Read the times in this text instead of a story."),
    language: str = typer.Option(None, "--language", help="The language of --text: ar, en, fr."),
    anchor: str = typer.Option(None, "--anchor", help="The day --text was published: 2023-02-01."),
    output_format: str = typer.Option("table", "--format", help="table or json."),
) -> None:
    """Show what was extracted: times, titles, names, events, quotations, topics."""
    from checker.cli.showing import story_rows, text_rows

    if (story is None) == (text is None):
        raise UsageError("give either a STORY or --text")
    if output_format not in {"table", "json"}:
        raise UsageError(f"unknown format '{output_format}'", where="--format", hint="table or json")
    rows = story_rows(story) if story is not None else text_rows(text, language, _anchor(anchor))
    say(_rendered(rows, output_format))


def _anchor(given: str | None) -> date | datetime | None:
    from datetime import date, datetime

    if given is None:
        return None
    try:
        return date.fromisoformat(given) if len(given) == len("2023-02-01") else datetime.fromisoformat(given)
    except ValueError:
        raise UsageError(f"'{given}' is no date", where="--anchor", hint="write it as 2023-02-01") from None


def _rendered(rows: list[Row], output_format: str) -> str:
    if output_format == "json":
        return json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2) + "\n"
    from tabulate import tabulate

    from checker.report.escape import visible

    shown = [
        (row.source, row.start, row.end, row.kind, visible(row.value), visible(row.text)) for row in rows
    ]
    heads = ("source", "start", "end", "kind", "value", "text")
    return tabulate(shown, headers=heads, tablefmt="simple", disable_numparse=True) + "\n"


@model_app.command("export")
def export_command(
    directory: Path = typer.Argument(..., help="The folder to write; must not exist or be empty."),
) -> None:
    """Write the bundled weights as an ordinary sentence-transformers folder."""
    from checker.embed.export import export_bundled

    export_bundled(directory)
    say(f"written to {directory}; use it with `checker check STORY --model {directory}`\n")
