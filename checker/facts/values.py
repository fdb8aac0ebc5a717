"""The facts: typed, normalised values with their place. A fact's kind is its class."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from checker.facts.quantities import QuantityMention
    from checker.facts.times import TimeMention


class Mention(Struct, frozen=True):
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


class TimeFact(Struct, frozen=True):
    """A time, placed by its source's publication where that is known."""

    mention: Mention
    time: TimeMention


class QuantityFact(Struct, frozen=True):
    """How many or how much of what."""

    mention: Mention
    quantity: QuantityMention


class HandleFact(Struct, frozen=True):
    """An account named in a text; ``handle`` is in lower case, without the @."""

    mention: Mention
    handle: str


class NameFact(Struct, frozen=True):
    """A person's name; ``entity`` numbers the person across all sources of the story."""

    mention: Mention
    entity: int


class PlaceFact(Struct, frozen=True):
    """A place named, or what comes from it; ``code`` is the country's, ISO 3166-1 alpha-2.

    ``inside`` is the English name of a region, a city or a continent, None for a country; ``kind`` says which
    it is. What is of kind continent, or another part of the world that holds several countries, has no code.
    """

    mention: Mention
    code: str
    kind: str = "country"
    inside: str | None = None
    adjective: bool = False

    @property
    def value(self) -> str:
        """The place as ``MA``, ``Rabat, MA`` or ``Africa``."""
        return ", ".join(part for part in (self.inside, self.code) if part)


class RoleFact(Struct, frozen=True):
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
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    UNKNOWN = "unknown"


class EventFact(Struct, frozen=True):
    """An event named in a text: its kind, status, and the persons named with it, whose event it is first.

    ``agent`` is the person whose visit, speech or act it is, when the text says so.
    """

    mention: Mention
    kind: str
    status: Status
    cue: Mention | None
    agent: int | None
    participants: frozenset[int]


class QuoteFact(Struct, frozen=True):
    """Words between quotation marks and who is said to have said them; ``mention`` is what the marks hold.

    ``speaker`` is the person, where known; ``through`` is 'post' or 'document' when the words are given as
    those of one. ``word_count`` tells a quotation from a name or a word in marks.
    """

    mention: Mention
    speaker: int | None
    through: str | None
    word_count: int


class SpeechFact(Struct, frozen=True):
    """Words reported as said, between marks or told; ``mention`` is what was said.

    ``speaker`` is the person, where known; ``voice`` what sort of thing speaks (a
    ``checker.facts.quotes.SpeakerKind``); ``named`` the phrase that names the speaker, be it sentences
    before; ``strength`` how the verb commits the speaker or the reporter ('neutral', 'denial').
    """

    mention: Mention
    speaker: int | None
    voice: str
    named: Mention | None
    strength: str
    quoted: bool


class PolarityFact(Struct, frozen=True):
    """A denial in a text: ``mention`` holds the words that deny (``cues``, one or two) and what they reach.

    ``kind`` says how sure it is ('negation', 'near', 'refusal'); ``predicate`` is the word denied, folded;
    ``cancelled``: it falls together with another, and the two deny nothing.
    """

    mention: Mention
    cues: tuple[Mention, ...]
    kind: str
    predicate: str
    cancelled: bool

    @property
    def value(self) -> str:
        """The denial in a form that can be compared: ``not visit``."""
        return f"not {self.predicate}".strip()


class GradedFact(Struct, frozen=True):
    """A word of graded meaning: ``degree`` on a ``scale``, 1 the weakest."""

    mention: Mention
    scale: str
    degree: int

    @property
    def value(self) -> str:
        """The degree as ``blame 3``."""
        return f"{self.scale} {self.degree}"


class TopicFact(Struct, frozen=True):
    """A phrase that names a topic; ``concept`` is the head word's meaning in the tables, if it is there."""

    mention: Mention
    concept: str
    key: str
