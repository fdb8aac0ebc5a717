"""Limits of what one check takes on, so that no input can hold it up or fill the memory.

They are the project's (``[limits]`` of its settings), never a story's: a story comes from outside.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Limits(Struct, frozen=True):
    """What is taken on at most. Every value is at least 1."""

    file_bytes: int = 5_000_000  # one file; a long article has 50 kB
    claims: int = 200_000  # of one story: sentences and clauses; a long article has 100
    json_depth: int = 100  # arrays and objects inside each other; a post of the X API has 8
    seconds: int = 600  # of one story, on the clock

    def named(self) -> Mapping[str, int]:
        """Return the values by the names that settings have for them."""
        return {_key(name): value for name, value in asdict(self).items()}

    @classmethod
    def of(cls, named: Mapping[str, int]) -> Limits:
        """Return the limits of named values; the usual ones for the others."""
        return cls(**{key.replace("-", "_"): value for key, value in named.items()})


def _key(name: str) -> str:
    return name.replace("_", "-")


USUAL = Limits()
LIMIT_NAMES = tuple(USUAL.named())

_in_force: ContextVar[Limits] = ContextVar("limits", default=USUAL)


def limits() -> Limits:
    """Return the limits in force."""
    return _in_force.get()


@contextmanager
def in_force(chosen: Limits) -> Iterator[None]:
    """Put limits in force for what runs inside."""
    token = _in_force.set(chosen)
    try:
        yield
    finally:
        _in_force.reset(token)


def hint(name: str) -> str:
    """Return how a limit is raised, for messages."""
    return f"or raise limits.{name} in the settings of the project"
