"""The command line: the only part that prints, reads the environment and exits."""

from __future__ import annotations

import os
import sys

import typer

from checker import __version__
from checker.cli.check import check_command
from checker.cli.commands import facts_command, model_app, split_command
from checker.cli.rules import explain_command, rules_command
from checker.model.errors import CheckerError, one_line

app = typer.Typer(
    name="checker",
    help="Find where the accounts of one story disagree, across Arabic, English and French.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check_command)
app.command("split")(split_command)
app.command("facts")(facts_command)
app.command("rules")(rules_command)
app.command("explain")(explain_command)
app.add_typer(model_app, name="model")

_CANNOT_RUN = 2
_INTERRUPTED = 130


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if wanted:
        typer.echo(f"checker {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _version: bool = typer.Option(  # noqa: FBT001 - typer makes an option of it
        False, "--version", help="Show the version.", callback=_print_version, is_eager=True
    ),
) -> None:
    """Find where the accounts of one story disagree, across Arabic, English and French."""


def main() -> None:
    """Run the command line; every fault of the input is one line on stderr and exit code 2."""
    try:
        sys.exit(app(standalone_mode=False))
    except CheckerError as fault:
        _fail(str(fault), fault.exit_code)
    except typer.Exit as stop:
        sys.exit(stop.exit_code)
    except typer.TyperException as fault:  # a usage error
        _fail(f"{fault.format_message()} (see 'checker --help')", _CANNOT_RUN)
    except (typer.Abort, KeyboardInterrupt):
        _fail("stopped", _INTERRUPTED)
    except BrokenPipeError:
        # Whoever read the output has gone (`checker ... | head`): nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_CANNOT_RUN)


def _fail(message: str, code: int) -> None:
    sys.stderr.write(f"checker: {one_line(message)}\n")
    sys.exit(code)
