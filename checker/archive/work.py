"""The work itself, the same in every engine: a chunk of stories in, its rows out, one encoder a process."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.archive.models import models_of
from checker.archive.rows import Rows, failed, rows_of
from checker.archive.shared_models import Asker, AskingEncoder, AskingJudge, SharedModels
from checker.archive.turns import in_turns
from checker.model.errors import CheckerError
from checker.model.review import Review
from checker.pipeline import conclude, understand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.align.vectors import Text, Vectors
    from checker.archive.jobs import Job, Setup
    from checker.archive.shared_models import Answer, Question
    from checker.embed import Encoder
    from checker.nli import Contradiction
    from checker.pipeline import Understood

_AT_ONCE = 4096
"""Texts that the encoder is given at once: it sorts them by length, so that its batches are full."""

_COMPARED_AT_ONCE = 32
"""Stories that ask the models together: each of them waits with all that it has worked out."""

_ONE_AT_A_TIME = threading.Lock()
"""Models are meant for one caller; a Dask worker may have several threads."""


class _Read(Struct, frozen=True):
    """A story that was understood, and the seconds of processor time that it took."""

    job: Job
    understood: Understood
    seconds: float


def check_jobs(jobs: Sequence[Job], setup: Setup) -> Rows:
    """Check stories, and return their rows in order. What they ask of the models is answered together.

    A story that fails becomes a row with its error. Rows depend on the jobs and the setup, and on nothing
    else but the timings.

    Raises:
        ModelError: the models of this process cannot be used, or are others than those of the run.
    """
    with _ONE_AT_A_TIME:
        return _checked(jobs, *models_of(setup))


def _checked(jobs: Sequence[Job], encoder: Encoder, judge: Contradiction | None) -> Rows:
    found: dict[int, Rows] = {}
    read: list[_Read] = []
    for job in jobs:
        outcome = _read(job)
        if isinstance(outcome, Rows):
            found[job.number] = outcome
        else:
            read.append(outcome)
    texts = [text for item in read for text in item.understood.texts]
    start = time.process_time()
    vectors = _embedded(texts, encoder)
    share = (time.process_time() - start) / max(len(texts), 1)
    models = SharedModels(encoder, judge)
    comparisons = (partial(_concluded, item, vectors, models, share) for item in read)
    for item, rows in zip(read, in_turns(comparisons, models.answer, _COMPARED_AT_ONCE), strict=True):
        found[item.job.number] = rows
    return Rows.joined(found[job.number] for job in jobs)


def _read(job: Job) -> _Read | Rows:
    if job.story is None:
        return failed(job, job.fault)
    start = time.process_time()
    try:
        understood = understand(job.story, job.asked.policy.glossary)
    except Exception as fault:  # noqa: BLE001 - whatever it is, it must not end the run
        return failed(job, _told(fault))
    return _Read(job, understood, time.process_time() - start)


def _embedded(texts: Sequence[Text], encoder: Encoder) -> Vectors:
    from checker.align.vectors import embed

    return embed(texts, encoder, at_once=_AT_ONCE)


def _concluded(
    item: _Read, vectors: Vectors, models: SharedModels, share: float, ask: Callable[[Question], Answer]
) -> Rows:
    """Return the rows of a story, compared in turns with other stories: it asks the models by ``ask``."""
    job, start, asker = item.job, time.thread_time(), Asker(ask)
    encoder = AskingEncoder(models.encoder, asker)
    judge = AskingJudge(models.judge, asker) if models.judge else None
    try:
        review = Review(job.asked.accepted)
        result = conclude(item.understood, vectors, encoder, job.asked.policy, judge, review=review)
        spent = _spent(item, share, asker, time.thread_time() - start)
        return rows_of(job, result, vectors, dict(spent))
    except Exception as fault:  # noqa: BLE001 - as above
        return failed(job, _told(fault))


def _spent(item: _Read, share: float, asker: Asker, concluding: float) -> Iterator[tuple[str, float | int]]:
    texts = len(set(item.understood.texts))
    yield "texts", texts + asker.embedded
    yield "understand_seconds", round(item.seconds, 6)
    yield "embed_seconds", round(share * texts + asker.embedding, 6)
    yield "conclude_seconds", round(concluding + asker.reading, 6)


def _told(fault: Exception) -> str:
    if isinstance(fault, CheckerError):
        return str(fault)
    return f"a fault of checker itself: {type(fault).__name__}: {fault}"
