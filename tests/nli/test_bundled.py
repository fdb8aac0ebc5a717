"""The contradiction model that ships: both ways of computing it, what it refuses, what it remembers."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker import nli
from checker.embed import load as load_encoder
from checker.embed.cache import VectorCache
from checker.model.errors import ModelError
from checker.nli import both_ways, bundled, learnt

if TYPE_CHECKING:
    from pathlib import Path

    from checker.nli.bundled import BundledJudge

PAIRS = (
    ("The port of Larache reopened on Monday.", "The port of Larache remains closed."),
    ("أعادت السلطات فتح ميناء العرائش يوم الاثنين.", "ما زال ميناء العرائش مغلقا."),
    ("Le port de Larache a rouvert lundi.", "The port of Larache reopened on Monday."),
    ("أعادت السلطات فتح ميناء العرائش يوم الاثنين.", "Le port de Larache reste fermé."),
    ("The minister denied that talks were under way.", "المفاوضات جارية، بحسب الوزير."),
    ("Unemployment fell to nine percent.", "ارتفعت البطالة إلى تسعة في المئة."),
)
DIFFERING = (
    ("The talks between the two countries succeeded.", "The talks between the two countries failed."),
    ("نجحت المفاوضات بين البلدين.", "فشلت المفاوضات بين البلدين."),
    ("Les négociations entre les deux pays ont réussi.", "The talks between the two countries failed."),
)
AGREEING = (
    ("The talks between the two countries succeeded.", "The two countries' talks were successful."),
    ("نجحت المفاوضات بين البلدين.", "The talks between the two countries succeeded."),
    ("Les négociations entre les deux pays ont réussi.", "نجحت المفاوضات بين البلدين."),
)
MOST_BYTES = 8_000_000


@pytest.fixture(scope="module")
def judge() -> BundledJudge:
    return bundled.bundled()


def _record() -> tuple[bytes, bytes]:
    folder = files("checker.nli") / "data"
    return (folder / learnt.RECORD).read_bytes(), (folder / learnt.ARRAYS).read_bytes()


def test_probabilities_add_up_and_keep_the_order_of_the_pairs(judge: BundledJudge) -> None:
    told = judge.judge(PAIRS)
    assert told.shape == (len(PAIRS), 3)
    assert told.sum(axis=1) == pytest.approx(1)
    assert judge.judge(PAIRS[::-1]) == pytest.approx(told[::-1], abs=1e-5)


def test_integers_and_single_precision_agree(judge: BundledJudge, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = judge.logits(PAIRS)
    monkeypatch.setattr(bundled, "MANY", 1)
    assert np.abs(judge.logits(PAIRS) - exact).max() < 0.4
    assert np.corrcoef(judge.logits(PAIRS)[:, 0], exact[:, 0])[0, 1] > 0.99


def test_what_the_encoder_has_read_is_not_read_again(judge: BundledJudge) -> None:
    encoder = load_encoder()
    fresh = bundled.bundled(encoder)
    encoder.raw([text for pair in PAIRS for text in pair])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(type(fresh.engine.network), "tokens", None)
        assert fresh.logits(PAIRS) == pytest.approx(judge.logits(PAIRS), abs=1e-3)


def test_a_pair_is_judged_once(judge: BundledJudge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = bundled.BundledJudge(judge.engine, judge.learnt, VectorCache(tmp_path))
    first = keeping.judge(PAIRS)
    monkeypatch.setattr(bundled.BundledJudge, "_computed", None)
    assert (keeping.judge(PAIRS) == first).all()


def test_one_reading_is_enough(judge: BundledJudge, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def logits(_self: object, pairs: tuple[tuple[str, str], ...]) -> np.ndarray:
        asked.append(len(pairs))
        return np.zeros((len(pairs), 3), np.float32)

    monkeypatch.setattr(bundled.BundledJudge, "logits", logits)
    assert [it.contradiction for it in both_ways(judge, PAIRS)] == pytest.approx(
        [judge.learnt.odds / (judge.learnt.odds + 2)] * len(PAIRS)
    )
    assert asked == [len(PAIRS)]


def test_contradicted_claims_rank_above_those_that_agree(judge: BundledJudge) -> None:
    told = judge.judge([*DIFFERING, *AGREEING])[:, 0]
    differing, agreeing = told[: len(DIFFERING)], told[len(DIFFERING) :]
    assert np.median(differing) > agreeing.max()
    assert np.median(agreeing) < differing.min()


def test_nothing_is_asked_of_no_pairs(judge: BundledJudge) -> None:
    assert judge.judge([]).shape == (0, 3)


@pytest.mark.parametrize(
    "text", ["", "\u200f", "x" * 5000, "كلمة " * 400], ids=["empty", "mark", "long", "words"]
)
def test_any_text_can_be_judged(text: str, judge: BundledJudge) -> None:
    assert np.isfinite(judge.judge([(text, PAIRS[0][0]), (PAIRS[0][0], text)])).all()


def test_what_ships_is_small() -> None:
    record, content = _record()
    assert len(record) + len(content) < MOST_BYTES


def test_what_was_changed_is_refused() -> None:
    record, content = _record()
    with pytest.raises(ModelError, match=r"is damaged: contradiction\.npz is not what"):
        learnt.parse(record, content[:-1] + bytes([content[-1] ^ 1]))


@pytest.mark.parametrize(
    "record", [b"", b"[]", b"{}", b'{"sha256": 1}'], ids=["empty", "list", "none", "number"]
)
def test_a_record_of_another_form_is_refused(record: bytes) -> None:
    with pytest.raises(ModelError, match="is damaged"):
        learnt.parse(record, _record()[1])


def test_other_weights_are_refused(judge: BundledJudge, monkeypatch: pytest.MonkeyPatch) -> None:
    record, content = _record()
    other = json.dumps(json.loads(record) | {"weights": "others"}).encode()
    monkeypatch.setattr(bundled, "learnt", lambda: learnt.parse(other, content))
    with pytest.raises(ModelError, match="was made with other weights than those installed"):
        nli.load(nli.BUNDLED)
    assert judge.learnt.weights == judge.engine.weights
