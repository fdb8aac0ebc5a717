"""The attributions of one sentence, before it is known whom a pronoun or a missing speaker stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from checker.facts.quotes import phrases, speakers
from checker.facts.quotes.cues import Sentence, cues
from checker.facts.quotes.media import media, medium
from checker.facts.quotes.reading import read
from checker.facts.quotes.references import Draft
from checker.facts.quotes.tags import headline
from checker.facts.quotes.units import MARKS, Kind, inner_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.quotes.cues import Cue
    from checker.facts.quotes.grammar import Grammar
    from checker.facts.quotes.tags import Reading
    from checker.facts.quotes.units import Region, Unit
    from checker.facts.quotes.values import Speaker
    from checker.text.quotations import Quotation

_MOST_TAGS = 12  # later readings of a sentence that may end an earlier one
_NEAR = 3  # units between what was said and a further quotation of it


class Scene(NamedTuple):
    """A sentence of a text, by its number, with the quotations of the whole text."""

    text: str
    quotations: Sequence[Quotation]
    number: int
    region: Region
    grammar: Grammar


def drafts_of(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of a sentence in order of their cues."""
    units, grammar = scene.region.units, scene.grammar
    readings = _readings(Sentence(units, cues(units, grammar), grammar))
    if not readings and scene.region.inside < 0:
        colon = headline(Sentence(units, (), grammar))
        readings = [colon] if colon else []
    if not readings:
        return
    main = phrases.subject(units, grammar)
    subject = speakers.speaker(scene.text, units, main, grammar) if main else None
    named = tuple(media(units, grammar))
    for number, reading in enumerate(readings):
        draft = replace(
            _draft(scene, reading), subject=subject, medium=medium(scene.text, units, reading, named)
        )
        yield draft
        limit = readings[number + 1].cue.first if number + 1 < len(readings) else len(units)
        yield from _further(scene, reading, limit, draft)


def goes_on(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the quotations of a sentence that is nothing but quotation, after reported speech.

    In the news it goes on with the words of whoever was last reported.
    """
    region = scene.region
    last = next((draft for draft in reversed(drafts[-_NEAR:]) if draft.inside < 0), None)
    if region.inside >= 0 or last is None or last.region < scene.number - 1:
        return
    if all(unit.kind is not Kind.WORD for unit in region.units):
        for unit in region.units:
            if unit.kind is Kind.QUOTE:
                yield replace(_again(scene, last, unit.quotation), region=scene.number, speaker=None)


def _readings(sentence: Sentence) -> list[Reading]:
    found: list[Reading] = []
    floor = 0
    for number in range(len(sentence.cues)):
        reading = read(sentence, number, floor)
        if reading is not None:
            found.append(reading)
            floor = _floor(reading, sentence.cues, number)
    return _shortened(found)


def _floor(reading: Reading, found: Sequence[Cue], number: int) -> int:
    """Return the unit from which the next cue may take words: inside what was just said, or after it."""
    end = max(reading.content[1], reading.cue.last, reading.speaker[1] if reading.speaker else 0)
    following = found[number + 1].first if number + 1 < len(found) else end
    within = reading.content[0] <= following < reading.content[1]
    return reading.content[0] if within else min(end, following)


def _shortened(readings: Sequence[Reading]) -> list[Reading]:
    """End what is said where a later tag ends what it reports: ``he said A was true, the paper reports``."""
    shorter = []
    for index, reading in enumerate(readings):
        first, last = reading.content
        tags = [
            later.content[1]
            for later in readings[index + 1 : index + 1 + _MOST_TAGS]
            if first < later.content[1] <= later.cue.first < last and later.how != "quote"
        ]
        shorter.append(reading._replace(content=(first, min(tags, default=last))))
    return shorter


def _draft(scene: Scene, reading: Reading) -> Draft:
    units, region, cue = scene.region.units, scene.region, reading.cue
    content, quotation = units[slice(*reading.content)], reading.quotation
    quotations = tuple(unit.quotation for unit in content if unit.kind is Kind.QUOTE)
    if region.inside >= 0 and _is_interpolated(units, reading):
        quotation, quotations = region.inside, (region.inside, *quotations)
    start, end = _with_marks(scene.text, content[0].start, content[-1].end)
    if quotation >= 0:
        start, end = inner_words(scene.text, scene.quotations[quotation])
    return Draft(
        region=scene.number,
        inside=-1 if quotation == region.inside else region.inside,
        cue_start=units[cue.first].start,
        cue_end=units[cue.last - 1].end,
        saying=cue.saying,
        speaker=_speaker(scene, reading),
        subject=None,
        start=start,
        end=end,
        quotation=quotation if quotation >= 0 else None,
        quotations=quotations,
        medium=None,
        form="quote" if quotation >= 0 else reading.how,
    )


def _is_interpolated(units: Sequence[Unit], reading: Reading) -> bool:
    """Whether a tag stands inside the quotation it belongs to (« On ne se voit plus, explique-t-il »)."""
    cue = reading.cue
    near = units[max(0, cue.first - _NEAR) : cue.last + 1]
    return reading.content[1] <= cue.first and any(unit.text == "-" for unit in near)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the marks of a label that the words begin or end with, which are no units."""
    if start and text[start - 1] in MARKS:
        start -= 1
    if end < len(text) and text[end] in MARKS:
        end += 1
    return start, end


def _speaker(scene: Scene, reading: Reading) -> Speaker | None:
    if reading.speaker is None:
        return None
    found = speakers.speaker(scene.text, scene.region.units, reading.speaker, scene.grammar)
    if reading.cue.saying.form == "source":
        return speakers.without_clitic(found, reading.cue.saying.lemma, scene.grammar)
    return found


def _further(scene: Scene, reading: Reading, limit: int, draft: Draft) -> Iterator[Draft]:
    """Yield the quotations that go on after a tag or another quotation (``“A,” he said, “B.”``)."""
    units = scene.region.units
    index = last = max(reading.content[1], reading.cue.last, reading.speaker[1] if reading.speaker else 0)
    while index < limit and index - last <= _NEAR:
        unit = units[index]
        if unit.kind is Kind.QUOTE and unit.quotation not in draft.quotations:
            yield _again(scene, draft, unit.quotation)
            last = index + 1
        elif unit.kind is Kind.WORD and not scene.grammar.has_any(("connectors", "conjunctions"), unit.text):
            return
        index += 1


def _again(scene: Scene, draft: Draft, quotation: int) -> Draft:
    start, end = inner_words(scene.text, scene.quotations[quotation])
    return replace(
        draft,
        start=start,
        end=end,
        quotation=quotation,
        quotations=(quotation,),
        form="quote",
        continued=True,
    )
