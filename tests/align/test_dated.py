"""Which event a time belongs to, and which dated events are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.align.dated import dated_events, same_event_pairs
from checker.align.evidence import compatible, exclude
from tests.align.aligned import align
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from checker.model.source import Source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            told("en", "He visited Tunis on 3 March 2024, and the summit opens on 9 April 2024."),
            [("3 March 2024", "visited"), ("9 April 2024", "opens")],
        ),
        (
            told("ar", "زار الوزير تونس يوم 3 مارس 2024، ويجتمع المجلس يوم 9 أبريل 2024."),
            [("يوم 3 مارس 2024", "زار"), ("يوم 9 أبريل 2024", "ويجتمع")],
        ),
        (
            told("fr", "La grève du 3 mars 2024 a pris fin; la réunion est prévue le 9 avril 2024."),
            [("3 mars 2024", "grève"), ("9 avril 2024", "réunion")],
        ),
        (
            told("ar", "أجرى أمس الثلاثاء، محادثة هاتفية مع نظيره.", published="2023-02-01"),
            [("أمس الثلاثاء", "محادثة هاتفية")],
        ),
        (told("en", "It rained on 3 March 2024."), [("3 March 2024", None)]),
        (
            told("en", "RABAT, March 3, 2024 — The talks began on March 2, 2024."),
            [("March 2, 2024", "talks")],
        ),
        (
            told("ar", "الرباط - 3 مارس 2024 - بدأت المحادثات يوم 2 مارس 2024."),
            [("يوم 2 مارس 2024", "المحادثات")],
        ),
        # No days: a clock time, a length, a period, a year.
        (told("en", "The meeting began at nine.", published="2024-03-03"), []),
        (told("fr", "La réunion a duré trois heures."), []),
        (told("en", "The war from 2011 to 2020 cost much."), []),
        (told("ar", "تأسست الشركة سنة 1994."), []),
        # Nothing places them.
        (told("ar", "جرى اللقاء أمس."), []),
    ],
)
def test_the_event_of_a_time(
    source: Source, expected: list[tuple[str, str | None]], encoder: Encoder
) -> None:
    aligned = align(story(source), encoder)
    found = [
        (it.time.mention.text, it.event.mention.text if it.event else None)
        for it in dated_events(aligned.story, aligned.facts)
    ]
    assert found == expected


def paired(encoder: Encoder, *sources: Source) -> list[tuple[str, str]]:
    aligned = align(story(*sources), encoder)
    dated = dated_events(aligned.story, aligned.facts)
    return [
        (one.time.mention.text, other.time.mention.text)
        for one, other in same_event_pairs(dated, aligned.scores, aligned.story)
    ]


def test_one_event_in_two_languages(encoder: Encoder) -> None:
    assert paired(
        encoder,
        told("en", "Minister Karim Tazi met Laura MacLean on 3 March 2024. The forum opens on 9 April 2024."),
        told("ar", "التقى الوزير كريم التازي لورا ماكلين يوم 4 مارس 2024.", kind="post"),
    ) == [("3 March 2024", "يوم 4 مارس 2024")]


@pytest.mark.parametrize(
    "other",
    [
        "Minister Omar Slaoui met Pedro Alvarez on 4 March 2024.",
        "Minister Karim Tazi telephoned Laura MacLean on 4 March 2024.",
        "Prices rose on 4 March 2024.",
    ],
)
def test_two_events(other: str, encoder: Encoder) -> None:
    one = told("en", "Minister Karim Tazi met Laura MacLean on 3 March 2024.")
    assert paired(encoder, one, told("en", other, kind="post")) == []


def test_a_source_and_what_it_quotes_are_not_compared(encoder: Encoder) -> None:
    assert (
        paired(
            encoder,
            told(
                "en",
                "The ministry wrote: “We met Laura MacLean on 3 March 2024”. "
                "We met Laura MacLean on 4 March 2024.",
            ),
            told("en", "We met Laura MacLean on 3 March 2024", kind="statement", within="article"),
        )
        == []
    )


def test_kinds_of_event() -> None:
    assert compatible("contact-call", "contact-talk")
    assert compatible("contact-talk", "contact-meeting")
    assert not compatible("contact-call", "contact-meeting")
    assert exclude("contact-call", "contact-meeting")
    assert exclude("visit", "speech")
    assert not exclude("visit", "visit")
    assert not exclude("visit", "strike")
    assert not exclude("contact-talk", "contact-meeting")
