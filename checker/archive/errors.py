"""What ends a run before its last story."""

from __future__ import annotations

from checker.model.errors import CheckerError

CONTINUES = "run the same command again: it continues where it stopped"


class RunError(CheckerError):
    """The run cannot go on. What is finished is kept; started again, it continues."""
