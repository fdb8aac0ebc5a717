"""The models of a process as several stories ask them at once: a network is slow on a few texts at a time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder
    from checker.embed.background import Calibration
    from checker.embed.late import TokenEncoder, TokenVectors
    from checker.nli import Contradiction

Item = tuple[str, str]
"""A text and its language, or the two texts of a pair."""


class Kind(Enum):
    """What a model is asked for."""

    VECTORS = auto()
    RAW_VECTORS = auto()
    TOKENS = auto()
    JUDGEMENTS = auto()


class Question(Struct, frozen=True):
    """What one story asks for, of at least one item."""

    kind: Kind
    items: Sequence[Item]


class Answer(Struct, frozen=True):
    """What the model gives for the items of a question, and their share of its seconds of processor time."""

    found: Any  # rows of an array, or TokenVectors
    seconds: float


class SharedModels(Struct, frozen=True):
    """An encoder, and what judges claims, if anything does."""

    encoder: Encoder
    judge: Contradiction | None

    def answer(self, questions: Sequence[Question]) -> list[Answer | Exception]:
        """Answer questions, all those of a kind together; with an exception what cannot be answered."""
        found: dict[int, Answer | Exception] = {}
        for kind in Kind:
            numbers = [number for number, question in enumerate(questions) if question.kind is kind]
            asked = [questions[number] for number in numbers]
            if asked:
                found |= zip(numbers, self._together(asked), strict=True)
        return [found[number] for number in range(len(questions))]

    def _together(self, asked: Sequence[Question]) -> list[Answer | Exception]:
        start = time.process_time()
        items = [item for question in asked for item in question.items]
        try:
            found = self._asked(asked[0].kind, items)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is for one story to tell
            # It must not be the fault of the stories beside it.
            return [fault] if len(asked) == 1 else [self._together([question])[0] for question in asked]
        share = (time.process_time() - start) / len(items)
        ends = np.cumsum([len(question.items) for question in asked])
        places = zip([0, *ends[:-1]], ends, strict=True)
        return [Answer(_part(found, first, end), share * (end - first)) for first, end in places]

    def _asked(self, kind: Kind, items: Sequence[Item]) -> Any:  # noqa: ANN401 - as Answer.found
        texts, languages = [text for text, _ in items], [language for _, language in items]
        if kind is Kind.VECTORS:
            return self.encoder.encode(texts, languages)
        if kind is Kind.RAW_VECTORS:
            return self.encoder.raw(texts)
        if kind is Kind.JUDGEMENTS and self.judge is not None:
            return self.judge.judge(items)
        if kind is Kind.TOKENS and self.encoder.tokens is not None:
            return self.encoder.tokens.tokens(texts, languages)
        raise ValueError(f"no model for {kind}")


def _part(found: Any, first: int, end: int) -> Any:  # noqa: ANN401 - as Answer.found
    return found[first:end] if isinstance(found, np.ndarray) else found.part(first, end)


@dataclass
class Asker:
    """One story's way to the models.

    ``embedded`` counts the texts whose vectors it asked for, ``embedding`` and ``reading`` are the seconds
    that these, and all other answers, took.
    """

    ask: Callable[[Question], Answer]
    embedded: int = 0
    embedding: float = 0.0
    reading: float = 0.0

    def __call__(self, kind: Kind, items: Sequence[Item]) -> Any:  # noqa: ANN401 - as Answer.found
        """Return what the model gives."""
        answer = self.ask(Question(kind, items))
        if kind in {Kind.VECTORS, Kind.RAW_VECTORS}:
            self.embedded += len(items)
            self.embedding += answer.seconds
        else:
            self.reading += answer.seconds
        return answer.found


@dataclass(frozen=True)
class AskingEncoder:
    """The encoder, for one story of several (:class:`checker.embed.Encoder`)."""

    encoder: Encoder
    asker: Asker

    @property
    def name(self) -> str:
        """What a report calls it."""
        return self.encoder.name

    @property
    def fingerprint(self) -> str:
        """Identifies weights and settings."""
        return self.encoder.fingerprint

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self.encoder.dimension

    @property
    def prefix(self) -> str:
        """What is put before each text."""
        return self.encoder.prefix

    @property
    def calibration(self) -> Calibration | None:
        """How similar pairs of background sentences are, if known."""
        return self.encoder.calibration

    @property
    def notice(self) -> str | None:
        """What the user should be told about this encoder."""
        return self.encoder.notice

    @property
    def tokens(self) -> TokenEncoder | None:
        """Turns texts into the vectors of their tokens, if the encoder can."""
        return None if self.encoder.tokens is None else _AskingTokens(self.asker)

    def encode(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float32]:
        """Return centred unit rows, shape (len(texts), dimension)."""
        items = list(zip(texts, languages, strict=True))
        return np.asarray(self.asker(Kind.VECTORS, items)) if items else self.encoder.encode([], [])

    def raw(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit rows as the engine gives them, shape (len(texts), dimension)."""
        items = [(text, "") for text in texts]
        return np.asarray(self.asker(Kind.RAW_VECTORS, items)) if items else self.encoder.raw([])


@dataclass(frozen=True)
class _AskingTokens:
    asker: Asker

    def tokens(self, texts: Sequence[str], languages: Sequence[str]) -> TokenVectors:
        found: TokenVectors = self.asker(Kind.TOKENS, list(zip(texts, languages, strict=True)))
        return found


@dataclass(frozen=True)
class AskingJudge:
    """What judges claims, for one story of several (:class:`checker.nli.Contradiction`)."""

    judging: Contradiction
    asker: Asker

    @property
    def name(self) -> str:
        """What a report calls it."""
        return self.judging.name

    @property
    def fingerprint(self) -> str:
        """Identifies weights, labels and calibration."""
        return self.judging.fingerprint

    @property
    def mutual(self) -> bool:
        """Whether one reading of a pair is enough."""
        return self.judging.mutual

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return probabilities of shape (pairs, 3)."""
        return np.asarray(self.asker(Kind.JUDGEMENTS, pairs)) if pairs else self.judging.judge([])
