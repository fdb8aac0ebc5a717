"""What mutation testing is told to do can be done: its modules and tests are there."""

from __future__ import annotations

import pytest

from checker.rules import rule_names
from tests.mutation.targets import ROOT, TARGETS, chosen


@pytest.mark.parametrize("module", TARGETS)
def test_the_module_and_its_tests_are_there(module: str) -> None:
    assert [path for path in (module, *TARGETS[module]) if not (ROOT / path).is_file()] == []


def test_every_rule_is_a_target() -> None:
    assert {f"checker/rules/{name.replace('-', '_')}.py" for name in rule_names()} <= set(TARGETS)


def test_words_choose_modules() -> None:
    assert chosen([]) == list(TARGETS)
    assert chosen(["times/algebra", "review"]) == ["checker/facts/times/algebra.py", "checker/review.py"]
    assert chosen(["no such module"]) == []
