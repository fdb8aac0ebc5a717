"""The command within this process, as the tests of the command line have it."""

from __future__ import annotations

from tests.cli.conftest import checker, here

__all__ = ["checker", "here"]
