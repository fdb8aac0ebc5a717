"""What the tests share: the encoder, loaded once, and the places of bundles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.embed import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.embed import Encoder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the command's vectors apart from those of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default encoder."""
    return load()


@pytest.fixture(scope="session")
def seed() -> Path:
    """The bundle of the user's own story."""
    return ROOT / "seeds" / "blinken-bourita-call"
