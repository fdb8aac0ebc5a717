"""The timeline: which times are of one event, and what each means in the zones it may be read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from checker.pipeline import Policy, check
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from checker.model.source import Source
    from checker.model.timeline import PlacedEvent

ARTICLE = told(
    "ar",
    "أجرى وزير الخارجية الأمريكي أنتوني بلينكن أمس الثلاثاء اتصالا هاتفيا مع نظيره المغربي ناصر بوريطة.",
    published="2023-02-01",
    timezone="Africa/Casablanca",
)
POST = told(
    "en",
    "Spoke with Moroccan Foreign Minister Nasser Bourita today about regional security.",
    kind="tweet",
    published="2023-02-01",
    speaker="Secretary of State Antony Blinken, United States",
)
COUNCIL = told("en", "The council of Valletta met on 4 March 2024.", published="2024-03-05")
CONSEIL = told(
    "fr", "Le conseil de La Valette s'est réuni le 5 mars 2024.", kind="post", published="2024-03-05"
)


def timeline(encoder: Encoder, *sources: Source, policy: Policy | None = None) -> tuple[PlacedEvent, ...]:
    return check(story(*sources), encoder, policy).timeline


def readings(item: PlacedEvent) -> list[tuple[str | None, str, str, bool]]:
    return [
        (it.zone, f"{it.start:%m-%dT%H:%M%z}", f"{it.end:%m-%dT%H:%M%z}", it.shifted) for it in item.readings
    ]


def test_the_days_of_one_event_are_told_in_every_zone(encoder: Encoder) -> None:
    article, post = timeline(encoder, ARTICLE, POST)
    assert (article.event, article.when.source, article.when.quote, article.when.value) == (
        1, "article", "أمس الثلاثاء", "2023-01-31",
    )  # fmt: skip
    assert article.named in ARTICLE.text
    assert readings(article) == [("Casablanca", "01-30T23:00+0000", "01-31T23:00+0000", False)]
    assert (post.event, post.when.quote, post.when.value) == (1, "today", "2023-02-01")
    assert readings(post) == [
        ("Washington", "02-01T05:00+0000", "02-02T05:00+0000", False),
        ("Washington", "01-31T05:00+0000", "02-01T05:00+0000", True),  # posted before midnight there
    ]


def test_a_day_of_no_known_zone_may_be_that_of_any(encoder: Encoder) -> None:
    council, _ = timeline(encoder, COUNCIL, CONSEIL)
    assert readings(council) == [(None, "03-03T10:00+0000", "03-05T12:00+0000", False)]


def test_days_that_conflict_are_of_one_event(encoder: Encoder) -> None:
    placed = timeline(encoder, COUNCIL, CONSEIL)
    assert [(it.event, it.when.source, it.when.value) for it in placed] == [
        (1, "article", "2024-03-04"), (1, "post", "2024-03-05"),
    ]  # fmt: skip


def test_days_that_agree_are_of_one_event(encoder: Encoder) -> None:
    agreeing = replace(CONSEIL, text=CONSEIL.text.replace("5 mars", "4 mars"))
    assert [it.event for it in timeline(encoder, COUNCIL, agreeing)] == [1, 1]


@pytest.mark.parametrize("level", ["off", "info"])
def test_settings_of_rules_change_nothing(level: str, encoder: Encoder) -> None:
    policy = Policy(levels={"date-conflict": level})
    assert timeline(encoder, COUNCIL, CONSEIL, policy=policy) == timeline(encoder, COUNCIL, CONSEIL)


def test_other_events_have_numbers_of_their_own(encoder: Encoder) -> None:
    other = told(
        "en", "A fire destroyed a warehouse in Sliema on 2 March 2024.", kind="post", published="2024-03-05"
    )
    placed = timeline(encoder, COUNCIL, CONSEIL, other)
    assert sorted({it.event for it in placed}) == [1, 2]
    assert [it.event for it in placed] == sorted(it.event for it in placed)


def test_a_story_without_days_has_none(encoder: Encoder) -> None:
    assert (
        timeline(encoder, told("en", "The council met."), told("fr", "Le conseil s'est réuni.", kind="post"))
        == ()
    )


def test_the_words_of_a_time_stand_in_its_source(encoder: Encoder) -> None:
    for source in (ARTICLE, POST):
        for item in timeline(encoder, ARTICLE, POST):
            if item.when.source == source.id:
                assert source.text[item.when.start : item.when.end] == item.when.quote
