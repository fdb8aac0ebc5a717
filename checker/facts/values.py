"""The facts: typed, normalised values with their place. A fact's kind is its class."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from checker.facts.times import TimeMention


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a fact stands: ``source.text[start:end] == text``; ``claim`` is the id of the claim around it."""

    source: str
    claim: str
    start: int
    end: int
    text: str


class Fact(Protocol):
    """What every fact has."""

    @property
    def mention(self) -> Mention:
        """Where it stands."""
        ...


@dataclass(frozen=True, slots=True)
class TimeFact:
    """A time, placed by its source's publication where that is known."""

    mention: Mention
    time: TimeMention


@dataclass(frozen=True, slots=True)
class HandleFact:
    """An account named in a text; ``handle`` is in lower case, without the @."""

    mention: Mention
    handle: str


@dataclass(frozen=True, slots=True)
class NameFact:
    """A person's name; ``entity`` numbers the person across all sources of the story."""

    mention: Mention
    entity: int


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A country named, or what comes from it; ``code`` is ISO 3166-1 alpha-2."""

    mention: Mention
    code: str


@dataclass(frozen=True, slots=True)
class RoleFact:
    """A title given to a person: ``office`` of the tables, the country's code if said, the person if named.

    ``title`` is the phrase of the tables, folded; ``former``: said to be held no longer.
    """

    mention: Mention
    office: str
    title: str
    country: str | None
    entity: int | None
    former: bool

    @property
    def value(self) -> str:
        """The office as ``foreign-minister@MA``."""
        return f"{self.office}@{self.country}" if self.country else self.office


class Status(StrEnum):
    """What a text says of an event in time."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    OVER = "over"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EventFact:
    """An event named in a text: its kind, status, and the persons named with it, whose event it is first.

    ``agent`` is the person whose visit, speech or act it is, when the text says so.
    """

    mention: Mention
    kind: str
    status: Status
    cue: Mention | None
    agent: int | None
    participants: frozenset[int]


@dataclass(frozen=True, slots=True)
class QuoteFact:
    """Words between quotation marks and who is said to have said them; ``mention`` is what the marks hold.

    ``speaker`` is the person, where known; ``through`` is 'post' or 'document' when the words are given as
    those of one. ``word_count`` tells a quotation from a name or a word in marks.
    """

    mention: Mention
    speaker: int | None
    through: str | None
    word_count: int


@dataclass(frozen=True, slots=True)
class TopicFact:
    """A phrase that names a topic; ``concept`` is the head word's meaning in the tables, if it is there."""

    mention: Mention
    concept: str
    key: str
