"""``checker facts``: what was extracted, as a table or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from checker.cli import terminal
from checker.cli.help import Command
from checker.cli.options import PATH, Day, OneOf, Text
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from checker.cli.showing import Row

_FORMATS = ("table", "json")


def _languages() -> Sequence[str]:
    from checker.facts.tables import LANGUAGES

    return tuple(LANGUAGES)


@click.command("facts", cls=Command)
@click.argument("story", required=False, type=PATH)
@click.option("--text", type=Text(), help="Read the times in this text instead of a story.")
@click.option(
    "--language", type=OneOf("language", _languages), help="The language of --text; detected when absent."
)
@click.option("--anchor", type=Day(), help="When --text was published: 2023-02-01, or an instant.")
@click.option(
    "--format",
    "-f",
    "output_format",
    type=OneOf("format", lambda: _FORMATS),
    default="table",
    show_default=True,
)
def command(
    *, story: Path | None, text: str | None, language: str | None, anchor: date | None, output_format: str
) -> None:
    """Show what was extracted: times, titles, names, places, events, quotations, topics.

    Each with its place [start, end) in the characters of its source, and its value as it is compared.
    """
    from checker.cli.showing import story_rows, text_rows

    if (story is None) == (text is None):
        raise UsageError("give either a STORY or --text", hint="see `checker facts --help`")
    for option, value in (("--language", language), ("--anchor", anchor)):
        if text is None and value is not None:
            raise UsageError(
                "goes with --text only", where=option, hint="a story.toml says it of each source"
            )
    rows = story_rows(story) if story is not None else text_rows(text or "", language, anchor)
    terminal.say(_as_json(rows) if output_format == "json" else _as_table(rows))


def _as_json(rows: Sequence[Row]) -> str:
    return json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2) + "\n"


def _as_table(rows: Sequence[Row]) -> str:
    from checker.cli.tables import table

    if not rows:
        return "nothing was extracted\n"
    heads = rows[0]._fields if rows[0].source else rows[0]._fields[1:]
    return table([row[-len(heads) :] for row in rows], heads, terminal.table_width())
