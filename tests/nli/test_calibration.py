"""The temperature: where it comes from, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from checker.model.errors import ModelError
from checker.nli.calibration import CALIBRATION, UNCALIBRATED, probabilities, read_temperature

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def test_without_a_file_nothing_is_calibrated(tmp_path: Path) -> None:
    assert read_temperature(tmp_path, "m") == UNCALIBRATED == 1.0


@pytest.mark.parametrize(("text", "temperature"), [('{"temperature": 1.7}', 1.7), ('{"temperature":2}', 2.0)])
def test_the_temperature_is_that_of_the_file(text: str, temperature: float, tmp_path: Path) -> None:
    (tmp_path / CALIBRATION).write_text(text, encoding="utf-8")
    assert read_temperature(tmp_path, "m") == temperature


@pytest.mark.parametrize(
    "held",
    [
        "{}",
        "1.5",
        "null",
        '["temperature"]',
        '{"temperature": "1.5"}',
        '{"temperature": true}',
        '{"temperature": null}',
        '{"temperature": 0}',
        '{"temperature": -1}',
        '{"temperature": NaN}',
        '{"temperature": Infinity}',
        '{"temperature": 1e-9}',
        '{"temperature": 1' + "0" * 400 + "}",
        '{"temperature": 1.5, "bias": 2}',
        '{"temprature": 1.5}',
    ],
    ids=lambda held: held[:40],
)
def test_anything_else_is_refused(held: str, tmp_path: Path) -> None:
    (tmp_path / CALIBRATION).write_text(held, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        read_temperature(tmp_path, "m")
    assert str(caught.value) == (
        'm: checker-nli.json holds no temperature (write {"temperature": 1.5}, a number from 0.01 to 100, '
        "or remove it)"
    )


@pytest.mark.parametrize("held", [b"", b"{", b"\xff\xfe", b"[" * 100_000], ids=lambda held: repr(held)[:20])
def test_a_broken_file_is_one_line(held: bytes, tmp_path: Path) -> None:
    (tmp_path / CALIBRATION).write_bytes(held)
    with pytest.raises(ModelError, match=r"m: checker-nli\.json cannot be read: .*\(remove it\)") as caught:
        read_temperature(tmp_path, "m")
    assert "\n" not in str(caught.value)


def test_probabilities_are_known_values() -> None:
    logits = np.log(np.array([[0.7, 0.2, 0.1]]))
    np.testing.assert_allclose(probabilities(logits, 1.0), [[0.7, 0.2, 0.1]])
    squared = np.array([0.49, 0.04, 0.01])
    np.testing.assert_allclose(probabilities(logits, 0.5), [squared / squared.sum()])


LOGITS = arrays(np.float64, (2, 3), elements=st.floats(-1e4, 1e4))


@given(LOGITS, st.floats(0.01, 100))
def test_whatever_the_temperature_rows_are_probabilities(
    logits: NDArray[np.float64], temperature: float
) -> None:
    shares = probabilities(logits, temperature)
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    assert (shares >= 0).all()
    # The likeliest stays the likeliest.
    rows = np.arange(len(logits))
    assert (shares[rows, logits.argmax(axis=1)] == shares.max(axis=1)).all()


@given(LOGITS, st.floats(0.01, 100))
def test_warmer_is_less_sure(logits: NDArray[np.float64], temperature: float) -> None:
    surest = probabilities(logits, temperature).max(axis=1)
    assert (probabilities(logits, temperature * 1.5).max(axis=1) <= surest + 1e-12).all()
