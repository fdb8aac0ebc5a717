"""What was checked and what was not, and why: stated in every report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.facts.tables import LANGUAGES
from checker.model.language import primary_language
from checker.model.result import Coverage, Unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.embed import Encoder
    from checker.rules.base import Case, Rule

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|\bt\.co/)\S+")
_FEWEST_WORDS = 3
# What readers expect to be compared, and the rules that would do it: without any of them it is said.
_FIELDS = {
    "numbers and quantities": {"N201", "N202", "N203", "N204"},
    "names and places as facts of their own": {"P301", "P302", "P305", "P306"},
    "denials and strength of claims": {"W601", "W602"},
}


def coverage(case: Case, encoder: Encoder, rules: Sequence[Rule], levels: Mapping[str, str]) -> Coverage:
    """State what was looked at in this story."""
    active = [rule for rule in rules if levels.get(rule.name) != "off"]
    checked = tuple(f"{rule.code} {rule.name}: {rule.summary}" for rule in active)
    off = (
        Unchecked(f"{rule.code} {rule.name}", "switched off in the settings")
        for rule in rules
        if rule not in active
    )
    return Coverage(checked, (*off, *_limits(case, encoder), *_missing_rules(rules)))


def _missing_rules(rules: Sequence[Rule]) -> Iterator[Unchecked]:
    codes = {rule.code for rule in rules}
    for what, wanted in _FIELDS.items():
        if not codes & wanted:
            yield Unchecked(what, "this version has no rule for them yet")


def _limits(case: Case, encoder: Encoder) -> Iterator[Unchecked]:
    if encoder.notice:
        yield Unchecked("similarity of claims", encoder.notice)
    yield from _sources(case)
    yield from _matches(case)
    yield from _times(case)
    yield from _quotes(case)


def _sources(case: Case) -> Iterator[Unchecked]:
    for source in case.story.sources:
        if primary_language(source.language) not in LANGUAGES:
            why = f"no tables for its language ({source.language}): only meaning and wording were compared"
            yield Unchecked(f"facts of source '{source.id}'", why)
        links = len(_LINK.findall(source.text))
        if links:
            what = "1 link" if links == 1 else f"{links} links"
            yield Unchecked(f"{what} in source '{source.id}'", "links and pictures are not opened")


def _matches(case: Case) -> Iterator[Unchecked]:
    """State which sources could not be compared at all: nothing found in them says nothing about them."""
    speaking = {claim.source for claim in case.claims.values()}
    matched = {case.claims[claim].source for pair in case.correspondences for claim in pair.claims}
    for source in case.story.sources:
        if source.id not in speaking:
            yield Unchecked(f"source '{source.id}'", "no sentence was found in it")
        elif source.id not in matched and len(speaking) > 1:
            why = "none of its claims speaks of the same thing as a claim of another source"
            yield Unchecked(f"source '{source.id}' beside the others", why)


def _times(case: Case) -> Iterator[Unchecked]:
    for source in case.story.sources:
        if source.within is not None or case.anchors[source.id].day is not None:
            continue
        if any(fact.time.value.is_relative for fact in case.facts.times if fact.mention.source == source.id):
            why = "its day of publication is neither given nor to be found in the text"
            yield Unchecked(f"relative times of source '{source.id}'", why)


def _quotes(case: Case) -> Iterator[Unchecked]:
    matched = {match.quote for match in case.quotes}
    for quote in case.facts.quotes:
        if (
            quote.word_count >= _FEWEST_WORDS
            and quote not in matched
            and not _is_nested(case, quote.mention.source, quote.mention.start)
        ):
            words = " ".join(quote.mention.text.split()[:6])
            yield Unchecked(
                f"the quotation '{words}…' in source '{quote.mention.source}'",
                "its speaker has no source in the story",
            )


def _is_nested(case: Case, source: str, offset: int) -> bool:
    """Whether the words are those of a nested source, which exists only as quoted here."""
    return any(
        place.outer_start <= offset < place.outer_end
        for nested in case.story.sources
        if nested.within == source
        for place in nested.passages
    )
