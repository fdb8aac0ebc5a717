"""A story and the accounts it rests on."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import astuple, force_setattr, replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from checker.model.origin import Origin

SOURCE_ID = re.compile(r"[a-z0-9-]+")


class SourceKind(StrEnum):
    """What sort of account a source is."""

    ARTICLE = "article"
    TWEET = "tweet"
    POST = "post"
    STATEMENT = "statement"
    TRANSCRIPT = "transcript"
    PAGE = "page"


POSTS = frozenset({SourceKind.TWEET, SourceKind.POST})


class Passage(Struct, frozen=True):
    """A stretch ``[start, end)`` of a nested source, and where the same words stand in its container."""

    start: int
    end: int
    outer_start: int
    outer_end: int


class Source(Struct, frozen=True, eq=False):
    """One account with its metadata. All offsets into ``text`` are Unicode code points.

    ``language`` is a BCP 47 tag; ``published`` a day, or an instant with its offset; ``timezone`` the IANA
    name in which 'today' is to be read. ``within`` names the source that this one is only quoted in;
    ``passages`` then say where. ``origin`` says where the text was read from; it is no part of what the
    source says, and sources are equal without it. ``trust`` says how far the account is trusted, the higher
    the further; None where the story does not say it.
    """

    id: str
    kind: SourceKind
    text: str
    language: str
    primary: bool = False
    publisher: str | None = None
    speaker: str | None = None
    handle: str | None = None
    published: date | datetime | None = None
    timezone: str | None = None
    within: str | None = None
    file: str | None = None
    passages: tuple[Passage, ...] = ()
    origin: Origin | None = None
    trust: int | None = None

    def __eq__(self, other: object) -> bool:
        """Whether two sources say the same, wherever they were read from."""
        return isinstance(other, Source) and self._said == other._said

    def __hash__(self) -> int:
        """Equal sources have equal hashes."""
        return hash(self._said)

    @property
    def _said(self) -> tuple[object, ...]:
        return astuple(self if self.origin is None else replace(self, origin=None))

    @property
    def is_post(self) -> bool:
        """Whether the source is a post on a social network."""
        return self.kind in POSTS

    @property
    def published_day(self) -> date | None:
        """The day of publication as it is written, whatever the zone."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


class Story(Struct, frozen=True):
    """The accounts of one story that are compared.

    ``settings`` holds the story's own ``[check]`` table, already validated.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    timezone: str | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    _by_id: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Rules ask for sources once for every two facts; the first of an id is meant, should there be two.
        places = {source.id: place for place, source in reversed(list(enumerate(self.sources)))}
        force_setattr(self, "_by_id", places)

    def source(self, source_id: str) -> Source:
        """Return the source with that id. Raises KeyError when there is none."""
        return self.sources[self._by_id[source_id]]

    def are_one_account(self, one: str, other: str) -> bool:
        """Whether two ids name one source, or one nested in the other: what is quoted is no other account."""
        if one == other:
            return True
        return self.source(one).within == other or self.source(other).within == one

    @property
    def primary(self) -> Source | None:
        """The text to be published, if one is marked."""
        return next((source for source in self.sources if source.primary), None)
