"""``checker archive``: thousands of stories at once, and which of them are about the same event."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.archive.engines import ENGINES
from checker.cli.help import Command, Group, help_without_command, new_app
from checker.cli.inputs import FORM
from checker.cli.options import one_of
from checker.cli.setting_options import CONFIG, FAIL_ON, MODEL, NLI, STRICT
from checker.model.errors import UsageError

app = new_app(
    name="archive",
    cls=Group,
    callback=help_without_command,
    invoke_without_command=True,
    help="Check thousands of stories, and find those about the same event.",
)


@app.command(
    "run",
    cls=Command,
    epilog="Exit codes: 0 nothing was found at or above --fail-on, 1 something was, 2 the run could not be "
    "completed, or stories could not be checked, more than --max-failures allows.",
)
def run(  # noqa: PLR0913 - one parameter an option
    *,
    given: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="A folder of bundles, a .jsonl or .parquet with a story a row, or a glob of these, quoted.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            parser=Path,
            metavar="DIR",
            help="The archive's folder; continued if it is there.",
        ),
    ],
    engine: Annotated[
        str,
        one_of(
            lambda: ENGINES,
            "engine",
            "--engine",
            meaning="What spreads the work: processes of this machine, or dask: a cluster. [processes]",
        ),
    ] = ENGINES[0],
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="How many processes on this machine. [one a core]")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Dask's scheduler, like tcp://10.0.0.1:8786. [a cluster of this machine]"
        ),
    ] = None,
    resource: Annotated[
        str | None,
        typer.Option(
            "--worker-resource",
            metavar="NAME",
            help="A resource of Dask workers of which each piece of work takes one.",
        ),
    ] = None,
    max_failures: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="Stop when more stories than this could not be checked; up to then they do not count. "
            "[never stop; any one exits with 2]",
        ),
    ] = None,
    retry: Annotated[
        bool, typer.Option("--retry", help="Check the stories that failed before once more.")
    ] = False,
    vectors: Annotated[
        Path | None,
        typer.Option(
            "--keep-vectors",
            parser=Path,
            metavar="FOLDER",
            help="Keep the vectors of all texts, 2 kB each, for other settings or a later release.",
        ),
    ] = None,
    fail_on: Annotated[str | None, FAIL_ON] = None,
    strict: Annotated[bool | None, STRICT] = None,
    model: Annotated[str | None, MODEL] = None,
    nli: Annotated[str | None, NLI] = None,
    config: Annotated[Path | None, CONFIG] = None,
) -> int:
    """Check all stories of INPUT, and write what is found to DIR as Parquet tables with an overview.

    Started again, it does only what is not done yet. A story that cannot be read is a row with its error.
    """
    from checker.archive.engines.base import Workers
    from checker.bundle.settings import Settings
    from checker.cli.archive_run import Asked, run_archive

    for flag, value in (("--scheduler", scheduler), ("--worker-resource", resource)):
        if value is not None and engine != "dask":
            raise UsageError("goes with --engine dask only", where=flag)
    settings = Settings(fail_on=fail_on, strict=strict, model=model, nli=nli)
    spread = Workers(workers, scheduler, resource)
    asked = Asked(given, output, engine, spread, max_failures, retry, vectors, settings, config)
    return run_archive(asked)


@app.command("similar", cls=Command)
def similar(  # noqa: PLR0913 - one parameter an option
    *,
    story: Annotated[
        Path, typer.Argument(parser=Path, metavar="STORY", help="A story, as `checker check` takes it.")
    ],
    archive: Annotated[
        Path, typer.Option("--archive", "-a", parser=Path, metavar="DIR", help="The folder of an archive.")
    ],
    most: Annotated[int, typer.Option("--most", "-n", min=1, metavar="N", help="How many to show.")] = 10,
    least: Annotated[
        float | None,
        typer.Option(min=-1, max=1, metavar="COSINE", help="How like the story they must be at least. [0.5]"),
    ] = None,
    later: Annotated[
        bool, typer.Option("--later", help="Show those that were published later, too.")
    ] = False,
    form: Annotated[str | None, FORM] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Find earlier stories of an archive about the same event, so that they can be added to a bundle."""
    from checker.archive.similar import LEAST
    from checker.cli.archive_similar import show_similar

    wanted = LEAST if least is None else least
    show_similar(story, archive, most=most, least=wanted, later=later, form=form, as_json=as_json)
