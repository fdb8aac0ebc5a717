"""When each source was published, as far as that is given or can be inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times.anchors import infer_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from checker.facts.times import Anchor
    from checker.model.source import Source, Story


def publications(story: Story) -> Mapping[str, Anchor]:
    """Return the anchor of each source, by its id."""
    return {source.id: _anchor(story, source) for source in story.sources}


def _anchor(story: Story, source: Source) -> Anchor:
    return infer_anchor(
        source.text,
        source.language,
        given=source.published,
        timezone=source.timezone or (story.timezone if source.primary else None),
        not_before=_rests_on(story, source),
    )


def _rests_on(story: Story, source: Source) -> Iterator[date]:
    """Yield the days of the sources that a text cannot be older than: the primary rests on the others."""
    if not source.primary:
        return
    for other in story.sources:
        if other is not source and other.published_day is not None:
            yield other.published_day
