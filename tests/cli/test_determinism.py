"""The same story gives the same bytes, whatever the machine's threads, hash seed, locale and time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli import stories
from tests.cli.running import command

if TYPE_CHECKING:
    from pathlib import Path

MACHINES = {
    "one thread": {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    "two threads": {"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2"},
    "another hash seed": {"PYTHONHASHSEED": "7"},
    "another zone": {"TZ": "Pacific/Auckland"},
    "no locale": {"LC_ALL": "C"},
}


@pytest.mark.slow
def test_the_report_is_the_same_to_the_byte(here: Path, seed: Path) -> None:
    stories.write(here, "error")
    for story in (here / "error", seed):
        outputs = {
            name: command("check", story, "--format", "json", cwd=here, env=env).out
            for name, env in MACHINES.items()
        }
        assert len(set(outputs.values())) == 1
        assert outputs["one thread"].startswith("{")
