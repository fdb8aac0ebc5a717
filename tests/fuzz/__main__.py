"""The long form of fuzzing: each harness for some minutes, and a line a harness on what came of it.

    python -m tests.fuzz --minutes 20            # of each harness
    python -m tests.fuzz --minutes 5 html json   # of these two

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
    from tests.fuzz.harnesses import Harness

_BATCH = 100  # examples between two looks at the clock


def fuzz(name: str, harness: Harness, minutes: float) -> bool:
    """Run a harness until its time is over or it fails; return whether it held."""
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
    spent = time.process_time() - started
    outcome = "held" if held else "FAILED"
    said = f"{name}: {tried:,} inputs, {spent:,.0f} s of processor time, {outcome}"
    print(said, flush=True)  # noqa: T201 - what the command is for
    return held


def main() -> int:
    """Run the harnesses that are asked for, or all."""
    parser = argparse.ArgumentParser(description="Fuzz every reader, grammar and writer, and the command.")
    parser.add_argument("--minutes", type=float, default=20, help="of each harness")
    parser.add_argument("harnesses", nargs="*")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        from tests.fuzz.harnesses import HARNESSES

        names = asked.harnesses or list(HARNESSES)
        held = [fuzz(name, HARNESSES[name], asked.minutes) for name in names]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
