"""Topics of all sources: which phrases name one topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.align.topics import group_topics
from tests.align.aligned import align
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from checker.model.source import Source


def groups(encoder: Encoder, *sources: Source) -> list[list[str]]:
    aligned = align(story(*sources), encoder)
    found = group_topics(aligned.story, aligned.facts.topics, aligned.vectors, encoder)
    return [[fact.mention.text for fact in group.mentions] for group in found]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ((("ar", "اجتمعت لجنة القدس."), ("ar", "ترأس لجنة القدس.")), [["لجنة القدس", "لجنة القدس"]]),
        ((("ar", "اجتمعت لجنة القدس."), ("ar-MA", "ترأس لجنة القدس.")), [["لجنة القدس", "لجنة القدس"]]),
        ((("ar", "اجتمعت لجنة القدس."), ("ar", "ترأس لجنة المالية.")), [["لجنة القدس"], ["لجنة المالية"]]),
        (
            (("en", "the water supply project"), ("en", "the water project")),
            [["water supply project", "water project"]],
        ),
        (
            (("en", "security cooperation"), ("ar", "التعاون الأمني")),
            [["security cooperation", "التعاون الأمني"]],
        ),
        (
            (("fr", "accord de pêche"), ("en", "a fisheries agreement")),
            [["accord de pêche", "fisheries agreement"]],
        ),
        (
            (("en", "the climate agreement"), ("en", "the climate forum")),
            [["climate agreement"], ["climate forum"]],
        ),
        (
            (("fr", "la commission des finances"), ("ar", "منتدى النقب")),
            [["commission des finances"], ["منتدى النقب"]],
        ),
        (
            (("en", "water project"), ("en", "water project"), ("fr", "projet d'eau")),
            [["water project", "water project", "projet d'eau"]],
        ),
        ((("en", "nothing"), ("fr", "rien")), []),
    ],
)
def test_groups(sources: tuple[tuple[str, str], ...], expected: list[list[str]], encoder: Encoder) -> None:
    assert groups(encoder, *(told(*source) for source in sources)) == expected


def test_a_group_names_its_sources_in_order(encoder: Encoder) -> None:
    aligned = align(
        story(
            told("en", "water project"), told("fr", "projet d'eau", kind="post"), told("en", "water project")
        ),
        encoder,
    )
    (group,) = group_topics(aligned.story, aligned.facts.topics, aligned.vectors, encoder)
    assert group.sources == ("article", "post", "article-2")
