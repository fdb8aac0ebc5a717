"""The work itself, the same in every engine: a chunk of stories in, its rows out, one encoder a process."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.archive.models import models_of
from checker.archive.rows import Rows, failed, rows_of
from checker.model.errors import CheckerError
from checker.model.review import Review
from checker.pipeline import conclude, understand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.vectors import Text, Vectors
    from checker.archive.jobs import Job, Setup
    from checker.embed import Encoder
    from checker.nli import Contradiction
    from checker.pipeline import Understood

_AT_ONCE = 4096
"""Texts that the encoder is given at once: it sorts them by length, so that its batches are full."""


_ONE_AT_A_TIME = threading.Lock()
"""Models are meant for one caller; a Dask worker may have several threads."""


class _Read(Struct, frozen=True):
    """A story that was understood, and the seconds of processor time that it took."""

    job: Job
    understood: Understood
    seconds: float


def check_jobs(jobs: Sequence[Job], setup: Setup) -> Rows:
    """Check stories, and return their rows in order. The texts of all of them are embedded together.

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
    for item in read:
        found[item.job.number] = _concluded(item, vectors, encoder, judge, share)
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
    item: _Read, vectors: Vectors, encoder: Encoder, judge: Contradiction | None, share: float
) -> Rows:
    job, start = item.job, time.process_time()
    try:
        review = Review(job.asked.accepted)
        result = conclude(item.understood, vectors, encoder, job.asked.policy, judge, review=review)
        spent = dict(_spent(item, share, time.process_time() - start))
        return rows_of(job, result, vectors, spent)
    except Exception as fault:  # noqa: BLE001 - as above
        return failed(job, _told(fault))


def _spent(item: _Read, share: float, concluding: float) -> Iterator[tuple[str, float | int]]:
    texts = len(set(item.understood.texts))
    yield "texts", texts
    yield "understand_seconds", round(item.seconds, 6)
    yield "embed_seconds", round(share * texts, 6)
    yield "conclude_seconds", round(concluding, 6)


def _told(fault: Exception) -> str:
    if isinstance(fault, CheckerError):
        return str(fault)
    return f"a fault of checker itself: {type(fault).__name__}: {fault}"
