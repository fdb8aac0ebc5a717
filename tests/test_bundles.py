"""Every bundle of the tests against what a human editor expects of it (see bundles/README.md)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import bundle
from checker.pipeline import check
from checker.rules import all_rules
from tests import expectations

if TYPE_CHECKING:
    from checker.embed import Encoder

BUNDLES = sorted(path.parent for path in (Path(__file__).parent / "bundles").glob("*/story.toml"))
CODES = frozenset(module.RULE.code for module in all_rules())


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.name)
def test_an_editor_would_agree(path: Path, encoder: Encoder) -> None:
    result = check(bundle.read(path), encoder)
    expected = expectations.load(path)
    assert expectations.missing(result, expected, CODES) == []
    assert expectations.false_alarms(result, expected) == []


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.name)
def test_spans_reproduce_their_words(path: Path, encoder: Encoder) -> None:
    result = check(bundle.read(path), encoder)
    for claim in result.claims:
        assert result.story.source(claim.source).text[claim.start : claim.end] == claim.text
    for found in result.findings:
        for item in found.evidence:
            assert result.story.source(item.source).text[item.start : item.end] == item.quote
