"""Parallel documents made less parallel: sentences taken out, joined, cut short, and foreign ones put in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounts import PUBLISHED

from checker.model.source import Source, SourceKind, Story

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from checker.model.claim import Claim

Document = dict[str, Any]
"""``doc``, its name, and lists of sentences of equal length by language."""

Sentences = frozenset[tuple[str, int]]
"""Which sentences of which documents a line has: document and number."""

_JOINT = {"ar": "، و", "en": ", and ", "fr": ", et "}
_STOPS = " .!؟?…"
_COMMAS = frozenset(",،;؛")
_LEAST_KEPT = 0.5
_SHORTEST = 4  # words


@dataclass(frozen=True)
class Disturbance:
    """How a document is disturbed, on each side by itself.

    Attributes:
        kept: the share of sentences kept; or, if ``window``, only so many in a row are.
        joined: the share of sentences joined with the next one.
        short: the share of the others that are cut short.
        foreign: how many sentences of other documents are put in, none of them on both sides.
    """

    kept: float = 2 / 3
    joined: float = 0.0
    short: float = 0.0
    foreign: int = 10
    window: int = 0


@dataclass(frozen=True)
class Disturbed:
    """Two accounts that were one document: ``lines`` tells which sentences each line of each source has."""

    story: Story
    lines: dict[str, list[Sentences]]

    def line(self, claim: Claim) -> int:
        """Return the number, from 0, of the line that a claim is part of."""
        text = self.story.source(claim.source).text
        return text.count("\n", 0, claim.start)

    def are_parallel(self, one: tuple[str, int], other: tuple[str, int]) -> bool:
        """Whether two lines, by source and number, have a sentence in common."""
        return bool(self.lines[one[0]][one[1]] & self.lines[other[0]][other[1]])


def disturbed(
    document: Document,
    languages: tuple[str, str],
    others: Sequence[Document],
    how: Disturbance,
    random: Random,
) -> Disturbed:
    """Return a document in two languages as two accounts that differ in what they tell."""
    foreign = random.sample(
        [(other, number) for other in others for number in range(len(other["en"]))], 2 * how.foreign
    )
    sources, lines = [], {}
    for language, strangers in zip(languages, (foreign[::2], foreign[1::2]), strict=True):
        told = _told(document, language, how, random)
        for other, number in strangers:
            stranger = other[language][number], frozenset({(other["doc"], number)})
            told.insert(random.randrange(len(told) + 1), stranger)
        text = "\n".join(line for line, _ in told)
        sources.append(Source(language, SourceKind.ARTICLE, text, language, published=PUBLISHED))
        lines[language] = [sentences for _, sentences in told]
    return Disturbed(Story(id=document["doc"], title="", sources=tuple(sources)), lines)


def _told(document: Document, language: str, how: Disturbance, random: Random) -> list[tuple[str, Sentences]]:
    """Return lines of a document, and which sentences each has."""
    numbers = iter(_kept(len(document[language]), how, random))
    told = []
    for number in numbers:
        text, sentences = document[language][number], {(document["doc"], number)}
        if random.random() < how.joined and (following := next(numbers, None)) is not None:
            text = text.rstrip(_STOPS) + _JOINT[language] + document[language][following]
            sentences.add((document["doc"], following))
        elif random.random() < how.short:
            text = _cut(text, random)
        told.append((text, frozenset(sentences)))
    return told


def _kept(count: int, how: Disturbance, random: Random) -> list[int]:
    """Return the numbers of the sentences that are kept, in order."""
    if how.window:
        start = random.randrange(max(0, count - how.window) + 1)
        return list(range(start, min(count, start + how.window)))
    return sorted(random.sample(range(count), round(count * how.kept)))


def _cut(text: str, random: Random) -> str:
    """Return the longer part of a sentence, cut at one of its commas, or else its first words."""
    commas = [place for place, char in enumerate(text) if char in _COMMAS]
    if commas:
        place = random.choice(commas)
        part = max(text[:place], text[place + 1 :], key=len)
    else:
        words = text.split()
        share = random.uniform(_LEAST_KEPT, 0.8)
        part = " ".join(words[: max(_SHORTEST, int(len(words) * share))])
    return part.strip(f" ,،;؛{_STOPS}") + "."
