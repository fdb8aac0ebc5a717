"""What was understood of one file: the story, and which characters of the file each source came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.source import Story

Span = tuple[int, int]
MAX_SOURCES = 500  # of one story


class SplitStory(Struct, frozen=True):
    """A story and its origin.

    ``text`` holds the characters of the file called ``file``. ``spans`` holds for each source, by id, the
    stretches ``[start, end)`` of ``text`` that it was made from, in order; those of a post take in its
    attribution line. The stretches of all sources that are not nested, put in order, are ``text``: nothing is
    lost or doubled. Those of a nested source lie within its container's.

    A file that is more than its words, such as a page, has no ``spans``. A story of several files has no
    ``text`` either, and in ``file`` the names of all.
    """

    story: Story
    file: str
    text: str
    spans: Mapping[str, tuple[Span, ...]]
