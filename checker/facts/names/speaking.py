"""Names that stand alone where a text says who speaks: 'Haddad said', « a déclaré Haddad », «قال حداد إن»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.quotes import SpeakerKind, attributions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.facts.reading import Reading

_OPENS_SENTENCE = frozenset('.!?؟:;…"“”«»()-–—')


def speaking(reading: Reading) -> Iterator[tuple[int, bool]]:
    """Yield the words that are all that names a speaker, by number, none whose noun the tables know.

    With each, whether it has its capital anyway, at the head of a sentence or a line.
    """
    said = attributions(reading.source.text, reading.language)
    speakers = {
        (it.speaker.start, it.speaker.end) for it in said if it.speaker and _is_unknown(it.speaker.kind)
    }
    for index, word in enumerate(reading.words):
        if (word.start, word.end) in speakers:
            before = reading.source.text[reading.words[index - 1].end : word.start] if index else "\n"
            yield index, "\n" in before or reading.words[index - 1].text in _OPENS_SENTENCE


def _is_unknown(kind: SpeakerKind) -> bool:
    return kind in {SpeakerKind.UNKNOWN, SpeakerKind.PERSON}
