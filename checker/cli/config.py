"""``checker config``: the settings that hold, and where each comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import jobs, terminal
from checker.cli.help import Command, Group, help_without_command, new_app
from checker.cli.inputs import read_together
from checker.cli.setting_options import (
    CONFIG,
    FAIL_ON,
    FORMAT,
    MODEL,
    NLI,
    NO_NLI,
    REPORT_LANGUAGE,
    STRICT,
    judge_asked,
)

app = new_app(
    name="config",
    cls=Group,
    callback=help_without_command,
    invoke_without_command=True,
    help="Look at the settings.",
)


@app.command("show", cls=Command)
def show(  # noqa: PLR0913 - one parameter an option
    *,
    story: Annotated[
        Path | None,
        typer.Argument(parser=Path, metavar="STORY", help="A story, which may have settings of its own."),
    ] = None,
    report_format: Annotated[str | None, FORMAT] = None,
    report_language: Annotated[str | None, REPORT_LANGUAGE] = None,
    fail_on: Annotated[str | None, FAIL_ON] = None,
    strict: Annotated[bool | None, STRICT] = None,
    model: Annotated[str | None, MODEL] = None,
    nli: Annotated[str | None, NLI] = None,
    no_nli: Annotated[bool, NO_NLI] = False,
    config: Annotated[Path | None, CONFIG] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Show them as JSON.")] = False,
) -> None:
    """Show every setting of a check, and where it comes from: an option, the story, the project, or default.

    Options stand for those of `checker check`. Nothing is checked.
    """
    from checker.bundle.settings import Settings
    from checker.cli.effective import choices
    from checker.rules import rule_names

    rules = rule_names()
    judge = judge_asked(nli, without=no_nli)
    layers = [
        Settings(
            fail_on=fail_on,
            strict=strict,
            model=model,
            nli=judge,
            format=report_format,
            report_language=report_language,
        )
    ]
    if story is not None:
        layers.append(jobs.own_settings(read_together((story,), None, rules), story))
    layers.append(jobs.project_settings(config, rules))
    found = list(choices(layers))
    if as_json:
        terminal.say(json.dumps([it._asdict() for it in found], ensure_ascii=False, indent=2) + "\n")
        return
    from checker.cli.tables import table

    terminal.say(table(found, ("setting", "value", "from"), terminal.table_width()))
