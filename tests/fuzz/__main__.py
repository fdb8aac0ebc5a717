"""The long form of fuzzing: each harness for some minutes, and a line a harness on what came of it.

    python -m tests.fuzz --minutes 20            # of each harness
    python -m tests.fuzz --minutes 5 html json   # of these two
    python -m tests.fuzz --engine atheris html   # led by what an input reaches; pip install -e '.[fuzz]'

Ends with 1 when anything failed; the smallest input that fails is printed, to be made a test.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, seed, settings

if TYPE_CHECKING:
    from collections.abc import Callable

_BATCH = 100  # examples between two looks at the clock


def drawn_at_random(name: str, minutes: float) -> bool:
    """Run a harness until its time is over or it fails; return whether it held."""
    from tests.fuzz.harnesses import HARNESSES

    harness = HARNESSES[name]
    tried, batch = 0, 0
    started, end = time.process_time(), time.monotonic() + minutes * 60

    def attempt(drawn: object) -> None:
        nonlocal tried
        tried += 1
        harness.attempt(drawn)

    held = True
    while held and time.monotonic() < end:
        batch += 1
        checks = settings(
            max_examples=_BATCH,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.target, Phase.shrink),
        )
        try:
            seed(batch)(checks(given(harness.inputs)(attempt)))()
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            traceback.print_exc()
            held = False
    _say(name, tried, time.process_time() - started, held=held)
    return held


def led_by_coverage(name: str, minutes: float) -> bool:
    """Run a harness under atheris; return whether it held."""
    from tests.fuzz.coverage_guided import run

    before = _spent_by_children()
    ran = run(name, minutes)
    sys.stderr.write(ran.failed)
    _say(name, ran.inputs, _spent_by_children() - before, held=not ran.failed)
    return not ran.failed


def _spent_by_children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def _say(name: str, tried: int, spent: float, *, held: bool) -> None:
    outcome = "held" if held else "FAILED"
    print(f"{name}: {tried:,} inputs, {spent:,.0f} s of processor time, {outcome}", flush=True)  # noqa: T201


ENGINES: dict[str, Callable[[str, float], bool]] = {
    "hypothesis": drawn_at_random,
    "atheris": led_by_coverage,
}


def main() -> int:
    """Run the harnesses that are asked for, or all."""
    parser = argparse.ArgumentParser(description="Fuzz every reader, grammar and writer, and the command.")
    parser.add_argument("--minutes", type=float, default=20, help="of each harness")
    parser.add_argument("--engine", choices=ENGINES, default="hypothesis", help="what thinks of the inputs")
    parser.add_argument("harnesses", nargs="*")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        from tests.fuzz.harnesses import HARNESSES

        held = [ENGINES[asked.engine](name, asked.minutes) for name in asked.harnesses or HARNESSES]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
