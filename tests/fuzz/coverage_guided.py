"""One harness under atheris, which keeps the inputs that reach new lines of the program, and changes those.

    python -m tests.fuzz --engine atheris --minutes 5 html     # runs this module, a process a harness

What is drawn is the same as with hypothesis: atheris chooses the bytes that hypothesis makes an input of.
Needs ``pip install -e '.[fuzz]'`` (Linux).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from typing import NamedTuple

_DONE = re.compile(r"Done (\d+) runs in (\d+) second")


# Inputs are long from the start: hypothesis makes hardly anything of a few bytes.
_LIMITS = ("-timeout=60", "-rss_limit_mb=4096", "-max_len=4096", "-len_control=0")


class Ran(NamedTuple):
    """How many inputs were tried, and what was printed where one failed."""

    inputs: int
    failed: str


def run(name: str, minutes: float) -> Ran:
    """Run a harness in a process of its own: libFuzzer ends the process when it ends."""
    with tempfile.TemporaryDirectory() as kept:
        limits = [f"-max_total_time={round(minutes * 60)}", *_LIMITS]
        command = [sys.executable, "-m", __spec__.name, name, kept, *limits, f"-artifact_prefix={kept}/"]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    found = _DONE.search(done.stderr)
    held = found is not None and done.returncode == 0
    # atheris prints the fault itself on stdout, libFuzzer the bytes that led to it on stderr.
    return Ran(int(found[1]) if found else 0, "" if held else done.stdout + done.stderr[-2000:])


def main() -> None:
    """Fuzz the harness whose name is the first argument; the others are libFuzzer's."""
    import atheris
    from hypothesis import HealthCheck, given, settings

    # lxml and numpy are not Python; of the rest, only what is fuzzed is instrumented.
    with atheris.instrument_imports(include=["checker", "trafilatura", "markdown_it", "tomllib"]):
        from tests.fuzz.harnesses import HARNESSES

    harness = HARNESSES[sys.argv.pop(1)]
    checks = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))

    @checks
    @given(harness.inputs)
    def attempt(drawn: object) -> None:
        harness.attempt(drawn)

    fuzz = attempt.hypothesis.fuzz_one_input  # type: ignore[attr-defined] # given() puts it there
    atheris.Setup(sys.argv, fuzz)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
