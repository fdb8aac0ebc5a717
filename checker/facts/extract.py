"""All facts of a story: sources read, persons told apart across them, facts placed in their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from checker.facts import events, handles, roles, times, topics
from checker.facts.names.entities import entities
from checker.facts.names.mentions import mentions
from checker.facts.names.spans import name_spans
from checker.facts.polarity.facts import polarity_facts
from checker.facts.quantities.facts import quantity_facts
from checker.facts.reading import read
from checker.facts.scales import graded_facts
from checker.facts.speech import quote_facts, speech_facts
from checker.facts.territories import capital, flag
from checker.facts.times.algebra import Zone
from checker.facts.values import (
    EventFact,
    HandleFact,
    Mention,
    NameFact,
    PlaceFact,
    RoleFact,
    TimeFact,
    TopicFact,
)
from checker.text.language import UNDETERMINED, detect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.facts.glossary import Glossary
    from checker.facts.names.entities import Entities
    from checker.facts.names.mentions import NameMention
    from checker.facts.names.span import NameSpan
    from checker.facts.reading import Reading
    from checker.facts.roles import Titles
    from checker.facts.times import Anchor
    from checker.facts.values import GradedFact, PolarityFact, QuantityFact, QuoteFact, SpeechFact
    from checker.model.claim import Claim
    from checker.model.source import Source, Story


F = TypeVar("F")


class Speaker(Struct, frozen=True):
    """Who speaks in a source, as far as is known: the person, the country, the time of its capital."""

    entity: int | None
    country: str | None
    zone: Zone | None


class Facts(Struct, frozen=True):
    """The facts of a story, each kind in order of sources and text."""

    persons: Entities
    speakers: Mapping[str, Speaker]
    times: tuple[TimeFact, ...]
    handles: tuple[HandleFact, ...]
    names: tuple[NameFact, ...]
    places: tuple[PlaceFact, ...]
    roles: tuple[RoleFact, ...]
    events: tuple[EventFact, ...]
    topics: tuple[TopicFact, ...]
    quotes: tuple[QuoteFact, ...]
    quantities: tuple[QuantityFact, ...] = ()
    speech: tuple[SpeechFact, ...] = ()
    polarities: tuple[PolarityFact, ...] = ()
    graded: tuple[GradedFact, ...] = ()


class _Draft(Struct, frozen=True):
    """A source with its titles and name spans, before persons are known."""

    reading: Reading
    titles: Titles
    spans: tuple[NameSpan, ...]


def extract(
    story: Story, claims: Sequence[Claim], anchors: Mapping[str, Anchor], glossary: Glossary | None = None
) -> Facts:
    """Extract the facts of all sources.

    Args:
        story: the sources.
        claims: those of the whole story, in order.
        anchors: when each source was published, by its id; what counts from there is placed by it.
        glossary: names that are one person's, whatever their letters.
    """
    own: dict[str, list[Claim]] = {source.id: [] for source in story.sources}
    for claim in claims:
        own[claim.source].append(claim)
    drafts = [_draft(source, own[source.id]) for source in story.sources]
    voices = {source.id: _voice(source) for source in story.sources}
    every = [*drafts, *voices.values()]
    spans = [span for draft in every for span in draft.spans]
    persons = entities(
        (span.parts for span in spans if not span.loose),
        (span.parts for span in spans if span.loose),
        glossary.name if glossary and glossary.names else None,
    )
    named = [mentions(draft.reading, draft.spans, persons) for draft in drafts]
    pairs = list(zip(drafts, named, strict=True))
    held = roles.with_bearers(_all(pairs, _roles))
    speakers = {source: _speaker(voice, persons, held) for source, voice in voices.items()}
    quotes = _all(pairs, lambda draft, names: quote_facts(draft.reading, names, held, _mention))
    placed = _all(pairs, lambda draft, _: _times(draft, anchors))
    return Facts(
        persons=persons,
        speakers=speakers,
        times=placed,
        handles=_all(pairs, _handles),
        names=_all(pairs, _names),
        places=_all(pairs, _places),
        roles=held,
        events=_all(pairs, lambda draft, names: _events(draft, names, held, speakers, quotes)),
        topics=_all(pairs, _topics),
        quotes=quotes,
        quantities=_all(pairs, lambda draft, _: quantity_facts(draft.reading, placed, _mention)),
        speech=_all(pairs, lambda draft, names: speech_facts(draft.reading, names, held, _mention)),
        polarities=_all(pairs, lambda draft, _: polarity_facts(draft.reading, _mention)),
        graded=_all(pairs, lambda draft, _: graded_facts(draft.reading, _mention)),
    )


def _all(
    pairs: Sequence[tuple[_Draft, tuple[NameMention, ...]]],
    extractor: Callable[[_Draft, tuple[NameMention, ...]], Iterator[F]],
) -> tuple[F, ...]:
    return tuple(fact for draft, names in pairs for fact in extractor(draft, names))


def _draft(source: Source, claims: Sequence[Claim]) -> _Draft:
    reading = read(source, claims)
    titles = roles.titles(reading)
    return _Draft(reading, titles, name_spans(reading, titles.anchors))


def _voice(source: Source) -> _Draft:
    """Read who speaks in a source as a text of its own; a publisher tells of a country, not of a person."""
    said = "; ".join(part for part in (source.speaker, source.publisher) if part)
    language = detect(said) if said else source.language
    language = source.language if language == UNDETERMINED else language
    draft = _draft(replace(source, text=said, language=language, passages=()), ())
    end = len(source.speaker or "")
    return replace(
        draft, spans=tuple(span for span in draft.spans if draft.reading.words[span.last - 1].end <= end)
    )


def _speaker(voice: _Draft, persons: Entities, held: Sequence[RoleFact]) -> Speaker:
    """Tell the speaker's country: from a flag or a country's name, else from the titles the person bears."""
    found = [entity for span in voice.spans if (entity := persons.find(span.parts)) is not None]
    entity = found[0] if found else None
    named = [territory.code for territory in voice.reading.territories]
    borne = [
        role.country for role in held if role.country and role.entity is not None and role.entity == entity
    ]
    country = flag(voice.reading.source.text) or next(iter([*named, *borne]), None)
    seat = capital(country) if country else None
    return Speaker(entity, country, Zone(*seat) if seat else None)


def _mention(reading: Reading, start: int, end: int) -> Mention | None:
    """Place a span in its claim; None outside every claim."""
    claim = reading.claim_at(start)
    if claim is None:
        return None
    return Mention(reading.source.id, claim.id, start, end, reading.source.text[start:end])


def _times(draft: _Draft, anchors: Mapping[str, Anchor]) -> Iterator[TimeFact]:
    reading = draft.reading
    for time in times.extract(reading.source.text, reading.language, anchors[reading.source.id]):
        mention = _mention(reading, time.start, time.end)
        if mention is not None:
            yield TimeFact(mention, time)


def _handles(draft: _Draft, _names: tuple[NameMention, ...]) -> Iterator[HandleFact]:
    for start, end, handle in handles.handles(draft.reading.source.text):
        mention = _mention(draft.reading, start, end)
        if mention is not None:
            yield HandleFact(mention, handle)


def _names(draft: _Draft, names: tuple[NameMention, ...]) -> Iterator[NameFact]:
    for name in names:
        mention = _mention(draft.reading, *draft.reading.span(name.first, name.last))
        if mention is not None:
            yield NameFact(mention, name.entity)


def _roles(draft: _Draft, names: tuple[NameMention, ...]) -> Iterator[RoleFact]:
    for title in draft.titles.titles:
        mention = _mention(draft.reading, *draft.reading.span(title.first, title.last))
        if mention is not None:
            entity = roles.holder(draft.reading, title, names)
            yield RoleFact(mention, title.office, title.phrase, title.country, entity, title.former)


def _events(
    draft: _Draft,
    names: tuple[NameMention, ...],
    held: Sequence[RoleFact],
    speakers: Mapping[str, Speaker],
    quotes: Sequence[QuoteFact],
) -> Iterator[EventFact]:
    reading = draft.reading
    persons = [*_persons_named(reading, names), *_persons_titled(reading, held)]
    for event in events.events(reading):
        mention = _mention(reading, *reading.span(event.first, event.last))
        if mention is None:
            continue
        around = [(start, entity) for start, claim, entity in persons if claim == mention.claim]
        before = [entity for start, entity in sorted(around) if start < mention.start]
        # A post tells of its writer's own doings, often without a subject ('Spoke with ...').
        own = event.own or (reading.source.is_post and not before)
        speaker = _first_person(mention, quotes, speakers)
        agent = speaker if own else next(iter(before), None)
        present = frozenset(entity for _, entity in around) | (
            {speaker} if own and speaker is not None else set()
        )
        cue = _mention(reading, *reading.span(event.cue.first, event.cue.last)) if event.cue else None
        yield EventFact(mention, event.kind, event.status, cue, agent, present)


def _first_person(
    mention: Mention, quotes: Sequence[QuoteFact], speakers: Mapping[str, Speaker]
) -> int | None:
    """Return who 'I' is at a place: who is quoted there, else who speaks in the source."""
    for quote in quotes:
        place = quote.mention
        if place.source == mention.source and place.start <= mention.start and mention.end <= place.end:
            return quote.speaker
    return speakers[mention.source].entity


def _persons_named(reading: Reading, names: Sequence[NameMention]) -> Iterator[tuple[int, str, int]]:
    """Yield where each person is named: the offset, the claim, the person."""
    for name in names:
        start = reading.words[name.first].start
        claim = reading.claim_at(start)
        if claim is not None:
            yield start, claim.id, name.entity


def _persons_titled(reading: Reading, held: Sequence[RoleFact]) -> Iterator[tuple[int, str, int]]:
    """Yield where each person is named by a title."""
    for title in held:
        if title.entity is not None and title.mention.source == reading.source.id:
            yield title.mention.start, title.mention.claim, title.entity


def _places(draft: _Draft, _names: tuple[NameMention, ...]) -> Iterator[PlaceFact]:
    for place in draft.reading.places:
        mention = _mention(draft.reading, *draft.reading.span(place.first, place.last))
        if mention is not None and place.whole:
            yield PlaceFact(mention, place.code, place.kind, place.inside or None, place.adjective)


def _topics(draft: _Draft, _names: tuple[NameMention, ...]) -> Iterator[TopicFact]:
    for topic in topics.topics(draft.reading):
        start, end = draft.reading.span(topic.first, topic.last)
        mention = _mention(draft.reading, start + topic.clitic, end)
        if mention is not None:
            yield TopicFact(mention, topic.concept, " ".join(sorted(topic.key)))
