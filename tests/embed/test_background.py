"""The statistics that ship, and how they are read."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from checker.embed.background import Distribution, parse, shipped, shipped_text
from checker.model.language import primary_language

ENCODERS = {"e5-small": 384, "use-m": 512}


@pytest.mark.parametrize(("name", "dimension"), ENCODERS.items())
def test_every_bundled_encoder_has_statistics(name: str, dimension: int) -> None:
    background = shipped(name)
    assert set(background.means) == {"ar", "en", "fr"}
    assert all(mean.shape == (dimension,) and mean.dtype == np.float32 for mean in background.means.values())
    languages = {("ar", "ar"), ("ar", "en"), ("ar", "fr"), ("en", "en"), ("en", "fr"), ("fr", "fr")}
    assert set(background.calibration.pairs) == languages


@pytest.mark.parametrize("name", ENCODERS)
def test_statistics_say_where_they_come_from(name: str) -> None:
    provenance = json.loads(shipped_text(name))["provenance"]
    assert provenance["licence"].startswith("CC BY-SA 4.0")
    assert "even-numbered" in provenance["used"]
    assert provenance["made_by"] == "training/background.py"


def test_a_distribution_answers_both_ways() -> None:
    distribution = Distribution(0.5, 0.2, (0.0, 0.5, 1.0), (0.0, 0.4, 1.0))
    assert distribution.quantile(0.5) == pytest.approx(0.4)
    assert distribution.quantile(0.75) == pytest.approx(0.7)
    np.testing.assert_allclose(distribution.share_below(np.array([-1, 0.4, 0.7, 2])), [0, 0.5, 0.75, 1])


@pytest.mark.parametrize("name", ENCODERS)
def test_quantiles_ascend_and_invert(name: str) -> None:
    calibration = shipped(name).calibration
    for pair in (calibration.pooled, *calibration.pairs.values()):
        for distribution in (pair.random, pair.near, pair.true):
            assert list(distribution.quantiles) == sorted(distribution.quantiles)
            for level in (0.05, 0.5, 0.95):
                assert distribution.share_below(distribution.quantile(level)) == pytest.approx(
                    level, abs=1e-6
                )


@pytest.mark.parametrize(
    ("tag", "subtag"), [("ar", "ar"), ("ar-MA", "ar"), ("EN-us", "en"), ("fr_CA", "fr"), ("", "")]
)
def test_primary_language(tag: str, subtag: str) -> None:
    assert primary_language(tag) == subtag


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in json.loads(shipped_text("use-m")).items() if name != key}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "not json",
        "{}",
        '{"format": 99}',
        *(json.dumps(_without(key)) for key in ("format", "levels", "pairs", "means", "weights", "prefix")),
        json.dumps({**_without("levels"), "levels": [0, 1]}),
        json.dumps({**_without("pairs"), "pairs": {}}),
        json.dumps({**_without("means"), "means": {"en": "x"}}),
        json.dumps({**_without("means"), "means": {}}),
        json.dumps({**_without("means"), "means": {"en": [0.1], "fr": [0.1, 0.2]}}),
        json.dumps({**_without("means"), "means": {"en": [float("nan")]}}),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)
