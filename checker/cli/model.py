"""``checker model``: the embedding models of this machine, how good one is, the bundled one for others."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.help import Command, Group, help_without_command, new_app
from checker.cli.terminal import say, table_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.embed import Encoder

_UNKNOWN = "not said"

app = new_app(
    name="model",
    cls=Group,
    callback=help_without_command,
    invoke_without_command=True,
    help="Look at embedding models, and take the bundled one elsewhere.",
)


@app.command("list", cls=Command)
def list_models() -> None:
    """List the models of this machine: the bundled ones and those in the Hugging Face cache."""
    from checker.cli.tables import table
    from checker.embed.catalogue import available

    rows = [
        (it.name, it.dimension or _UNKNOWN, _yes(it.calibrated), it.origin, it.languages or _UNKNOWN)
        for it in available()
    ]
    say(table(rows, ("name", "dimension", "calibrated", "where", "languages"), table_width()))


@app.command("check", cls=Command)
def check(
    *,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="As for checker check --model: e5-small, use-m, a folder, or owner/name[@REVISION], with "
            "?device=DEVICE&backend=torch|onnx|openvino&batch=SIZE where it is wanted.",
        ),
    ],
) -> None:
    """Load a model and say what it is, how fast it is here, and how well it matches translations."""
    from checker.cli.model_scores import evaluation_folder, scores
    from checker.embed import load
    from checker.report.escape import visible

    folder = evaluation_folder()
    start = time.perf_counter()
    encoder = load(name)
    encoder.raw([name])  # some of it is loaded with the first text
    loaded = time.perf_counter() - start
    for what, value in _described(encoder, name):
        say(f"{what:<20}{visible(value)}\n")
    say(f"{'load time':<20}{loaded:.2f} s\n")
    if folder is None:
        say(f"{'quality':<20}not measured: CHECKER_EVAL names no folder of sentences to measure on\n")
        return
    for what, value in scores(encoder, folder):
        say(f"{what:<20}{visible(value)}\n")


def _described(encoder: Encoder, name: str) -> Iterator[tuple[str, str]]:
    from checker.cli.model_scores import speed
    from checker.embed.catalogue import available, described

    known = {it.name: it for it in available()}.get(encoder.name)
    if known is None and Path(name).is_dir():
        known = described(Path(name), encoder.name)
    yield "model", encoder.name
    yield "dimension", str(encoder.dimension)
    yield "languages", (known.languages if known else None) or _UNKNOWN
    yield "prefix", repr(encoder.prefix) if encoder.prefix else "none"
    yield "calibrated", _yes(encoder.calibration is not None)
    if encoder.notice:
        yield "note", encoder.notice
    yield "speed", f"{speed(encoder):,.0f} sentences/s"


def _yes(value: bool) -> str:  # noqa: FBT001 - the one thing that it is about
    return "yes" if value else "no"


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
