"""``checker doctor``: whether this installation works as it must."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import terminal
from checker.cli.help import Command, new_app
from checker.cli.options import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.doctor import Outcome

_FORMATS = ("text", "json")

app = new_app()


@app.command(
    "doctor",
    cls=Command,
    epilog="Exit codes: 0 all is as it must be, 1 something is not, 2 it could not run.",
)
def doctor(
    *,
    output_format: Annotated[
        str,
        one_of(lambda: _FORMATS, "format", "--format", "-f", meaning="Show it in this format: text or json."),
    ] = "text",
    keep: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Look at the cache of vectors, too, and use it.")
    ] = True,
) -> int:
    """Look whether this installation works as it must.

    Loads the models, compares vectors with known ones, tries the cache, looks at the tables and catalogues,
    and checks two small stories: one with known discrepancies, one without any.
    """
    from checker.cli.engines import vector_cache
    from checker.doctor import examined

    found = examined(vector_cache() if keep else None)
    if output_format == "json":
        outcomes = dict(found)
        terminal.say(_as_json(outcomes))
        return int(not all(outcome.ok for outcome in outcomes.values()))
    return int(not _told(found))


def _told(found: Iterable[tuple[str, Outcome]]) -> bool:
    """Say each outcome as soon as it is known; return whether all are as they must be."""
    from checker.report.escape import logged

    ok = True
    for name, outcome in found:
        ok = ok and outcome.ok
        said = f"{outcome.said} ({outcome.hint})" if outcome.hint else outcome.said
        terminal.say(f"{'ok' if outcome.ok else 'fault':<7}{name:<15}{logged(said)}\n")
    return ok


def _as_json(outcomes: dict[str, Outcome]) -> str:
    from checker import __version__
    from checker.report.json_text import json_text

    examinations = [
        {"name": name, "ok": outcome.ok, "said": outcome.said, "hint": outcome.hint or None}
        for name, outcome in outcomes.items()
    ]
    ok = all(outcome.ok for outcome in outcomes.values())
    return json_text({"version": __version__, "ok": ok, "examinations": examinations})
