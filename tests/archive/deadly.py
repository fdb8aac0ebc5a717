"""A worker that dies, as by the kernel's hand, over stories with one title; for all others, the real work."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from checker.archive.work import check_jobs as check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.archive.jobs import Job, Setup
    from checker.archive.rows import Rows

TITLE = "a story that workers die over"


def check_jobs(jobs: Sequence[Job], setup: Setup) -> Rows:
    """Check stories, unless it kills the process."""
    if any(job.story is not None and job.story.title == TITLE for job in jobs):
        os.kill(os.getpid(), signal.SIGKILL)
    return check(jobs, setup)
