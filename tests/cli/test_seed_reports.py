"""The reports of the seeds that are committed are those that the program writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

SEEDS = sorted(path.parent for path in (ROOT / "seeds").glob("*/story.toml"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_the_report_is_current(seed: Path, here: Path, checker: Checker) -> None:
    ran = checker("check", seed)
    assert ran.err == ""
    (new,) = (here / "reports").iterdir()
    committed = ROOT / "reports" / new.name
    hint = f"run `checker check {seed.relative_to(ROOT)}` at the top and look at the difference"
    assert committed.read_text("utf-8") == new.read_text("utf-8"), hint


def test_there_is_a_report_for_each_seed_and_no_other() -> None:
    assert len(SEEDS) > 0
    assert sorted(path.name for path in (ROOT / "reports").iterdir()) == [f"{seed.name}.md" for seed in SEEDS]
