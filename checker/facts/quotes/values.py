"""The values of reported speech: who said what, by which word, through which medium."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class SpeakerKind(StrEnum):
    """What sort of thing speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    POST = "post"
    PRONOUN = "pronoun"
    UNKNOWN = "unknown"


class Speaker(Struct, frozen=True):
    """A phrase ``text[start:end]`` that names who speaks.

    For a document or a post, ``issuer`` is the span of the phrase that names who issued it, where it does.
    """

    start: int
    end: int
    text: str
    kind: SpeakerKind
    issuer: tuple[int, int] | None = None


class Medium(Struct, frozen=True):
    """What the words came through: ``text[start:end]`` is its noun.

    ``kind`` is ``document``, ``post`` or ``speech`` (an interview, a press conference); ``sort`` is what the
    table calls that noun (``statement``, ``tweet``).
    """

    start: int
    end: int
    text: str
    kind: str
    sort: str


class Attribution(Struct, frozen=True):
    """Reported speech: the words ``[start, end)`` are laid to a speaker by a cue.

    ``speaker`` is the phrase at the cue itself, None where there is none (``وأضاف``, ``adding``).
    ``referent`` is the fullest earlier phrase that it stands for, or the speaker itself; None when nothing
    tells. ``medium`` is None when none is named, here or by what a missing speaker stands for. ``quoted``
    tells that the content is the words between the marks of ``quotation``, an index into
    ``checker.text.quotations.find(text)``; ``quotations`` are those that the content holds, all told.
    ``form`` is ``quote``, ``clause`` (``that …``) or ``noun`` (``stressed the need for …``). ``continued``
    marks a further quotation of the same speaker that has no cue of its own.
    """

    speaker: Speaker | None
    referent: Speaker | None
    cue_start: int
    cue_end: int
    cue: str
    strength: str
    start: int
    end: int
    quoted: bool
    quotation: int | None
    quotations: tuple[int, ...]
    medium: Medium | None
    form: str
    continued: bool = False

    @property
    def speaker_text(self) -> str:
        """The phrase at the cue; empty when there is none."""
        return self.speaker.text if self.speaker else ""

    @property
    def speaker_kind(self) -> SpeakerKind:
        """What sort of thing speaks, as far as the phrase at the cue tells; a pronoun where there is none."""
        return self.speaker.kind if self.speaker else SpeakerKind.PRONOUN


class Statement(Struct, frozen=True):
    """A document that a text quotes from: ``passages`` are the spans between the quotation marks, in order.

    ``noun`` is the span of the word for it where it is first spoken of; ``issuer`` names who issued it, empty
    when the text does not say.
    """

    id: str
    noun: tuple[int, int]
    issuer: str
    passages: tuple[tuple[int, int], ...]
