"""A sentence-transformers CrossEncoder as a contradiction model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.embed.clean import VERSION, clean
from checker.embed.hub import weights_digest
from checker.embed.quiet import first_line, patient_threads, quiet
from checker.model.errors import ModelError
from checker.nli.calibration import probabilities, read_temperature
from checker.nli.labels import read_labels

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from checker.nli.labels import Labels


@dataclass(frozen=True, slots=True)
class CrossEncoderJudge:
    """A cross-encoder on whatever device its library chooses; its labels and temperature are its own."""

    model: Any  # sentence_transformers.CrossEncoder, imported only when asked for
    weights: str
    name: str
    labels: Labels
    temperature: float
    mutual: bool = field(default=False, init=False)

    @property
    def fingerprint(self) -> str:
        """Identifies weights, labels, temperature and cleaning."""
        parts = f"{self.weights}\0{self.labels}\0{self.temperature}\0{VERSION}"
        return hashlib.sha256(parts.encode()).hexdigest()[:16]

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return probabilities of shape (pairs, 3): contradiction, entailment, neither.

        Equal pairs are judged once. What a model has labels for besides the first two counts as neither.

        Raises:
            ModelError: the model fails on them, or gives numbers that are none.
        """
        if not pairs:
            return np.zeros((0, 3))
        # What is left of nothing is a full stop, as for the encoders.
        cleaned = [(clean(one) or ".", clean(other) or ".") for one, other in pairs]
        rows = {pair: row for row, pair in enumerate(dict.fromkeys(cleaned))}
        shares = probabilities(self._logits(list(rows)), self.temperature)
        contradiction = shares[:, self.labels.contradiction]
        known = self.labels.entailment
        entailment = np.zeros_like(contradiction) if known is None else shares[:, known]
        neither = np.clip(1 - contradiction - entailment, 0, 1)
        told = np.stack([contradiction, entailment, neither], axis=1)
        return np.asarray(told[[rows[pair] for pair in cleaned]], np.float64)

    def _logits(self, pairs: list[tuple[str, str]]) -> NDArray[np.float64]:
        """Return what the model gives before any activation, shape (pairs, labels)."""
        with quiet():
            try:
                from torch.nn import Identity

                rows = self.model.predict(
                    pairs,
                    # A batch is padded to its longest pair, which a processor has to work through.
                    batch_size=8 if self.model.device.type == "cpu" else 64,
                    show_progress_bar=False,
                    # Some models name an activation of their own, which would hide the scale.
                    activation_fn=Identity(),
                )
            except Exception as error:  # a broken or foreign model can raise anything at all
                raise ModelError(f"the model fails: {first_line(error)}", where=self.name) from error
        logits = np.asarray(rows, np.float64)
        if logits.shape != (len(pairs), self.labels.count) or not np.isfinite(logits).all():
            reason = f"the model does not give {self.labels.count} finite numbers a pair"
            raise ModelError(reason, where=self.name)
        return logits


def cross_encoder(folder: Path, called: str, where: str) -> CrossEncoderJudge:
    """Load the cross-encoder of a folder. What its files say of it is read first; its weights, last.

    Args:
        folder: holds the model.
        called: what a report calls it.
        where: what the user called it, for messages.

    Raises:
        ModelError: it is no cross-encoder, has no contradiction label, or cannot be used.
    """
    labels, temperature = read_labels(folder, where), read_temperature(folder, where)
    judge = CrossEncoderJudge(
        _load(folder, where), weights_digest(folder, where), called, labels, temperature
    )
    judge.judge([(".", ".")])  # a model that cannot work says so before a story is looked at
    return judge


def _load(folder: Path, where: str) -> Any:  # noqa: ANN401  # a CrossEncoder, untyped here
    with quiet(), patient_threads():
        try:
            from sentence_transformers import CrossEncoder
        except (ImportError, OSError) as error:
            raise ModelError(
                f"sentence-transformers cannot be used: {first_line(error)}", where=where
            ) from error
        try:
            # Code that comes with a model is never run.
            return CrossEncoder(str(folder), local_files_only=True, trust_remote_code=False)
        except Exception as error:  # as above
            raise ModelError(f"the model cannot be loaded: {first_line(error)}", where=where) from error
