"""A contradiction model whose answers stand in the test: for what is done with them, whoever answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from checker import coverage
from checker.pipeline import check
from tests.rules.stories import story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pytest
    from numpy.typing import NDArray

    from checker.embed import Encoder
    from checker.model.result import Coverage
    from checker.model.source import Source
    from checker.rules.base import Case


@dataclass(frozen=True)
class Scripted:
    """Answers (contradiction, entailment) for each pair of texts, premise first; else neither."""

    answers: Mapping[tuple[str, str], tuple[float, float]]
    name: str = "scripted"
    fingerprint: str = "0"
    mutual: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Answer, and remember what was asked."""
        self.asked.extend(pairs)
        told = [self.answers.get(pair, (0.0, 0.0)) for pair in pairs]
        return np.asarray([(one, other, 1 - one - other) for one, other in told]).reshape(len(pairs), 3)


def in_both_directions(one: str, other: str, contradiction: float, entailment: float = 0.0) -> Scripted:
    """Return a model that says the same of two texts whichever comes first."""
    answer = (contradiction, entailment)
    return Scripted({(one, other): answer, (other, one): answer})


def case_of(
    encoder: Encoder, model: Scripted | None, monkeypatch: pytest.MonkeyPatch, *sources: Source
) -> Case:
    """Return what the rules are given of a story."""
    cases: list[Case] = []
    covered = coverage.coverage

    def watched(case: Case, *rest: Any) -> Coverage:  # noqa: ANN401 - passed on as they came
        cases.append(case)
        return covered(case, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(coverage, "coverage", watched)
        check(story(*sources), encoder, contradiction=model)
    return cases[0]
