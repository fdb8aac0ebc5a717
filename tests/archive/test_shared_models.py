"""Models asked by several stories at once give each story what it would have got alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.archive.shared_models import Answer, Asker, AskingEncoder, Kind, Question, SharedModels
from checker.embed import load_for_many
from checker.nli import BUNDLED, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.archive.shared_models import Item

ENGLISH = [("The minister left for Rabat.", "en"), ("Nothing was signed.", "en")]
ARABIC = [("غادر الوزير إلى الرباط.", "ar")]
FRENCH = [("Rien n'a été signé hier.", "fr"), ("Le ministre est parti.", "fr"), ("Il pleut.", "fr")]


@pytest.fixture(scope="module")
def models() -> SharedModels:
    encoder = load_for_many()
    return SharedModels(encoder, load(BUNDLED, encoder=encoder, alike=True))


def found(models: SharedModels, questions: Sequence[Question]) -> list[Answer]:
    answers = models.answer(questions)
    assert not [it for it in answers if isinstance(it, Exception)]
    return [it for it in answers if isinstance(it, Answer)]


@pytest.mark.parametrize("kind", [Kind.VECTORS, Kind.RAW_VECTORS, Kind.JUDGEMENTS])
def test_rows_are_those_of_a_story_alone(models: SharedModels, kind: Kind) -> None:
    questions = [Question(kind, items) for items in (ENGLISH, ARABIC, FRENCH)]
    for question, answer in zip(questions, found(models, questions), strict=True):
        (alone,) = found(models, [question])
        assert answer.found.shape == alone.found.shape
        assert np.allclose(answer.found, alone.found, atol=1e-5)
        assert answer.seconds >= 0


def test_tokens_are_those_of_a_story_alone(models: SharedModels) -> None:
    questions = [Question(Kind.TOKENS, items) for items in (ENGLISH, ARABIC, FRENCH)]
    for question, answer in zip(questions, found(models, questions), strict=True):
        (alone,) = found(models, [question])
        assert answer.found.starts.tolist() == alone.found.starts.tolist()
        assert answer.found.pieces == alone.found.pieces
        assert np.allclose(answer.found.rows, alone.found.rows, atol=1e-5)


def test_kinds_may_be_mixed(models: SharedModels) -> None:
    questions = [
        Question(Kind.VECTORS, FRENCH),
        Question(Kind.TOKENS, ARABIC),
        Question(Kind.VECTORS, ARABIC),
    ]
    rows, tokens, row = (it.found for it in found(models, questions))
    assert (len(rows), len(tokens.starts), len(row)) == (3, 2, 1)


class Delicate:
    """An encoder that fails over one text, whatever is beside it."""

    tokens = None
    dimension = 2

    def encode(
        self, texts: Sequence[str], languages: Sequence[str]
    ) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        del languages
        if "poison" in texts:
            raise ArithmeticError("it fails over this")
        return np.ones((len(texts), 2), np.float32)


def test_a_fault_over_one_story_is_not_that_of_another() -> None:
    models = SharedModels(Delicate(), None)  # type: ignore[arg-type]  # as much of one as is asked
    asked: list[Sequence[Item]] = [[("one", "en")], [("poison", "en"), ("two", "en")], [("three", "en")]]
    one, poisoned, three = models.answer([Question(Kind.VECTORS, items) for items in asked])
    assert isinstance(one, Answer)
    assert isinstance(three, Answer)
    assert isinstance(poisoned, ArithmeticError)


def test_what_is_not_there_cannot_be_asked() -> None:
    models = SharedModels(Delicate(), None)  # type: ignore[arg-type]  # as much of one as is asked
    (fault,) = models.answer([Question(Kind.JUDGEMENTS, [("one", "two")])])
    assert isinstance(fault, ValueError)


def test_a_story_pays_for_what_it_asked(models: SharedModels) -> None:
    def ask(question: Question) -> Answer:
        (answer,) = found(models, [question])
        return Answer(answer.found, 2.5)

    asker = Asker(ask)
    encoder = AskingEncoder(models.encoder, asker)
    assert encoder.encode([], []).shape == (0, encoder.dimension)
    assert (asker.embedded, asker.embedding, asker.reading) == (0, 0, 0)
    assert encoder.encode(["one", "two"], ["en", "en"]).shape == (2, encoder.dimension)
    assert encoder.raw(["one"]).shape == (1, encoder.dimension)
    assert (asker.embedded, asker.embedding, asker.reading) == (3, 5, 0)
    assert encoder.tokens is not None
    assert len(encoder.tokens.tokens(["one"], ["en"]).starts) == 2
    assert (asker.embedded, asker.embedding, asker.reading) == (3, 5, 2.5)
