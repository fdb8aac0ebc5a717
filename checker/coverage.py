"""What was checked and what was not, and why: stated in every report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.facts.tables import LANGUAGES
from checker.model.language import primary_language
from checker.model.message import Message, Template
from checker.model.result import Coverage, Unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.embed import Encoder
    from checker.nli import Contradiction
    from checker.rules.base import Case, Rule

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|\bt\.co/)\S+")
_FEWEST_WORDS = 3


def coverage(
    case: Case,
    encoder: Encoder,
    rules: Sequence[Rule],
    levels: Mapping[str, str],
    contradiction: Contradiction | None = None,
) -> Coverage:
    """State what was looked at in this story."""
    active = [rule for rule in rules if levels.get(rule.name) != "off"]
    checked = tuple(
        Message("{rule}: {summary}", rule=f"{rule.code} {rule.name}", summary=_summary(rule))
        for rule in active
    )
    off = (
        Unchecked(f"{rule.code} {rule.name}", Message("switched off in the settings"))
        for rule in rules
        if rule not in active
    )
    judged = () if contradiction is None else (_judged(case, contradiction),)
    limits = (*_limits(case, encoder), *_unjudged(case, contradiction))
    return Coverage((*checked, *judged), (*off, *limits))


def _summary(rule: Rule) -> Message:
    return Message.of(Template(rule.summary), {})


def _judged(case: Case, contradiction: Contradiction) -> str:
    return Message.plural(
        "contradiction model {model}: judged {n} pair of corresponding claims",
        "contradiction model {model}: judged {n} pairs of corresponding claims",
        len(case.contradictions),
        model=contradiction.name,
    )


def _unjudged(case: Case, contradiction: Contradiction | None) -> Iterator[Unchecked]:
    if contradiction is None:
        return
    from checker.align.contradiction_model import MOST_PAIRS, pairs_to_judge

    left = len(pairs_to_judge(case)) - len(case.contradictions)
    if left > 0:
        what = Message.plural(
            "{n} more pair of corresponding claims", "{n} more pairs of corresponding claims", left
        )
        why = Message("the contradiction model judges the {most} best pairs of a story", most=MOST_PAIRS)
        yield Unchecked(what, why)


def _limits(case: Case, encoder: Encoder) -> Iterator[Unchecked]:
    if encoder.notice:
        yield Unchecked(Message("similarity of claims"), encoder.notice)
    yield from _sources(case)
    yield from _matches(case)
    yield from _times(case)
    yield from _quotes(case)


def _sources(case: Case) -> Iterator[Unchecked]:
    for source in case.story.sources:
        if primary_language(source.language) not in LANGUAGES:
            why = Message(
                "no tables for its language ({language}): only meaning and wording were compared",
                language=source.language,
            )
            yield Unchecked(Message("facts of source '{source}'", source=source.id), why)
        links = len(_LINK.findall(source.text))
        if links:
            what = Message.plural(
                "{n} link in source '{source}'", "{n} links in source '{source}'", links, source=source.id
            )
            yield Unchecked(what, Message("links and pictures are not opened"))


def _matches(case: Case) -> Iterator[Unchecked]:
    """State which sources could not be compared at all: nothing found in them says nothing about them."""
    speaking = {claim.source for claim in case.claims.values()}
    matched = {case.claims[claim].source for pair in case.correspondences for claim in pair.claims}
    for source in case.story.sources:
        if source.id not in speaking:
            what = Message("source '{source}'", source=source.id)
            yield Unchecked(what, Message("no sentence was found in it"))
        elif source.id not in matched and len(speaking) > 1:
            why = Message("none of its claims speaks of the same thing as a claim of another source")
            yield Unchecked(Message("source '{source}' beside the others", source=source.id), why)


def _times(case: Case) -> Iterator[Unchecked]:
    for source in case.story.sources:
        if source.within is not None or case.anchors[source.id].day is not None:
            continue
        if any(fact.time.value.is_relative for fact in case.facts.times if fact.mention.source == source.id):
            why = Message("its day of publication is neither given nor to be found in the text")
            yield Unchecked(Message("relative times of source '{source}'", source=source.id), why)


def _quotes(case: Case) -> Iterator[Unchecked]:
    matched = {match.quote for match in case.quotes}
    for quote in case.facts.quotes:
        if (
            quote.word_count >= _FEWEST_WORDS
            and quote not in matched
            and not _is_nested(case, quote.mention.source, quote.mention.start)
        ):
            what = Message(
                "the quotation '{words}…' in source '{source}'",
                words=" ".join(quote.mention.text.split()[:6]),
                source=quote.mention.source,
            )
            yield Unchecked(what, Message("its speaker has no source in the story"))


def _is_nested(case: Case, source: str, offset: int) -> bool:
    """Whether the words are those of a nested source, which exists only as quoted here."""
    return any(
        place.outer_start <= offset < place.outer_end
        for nested in case.story.sources
        if nested.within == source
        for place in nested.passages
    )
