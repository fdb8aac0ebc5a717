"""A time where it stands in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.facts.times.value import Kind

if TYPE_CHECKING:
    from checker.facts.times.value import TimeValue


class Part(Struct, frozen=True):
    """One part of a mention and what it says by itself: 'Tuesday' in 'Tuesday, 1 February 2023'."""

    start: int
    end: int
    text: str
    value: TimeValue


class TimeMention(Struct, frozen=True):
    """A time in a text: ``source[start:end] == text``, in code points.

    ``readings`` begins with ``value`` and holds more than that when the ``parts`` disagree.
    """

    start: int
    end: int
    text: str
    value: TimeValue
    readings: tuple[TimeValue, ...]
    parts: tuple[Part, ...] = ()

    @property
    def kind(self) -> Kind:
        """Whether this is a point, a range, or a length of time."""
        return self.value.kind

    @property
    def is_point(self) -> bool:
        """Whether this is one named unit of the calendar."""
        return self.value.kind is Kind.POINT

    @property
    def disagrees(self) -> bool:
        """Whether the parts of the mention cannot all be true."""
        return len(self.readings) > 1
