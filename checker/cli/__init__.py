"""The command line: the only part that prints, reads the environment and exits."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, cast

import typer
from typer.main import get_command

from checker.cli import terminal
from checker.cli.app import app
from checker.model.errors import CheckerError

if TYPE_CHECKING:
    from collections.abc import Sequence

_CANNOT_RUN = 2
_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells count
_COMPLETING = "_CHECKER_COMPLETE"  # what typer calls the variable

# Matrix products are spread over the cores by threads of checker's own. The libraries under numpy would do it
# once more, and round differently for each number of threads; they are told when they are loaded, and at no
# other time. (Intel's is left alone: torch, which has no such threads here, brings it too.)
_ONE_THREAD_EACH = ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_TURN = 0.0002
"""Seconds a thread may keep the interpreter while another waits: the encoder needs it often, but briefly."""
_OBJECTS = 200_000
"""Objects made and kept before the collector looks for rings among them. Tables are many objects, and stay:
with the usual 700, a check of one story spends a twelfth of its time on looking through them."""


def main() -> None:
    """Run the command line and exit with its code."""
    for setting in _ONE_THREAD_EACH:
        os.environ[setting] = "1"
    sys.setswitchinterval(_TURN)
    gc.set_threshold(_OBJECTS)
    code = run(sys.argv[1:])
    gc.freeze()  # nor need the interpreter look through them once more before it ends
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return the exit code.

    Every fault of the input is one line on stderr and 2. So is a fault of the program itself, with its
    traceback: left to the interpreter it would exit with 1, which says that the accounts disagree.
    """
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        terminal.complain("stopped")
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read the help has gone
        terminal.give_up_stdout()
        return 0
    except Exception:  # noqa: BLE001 - see above: whatever it is, it must not look like a verdict
        import traceback

        terminal.complain_at_length(traceback.format_exc())
        terminal.complain("a fault of checker itself; please report it with the lines above")
        return _CANNOT_RUN


def _run(arguments: Sequence[str]) -> int:
    command = get_command(app)
    if os.environ.get(_COMPLETING):  # a shell asks what could come next
        command.main(prog_name="checker")
    try:
        # Not command.main(): it ends with 1 when the reader has gone, and says nothing of an interrupt.
        with command.make_context("checker", list(arguments)) as context:
            return cast("int | None", command.invoke(context)) or 0
    except typer.Exit as stop:
        return stop.exit_code and _CANNOT_RUN  # typer's own 1 is no verdict
    except CheckerError as fault:
        terminal.complain(str(fault))
    except typer.TyperException as fault:
        terminal.complain(_usage(fault))
    except UnicodeEncodeError:
        terminal.complain("a file's name cannot be written in this locale (set PYTHONUTF8=1 and try again)")
    return _CANNOT_RUN


def _usage(fault: typer.TyperException) -> str:
    """Put typer's message in the form of all others: no capital, no full stop, how to mend it behind it."""
    message = fault.format_message().strip().removesuffix(".").replace("(Possible", "(possible")
    context: typer.Context | None = getattr(fault, "ctx", None)
    command = context.command_path if context else "checker"
    help_ = f"see `{command} --help`"
    told = f"{message[:-1]}; {help_})" if message.endswith(")") else f"{message} ({help_})"
    return f"{told[:1].lower()}{told[1:]}"
