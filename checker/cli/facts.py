"""``checker facts``: what was extracted, as a table or JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import terminal
from checker.cli.help import Command, new_app
from checker.cli.inputs import FILES, FORM, read_together
from checker.cli.options import day, one_of, utf8
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.cli.showing import Row

_FORMATS = ("table", "json")

app = new_app()


def _languages() -> Sequence[str]:
    from checker.facts.tables import LANGUAGES

    return tuple(LANGUAGES)


@app.command("facts", cls=Command)
def facts(  # noqa: PLR0913 - one parameter an option
    *,
    story: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=Path,
            metavar="STORY...",
            help=f"A folder with a story.toml, or files of one story: {FILES}; - is standard input.",
        ),
    ] = None,
    form: Annotated[str | None, FORM] = None,
    text: Annotated[
        str | None,
        typer.Option(parser=utf8, metavar="TEXT", help="Read the times in this text instead of a story."),
    ] = None,
    language: Annotated[
        str | None,
        one_of(
            _languages,
            "language",
            "--language",
            meaning="The language of --text: ar, en or fr; detected when absent.",
        ),
    ] = None,
    anchor: Annotated[
        date | None,
        typer.Option(
            parser=day, metavar="DATE", help="When --text was published: 2023-02-01, or an instant."
        ),
    ] = None,
    output_format: Annotated[
        str,
        one_of(
            lambda: _FORMATS, "format", "--format", "-f", meaning="Show them in this format: table or json."
        ),
    ] = "table",
) -> None:
    """Show what was extracted: times, titles, names, places, events, quotations, topics.

    Each with its place [start, end) in the characters of its source, and its value as it is compared.
    """
    from checker.cli.showing import story_rows, text_rows

    if bool(story) == (text is not None):
        raise UsageError("give either a STORY or --text", hint="see `checker facts --help`")
    for option, value in (("--language", language), ("--anchor", anchor)):
        if text is None and value is not None:
            raise UsageError(
                "goes with --text only", where=option, hint="a story.toml says it of each source"
            )
    rows = story_rows(read_together(story, form)) if story else text_rows(text or "", language, anchor)
    terminal.say(_as_json(rows) if output_format == "json" else _as_table(rows))


def _as_json(rows: Sequence[Row]) -> str:
    return json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2) + "\n"


def _as_table(rows: Sequence[Row]) -> str:
    from checker.cli.tables import table

    if not rows:
        return "nothing was extracted\n"
    heads = rows[0]._fields if rows[0].source else rows[0]._fields[1:]
    return table([row[-len(heads) :] for row in rows], heads, terminal.table_width())
