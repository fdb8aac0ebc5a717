"""The short form of fuzzing: the same few inputs of every harness on every run."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.harnesses import HARNESSES

_FEW = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("name", HARNESSES)
def test_a_harness_holds(name: str) -> None:
    harness = HARNESSES[name]

    def attempt(drawn: object) -> None:
        harness.attempt(drawn)

    _FEW(given(harness.inputs)(attempt))()
