"""Topics of all sources, grouped: the same phrase, or phrases that mean the same across languages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from checker.align.nearness import nearness
from checker.model.language import primary_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.align.vectors import Vectors
    from checker.embed import Encoder
    from checker.facts.values import TopicFact
    from checker.model.source import Story

_SAME_HEAD = 0.5
_SHARED_WORDS = 0.5


class TopicGroup(Struct, frozen=True):
    """Mentions of one topic, in order of sources and text."""

    mentions: tuple[TopicFact, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that have the topic, in order."""
        return tuple(dict.fromkeys(fact.mention.source for fact in self.mentions))


def topics_to_embed(story: Story, topics: Sequence[TopicFact]) -> tuple[TopicFact, ...]:
    """Return the topics that are compared by meaning: those with a head that another language has too."""
    languages: dict[str, set[str]] = defaultdict(set)
    for topic in topics:
        languages[topic.concept].add(_language(story, topic))
    return tuple(topic for topic in topics if len(languages[topic.concept]) > 1)


def group_topics(
    story: Story, topics: Sequence[TopicFact], vectors: Vectors, encoder: Encoder
) -> tuple[TopicGroup, ...]:
    """Group topic phrases that mean the same.

    Within a language they must share words; across languages, where words cannot tell, meaning. Either way
    their heads must mean the same.
    """
    tags = [_language(story, topic) for topic in topics]
    linked = _same_words(topics, tags)
    compared = set(topics_to_embed(story, topics))
    places = [index for index, topic in enumerate(topics) if topic in compared]
    if places:
        linked[np.ix_(places, places)] |= _same_meaning(
            [topics[index] for index in places], story, vectors, encoder
        )
    return tuple(TopicGroup(tuple(topics[index] for index in group)) for group in _components(linked))


def _language(story: Story, topic: TopicFact) -> str:
    return primary_language(story.source(topic.mention.source).language)


def _same_words(topics: Sequence[TopicFact], tags: Sequence[str]) -> NDArray[np.bool_]:
    """Mark the pairs of one language that have one head and enough other words in common."""
    languages = np.asarray(tags)
    same_language = languages[:, None] == languages[None, :]
    return np.asarray(same_language & _same_head(topics) & (_shared_words(topics) >= _SHARED_WORDS), np.bool_)


def _same_meaning(
    topics: Sequence[TopicFact], story: Story, vectors: Vectors, encoder: Encoder
) -> NDArray[np.bool_]:
    """Mark the pairs of two languages that have one head and mean the same."""
    tags = [story.source(topic.mention.source).language for topic in topics]
    rows = vectors.of([(topic.mention.text, tag) for topic, tag in zip(topics, tags, strict=True)])
    languages = np.asarray([_language(story, topic) for topic in topics])
    across = languages[:, None] != languages[None, :]
    near = nearness(rows, rows, (tags, tags), encoder)
    return np.asarray(across & _same_head(topics) & (near >= _SAME_HEAD), np.bool_)


def _same_head(topics: Sequence[TopicFact]) -> NDArray[np.bool_]:
    concepts = np.asarray([topic.concept for topic in topics])
    return np.asarray(concepts[:, None] == concepts[None, :], np.bool_)


def _shared_words(topics: Sequence[TopicFact]) -> NDArray[np.float32]:
    """Return the share of the shorter phrase's words that both have."""
    columns: dict[str, int] = {}
    rows = [[columns.setdefault(word, len(columns)) for word in topic.key.split()] for topic in topics]
    held = np.zeros((len(topics), max(len(columns), 1)), np.float32)
    for row, found in enumerate(rows):
        held[row, found] = 1
    sizes = held.sum(axis=1)
    # The head itself is shared by all phrases with one concept and says nothing.
    common = np.maximum(held @ held.T - 1, 0)
    return np.asarray(common / np.maximum(np.minimum(sizes[:, None], sizes[None, :]) - 1, 1), np.float32)


def _components(linked: NDArray[np.bool_]) -> list[list[int]]:
    """Return the connected components of a symmetric relation, each in order."""
    seen: set[int] = set()
    groups = []
    for start in range(len(linked)):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            for other in np.nonzero(linked[waiting.pop()])[0].tolist():
                if other not in group:
                    group.add(other)
                    waiting.append(other)
        seen |= group
        groups.append(sorted(group))
    return groups
