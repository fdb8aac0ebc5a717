"""The small cross-encoder, trained once, and what the command line's tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import checker, here
from tests.nli.tiny import write_cross_encoder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["checker", "here"]


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder that knows visited from avoided, in three languages; not to be changed."""
    return write_cross_encoder(tmp_path_factory.mktemp("nli") / "tiny-nli")
